"""Tables of people and organizations - customers, a watch list - as descriptions that can be compared.

A CSV has a row for each, JSON lines an object; of Senzing's ``FEATURES`` each is read like a row of its own.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from io import StringIO
from typing import Any

import yaml

from pactgraph.loaders.document import Document
from pactgraph.ontology.entity import UNCLASSIFIED
from pactgraph.ontology.errors import InvalidValue, MalformedSource
from pactgraph.ontology.identifiers import Identifier
from pactgraph.ontology.identity.description import Description

__all__ = ["read_descriptions"]

_Row = Mapping[str, str]


def read_descriptions(document: Document) -> Iterator[Description]:
    """The descriptions in a table; their keys are "source:id", or the place in the file where ids lack.

    >>> table = b"id,first_name,last_name,dob\\n7,Bob,Smith,1978-11-12\\n"
    >>> (found,) = read_descriptions(Document("people.csv", "people", table))
    >>> found.key, found.kind, found.names, found.born
    ('people:7', 'person', ('Smith, Bob',), ('1978-11-12',))

    :raises MalformedSource: where a line cannot be read, or holds nothing to compare
    """
    for line, record in _records(document):
        described = _description(document, line, record)
        if not (described.names or described.identifiers or described.emails):
            raise MalformedSource(
                document.name, "no name, identifier or e-mail address to compare", line=line
            )
        yield described


def _records(document: Document) -> Iterator[tuple[int, dict[str, Any]]]:
    if document.suffix in (".jsonl", ".ndjson", ".json"):
        for line, text in enumerate(document.text().splitlines(), 1):
            if text.strip():
                yield line, _parsed(document, line, text)
        return
    table = csv.DictReader(StringIO(document.text(), newline=""))
    for row in table:
        yield table.line_num, dict(row)


def _parsed(document: Document, line: int, text: str) -> dict[str, Any]:
    try:
        found = json.loads(text)
    except ValueError as error:
        raise MalformedSource(document.name, f"no JSON ({error})", line=line) from None
    if not isinstance(found, dict):
        raise MalformedSource(document.name, "a JSON object is expected on each line", line=line)
    return found


def _description(document: Document, line: int, record: dict[str, Any]) -> Description:
    features = record.pop("FEATURES", None) or []
    rows = [_columns(row) for row in (record, *features) if isinstance(row, dict)]
    source = _first(rows, "source") or document.stem
    key = _first(rows, "key") or f"line {line}"
    gender = (_first(rows, "gender") or "")[:1].upper()
    return Description(
        key=f"{source}:{key}",
        kind=_kind(rows),
        names=tuple(dict.fromkeys(name for row in rows for name in _names(row))),
        identifiers=frozenset(found for row in rows for found in _identifiers(row)),
        born=tuple(_values(rows, "born")),
        phones=tuple(_values(rows, "phone")),
        emails=tuple(_values(rows, "email")),
        addresses=tuple(filter(None, map(_address, rows))),
        employers=tuple(_values(rows, "employer")),
        gender=gender if gender in ("M", "F") else None,
    )


@cache
def _known() -> dict[str, Any]:
    text = (files("pactgraph.loaders") / "record_columns.yaml").read_text(encoding="utf-8")
    found: dict[str, Any] = yaml.safe_load(text)
    return found


@cache
def _column(name: str) -> tuple[str, str]:
    """A column's name as it is compared, and without the prefix it may have."""
    folded = "_".join(name.strip().casefold().replace("-", " ").split())
    for prefix in _known()["prefixes"]:
        if folded.startswith(prefix):
            return folded, folded.removeprefix(prefix)
    return folded, folded


def _columns(row: Mapping[str, Any]) -> _Row:
    return {
        folded: str(value).strip()
        for name, value in row.items()
        if isinstance(name, str) and isinstance(value, str | int | float) and str(value).strip()
        for folded in (_column(name)[0],)
    }


def _in(row: _Row, columns: Iterable[str]) -> Iterator[str]:
    for wanted in columns:
        for name, value in row.items():
            if wanted in _column(name):
                yield value


def _values(rows: Iterable[_Row], feature: str) -> Iterator[str]:
    seen = (value for row in rows for value in _in(row, _known()[feature]))
    yield from dict.fromkeys(seen)


def _first(rows: Iterable[_Row], feature: str) -> str | None:
    return next(_values(rows, feature), None)


def _kind(rows: list[_Row]) -> str:
    said = (_first(rows, "kind") or "").casefold()
    if said in _known()["kinds"]:
        return str(_known()["kinds"][said])
    if _first(rows, "family") or _first(rows, "given") or _first(rows, "born"):
        return "person"
    return "organization" if _first(rows, "organization") else UNCLASSIFIED


def _names(row: _Row) -> Iterator[str]:
    yield from _in(row, _known()["name"])
    yield from _in(row, _known()["organization"])
    family, given, middle = (
        " ".join(_in(row, _known()[part])) for part in ("family", "given", "middle")
    )  # fmt: skip
    if family or given:
        yield f"{family}, {' '.join(filter(None, (given, middle)))}".strip()


def _identifiers(row: _Row) -> Iterator[str]:
    for scheme, columns in _known()["identifiers"].items():
        for value in _in(row, columns):
            country = row.get(_known()["qualified_by"].get(scheme, ""), "")
            number = "".join(c for c in value if c.isalnum()).upper()
            if scheme == "lei":
                try:
                    yield Identifier.of("lei", number).iri
                except InvalidValue:
                    continue
            elif number:
                yield f"{scheme}{' of ' + country if country else ''}:{number}"


def _address(row: _Row) -> str:
    return " ".join(_in(row, _known()["address"]))
