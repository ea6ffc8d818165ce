"""Amounts and dates as people write them into cells."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactgraph.loaders.cell_amounts import SAYS_NOTHING, Unit, cell_amounts, plain_number, unit_of_header
from pactgraph.loaders.cell_dates import DayOrder, cell_span, day_order
from pactgraph.ontology.errors import InvalidValue
from tests.shared import shared


@pytest.mark.parametrize(
    ("cell", "amounts"),
    [
        ("Up to $100B", ["up to 100,000,000,000 USD"]),
        ("~$300B / 5 yrs", ["about 300,000,000,000 USD"]),
        ("~$1.25B/mo · Colossus", ["about 1,250,000,000 USD/month"]),
        ("10+ GW of systems", ["at least 10 GW"]),
        ("~27% · $13.8B in", ["about 27 %", "13,800,000,000 USD"]),
        ("$8B+", ["at least 8,000,000,000 USD"]),
        (">$400B", ["at least 400,000,000,000 USD"]),
        ("10 GW / ~$10B", ["10 GW", "about 10,000,000,000 USD"]),
        ("€1.5bn", ["1,500,000,000 EUR"]),
        ("€1,5bn", ["1,500,000,000 EUR"]),
        ("£3m", ["3,000,000 GBP"]),
        ("RMB 57.4 million", ["57,400,000 CNY"]),
        ("SEK 2.5bn", ["2,500,000,000 SEK"]),
        ("HK$3bn", ["3,000,000,000 HKD"]),
        ("Rs 500 crore", ["5,000,000,000 INR"]),
        ("$1B-$2B", ["1,000,000,000 to 2,000,000,000 USD"]),
        ("25% - 50%", ["25 to 50 %"]),
        ("$1,000,001-$5,000,000", ["1,000,001 to 5,000,000 USD"]),
        ("3.500,00 EUR", ["3,500 EUR"]),
        ("120k GPUs", ["120,000 GPUs"]),
        ("Colossus 2 GPUs", ["Colossus 2 GPUs"]),
        ("Multi-year", ["Multi-year"]),
        ("n/a", []),
        ("Undisclosed", []),
        ("", []),
    ],
)
def test_amounts_of_a_cell(cell: str, amounts: list[str]) -> None:
    assert [str(amount) for amount in cell_amounts(cell)] == amounts


@pytest.mark.parametrize(
    ("cell", "unit", "amount"),
    [
        ("100000000000.0", Unit("USD"), "100,000,000,000 USD"),
        ("4.01e+22", Unit("FLOP"), "40,100,000,000,000,000,000,000 FLOP"),
        ("10.894283791", Unit("USD", 9), "10,894,283,791 USD"),
        ("1-2 billion", Unit("USD"), "1,000,000,000 to 2,000,000,000 USD"),
        ("1.2bn", Unit("USD", 9), "1,200,000,000 USD"),
        ("~36", Unit("USD", 9), "about 36,000,000,000 USD"),
        (">5", Unit("%"), "at least 5 %"),
        ("£3m", Unit("USD", 9), "3,000,000 GBP"),
        ("(20)", Unit("USD"), "-20 USD"),
        ("2x", Unit("USD"), "2x"),
    ],
)
def test_a_cell_that_leaves_out_the_unit_has_that_of_its_column(cell: str, unit: Unit, amount: str) -> None:
    assert [str(found) for found in cell_amounts(cell, unit)] == [amount]


@pytest.mark.parametrize(
    ("header", "unit"),
    [
        ("Current total capital cost (2025 USD billions)", Unit("USD", 9)),
        ("Power (MW)", Unit("MW")),
        ("Amount (€m)", Unit("EUR", 6)),
        ("Amount (EUR '000)", Unit("EUR", 3)),
        ("amount(bn)", Unit(None, 9)),
        ("Amount in millions of dollars", Unit("USD", 6)),
        ("stake_pct", Unit("%")),
        ("valueUSD", Unit("USD")),
        ("Chip quantity (primary)", Unit("chips")),
        ("Funding (equity)", Unit()),
        ("raisedAmount", Unit()),
    ],
)
def test_units_in_headers(header: str, unit: Unit) -> None:
    assert unit_of_header(header) == unit


@given(st.decimals(min_value=-(10**15), max_value=10**15, places=2))
def test_a_number_is_read_in_any_notation(number: Decimal) -> None:
    english = f"{number:,.2f}"
    continental = english.translate(str.maketrans(",.", ".,"))
    assert plain_number(english) == plain_number(str(number)) == number
    if abs(number) >= 1000:
        assert plain_number(continental) == number


@given(st.text(max_size=60))
def test_any_cell_is_amounts_or_words(cell: str) -> None:
    try:
        found = cell_amounts(cell, Unit("USD"))
    except InvalidValue:
        return
    assert bool(found) == (" ".join(cell.split()).casefold() not in SAYS_NOTHING)
    assert all(amount.text in " ".join(cell.split()) for amount in found)


@pytest.mark.parametrize(
    ("cell", "first", "last"),
    [
        ("2024", "2024", "2024"),
        ("2024.0", "2024", "2024"),
        ("2024-07", "2024-07", "2024-07"),
        ("July 2024", "2024-07", "2024-07"),
        ("Jul-24", "2024-07", "2024-07"),
        ("12/2024", "2024-12", "2024-12"),
        ("2024-07-15 00:00:00", "2024-07-15", "2024-07-15"),
        ("2024-07-15T10:00:00Z", "2024-07-15", "2024-07-15"),
        ("20240715", "2024-07-15", "2024-07-15"),
        ("15.07.2024", "2024-07-15", "2024-07-15"),
        ("05.07.2024", "2024-07-05", "2024-07-05"),
        ("07/15/2024", "2024-07-15", "2024-07-15"),
        ("04/04/24", "2024-04-04", "2024-04-04"),
        ("45488", "2024-07-15", "2024-07-15"),
        ("15 Jul 24", "2024-07-15", "2024-07-15"),
        ("July 15, 2024", "2024-07-15", "2024-07-15"),
        ("H2 2026", "2026-07", "2026-12"),
        ("1H 2025", "2025-01", "2025-06"),
        ("Q3 2025", "2025-07", "2025-09"),
        ("2025Q3", "2025-07", "2025-09"),
        ("the second half of 2026", "2026-07", "2026-12"),
        ("2019-2021", "2019", "2021"),
        ("mid-2025", "2025", "2025"),
        ("expected July 2026", "2026-07", "2026-07"),
        ("2007-05-00", "2007-05", "2007-05"),
        ("2010-00-00", "2010", "2010"),
        ("1905-06-28", "1905-06-28", "1905-06-28"),
        ("15/11/1905", "1905-11-15", "1905-11-15"),
    ],
)
def test_dates_stay_as_precise_as_they_are(cell: str, first: str, last: str) -> None:
    span = cell_span(cell)
    assert span is not None and (str(span.first), str(span.last)) == (first, last)


@pytest.mark.parametrize(
    ("cell", "problem"),
    [
        ("3201-10-21", "the year 3201 is outside"),
        ("2024-02-30", "does not exist"),
        ("03/04/2024", "could be two days"),
        ("soon", "not a date"),
        ("2019 Microsoft 1B", "not a date"),
        ("March 2025, then June 2026", "several dates"),
        ("2021-2019", "not a date|runs backwards"),
        ("H3 2025", "no half 3"),
        ("2010-00-15", "needs a month"),
        ("00.05.2007", "does not exist"),
        ("28/06/1905", "makes of the year 2006 in a column of dates"),
        ("6/28/1905", "write 2006, or 1905-06-28 if that day is meant"),
    ],
)
def test_what_is_no_date_is_refused(cell: str, problem: str) -> None:
    with pytest.raises(InvalidValue, match=problem):
        cell_span(cell)


@pytest.mark.parametrize(
    ("cells", "order"),
    [
        (["03/04/2024", "15/04/2024"], DayOrder.DAY_FIRST),
        (["03/04/2024", "04/15/2024"], DayOrder.MONTH_FIRST),
        (["15/04/2024", "04/15/2024"], None),
        (["03/04/2024", "15.04.2024"], None),
    ],
)
def test_day_and_month_are_told_apart_by_the_column(cells: list[str], order: DayOrder | None) -> None:
    assert day_order(cells) is order


@given(
    st.dates(), st.sampled_from(["{0:%Y-%m-%d}", "{0:%d.%m.%Y}", "{0:%d %B %Y}", "{0:%B} {0.day}, {0:%Y}"])
)
def test_a_day_comes_back_whole(day, layout) -> None:  # type: ignore[no-untyped-def]
    if 1900 <= day.year <= 2199:
        span = cell_span(layout.format(day))
        assert span is not None and span.first == span.last and str(span.first) == day.isoformat()


@given(st.text(alphabet="0123456789/-. QHJulya", max_size=12))
def test_no_date_is_invented(cell: str) -> None:
    try:
        span = cell_span(cell)
    except InvalidValue:
        return
    if span is not None and not cell.strip().isdecimal():
        # every year has its digits in the cell, in full or in two
        assert str(span.first.year) in cell or f"{span.first.year % 100:02d}" in cell


def test_the_cells_of_real_tables() -> None:
    deals = shared("data/01_ai_loop_2026-06-21/deals.csv").read_text(encoding="utf-8").splitlines()[1:]
    assert len(deals) == 25
    numbered = [
        any(a.low is not None or a.high is not None for a in cell_amounts(deal.split(",")[6]))
        for deal in deals
    ]
    assert sum(numbered) == 19
