"""Dates in words: absolute ones, and those said relative to the day of publication.

A date is kept as precise as it was said. Which end of an interval it names follows from the words before
it: "since 2019" begins, "through 2032" ends. Used for running text and for the cells of tables alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from pactgraph.ontology.errors import InvalidValue
from pactgraph.ontology.partial_date import PartialDate

__all__ = ["DateRole", "FoundDate", "find_dates", "parse_date"]

_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_MONTH_NUMBER = {name: i for i, name in enumerate(_MONTHS, 1)} | {
    name[:3]: i for i, name in enumerate(_MONTHS, 1)
}
_MONTH_NUMBER["sept"] = 9
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_SEASON_MONTH = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9}

_MONTH = (
    r"(?P<{0}>January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_YEAR = r"(?:19|20|21)\d\d"
_DATE = re.compile(
    r"(?<![\w$€£.,/-])(?:"
    rf"(?P<iso>{_YEAR}-\d\d(?:-\d\d)?)(?![\w-])"
    rf"|{_MONTH.format('mdy')}[ ](?P<mdy_day>\d{{1,2}})(?:st|nd|rd|th)?,?[ ](?P<mdy_year>{_YEAR})\b"
    rf"|(?P<dmy_day>\d{{1,2}})(?:st|nd|rd|th)?[ ](?:of[ ])?{_MONTH.format('dmy')},?[ ](?P<dmy_year>{_YEAR})\b"
    rf"|(?P<part>early|mid|late|early in|the end of|end of)?[ -]?{_MONTH.format('my')},?[ "
    rf"](?:of[ ])?(?P<my_year>{_YEAR})\b"
    rf"|H(?P<half>[12])[ ,]*(?P<half_year>{_YEAR})|Q(?P<quarter>[1-4])[ ,]*(?P<quarter_year>{_YEAR})"
    rf"|(?:the[ ])?(?P<half_word>first|second)[ ]half[ ]of[ ](?P<half_word_year>{_YEAR})\b"
    rf"|(?:the[ ])?(?P<quarter_word>first|second|third|fourth)[ ]quarter[ ]of[ "
    rf"](?P<quarter_word_year>{_YEAR})\b"
    rf"|(?:the[ ])?(?P<season>spring|summer|autumn|fall|winter)(?:[ ]of)?[ ](?P<season_year>{_YEAR})\b"
    rf"|(?P<last>last|this|next)[ ](?:{_MONTH.format('last_month')}|(?P<last_unit>year|month|week|quarter))\b"
    rf"|{_MONTH.format('md')}[ ](?P<md_day>\d{{1,2}})(?:st|nd|rd|th)?\b(?![ ]?(?:million|billion|percent|%))"
    rf"|(?P<dm_day>\d{{1,2}})(?:st|nd|rd|th)?[ ](?:of[ ])?{_MONTH.format('dm')}\b(?!,?[ ]\d{{4}})"
    rf"|(?:mid-)?(?P<bare_year>{_YEAR})(?![\w%-]|,\d|\.\d|[ ](?:million|billion|shares|GPUs|chips|people|"
    rf"employees))"
    rf"|(?:on[ ])?(?P<weekday>{'|'.join(_WEEKDAYS)})\b|(?P<today>today|yesterday|tomorrow)\b"
    r")",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"(?:(?P<since>since|from|starting(?: in| on| from)?|beginning(?: in| on)?|as of|"
    r"effective(?: from| on)?|dating back to)"
    r"|(?P<until>until|till|through|through to|to the end of|up to|expir\w+ (?:in|on|at)|"
    r"(?:end|terminat|conclud|laps)(?:s|e|es|ed|ing)? (?:in|on|at)|"
    r"(?:run|runs|running|extend|extends|extended|extending|last|lasts|lasting|renewed) (?:to|through)"
    r"|(?:not )?beyond)|(?P<by>by|before|no later than|not later than))[ ](?:at "
    r"least[ ])?(?:the[ ])?(?:end[ ]of[ ])?$",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b(?:ends?|ending|expires?|expiring|terminates|until|till|through|starting|beginning|from|by|before|"
    r"effective|will)\b[^.;,]*$",
    re.IGNORECASE,
)
_ENDS_BEFORE = frozenset({"until", "till", "before", "by"})


class DateRole(StrEnum):
    """What a date does in its sentence."""

    FROM = "from"
    UNTIL = "until"
    ON = "on"
    BY = "by"


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date, what it does, and where its words stand. An ``until`` date is already the first day after."""

    date: PartialDate
    role: DateRole
    start: int
    end: int
    said: str


