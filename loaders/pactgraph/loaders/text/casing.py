"""How an article writes its words elsewhere: what tells a name from an ordinary word with a capital."""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["Casing", "casing"]

_LOWER = re.compile(r"(?<![\w'-])[a-z][a-z]+(?![\w-])")
_INSIDE = re.compile(r"(?<=[a-z,] )[A-Z]\w+(?![\w-])")
_LINE = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Casing:
    """The words that the article writes in lower case, and those it gives a capital within a sentence.

    >>> Casing().tells("Acme") is None
    True
    """

    lower: frozenset[str] = frozenset()
    capital: frozenset[str] = frozenset()

    def tells(self, word: str) -> bool | None:
        """Whether a word is a name by its other uses in the article; ``None`` where there are none."""
        if word.lower() in self.lower:
            return False
        return True if word in self.capital else None


def casing(folded: str) -> Casing:
    """The casing of an article's words; lines in title case tell nothing.

    >>> found = casing("Acme grew. Sales of Acme rose, and sales fell.")
    >>> found.tells("Acme"), found.tells("Sales"), found.tells("Brightloom")
    (True, False, None)
    """
    lower = frozenset(_LOWER.findall(folded))
    capital: set[str] = set()
    for line in _LINE.finditer(folded):
        words = line.group().split()
        if sum(word[0].isupper() for word in words) <= 0.5 * len(words):
            capital.update(_INSIDE.findall(folded, line.start(), line.end()))
    return Casing(lower, frozenset(capital))
