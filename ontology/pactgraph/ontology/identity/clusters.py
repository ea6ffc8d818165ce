"""From comparisons of pairs to things: what is joined without asking, and what is left to a person.

A pair is joined where its score is high enough. Two rules keep a wrong step from spreading: nothing joins
descriptions that cannot be of one thing (two dates of birth, two LEIs) by way of a third, and a description
that fits two such others alike joins neither.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from pactgraph.ontology.identity.blocking import candidate_pairs
from pactgraph.ontology.identity.comparison import AUTOMATIC, REVIEW, Commonness, Comparison, compare
from pactgraph.ontology.identity.description import Description

__all__ = ["Resolution", "Watched", "comparisons", "resolve"]

_PORTION: Final = 500
_Portion = list[tuple[Description, Description]]
Watched = Callable[[list[_Portion]], Iterable[_Portion]]
"""Hands on portions of the work as they are, and may tell how far it is."""

_ALIKE: Final = 0.12
"""Scores that differ by less do not tell two candidates apart."""


def comparisons(
    descriptions: Iterable[Description], *, at_least: float = REVIEW, watched: Watched = iter
) -> Iterator[Comparison]:
    """The pairs worth looking at, compared; ``watched`` follows the work, some hundreds of pairs at a time.

    >>> names = ("Apple Inc.", "Apple Incorporated", "Boeing")
    >>> [c.score for c in comparisons(Description(name, "organization", (name,)) for name in names)]
    [0.9241]
    """
    known = list(descriptions)
    common = Commonness.of(known)
    pairs = list(candidate_pairs(known))
    for portion in watched([pairs[start : start + _PORTION] for start in range(0, len(pairs), _PORTION)]):
        for one, other in portion:
            found = compare(one, other, common)
            if found.score >= at_least:
                yield found


@dataclass(frozen=True, slots=True)
class Resolution:
    """The things found, each as the keys of its descriptions, and the pairs that joined them; what is left
    to a person, the surest first."""

    things: tuple[frozenset[str], ...]
    joined: tuple[Comparison, ...]
    for_review: tuple[Comparison, ...]


def resolve(
    descriptions: Iterable[Description],
    *,
    threshold: float = AUTOMATIC,
    at_least: float = REVIEW,
    watched: Watched = iter,
) -> Resolution:
    """Join what is of one thing; the same whatever order the descriptions come in.

    >>> names = ("Apple Inc.", "Apple Incorporated", "Appel Inc.")
    >>> found = resolve(Description(name, "organization", (name,)) for name in names)
    >>> [sorted(thing) for thing in found.things], len(found.for_review)
    ([['Appel Inc.'], ['Apple Inc.', 'Apple Incorporated']], 2)
    """
    known = {one.key: one for one in descriptions}
    common = Commonness.of(known.values())
    found = list(comparisons(known.values(), at_least=at_least, watched=watched))
    sure = [c for c in found if c.sure_from(threshold)]
    clusters = _Clusters(known, common)
    unsure = clusters.torn(sure)
    joined, left = [], []
    for comparison in sorted(found, key=lambda c: (-c.score, c.one, c.other)):
        wanted = comparison.sure_from(threshold)
        if wanted and (comparison.one, comparison.other) not in unsure and clusters.join(comparison):
            joined.append(comparison)
        else:
            left.append(comparison)
    for_review = tuple(c for c in left if clusters.of(c.one) != clusters.of(c.other))
    return Resolution(clusters.things(), tuple(joined), for_review)


class _Clusters:
    """Descriptions joined so far; it refuses to join what cannot be one."""

    def __init__(self, known: Mapping[str, Description], common: Commonness) -> None:
        self._known = known
        self._common = common
        self._cluster = {key: key for key in known}
        self._members = {key: [key] for key in known}
        self._conflicts: dict[tuple[str, str], bool] = {}

    def of(self, key: str) -> str:
        return self._cluster[key]

    def things(self) -> tuple[frozenset[str], ...]:
        return tuple(frozenset(members) for _, members in sorted(self._members.items()))

    def join(self, comparison: Comparison) -> bool:
        one, other = sorted((self.of(comparison.one), self.of(comparison.other)))
        if one == other:
            return True
        left, right = self._members[one], self._members[other]
        if any(self._conflict(a, b) for a in left for b in right):
            return False
        for key in right:
            self._cluster[key] = one
        left.extend(self._members.pop(other))
        return True

    def torn(self, sure: Iterable[Comparison]) -> set[tuple[str, str]]:
        """Pairs of a description with others that it fits alike, but which cannot both be it."""
        fits: dict[str, list[tuple[str, Comparison]]] = defaultdict(list)
        for comparison in sure:
            fits[comparison.one].append((comparison.other, comparison))
            fits[comparison.other].append((comparison.one, comparison))
        found: set[tuple[str, str]] = set()
        for others in fits.values():
            for first, a in others:
                for second, b in others:
                    alike = abs(a.score - b.score) < _ALIKE
                    if first < second and alike and self._conflict(first, second):
                        found.update((c.one, c.other) for c in (a, b) if not c.by_identifier)
        return found

    def _conflict(self, one: str, other: str) -> bool:
        pair = (one, other) if one < other else (other, one)
        if pair not in self._conflicts:
            compared = compare(self._known[pair[0]], self._known[pair[1]], self._common)
            # an identifier in common outweighs one date that differs
            self._conflicts[pair] = compared.conflicting and not compared.by_identifier
        return self._conflicts[pair]
