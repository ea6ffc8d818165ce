"""Where each node stands: igraph's force-directed layouts, boxes kept apart so that names can be read.

What the page opens with is laid out first and on its own, as if nothing else were there; nodes that only
join later, when a reader asks for past or unsettled relations, are fitted around it without moving it.
Positions depend on the nodes and lines alone, never on the order they come in, the hash seed or the clock.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import combinations
from typing import Any, cast

from pactgraph.graph.view.packing import Box, Points, apart, rows, shelves
from pactgraph.graph.view.spacing import settled

__all__ = ["Line", "crossings", "positions"]

_SEED = 20260427
_EDGE_LENGTH, _EDGE_WIDTH = 165.0, 215.0
"""Canvas units that a typical line spans upright and across, as screens are wider than high, and so are
names; one unit is one pixel at zoom 1."""
_TESTED_CROSSINGS = 60_000
"""Pairs of lines that may be compared; testing them is quadratic in the lines of a group."""
_EXACT_UP_TO = 400
"""Nodes above which exact forces, quadratic in their number, give way to the grid approximation."""
_GAP = 70.0


@dataclass(frozen=True, slots=True)
class Line:
    """A line to lay out; a leading one is shown when the page opens."""

    start: str
    end: str
    leading: bool


def positions(boxes: Mapping[str, Box], lines: Sequence[Line]) -> dict[str, tuple[int, int]]:
    """The centre of each node: connected groups side by side, unconnected nodes in rows below.

    >>> positions({}, [])
    {}
    >>> placed = positions({"a": Box(80, 30), "b": Box(80, 30)}, [Line("a", "b", True)])
    >>> sorted(placed), placed["a"] != placed["b"]
    (['a', 'b'], True)
    """
    pairs = _pairs(lines)
    leading = _pairs([line for line in lines if line.leading])
    opening = shelves([_roomy(_forces(group, leading), boxes) for group in _groups(leading)], boxes, _GAP)
    placed = dict(opening)
    later = []
    for group in _groups(pairs):
        if fixed := {name: opening[name] for name in group if name in opening}:
            placed.update(_forces(group, pairs, fixed))
        else:
            later.append(_roomy(_forces(group, pairs), boxes))
    placed = _roomy(placed, boxes, fixed=opening)
    below = max((y for _, y in placed.values()), default=0.0) + 2 * _GAP
    placed.update({name: (x, y + below) for name, (x, y) in shelves(later, boxes, _GAP).items()})
    below = max((y for _, y in placed.values()), default=0.0) + 2 * _GAP
    alone = rows([name for name in sorted(boxes) if name not in placed], boxes)
    placed.update({name: (x, y + below) for name, (x, y) in alone.items()})
    return {name: (round(x), round(y)) for name, (x, y) in placed.items()}


Pair = tuple[str, str]


def _roomy(points: Points, boxes: Mapping[str, Box], *, fixed: Collection[str] = ()) -> Points:
    return settled(apart(points, boxes, fixed=fixed), boxes, fixed=fixed)


def _pairs(lines: Sequence[Line]) -> list[Pair]:
    ends = ((min(line.start, line.end), max(line.start, line.end)) for line in lines)
    return sorted({(first, last) for first, last in ends if first != last})


def _graph(pairs: Collection[Pair]) -> Any:
    import igraph  # loads a native library; only a page that is drawn needs it

    names = sorted({name for pair in pairs for name in pair})
    index = {name: at for at, name in enumerate(names)}
    graph = igraph.Graph(n=len(names), edges=[(index[a], index[b]) for a, b in pairs])
    graph.vs["name"] = names
    return graph


def _groups(pairs: Collection[Pair]) -> list[list[str]]:
    """The names of each connected group, the largest group first."""
    graph = _graph(pairs)
    groups = [sorted(graph.vs[members]["name"]) for members in graph.connected_components()]
    return sorted(groups, key=lambda group: (-len(group), group[0]))


def _forces(group: Sequence[str], pairs: Sequence[Pair], fixed: Points | None = None) -> Points:
    """Points of one connected group; those given as fixed stay where they are."""
    import igraph

    inside = set(group)
    graph = _graph([pair for pair in pairs if pair[0] in inside])
    igraph.set_random_number_generator(random.Random(_SEED))
    try:
        return _free(graph) if fixed is None else _around(graph, fixed)
    finally:
        igraph.set_random_number_generator(random)  # igraph's own default, which others rely on


def _free(graph: Any) -> Points:
    """The layout with the fewest crossings among those from a few different starts."""
    edges = graph.get_edgelist()
    starts = max(1, min(6, _TESTED_CROSSINGS // len(edges) ** 2))
    tries = [list(_layout(graph)(seed=_scattered(graph, start))) for start in range(starts)]
    drawn = tries[0]
    if len(tries) > 1:
        drawn = min(tries, key=lambda points: crossings([(points[a], points[b]) for a, b in edges]))
    lengths = sorted(math.dist(drawn[start], drawn[end]) for start, end in edges)
    unit = lengths[len(lengths) // 2] or 1.0
    # A pair of nodes needs less room for its only line than a crowd does.
    unit /= min(1.0, 0.6 + len(drawn) / 50)
    return {
        name: _on_canvas(x / unit, y / unit) for name, (x, y) in zip(graph.vs["name"], drawn, strict=True)
    }


def _scattered(graph: Any, start: int) -> list[tuple[float, float]]:
    # Room in proportion, or the grid of a large group would hold all of it in one cell.
    reach = graph.vcount() ** 0.5
    chance = random.Random(_SEED + start)
    return [(chance.uniform(-reach, reach), chance.uniform(-reach, reach)) for _ in graph.vs]


def _layout(graph: Any) -> Callable[..., Any]:
    if graph.vcount() <= _EXACT_UP_TO:
        return cast(Callable[..., Any], graph.layout_kamada_kawai)
    return partial(graph.layout_fruchterman_reingold, niter=150, grid="grid")


def _around(graph: Any, fixed: Points) -> Points:
    """Points of a group of which some are fixed: the others start at their neighbours and find room."""
    names: list[str] = graph.vs["name"]
    pinned = {name: (x / _EDGE_WIDTH, y / _EDGE_LENGTH) for name, (x, y) in fixed.items()}
    chance = random.Random(_SEED)
    start = []
    for at, name in enumerate(names):
        known = [pinned[names[other]] for other in graph.neighbors(at) if names[other] in pinned]
        near = known or list(pinned.values())
        x, y = (sum(axis) / len(near) + chance.uniform(-0.5, 0.5) for axis in zip(*near, strict=True))
        start.append(pinned.get(name, (x, y)))
    anywhere = 1e6
    drawn = _layout(graph)(
        seed=start,
        minx=[pinned[name][0] if name in pinned else -anywhere for name in names],
        maxx=[pinned[name][0] if name in pinned else anywhere for name in names],
        miny=[pinned[name][1] if name in pinned else -anywhere for name in names],
        maxy=[pinned[name][1] if name in pinned else anywhere for name in names],
    )
    return {name: _on_canvas(x, y) for name, (x, y) in zip(names, drawn, strict=True)}


def _on_canvas(x: float, y: float) -> tuple[float, float]:
    return x * _EDGE_WIDTH, y * _EDGE_LENGTH


Point = tuple[float, float]


def crossings(lines: Sequence[tuple[Point, Point]]) -> int:
    """How many pairs of lines cross, not counting those that meet at an end.

    >>> crossings([((0, 0), (2, 2)), ((0, 2), (2, 0)), ((0, 0), (2, 0))])
    1
    """
    return sum(
        _side(a, b, c) * _side(a, b, d) < 0 and _side(c, d, a) * _side(c, d, b) < 0
        for (a, b), (c, d) in combinations(lines, 2)
    )


def _side(start: Point, end: Point, point: Point) -> float:
    return (end[0] - start[0]) * (point[1] - start[1]) - (end[1] - start[1]) * (point[0] - start[0])
