"""What an export has no place for, counted by reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

__all__ = ["LeftOut"]


class LeftOut:
    """Counts of what a format cannot express, with an example of each, for the one who exports.

    >>> left_out = LeftOut()
    >>> left_out.note("claims of relations that are no ownership", "Azure hosts Frontier")
    >>> list(left_out)
    ['1 claims of relations that are no ownership, as Azure hosts Frontier']
    """

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._examples: dict[str, str] = {}

    def note(self, what: str, example: str, number: int = 1) -> None:
        """Count something that is left out."""
        if number:
            self._counts[what] += number
            self._examples.setdefault(what, example)

    def __getitem__(self, what: str) -> int:
        return self._counts[what]

    def __iter__(self) -> Iterator[str]:
        """A line for each reason, the most frequent first."""
        for what, number in self._counts.most_common():
            yield f"{number:,} {what}, as {self._examples[what]}"
