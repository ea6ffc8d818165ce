"""Statements of Wikidata as claims: rank, qualifiers, and each reference as a source that says it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from pactgraph.loaders.json_stream.parts import object_in, objects, text_in
from pactgraph.loaders.wikidata.items import Item
from pactgraph.loaders.wikidata.snaks import (
    NO_VALUE,
    SOME_VALUE,
    Time,
    amount_of,
    item_of,
    snaks_of,
    text_of,
    time_of,
)
from pactgraph.ontology.amount import Amount
from pactgraph.ontology.claim import Confidence, Status
from pactgraph.ontology.errors import InvalidValue
from pactgraph.ontology.identifiers import Identifier
from pactgraph.ontology.interchange import interchange_table
from pactgraph.ontology.interchange.dates import after, register_date
from pactgraph.ontology.partial_date import PartialDate
from pactgraph.ontology.source import Source

__all__ = ["Qualified", "cited_sources", "confidence_of", "qualified", "unnamed", "words_of"]

_Name = Callable[[str], str]
_LEFT_OUT = {"hash", "datatype", "snaks-order", "qualifiers-order"}


@dataclass(frozen=True, slots=True)
class Qualified:
    """What the qualifiers of a statement say; ``coarse`` counts times that no date is as wide as."""

    valid_from: PartialDate | None
    valid_to: PartialDate | None
    status: Status
    amounts: tuple[Amount, ...]
    scope: tuple[str, ...]
    coarse: int


def qualified(statement: Mapping[str, Any], name: _Name) -> Qualified:
    """What the qualifiers of a statement say.

    An end at an unknown time makes the claim one of an ended relation. A beginning that is known to a decade
    only is no date; an end that is known so is surely over when the decade is.

    :raises InvalidValue: for a time that cannot be
    """
    around, roles = object_in(statement, "qualifiers"), interchange_table("wikidata")["qualifiers"]
    begins = _times(around, roles["start"]) or _times(around, roles["at"])
    ends = _times(around, roles["end"])
    ended_some_time = any(snak.get("snaktype") == SOME_VALUE for snak in snaks_of(around, *roles["end"]))
    dates = [time.date for time in begins if time.date is not None]
    shares = [amount_of(snak, share=True) for snak in snaks_of(around, *roles["share"])]
    sums = [amount_of(snak) for snak in snaks_of(around, *roles["amount"])]
    scope = (item_of(snak) or text_of(snak) for snak in snaks_of(around, *roles["scope"]))
    return Qualified(
        valid_from=min(dates, key=lambda date: date.first_day, default=None),
        valid_to=after(max((time.last for time in ends), key=lambda date: date.last_day)) if ends else None,
        status=Status.ENDED if ended_some_time and not ends else Status.IN_FORCE,
        amounts=tuple(amount for amount in (*shares, *sums) if amount is not None),
        scope=tuple(dict.fromkeys(name(found) for found in scope if found)),
        coarse=sum(time.date is None for time in (*begins, *ends)),
    )


def _times(around: Mapping[str, Any], properties: list[str]) -> list[Time]:
    found = (time_of(snak) for snak in snaks_of(around, *properties))
    return [time for time in found if time is not None]


def confidence_of(
    statement: Mapping[str, Any], beside: list[Mapping[str, Any]], ends: bool
) -> Confidence | None:
    """How sure a statement is by its rank among those of its property.

    A preferred one is what the community stands by. Beside it, one of normal rank that doesn't say when it
    ended is kept but doesn't hold, nor does a deprecated one: it was stated, and is known to be wrong or out
    of date, which is not the same as its negation.

    >>> confidence_of({"rank": "deprecated"}, [], False).value, confidence_of({"rank": "normal"}, [], False)
    ('low', None)
    """
    rank = statement.get("rank")
    if rank == "preferred":
        return Confidence.HIGH
    preferred = any(other.get("rank") == "preferred" for other in beside)
    if rank == "deprecated" or (preferred and not ends):
        return Confidence.LOW
    return None


def cited_sources(statement: Mapping[str, Any], own: Source, item: Item, name: _Name) -> list[Source]:
    """The sources that a statement cites, each within the file; the item itself where it cites none."""
    cited = (
        _reference(object_in(found, "snaks"), own, name) for found in objects(statement.get("references"))
    )
    sources = {source.iri: source for source in cited if source is not None}
    return list(sources.values()) or [_item_page(item, own)]


def _item_page(item: Item, own: Source) -> Source:
    modified = text_in(item.data, "modified")
    try:
        published = None if modified is None else register_date(modified)
    except InvalidValue:
        published = None
    return Source(
        identifier=Identifier.of("qid", item.id).iri,
        title=f"Wikidata item {item.id}",
        publisher="Wikidata",
        published=published,
        url=f"https://www.wikidata.org/wiki/{item.id}",
        within=own.iri,
    )


def _reference(snaks: Mapping[str, Any], own: Source, name: _Name) -> Source | None:
    roles = interchange_table("wikidata")["references"]
    url, title, author = (_first(snaks, roles[role], text_of) for role in ("url", "title", "author"))
    publisher = _first(snaks, roles["publisher"], item_of) or _first(snaks, roles["within"], item_of)
    stated_in = _first(snaks, roles["stated_in"], item_of)
    if url is None and stated_in is None:
        return None
    said_by = publisher or stated_in
    published = _date(snaks, roles["published"]) or _date(snaks, roles["retrieved"])
    stated = None if stated_in is None else str(Identifier.of("qid", stated_in).iri)
    return Source(
        identifier=" ".join(filter(None, (url or stated, str(published or "")))),
        title=title or (name(stated_in) if stated_in is not None and stated_in != said_by else None),
        publisher=None if said_by is None else name(said_by),
        author=author,
        published=published,
        url=url,
        within=own.iri,
    )


def _first(
    snaks: Mapping[str, Any], property: str, read: Callable[[Mapping[str, Any]], str | None]
) -> str | None:
    return next(filter(None, map(read, snaks_of(snaks, property))), None)


def _date(snaks: Mapping[str, Any], property: str) -> PartialDate | None:
    for snak in snaks_of(snaks, property):
        try:
            time = time_of(snak)
        except InvalidValue:
            continue
        if time is not None and time.date is not None:
            return time.date
    return None


def words_of(statement: Mapping[str, Any]) -> str:
    """The statement as it stands in the file, but for what only machines need: hashes and orders."""
    return json.dumps(_plain(statement), ensure_ascii=False, separators=(",", ":"), default=str)


def _plain(found: Any) -> Any:
    if isinstance(found, dict):
        return {key: _plain(value) for key, value in found.items() if key not in _LEFT_OUT}
    return [_plain(item) for item in found] if isinstance(found, list) else found


def unnamed(snak: Mapping[str, Any], property: str) -> tuple[str, str] | None:
    """The relation and concept of a value that nobody has or nobody names, where that is an answer."""
    table = interchange_table("wikidata")
    for kind, answers in ((NO_VALUE, "none"), (SOME_VALUE, "unknown")):
        if snak.get("snaktype") == kind and property in table[answers]:
            answer = table[answers][property]
            return answer["relation"], answer["concept"]
    return None
