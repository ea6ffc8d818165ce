"""The lines of an exhibit as a reader sees them: cells, and how far each line is indented.

Plain text is cut into cells at wide gaps and dotted leaders. Lengths are points; a space counts as two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

__all__ = ["SPACE", "Cell", "Line", "cut", "text_lines"]

SPACE: Final = 2.0
_LEADERS = r"\s+(?:\.\s?){3,}\s*|(?<=\.)\.{3,}\s*|(?<=[^\s.])\.{4,}\s*|\s*_{3,}\s*|\t[\t ]*"
_GAP = re.compile(rf"{_LEADERS}| {{3,}}")
_NARROW_GAP = re.compile(rf"{_LEADERS}| {{2,}}")
_LEADER_LEFT = re.compile(r"(?<=[^.\s])\.{3,}$")
_RULE = re.compile(r"(?=.*[-=_]{3})[-=_\s]+")
_TAG = re.compile(r"<(?:TYPE|SEQUENCE|FILENAME|DESCRIPTION)>.*|</?[A-Z][A-Z0-9-]*>")


@dataclass(frozen=True, slots=True)
class Cell:
    """A piece of a line, and the column in which it begins."""

    text: str
    column: int


@dataclass(frozen=True, slots=True)
class Line:
    """What stands side by side: the cells that are not empty, and the place of the line in the source."""

    cells: tuple[Cell, ...]
    indent: float
    number: int
    in_table: bool = False

    @property
    def text(self) -> str:
        """The whole line, its cells parted by bars."""
        return " | ".join(cell.text for cell in self.cells)


def text_lines(text: str) -> Iterator[Line]:
    """The lines of plain text, without EDGAR's tags; what stands above a rule is one line of headings.

    >>> [line.text for line in text_lines("Alpha Inc. ........ Delaware\\n  Beta GmbH     Germany    50%")]
    ['Alpha Inc. | Delaware', 'Beta GmbH | Germany | 50%']
    """
    block: list[tuple[int, str]] = []
    for number, line in enumerate(text.replace("\xa0", " ").splitlines(), 1):
        plain = _TAG.sub(lambda tag: " " * len(tag[0]), line).expandtabs(8).rstrip()
        if _RULE.fullmatch(plain):
            yield from _headings(block)
            block = []
        elif plain.strip():
            block.append((number, plain))
        else:
            yield from _cut_all(block)
            block = []
    yield from _cut_all(block)


def _cut_all(block: list[tuple[int, str]]) -> Iterator[Line]:
    for number, line in block:
        found = cut(line, 0.0, number, _NARROW_GAP)
        if found is not None:
            yield found


def _headings(block: list[tuple[int, str]]) -> Iterator[Line]:
    """The lines above a rule, read down their columns."""
    columns: list[tuple[int, int, list[str]]] = []
    for _, line in block:
        for piece in re.finditer(r"\S+(?: \S+)*", line):
            start, end = piece.span()
            place = next((n for n, (s, e, _) in enumerate(columns) if start < e and s < end), None)
            if place is None:
                columns.append((start, end, [piece[0]]))
            else:
                s, e, words = columns[place]
                columns[place] = min(s, start), max(e, end), [*words, piece[0]]
    columns.sort(key=lambda column: column[0])
    if columns:
        cells = tuple(Cell(" ".join(words), number) for number, (_, _, words) in enumerate(columns))
        yield Line(cells, 0.0, block[-1][0])


def cut(text: str, indent: float, number: int, gap: re.Pattern[str] = _GAP) -> Line | None:
    inner = text.expandtabs(8).lstrip()
    if not inner.strip(" ._-"):
        return None
    spaces = len(text.expandtabs(8)) - len(inner)
    pieces = (_LEADER_LEFT.sub("", " ".join(piece.split())) for piece in gap.split(text.strip()))
    cells = tuple(Cell(piece, column) for column, piece in enumerate(filter(None, pieces)))
    return Line(cells, indent + spaces * SPACE, number) if cells else None
