"""Quantities: money, power, shares and pieces, as articles and tables write them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactgraph.loaders.text.quantities import find_amounts, parse_amount


@pytest.mark.parametrize(
    ("text", "low", "high", "unit", "approximate"),
    [
        ("$1 billion", "1e9", "1e9", "USD", False),
        ("up to $100 billion", None, "1e11", "USD", False),
        ("at least 10 gigawatts", "10", None, "GW", False),
        ("more than 20%", "20", None, "%", False),
        ("$1.25B/mo", "1.25e9", "1.25e9", "USD/month", False),
        ("$13 B", "13e9", "13e9", "USD", False),
        ("10 GW", "10", "10", "GW", False),
        ("6GW", "6", "6", "GW", False),
        ("750 megawatts", "750", "750", "MW", False),
        ("27%", "27", "27", "%", False),
        ("roughly 27 percent", "27", "27", "%", True),
        ("~27 %", "27", "27", "%", True),
        ("€500 million", "5e8", "5e8", "EUR", False),
        ("£2.5bn", "2.5e9", "2.5e9", "GBP", False),
        ("1.5 trillion yen", "1.5e12", "1.5e12", "JPY", False),
        ("$110-$122 billion", "110e9", "122e9", "USD", False),
        ("$80–100 billion a year", "80e9", "100e9", "USD/year", False),
        ("5 to 7 billion euros", "5e9", "7e9", "EUR", False),
        ("$10bn+", "1e10", None, "USD", False),
        ("an additional $4 billion", "4e9", "4e9", "USD", False),
        ("one gigawatt", "1", "1", "GW", False),
        ("160 million Acme shares", "160e6", "160e6", "shares", False),
        ("64,000 chips", "64000", "64000", "chips", False),
        ("billions of dollars", None, None, "USD", False),
        ("tens of billions of dollars", None, None, "USD", False),
        ("millions of GPUs", None, None, "GPUs", False),
    ],
)
def test_amounts_are_read(text: str, low: str | None, high: str | None, unit: str, approximate: bool) -> None:
    amount = parse_amount(text)
    assert amount is not None
    assert (amount.low, amount.high) == (low and Decimal(low), high and Decimal(high))
    assert (amount.unit, amount.approximate, amount.text) == (unit, approximate, text)


@pytest.mark.parametrize("text", ["", "2026", "GPT-4", "version 5.1", "$", "undisclosed", "three parties"])
def test_what_is_no_amount_is_left_alone(text: str) -> None:
    assert parse_amount(text) is None


@given(st.text(alphabet="0123456789.,$€%-–+ abkmntGWbillion/yearupto", max_size=60))
def test_offsets_hold_for_any_text(text: str) -> None:
    end = 0
    for found in find_amounts(text):
        assert end <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == found.amount.text
        end = found.end
