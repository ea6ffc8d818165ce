"""How good a resolution is: pairs found against the pairs that are known to be one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

__all__ = ["Measures", "pairs_within"]


@dataclass(frozen=True, slots=True)
class Measures:
    """Counts of pairs: found and right, found and wrong, missed.

    >>> measures = Measures.of({("a", "b"), ("a", "c")}, {("a", "b"), ("c", "d")})
    >>> measures.precision, measures.recall, measures.f1
    (0.5, 0.5, 0.5)
    """

    right: int
    wrong: int
    missed: int

    @classmethod
    def of(cls, found: set[tuple[str, str]], true: set[tuple[str, str]]) -> Measures:
        """Compare the pairs found with the true ones."""
        right = len(found & true)
        return cls(right, len(found) - right, len(true) - right)

    @property
    def precision(self) -> float:
        """The part of the pairs found that is right; 1 where none was found."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """The part of the true pairs that was found; 1 where there is none."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / total if total else 1.0


def pairs_within(groups: Iterable[Iterable[str]]) -> set[tuple[str, str]]:
    """All pairs of members of one group, each in order.

    >>> sorted(pairs_within([("b", "a"), ("c",)]))
    [('a', 'b')]
    """
    return {pair for group in groups for pair in combinations(sorted(group), 2)}
