"""What every kind of table is read as: named columns, and rows that know where they stand."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal

__all__ = ["Layout", "Row", "Table", "cell_text", "distinct_columns"]


@dataclass(frozen=True, slots=True)
class Layout:
    """How a table is laid out in its file, as far as it is not to be found out.

    ``header`` is the number of the line or row that names the columns, 0 where there is none; ``sheet`` a
    sheet of a workbook; ``rows`` the place of the array of rows in a JSON document ("data.edges").
    """

    delimiter: str | None = None
    encoding: str | None = None
    header: int | None = None
    sheet: str | None = None
    rows: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its cells as text by column, where it stands, and what is wrong with its shape, if anything.

    >>> Row("row at line 2", {"a": "1", "b": "x, y"}).content
    '1,"x, y"'
    """

    place: str
    cells: Mapping[str, str]
    problem: str | None = None

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")

    @property
    def content(self) -> str:
        """The cells as one line of CSV."""
        line = io.StringIO()
        csv.writer(line, lineterminator="").writerow(self.cells.values())
        return line.getvalue()


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its columns in order, its rows as often as they are asked for, and remarks on its reading."""

    name: str
    columns: tuple[str, ...]
    read_rows: Callable[[], Iterator[Row]]
    media_type: str
    remarks: tuple[str, ...] = ()

    def __iter__(self) -> Iterator[Row]:
        return self.read_rows()


def cell_text(value: object) -> str:
    """The value of a typed cell as a person would write it; dates without a time lose their zeros.

    >>> cell_text(datetime(2024, 7, 15)), cell_text(None), cell_text(["a", "b"]), cell_text(True)
    ('2024-07-15', '', 'a | b', 'true')
    """
    if value is None:
        return ""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        bare = value.time() == time() and value.tzinfo is None
        return value.date().isoformat() if bare else value.isoformat(sep=" ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal | int | float):
        return str(value)
    if isinstance(value, list | tuple) and not any(isinstance(part, dict | list) for part in value):
        return " | ".join(map(cell_text, value))
    return json.dumps(value, ensure_ascii=False, default=str)


def distinct_columns(header: Sequence[str]) -> tuple[str, ...]:
    """Names for all columns of a header: empty ones are numbered, repeated ones told apart.

    >>> distinct_columns(["a", "", "a"])
    ('a', 'column 2', 'a (2)')
    """
    found: dict[str, None] = {}
    for number, cell in enumerate(header, 1):
        name = " ".join(cell.split()) or f"column {number}"
        again = 2
        unique = name
        while unique in found:
            unique, again = f"{name} ({again})", again + 1
        found[unique] = None
    return tuple(found)
