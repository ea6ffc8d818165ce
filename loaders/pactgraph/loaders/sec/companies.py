"""The SEC's lists of companies in JSON: tickers of all filers, and the record of one filer with its names.

They make no claims. They say which company a CIK or a ticker stands for, and what it was called before.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from pactgraph.loaders.document import Document
from pactgraph.loaders.loader import Loader
from pactgraph.ontology.entity import UNCLASSIFIED, Entity
from pactgraph.ontology.errors import InvalidValue, MalformedSource
from pactgraph.ontology.identifiers import Identifier
from pactgraph.ontology.records import Notice, Records, Refusal
from pactgraph.ontology.source import Source

__all__ = ["SEC_COMPANIES", "described", "former"]


def _read(document: Document) -> Records:
    try:
        content = json.loads(document.text())
    except (json.JSONDecodeError, RecursionError) as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else None
        raise MalformedSource(document.name, f"not JSON: {error}", line=line) from None
    if not isinstance(content, dict):
        raise MalformedSource(document.name, "it is neither a list of tickers nor the record of a filer")
    yield Source(
        identifier=document.url or document.identifier,
        title="Company tickers" if "filings" not in content else f"Filer {content.get('name')}",
        publisher="SEC",
        url=document.url,
        media_type="application/json",
        content_hash=document.content_hash,
    )
    if isinstance(content.get("cik"), str | int):
        yield from _filer(content, document.name)
    else:
        yield from _listed(_rows(content), document.name)


def _rows(content: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    fields, rows = content.get("fields"), content.get("data")
    if isinstance(fields, list) and isinstance(rows, list):
        # company_tickers_exchange.json has a head of names and rows of values
        for number, row in enumerate(rows):
            pairs = zip(fields, row, strict=False) if isinstance(row, list) else ()
            yield f"row {number}", {str(name): value for name, value in pairs}
    else:
        for key, row in content.items():
            yield f"entry {key}", row if isinstance(row, dict) else {}


def _listed(rows: Iterator[tuple[str, dict[str, Any]]], name: str) -> Records:
    """One entity for each CIK, with all its tickers, in the order of the file."""
    tickers: dict[Identifier, list[Identifier]] = {}
    titles: dict[Identifier, list[str]] = {}
    for place, row in rows:
        try:
            cik = Identifier.of("cik", str(row.get("cik_str") or row.get("cik") or ""))
            title = str(row.get("title") or row.get("name") or "").strip()
            if not title:
                raise InvalidValue("it has no title")
            ticker = Identifier.of("ticker", str(row.get("ticker") or ""))
        except InvalidValue as error:
            yield Refusal(name, place, str(error), json.dumps(row, ensure_ascii=False) if row else "empty")
            continue
        tickers.setdefault(cik, []).append(ticker)
        titles.setdefault(cik, []).append(title)
    for cik, found in tickers.items():
        names = list(dict.fromkeys(titles[cik]))
        identifiers = tuple(dict.fromkeys((cik.iri, *(ticker.iri for ticker in found))))
        yield Entity(cik.entity, names[0], "organization", tuple(names[1:]), identifiers=identifiers)


def _filer(content: dict[str, Any], name: str) -> Records:
    try:
        cik = Identifier.of("cik", str(content["cik"]))
        entity = _entity(content, cik)
    except InvalidValue as error:
        yield Refusal(name, "the record", str(error), json.dumps(content, ensure_ascii=False)[:2000])
        return
    yield entity
    filings = content.get("filings")
    recent = filings.get("recent") if isinstance(filings, dict) else None
    numbers = recent.get("accessionNumber") if isinstance(recent, dict) else None
    if numbers:
        yield Notice(
            name, f"the {len(numbers)} filings it lists are addresses, not claims; load those you want"
        )


def _entity(content: dict[str, Any], cik: Identifier) -> Entity:
    names = [
        (str(found.get("name") or "").strip(), _day(found.get("from")), _day(found.get("to")))
        for found in content.get("formerNames") or ()
        if isinstance(found, dict)
    ]
    current = str(content.get("name") or "").strip()
    operating = content.get("entityType") not in (None, "", "other")
    return Entity(
        iri=cik.entity,
        name=current or cik.value,
        kind="organization" if operating or content.get("tickers") else UNCLASSIFIED,
        aliases=tuple(dict.fromkeys(name for name, _, _ in names if name and name != current)),
        description=described(
            content.get("sicDescription"),
            content.get("stateOfIncorporationDescription") or content.get("stateOfIncorporation"),
            _place(content.get("addresses")),
            [former(name, start, end) for name, start, end in names if name],
        ),
        homepage=content.get("website") or None,
        identifiers=tuple(_identifiers(content, cik)),
    )


def _identifiers(content: dict[str, Any], cik: Identifier) -> Iterator[Any]:
    yield cik.iri
    if content.get("lei"):
        yield Identifier.of("lei", str(content["lei"])).iri
    for ticker in content.get("tickers") or ():
        yield Identifier.of("ticker", str(ticker)).iri
    ein = str(content.get("ein") or "")
    if ein.strip("0"):
        yield Identifier.of("id", f"EIN:{ein}").iri


def described(industry: str | None, law: str | None, place: str | None, names: list[str]) -> str | None:
    """What a filer's record says of it, as one line for readers.

    >>> described("Motor Vehicles", "DE", "Palo Alto, CA", ["formerly TESLA MOTORS INC (until 2017-01-27)"])
    'Motor Vehicles; under the law of DE; Palo Alto, CA; formerly TESLA MOTORS INC (until 2017-01-27)'
    """
    parts = [industry, law and f"under the law of {law}", place, *names]
    return "; ".join(part for part in parts if part) or None


def former(name: str, start: str | None, end: str | None) -> str:
    """A former name with the days it was borne, as far as they are known."""
    if start and end:
        return f"formerly {name} ({start} to {end})"
    return f"formerly {name} (until {end})" if end else f"formerly {name}"


def _place(addresses: Any) -> str | None:
    business = addresses.get("business") if isinstance(addresses, dict) else None
    if not isinstance(business, dict):
        return None
    parts = (
        business.get("city"),
        business.get("stateOrCountryDescription") or business.get("stateOrCountry"),
    )
    return ", ".join(str(part) for part in parts if part) or None


def _day(moment: Any) -> str | None:
    return str(moment).partition("T")[0] if moment else None


def _recognises(document: Document) -> bool:
    head = document.head
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if not start.startswith(b"{"):
        return False
    tickers = (b'"cik_str"' in head and b'"ticker"' in head) or (b'"fields"' in head and b'"cik"' in head)
    return tickers or (b'"cik"' in head and b'"sicDescription"' in head)


SEC_COMPANIES = Loader(
    name="sec companies",
    suffixes=(".json",),
    media_types=("application/json",),
    read=_read,
    recognises=_recognises,
)
"""Reads company_tickers.json, company_tickers_exchange.json and the submissions record of a filer."""
