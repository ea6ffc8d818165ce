"""A table read by a mapping: its source, then row by row what is understood, left out or refused."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import PurePath

from pactgraph.loaders.catalogue import Catalogue
from pactgraph.loaders.document import Document
from pactgraph.loaders.mapping.column_check import check_columns
from pactgraph.loaders.mapping.day_orders import DayOrders
from pactgraph.loaders.mapping.decimal_marks import DecimalMarks
from pactgraph.loaders.mapping.model import End, LeftOut, SameEnds, Unmapped, folded
from pactgraph.loaders.mapping.model import Mapping as TableMapping
from pactgraph.loaders.mapping.parties import Parties
from pactgraph.loaders.mapping.row_claims import RowReader, claims_of
from pactgraph.loaders.recent import Recent
from pactgraph.loaders.tabular import Row, Table, open_table
from pactgraph.loaders.tabular.json_rows import objects_at
from pactgraph.loaders.tabular.rows import cell_text
from pactgraph.ontology.claim import Claim
from pactgraph.ontology.entity import Entity
from pactgraph.ontology.errors import InvalidValue
from pactgraph.ontology.partial_date import PartialDate
from pactgraph.ontology.records import Notice, Records, Refusal
from pactgraph.ontology.source import Source

__all__ = ["read_mapped_table", "table_source"]


@dataclass(slots=True)
class _Tally:
    """What became of the rows: each is understood, left out or refused."""

    rows: int = 0
    understood: int = 0
    claims: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    left_out: Counter[str] = field(default_factory=Counter)

    def __str__(self) -> str:
        parts = [f"{self.understood} understood ({self.claims} claims)"]
        parts += [f"{count} left out ({reason})" for reason, count in self.left_out.most_common()]
        parts += [f"{count} refused ({reason})" for reason, count in self.refused.most_common()]
        return f"{self.rows} rows: {', '.join(parts)}"


def read_mapped_table(
    document: Document, mapping: TableMapping, catalogue: Catalogue, *, most: int | None = None
) -> Records:
    """The records of a table, or of its first ``most`` rows; what cannot be read is refused row by row.

    :raises MalformedSource: where the file is no table, or has not the columns that the mapping needs
    """
    table = open_table(document, mapping.layout)
    if most is not None:
        table = _beginning(table, most)
    columns = check_columns(mapping, table)
    source = table_source(document, table, mapping)
    yield source
    for remark in (*table.remarks, *columns):
        yield Notice(document.name, remark)
    parties = Parties(catalogue, mapping.words, _names(document, mapping))
    tally = _Tally()
    reader = RowReader(
        source,
        parties,
        catalogue,
        _orders(mapping, table),
        DecimalMarks(table, {column.column for block in mapping.blocks for column in block.amounts}),
        f"table: {mapping.name}",
        PurePath(document.name).name,
    )
    recent = Recent()
    for row in table:
        tally.rows += 1
        for record in _read_row(reader, mapping, row, tally, document.name):
            if isinstance(record, Claim | Refusal) or recent.is_new(record):
                yield record
    if parties.no_party:
        words = ", ".join(f"{word!r} ({count})" for word, count in parties.no_party.most_common())
        yield Notice(document.name, f"left out as no party: {words}")
    part = f"of its first {most:,} rows alone: " if most is not None and tally.rows >= most else ""
    yield Notice(document.name, f"read by the mapping {mapping.name!r}; {part}{tally}")


def _beginning(table: Table, most: int) -> Table:
    return replace(table, read_rows=lambda: islice(table, most))


def table_source(document: Document, table: Table, mapping: TableMapping) -> Source:
    """The source that a table is."""
    said = mapping.source
    return Source(
        identifier=document.url or document.identifier,
        title=said.get("title") or document.stem,
        publisher=said.get("publisher"),
        author=said.get("author"),
        published=PartialDate.parse(said["published"]) if "published" in said else None,
        url=document.url or said.get("url"),
        media_type=table.media_type,
        content_hash=document.content_hash,
    )


def _read_row(
    reader: RowReader, mapping: TableMapping, row: Row, tally: _Tally, name: str
) -> Iterator[Source | Entity | Claim | Refusal]:
    try:
        reason = next((f.reason for f in mapping.filters if f.takes(row)), None)
        if reason is not None:
            raise LeftOut(reason)
        if row.problem is not None:
            raise InvalidValue(row.problem)
        found = _understood(reader, mapping, row)
    except LeftOut as reasoned:
        tally.left_out[str(reasoned)] += 1
    except InvalidValue as error:
        tally.refused[_in_short(error)] += 1
        yield _refusal(name, row, error)
    else:
        tally.understood += 1
        tally.claims += sum(1 for _ in claims_of(found))
        yield from found


def _refusal(name: str, row: Row, error: InvalidValue) -> Refusal:
    """A refused row; like reasons are alike, and the cell that has one stands with its place."""
    if isinstance(error, Unmapped):
        place = f"{row.place}, {error.cells}" if error.cells else row.place
        return Refusal(name, place, error.reason, row.content)
    return Refusal(name, row.place, str(error), row.content)


def _in_short(error: InvalidValue) -> str:
    """A reason without the cells it came from, so that like ones are counted together."""
    return error.reason if isinstance(error, Unmapped) else re.sub(r"'[^']*'|\b\d[\d-]*", "…", str(error))


def _understood(reader: RowReader, mapping: TableMapping, row: Row) -> list[Source | Entity | Claim]:
    """What a row states by all relations of the mapping: all of it, or an error that refuses the row."""
    found: list[Source | Entity | Claim] = []
    problem: InvalidValue | LeftOut | None = None
    for block in mapping.blocks:
        try:
            found += reader.read(block, row)
        except LeftOut as reasoned:
            problem = problem or reasoned
        except InvalidValue as error:
            if not isinstance(error, SameEnds):
                raise
            problem = problem or error
    if not any(True for _ in claims_of(found)):
        raise problem or InvalidValue(_nobody(mapping))
    return found


def _nobody(mapping: TableMapping) -> str:
    ends = (end for block in mapping.blocks for end in (block.subject, block.object))
    columns = dict.fromkeys(column for end in ends for column in (*end.columns, *end.named_in))
    return f"no relation has both its ends; looked for parties in {', '.join(map(repr, columns))}"


def _orders(mapping: TableMapping, table: Table) -> DayOrders:
    columns = {column.column for block in mapping.blocks for column in block.dates.values()}
    return DayOrders(table, columns)


def _names(document: Document, mapping: TableMapping) -> dict[End, dict[str, str]]:
    """The names of the ids that ends use, where another array of the document says them."""
    found: dict[End, dict[str, str]] = {}
    for block in mapping.blocks:
        for end in (block.subject, block.object):
            if end.names_from is not None:
                where = end.names_from
                found[end] = {
                    folded(cell_text(member.get(where.key))): cell_text(member.get(where.name))
                    for member in objects_at(document, where.rows)
                    if isinstance(member, dict) and member.get(where.name)
                }
    return found
