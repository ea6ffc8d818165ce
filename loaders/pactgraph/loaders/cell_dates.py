"""Dates in the cells of tables: as precise as they are written, day and month told apart by their column."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from pactgraph.loaders.cell_amounts import SAYS_NOTHING
from pactgraph.loaders.text.dates import find_dates
from pactgraph.ontology.errors import InvalidValue
from pactgraph.ontology.partial_date import PartialDate

__all__ = ["DayOrder", "Span", "cell_span", "day_order"]

_ISO = re.compile(
    r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?"
    r"(?:[T ]\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?\s*(?:Z|[+-]\d\d:?\d\d)?)?"
)
_COMPACT = re.compile(r"((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])")
_SLASHED = re.compile(
    r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d\d)(?:[ ,]+\d{1,2}:\d\d(?::\d\d)?(?:\s?[AP]M)?)?", re.I
)
_MONTH_YEAR = re.compile(r"(\d{1,2})[/.-](\d{4})")
_NAMED = re.compile(r"(?:(\d{1,2})[- ])?([A-Za-z]{3,9})\.?[-' ]+(\d{4}|\d\d)")
_YEAR = re.compile(r"(?:FY|CY)?\s?(\d{4})(?:\.0+)?")
_YEARS = re.compile(r"(?P<from>\d{4})\s*(?:-|–|—|to|/)\s*(?P<to>\d{4})")
_HALF = re.compile(
    r"(?:(\d{4})[- ]?([HQ])([1-4])|([HQ])([1-4])[ ,/'-]*(\d{4})|([1-4])([HQ])[ '-]*(\d{4}))", re.I
)
_PART_WORDS = re.compile(
    r"^(?:the )?(first|second|third|fourth|1st|2nd|3rd|4th) (half|quarter) (?:of )?", re.I
)
_ORDINALS: Final = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
_AROUND_DATES: Final = frozenset(
    {"announced", "expected", "in", "of", "on", "since", "from", "as", "the", "about", "circa", "around",
     "approx", "approximately", "signed", "closed", "effective", "starting", "planned", "target", "est",
     "estimated", "early", "mid", "late", "reported", "published", "updated", "dated", "c", "ca"}
)  # fmt: skip
_HEDGES = re.compile(r"\s*\([^)]*\)$|^(?:early|mid|late|circa|ca\.?|c\.|~|est\.?)[- ]?", re.IGNORECASE)
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?")
_FIRST_SERIAL, _LAST_SERIAL = 20000, 73050
_FIRST_YEAR, _LAST_YEAR = 1950, 2049
_SERIAL_START: Final = date(1899, 12, 30)
_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        ("jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july",
         "aug august", "sep sept september", "oct october", "nov november", "dec december"), 1)
    for name in names.split()
}  # fmt: skip


class DayOrder(StrEnum):
    """Which of the first two numbers of 03/04/2024 is the day."""

    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"


@dataclass(frozen=True, slots=True)
class Span:
    """What a cell says: one date, or the first and the last of a half, a quarter or several years."""

    first: PartialDate
    last: PartialDate

    @classmethod
    def at(cls, when: PartialDate) -> Span:
        """A single date."""
        return cls(when, when)


def day_order(cells: Iterable[str]) -> DayOrder | None:
    """The order of day and month that a column's dates show; nothing where they show none, or both.

    >>> day_order(["03/04/2024", "07/15/2024"])
    <DayOrder.MONTH_FIRST: 'month-first'>
    >>> day_order(["03/04/2024"]) is None
    True
    """
    shown = set()
    for cell in cells:
        match = _SLASHED.fullmatch(cell.strip())
        if match and match[2] != ".":
            first, second = int(match[1]), int(match[3])
            if first > 12 >= second:
                shown.add(DayOrder.DAY_FIRST)
            elif second > 12 >= first:
                shown.add(DayOrder.MONTH_FIRST)
    return shown.pop() if len(shown) == 1 else None


def ambiguous(cell: str) -> bool:
    """Whether day and month of a cell cannot be told apart by itself.

    >>> ambiguous("03/04/2024"), ambiguous("07/15/2024"), ambiguous("03.04.2024")
    (True, False, False)
    """
    match = _SLASHED.fullmatch(cell.strip())
    return (
        match is not None
        and match[2] != "."
        and match[1] != match[3]
        and max(int(match[1]), int(match[3])) <= 12
    )


def cell_span(text: str, order: DayOrder | None = None) -> Span | None:
    """The date or span of a cell; nothing where it is empty.

    >>> cell_span("Q3 2025")
    Span(first=PartialDate(year=2025, month=7, day=None), last=PartialDate(year=2025, month=9, day=None))
    >>> [str(cell_span(text).first) for text in ("2024-07", "July 2024", "07/15/2024", "45488", "Jul-24")]
    ['2024-07', '2024-07', '2024-07-15', '2024-07-15', '2024-07']
    >>> cell_span("n/a") is None
    True
    >>> [str(cell_span(text).first) for text in ("2007-05-00", "2010-00-00")]
    ['2007-05', '2010']

    :raises InvalidValue: for what is no date, does not exist, or could be two dates
    """
    said = " ".join(text.split())
    if said.casefold() in SAYS_NOTHING:
        return None
    said = _PART_WORDS.sub(lambda m: f"{m[2][0].upper()}{_ORDINALS[m[1].lower()]} ", said)
    if match := _HALF.fullmatch(said):
        return _part_of_year(match)
    if match := _YEARS.fullmatch(said):
        first, last = PartialDate(int(match["from"])), PartialDate(int(match["to"]))
        if first.year > last.year:
            raise InvalidValue(f"{said!r} runs backwards")
        return Span(first, last)
    when = _numeric(said, order) or _in_words(said)
    if when is None:
        raise InvalidValue(f"{said!r} is not a date that is understood; write YYYY, YYYY-MM or YYYY-MM-DD")
    return Span.at(when)


def _part_of_year(match: re.Match[str]) -> Span:
    year, kind, number = (
        (match[1], match[2], match[3]) if match[1] else (match[6], match[4], match[5]) if match[4]
        else (match[9], match[8], match[7])
    )  # fmt: skip
    months = 6 if kind.upper() == "H" else 3
    if months * int(number) > 12:
        raise InvalidValue(f"a year has no half {number}")
    last = months * int(number)
    return Span(PartialDate(int(year), last - months + 1), PartialDate(int(year), last))


def _numeric(said: str, order: DayOrder | None) -> PartialDate | None:
    if match := _YEAR.fullmatch(said):
        return PartialDate(int(match[1]))
    if match := _ISO.fullmatch(said) or _COMPACT.fullmatch(said):
        return _without_zeros(match)
    if match := _SLASHED.fullmatch(said):
        return _no_mistaken_year(said, _slashed(match, order))
    if match := _MONTH_YEAR.fullmatch(said):
        return PartialDate(int(match[2]), int(match[1]))
    if (match := _SERIAL.fullmatch(said)) and _FIRST_SERIAL <= int(match[1]) <= _LAST_SERIAL:
        return PartialDate.of(_SERIAL_START + timedelta(days=int(match[1])))
    return None


def _without_zeros(match: re.Match[str]) -> PartialDate:
    """Databases write 2007-05-00 and 2010-00-00 for a month and a year of which no more is known."""
    year, month, day = int(match[1]), int(match[2]), int(match[3] or 0)
    return PartialDate(year, month or None, day or None)


def _no_mistaken_year(said: str, when: PartialDate) -> PartialDate:
    """A year typed into a column of dates is shown by spreadsheets as a day of 1905: 2006 as 28/06/1905."""
    year = (when.first_day - _SERIAL_START).days
    if _FIRST_YEAR <= year <= _LAST_YEAR:
        raise InvalidValue(
            f"{said!r} is what a spreadsheet makes of the year {year} in a column of dates; "
            f"write {year}, or {when} if that day is meant"
        )
    return when


def _slashed(match: re.Match[str], order: DayOrder | None) -> PartialDate:
    first, second = int(match[1]), int(match[3])
    year = _century(match[4])
    if first == second or match[2] == ".":
        return PartialDate(year, second, first)
    if first > 12 or second > 12:
        return PartialDate(year, *((second, first) if first > 12 else (first, second)))
    if order is None:
        raise InvalidValue(
            f"{match.group()!r} could be two days, and no other date of the column tells which; "
            "say `order: day-first` or `order: month-first` in the mapping"
        )
    month, day = (second, first) if order is DayOrder.DAY_FIRST else (first, second)
    return PartialDate(year, month, day)


def _in_words(said: str) -> PartialDate | None:
    if (match := _NAMED.fullmatch(said)) and match[2].lower() in _MONTHS:
        day, month, year = match[1], _MONTHS[match[2].lower()], match[3]
        return PartialDate(_century(year), month, int(day) if day else None)
    said = _HEDGES.sub("", said)
    found = list(find_dates(said))
    if len({date.date for date in found}) > 1:
        raise InvalidValue(f"{said!r} names several dates")
    if not found:
        return None
    around = re.findall(r"\w+", said[: found[0].start] + " " + said[found[-1].end :])
    return found[0].date if {word.lower() for word in around} <= _AROUND_DATES else None


def _century(year: str) -> int:
    # as spreadsheets do: two digits below 50 are of this century
    return int(year) if len(year) == 4 else int(year) + (2000 if int(year) < 50 else 1900)
