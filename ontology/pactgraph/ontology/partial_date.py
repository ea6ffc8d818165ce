"""A date as precise as it was said: a year, a month or a day. Never an invented day."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

from pactgraph.ontology.errors import InvalidValue

__all__ = ["PartialDate"]

_SHAPE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_EARLIEST_YEAR = 1000
_LATEST_YEAR = 2999


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A year, a year and month, or a full date; in RDF an xsd:gYear, xsd:gYearMonth or xsd:date.

    >>> PartialDate.parse("2024-07")
    PartialDate(year=2024, month=7, day=None)
    >>> str(PartialDate(2025)), PartialDate(2025).last_day
    ('2025', datetime.date(2025, 12, 31))

    :raises InvalidValue: for a day that does not exist (there is no day 0), or a year outside 1000-2999
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if not _EARLIEST_YEAR <= self.year <= _LATEST_YEAR:
            raise InvalidValue(f"the year {self.year} is outside {_EARLIEST_YEAR}-{_LATEST_YEAR}")
        if self.month is None and self.day is not None:
            raise InvalidValue("a date with a day needs a month")
        try:
            date(self.year, 1 if self.month is None else self.month, 1 if self.day is None else self.day)
        except ValueError:
            raise InvalidValue(f"the date {str(self)!r} does not exist") from None

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``.

        >>> PartialDate.parse("2025-13-40")
        Traceback (most recent call last):
        pactgraph.ontology.errors.InvalidValue: the date '2025-13-40' does not exist
        """
        match = _SHAPE.fullmatch(text.strip())
        if match is None:
            raise InvalidValue(f"{text!r} is not a date: write YYYY, YYYY-MM or YYYY-MM-DD")
        year, month, day = (None if part is None else int(part) for part in match.groups())
        assert year is not None
        return cls(year, month, day)

    @classmethod
    def of(cls, day: date) -> Self:
        """The full date of a day."""
        return cls(day.year, day.month, day.day)

    @property
    def first_day(self) -> date:
        """The earliest day the date can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> date:
        """The latest day the date can mean.

        >>> PartialDate(2024, 2).last_day
        datetime.date(2024, 2, 29)
        """
        month = self.month or 12
        day = self.day or calendar.monthrange(self.year, month)[1]
        return date(self.year, month, day)

    @property
    def next(self) -> PartialDate:
        """The date after this one, equally precise: turns "through 2032" into "before 2033".

        >>> str(PartialDate(2024, 12).next), str(PartialDate(2026, 4, 30).next)
        ('2025-01', '2026-05-01')
        """
        return self._same_precision(self.last_day + timedelta(days=1))

    @property
    def previous(self) -> PartialDate:
        """The date before this one, equally precise.

        >>> str(PartialDate(2033).previous)
        '2032'
        """
        return self._same_precision(self.first_day - timedelta(days=1))

    def _same_precision(self, day: date) -> PartialDate:
        return PartialDate(
            day.year,
            None if self.month is None else day.month,
            None if self.day is None else day.day,
        )

    def __str__(self) -> str:
        text = f"{self.year:04d}"
        if self.month is not None:
            text += f"-{self.month:02d}"
        if self.day is not None:
            text += f"-{self.day:02d}"
        return text
