"""Which mapping reads a table: the one beside it, or a shipped one that knows its columns."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from importlib.resources import files
from pathlib import Path, PurePosixPath
from typing import Final

from pactgraph.loaders.document import Document
from pactgraph.loaders.mapping.mapping_file import is_mapping, parse_mapping, read_mapping
from pactgraph.loaders.mapping.model import Mapping
from pactgraph.loaders.tabular import Layout, open_table
from pactgraph.loaders.tabular.tables import MEDIA_TYPES, SUFFIXES
from pactgraph.ontology.errors import UnreadableSource

__all__ = ["beside", "choose_mappings", "shipped_mappings"]

_ENDINGS: Final = (".mapping.yaml", ".mapping.yml")
# an array may stand at the very end of a JSON document: long ones are not read only to be recognised
_LARGEST_JSON: Final = 1 << 23
_TEXT: Final = (".csv", ".tsv", ".tab", ".jsonl", ".ndjson")


@cache
def shipped_mappings() -> tuple[Mapping, ...]:
    """The mappings that come with pactgraph, those that ask for most columns first.

    >>> "AI Loop deals" in [mapping.name for mapping in shipped_mappings()]
    True
    """
    folder = files("pactgraph.loaders") / "mappings"
    found = [
        parse_mapping(file.read_text(encoding="utf-8"), file.name)
        for file in folder.iterdir()
        if file.name.endswith(".yaml")
    ]
    return tuple(sorted(found, key=lambda mapping: (-len(mapping.signature), mapping.name)))


def beside(document: Document) -> Path | None:
    """The mapping file that stands beside a table: deals.mapping.yaml beside deals.csv.

    Beside an archive it is called like the table in it, or like the archive.
    """
    if not isinstance(document.content, Path) or (document.member and document.suffix not in SUFFIXES):
        return None
    within = [PurePosixPath(document.member).stem] if document.member else []
    names = [f"{name}{ending}" for name in (*within, document.content.stem) for ending in _ENDINGS]
    paths = (document.content.with_name(name) for name in names)
    return next((path for path in paths if path.is_file() and is_mapping(path)), None)


def choose_mappings(document: Document) -> tuple[Mapping, ...]:
    """The mappings for a document: one, or one for each array of a JSON document; none where none fits.

    :raises MalformedSource: for a mapping beside it that is wrong
    """
    path = beside(document)
    if path is not None:
        return (read_mapping(path),)
    if document.suffix not in SUFFIXES and document.media_type not in MEDIA_TYPES:
        return ()
    places = dict.fromkeys(mapping.layout.rows for mapping in shipped_mappings())
    columns = {place: _columns(document, place) for place in places}
    found: dict[str | None, Mapping] = {}
    for mapping in shipped_mappings():
        if mapping.signature and columns[mapping.layout.rows].issuperset(mapping.signature):
            found.setdefault(mapping.layout.rows, mapping)
    return tuple(found.values())


def _columns(document: Document, rows: str | None) -> frozenset[str]:
    """The columns of a document, read from its beginning; none where it is no such table."""
    is_json = document.suffix == ".json" or document.media_type == "application/json"
    if is_json != (rows is not None) or (is_json and document.size > _LARGEST_JSON):
        return frozenset()
    try:
        return frozenset(open_table(_beginning(document), Layout(rows=rows)).columns)
    except UnreadableSource:
        return frozenset()


def _beginning(document: Document) -> Document:
    """A long text table up to the last line that its head holds whole."""
    head = document.head
    if (
        document.suffix not in _TEXT
        or b"\n" not in head.strip()
        or head.startswith((b"\xff\xfe", b"\xfe\xff"))
    ):
        return document
    return (
        replace(document, content=head[: head.rindex(b"\n") + 1], member=None)
        if document.size > len(head)
        else document
    )
