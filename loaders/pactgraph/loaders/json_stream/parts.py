"""Parts of JSON values as what they should be: what is something else is as if it were not there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

__all__ = ["object_in", "objects", "text_in", "texts"]


def objects(found: Any) -> list[Mapping[str, Any]]:
    """The objects of a list; of an object, itself; of anything else, none.

    >>> objects([{"a": 1}, 2]), objects({"a": 1}), objects("a")
    ([{'a': 1}], [{'a': 1}], [])
    """
    if isinstance(found, dict):
        return [found]
    return [item for item in found if isinstance(item, dict)] if isinstance(found, list) else []


def object_in(around: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """The object under a name, else an empty one."""
    found = around.get(name)
    return found if isinstance(found, dict) else {}


def text_in(around: Mapping[str, Any], name: str) -> str | None:
    """The text under a name, its white space made one blank; numbers are their digits.

    >>> text_in({"a": " x  y", "b": 7, "c": ""}, "a"), text_in({"b": 7}, "b"), text_in({"c": ""}, "c")
    ('x y', '7', None)
    """
    found = around.get(name)
    if isinstance(found, bool) or not isinstance(found, str | int):
        return None
    return " ".join(str(found).split()) or None


def texts(found: Any) -> list[str]:
    """The texts of a list; of a text, itself."""
    items = found if isinstance(found, list) else [found]
    return [" ".join(item.split()) for item in items if isinstance(item, str) and item.strip()]
