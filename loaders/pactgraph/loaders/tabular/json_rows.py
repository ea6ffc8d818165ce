"""JSON as a table: an array of objects, an object that holds such arrays, or an object a line."""

from __future__ import annotations

import codecs
import io
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from decimal import Decimal
from itertools import islice
from typing import Any, BinaryIO, Final, TextIO

import ijson

from pactgraph.loaders.document import Document
from pactgraph.loaders.tabular.encoding import find_encoding
from pactgraph.loaders.tabular.rows import Layout, Row, Table, cell_text
from pactgraph.ontology.errors import MalformedSource

__all__ = ["objects_at", "read_json_lines", "read_json_rows"]

_LOOK: Final = 500
_DEEPEST: Final = 4
# how answers to SPARQL queries wrap their cells
_TERMS: Final = ("uri", "literal", "typed-literal", "bnode")
_JOINING: Final = ({"source", "target"}, {"from", "to"}, {"subject", "object"}, {"start", "end"})


def read_json_rows(document: Document, layout: Layout) -> Table:
    """The table in a JSON document: the rows asked for, else the longest of its first arrays of objects.

    >>> table = read_json_rows(Document("d.json", "d", b'{"deals": [{"a": 1, "b": {"c": 2}}]}'), Layout())
    >>> table.columns, [row.place for row in table]
    (('a', 'b.c'), ['deals[0]'])

    :raises MalformedSource: where it is not JSON, or holds no array of objects
    """
    path, remarks = (layout.rows, []) if layout.rows is not None else _longest(document)

    def rows() -> Iterator[Row]:
        for number, found in enumerate(objects_at(document, path)):
            place = f"{path}[{number}]"
            if isinstance(found, Mapping):
                yield Row(place, _flat(found))
            else:
                yield Row(place, {"value": cell_text(found)}, "this is no object with named values")

    columns = _columns(rows())
    if not columns:
        raise MalformedSource(document.name, f"there is no array of objects at {path or 'the top'!r}")
    return Table(document.name, columns, rows, "application/json", tuple(remarks))


def read_json_lines(document: Document) -> Table:
    """The table in a file with a JSON object on each line; a line that is none is a row with a problem."""

    def rows() -> Iterator[Row]:
        for number, line in enumerate(document.lines(), 1):
            if line.strip():
                yield _line(number, line)

    columns = _columns(rows())
    if not columns:
        raise MalformedSource(document.name, "no line of it is a JSON object")
    return Table(document.name, columns, rows, "application/jsonl")


def objects_at(document: Document, path: str) -> Iterator[Any]:
    """The members of the array at a place of a JSON document, one at a time.

    :raises MalformedSource: where it is not JSON
    """
    place = f"{path}.item" if path else "item"
    with _utf8(document) as stream:
        try:
            yield from ijson.items(stream, place)
        except (ijson.JSONError, UnicodeError) as error:
            raise MalformedSource(document.name, f"not JSON: {error}") from None


@contextmanager
def _utf8(document: Document) -> Iterator[BinaryIO | _Recoded]:
    """The bytes in UTF-8 and without a mark, as parsers of JSON want them."""
    encoding = find_encoding(document)
    with document.open() as stream:
        if encoding in ("utf-8", "utf-8-sig"):
            if document.head.startswith(codecs.BOM_UTF8):
                stream.read(len(codecs.BOM_UTF8))
            yield stream
        else:
            yield _Recoded(io.TextIOWrapper(stream, encoding=encoding, newline=""))


class _Recoded:
    """Text of another encoding as a stream of UTF-8."""

    def __init__(self, text: TextIO) -> None:
        self._text = text

    def read(self, size: int = -1) -> bytes:
        """The next letters, about as many as asked for."""
        return self._text.read(size).encode()


def _line(number: int, line: str) -> Row:
    place = f"line {number}"
    try:
        found = json.loads(line, parse_float=Decimal)
    except (ValueError, RecursionError) as error:
        return Row(place, {"line": line.strip()}, f"not JSON: {error}")
    if not isinstance(found, dict):
        return Row(place, {"line": line.strip()}, "this is no object with named values")
    return Row(place, _flat(found))


def _flat(found: Mapping[str, Any], before: str = "", depth: int = 0) -> dict[str, str]:
    cells: dict[str, str] = {}
    for key, value in found.items():
        if isinstance(value, Mapping) and value.get("type") in _TERMS and "value" in value:
            cells[f"{before}{key}"] = cell_text(value["value"])
        elif isinstance(value, Mapping) and value and depth < _DEEPEST:
            cells |= _flat(value, f"{before}{key}.", depth + 1)
        else:
            cells[f"{before}{key}"] = cell_text(value)
    return cells


def _columns(rows: Iterator[Row]) -> tuple[str, ...]:
    sound = (row for row in rows if row.problem is None)
    return tuple(dict.fromkeys(column for row in islice(sound, _LOOK) for column in row.cells))


def _longest(document: Document) -> tuple[str, list[str]]:
    """The place of the array with most objects, and a remark where there are others.

    Where some arrays join others (links beside nodes), the longest of those that join.
    """
    found: dict[str, int] = {}
    keys: dict[str, set[str]] = {}
    with _utf8(document) as stream:
        try:
            for prefix, event, value in ijson.parse(stream):
                inside = prefix == "item" or prefix.endswith(".item")
                if event == "start_map" and inside and ".item." not in f".{prefix}":
                    path = prefix[: -len("item")].rstrip(".")
                    found[path] = found.get(path, 0) + 1
                elif event == "map_key" and inside and ".item." not in f".{prefix}":
                    path = prefix[: -len("item")].rstrip(".")
                    if found[path] == 1:
                        keys.setdefault(path, set()).add(str(value).lower())
        except (ijson.JSONError, UnicodeError) as error:
            raise MalformedSource(document.name, f"not JSON: {error}") from None
    if not found:
        raise MalformedSource(document.name, "there is no array of objects in it")
    joining = [place for place in found if any(ends <= keys.get(place, set()) for ends in _JOINING)]
    path = max(joining or found, key=lambda place: found[place])
    others = [place for place in found if place != path]
    remark = (
        f"read from {path!r}, not from {', '.join(map(repr, others))}; rows: NAME in a mapping says which"
    )
    return path, [remark] if others else []
