"""Dates: absolute and relative ones, and which end of an interval they name."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactgraph.loaders.text.dates import find_dates, parse_date
from pactgraph.ontology.claim import Claim
from pactgraph.ontology.partial_date import PartialDate

FRIDAY = PartialDate(2026, 2, 27)


DATES = """
July 2024 | 2024-07 | on
in July, 2024 | 2024-07 | on
in early March 2025 | 2025-03 | on
late September 2025 | 2025-09 | on
mid-June 2025 | 2025-06 | on
27 February 2026 | 2026-02-27 | on
27th of February 2026 | 2026-02-27 | on
September 22, 2025 | 2025-09-22 | on
September 22 2025 | 2025-09-22 | on
Sept. 22nd, 2025 | 2025-09-22 | on
Nov. 3, 2025 | 2025-11-03 | on
Jan 5, 2024 | 2024-01-05 | on
2025-10-28 | 2025-10-28 | on
2025-10 | 2025-10 | on
in 2019 | 2019 | on
in early 2023 | 2023 | on
in late 2024 | 2024 | on
mid-2026 | 2026 | on
the end of 2027 | 2027 | on
at the end of March 2026 | 2026-03 | on
since 2019 | 2019 | from
since July 2024 | 2024-07 | from
Since last year | 2025 | from
from 2027 | 2027 | from
from January 1, 2027 | 2027-01-01 | from
starting in June 2026 | 2026-06 | from
starting 2026 | 2026 | from
beginning in 2028 | 2028 | from
beginning on 1 April 2026 | 2026-04-01 | from
as of November 26, 2025 | 2025-11-26 | from
as of 2025 | 2025 | from
effective from 1 March 2026 | 2026-03-01 | from
effective March 1, 2026 | 2026-03-01 | from
effective as of April 2026 | 2026-04 | from
dating back to 2016 | 2016 | from
with effect from July 2026 | 2026-07 | from
founded in 2021 | 2021 | on
through 2032 | 2033 | until
through to 2032 | 2033 | until
through the end of 2032 | 2033 | until
through June 2030 | 2030-07 | until
through at least 2027 | 2028 | until
until 2030 | 2030 | until
until at least 2030 | 2030 | until
till 2030 | 2030 | until
until June 30, 2027 | 2027-06-30 | until
until the end of 2029 | 2030 | until
to the end of 2029 | 2030 | until
ends in 2028 | 2029 | until
ends on 30 June 2027 | 2027-07-01 | until
end on 30 June 2027 | 2027-07-01 | until
ending in December 2027 | 2028-01 | until
ended in 2024 | 2025 | until
ended on 30 June 2025 | 2025-07-01 | until
ending on March 31, 2028 | 2028-04-01 | until
expires in 2030 | 2031 | until
expires on 1 May 2028 | 2028-05-02 | until
expired in June 2025 | 2025-07 | until
expiring at the end of 2026 | 2027 | until
will expire in 2030 | 2031 | until
running through 2029 | 2030 | until
runs until 2034 | 2034 | until
runs to 2034 | 2035 | until
terminated on 15 January 2026 | 2026-01-16 | until
terminates in 2027 | 2028 | until
valid until 2031 | 2031 | until
not beyond 2030 | 2031 | until
up to 2030 | 2031 | until
extended to 2032 | 2033 | until
extended through 2032 | 2033 | until
expiry in 2032 | 2033 | until
by 2030 | 2030 | by
by the end of 2026 | 2026 | by
by end of 2026 | 2026 | by
by June 2027 | 2027-06 | by
before 2028 | 2028 | by
no later than 2027 | 2027 | by
by 15 March 2026 | 2026-03-15 | by
H2 2026 | 2026-07 | on
H1 2027 | 2027-01 | on
the second half of 2026 | 2026-07 | on
the first half of 2027 | 2027-01 | on
Q3 2025 | 2025-07 | on
Q1, 2026 | 2026-01 | on
the fourth quarter of 2027 | 2027-10 | on
first quarter of 2029 | 2029-01 | on
in the third quarter of 2025 | 2025-07 | on
the spring of 2027 | 2027-03 | on
summer 2026 | 2026-06 | on
in the summer of 2020 | 2020-06 | on
fall 2025 | 2025-09 | on
winter 2026 | 2026 | on
last October | 2025-10 | on
last January | 2026-01 | on
last year | 2025 | on
this year | 2026 | on
next year | 2027 | on
last month | 2026-01 | on
this month | 2026-02 | on
next month | 2026-03 | on
earlier this year | 2026 | on
later this year | 2026 | on
earlier this month | 2026-02 | on
on Wednesday | 2026-02-25 | on
on Friday | 2026-02-27 | on
Monday | 2026-02-23 | on
last Tuesday | 2026-02-24 | on
today | 2026-02-27 | on
yesterday | 2026-02-26 | on
tomorrow | 2026-02-28 | on
on March 5 | 2025-03-05 | on
on January 5 | 2026-01-05 | on
on 5 January | 2026-01-05 | on
on 14 October | 2025-10-14 | on
ends on June 30 | 2026-07-01 | until
ends on 30 June | 2026-07-01 | until
until 30 June | 2026-06-30 | until
from 1 July | 2026-07-01 | from
starting on 1 May | 2026-05-01 | from
"""
"""What is said on that Friday, the date, and what the date does; ``until`` names the first day after."""

ROWS = [tuple(part.strip() for part in line.split("|")) for line in DATES.strip().splitlines()]


@pytest.mark.parametrize(("text", "date", "role"), ROWS, ids=[row[0] for row in ROWS])
def test_dates_are_read(text: str, date: str, role: str) -> None:
    found = next(find_dates(text, FRIDAY))
    assert (str(found.date), found.role.value) == (date, role)


def test_there_are_a_hundred_dates() -> None:
    assert len({row[0] for row in ROWS}) > 100


@pytest.mark.parametrize(
    ("sentence", "valid_from", "valid_to"),
    [
        ("Acme Corp's contract with Oracle ends on 30 June.", None, "2026-07-01"),
        ("Acme Corp's contract with Oracle expires in 2030.", None, "2031"),
        ("Acme Corp's contract with Oracle ended in 2024.", None, "2025"),
        ("Acme Corp's contract with Oracle runs through 2032.", None, "2033"),
        ("Acme Corp has partnered with Oracle since 2019.", "2019", None),
        ("Acme Corp partnered with Oracle from 2019 until 2024.", "2019", "2024"),
    ],
)
def test_beginnings_and_endings_of_claims(
    read: Callable[..., list[Claim]], sentence: str, valid_from: str | None, valid_to: str | None
) -> None:
    claim = next(claim for claim in read(sentence, "2026-02-27") if claim.relation == "partners-with")
    dates = tuple(None if date is None else str(date) for date in (claim.valid_from, claim.valid_to))
    assert dates == (valid_from, valid_to)


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
