"""Excel workbooks, row by row; percentages and currencies that only the cell's format shows are kept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any, Final
from zipfile import BadZipFile

from pactgraph.loaders.document import Document
from pactgraph.loaders.tabular.header import find_header
from pactgraph.loaders.tabular.missing import needs
from pactgraph.loaders.tabular.rows import Layout, Row, Table, cell_text, distinct_columns
from pactgraph.ontology.errors import MalformedSource

__all__ = ["read_workbook"]

_MEDIA_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_LOOK: Final = 60
_CURRENCY: Final = re.compile(r"\[\$([^\]-]+)|\"?(US\$|[$€£¥])\"?")


def read_workbook(document: Document, layout: Layout) -> Table:
    """The table in a sheet of a workbook: the one asked for, else the first with rows.

    :raises UnreadableSource: where the library that reads workbooks is not installed
    :raises MalformedSource: where it is no workbook, or has no such sheet
    """
    sheet, remarks = _sheet(document, layout.sheet)
    first = list(islice(_records(document, sheet), _LOOK))
    if not first:
        raise MalformedSource(document.name, f"the sheet {sheet!r} has no rows")
    header = find_header([cells for _, cells in first], layout.header)
    if header is None:
        columns = distinct_columns([""] * max(len(cells) for _, cells in first))
        remarks.append("no row names the columns; they are called column 1, column 2 ...")
    else:
        columns = distinct_columns(first[header][1])
    skipped = 0 if header is None else header + 1

    def rows() -> Iterator[Row]:
        for number, cells in islice(_records(document, sheet), skipped, None):
            named = dict(zip(columns, cells, strict=False))
            yield Row(f"sheet {sheet}, row {number}", dict.fromkeys(columns, "") | named)

    return Table(document.name, columns, rows, _MEDIA_TYPE, tuple(remarks))


def _sheet(document: Document, asked: str | None) -> tuple[str, list[str]]:
    book = _opened(document)
    try:
        names = list(book.sheetnames)
    finally:
        book.close()
    if asked is not None:
        if asked not in names:
            raise MalformedSource(document.name, f"there is no sheet {asked!r} but {', '.join(names)}")
        return asked, []
    for name in names:
        if next(_records(document, name), None) is not None:
            others = [other for other in names if other != name]
            remark = f"read from the sheet {name!r}, not from {', '.join(map(repr, others))}"
            return name, [remark] if others else []
    raise MalformedSource(document.name, "no sheet of it has rows")


def _records(document: Document, sheet: str) -> Iterator[tuple[int, list[str]]]:
    book = _opened(document)
    try:
        rows = book[sheet]
        # some programs write a size of the sheet that is not its own
        rows.reset_dimensions()
        for number, row in enumerate(rows.iter_rows(), 1):
            cells = [_shown(cell) for cell in row]
            if any(cells):
                yield number, cells
    finally:
        book.close()


def _opened(document: Document) -> Any:
    openpyxl: Any = needs("openpyxl", "xlsx", "reads Excel workbooks")
    try:
        return openpyxl.load_workbook(document.open(), read_only=True, data_only=True)
    except (BadZipFile, KeyError, ValueError, OSError) as error:
        raise MalformedSource(
            document.name, f"not an Excel workbook (.xlsx): {error}; save an .xls file as .xlsx or CSV"
        ) from None


def _shown(cell: Any) -> str:
    """The cell as a reader of the sheet sees it, as far as its unit goes; the number stays whole."""
    text, layout = cell_text(cell.value), getattr(cell, "number_format", None) or ""
    if not isinstance(cell.value, int | float) or isinstance(cell.value, bool):
        return text
    if "%" in layout:
        return f"{cell.value * 100:.10g}%"
    currency = _CURRENCY.search(layout)
    return f"{currency[1] or currency[2]}{text}" if currency else text