def find_dates(text: str, published: PartialDate | None = None) -> Iterator[FoundDate]:
    """The dates in a text, from left to right; relative ones only where the publication date is known.

    >>> [(str(d.date), d.role.value) for d in find_dates("Since July 2024, and through 2032.")]
    [('2024-07', 'from'), ('2033', 'until')]
    >>> [str(d.date) for d in find_dates("last October", PartialDate(2026, 2, 27))]
    ['2025-10']
    """
    for match in _DATE.finditer(text):
        try:
            date = _date(
                match, published, ahead=_AHEAD.search(text, max(0, match.start() - 40), match.start())
            )
        except InvalidValue:
            continue
        if date is not None:
            role, shifted = _role(text, match, date)
            yield FoundDate(shifted, role, match.start(), match.end(), match.group())


def parse_date(text: str, published: PartialDate | None = None) -> PartialDate | None:
    """The date that a short text states, or nothing.

    >>> parse_date("27 February 2026")
    PartialDate(year=2026, month=2, day=27)
    >>> parse_date("H2 2026")
    PartialDate(year=2026, month=7, day=None)
    """
    for found in find_dates(text, published):
        return found.date
    return None


def _role(text: str, match: re.Match[str], date: PartialDate) -> tuple[DateRole, PartialDate]:
    before = _BEFORE.search(text[max(0, match.start() - 40) : match.start()])
    if before is None:
        return DateRole.ON, date
    if before["since"]:
        return DateRole.FROM, date
    if before["by"]:
        return DateRole.BY, date
    inclusive = before["until"].lower() not in _ENDS_BEFORE or "end" in before.group().lower()
    return DateRole.UNTIL, date.next if inclusive else date


def _date(
    match: re.Match[str], published: PartialDate | None, *, ahead: re.Match[str] | None
) -> PartialDate | None:
    if match["iso"]:
        return PartialDate.parse(match["iso"])
    for form in ("mdy", "dmy", "my"):
        if match[form]:
            day = match[f"{form}_day"] if form != "my" else None
            return PartialDate(int(match[f"{form}_year"]), _month(match[form]), int(day) if day else None)
    for form in ("half", "half_word"):
        if match[form]:
            return PartialDate(int(match[f"{form}_year"]), _ORDINALS[match[form].lower()] * 6 - 5)
    for form in ("quarter", "quarter_word"):
        if match[form]:
            return PartialDate(int(match[f"{form}_year"]), _ORDINALS[match[form].lower()] * 3 - 2)
    if match["season"]:
        return PartialDate(int(match["season_year"]), _SEASON_MONTH.get(match["season"].lower()))
    if match["bare_year"]:
        return PartialDate(int(match["bare_year"]))
    return None if published is None else _relative(match, published, ahead=ahead is not None)


def _month(name: str) -> int:
    return _MONTH_NUMBER[name.rstrip(".").lower()]


def _relative(match: re.Match[str], published: PartialDate, *, ahead: bool) -> PartialDate | None:
    if match["last_month"] and match["last_month"].islower():
        return None  # "this may be"
    if match["last"]:
        return _last(match["last"].lower(), match["last_month"], match["last_unit"], published)
    for form in ("md", "dm"):
        if match[form]:
            return _near(_month(match[form]), int(match[f"{form}_day"]), published, ahead=ahead)
    if published.day is None:
        return published if match["today"] else None
    if match["today"]:
        said = match["today"].lower()
        return {"today": published, "yesterday": published.previous, "tomorrow": published.next}[said]
    back = (published.first_day.weekday() - _WEEKDAYS.index(match["weekday"].lower())) % 7
    return PartialDate.of(published.first_day - timedelta(days=back))


def _last(which: str, month: str | None, unit: str | None, published: PartialDate) -> PartialDate | None:
    step = {"last": -1, "this": 0, "next": 1}[which]
    if unit and unit.lower() == "year":
        return PartialDate(published.year + step)
    if unit:
        if unit.lower() != "month" or published.month is None:
            return None
        here = PartialDate(published.year, published.month)
        return (here.previous, here, here.next)[step + 1]
    assert month is not None
    number, now = _month(month), published.month or 12
    if which == "last":
        return PartialDate(published.year - (number >= now), number)
    return PartialDate(published.year + (which == "next" and number <= now), number)


def _near(month: int, day: int, published: PartialDate, *, ahead: bool) -> PartialDate:
    """A day without a year: the closest one before the publication, or ``ahead`` the closest after it."""
    later = published.month is not None and (month, day) > (published.month, published.day or 31)
    return PartialDate(published.year + (not later if ahead else -later), month, day)
