"""Lines that an editor, a mail program or a page's width broke, joined to the paragraphs they were.

A line was broken by a width where the next line's first word would not have fitted on it any more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

__all__ = ["joined", "unwrapped"]

_NARROWEST: Final = 40
_WIDEST: Final = 130
_NEVER_CONTINUES: Final = re.compile(r"\s*(?:[-*+•‣▪·–]\s|\d{1,3}[.)]\s|#|>|\||```|={3}|-{3}|$)")
_NEVER_CONTINUED: Final = re.compile(r"\s*(?:#|\||```|={3}|-{3}|$)|.*  \Z")
_NUMBERED_HEADING: Final = re.compile(r"\d{1,3}(?:\.\d{1,3})*\.?\s+[A-Z]")
_OPEN_END: Final = re.compile(r"[^\s.!?…:;”\")\]]\s*\Z")
"""A line that ends without a sign that may end a paragraph."""


def unwrapped(text: str) -> str:
    """The text with its wrapped lines joined by spaces; every character keeps its place.

    >>> text = "Azure remains the exclusive host of the APIs\\nof OpenAI; this stays.\\n\\nTerms\\nIt ends."
    >>> unwrapped(text)
    'Azure remains the exclusive host of the APIs of OpenAI; this stays.\\n\\nTerms\\nIt ends.'
    """
    lines = text.splitlines(keepends=True)
    bare = [line.rstrip("\r\n") for line in lines]
    width = _width(bare)
    if width is None:
        return text
    for i in range(len(lines) - 1):
        if _continued(bare[i], bare[i + 1], width):
            lines[i] = bare[i] + " " * (len(lines[i]) - len(bare[i]))
    return "".join(lines)


def joined(lines: Sequence[str]) -> Iterator[str]:
    """The paragraphs of lines that were broken by the width of a page, words broken with them made whole.

    Letters of a page differ in width, so a line's length tells roughly only whether it was full.

    >>> list(joined(["Azure remains the exclusive host of all the state-", "less APIs. It stays.", "Terms"]))
    ['Azure remains the exclusive host of all the stateless APIs. It stays.', 'Terms']
    """
    long_enough = sorted(len(line) for line in lines if len(line) >= _NARROWEST)
    usual = long_enough[int(len(long_enough) * 0.8)] if long_enough else _WIDEST
    words = " ".join(lines)
    paragraph = ""
    for i, line in enumerate(lines):
        paragraph = _added(paragraph, line.strip(), words)
        if i + 1 == len(lines) or not _runs_on(line, lines[i + 1], usual):
            if paragraph:
                yield paragraph
            paragraph = ""


def _added(paragraph: str, line: str, words: str) -> str:
    if paragraph.endswith("\u00ad"):
        return paragraph[:-1] + line
    first, last = line.split(" ", 1)[0], paragraph.rsplit(" ", 1)[-1]
    if re.search(r"[^\W\d_]-\Z", paragraph) and re.match(r"[a-z]", line):
        # the hyphen stays where the document writes the same word with one inside a line
        return (paragraph if re.search(rf"\b{re.escape(last + first)}\b", words) else paragraph[:-1]) + line
    if re.search(r"\w-\Z", paragraph) and re.match(r"\w", line):
        return paragraph + line
    return f"{paragraph} {line}".strip()


def _width(lines: Sequence[str]) -> int | None:
    """The width lines were broken at; nothing where they were not."""
    running = [
        len(line.rstrip())
        for line, following in pairwise(lines)
        if _OPEN_END.search(line) and re.match(r"\s*[a-z(]", following) and len(line.rstrip()) <= _WIDEST
    ]
    if not running or max(running) < _NARROWEST:
        return None
    # a line that says more than a screen is wide is a paragraph of its own
    return max(len(line.rstrip()) for line in lines if len(line.rstrip()) <= max(running) + 12)


def _continued(line: str, following: str, width: int) -> bool:
    if _NEVER_CONTINUED.match(line) or _NEVER_CONTINUES.match(following):
        return False
    used = len(line.rstrip())
    return used <= width and used + 1 + len(following.split(None, 1)[0]) > width


def _runs_on(line: str, following: str, usual: int) -> bool:
    """Whether a line of a page goes on in the next: the more it looks ended, the fuller it must be."""
    if _NEVER_CONTINUED.match(line) or _NEVER_CONTINUES.match(following):
        return False
    open_end = _OPEN_END.search(line) is not None
    if open_end and re.match(r"[a-z(]", following):
        return len(line) >= 0.5 * usual
    if not open_end and _NUMBERED_HEADING.match(following):
        return False
    return len(line) >= (0.75 if open_end else 0.88) * usual
