"""On which day a page was published, by the calendar of its publisher."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import Final

from pactgraph.loaders.text.dates import DateRole, find_dates
from pactgraph.ontology.errors import InvalidValue
from pactgraph.ontology.partial_date import PartialDate

__all__ = ["publication_day", "read_day"]

_STAMP: Final = re.compile(r"\s*(?P<y>\d{4})-?(?P<m>\d{2})-?(?P<d>\d{2})(?P<time>[T ]\d\d.*)?\s*", re.DOTALL)
_IN_URL: Final = re.compile(r"(?<!\d)(?P<y>20\d\d|19\d\d)[/-](?P<m>\d{1,2})[/-](?P<d>\d{1,2})(?!\d)")
_NUMBERS: Final = re.compile(r"(?<!\d)(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>(?:19|20)\d\d)(?!\d)")


def publication_day(said: Iterable[str], seen: Iterable[str], url: str | None) -> PartialDate | None:
    """The day out of what metadata says, what a reader sees, and the address.

    A moment in metadata is mostly UTC, and may be on another day than where the publisher sits; a date
    in the address or before the reader's eyes that is a day away from it is the publisher's own.

    >>> str(publication_day(["2019-11-20T01:53:14Z"], ["Nov. 19, 2019 5:53 PM"], None))
    '2019-11-19'
    >>> str(publication_day(["2019-11-20T01:53:14Z"], ["Jan. 3, 2026"], None))
    '2019-11-20'
    """
    own = [*_matches(_IN_URL, url or ""), *(day for words in seen for day in _days(words))]
    for words in said:
        day = read_day(words)
        if day is None:
            continue
        stamp = _STAMP.fullmatch(words)
        if stamp is not None and stamp["time"]:
            return next((other for other in own if _close(day, other)), day)
        return day
    return own[0] if own else None


def read_day(words: str) -> PartialDate | None:
    """The date a field of metadata holds; nothing where it holds none.

    >>> str(read_day("2026-02-27T09:00:00Z")), str(read_day("Fri, 27 Feb 2026 09:00 GMT")), read_day("soon")
    ('2026-02-27', '2026-02-27', None)
    """
    stamp = _STAMP.fullmatch(words)
    if stamp is not None:
        return _made(stamp)
    try:
        return PartialDate.parse(words)
    except InvalidValue:
        return next(_days(words), None)


def _days(words: str) -> Iterator[PartialDate]:
    yield from _matches(_NUMBERS, words)
    for found in find_dates(words, None):
        if found.role is DateRole.ON and found.date.month is not None:
            yield found.date


def _matches(pattern: re.Pattern[str], words: str) -> Iterator[PartialDate]:
    for match in pattern.finditer(words):
        day = _made(match)
        if day is not None:
            yield day


def _made(match: re.Match[str]) -> PartialDate | None:
    try:
        return PartialDate(int(match["y"]), int(match["m"]), int(match["d"]))
    except InvalidValue:
        return None


def _close(one: PartialDate, other: PartialDate) -> bool:
    return other.day is not None and abs(one.first_day - other.first_day) <= timedelta(days=1)
