"""Claim tables: CSV files with a row per claim.

Columns (only subject, predicate and object are needed): id, subject, predicate, object, scope, exclusive,
modality, commitment, valid_from, valid_to, amount, currency, quantity_unit, condition, asserted_by,
source_title, source_publisher, source_url, source_published, summary, confidence, contradicts.

``valid_to`` is the last day (month, year) on which the row holds. A row of modality ``ended`` ends the
relation on its valid_from. A row is evidence by its ``quote`` or ``summary``, which is kept as it stands
but not as the cited source's own words. ``contradicts`` is a remark for people: conflicts are computed.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from pactgraph.loaders.catalogue import Catalogue, current_catalogue
from pactgraph.loaders.document import Document
from pactgraph.loaders.loader import Loader
from pactgraph.loaders.row import ClaimRow
from pactgraph.ontology.entity import Entity
from pactgraph.ontology.errors import InvalidValue, MalformedSource
from pactgraph.ontology.iri import Iri
from pactgraph.ontology.records import Notice, Record, Records
from pactgraph.ontology.source import Source

if TYPE_CHECKING:
    from _csv import Reader

__all__ = ["CLAIM_TABLE", "COLUMNS", "read_claim_table"]

COLUMNS: Final = (
    "id", "subject", "predicate", "object", "scope", "exclusive", "modality", "commitment", "valid_from",
    "valid_to", "amount", "currency", "quantity_unit", "condition", "asserted_by", "source_title",
    "source_publisher", "source_url", "source_published", "summary", "confidence", "contradicts", "quote",
)  # fmt: skip
"""The columns that are understood."""

_OTHER_NAMES: Final = {"relation": "predicate", "status": "commitment"}
_NEEDED: Final = ("subject", "predicate", "object")


def read_claim_table(document: Document, catalogue: Catalogue) -> Records:
    """The records of a claim table; each row cites its own source, which stands within the table.

    :raises MalformedSource: at the first row that cannot be read, with its line
    """
    text = document.text()
    header, rows = _rows(text, document.name)
    table = Source(
        identifier=document.url or document.identifier,
        title=document.stem,
        url=document.url,
        media_type="text/csv",
        content_hash=document.content_hash,
    )
    yield table
    unknown = [name for name in header if name and name not in COLUMNS]
    if unknown:
        columns = ", ".join(repr(name) for name in unknown)
        yield Notice(document.name, f"these columns are not of a claim table and are left out: {columns}")
    seen: set[Iri] = set()
    line = 1
    for line, cells in rows:
        try:
            yield from _new(_row_records(ClaimRow(cells, line), table, catalogue), seen)
        except InvalidValue as error:
            raise MalformedSource(document.name, str(error), line=line) from None
    if line == 1:
        yield Notice(document.name, "the table has a header and no rows")


def _row_records(row: ClaimRow, table: Source, catalogue: Catalogue) -> Iterator[Record]:
    source = row.source(table)
    if source is not table:
        yield source
    claim, entities = row.claim(source, catalogue)
    yield from entities
    yield claim


def _new(records: Iterator[Record], seen: set[Iri]) -> Iterator[Record]:
    for record in records:
        if isinstance(record, Source | Entity):
            if record.iri in seen:
                continue
            seen.add(record.iri)
        yield record


def _rows(text: str, name: str) -> tuple[list[str], Iterator[tuple[int, dict[str, str]]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    header = _next_row(reader, name) or []
    columns = [_OTHER_NAMES.get(cell.strip().lower(), cell.strip().lower()) for cell in header]
    missing = [column for column in _NEEDED if column not in columns]
    if missing:
        raise MalformedSource(
            name,
            f"no column {' and no column '.join(missing)}; a claim table has {', '.join(_NEEDED)}; "
            f"for any other table, `pactgraph map {name} -o {PurePath(name).stem}.mapping.yaml` "
            "proposes a mapping",
            line=1,
        )
    return columns, _cells(reader, columns, name)


def _cells(reader: Reader, columns: list[str], name: str) -> Iterator[tuple[int, dict[str, str]]]:
    line = reader.line_num + 1
    while (row := _next_row(reader, name)) is not None:
        if any(cell.strip() for cell in row):
            if len(row) != len(columns):
                raise MalformedSource(
                    name,
                    f"{len(row)} cells where the header has {len(columns)}; "
                    "put a cell that holds the delimiter into double quotes",
                    line=line,
                )
            yield line, {column: cell.strip() for column, cell in zip(columns, row, strict=True)}
        line = reader.line_num + 1


def _next_row(reader: Reader, name: str) -> list[str] | None:
    try:
        return next(reader, None)
    except csv.Error as error:
        raise MalformedSource(name, f"not CSV: {error}", line=reader.line_num) from None


def _delimiter(text: str) -> str:
    header = text.lstrip().partition("\n")[0]
    return max(",;\t|", key=header.count)


def _read(document: Document) -> Records:
    return read_claim_table(document, current_catalogue())


def _recognises(document: Document) -> bool:
    header = document.head.decode("utf-8-sig", errors="replace").partition("\n")[0].lower()
    columns = {cell.strip().strip('"') for cell in header.split(_delimiter(header))}
    # a table that pactgraph wrote says more, and has a loader of its own
    return {"subject", "object"} <= columns and "subject_id" not in columns


CLAIM_TABLE = Loader(
    name="claim table",
    suffixes=(".csv", ".tsv"),
    media_types=("text/csv", "text/tab-separated-values"),
    read=_read,
    recognises=_recognises,
)
"""Reads tables with a row per claim."""
