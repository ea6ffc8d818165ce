"""Columns that a mapping names, and tables of what the values of a column mean."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from pactgraph.loaders.mapping.model import Refused, Values, folded
from pactgraph.loaders.mapping.yaml_nodes import YamlNode

__all__ = ["ColumnNames", "refused", "split_patterns", "values"]

_T = TypeVar("_T")


class ColumnNames:
    """The columns that a mapping names, with the lines on which it does so first."""

    def __init__(self) -> None:
        self.lines: dict[str, int] = {}
        self._since: dict[str, None] = {}

    def named(self, node: YamlNode) -> str:
        """A column name."""
        return self.add(node.filled(), node)

    def add(self, column: str, node: YamlNode) -> str:
        """A column name within a longer text."""
        column = " ".join(column.split())
        self.lines.setdefault(column, node.line)
        self._since[column] = None
        return column

    def start(self) -> None:
        """Begin to collect for another relation."""
        self._since = {}

    def named_since_start(self) -> tuple[str, ...]:
        """The columns named since."""
        return tuple(self._since)


def values(node: YamlNode, read: Callable[[YamlNode], _T], columns: ColumnNames) -> Values[_T]:
    """A column and what its values mean: ``{column: ..., values: {...}, otherwise: ..., empty: ...}``."""
    parts = node.mapping(("column", "values", "otherwise", "empty"))
    if "column" not in parts or "values" not in parts:
        raise node.wrong("a table of values needs its `column:` and `values:`")
    column = columns.named(parts["column"])
    exact, patterns = split_patterns(parts["values"], read)
    if "empty" in parts:
        exact[""] = read(parts["empty"])
    otherwise: _T | Refused
    if "otherwise" in parts:
        otherwise = refused(parts["otherwise"]) or read(parts["otherwise"])
    else:
        otherwise = Refused(f"{column}: the mapping does not say what this word means")
    return Values(column, exact, patterns, otherwise)


def split_patterns(
    node: YamlNode, read: Callable[[YamlNode], _T]
) -> tuple[dict[str, _T], tuple[tuple[str, _T], ...]]:
    """Whole cells, and patterns with ``*`` in the order of the file."""
    exact: dict[str, _T] = {}
    patterns = []
    for key, value in node.pairs():
        if "*" in key.text():
            patterns.append((folded(key.text()).replace("[", "[[]"), read(value)))
        else:
            exact[folded(key.text())] = read(value)
    return exact, tuple(patterns)


def refused(node: YamlNode) -> Refused | None:
    """A reason to refuse or leave out a row, where the node is ``{refuse: why}`` or ``{leave-out: why}``."""
    if not node.is_mapping:
        return None
    for key, _ in node.pairs():
        if key.text() in ("refuse", "leave-out"):
            parts = node.mapping((key.text(),))
            return Refused(parts[key.text()].filled(), on_purpose=key.text() == "leave-out")
    return None
