"""From a table nobody has described to a mapping of it, with the reasons a person can check."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping as Mapped
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import PurePath

from pactgraph.loaders.catalogue import Catalogue
from pactgraph.loaders.document import Document
from pactgraph.loaders.mapping.mapping_file import parse_mapping
from pactgraph.loaders.mapping.model import Mapping
from pactgraph.loaders.proposal.columns import assign_columns
from pactgraph.loaders.proposal.links import Link
from pactgraph.loaders.proposal.profile import Profile, profiles
from pactgraph.loaders.proposal.writing import mapping_text
from pactgraph.loaders.tabular import Layout, open_table
from pactgraph.loaders.tabular.json_rows import objects_at
from pactgraph.ontology.errors import UnsupportedSource

__all__ = ["Proposal", "propose_mapping"]

_LOOK = 2000


@dataclass(frozen=True, slots=True)
class Proposal:
    """A mapping with its text, and what each column of the table is taken for."""

    mapping: Mapping
    text: str
    uses: Mapped[str, str]
    columns: tuple[str, ...]


def propose_mapping(
    document: Document, catalogue: Catalogue, layout: Layout | None = None, *, about: str | None = None
) -> Proposal:
    """A mapping for a table, from its headers and first rows.

    ``about`` names the company whose suppliers, shareholders or acquisitions a table lists without naming it.

    >>> table = Document("m.csv", "m", b"acquirer,target,price (USD m)\\nMicrosoft,GitHub,7500\\n")
    >>> proposal = propose_mapping(table, Catalogue())
    >>> proposal.uses
    {'acquirer': 'subject', 'target': 'object', 'price (USD m)': 'amount'}
    >>> proposal.mapping.blocks[0].relation[0].relation
    'acquires'

    :raises UnsupportedSource: where no two columns look like the ends of a relation
    """
    layout = layout or Layout()
    table = open_table(document, layout)
    found = profiles(table.columns, islice(table, _LOOK), catalogue)
    columns = assign_columns(found, document.name, about)
    if columns is None:
        raise UnsupportedSource(
            f"{document.name}: no two of its columns look like the ends of a relation "
            f"({', '.join(table.columns[:12])}); write a mapping by hand, docs/tables.md tells how"
        )
    if table.media_type == "application/json" and layout.rows is None:
        # which array of several it was is said, so that the next version of the file is read alike
        layout = replace(layout, rows=next(iter(table)).place.rpartition("[")[0])
        columns.ends.links = [_named(link, document, layout.rows or "", found) for link in columns.ends.links]
    text = mapping_text(PurePath(document.name).name, columns, found, _said(layout))
    mapping = parse_mapping(text, f"the proposed mapping of {document.name}")
    return Proposal(mapping, text, columns.uses(), table.columns)


def _named(link: Link, document: Document, rows: str, found: Mapped[str, Profile]) -> Link:
    """A link whose ends are ids of another array of a JSON document gets the names that stand there."""
    ends = []
    for end in (link.subject, link.object):
        if end.fixed is not None:
            ends.append(end)
            continue
        said = {cell.casefold() for cell in found[end.column].filled}
        place = next((place for place in _naming_arrays(document) if _names_all(document, place, said)), None)
        ends.append(replace(end, names_from=place) if place and place[0] != rows else end)
    return replace(link, subject=ends[0], object=ends[1])


def _naming_arrays(document: Document) -> Iterator[tuple[str, str, str]]:
    for rows in ("nodes", "entities", "companies", "organizations", "actors", "vertices", "parties"):
        first = next(objects_at(document, rows), None)
        if isinstance(first, dict) and "id" in first:
            yield from ((rows, "id", name) for name in ("name", "label", "title") if name in first)


def _names_all(document: Document, place: tuple[str, str, str], said: set[str]) -> bool:
    rows, key, _ = place
    ids = {str(found.get(key)).casefold() for found in objects_at(document, rows) if isinstance(found, dict)}
    return len(said & ids) * 2 > len(said)


def _said(layout: Layout) -> dict[str, str]:
    parts = {
        "delimiter": "tab" if layout.delimiter == "\t" else layout.delimiter,
        "encoding": layout.encoding,
        "header": "none" if layout.header == 0 else None if layout.header is None else str(layout.header),
        "sheet": layout.sheet,
        "rows": layout.rows,
    }
    return {key: value for key, value in parts.items() if value is not None}
