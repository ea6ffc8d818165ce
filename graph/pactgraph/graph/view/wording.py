"""Plain words for dates, times and terms, as a reader who knows no field name would want them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Final

from pactgraph.ontology.amount import Amount
from pactgraph.ontology.claim import Claim, Modality
from pactgraph.ontology.entity import Entity
from pactgraph.ontology.iri import Iri
from pactgraph.ontology.partial_date import PartialDate
from pactgraph.ontology.source import Source
from pactgraph.ontology.vocabulary import vocabulary

__all__ = ["plain_amount", "plain_date", "source_lines", "speaker", "terms", "validity"]

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_LARGE: Final = re.compile(r"\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?")
_MODALITIES = {
    Modality.ASSERTED: "put as a fact",
    Modality.NEGATED: "put as not being so",
    Modality.HYPOTHETICAL: "put as possible, not as a fact",
}


def plain_date(when: PartialDate) -> str:
    """A date in words, as precise as it is.

    >>> plain_date(PartialDate(2026, 4, 27)), plain_date(PartialDate(2026, 4)), plain_date(PartialDate(2026))
    ('27 April 2026', 'April 2026', '2026')
    """
    parts = [] if when.day is None else [str(when.day)]
    if when.month is not None:
        parts.append(_MONTHS[when.month - 1])
    return " ".join([*parts, str(when.year)])


def validity(start: PartialDate | None, end: PartialDate | None) -> str:
    """The time in which something holds; ``end`` is the first date on which it no longer does.

    >>> validity(PartialDate(2025, 1, 21), PartialDate(2026, 4, 27))
    'from 21 January 2025 until 26 April 2026, inclusive'
    >>> validity(PartialDate(2025), None), validity(None, PartialDate(2033)), validity(None, None)
    ('since 2025, no end said', 'until 2032, inclusive', 'not said')
    """
    if end is None:
        return "not said" if start is None else f"since {plain_date(start)}, no end said"
    until = f"until {plain_date(end.previous)}, inclusive"
    return until if start is None else f"from {plain_date(start)} {until}"


def plain_amount(amount: Amount) -> str:
    """An amount as a newspaper would print it, with the words it came from where they say it otherwise.

    >>> plain_amount(Amount.exactly(12_500_000_000, "USD", "$12.5bn"))
    '12.5 billion USD (“$12.5bn”)'
    >>> plain_amount(Amount.exactly(140_000_000_000, "USD", "140000000000 USD"))
    '140 billion USD'
    """
    words = _LARGE.sub(_in_millions, str(amount))
    digits = re.sub(r"[\s,]", "", str(amount))
    same = amount.text == words or re.sub(r"[\s,]", "", amount.text) in (digits, digits.removeprefix("about"))
    return words if same else f"{words} (“{amount.text}”)"


def _in_millions(found: re.Match[str]) -> str:
    number = Decimal(found[0].replace(",", ""))
    for name, size in (("trillion", 10**12), ("billion", 10**9), ("million", 10**6)):
        if number >= size:
            share = number / size
            return f"{share.normalize():f} {name}" if share == round(share, 3) else found[0]
    return found[0]


def terms(claim: Claim, entities: Mapping[Iri, Entity]) -> Iterator[tuple[str, str]]:
    """What a claim says beyond who, what and whom: label and text of each part, in reading order.

    >>> from pactgraph.ontology.source import Evidence
    >>> claim = Claim(
    ...     subject=Iri("urn:a"), subject_name="A", relation="hosts", object=Iri("urn:b"), object_name="B",
    ...     source=Iri("urn:s"), evidence=Evidence("A hosts B"), scope="stateless APIs",
    ... )
    >>> dict(terms(claim, {}))["Scope"]
    'stateless APIs'
    """
    if isinstance(claim.scope, Iri):
        yield "Scope", _name(claim.scope, entities)
    elif claim.scope is not None:
        yield "Scope", claim.scope
    yield "Exclusive", _exclusive(claim)
    yield "Status", claim.status.value.replace("-", " ")
    yield "Modality", f"{claim.modality.value} ({_MODALITIES[claim.modality]})"
    yield "Valid", validity(claim.valid_from, claim.valid_to)
    for amount in claim.amounts:
        yield "Amount", plain_amount(amount)
    if claim.condition is not None:
        yield "Condition", claim.condition
    said_by = speaker(claim, entities)
    if said_by is not None:
        yield "Asserted by", said_by
    if claim.confidence is not None:
        yield "Confidence", claim.confidence.value
    if claim.recorded_by is not None or claim.recorded_at is not None:
        on = "" if claim.recorded_at is None else plain_date(PartialDate.of(claim.recorded_at.date()))
        yield "Recorded", ", ".join(part for part in (claim.recorded_by, on) if part)


def speaker(claim: Claim, entities: Mapping[Iri, Entity]) -> str | None:
    """Whose words a claim is, as far as it says so: as its source puts it, or by their names."""
    names = ", ".join(_name(iri, entities) for iri in claim.speakers)
    return claim.asserted_by or names or None


def source_lines(source: Source) -> Iterator[tuple[str, str]]:
    """Who published a source, under which title, by whom and when: label and text of each.

    >>> list(source_lines(Source("urn:x", publisher="Example News", published=PartialDate(2026, 4))))
    [('Publisher', 'Example News'), ('Said', 'April 2026')]
    """
    for label, text in (("Publisher", source.publisher), ("Title", source.title), ("Author", source.author)):
        if text:
            yield label, text
    if not (source.publisher or source.title):
        yield "Source", source.identifier
    yield "Said", "date not known" if source.published is None else plain_date(source.published)


def _exclusive(claim: Claim) -> str:
    if claim.exclusive is None:
        implied = vocabulary().relation(claim.relation).implies_exclusive
        return "yes, as the relation's name says" if implied else "not said"
    return "yes" if claim.exclusive else "no"


def _name(iri: Iri, entities: Mapping[Iri, Entity]) -> str:
    return entities[iri].name if iri in entities else iri
