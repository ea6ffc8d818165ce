"""Boxes in the plane: pushed apart until none overlap, groups of them on shelves, single ones in rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

__all__ = ["Box", "Points", "apart", "rows", "shelves"]

_PUSHES, _BUDGET = 100, 20_000
"""How often each box may be pushed; with many boxes less often, as nobody reads them all at once."""
_SCREEN = 1.3
"""Width by height of what is filled best."""

Points = dict[str, tuple[float, float]]
"""Centres of boxes, by name."""


@dataclass(frozen=True, slots=True)
class Box:
    """The room a node and its name take, in canvas units."""

    width: float
    height: float


def apart(points: Points, boxes: Mapping[str, Box], *, fixed: Collection[str] = ()) -> Points:
    """Push overlapping boxes apart, the shorter way and a little at a time; fixed ones do not yield.

    >>> apart({"a": (0, 0), "b": (10, 0)}, {"a": Box(40, 20), "b": Box(40, 20)})
    {'a': (0.0, -10.0), 'b': (10.0, 10.0)}
    """
    names = sorted(points)
    x = {name: float(points[name][0]) for name in names}
    y = {name: float(points[name][1]) for name in names}
    cell_width = max((boxes[name].width for name in names), default=1.0)
    cell_height = max((boxes[name].height for name in names), default=1.0)
    for _ in range(max(3, min(_PUSHES, _BUDGET // max(1, len(names))))):
        cells: dict[tuple[int, int], list[str]] = defaultdict(list)
        moved = False
        for name in names:
            column, row = int(x[name] // cell_width), int(y[name] // cell_height)
            near = [o for i in (-1, 0, 1) for j in (-1, 0, 1) for o in cells.get((column + i, row + j), ())]
            for other in near:
                across = (boxes[name].width + boxes[other].width) / 2 - abs(x[name] - x[other])
                along = (boxes[name].height + boxes[other].height) / 2 - abs(y[name] - y[other])
                if across <= 0.5 or along <= 0.5 or (name in fixed and other in fixed):
                    continue
                moved = True
                # Who may move shares the way; next to a fixed box, the other goes all of it.
                share = 1.0 if other in fixed else 0.0 if name in fixed else 0.5
                if across < along:
                    way = across if x[name] >= x[other] else -across
                    x[name], x[other] = x[name] + way * share, x[other] - way * (1 - share)
                else:
                    way = along if y[name] >= y[other] else -along
                    y[name], y[other] = y[name] + way * share, y[other] - way * (1 - share)
            cells[column, row].append(name)
        if not moved:
            break
    return {name: (x[name], y[name]) for name in names}


def shelves(groups: Sequence[Points], boxes: Mapping[str, Box], gap: float) -> Points:
    """Groups side by side on centred shelves, in order, within about a screen's proportions.

    >>> placed = shelves([{"a": (7, 7)}, {"b": (9, 9)}], {"a": Box(90, 20), "b": Box(60, 20)}, gap=10)
    >>> {name: (round(x), round(y)) for name, (x, y) in placed.items()}
    {'a': (45, 10), 'b': (45, 40)}
    """
    bounds = [_bounds(group, boxes) for group in groups]
    area = sum((right - left + gap) * (below - above + gap) for left, above, right, below in bounds)
    shelf_width = max([(_SCREEN * area) ** 0.5, *(right - left for left, _, right, _ in bounds)])
    lines: list[list[int]] = []
    room = -1.0
    for at, (left, _, right, _) in enumerate(bounds):
        if right - left > room:
            lines.append([])
            room = shelf_width
        lines[-1].append(at)
        room -= right - left + gap
    placed: Points = {}
    top = 0.0
    for line in lines:
        height = max(bounds[at][3] - bounds[at][1] for at in line)
        width = sum(bounds[at][2] - bounds[at][0] for at in line) + gap * (len(line) - 1)
        across = (shelf_width - width) / 2
        for at in line:
            left, above, right, below = bounds[at]
            down = top + (height - (below - above)) / 2
            placed.update({n: (x - left + across, y - above + down) for n, (x, y) in groups[at].items()})
            across += right - left + gap
        top += height + gap
    return placed


def rows(names: Sequence[str], boxes: Mapping[str, Box]) -> Points:
    """Single boxes in rows, about as a page of text: in order, left to right, downwards.

    >>> rows(["a", "b"], {"a": Box(40, 20), "b": Box(20, 20)})
    {'a': (0, 0), 'b': (50, 0)}
    """
    columns = max(4, round((1.2 * len(names)) ** 0.5))
    width = max((boxes[name].width for name in names), default=0.0) + 10
    height = max((boxes[name].height for name in names), default=0.0) + 10
    return {name: (at % columns * width, at // columns * height) for at, name in enumerate(names)}


def _bounds(points: Points, boxes: Mapping[str, Box]) -> tuple[float, float, float, float]:
    return (
        min(x - boxes[name].width / 2 for name, (x, _) in points.items()),
        min(y - boxes[name].height / 2 for name, (_, y) in points.items()),
        max(x + boxes[name].width / 2 for name, (x, _) in points.items()),
        max(y + boxes[name].height / 2 for name, (_, y) in points.items()),
    )
