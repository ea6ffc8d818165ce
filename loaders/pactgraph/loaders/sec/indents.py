"""How far an element of a page is indented by its kind and its style, in points."""

from __future__ import annotations

import re
from typing import Any, Final

__all__ = ["indent_of"]

_NESTED: Final = 30.0
_NESTING: Final = frozenset({"ul", "ol", "dd", "blockquote"})
_POINTS: Final = {
    "pt": 1.0,
    "px": 0.75,
    "em": 10.0,
    "rem": 10.0,
    "ex": 5.0,
    "in": 72.0,
    "cm": 28.35,
    "mm": 2.83,
}
_LENGTH = re.compile(r"(-?\d*\.?\d+)\s*([a-z%]*)")


def indent_of(element: Any) -> float:
    style = (element.get("style") or "").lower()
    total = _NESTED if element.tag in _NESTING else 0.0
    for declaration in style.split(";"):
        name, _, value = declaration.partition(":")
        name = name.strip()
        if name in ("padding-left", "margin-left", "text-indent"):
            total += _points(value)
        elif name in ("padding", "margin"):
            total += _left_of(value)
    return total


def _left_of(value: str) -> float:
    sides = value.split()
    if not sides:
        return 0.0
    return _points(sides[3] if len(sides) > 3 else sides[1] if len(sides) > 1 else sides[0])


def _points(value: str) -> float:
    found = _LENGTH.match(value.strip())
    if found is None or found[2] == "%":
        return 0.0
    return float(found[1]) * _POINTS.get(found[2], 0.0 if found[2] else 0.75)
