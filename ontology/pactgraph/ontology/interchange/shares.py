"""Shares in per cent as registers write them: exact, or between bounds that belong to them or not."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

from pactgraph.ontology.amount import Amount
from pactgraph.ontology.errors import InvalidValue

__all__ = ["amount_of_share", "share_of_amount"]

_LEAST: Final = {"minimum": "at least", "exclusiveMinimum": "more than"}
_MOST: Final = {"maximum": "not more than", "exclusiveMaximum": "less than"}


def amount_of_share(share: Mapping[str, Any]) -> Amount | None:
    """The amount of a share with ``exact``, or ``minimum``, ``maximum`` and their exclusive forms.

    An amount has inclusive bounds; its words keep which of them the register excludes.

    >>> amount_of_share({"exclusiveMinimum": 25, "maximum": 50}).text
    'more than 25% and not more than 50%'
    >>> str(amount_of_share({"exact": Decimal("76.5"), "minimum": 76, "maximum": 77}))
    '76.5 %'
    >>> amount_of_share({}) is None
    True

    :raises InvalidValue: for what is no number from 0 to 100, or bounds the wrong way round
    """
    if share.get("exact") is not None:
        exact = _number(share["exact"])
        return Amount.exactly(exact, "%", f"{exact:f}%")
    low, least = _bound(share, _LEAST)
    high, most = _bound(share, _MOST)
    if low is None and high is None:
        return None
    if low is not None and low == high and "than" not in f"{least}{most}".replace("not more than", ""):
        return Amount.exactly(low, "%", f"{low:f}%")
    parts = [f"{least} {low:f}%" if low is not None else "", f"{most} {high:f}%" if high is not None else ""]
    return Amount(low, high, "%", " and ".join(filter(None, parts)))


def share_of_amount(amount: Amount) -> dict[str, Decimal] | None:
    """The share of an amount in per cent, with the bounds that its words exclude; nothing for other amounts.

    >>> share_of_amount(Amount(Decimal(25), Decimal(50), "%", "more than 25% and not more than 50%"))
    {'exclusiveMinimum': Decimal('25'), 'maximum': Decimal('50')}

    """
    if amount.unit != "%" or (amount.low is None and amount.high is None):
        return None
    if not all(0 <= bound <= 100 for bound in (amount.low, amount.high) if bound is not None):
        return None
    if amount.low is not None and amount.low == amount.high:
        return {"exact": amount.low}
    share = {}
    if amount.low is not None:
        share["exclusiveMinimum" if _says(amount.text, r"(?<!not )more than") else "minimum"] = amount.low
    if amount.high is not None:
        share["exclusiveMaximum" if _says(amount.text, "less than") else "maximum"] = amount.high
    return share


def _bound(share: Mapping[str, Any], forms: Mapping[str, str]) -> tuple[Decimal | None, str]:
    for form, words in reversed(list(forms.items())):
        if share.get(form) is not None:
            return _number(share[form]), words
    return None, ""


def _number(found: object) -> Decimal:
    try:
        number = Decimal(str(found).strip().removesuffix("%"))
    except ArithmeticError:
        raise InvalidValue(f"the share {found!r} is not a number") from None
    if not (number.is_finite() and 0 <= number <= 100):
        raise InvalidValue(f"the share {found} is not between 0 and 100 per cent")
    return number


def _says(text: str, words: str) -> bool:
    return re.search(words, text) is not None
