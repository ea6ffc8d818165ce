"""An amount: a value, a range or a bound, in a currency or unit, with the words it came from."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from pactgraph.ontology.errors import InvalidValue

__all__ = ["Amount"]


@dataclass(frozen=True, slots=True)
class Amount:
    """What was said of a quantity.

    ``low`` and ``high`` are inclusive bounds and equal for an exact value; one of them is ``None`` for
    "up to" and "at least"; both are ``None`` for words without a number ("billions of dollars").
    ``unit`` is an ISO 4217 code, "GW", "MW", "%", "chips", "shares" ... or ``None`` where none was said.

    >>> str(Amount(Decimal(10), Decimal(10), "GW", "10 GW"))
    '10 GW'
    >>> str(Amount(None, Decimal("1E11"), "USD", "up to $100 billion"))
    'up to 100,000,000,000 USD'
    >>> str(Amount(None, None, "USD", "billions of dollars"))
    'billions of dollars'
    """

    low: Decimal | None
    high: Decimal | None
    unit: str | None
    text: str
    approximate: bool = False

    def __post_init__(self) -> None:
        for bound in (self.low, self.high):
            if bound is not None and not bound.is_finite():
                raise InvalidValue(f"the amount {self.text!r} is not a finite number")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise InvalidValue(f"the amount {self.text!r} runs from {self.low} down to {self.high}")
        if not self.text.strip():
            raise InvalidValue("an amount needs the words it came from")

    @classmethod
    def exactly(cls, value: Decimal | int, unit: str | None, text: str) -> Amount:
        """An exact amount.

        >>> Amount.exactly(27, "%", "27 %").high
        Decimal('27')
        """
        number = Decimal(value)
        return cls(number, number, unit, text)

    @property
    def key(self) -> str:
        """A text that is equal for equal amounts, however their numbers were written.

        >>> Amount.exactly(Decimal("1E2"), "GW", "x").key == Amount.exactly(100, "GW", "x").key
        True
        """
        numbers = ("" if n is None else f"{n.normalize():f}" for n in (self.low, self.high))
        return "|".join((*numbers, self.unit or "", str(self.approximate), self.text))

    def __str__(self) -> str:
        if self.low is None and self.high is None:
            return self.text
        if self.low == self.high:
            number = _grouped(self.low)
        elif self.low is None:
            number = f"up to {_grouped(self.high)}"
        elif self.high is None:
            number = f"at least {_grouped(self.low)}"
        else:
            number = f"{_grouped(self.low)} to {_grouped(self.high)}"
        about = "about " if self.approximate else ""
        return f"{about}{number} {self.unit or ''}".rstrip()


def _grouped(number: Decimal | None) -> str:
    assert number is not None
    return f"{number.normalize():,f}"
