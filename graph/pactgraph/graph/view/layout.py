"""Where each node stands: igraph's force-directed layouts, boxes kept apart so that names can be read.

Positions depend on the nodes and lines alone, never on the order they come in, the hash seed or the clock.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

__all__ = ["Box", "Line", "positions"]

_SEED = 20260427
_EDGE_LENGTH = 150.0
"""Canvas units between the ends of a typical line; one unit is one pixel at zoom 1."""
_LANDSCAPE = 1.45
"""Screens are wider than high, and so are names."""
_GRID_ABOVE = 400
"""Nodes from which the exact forces, quadratic in their number, give way to the grid approximation."""
_GAP = 60.0
_PUSHES = 80


@dataclass(frozen=True, slots=True)
class Box:
    """The room a node and its name take, in canvas units."""

    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line to lay out; a heavier one pulls its ends closer."""

    start: str
    end: str
    weight: float


def positions(boxes: Mapping[str, Box], lines: Sequence[Line]) -> dict[str, tuple[int, int]]:
    """The centre of each node: connected groups side by side, unconnected nodes in rows below.

    >>> positions({}, [])
    {}
    >>> placed = positions({"a": Box(80, 30), "b": Box(80, 30)}, [Line("a", "b", 1)])
    >>> sorted(placed), placed["a"] != placed["b"]
    (['a', 'b'], True)
    """
    groups = [_spread(group, boxes) for group in _drawn_groups(sorted(boxes), lines)]
    linked = {name for group in groups for name in group}
    alone = [name for name in sorted(boxes) if name not in linked]
    placed = _packed(groups, boxes)
    placed.update(_rows(alone, boxes, below=max((y for _, y in placed.values()), default=0.0)))
    return {name: (round(x), round(y)) for name, (x, y) in placed.items()}


Points = dict[str, tuple[float, float]]


def _drawn_groups(names: Sequence[str], lines: Sequence[Line]) -> Iterator[Points]:
    """Force-directed points of each connected group of two or more, the largest first."""
    import igraph  # loads a native library; only a page that is drawn needs it

    weights: dict[tuple[str, str], float] = defaultdict(float)
    for line in lines:
        if line.start != line.end:
            weights[min(line.start, line.end), max(line.start, line.end)] += line.weight
    pairs = sorted(weights)
    index = {name: at for at, name in enumerate(names)}
    graph = igraph.Graph(n=len(names), edges=[(index[a], index[b]) for a, b in pairs])
    graph.vs["name"] = list(names)
    graph.es["weight"] = [weights[pair] ** 0.5 for pair in pairs]
    groups = [members for members in graph.connected_components() if len(members) > 1]
    for members in sorted(groups, key=lambda members: (-len(members), members[0])):
        yield _forces(graph.induced_subgraph(members))


def _forces(graph: Any) -> Points:
    import igraph

    names: list[str] = graph.vs["name"]
    chance = random.Random(_SEED)
    start = [(chance.uniform(-1, 1), chance.uniform(-1, 1)) for _ in names]
    igraph.set_random_number_generator(random.Random(_SEED))
    try:
        if len(names) > _GRID_ABOVE:
            drawn = graph.layout_fruchterman_reingold(
                seed=start, niter=400, grid="grid", weights="weight"
            )
        else:
            drawn = graph.layout_kamada_kawai(seed=start)
    finally:
        igraph.set_random_number_generator(random)  # igraph's own default, which others rely on
    lengths = sorted(_distance(drawn[edge.source], drawn[edge.target]) for edge in graph.es)
    scale = _EDGE_LENGTH / (lengths[len(lengths) // 2] or 1.0)
    return {
        name: (x * scale * _LANDSCAPE, y * scale) for name, (x, y) in zip(names, drawn, strict=True)
    }


def _spread(points: Points, boxes: Mapping[str, Box]) -> Points:
    """Push overlapping boxes apart along the shorter way, a little at a time, until none overlap."""
    names = sorted(points)
    x = {name: points[name][0] for name in names}
    y = {name: points[name][1] for name in names}
    cell_width = max(boxes[name].width for name in names)
    cell_height = max(boxes[name].height for name in names)
    for _ in range(_PUSHES):
        cells: dict[tuple[int, int], list[str]] = defaultdict(list)
        moved = False
        for name in names:
            column, row = int(x[name] // cell_width), int(y[name] // cell_height)
            near = [o for i in (-1, 0, 1) for j in (-1, 0, 1) for o in cells.get((column + i, row + j), ())]
            for other in near:
                across = (boxes[name].width + boxes[other].width) / 2 - abs(x[name] - x[other])
                along = (boxes[name].height + boxes[other].height) / 2 - abs(y[name] - y[other])
                if across <= 0.5 or along <= 0.5:
                    continue
                moved = True
                if across < along:
                    push = across / 2 if x[name] >= x[other] else -across / 2
                    x[name], x[other] = x[name] + push, x[other] - push
                else:
                    push = along / 2 if y[name] >= y[other] else -along / 2
                    y[name], y[other] = y[name] + push, y[other] - push
            cells[column, row].append(name)
        if not moved:
            break
    return {name: (x[name], y[name]) for name in names}


def _packed(groups: Sequence[Points], boxes: Mapping[str, Box]) -> Points:
    """Groups on shelves as wide as the largest, from the top left, centred on each shelf."""
    sized = [(group, *_bounds(group, boxes)) for group in groups]
    shelf_width = max((right - left for _, left, _, right, _ in sized), default=0.0)
    placed: Points = {}
    shelf: list[tuple[Points, float, float, float]] = []
    used = top = 0.0

    def put_shelf() -> float:
        offset = (shelf_width - used) / 2
        height = max(height for *_, height in shelf)
        for group, left, above, group_height in shelf:
            down = top + (height - group_height) / 2
            placed.update({n: (x - left + offset, y - above + down) for n, (x, y) in group.items()})
        return top + height + _GAP

    for group, left, above, right, below in sized:
        width = right - left
        if shelf and used + _GAP + width > shelf_width + 1:
            top = put_shelf()
            shelf, used = [], 0.0
        at = used + _GAP if shelf else 0.0
        shelf.append((group, left - at, above, below - above))
        used = at + width
    if shelf:
        put_shelf()
    return placed


def _rows(names: Sequence[str], boxes: Mapping[str, Box], *, below: float) -> Points:
    columns = max(4, round((2.5 * len(names)) ** 0.5))
    width = max((boxes[name].width for name in names), default=0.0) + 10
    height = max((boxes[name].height for name in names), default=0.0) + 10
    return {
        name: (at % columns * width, below + 3 * _GAP + at // columns * height) for at, name in enumerate(names)
    }


def _bounds(points: Points, boxes: Mapping[str, Box]) -> tuple[float, float, float, float]:
    return (
        min(x - boxes[name].width / 2 for name, (x, _) in points.items()),
        min(y - boxes[name].height / 2 for name, (_, y) in points.items()),
        max(x + boxes[name].width / 2 for name, (x, _) in points.items()),
        max(y + boxes[name].height / 2 for name, (_, y) in points.items()),
    )


def _distance(start: Sequence[float], end: Sequence[float]) -> float:
    return float(((start[0] - end[0]) ** 2 + (start[1] - end[1]) ** 2) ** 0.5)
