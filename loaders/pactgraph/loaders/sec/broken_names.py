"""Names that are broken over two lines, put together again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pactgraph.loaders.sec.cells import labels_of
from pactgraph.loaders.sec.exhibit_words import words
from pactgraph.loaders.sec.footnotes import is_talk
from pactgraph.loaders.sec.lines import Cell, Line

__all__ = ["joined"]

_LOOSE_START = re.compile(r"^(?:[a-z(&]|and\b|of\b)")
_LOOSE_END = re.compile(r"(?:[,&/-]|\b(?:and|of|for|the|de|&))$", re.IGNORECASE)


def joined(lines: Sequence[Line]) -> list[Line]:
    """Lines in which a name that was broken over two of them is put together again."""
    columns = sum(len(line.cells) > 1 for line in lines)
    if columns < 2:
        return list(lines)
    whole: list[Line] = []
    waiting: Line | None = None
    for place, line in enumerate(lines):
        if waiting is not None:
            line, waiting = _together(waiting, line), None
        following = lines[place + 1] if place + 1 < len(lines) else None
        if len(line.cells) == 1 and not is_talk(line.text) and not words().generic.fullmatch(line.text):
            if whole and _continues(whole[-1], line):
                whole[-1] = _together(whole[-1], line, behind=True)
                continue
            if following is not None and _goes_on(line, following):
                waiting = line
                continue
        whole.append(line)
    return whole


def _continues(before: Line, line: Line) -> bool:
    """Whether a line is the rest of the name in the line before it."""
    if len(before.cells) < 2 or labels_of(line) is not None:
        return False
    return _LOOSE_START.match(line.text) is not None or words().is_only_form(line.text)


def _goes_on(line: Line, following: Line) -> bool:
    """Whether a line is the beginning of the name in the line after it."""
    if len(following.cells) < 2 or labels_of(following) is not None or line.text.endswith(":"):
        return False
    rest = following.cells[0].text
    if _LOOSE_END.search(line.text) or _LOOSE_START.match(rest) or words().is_only_form(rest):
        return True
    deeper = following.indent > line.indent and not line.in_table
    return (
        deeper
        and not words().is_company(line.text)
        and not words().is_place(line.text)
        and len(line.text) > 25
    )


def _together(first: Line, second: Line, *, behind: bool = False) -> Line:
    if behind:
        head = first.cells[0]
        return replace(first, cells=(Cell(f"{head.text} {second.text}", head.column), *first.cells[1:]))
    head = second.cells[0]
    text = f"{first.text} {head.text}"
    return replace(second, cells=(Cell(text, head.column), *second.cells[1:]), indent=first.indent)
