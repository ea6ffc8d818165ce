"""FollowTheMoney in CSV: statements, a row for each value of a property, and OpenSanctions' list of targets.

Rows become the entities that the same data are in JSON. Statements of one entity that follow one another are
put together here; what comes later of it is a fragment, merged like fragments of JSON lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Any, Final

from pactgraph.loaders.document import Document
from pactgraph.loaders.followthemoney.model import model
from pactgraph.loaders.json_stream.values import BrokenJson, JsonValue, written
from pactgraph.loaders.tabular import Layout, Row, open_table

__all__ = ["entity_rows", "is_rows"]

_STATEMENT: Final = frozenset({"canonical_id", "entity_id", "prop", "schema", "value"})
_TARGET: Final = frozenset({"id", "schema", "name", "aliases", "countries", "dataset"})
_BASE: Final = "id"
_NUMBER: Final = re.compile(r"\d+")
_LISTS: Final = {"aliases": "alias", "countries": "country", "addresses": "address", "emails": "email"}
_SINGLE: Final = {"name": "name", "birth_date": "birthDate"}


def is_rows(head: bytes) -> bool:
    """Whether a file begins with the header of statements, or of a list of targets.

    >>> is_rows(b"canonical_id,entity_id,prop,prop_type,schema,value,dataset\\n"), is_rows(b"id,name\\n")
    (True, False)
    """
    first = head.removeprefix(b"\xef\xbb\xbf").partition(b"\n")[0].decode(errors="replace")
    columns = {column.strip('"\r ') for column in first.split(",")}
    return columns >= _STATEMENT or columns >= _TARGET


def entity_rows(document: Document) -> Iterator[JsonValue | BrokenJson]:
    """The entities of the rows, each as the JSON it would be, with the line on which it begins.

    >>> table = b"canonical_id,entity_id,prop,schema,value\\na,a,name,Company,Acme\\n"
    >>> next(entity_rows(Document("s.csv", "s", table))).value
    {'id': 'a', 'schema': 'Company', 'properties': {'name': ['Acme']}}
    """
    rows = iter(open_table(document, Layout(delimiter=",")))
    first = document.head.partition(b"\n")[0]
    if b"canonical_id" not in first:
        yield from (_of_target(row) for row in rows)
        return
    for canonical, group in groupby(rows, key=lambda row: row["canonical_id"] or None):
        together: list[Row] = []
        for row in group:
            if row.problem or canonical is None:
                yield BrokenJson(row.content, _line(row), row.problem or "the statement names no entity")
            elif row["external"].lower() in ("t", "true", "1"):
                yield BrokenJson(
                    row.content, _line(row), "an external statement: that it is of this entity is a guess"
                )
            else:
                together.append(row)
        if together and canonical is not None:
            yield _of_statements(canonical, together)


def _of_statements(canonical: str, rows: list[Row]) -> JsonValue:
    properties: dict[str, list[str]] = {}
    for row in rows:
        name, value = row["prop"], row["value"]
        if name and name != _BASE and value:
            properties.setdefault(name, []).append(value)
    seen = [row["last_seen"] for row in rows]
    about: dict[str, Any] = {"id": canonical, "schema": _schema(rows), "properties": properties}
    datasets = list(dict.fromkeys(filter(None, (row["dataset"] for row in rows))))
    if datasets:
        about["datasets"] = datasets
    if any(seen):
        about["last_seen"] = max(seen)
    return JsonValue(about, written(about), _line(rows[0]))


def _schema(rows: list[Row]) -> str:
    """The narrowest schema that a statement names."""
    general: list[str] = model().table["general"]
    found = [row["schema"] for row in rows]
    return max(found, key=lambda schema: general.index(schema) if schema in general else len(general))


def _of_target(row: Row) -> JsonValue | BrokenJson:
    if row.problem:
        return BrokenJson(row.content, _line(row), row.problem)
    properties = {name: [row[column]] for column, name in _SINGLE.items() if row[column]}
    properties |= {name: _parts(row[column]) for column, name in _LISTS.items() if row[column]}
    about = {
        "id": row["id"],
        "schema": row["schema"],
        "properties": properties,
        "datasets": _parts(row["dataset"]),
        "last_change": row["last_change"],
    }
    return JsonValue(about, written(about), _line(row))


def _parts(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(";") if part.strip()]


def _line(row: Row) -> int:
    found = _NUMBER.search(row.place)
    return int(found[0]) if found else 0
