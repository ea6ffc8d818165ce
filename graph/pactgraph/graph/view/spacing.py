"""Room that is guaranteed: no box on another, and between linked nodes a line long enough to be clicked."""

from __future__ import annotations

import math
from collections import defaultdict, deque
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from pactgraph.graph.view.packing import Box, Points

__all__ = ["Pair", "reach_of", "settled", "stretched"]

Pair = tuple[str, str]
Point = tuple[float, float]

_STEP = 20.0
_PUSHES = 12
"""How often each short line may be pushed longer, before one of its ends is put elsewhere."""
_SPARE = 1.0
"""More than is needed, as places are rounded to whole units."""


def reach_of(box: Box) -> float:
    """How far from its centre a node keeps the nodes it is linked to: its box the shorter way.

    >>> reach_of(Box(90, 40))
    20.0
    """
    return min(box.width, box.height) / 2


def settled(points: Points, boxes: Mapping[str, Box], *, fixed: Collection[str] = ()) -> Points:
    """Put each box that lies on another in the nearest free place; all others, and fixed ones, stay.

    >>> settled({"a": (0, 0), "b": (0, 10), "c": (0, 70)}, {name: Box(40, 20) for name in "abc"})
    {'a': (0, 0), 'b': (10, 27), 'c': (0, 70)}
    """
    width = max((boxes[name].width for name in points), default=1.0)
    height = max((boxes[name].height for name in points), default=1.0)
    cells: dict[tuple[int, int], list[str]] = defaultdict(list)
    placed: Points = {}

    def free(name: str, x: float, y: float) -> bool:
        column, row = int(x // width), int(y // height)
        return not any(
            abs(x - placed[other][0]) < (boxes[name].width + boxes[other].width) / 2 - _SPARE
            and abs(y - placed[other][1]) < (boxes[name].height + boxes[other].height) / 2 - _SPARE
            for i in (-1, 0, 1)
            for j in (-1, 0, 1)
            for other in cells.get((column + i, row + j), ())
        )

    def place(name: str, point: Point) -> None:
        placed[name] = point
        cells[int(point[0] // width), int(point[1] // height)].append(name)

    crowded = []
    for name in sorted(points, key=lambda name: (name not in fixed, name)):
        if name in fixed or free(name, *points[name]):
            place(name, points[name])
        else:
            crowded.append(name)
    for name in crowded:
        place(name, _nearest(points[name], lambda x, y, name=name: free(name, x, y)))  # type: ignore[misc]
    return {name: placed[name] for name in points}


def stretched(
    points: Points, reach: Mapping[str, float], pairs: Sequence[Pair], *, fixed: Collection[str] = ()
) -> Points:
    """Push linked nodes apart until the reaches of the two do not meet; of two fixed ones neither yields.

    >>> stretched({"a": (0, 0), "b": (10, 0)}, {"a": 20, "b": 20}, [("a", "b")], fixed={"a"})
    {'a': (0, 0), 'b': (41.0, 0.0)}
    """
    placed = dict(points)
    linked: dict[str, list[str]] = defaultdict(list)
    for first, last in pairs:
        linked[first].append(last)
        linked[last].append(first)

    def short(first: str, last: str) -> float:
        """By how much the line between two is too short; not above 0 where it is long enough."""
        return reach[first] + reach[last] + _SPARE - math.dist(placed[first], placed[last])

    waiting = deque((first, last) for first, last in pairs if short(first, last) > 0)
    for _ in range(_PUSHES * len(waiting)):
        if not waiting:
            break
        first, last = waiting.popleft()
        missing = short(first, last)
        if missing <= 0 or (first in fixed and last in fixed):
            continue
        share = 1.0 if last in fixed else 0.0 if first in fixed else 0.5
        across, along = _way(placed[first], placed[last])
        for name, way in ((first, -missing * share), (last, missing * (1 - share))):
            if way:
                x, y = placed[name]
                placed[name] = (x + across * way, y + along * way)
                waiting.extend((name, other) for other in linked[name] if short(name, other) > 0.5)
    for first, last in pairs:
        if short(first, last) <= 0.5 or (first in fixed and last in fixed):
            continue
        ends = [name for name in (first, last) if name not in fixed]
        moving = min(ends, key=lambda name: (len(linked[name]), name))

        def fits(x: float, y: float, name: str = moving) -> bool:
            return all(
                math.dist((x, y), placed[other]) >= reach[name] + reach[other] + _SPARE
                for other in linked[name]
            )

        placed[moving] = _nearest(placed[moving], fits)
    return placed


def _way(start: Point, end: Point) -> Point:
    away = math.dist(start, end)
    return ((end[0] - start[0]) / away, (end[1] - start[1]) / away) if away else (1.0, 0.0)


def _nearest(around: Point, fits: Callable[[float, float], bool]) -> Point:
    return next(point for point in _outwards(around) if fits(*point))


def _outwards(around: Point) -> Iterator[Point]:
    """Points on rings that grow without end."""
    ring = 0
    while True:
        ring += 1
        for at in range(spokes := 6 * ring):
            angle = 2 * math.pi * at / spokes
            yield (
                round(around[0] + ring * _STEP * math.cos(angle)),
                round(around[1] + ring * _STEP * math.sin(angle)),
            )
