"""Which entities belong together: communities found by the Leiden method, the same in every run."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

__all__ = ["CROWD", "clusters"]

CROWD = 300
"""Entities above which nobody can read the whole map at once."""
_SEED = 20260427
_MOST = 48
"""Clusters that an overview shows; the smallest beyond them are put together."""
_SMALLEST = 3

Pair = tuple[str, str]


def clusters(
    names: Iterable[str], lines: Mapping[Pair, float], *, largest: int | None = None
) -> list[list[str]]:
    """Groups of names that are more closely linked among themselves than with others, the largest first.

    ``lines`` gives each linked pair its weight. Names of a group follow by how many lines they have. What is
    linked to hardly anything makes up the last group. Groups above ``largest`` names are divided again.

    >>> clusters("abcdefg", {("a", "b"): 1, ("b", "c"): 1, ("a", "c"): 1, ("d", "e"): 1, ("e", "f"): 1})
    [['a', 'b', 'c'], ['e', 'd', 'f'], ['g']]
    """
    groups = _communities(sorted(names), lines)
    if largest is not None:
        groups = [part for group in groups for part in _divided(group, lines, largest)]
    degree: Counter[str] = Counter()
    for first, last in lines:
        degree.update((first, last))
    groups.sort(key=lambda group: (-len(group), group))
    kept = [group for at, group in enumerate(groups) if at < _MOST - 1 and len(group) >= _SMALLEST]
    rest = sorted(name for group in groups[len(kept) :] for name in group)
    if largest is not None:
        kept += [rest[at : at + largest] for at in range(0, len(rest), largest)]
    elif rest:
        kept.append(rest)
    return [sorted(group, key=lambda name: (-degree[name], name)) for group in kept]


def _communities(names: Sequence[str], lines: Mapping[Pair, float]) -> list[list[str]]:
    import igraph

    index = {name: at for at, name in enumerate(names)}
    inside = sorted(pair for pair in lines if pair[0] in index and pair[1] in index and pair[0] != pair[1])
    graph: Any = igraph.Graph(n=len(names), edges=[(index[a], index[b]) for a, b in inside])
    igraph.set_random_number_generator(random.Random(_SEED))
    try:
        found = graph.community_leiden(
            objective_function="modularity", weights=[lines[pair] for pair in inside], n_iterations=4
        )
    finally:
        igraph.set_random_number_generator(random)  # igraph's own default, which others rely on
    members: dict[int, list[str]] = defaultdict(list)
    for name, group in zip(names, found.membership, strict=True):
        members[group].append(name)
    return list(members.values())


def _divided(group: list[str], lines: Mapping[Pair, float], largest: int) -> list[list[str]]:
    if len(group) <= largest:
        return [group]
    parts = _communities(group, lines)
    if len(parts) == 1:
        return [group[at : at + largest] for at in range(0, len(group), largest)]
    return [small for part in parts for small in _divided(part, lines, largest)]
