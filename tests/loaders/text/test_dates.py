"""Dates: absolute and relative ones, and which end of an interval they name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactgraph.loaders.text.dates import find_dates, parse_date
from pactgraph.ontology.partial_date import PartialDate

FRIDAY = PartialDate(2026, 2, 27)


@pytest.mark.parametrize(
    ("text", "date", "role"),
    [
        ("July 2024", "2024-07", "on"),
        ("in early March 2025", "2025-03", "on"),
        ("27 February 2026", "2026-02-27", "on"),
        ("September 22, 2025", "2025-09-22", "on"),
        ("Sept. 22nd, 2025", "2025-09-22", "on"),
        ("2025-10-28", "2025-10-28", "on"),
        ("since 2019", "2019", "from"),
        ("starting in June 2026", "2026-06", "from"),
        ("through 2032", "2033", "until"),
        ("until 2030", "2030", "until"),
        ("until the end of 2029", "2030", "until"),
        ("by the end of 2026", "2026", "by"),
        ("H2 2026", "2026-07", "on"),
        ("the second half of 2026", "2026-07", "on"),
        ("Q3 2025", "2025-07", "on"),
        ("the fourth quarter of 2027", "2027-10", "on"),
        ("last October", "2025-10", "on"),
        ("last year", "2025", "on"),
        ("next year", "2027", "on"),
        ("next month", "2026-03", "on"),
        ("on Wednesday", "2026-02-25", "on"),
        ("on Friday", "2026-02-27", "on"),
        ("today", "2026-02-27", "on"),
        ("yesterday", "2026-02-26", "on"),
        ("on March 5", "2025-03-05", "on"),
        ("on January 5", "2026-01-05", "on"),
    ],
)
def test_dates_are_read(text: str, date: str, role: str) -> None:
    found = next(find_dates(text, FRIDAY))
    assert (str(found.date), found.role.value) == (date, role)


@pytest.mark.parametrize("text", ["", "$2026", "2026 GPUs", "30 February 2024", "1,2025", "it may be"])
def test_what_is_no_date_is_left_alone(text: str) -> None:
    assert parse_date(text, FRIDAY) is None


@pytest.mark.parametrize("text", ["last October", "today", "on Monday", "last year", "March 5"])
def test_a_relative_date_needs_the_day_of_publication(text: str) -> None:
    assert parse_date(text) is None


def test_a_day_is_never_invented() -> None:
    assert parse_date("on Monday", PartialDate(2026, 2)) is None


@given(st.text(max_size=60) | st.text(alphabet="0123456789-/ ,MayJuneQHoflastthroughsince", max_size=60))
def test_offsets_hold_for_any_text(text: str) -> None:
    for found in find_dates(text, FRIDAY):
        assert text[found.start : found.end] == found.said
