"""Dates and amounts of a row, as its mapping says where they stand."""

from __future__ import annotations

from pactgraph.loaders.cell_amounts import SAYS_NOTHING, Unit, cell_amounts, unit_of_header
from pactgraph.loaders.cell_dates import Span, ambiguous, cell_span
from pactgraph.loaders.mapping.day_orders import DayOrders
from pactgraph.loaders.mapping.decimal_marks import DecimalMarks
from pactgraph.loaders.mapping.model import AmountColumn, Block, DateRole, Measure, folded
from pactgraph.loaders.tabular.rows import Row
from pactgraph.ontology.amount import Amount
from pactgraph.ontology.claim import Status
from pactgraph.ontology.errors import InvalidValue
from pactgraph.ontology.partial_date import PartialDate

__all__ = ["amounts_of", "as_expected", "said_on", "span_of", "validity_of"]

_SAID = (DateRole.REPORTED, DateRole.ANNOUNCED, DateRole.VERIFIED)
_TOLD = frozenset({None, Status.ANNOUNCED})
_NOT_YET = _TOLD | {Status.PLANNED, Status.RUMOURED, Status.REPORTED, Status.LETTER_OF_INTENT}
_QUANTITIES = frozenset({"%"})


def span_of(block: Block, row: Row, role: DateRole, orders: DayOrders) -> Span | None:
    """What a row says in its date column of a role.

    :raises InvalidValue: for a cell that is no date, naming its column
    """
    column = block.dates.get(role)
    if column is None:
        return None
    try:
        cell = row[column.column]
        order = column.order or (orders.of(column.column) if ambiguous(cell) else None)
        return cell_span(cell, order)
    except InvalidValue as error:
        raise InvalidValue(f"{column.column}: {error}") from None


def said_on(block: Block, row: Row, orders: DayOrders) -> PartialDate | None:
    """When the row's source said it: the day of the report, of the announcement, or of the last check.

    All date cells are read, so that one that is no date is refused whichever counts.
    """
    spans = [span_of(block, row, role, orders) for role in _SAID]
    return next((span.first for span in spans if span is not None), None)


def validity_of(block: Block, row: Row, orders: DayOrders) -> tuple[PartialDate | None, PartialDate | None]:
    """From when, and until before when, the row's relation holds.

    :raises InvalidValue: where it would end before it begins
    """
    starts = [span_of(block, row, role, orders) for role in (DateRole.VALID_FROM, DateRole.CLOSED)]
    period = span_of(block, row, DateRole.PERIOD, orders)
    end = span_of(block, row, DateRole.VALID_TO, orders)
    start = next((span.first for span in (*starts, period) if span is not None), None)
    if end is None and period is not None and period.first != period.last:
        end = period
    if end is None:
        return start, None
    until = end.last.next
    if start is not None and start.first_day >= until.first_day:
        raise InvalidValue(f"it would hold from {start} only to {end.last}")
    return start, until


def as_expected(
    block: Block, row: Row, orders: DayOrders, status: Status | None
) -> tuple[Status | None, PartialDate | None]:
    """The status of a row without a day on which it began, and the day expected for that, if it is a plan.

    What is so already, is over, or is signed with no word on when, does not begin on the day that was once
    expected: the day stays with the evidence alone.
    """
    expected = span_of(block, row, DateRole.EXPECTED, orders)
    if expected is None or status not in _NOT_YET:
        return status, None
    return (Status.PLANNED if status in _TOLD else status), expected.first


def amounts_of(
    block: Block, row: Row, sorts: frozenset[Measure] | None, marks: DecimalMarks, *, shared: bool = False
) -> tuple[Amount, ...]:
    """The amounts of a row, of the sorts asked for. What several parties share bounds what each has.

    :raises InvalidValue: for an amount that cannot be, naming its column
    """
    found: list[Amount] = []
    for column in block.amounts:
        cell = row[column.column]
        if folded(cell) in column.nothing:
            continue
        try:
            amounts = cell_amounts(marks.read(cell, column.column), _unit(column, row))
        except InvalidValue as error:
            raise InvalidValue(f"{column.column}: {error}") from None
        if len(block.amounts) > 1:
            amounts = tuple(_labelled(amount, column.column, cell) for amount in amounts)
        wanted = (amount for amount in amounts if sorts is None or _sort(amount) in sorts)
        found += (_shared(amount) if shared or column.at_most else amount for amount in wanted)
    return tuple(dict.fromkeys(found))


def _unit(column: AmountColumn, row: Row) -> Unit:
    said = row[column.unit_column] if column.unit_column else ""
    if folded(said) in SAYS_NOTHING:
        return column.unit
    named = unit_of_header(said)
    # "bn" alone is a scale, of whatever the amounts are in
    name = named.name or (column.unit.name if named.exponent else said)
    return Unit(name, named.exponent or column.unit.exponent)


def _labelled(amount: Amount, column: str, cell: str) -> Amount:
    """An amount out of several columns says in its words which one it is."""
    text = amount.text if amount.text != " ".join(cell.split()) else f"{column}: {amount.text}"
    return Amount(amount.low, amount.high, amount.unit, text, approximate=amount.approximate)


def _shared(amount: Amount) -> Amount:
    return Amount(None, amount.high, amount.unit, amount.text, approximate=amount.approximate)


def _sort(amount: Amount) -> Measure | None:
    if amount.low is None and amount.high is None:
        return None
    unit = (amount.unit or "").partition("/")[0]
    if unit in _QUANTITIES:
        return Measure.SHARE
    return Measure.MONEY if not unit or (len(unit) == 3 and unit.isupper()) else Measure.QUANTITY
