"""How an article writes its words elsewhere: what tells a name from an ordinary word with a capital."""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["Casing", "casing", "headline_end", "is_title_case"]

_LOWER = re.compile(r"(?<![\w'-])[a-z][a-z]+(?![\w-])")
_INSIDE = re.compile(r"(?<=[a-z,] )[A-Z]\w+(?![\w-])")
_LINE = re.compile(r"[^\n]+")
_DASH = re.compile(r" [-–—|] ")


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


def is_title_case(sentence: str) -> bool:
    """Whether a line writes its words with capitals, as headlines do; a list of names does not count.

    >>> is_title_case("Acme Buys Brightloom Labs"), is_title_case("Acme bought a lab today.")
    (True, False)
    """
    long = [word for word in re.findall(r"[A-Za-z][\w'-]*", sentence) if len(word) > 3]
    if sentence.count(",") > 2 and sentence.rstrip().endswith("."):
        return False  # a list of names, not a headline
    enough = 5 if sentence.rstrip().endswith(".") else 2
    return len(long) > enough and sum(word[0].islower() for word in long) <= 0.15 * len(long)


def headline_end(text: str, start: int, end: int) -> int:
    """Where a headline ends that a dash parts from its sentence; the start if there is none."""
    dash = _DASH.search(text, start, end)
    return dash.end() if dash and is_title_case(text[start : dash.start()]) else start
