"""Claim tables that pactgraph exported: every claim comes back as it was, with its sources and entities."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from pactgraph.loaders.document import Document
from pactgraph.loaders.json_stream.index import Once, RecordIndex
from pactgraph.loaders.loader import Loader
from pactgraph.ontology.errors import InvalidValue, MalformedSource
from pactgraph.ontology.interchange.claim_table import (
    COLUMNS,
    claim_of_row,
    entities_of_row,
    sources_of_row,
)
from pactgraph.ontology.records import Record, Records
from pactgraph.ontology.vocabulary import vocabulary

__all__ = ["EXPORTED_CLAIMS"]

_LONGEST_CELL = 1 << 28  # the text of a source stands in a cell
_EXACT = {"subject_id", "object_id", "source_identifier", "more"}


def _read(document: Document) -> Records:
    csv.field_size_limit(_LONGEST_CELL)
    rows = csv.reader(document.lines(), strict=True)
    with RecordIndex() as index:
        line = 0
        try:
            header = next(rows, [])
            missing = [column for column in COLUMNS if column not in header]
            if missing:
                raise MalformedSource(document.name, f"no column {', '.join(missing)}", line=1)
            line = rows.line_num + 1
            for cells in rows:
                if any(cells):
                    yield from index.told(list(_records(dict(zip(header, cells, strict=True)))))
                line = rows.line_num + 1
        except csv.Error as error:
            raise MalformedSource(document.name, f"not CSV: {error}", line=line) from None
        except (ValueError, TypeError, KeyError) as error:
            raise MalformedSource(document.name, str(error), line=line) from None


def _records(row: dict[str, str]) -> Iterator[Record | Once]:
    vocabulary().relation(row["predicate"])
    source = None
    for source, whole in sources_of_row(row):
        yield source if whole else Once(source)
    if source is None:
        raise InvalidValue("the row names no source")
    for entity, whole in entities_of_row(row):
        yield entity if whole else Once(entity)
    yield claim_of_row(row, source)


def _recognises(document: Document) -> bool:
    header = document.head.decode("utf-8-sig", errors="replace").partition("\n")[0]
    return set(header.strip().split(",")) >= _EXACT


EXPORTED_CLAIMS = Loader(
    name="exported claims",
    suffixes=(".csv",),
    media_types=("text/csv",),
    read=_read,
    recognises=_recognises,
)
"""Reads the claim tables that ``pactgraph export -f csv`` writes."""
