"""Claims as rows of a table and back: all that a claim says, so that nothing changes on the way.

The columns that people read and filter are those of any claim table; ``subject_id``, ``source_identifier``
and their like make the row exact. ``more`` is a JSON object of what has no column: amounts with bounds, the
speakers, and, in the first row that names it, what else is known of an entity or a source.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from datetime import datetime
from decimal import Decimal
from typing import Any, Final

from pactgraph.ontology.amount import Amount
from pactgraph.ontology.claim import Claim, Confidence, Modality, Status
from pactgraph.ontology.entity import UNCLASSIFIED, Entity
from pactgraph.ontology.errors import InvalidValue
from pactgraph.ontology.interchange.dates import last_before
from pactgraph.ontology.iri import Iri
from pactgraph.ontology.partial_date import PartialDate
from pactgraph.ontology.source import Evidence, Source

__all__ = ["COLUMNS", "claim_of_row", "entities_of_row", "row_of_claim", "sources_of_row"]

COLUMNS: Final = (
    "subject", "predicate", "object", "scope", "exclusive", "modality", "commitment", "valid_from",
    "valid_to", "amount", "currency", "quantity_unit", "condition", "asserted_by", "source_title",
    "source_publisher", "source_url", "source_published", "quote", "confidence",
    "subject_id", "subject_kind", "object_id", "object_kind", "source_identifier", "source_within",
    "quote_start", "locator", "recorded_by", "recorded_at", "more",
)  # fmt: skip
"""The columns of a row, in order."""

_SPOKEN: Final = (
    ("title", "source_title"),
    ("publisher", "source_publisher"),
    ("url", "source_url"),
    ("published", "source_published"),
    ("identifier", "source_identifier"),
)
_New = Callable[[Iri, Iri], bool]


def row_of_claim(
    claim: Claim,
    sources: Mapping[Iri, Source],
    entities: Mapping[Iri, Entity],
    new: _New,
) -> dict[str, str]:
    """The row of a claim; ``new`` tells whether an entity or source was not yet written for a carrier.

    ``valid_to`` is the last day (month, year) on which the claim holds, as in every claim table.
    """
    source = sources[claim.source]
    carrier = None if source.within is None else sources.get(source.within)
    last = None if claim.valid_to is None else last_before(claim.valid_to)
    more = {
        "amounts": [_amount_json(amount) for amount in claim.amounts],
        "speakers": list(claim.speakers),
        "entry": claim.entry,
        "replaces": list(claim.replaces),
        "scope_is_entity": isinstance(claim.scope, Iri),
        "valid_to": str(claim.valid_to) if claim.valid_to is not None and last is None else None,
        "within": source.within if carrier is None else None,
        "source": _json(source, _BESIDE_COLUMNS) if new(source.carrier, source.iri) else None,
        "carrier": _json(carrier, _CARRIER) if carrier and new(carrier.iri, carrier.iri) else None,
        "entities": [
            _json(entities[iri], _ENTITY)
            for iri in dict.fromkeys((claim.subject, claim.object, *claim.speakers, *_scoped(claim)))
            if iri in entities and new(source.carrier, iri)
        ],
    }
    money, quantity = _plain_amounts(claim.amounts)
    row = {
        "subject": claim.subject_name,
        "predicate": claim.relation,
        "object": claim.object_name,
        "scope": claim.scope,
        "exclusive": None if claim.exclusive is None else str(claim.exclusive).lower(),
        "modality": claim.modality,
        "commitment": claim.status,
        "valid_from": claim.valid_from,
        "valid_to": last,
        **money,
        "quantity_unit": quantity,
        "condition": claim.condition,
        "asserted_by": claim.asserted_by,
        **{column: getattr(source, name) for name, column in _SPOKEN},
        "quote": claim.evidence.quote,
        "confidence": claim.confidence,
        "subject_id": claim.subject,
        "subject_kind": entities[claim.subject].kind if claim.subject in entities else None,
        "object_id": claim.object,
        "object_kind": entities[claim.object].kind if claim.object in entities else None,
        "source_within": None if carrier is None else carrier.identifier,
        "quote_start": claim.evidence.start,
        "locator": claim.evidence.locator,
        "recorded_by": claim.recorded_by,
        "recorded_at": None if claim.recorded_at is None else claim.recorded_at.isoformat(),
        "more": json.dumps({key: value for key, value in more.items() if value}, ensure_ascii=False),
    }
    return {column: "" if row[column] is None else str(row[column]) for column in COLUMNS}


_BESIDE_COLUMNS: Final = ("author", "media_type", "content_hash", "text")
_CARRIER: Final = tuple(field.name for field in fields(Source) if field.name != "within")
_ENTITY: Final = tuple(field.name for field in fields(Entity))


def sources_of_row(row: Mapping[str, str]) -> Iterator[tuple[Source, bool]]:
    """The source of a row and before it the one that carries it, each with whether all is said of it.

    :raises InvalidValue: for a cell that cannot be what its column says
    """
    more = _more(row)
    within = None if more.get("within") is None else Iri(more["within"])
    if row["source_within"]:
        told = more.get("carrier") or {"identifier": row["source_within"]}
        carrier = Source(**_typed(told))
        within = carrier.iri
        yield carrier, "carrier" in more
    spoken = {name: row[column] for name, column in _SPOKEN if row[column]}
    yield Source(**_typed({**spoken, **more.get("source", {})}), within=within), "source" in more


def entities_of_row(row: Mapping[str, str]) -> Iterator[tuple[Entity, bool]]:
    """The entities at the ends of a row and its speakers, each with whether all is said of it."""
    described = {found["iri"]: _entity(found) for found in _more(row).get("entities", ())}
    yield from ((entity, True) for entity in described.values())
    for end in ("subject", "object"):
        iri = Iri(row[f"{end}_id"])
        if iri not in described:
            yield Entity(iri, row[end], row[f"{end}_kind"] or UNCLASSIFIED), False


def claim_of_row(row: Mapping[str, str], source: Source) -> Claim:
    """The claim of a row.

    :raises InvalidValue: for a cell that cannot be what its column says
    """
    more = _more(row)
    start = int(row["quote_start"]) if row["quote_start"] else None
    scope: str | None = row["scope"] or None
    last = PartialDate.parse(row["valid_to"]).next if row["valid_to"] else None
    return Claim(
        subject=Iri(row["subject_id"]),
        subject_name=row["subject"],
        relation=row["predicate"],
        object=Iri(row["object_id"]),
        object_name=row["object"],
        source=source.iri,
        evidence=Evidence(
            row["quote"],
            start,
            None if start is None else start + len(row["quote"]),
            row["locator"] or None,
        ),
        scope=Iri(scope) if scope is not None and more.get("scope_is_entity") else scope,
        exclusive={"true": True, "false": False}.get(row["exclusive"]),
        modality=_word(Modality, row["modality"] or "asserted"),
        status=_word(Status, row["commitment"] or "in-force"),
        valid_from=PartialDate.parse(row["valid_from"]) if row["valid_from"] else None,
        valid_to=PartialDate.parse(more["valid_to"]) if "valid_to" in more else last,
        amounts=tuple(_amount(found) for found in more.get("amounts", ())),
        condition=row["condition"] or None,
        asserted_by=row["asserted_by"] or None,
        speakers=tuple(map(Iri, more.get("speakers", ()))),
        confidence=_word(Confidence, row["confidence"]) if row["confidence"] else None,
        entry=Iri(more["entry"]) if "entry" in more else None,
        replaces=tuple(map(Iri, more.get("replaces", ()))),
        recorded_by=row["recorded_by"] or None,
        recorded_at=datetime.fromisoformat(row["recorded_at"]) if row["recorded_at"] else None,
    )


def _word(words: Any, word: str) -> Any:
    try:
        return words(word)
    except ValueError:
        raise InvalidValue(f"{word!r} is none of {', '.join(words)}") from None


def _more(row: Mapping[str, str]) -> dict[str, Any]:
    try:
        found = json.loads(row["more"] or "{}")
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise InvalidValue("the cell 'more' holds no JSON object; leave it as it was exported, or empty")
    return found


def _scoped(claim: Claim) -> tuple[Iri, ...]:
    return (claim.scope,) if isinstance(claim.scope, Iri) else ()


def _plain_amounts(amounts: tuple[Amount, ...]) -> tuple[dict[str, str | None], str | None]:
    """The first exact sum of money and the first other amount, as any claim table has them."""
    money = [a for a in amounts if a.unit and len(a.unit) == 3 and a.unit.isupper() and a.low == a.high]
    exact = [a for a in money if a.low is not None]
    others = [a for a in amounts if a not in exact[:1]]
    number = f"{exact[0].low.normalize():f}" if exact and exact[0].low is not None else None
    return (
        {"amount": number, "currency": exact[0].unit if exact else None},
        others[0].text if others else None,
    )


def _amount_json(amount: Amount) -> list[Any]:
    bounds = [None if bound is None else str(bound) for bound in (amount.low, amount.high)]
    return [*bounds, amount.unit, amount.text, amount.approximate]


def _amount(found: list[Any]) -> Amount:
    low, high, unit, text, approximate = found
    bounds = [None if bound is None else Decimal(bound) for bound in (low, high)]
    return Amount(bounds[0], bounds[1], unit, text, approximate)


def _json(value: Source | Entity, names: tuple[str, ...]) -> dict[str, Any]:
    found = {name: getattr(value, name) for name in names}
    return {
        name: str(part) if isinstance(part, PartialDate) else part
        for name, part in found.items()
        if part not in (None, ())
    }


def _typed(found: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a source, its date as one."""
    return {name: PartialDate.parse(part) if name == "published" else part for name, part in found.items()}


def _entity(found: Mapping[str, Any]) -> Entity:
    many = {name: tuple(found.get(name, ())) for name in ("aliases", "identifiers")}
    return Entity(
        iri=Iri(found["iri"]),
        name=found["name"],
        kind=found.get("kind", UNCLASSIFIED),
        aliases=many["aliases"],
        description=found.get("description"),
        homepage=found.get("homepage"),
        parent=None if found.get("parent") is None else Iri(found["parent"]),
        identifiers=tuple(map(Iri, many["identifiers"])),
    )
