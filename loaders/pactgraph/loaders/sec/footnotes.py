"""What in an exhibit is no list: running text, and footnotes with their marks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from pactgraph.loaders.sec.exhibit_words import marks_of, note_of
from pactgraph.loaders.sec.lines import Cell, Line

__all__ = ["is_footnote", "is_talk", "notes_of", "whole_note"]

_LONG: Final = 150
_TALK = re.compile(
    r"\b(is|are|were|was|have|has|been|pursuant|omitted|included?|includes|excluded?|following|represents?)\b",
    re.IGNORECASE,
)


def is_talk(text: str) -> bool:
    """Whether a line is running text about the list and no part of it."""
    if len(text) > _LONG:
        return True
    return len(text) > 60 and _TALK.search(text) is not None and text.rstrip()[-1:] in ".:;"


def whole_note(line: Line) -> Line:
    """A footnote whose mark stands in a cell of its own, as one cell."""
    first, *rest = line.cells
    if len(rest) == 1 and re.fullmatch(r"\(?(?:\d{1,2}|[a-z])\)|[*†‡§#]+", first.text):
        return replace(line, cells=(Cell(f"{first.text} {rest[0].text}", first.column),))
    return line


def notes_of(lines: Sequence[Line]) -> dict[str, str]:
    """The footnotes by their mark: lines that begin with a mark which stands behind something else."""
    used = {mark for line in lines for cell in line.cells for mark in _marks_within(cell.text)}
    found: dict[str, str] = {}
    for line in lines:
        note = note_of(line.text) if len(line.cells) == 1 else None
        if note is not None and note[0] in used and note[1]:
            found.setdefault(note[0], note[1])
    return found


def _marks_within(text: str) -> tuple[str, ...]:
    begins = note_of(text)
    body = text if begins is None or not begins[1] else begins[1]
    return marks_of(body) + tuple(re.findall(r"(?<=\w )\((\d{1,2}|[a-z])\)", body))


def is_footnote(line: Line, notes: dict[str, str]) -> bool:
    note = note_of(line.text) if len(line.cells) == 1 else None
    return note is not None and notes.get(note[0]) == note[1]
