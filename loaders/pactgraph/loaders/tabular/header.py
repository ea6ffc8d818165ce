"""Which of the first rows names the columns."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from pactgraph.ontology.errors import InvalidValue

__all__ = ["find_header"]

_DATUM = re.compile(
    r"[~$€£<>+-]*\s*\d[\d.,\s]*(?:%|e[+-]?\d+|[a-z]{1,2})?|\d{4}-\d\d(-\d\d)?.*|https?://\S+|true|false", re.I
)


def find_header(rows: Sequence[Sequence[str]], asked: int | None = None) -> int | None:
    """The place of the row that names the columns, counted from 0; nothing where none does.

    >>> find_header([["Deals of 2025", "", ""], ["buyer", "target", "price"], ["A", "B", "3"]])
    1
    >>> find_header([["A", "B", "3"], ["C", "D", "4"]]) is None
    True

    :raises InvalidValue: where the row asked for is not there
    """
    if asked is not None:
        if asked > len(rows):
            raise InvalidValue(f"there is no row {asked} to name the columns")
        return asked - 1 if asked else None
    width = Counter(len(row) for row in rows).most_common(1)[0][0]
    filled = max((sum(map(bool, map(str.strip, row))) for row in rows), default=0)
    for place, row in enumerate(rows):
        cells = [cell.strip() for cell in row]
        if len(cells) < width or sum(map(bool, cells)) < min(2, width) or sum(map(bool, cells)) * 2 < filled:
            continue
        return None if any(_DATUM.fullmatch(cell) for cell in cells if cell) else place
    return 0
