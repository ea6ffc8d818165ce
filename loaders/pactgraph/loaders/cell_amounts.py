"""Amounts in the cells of tables: the grammar of running text, and what only cells leave out.

A cell may leave out the currency or the unit because its column's header or another column says it, be a
bare number in any notation of spreadsheets, or hold several amounts (a share and a price).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Final

from pactgraph.loaders.text.quantities import find_amounts
from pactgraph.ontology.amount import Amount

__all__ = ["SAYS_NOTHING", "Unit", "cell_amounts", "plain_number", "unit_of_header"]

SAYS_NOTHING: Final = frozenset(
    {"", "-", "--", "–", "—", "n/a", "na", "n.a.", "n.a", "none", "null", "nan", "nil", "#n/a", "#ref!",
     "#value!", "unknown",
     "undisclosed", "not disclosed", "tbd", "tba", "?", "not available", "not applicable", "confidential"}
)  # fmt: skip
"""Cells, in lower case, that stand for the absence of a value."""

_CODES: Final = (
    "USD|EUR|GBP|JPY|CNY|RMB|CHF|CAD|AUD|INR|KRW|SEK|NOK|DKK|PLN|CZK|HUF|BRL|MXN|ZAR|SGD|HKD|TWD|NZD|ILS|"
    "TRY|SAR|AED|QAR|KWD|RUB|UAH|THB|IDR|MYR|PHP|VND|NGN|KES|EGP|ARS|CLP|COP|CNH"
)
_SIGNS: Final = {
    "us$": "USD", "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₩": "KRW", "₹": "INR", "rmb": "CNY",
    "cnh": "CNY", "c$": "CAD", "ca$": "CAD", "a$": "AUD", "au$": "AUD", "hk$": "HKD", "nt$": "TWD",
    "s$": "SGD", "nz$": "NZD", "r$": "BRL", "rs": "INR", "rs.": "INR", "dollars": "USD", "dollar": "USD",
    "euros": "EUR", "euro": "EUR", "pounds": "GBP", "yen": "JPY", "yuan": "CNY", "won": "KRW",
    "₺": "TRY", "₽": "RUB", "₪": "ILS", "fr.": "CHF",
}  # fmt: skip
_SCALES: Final = {
    "k": 3, "thousand": 3, "thousands": 3, "000s": 3, "000": 3, "m": 6, "mm": 6, "mn": 6, "mln": 6, "mil": 6,
    "mio": 6, "million": 6, "millions": 6, "b": 9, "bn": 9, "bln": 9, "bil": 9, "mrd": 9, "billion": 9,
    "billions": 9, "t": 12, "tn": 12, "trn": 12, "trillion": 12, "trillions": 12, "lakh": 5, "crore": 7,
    "cr": 7,
}  # fmt: skip
_UNITS: Final = {
    "%": "%", "percent": "%", "pct": "%", "percentage": "%", "mw": "MW", "gw": "GW", "kw": "kW",
    "gwh": "GWh", "mwh": "MWh", "shares": "shares", "gpus": "GPUs", "gpu": "GPUs",
    "chips": "chips", "chip": "chips",
}  # fmt: skip

_SIGN = r"(?:US\$|CA?\$|AU?\$|HK\$|NT\$|NZ\$|S\$|R\$|[$€£¥₩₹₺₽₪]|\bRs\.?)"
_SCALE = (
    r"(?:thousand|millions?|billions?|trillions?|lakh|crore|mln|mil|mio|mrd|mm|mn|bln|bil|bn|trn|tn|cr|"
    r"[kmbt])\b"
)
_NUMBER = r"\d[\d.,'\u00a0 ]*\d|\d"
_BARE = re.compile(
    r"(?:(?P<upto>up to|as much as|max(?:imum|\.)?(?: of)?|at most|under|below|less than)"
    r"|(?P<least>at least|more than|over|min(?:imum|\.)?(?: of)?|exceeding|above)"
    r"|(?P<about>about|around|approx(?:imately|\.)?|circa|ca\.?|c\.|est(?:imated|\.)?|nearly|roughly|~))?"
    rf"\s*~?\s*(?P<before>{_CODES}|{_SIGN})?\s*(?P<low>{_NUMBER})\s*(?P<scale1>{_SCALE})?"
    rf"(?:\s*(?:-|–|—|to)\s*(?:{_CODES}|{_SIGN})?\s*(?P<high>{_NUMBER})\s*(?P<scale2>{_SCALE})?)?"
    rf"\s*(?P<plus>\+)?\s*(?P<after>(?:{_CODES})\b|[$€£¥]|%|dollars?\b|euros?\b|pounds\b|yen\b|yuan\b|won\b)?",
    re.IGNORECASE,
)
# "Colossus 2 GPUs" are the GPUs of Colossus 2
_PIECES = re.compile(r"\d{1,2} (?:GPUs?|TPUs?|chips?|servers|accelerators?|processors)\b")
_NAME_BEFORE = re.compile(r"\b[A-Z][\w-]*[a-z]\w* $")
_NUMERIC = re.compile(r"[-+−(]*\s*(?:\d[\d.,'\u00a0 ]*)(?:[eE][+-]?\d{1,3})?\s*\)?")
_REWRITINGS: Final[tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...]] = (
    (re.compile(r"[≈≃∼]"), "~"),
    (re.compile(r"(?:>=|≥|>)\s*"), "at least "),
    (re.compile(r"(?:<=|≤|<)\s*"), "up to "),
    (re.compile(r"\b(up to|at least|more than|over)\s+~\s*", re.IGNORECASE), r"\1 about "),
    # "10+ GW": the text grammar has the sign of a lower bound only behind money
    (
        re.compile(r"(?<![\w$€£.,])(\d[\d.,]*)\+\s*(?=(?:GW|MW|gigawatts?|megawatts?|GPUs?|chips|%)\b)"),
        r"at least \1 ",
    ),
    (re.compile(r"(?<=\d)([BMTK])\s*[-–—]\s*(?=[$€£¥]?\d)", re.IGNORECASE), r"\1 - "),
    (re.compile(r"(?<=\d)\s?%\s*(?:-|–|—|to)\s*(?=\d[\d.]*\s?%)"), "-"),
    # 1.234.567,50 and 1,5 as the continent writes them
    (
        re.compile(r"(?<![\d.,])(\d{1,3}(?:\.\d{3})+),(\d{1,2})(?![\d,.]\d)"),
        lambda m: f"{m[1].replace('.', '')}.{m[2]}",
    ),
    (re.compile(r"(?<![\d.,])\d{1,3}(?:\.\d{3}){2,}(?![\d,.]\d)"), lambda m: m[0].replace(".", "")),
    (re.compile(r"(?<![\d.,])(\d{1,3}),(\d{1,2})(?!\d|,\d)"), r"\1.\2"),
    (re.compile(rf"\b({_CODES})\s?(?=\d)"), r"\1 "),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Unit:
    """What a column measures in: a currency or unit, and the power of ten its numbers are counted in."""

    name: str | None = None
    exponent: int = 0

    def of(self, number: Decimal) -> Decimal:
        """A number of the column in whole units.

        >>> Unit("USD", 9).of(Decimal("1.5"))
        Decimal('1500000000.0')
        """
        return number * (Decimal(10) ** self.exponent)


def unit_of_header(header: str) -> Unit:
    """The unit that a header says in brackets or by its last words.

    >>> unit_of_header("Current total capital cost (2025 USD billions)")
    Unit(name='USD', exponent=9)
    >>> unit_of_header("Power (MW)"), unit_of_header("amount_usd"), unit_of_header("amount(bn)")
    (Unit(name='MW', exponent=0), Unit(name='USD', exponent=0), Unit(name=None, exponent=9))
    >>> unit_of_header("Deal value ($M)"), unit_of_header("Ownership %"), unit_of_header("Investors")
    (Unit(name='USD', exponent=6), Unit(name='%', exponent=0), Unit(name=None, exponent=0))
    """
    bracketed = re.findall(r"[(\[]([^)\]]*)[)\]]", header)
    plain = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", re.sub(r"[(\[][^)\]]*[)\]]", " ", header))
    found, exponent = None, 0
    for words, inside in (*((words, True) for words in bracketed), (plain, False)):
        for word in re.findall(r"[A-Za-z]{0,2}[$€£¥₩₹%]|[A-Za-z]+|000s?", words.replace("_", " ")):
            unit, scale = _unit_word(word, inside=inside)
            found, exponent = found or unit, exponent or scale
    return Unit(found, exponent)


def cell_amounts(text: str, unit: Unit | None = None) -> tuple[Amount, ...]:
    """All amounts of a cell; words without a number stay words; none where the cell says nothing.

    >>> [str(amount) for amount in cell_amounts("~27% · $13.8B in")]
    ['about 27 %', '13,800,000,000 USD']
    >>> [str(amount) for amount in cell_amounts("10+ GW of systems")]
    ['at least 10 GW']
    >>> [str(amount) for amount in cell_amounts("100000000000.0", Unit("USD"))]
    ['100,000,000,000 USD']
    >>> cell_amounts("n/a"), cell_amounts("Multi-year")[0].text
    ((), 'Multi-year')
    """
    unit = unit or Unit()
    words = " ".join(text.split())
    if words.casefold() in SAYS_NOTHING:
        return ()
    number = plain_number(words)
    if number is not None:
        return (Amount.exactly(unit.of(number), unit.name, words),)
    rewritten = words
    for pattern, replacement in _REWRITINGS:
        rewritten = pattern.sub(replacement, rewritten)
    found = [
        _as_written(found.amount, words)
        for found in find_amounts(rewritten)
        if not (_PIECES.match(rewritten, found.start) and _NAME_BEFORE.search(rewritten[: found.start]))
    ]
    numbered = [amount for amount in found if amount.low is not None or amount.high is not None]
    if numbered:
        return tuple(numbered)
    bare = _bare(rewritten, words, unit)
    if bare is not None:
        return (bare,)
    return tuple(found) or (Amount(None, None, None, words),)


def plain_number(text: str) -> Decimal | None:
    """The number a cell is nothing but; thousands may be set apart by commas, points, spaces or quotes.

    A single comma or point before exactly three digits is read as English writes it.

    >>> [plain_number(text) for text in ("4.01e+22", "1.234.567,89", "1,5", "(20)", "27%", "1 000")]
    [Decimal('4.01E+22'), Decimal('1234567.89'), Decimal('1.5'), Decimal('-20'), None, Decimal('1000')]
    """
    said = text.strip()
    if not _NUMERIC.fullmatch(said):
        return None
    negative = said.startswith(("-", "−", "(")) and said != "("
    digits = (
        re.sub(r"[-+−()'\u00a0 ]", "", said) if "e" not in said.lower() else re.sub(r"[('\u00a0 )]", "", said)
    )
    if "e" in digits.lower():
        digits, negative = digits.lstrip("+"), False
    try:
        number = Decimal(_english(digits))
    except InvalidOperation:
        return None
    return -number if negative else number


def _english(digits: str) -> str:
    comma, point = digits.rfind(","), digits.rfind(".")
    if comma > point >= 0 or digits.count(".") > 1:
        return digits.replace(".", "").replace(",", ".")
    if comma >= 0 and point < 0 and digits.count(",") == 1 and len(digits) - comma - 1 != 3:
        return digits.replace(",", ".")
    return digits.replace(",", "")


def _bare(rewritten: str, words: str, unit: Unit) -> Amount | None:
    match = _BARE.search(rewritten)
    if match is None:
        return None
    low, high = plain_number(match["low"]), plain_number(match["high"] or match["low"])
    said = match["before"] or match["after"]
    scales = match["scale1"] or match["scale2"], match["scale2"] or match["scale1"]
    # a number among words is an amount only where something says so
    whole = len(match.group().strip()) == len(rewritten.strip(" ."))
    if low is None or high is None or not (said or scales[0] or (whole and unit.name)):
        return None
    low, high = (_scaled(n, scale, unit) for n, scale in zip((low, high), scales, strict=True))
    low, high = sorted((low, high))
    name = _currency(said) if said else unit.name
    least, most = (None if match["upto"] else low), (None if match["least"] or match["plus"] else high)
    return Amount(least, most, name, words, approximate=bool(match["about"]) or "~" in match.group())


def _scaled(number: Decimal, scale: str | None, unit: Unit) -> Decimal:
    # a cell that says its own scale isn't counted in that of the header again
    return number * Decimal(10 ** _SCALES[scale.lower()]) if scale else unit.of(number)


def _currency(said: str) -> str:
    folded = said.lower()
    return _SIGNS.get(folded) or _UNITS.get(folded) or said.upper()


def _as_written(amount: Amount, words: str) -> Amount:
    text = amount.text if amount.text in words else words
    about = amount.approximate or "about" in amount.text.casefold().split()
    return Amount(amount.low, amount.high, amount.unit, text, approximate=about)


def _unit_word(word: str, *, inside: bool) -> tuple[str | None, int]:
    folded = word.lower()
    if re.fullmatch(_CODES, word, re.IGNORECASE):
        return _SIGNS.get(folded, word.upper()), 0
    if folded in _SIGNS:
        return _SIGNS[folded], 0
    if folded in _UNITS:
        return _UNITS[folded], 0
    if folded in _SCALES and (inside or len(folded) > 1):
        return None, _SCALES[folded]
    if re.fullmatch(r"[$€£](?:bn|mn|mm|[bmk])", folded):
        return _SIGNS[folded[0]], _SCALES[folded[1:]]
    return None, 0
