"""Quantities: money, power, shares and pieces, as articles and tables write them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactgraph.loaders.text.quantities import find_amounts, parse_amount

AMOUNTS = """
$1 billion | 1e9 | 1e9 | USD |
$1.25 billion | 1.25e9 | 1.25e9 | USD |
$1B | 1e9 | 1e9 | USD |
$1bn | 1e9 | 1e9 | USD |
US$4.4bn | 4.4e9 | 4.4e9 | USD |
USD 300 million | 3e8 | 3e8 | USD |
300 million US dollars | 3e8 | 3e8 | USD |
300 million dollars | 3e8 | 3e8 | USD |
$250,000 | 250000 | 250000 | USD |
$3.5 trillion | 3.5e12 | 3.5e12 | USD |
$40M | 4e7 | 4e7 | USD |
$40m | 4e7 | 4e7 | USD |
$500K | 500000 | 500000 | USD |
$6.5-billion | 6.5e9 | 6.5e9 | USD |
$13 B | 13e9 | 13e9 | USD |
up to $100 billion | | 1e11 | USD |
as much as $2.5 billion | | 2.5e9 | USD |
no more than $5 million | | 5e6 | USD |
not more than 20% | | 20 | % |
less than $1 million | | 1e6 | USD |
under $500 million | | 5e8 | USD |
at most 3 GW | | 3 | GW |
capped at $38 billion | | 3.8e10 | USD |
a maximum of €50 million | | 5e7 | EUR |
fewer than 200 employees | | 200 | employees |
at least $3 billion | 3e9 | | USD |
at least 10 gigawatts | 10 | | GW |
more than $13 billion | 1.3e10 | | USD |
more than 20% | 20 | | % |
over $10 billion | 1e10 | | USD |
upwards of $80 billion | 8e10 | | USD |
in excess of £2 billion | 2e9 | | GBP |
exceeding $30 billion | 3e10 | | USD |
a minimum of 5 GW | 5 | | GW |
no less than 51% | 51 | | % |
north of $1 billion | 1e9 | | USD |
well over $2 billion | 2e9 | | USD |
$10bn+ | 1e10 | | USD |
$50 billion-plus | 5e10 | | USD |
about $135 billion | 1.35e11 | 1.35e11 | USD | about
roughly 27 percent | 27 | 27 | % | about
around $40 billion | 4e10 | 4e10 | USD | about
approximately $350 million | 3.5e8 | 3.5e8 | USD | about
nearly $9 billion | 9e9 | 9e9 | USD | about
almost 2 gigawatts | 2 | 2 | GW | about
some $200 million | 2e8 | 2e8 | USD | about
close to $1 billion | 1e9 | 1e9 | USD | about
an estimated $20 billion | 2e10 | 2e10 | USD | about
~27 % | 27 | 27 | % | about
just over 5% | 5 | | % |
just under $4 billion | | 4e9 | USD |
an additional $4 billion | 4e9 | 4e9 | USD |
an incremental $250 billion | 2.5e11 | 2.5e11 | USD |
another $500 million | 5e8 | 5e8 | USD |
a further €200 million | 2e8 | 2e8 | EUR |
a total of $15 billion | 1.5e10 | 1.5e10 | USD |
a combined $1.4 trillion | 1.4e12 | 1.4e12 | USD |
$110-$122 billion | 1.1e11 | 1.22e11 | USD |
$80–100 billion a year | 8e10 | 1e11 | USD/year |
$20 billion to $25 billion | 2e10 | 2.5e10 | USD |
$6-8 billion | 6e9 | 8e9 | USD |
between $5 billion and $7 billion | 5e9 | 7e9 | USD |
from $10 million to $12 million | 1e7 | 1.2e7 | USD |
5 to 7 billion euros | 5e9 | 7e9 | EUR |
10-12% | 10 | 12 | % |
840 to 1200 MW | 840 | 1200 | MW |
between 5% and 10% | 5 | 10 | % |
€500 million | 5e8 | 5e8 | EUR |
EUR 7 billion | 7e9 | 7e9 | EUR |
1.3 billion euro | 1.3e9 | 1.3e9 | EUR |
1.1 billion euros | 1.1e9 | 1.1e9 | EUR |
£2.5bn | 2.5e9 | 2.5e9 | GBP |
£150 million | 1.5e8 | 1.5e8 | GBP |
40 million pounds | 4e7 | 4e7 | GBP |
¥500 billion | 5e11 | 5e11 | JPY |
1.5 trillion yen | 1.5e12 | 1.5e12 | JPY |
20 billion yuan | 2e10 | 2e10 | CNY |
CHF 300 million | 3e8 | 3e8 | CHF |
C$3 billion | 3e9 | 3e9 | CAD |
A$1.2 billion | 1.2e9 | 1.2e9 | AUD |
₹5,000 | 5000 | 5000 | INR |
10 trillion won | 1e13 | 1e13 | KRW |
27% | 27 | 27 | % |
27 per cent | 27 | 27 | % |
49 percent | 49 | 49 | % |
12.5% | 12.5 | 12.5 | % |
10 GW | 10 | 10 | GW |
6GW | 6 | 6 | GW |
4.5-gigawatt | 4.5 | 4.5 | GW |
4.5 gigawatts | 4.5 | 4.5 | GW |
750 megawatts | 750 | 750 | MW |
960 MW | 960 | 960 | MW |
615-MW | 615 | 615 | MW |
40GWh | 40 | 40 | GWh |
120 gigawatt hours | 120 | 120 | GWh |
one gigawatt | 1 | 1 | GW |
two gigawatts | 2 | 2 | GW |
160 million shares | 1.6e8 | 1.6e8 | shares |
160 million Acme shares | 1.6e8 | 1.6e8 | shares |
64,000 chips | 64000 | 64000 | chips |
100,000 H100 GPUs | 100000 | 100000 | GPUs |
one million TPUs | 1e6 | 1e6 | TPUs |
up to one million TPUs | | 1e6 | TPUs |
2,000 servers | 2000 | 2000 | servers |
700 million users | 7e8 | 7e8 | users |
12,000 customers | 12000 | 12000 | customers |
$1.25B/mo | 1.25e9 | 1.25e9 | USD/month |
$200 million a year | 2e8 | 2e8 | USD/year |
$50 million per quarter | 5e7 | 5e7 | USD/quarter |
$20 per month | 20 | 20 | USD/month |
$30 billion annually | 3e10 | 3e10 | USD/year |
$1 billion each year | 1e9 | 1e9 | USD/year |
half a billion dollars | 5e8 | 5e8 | USD |
a billion dollars | 1e9 | 1e9 | USD |
one billion dollars | 1e9 | 1e9 | USD |
three billion euros | 3e9 | 3e9 | EUR |
billions of dollars | | | USD |
tens of billions of dollars | | | USD |
hundreds of millions of euros | | | EUR |
several billion dollars | | | USD |
millions of GPUs | | | GPUs |
"""
"""What is said, the bounds that it sets, the unit, and whether it is only about that much."""

ROWS = [tuple(part.strip() for part in line.split("|")) for line in AMOUNTS.strip().splitlines()]


@pytest.mark.parametrize(("text", "low", "high", "unit", "about"), ROWS, ids=[row[0] for row in ROWS])
def test_amounts_are_read(text: str, low: str, high: str, unit: str, about: str) -> None:
    amount = parse_amount(text)
    assert amount is not None
    assert (amount.low, amount.high) == (Decimal(low) if low else None, Decimal(high) if high else None)
    assert (amount.unit, amount.approximate, amount.text) == (unit, bool(about), text)


def test_there_are_a_hundred_amounts() -> None:
    assert len({row[0] for row in ROWS}) > 100


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
