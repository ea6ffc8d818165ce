"""Relations of FollowTheMoney as claims: dates, scope and amounts of a record, and the source it cites."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from pactgraph.loaders.followthemoney.model import Link, model
from pactgraph.loaders.followthemoney.record import FtmRecord
from pactgraph.loaders.json_stream.values import compact_json
from pactgraph.ontology.amount import Amount
from pactgraph.ontology.claim import Claim, Status
from pactgraph.ontology.entity import Entity
from pactgraph.ontology.interchange.dates import after, earliest, latest
from pactgraph.ontology.interchange.shares import amount_of_share
from pactgraph.ontology.partial_date import PartialDate
from pactgraph.ontology.source import Evidence, Source

__all__ = ["Said", "cited_source", "claim_of", "said_by"]

_RANGE = re.compile(r"([\d.]+)\s*%?\s*(?:-|–|to)\s*([\d.]+)\s*%?")


@dataclass(frozen=True, slots=True)
class Said:
    """What a record says of its relation, whichever its ends are."""

    relation: str
    scope: str | None
    status: Status
    amounts: tuple[Amount, ...]
    evidence: Evidence


def said_by(record: FtmRecord, link: Link, whole: str) -> Said:
    """The relation, scope, status and amounts of a record; ``whole`` is the text it stands in.

    :raises InvalidValue: for a share that cannot be one
    """
    scope = ", ".join(record.all(*link.scope)) or None
    status = Status(link.status) if link.status else Status.IN_FORCE
    over = {word.casefold() for word in record.all("status")} & set(model().properties("over"))
    return Said(
        relation=link.relation_of(scope or ""),
        scope=scope,
        status=Status.ENDED if over else status,
        amounts=tuple(_amounts(record)),
        evidence=Evidence(compact_json(record.text or whole), locator=record.place),
    )


def claim_of(record: FtmRecord, said: Said, subject: Entity, object_: Entity, source: Source) -> Claim:
    """The claim of a record about two of its ends.

    :raises InvalidValue: for a date that cannot be
    """
    last = latest(record.all(*model().properties("ends")))
    return Claim(
        subject=subject.iri,
        subject_name=subject.name,
        relation=said.relation,
        object=object_.iri,
        object_name=object_.name,
        source=source.iri,
        evidence=said.evidence,
        scope=said.scope,
        status=said.status,
        valid_from=_begin(record),
        valid_to=None if last is None else after(last),
        amounts=said.amounts,
        recorded_by=f"followthemoney {record.schema}".strip(),
    )


def _begin(record: FtmRecord) -> PartialDate | None:
    for name in model().properties("starts"):
        if values := record.all(name):
            return earliest(values)
    return None


def cited_source(record: FtmRecord, own: Source) -> Source:
    """The source that a record cites, within the file; the file itself where it cites none.

    :raises InvalidValue: for a date that cannot be
    """
    url, publisher = record.one("sourceUrl"), record.one("publisher")
    datasets = record.about.get("datasets")
    title = ", ".join(map(str, datasets)) if isinstance(datasets, list) else None
    published = latest(record.all(*model().properties("said"))[:1] or _changed(record))
    if not (url or publisher or title or published):
        return own
    return Source(
        identifier=" ".join(filter(None, (url or publisher or title, str(published or ""))))
        or own.identifier,
        title=title or None,
        publisher=publisher,
        published=published,
        url=url,
        within=own.iri,
    )


def _changed(record: FtmRecord) -> list[str]:
    found = (record.about.get(name) for name in ("last_change", "last_seen"))
    return [text for text in found if isinstance(text, str) and text][:1]


def _amounts(record: FtmRecord) -> Iterator[Amount]:
    table = model().table
    for amount in table["amounts"]:
        unit = amount.get("unit") or record.one(amount["unit_from"])
        yield from (_amount(text, unit) for text in record.all(amount["value"]))
    for amount in table["sums"]:
        texts = record.all(amount["value"])
        if texts:
            unit = amount.get("unit") or record.one(amount["unit_from"])
            yield from (_amount(text, unit) for text in texts)
            return


def _amount(text: str, unit: str | None) -> Amount:
    number = text.replace(",", "").removesuffix("%").strip()
    words = text if unit is None or text.endswith(unit) else f"{text} {unit}"
    between = _RANGE.fullmatch(text.strip())
    if unit == "%" and between is not None:
        found = amount_of_share({"minimum": between[1], "maximum": between[2]})
        assert found is not None
        return Amount(found.low, found.high, unit, words)
    try:
        value = Decimal(number)
    except InvalidOperation:
        return Amount(None, None, unit, words)
    return Amount.exactly(value, unit, words)
