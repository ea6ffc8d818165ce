"""The golden copy in CSV: its rows as the trees that the same records are in XML and JSON.

A header is a path (``Relationship.StartNode.NodeID``), a number in it a member of a list
(``Relationship.Period.2.startDate``).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from pactgraph.loaders.document import Document
from pactgraph.loaders.tabular import Layout, open_table
from pactgraph.ontology.errors import InvalidValue

__all__ = ["is_rows", "record_of", "records_of_rows"]

# where the headers of the CSV files leave the names of the other formats
_RENAMED: Final = {
    ("Relationship", "Period"): ("Relationship", "RelationshipPeriods", "RelationshipPeriod"),
    ("Exception", "Category"): ("ExceptionCategory",),
    ("Exception", "Reason"): ("ExceptionReason",),
    ("Exception", "Reference"): ("ExceptionReference",),
}
_LEAVES: Final = {
    "startDate": "StartDate",
    "endDate": "EndDate",
    "periodType": "PeriodType",
    "xmllang": "lang",
}
_MARKS: Final = {
    "RelationshipRecord": (b"Relationship.StartNode.NodeID", b"Relationship.EndNode.NodeID"),
    "Exception": (b"LEI", b"Exception.Category"),
    "LEIRecord": (b"LEI", b"Entity.LegalName"),
}


def is_rows(head: bytes) -> str | None:
    """What a CSV file's records are, by its first line; nothing where it is none of the register's.

    >>> is_rows(b'LEI,Exception.Category,Exception.Reason.1\\n'), is_rows(b'LEI,Name\\n')
    ('Exception', None)
    """
    first = head.removeprefix(b"\xef\xbb\xbf").partition(b"\n")[0]
    columns = {column.strip(b'"\r ') for column in first.split(b",")}
    return next((kind for kind, marks in _MARKS.items() if columns.issuperset(marks)), None)


def records_of_rows(document: Document) -> Iterator[tuple[str, Any]]:
    """The records of a CSV file, one at a time, each with its place; a broken row is the error it is."""
    for row in open_table(document, Layout(delimiter=",")):
        yield row.place, InvalidValue(row.problem) if row.problem else record_of(row.cells)


def record_of(cells: Any) -> dict[str, Any]:
    """The tree of a row's filled cells.

    >>> record_of({"LEI": "X", "Exception.Reason.1": "NO_LEI", "Exception.Reason.2": ""})
    {'LEI': 'X', 'ExceptionReason': ['NO_LEI']}
    >>> record_of({"Entity.LegalName": "Acme", "Entity.LegalName.xmllang": "en"})
    {'Entity': {'LegalName': {'$': 'Acme', 'lang': 'en'}}}
    """
    root: dict[str, Any] = {}
    for header, cell in cells.items():
        if cell:
            _put(root, _path(header), cell)
    found = _with_lists(root)
    assert isinstance(found, dict)
    return found


def _path(header: str) -> tuple[str, ...]:
    steps = tuple(header.split("."))
    for begins, instead in _RENAMED.items():
        if steps[: len(begins)] == begins:
            steps = (*instead, *steps[len(begins) :])
    return (*steps[:-1], _LEAVES.get(steps[-1], steps[-1]))


def _put(node: dict[str, Any], path: tuple[str, ...], cell: str) -> None:
    for step in path:
        node = node.setdefault(step, {})
    node["$"] = cell


def _with_lists(node: Any) -> Any:
    if not isinstance(node, dict):
        return node
    if set(node) == {"$"}:
        return node["$"]
    found = {name: _with_lists(child) for name, child in node.items()}
    if found and all(name.isdigit() for name in found):
        return [found[name] for name in sorted(found, key=int)]
    return found
