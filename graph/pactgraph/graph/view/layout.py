"""Where each node stands: igraph's force-directed layouts, boxes kept apart so that names can be read.

What the page opens with is laid out first and on its own, as if nothing else were there; nodes that only
join later, when a reader asks for past or unsettled relations, are fitted around it without moving it.
Positions depend on the nodes and lines alone, never on the order they come in, the hash seed or the clock.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, cast

from pactgraph.graph.view.packing import Box, Points, apart, rows, shelves

__all__ = ["Line", "positions"]

_SEED = 20260427
_EDGE_LENGTH = 165.0
"""Canvas units between the ends of a typical line; one unit is one pixel at zoom 1."""
_LANDSCAPE = 1.3
"""Screens are wider than high, and so are names."""
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
    opening = shelves([apart(_forces(group, leading), boxes) for group in _groups(leading)], boxes, _GAP)
    placed = dict(opening)
    later = []
    for group in _groups(pairs):
        if fixed := {name: opening[name] for name in group if name in opening}:
            placed.update(_forces(group, pairs, fixed))
        else:
            later.append(apart(_forces(group, pairs), boxes))
    placed = apart(placed, boxes, fixed=opening)
    below = max((y for _, y in placed.values()), default=0.0) + 2 * _GAP
    placed.update({name: (x, y + below) for name, (x, y) in shelves(later, boxes, _GAP).items()})
    below = max((y for _, y in placed.values()), default=0.0) + 2 * _GAP
    alone = rows([name for name in sorted(boxes) if name not in placed], boxes)
    placed.update({name: (x, y + below) for name, (x, y) in alone.items()})
    return {name: (round(x), round(y)) for name, (x, y) in placed.items()}


Pair = tuple[str, str]


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
    names: list[str] = graph.vs["name"]
    scale_x, scale_y = _EDGE_LENGTH * _LANDSCAPE, _EDGE_LENGTH
    chance = random.Random(_SEED)
    reach = len(names) ** 0.5  # room in proportion, or the grid of a large group holds all in one cell
    start = [(chance.uniform(-reach, reach), chance.uniform(-reach, reach)) for _ in names]
    igraph.set_random_number_generator(random.Random(_SEED))
    try:
        if fixed is not None:
            return _around(graph, {n: (x / scale_x, y / scale_y) for n, (x, y) in fixed.items()}, start)
        drawn = _layout(graph)(seed=start)
    finally:
        igraph.set_random_number_generator(random)  # igraph's own default, which others rely on
    lengths = sorted(_distance(drawn[edge.source], drawn[edge.target]) for edge in graph.es)
    unit = lengths[len(lengths) // 2] or 1.0
    # A pair of nodes needs less room for its only line than a crowd does.
    unit /= min(1.0, 0.6 + len(names) / 50)
    return {n: (x / unit * scale_x, y / unit * scale_y) for n, (x, y) in zip(names, drawn, strict=True)}


def _layout(graph: Any) -> Callable[..., Any]:
    if graph.vcount() <= _EXACT_UP_TO:
        return cast(Callable[..., Any], graph.layout_kamada_kawai)
    return partial(graph.layout_fruchterman_reingold, niter=150, grid="grid")


def _around(graph: Any, fixed: Points, jitter: Sequence[tuple[float, float]]) -> Points:
    """Points of a group of which some are fixed: the others start at their neighbours and find room."""
    names: list[str] = graph.vs["name"]
    centre_x = sum(x for x, _ in fixed.values()) / len(fixed)
    centre_y = sum(y for _, y in fixed.values()) / len(fixed)
    reach = len(names) ** 0.5
    start = []
    for at, name in enumerate(names):
        known = [fixed[names[other]] for other in graph.neighbors(at) if names[other] in fixed]
        x = sum(x for x, _ in known) / len(known) if known else centre_x
        y = sum(y for _, y in known) / len(known) if known else centre_y
        start.append(fixed.get(name, (x + jitter[at][0] / reach, y + jitter[at][1] / reach)))
    free = 1e6
    drawn = _layout(graph)(
        seed=start,
        minx=[fixed[name][0] if name in fixed else -free for name in names],
        maxx=[fixed[name][0] if name in fixed else free for name in names],
        miny=[fixed[name][1] if name in fixed else -free for name in names],
        maxy=[fixed[name][1] if name in fixed else free for name in names],
    )
    return {
        name: (x * _EDGE_LENGTH * _LANDSCAPE, y * _EDGE_LENGTH)
        for name, (x, y) in zip(names, drawn, strict=True)
    }


def _distance(start: Sequence[float], end: Sequence[float]) -> float:
    return float(((start[0] - end[0]) ** 2 + (start[1] - end[1]) ** 2) ** 0.5)
