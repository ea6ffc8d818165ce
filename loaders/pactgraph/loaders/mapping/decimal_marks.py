"""Whether 1.000 in a column is a thousand or one, told by the column's other cells."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pactgraph.loaders.tabular.rows import Row

__all__ = ["DecimalMarks", "as_english"]

_COMMA = re.compile(r"\d\.\d{3},\d|(?<![\d.,])\d+,(?:\d{1,2}|\d{4,})(?![\d.,])|\d\.\d{3}\.\d{3}(?![\d.])")
_POINT = re.compile(r"\d,\d{3}\.\d|(?<![\d.,])\d+\.(?:\d{1,2}|\d{4,})(?![\d.,])|\d,\d{3},\d{3}(?![\d,])")
_OPEN = re.compile(r"(?<![\d.,])\d{1,3}[.,]\d{3}(?![\d.,])")


class DecimalMarks:
    """The columns whose numbers have a decimal comma; the table is read for them when a cell leaves it open.

    >>> rows = [Row("1", {"price": "10.000,5"}), Row("2", {"price": "1.000"})]
    >>> DecimalMarks(rows, ["price"]).read("1.000", "price")
    '1000'
    >>> DecimalMarks(rows[1:], ["price"]).read("1.000", "price")
    '1.000'
    """

    def __init__(self, rows: Iterable[Row], columns: Iterable[str]) -> None:
        self._rows = rows
        self._columns = tuple(columns)
        self._with_comma: frozenset[str] | None = None

    def read(self, cell: str, column: str) -> str:
        """A cell with its numbers as English writes them, where the other cells tell that they are not."""
        if not _OPEN.search(cell):
            return cell
        if self._with_comma is None:
            self._with_comma = self._read()
        return as_english(cell) if column in self._with_comma else cell

    def _read(self) -> frozenset[str]:
        comma, point = set[str](), set[str]()
        for row in self._rows:
            for column in self._columns:
                if _COMMA.search(row[column]):
                    comma.add(column)
                if _POINT.search(row[column]):
                    point.add(column)
        return frozenset(comma - point)


def as_english(cell: str) -> str:
    """Numbers with a decimal comma as English writes them.

    >>> as_english("ca. 1.000 Mio. EUR, 2,750 GW")
    'ca. 1000 Mio. EUR, 2.750 GW'
    """
    without = re.sub(r"(?<=\d)\.(?=\d{3}(?!\d))", "", cell)
    return re.sub(r"(?<=\d),(?=\d)", ".", without)
