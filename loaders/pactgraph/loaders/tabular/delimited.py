"""CSV and its kin: delimiter and header are found out from the first lines, then rows are streamed."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from pactgraph.loaders.document import Document
from pactgraph.loaders.tabular.encoding import find_encoding
from pactgraph.loaders.tabular.header import find_header
from pactgraph.loaders.tabular.rows import Layout, Row, Table, distinct_columns
from pactgraph.ontology.errors import MalformedSource

__all__ = ["read_delimited"]

_DELIMITERS: Final = ",;\t|"
_LOOK: Final = 60
_LONGEST_CELL: Final = 1 << 24


def read_delimited(document: Document, layout: Layout) -> Table:
    """The table in a delimited text file.

    >>> table = read_delimited(Document("d.csv", "d", b"a;b\\n1;2,5\\n"), Layout())
    >>> table.columns, [dict(row.cells) for row in table]
    (('a', 'b'), [{'a': '1', 'b': '2,5'}])

    :raises MalformedSource: where it is not delimited text, with the line
    """
    encoding = find_encoding(document, layout.encoding)
    delimiter = layout.delimiter or _delimiter(document, encoding)
    first = list(islice(_records(document, encoding, delimiter), _LOOK))
    if not first:
        raise MalformedSource(document.name, "there is no row in it")
    header = find_header([cells for _, cells in first], layout.header)
    skipped = 0 if header is None else header + 1
    columns = distinct_columns(_widest(first) if header is None else first[header][1])
    remarks = []
    if encoding not in ("utf-8", "utf-8-sig") and not (document.encoding or layout.encoding):
        remarks.append(f"read as {encoding}; if that is wrong, say --encoding NAME")
    if header:
        remarks.append(f"the columns are named at line {first[header][0]}; what stands above is left out")
    if header is None:
        remarks.append("no line names the columns; they are called column 1, column 2 ...")

    def rows() -> Iterator[Row]:
        for line, cells in islice(_records(document, encoding, delimiter), skipped, None):
            yield _row(line, cells, columns)

    kind = "text/tab-separated-values" if delimiter == "\t" else "text/csv"
    return Table(document.name, columns, rows, kind, tuple(remarks))


def _row(line: int, cells: list[str], columns: Sequence[str]) -> Row:
    place = f"row at line {line}"
    named = dict(zip(columns, (cell.strip() for cell in cells), strict=False))
    if len(cells) > len(columns) and any(cell.strip() for cell in cells[len(columns) :]):
        beyond = {f"column {n}": cells[n - 1] for n in range(len(columns) + 1, len(cells) + 1)}
        problem = (
            f"{len(cells)} cells where the header has {len(columns)}; quote a cell that holds the delimiter"
        )
        return Row(place, named | beyond, problem)
    return Row(place, dict.fromkeys(columns, "") | named)


def _records(document: Document, encoding: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Each record that holds anything, with the line on which it begins."""
    # a broken quote must not swallow a long file, but notes of many pages are real
    csv.field_size_limit(_LONGEST_CELL)
    with io.TextIOWrapper(document.open(), encoding=encoding, newline="") as text:
        reader = csv.reader((line.replace("\0", "") for line in text), delimiter=delimiter, strict=True)
        line = 1
        while True:
            try:
                cells = next(reader, None)
            except csv.Error as error:
                raise MalformedSource(document.name, f"not CSV: {error}", line=reader.line_num) from None
            except UnicodeError:
                raise MalformedSource(
                    document.name,
                    f"a byte here or soon after is not {encoding}; say what it is: --encoding windows-1252",
                    line=reader.line_num + 1,
                ) from None
            if cells is None:
                return
            if any(cell.strip() for cell in cells):
                yield line, cells
            line = reader.line_num + 1


def _delimiter(document: Document, encoding: str) -> str:
    """The delimiter by which the first records have most often the same number of cells, and most of them."""
    if document.suffix == ".tsv":
        return "\t"
    return max(_DELIMITERS, key=lambda delimiter: _evenness(document, encoding, delimiter))


def _evenness(document: Document, encoding: str, delimiter: str) -> tuple[float, int]:
    try:
        widths = [len(cells) for _, cells in islice(_records(document, encoding, delimiter), _LOOK)]
    except MalformedSource:
        return 0.0, 0
    width, often = Counter(widths).most_common(1)[0] if widths else (0, 0)
    if width < 2:
        return 0.0, 0
    return round(often / len(widths), 1), width


def _widest(records: Sequence[tuple[int, list[str]]]) -> list[str]:
    return [""] * max(len(cells) for _, cells in records)
