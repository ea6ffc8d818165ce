"""Where many nodes stand: each cluster an island of its own, islands that are linked near each other."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from pactgraph.graph.view.packing import Box, Points, apart, rows

__all__ = ["beside", "islands", "overview"]

_SEED = 20260427
_ROOM = 120.0, 92.0
"""Canvas units across and upright that each node of an island has on average."""
_EXACT_UP_TO = 60
_GAP = 130.0
_ACROSS = 1.05
"""Islands lie wider than high, as screens are."""

Pair = tuple[str, str]
Point = tuple[float, float]


def overview(groups: Sequence[Sequence[str]], pairs: Sequence[Pair], boxes: Sequence[Box]) -> list[Point]:
    """The points of clusters that are drawn as one node each, given the room that each takes.

    >>> overview([["a"], ["b"]], [], [Box(100, 50), Box(100, 50)])[0][0]
    0.0
    """
    bridges, _ = _split(groups, pairs)
    placed = _sea(len(groups), bridges, {str(at): box for at, box in enumerate(boxes)})
    return [placed[str(at)] for at in range(len(groups))]


def islands(groups: Sequence[Sequence[str]], pairs: Sequence[Pair], boxes: Mapping[str, Box]) -> Points:
    """The points of all nodes, given the clusters they form.

    >>> placed = islands([["a", "b"], ["c"]], [("a", "b"), ("b", "c")], {n: Box(60, 30) for n in "abc"})
    >>> sorted(placed)
    ['a', 'b', 'c']
    """
    bridges, inside = _split(groups, pairs)
    inner = [_island(group, inside[at], boxes) for at, group in enumerate(groups)]
    room = {str(at): _extent(points) for at, points in enumerate(inner)}
    outer = _sea(len(groups), bridges, room)
    return {
        name: (x + outer[str(at)][0], y + outer[str(at)][1])
        for at, points in enumerate(inner)
        for name, (x, y) in points.items()
    }


def _split(
    groups: Sequence[Sequence[str]], pairs: Sequence[Pair]
) -> tuple[dict[tuple[int, int], int], dict[int, list[Pair]]]:
    """How many pairs link two groups, and the pairs inside each group."""
    home = {name: at for at, group in enumerate(groups) for name in group}
    inside: dict[int, list[Pair]] = defaultdict(list)
    bridges: dict[tuple[int, int], int] = defaultdict(int)
    for first, last in pairs:
        if home[first] == home[last]:
            inside[home[first]].append((first, last))
        else:
            bridges[min(home[first], home[last]), max(home[first], home[last])] += 1
    return bridges, inside


def beside(old: Mapping[str, tuple[float, float]], new: Sequence[str], pairs: Sequence[Pair]) -> Points:
    """Points for new nodes, each in the nearest free spot beside what it is linked to; old ones stay.

    >>> beside({"a": (0, 0)}, ["b"], [("a", "b")])["a"]
    (0, 0)
    """
    placed: Points = dict(old)
    linked: dict[str, list[str]] = defaultdict(list)
    for first, last in pairs:
        linked[first].append(last)
        linked[last].append(first)
    width, height = _ROOM
    taken = {(round(x / width), round(y / height)) for x, y in placed.values()}
    below = max((y for _, y in placed.values()), default=0.0) + 2 * height
    middle = sum(x for x, _ in placed.values()) / max(1, len(placed))
    waiting = sorted(new, key=lambda name: (-sum(other in placed for other in linked[name]), name))
    for name in waiting:
        near = [placed[other] for other in linked[name] if other in placed] or [(middle, below)]
        x, y = (sum(axis) / len(near) for axis in zip(*near, strict=True))
        cell = _free_cell(round(x / width), round(y / height), taken)
        taken.add(cell)
        placed[name] = (cell[0] * width, cell[1] * height)
    return placed


def _free_cell(column: int, row: int, taken: set[tuple[int, int]]) -> tuple[int, int]:
    for ring in range(1, 1000):
        around = [
            (column + i, row + j)
            for i in range(-ring, ring + 1)
            for j in range(-ring, ring + 1)
            if max(abs(i), abs(j)) == ring and (column + i, row + j) not in taken
        ]
        if around:
            return min(around, key=lambda cell: ((cell[0] - column) ** 2 + (cell[1] - row) ** 2, cell))
    raise AssertionError("the plane is full")


def _island(group: Sequence[str], pairs: Sequence[Pair], boxes: Mapping[str, Box]) -> Points:
    if len(pairs) < len(group) / 2:
        return _centred(rows(group, boxes))  # hardly a line among them: a list is read best
    graph = _graph(group, pairs)
    if len(group) <= _EXACT_UP_TO:
        drawn = _chancy(lambda: graph.layout_kamada_kawai(maxiter=20 * len(group)))
    else:
        drawn = _chancy(lambda: graph.layout_fruchterman_reingold(niter=60, grid="grid"))
    drawn.center()
    spread = max(1e-9, (sum(x * x + y * y for x, y in drawn) / len(group)) ** 0.5)
    reach = 0.55 * len(group) ** 0.5 / spread
    width, height = _ROOM
    return {name: (x * reach * width, y * reach * height) for name, (x, y) in zip(group, drawn, strict=True)}


def _sea(count: int, bridges: Mapping[tuple[int, int], int], room: Mapping[str, Box]) -> Points:
    linked = {end for pair in bridges for end in pair}
    graph = _graph([str(at) for at in range(count)], [(str(a), str(b)) for a, b in sorted(bridges)])
    drawn = _chancy(
        lambda: graph.layout_fruchterman_reingold(
            niter=300, weights=[bridges[pair] ** 0.5 for pair in sorted(bridges)]
        )
    )
    # Spread over about the room that all need together, so that little has to be pushed apart.
    drawn.center()
    spread = max(1e-9, (sum(x * x + y * y for x, y in drawn) / max(1, count)) ** 0.5)
    reach = 0.5 * sum(box.width * box.height for box in room.values()) ** 0.5 / spread
    near = {
        str(at): (x * reach * _ACROSS, y * reach / _ACROSS) for at, (x, y) in enumerate(drawn) if at in linked
    }
    placed = _centred(apart(near, room)) if near else {}
    below = max((y + room[name].height / 2 for name, (_, y) in placed.items()), default=0.0) + _GAP
    alone = [str(at) for at in range(count) if str(at) not in placed]
    for name in alone:
        placed[name] = (0.0, below + room[name].height / 2)
        below += room[name].height + _GAP
    return placed


def _graph(names: Sequence[str], pairs: Sequence[Pair]) -> Any:
    import igraph

    index = {name: at for at, name in enumerate(names)}
    return igraph.Graph(n=len(names), edges=[(index[a], index[b]) for a, b in pairs])


def _chancy(draw: Any) -> Any:
    import igraph

    igraph.set_random_number_generator(random.Random(_SEED))
    try:
        return draw()
    finally:
        igraph.set_random_number_generator(random)  # igraph's own default, which others rely on


def _extent(points: Points) -> Box:
    across = [x for x, _ in points.values()]
    along = [y for _, y in points.values()]
    return Box(2 * max(map(abs, across)) + 2 * _GAP, 2 * max(map(abs, along)) + 2 * _GAP)


def _centred(points: Points) -> Points:
    x = (min(x for x, _ in points.values()) + max(x for x, _ in points.values())) / 2
    y = (min(y for _, y in points.values()) + max(y for _, y in points.values())) / 2
    return {name: (a - x, b - y) for name, (a, b) in points.items()}
