"""Day and month of a column's dates, told apart by the column's other cells."""

from __future__ import annotations

from collections.abc import Iterable

from pactgraph.loaders.cell_dates import DayOrder, day_order
from pactgraph.loaders.tabular.rows import Row

__all__ = ["DayOrders"]


class DayOrders:
    """The orders of day and month that a table's columns show; the table is read for them when one is asked.

    >>> rows = [Row("1", {"signed": "03/04/2024"}), Row("2", {"signed": "15/04/2024"})]
    >>> DayOrders(rows, ["signed"]).of("signed")
    <DayOrder.DAY_FIRST: 'day-first'>
    """

    def __init__(self, rows: Iterable[Row], columns: Iterable[str]) -> None:
        self._rows = rows
        self._columns = tuple(columns)
        self._found: dict[str, DayOrder] | None = None

    def of(self, column: str) -> DayOrder | None:
        """The order in a column; nothing where no cell shows it, or some show one and some the other."""
        if self._found is None:
            self._found = self._read()
        return self._found.get(column)

    def _read(self) -> dict[str, DayOrder]:
        shown: dict[str, set[DayOrder]] = {column: set() for column in self._columns}
        for row in self._rows:
            for column, orders in shown.items():
                if order := day_order((row[column],)):
                    orders.add(order)
        return {column: orders.pop() for column, orders in shown.items() if len(orders) == 1}
