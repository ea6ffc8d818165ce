"""Amount columns in a mapping file."""

from __future__ import annotations

from typing import Final

from pactgraph.loaders.cell_amounts import unit_of_header
from pactgraph.loaders.mapping.model import AmountColumn, folded
from pactgraph.loaders.mapping.value_nodes import ColumnNames
from pactgraph.loaders.mapping.yaml_nodes import YamlNode

__all__ = ["SCALES", "amount_column"]

SCALES: Final = {"thousands": 3, "millions": 6, "billions": 9, "trillions": 12, "ones": 0}
"""The words for what the numbers of a column are counted in."""


def amount_column(node: YamlNode, columns: ColumnNames) -> AmountColumn:
    """A column of amounts; what the mapping does not say of its unit is taken from the header.

    :raises MalformedSource: for what is wrong in it
    """
    if not node.is_mapping:
        column = columns.named(node)
        return AmountColumn(column, unit_of_header(column))
    parts = node.mapping(("column", "unit", "unit-column", "scale", "nothing", "at-most"))
    if "column" not in parts:
        raise node.wrong("an amount needs its `column:`")
    column = columns.named(parts["column"])
    header = unit_of_header(column)
    exponent = header.exponent
    if "scale" in parts:
        word = parts["scale"].text().lower()
        if word not in SCALES:
            raise parts["scale"].wrong(f"{word!r} is none of {', '.join(SCALES)}")
        exponent = SCALES[word]
    return AmountColumn(
        column,
        type(header)(parts["unit"].filled() if "unit" in parts else header.name, exponent),
        columns.named(parts["unit-column"]) if "unit-column" in parts else None,
        frozenset(map(folded, parts["nothing"].texts())) if "nothing" in parts else frozenset(),
        parts["at-most"].truth() if "at-most" in parts else False,
    )
