"""Dates as registers write them, and what their ends mean for the half-open interval of a claim."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from pactgraph.ontology.errors import InvalidValue
from pactgraph.ontology.partial_date import PartialDate

__all__ = ["after", "ceased", "earliest", "last_before", "latest", "register_date"]

_TIME: Final = re.compile(r"[T ]\d{2}.*$")


def register_date(text: str) -> PartialDate:
    """The date of a text that may go on with a time of day.

    >>> str(register_date("2024-05-01T10:00:00Z")), str(register_date("2024"))
    ('2024-05-01', '2024')

    :raises InvalidValue: where it is none
    """
    return PartialDate.parse(_TIME.sub("", text.strip()))


def after(last: PartialDate) -> PartialDate:
    """From when a relation no longer holds, whose last day, month or year is given.

    >>> str(after(PartialDate(2018)))
    '2019'
    """
    return last.next


def ceased(date: PartialDate) -> PartialDate:
    """From when a relation no longer holds that ceased on a day, or at some time in a month or year.

    >>> str(ceased(PartialDate(2018, 5, 14))), str(ceased(PartialDate(2018)))
    ('2018-05-14', '2019')
    """
    return date if date.day is not None else date.next


def last_before(end: PartialDate) -> PartialDate | None:
    """The last day, month or year before an end; nothing where no date is so early.

    >>> str(last_before(PartialDate(2019))), last_before(PartialDate(1000))
    ('2018', None)
    """
    try:
        return end.previous
    except InvalidValue:
        return None


def earliest(texts: Iterable[str]) -> PartialDate | None:
    """The earliest of several dates that were given for one beginning, the more precise of two that agree.

    >>> str(earliest(["2010", "2010-05", "2012"]))
    '2010-05'
    """
    dates = [register_date(text) for text in texts]
    if not dates:
        return None
    first = min(dates, key=lambda date: date.first_day)
    return max((date for date in dates if str(date).startswith(str(first))), key=lambda date: len(str(date)))


def latest(texts: Iterable[str]) -> PartialDate | None:
    """The latest of several dates that were given for one end, the more precise of two that agree.

    >>> str(latest(["2010", "2010-05"])), latest([])
    ('2010-05', None)
    """
    dates = [register_date(text) for text in texts]
    if not dates:
        return None
    last = max(dates, key=lambda date: date.last_day)
    return max((date for date in dates if str(date).startswith(str(last))), key=lambda date: len(str(date)))
