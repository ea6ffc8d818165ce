"""Values of Wikidata - items, times, quantities, texts - out of the snaks that hold them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from pactgraph.loaders.json_stream.parts import object_in, objects, text_in
from pactgraph.ontology.amount import Amount
from pactgraph.ontology.errors import InvalidValue
from pactgraph.ontology.interchange import interchange_table
from pactgraph.ontology.partial_date import PartialDate

__all__ = ["NO_VALUE", "SOME_VALUE", "Time", "amount_of", "item_of", "snaks_of", "text_of", "time_of"]

NO_VALUE: Final = "novalue"
SOME_VALUE: Final = "somevalue"
_TIME: Final = re.compile(r"([+-]?)(\d{1,16})-(\d{2})-(\d{2})")
_JULIAN: Final = "Q1985786"
_DAY, _MONTH, _YEAR = 11, 10, 9
_SPANS: Final = {8: 10, 7: 100, 6: 1000}
"""Years that a time of a coarser precision covers."""


@dataclass(frozen=True, slots=True)
class Time:
    """A time as precise as it was given: a date, or years that begin and end somewhere."""

    first: PartialDate
    last: PartialDate

    @property
    def date(self) -> PartialDate | None:
        """The date, where the time is as precise as a year at least."""
        return self.first if self.first == self.last else None


def snaks_of(around: Mapping[str, Any], *properties: str) -> list[Mapping[str, Any]]:
    """The snaks of properties among qualifiers or in a reference, in the order of the properties."""
    return [snak for name in properties for snak in objects(around.get(name))]


def item_of(snak: Mapping[str, Any]) -> str | None:
    """The item that a snak names; old dumps have its number alone."""
    value = _value(snak)
    if not isinstance(value, dict):
        return None
    found, number = text_in(value, "id"), text_in(value, "numeric-id")
    if found is None and number is not None and value.get("entity-type", "item") == "item":
        found = f"Q{number}"
    return found if found is not None and re.fullmatch(r"Q[1-9]\d*", found) else None


def text_of(snak: Mapping[str, Any]) -> str | None:
    """The text of a snak, whatever its language."""
    value = _value(snak)
    return text_in(value if isinstance(value, dict) else {"text": value}, "text")


def time_of(snak: Mapping[str, Any]) -> Time | None:
    """The time of a snak, never more precise than it says.

    A day of the Julian calendar is its year, since the same day has another date in ours.

    >>> snak = {"datavalue": {"value": {"time": "+1990-00-00T00:00:00Z", "precision": 8}}}
    >>> str(time_of(snak).first), str(time_of(snak).last), time_of(snak).date
    ('1990', '1999', None)

    :raises InvalidValue: for a time that cannot be, or years out of reach
    """
    value = _value(snak)
    if not isinstance(value, dict):
        return None
    match = _TIME.match(text_in(value, "time") or "")
    if match is None:
        raise InvalidValue(f"{value.get('time')!r} is no time")
    sign, year, month, day = match[1], int(match[2]), int(match[3]), int(match[4])
    precision = int(text_in(value, "precision") or _DAY)
    if sign == "-" or precision < min(_SPANS):
        raise InvalidValue(f"the time {match[0]} is out of the years 1000-2999")
    if precision in _SPANS:
        return _span(year, _SPANS[precision])
    if precision == _YEAR or month == 0 or _JULIAN in str(value.get("calendarmodel")):
        return _exactly(PartialDate(year))
    return _exactly(PartialDate(year, month, None if precision == _MONTH or day == 0 else day))


def _exactly(date: PartialDate) -> Time:
    return Time(date, date)


def _span(year: int, years: int) -> Time:
    # decades begin with a year that ends in 0; centuries and millennia with one that ends in 1
    first = year - year % years if years == 10 else (year - 1) // years * years + 1
    return Time(PartialDate(first), PartialDate(first + years - 1))


def amount_of(snak: Mapping[str, Any], *, share: bool = False) -> Amount | None:
    """The quantity of a snak; with ``share``, a proportion of one as per cent.

    >>> str(amount_of({"datavalue": {"value": {"amount": "+0.27", "unit": "1"}}}, share=True))
    '27 %'
    """
    value = _value(snak)
    if not isinstance(value, dict) or text_in(value, "amount") is None:
        return None
    exact, low, high = (_number(value, name) for name in ("amount", "lowerBound", "upperBound"))
    words = text_in(value, "amount") or ""
    unit = (text_in(value, "unit") or "1").rsplit("/", 1)[-1]
    units = interchange_table("wikidata")["units"]
    if exact is None:
        return Amount(None, None, units.get(unit), words)
    if share and unit == "1":
        if not 0 <= exact <= 1:
            return Amount(None, None, None, words)  # neither a proportion nor said to be per cent
        exact, low, high = (None if number is None else number * 100 for number in (exact, low, high))
        unit = "Q11229"
    assert exact is not None
    code = units.get(unit)
    words = f"{words.removeprefix('+')} {code or ('' if unit == '1' else unit)}".strip()
    if share:
        words = f"{exact.normalize():f}%"
    return Amount(exact if low is None else low, exact if high is None else high, code, words)


def _number(value: Mapping[str, Any], name: str) -> Decimal | None:
    try:
        number = Decimal(text_in(value, name) or "")
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _value(snak: Mapping[str, Any]) -> Any:
    return object_in(snak, "datavalue").get("value")
