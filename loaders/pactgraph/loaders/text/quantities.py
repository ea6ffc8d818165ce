"""Quantities in words: money, power, shares and pieces, with bounds, ranges and roundness.

Used for running text and for the cells of tables alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from pactgraph.ontology.amount import Amount

__all__ = ["FoundAmount", "find_amounts", "parse_amount"]

_CURRENCIES = {
    "$": "USD", "us$": "USD", "usd": "USD", "dollar": "USD", "dollars": "USD",
    "€": "EUR", "eur": "EUR", "euro": "EUR", "euros": "EUR",
    "£": "GBP", "gbp": "GBP", "pound": "GBP", "pounds": "GBP",
    "¥": "JPY", "jpy": "JPY", "yen": "JPY",
    "₩": "KRW", "won": "KRW", "₹": "INR", "rupees": "INR", "yuan": "CNY",
    "chf": "CHF", "c$": "CAD", "a$": "AUD",
}  # fmt: skip
_SCALES = {
    "k": 3, "thousand": 3, "m": 6, "mn": 6, "mln": 6, "million": 6,
    "b": 9, "bn": 9, "bln": 9, "billion": 9, "t": 12, "tn": 12, "trn": 12, "trillion": 12,
}  # fmt: skip
_UNITS = {
    "gwh": "GWh", "gigawatt hours": "GWh", "gigawatt-hours": "GWh", "gigawatt hour": "GWh",
    "gigawatt-hour": "GWh", "mwh": "MWh", "megawatt hours": "MWh", "megawatt-hours": "MWh",
    "megawatt hour": "MWh", "megawatt-hour": "MWh", "twh": "TWh", "terawatt hours": "TWh",
    "terawatt-hours": "TWh",
    "gw": "GW", "gigawatt": "GW", "gigawatts": "GW", "mw": "MW", "megawatt": "MW", "megawatts": "MW",
    "%": "%", "percent": "%", "per cent": "%", "pct": "%", "percentage points": "%",
    "share": "shares", "shares": "shares", "chip": "chips", "chips": "chips", "gpu": "GPUs", "gpus": "GPUs",
    "tpu": "TPUs", "tpus": "TPUs", "accelerator": "accelerators", "accelerators": "accelerators",
    "processors": "processors", "servers": "servers", "token": "tokens", "tokens": "tokens",
    "user": "users", "subscribers": "subscribers", "users": "users", "customers": "customers",
    "employees": "employees",
}  # fmt: skip
_SMALL = {
    "a": "1", "an": "1", "half a": "0.5",
    "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7",
    "eight": "8", "nine": "9", "ten": "10",
}  # fmt: skip
_PERIODS = {"mo": "month", "month": "month", "yr": "year", "year": "year", "annum": "year",
            "annually": "year", "quarter": "quarter", "day": "day", "week": "week", "hour": "hour",
            "hr": "hour"}  # fmt: skip


_SIGN = r"(?:US\$|C\$|A\$|[$€£¥₩₹]|(?:USD|EUR|GBP|JPY|CHF)[ \u00a0]?)"
_NUMBER = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d{1,9})?|\d{1,15}(?:\.\d{1,9})?)"
_SCALE = (
    r"(?:[ \u00a0-]?(?:thousand|million|billion|trillion|bn|mn|mln|bln|trn|tn)\b|[ "
    r"]?[BMT](?![\w-])|K(?![\w-])|(?:k|m|b)(?![\w-]))"
)
_UNIT = (
    r"(?:[ \u00a0-]?(?:GWh|MWh|TWh|(?:gigawatt|megawatt|terawatt)[ -]hours?|GW|MW|gigawatts?|megawatts?)\b"
    r"|[ \u00a0]?%|[ \u00a0-](?:per[ ]?cent|percent|pct)\b"
    r"|[ ](?:[A-Z][\w-]*[ ]){0,3}?(?:shares?|chips?|GPUs?|TPUs?|accelerators?|processors|servers|tokens|"
    r"users|customers|employees|subscribers)\b"
    r"|[ ](?:US[ ])?(?:dollars?|euros?|pounds?|yen|won|yuan|rupees)\b|[ ](?:USD|EUR|GBP|JPY|CHF)\b)"
)
_PERIOD = (
    r"(?:[ ]annually\b|(?:[ ]?/[ ]?|[ ](?:a|per|each)[ ])"
    r"(?:mo|month|yr|year|annum|quarter|day|week|hour|hr)\b)"
)
_UP_TO = (
    r"(?:up to|as much as|as many as|no more than|not more than|at most|a maximum of|less than|"
    r"fewer than|(?:just |well )?(?:under|below)|capped at)"
)
_AT_LEAST = (
    r"(?:at least|more than|north of|(?:just |well )?over|no less than|not less than|a minimum of|"
    r"upwards of|in excess of|exceeding)"
)
_ABOUT = r"(?:about|around|roughly|approximately|some|nearly|almost|close to|an estimated|~|c\.)"
_BOUND = rf"(?:(?P<upto>{_UP_TO})|(?P<least>{_AT_LEAST})|(?P<about>{_ABOUT}))"
_AMOUNT = re.compile(
    rf"(?<![\w.,$€£])(?:{_BOUND}[ ]?)?(?:{_ABOUT}[ ])?(?:between[ ]|from[ ](?=[$€£]))?"
    rf"(?:another[ ]|an?[ ](?:additional|further|extra|"
    rf"incremental|new|combined|total)[ ](?:of[ ])?)?"
    rf"(?:(?P<sign>{_SIGN})[ ]?(?P<low>{_NUMBER})(?P<scale1>{_SCALE})?"
    rf"(?:[ ]?(?:-|–|—|to|and)[ ]?{_SIGN}?(?P<high>{_NUMBER})(?P<scale2>{_SCALE})?(?!\d))?"
    rf"(?P<plus>\+|-plus\b)?"
    rf"|(?P<low_b>{_NUMBER})(?P<scale1_b>{_SCALE})?%?"
    rf"(?:[ ]?(?:-|–|to|(?<=[%\d])[ ]and(?=[ ]\d+(?:\.\d+)?%))[ ]?"
    rf"(?P<high_b>{_NUMBER})(?P<scale2_b>{_SCALE})?)?"
    rf"(?P<unit>{_UNIT})"
    rf"|(?P<word>half[ ]a|an?(?=[ ](?:million|billion|trillion)[ ])|"
    rf"one|two|three|four|five|six|seven|eight|nine|ten)"
    rf"(?P<scale1_c>[ ](?:million|billion|trillion))?(?P<unit_c>{_UNIT}))"
    rf"(?P<period>{_PERIOD})?",
    re.IGNORECASE,
)
_VAGUE = re.compile(
    r"\b(?:(?:tens|hundreds|dozens)[ ]of[ ](?:(?:thousands|millions|billions)(?:[ ]of)?)|"
    r"thousands[ ]of|millions[ ]of|billions[ ]of"
    r"|(?:several|multiple|a few|many|multi)[ -](?:million|billion)(?:[ -]of)?|(?:several|"
    r"multi)[ -]hundred[ -]million)"
    r"[ -]?(?P<unit>(?:US[ ])?dollars?|euros?|pounds?|GPUs?|chips?|shares|\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class FoundAmount:
    """An amount and where its words stand.

    >>> FoundAmount(Amount.exactly(10, "GW", "10 GW"), 0, 5).end
    5
    """

    amount: Amount
    start: int
    end: int


def find_amounts(text: str) -> Iterator[FoundAmount]:
    """The quantities in a text, from left to right.

    A bare number is no quantity: it needs a currency or a unit.

    >>> [str(found.amount) for found in find_amounts("up to $100 billion for 10 GW and 27% in 2026")]
    ['up to 100,000,000,000 USD', '10 GW', '27 %']
    """
    matches = sorted((*_AMOUNT.finditer(text), *_VAGUE.finditer(text)), key=lambda m: (m.start(), -m.end()))
    end = 0
    for match in matches:
        if match.start() >= end:
            words = match.group()
            amount = _vague(match) if match.re is _VAGUE else _exact(match)
            yield FoundAmount(amount, match.start(), match.start() + len(words.rstrip()))
            end = match.end()


def parse_amount(text: str) -> Amount | None:
    """The amount that a short text states, or nothing.

    >>> print(parse_amount("$1.25B/mo"))
    1,250,000,000 USD/month
    >>> parse_amount("undisclosed") is None
    True
    """
    found = next(find_amounts(text), None)
    return None if found is None else found.amount


def _exact(match: re.Match[str]) -> Amount:
    low, high = _bounds(match)
    least, most = low, low if high is None else high
    if least is not None and most is not None and least > most:
        least, most = most, least
    if match["upto"]:
        return _amount(match, None, most)
    if match["least"] or match["plus"]:
        return _amount(match, least, None)
    return _amount(match, least, most)


def _amount(match: re.Match[str], low: Decimal | None, high: Decimal | None) -> Amount:
    about = re.match(_ABOUT + r"\b|~", match.group(), re.IGNORECASE) is not None
    return Amount(low, high, _unit(match), match.group().strip(), approximate=about)


def _bounds(match: re.Match[str]) -> tuple[Decimal, Decimal | None]:
    if match["word"]:
        return Decimal(_SMALL[match["word"].lower()]) * _factor(match["scale1_c"]), None
    low, high = match["low"] or match["low_b"], match["high"] or match["high_b"]
    first, second = match["scale1"] or match["scale1_b"], match["scale2"] or match["scale2_b"]
    if high is None:
        return _number(low) * _factor(first), None
    return _number(low) * _factor(first or second), _number(high) * _factor(second or first)


def _number(digits: str) -> Decimal:
    return Decimal(digits.replace(",", ""))


def _factor(scale: str | None) -> Decimal:
    return Decimal(10 ** _SCALES[scale.strip(" -\u00a0").lower()]) if scale else Decimal(1)


def _unit(match: re.Match[str]) -> str | None:
    if match["sign"]:
        unit = _CURRENCIES[match["sign"].strip(" \u00a0").lower()]
    else:
        unit = _unit_of(match["unit"] or match["unit_c"])
    period = match["period"]
    return unit if not period else f"{unit}/{_PERIODS[period.strip(' /').split()[-1].lower()]}"


def _unit_of(words: str) -> str:
    folded = words.strip(" -\u00a0").lower().replace("per cent", "percent")
    return _UNITS.get(folded) or _UNITS.get(folded.split()[-1]) or _CURRENCIES[folded.split()[-1]]


def _vague(match: re.Match[str]) -> Amount:
    words = match["unit"].strip().lower()
    return Amount(None, None, _unit_of(words) if words else None, match.group().strip())
