"""The article as blocks of lines, and a folded copy of its text with the same offsets.

Offsets always point into the text as given: nothing is stripped, unescaped or normalised in length.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Block", "BlockKind", "blocks", "fold"]

_LINE = re.compile(r"[^\n\r\u2028\u2029\x0b\x0c\x85]+")
_ITEM = re.compile(
    r"\s*(?:(?:[-*+·–]|\d{1,3}[.)])\s+|[•‣▪◦●■→➔➤✓✔✅❌☑]\s*|"
    r"[\u2600-\u27bf\u2b00-\u2bff\U0001f300-\U0001faff]\ufe0f?\s+)"
)
_MARK = re.compile(r"\s*(?:#{1,6}\s+|>\s*|\*\*(?=\S)|[QA]\d{0,2}:\s+)+")
_ENDING = re.compile(r"[.!?…:;,][\"'”’)\]*_]*\s*$")
_LINK = re.compile(r"\[([^\[\]\n]{1,200})\]\((?:https?:|mailto:|[/#])[^()\s]{0,400}\)")
_PICTURE = re.compile("[\u2600-\u27bf\u2b00-\u2bff\ufe0f\u200d\U0001f1e6-\U0001faff]")
_LONGEST_HEADING = 120
_FOLDS = str.maketrans(
    {
        **dict.fromkeys("’‘‛ʼ＇`´", "'"),
        **dict.fromkeys("“”„‟«»＂", '"'),
        **dict.fromkeys("‐‑‒−­﹣－", "-"),
        **dict.fromkeys("—―", "—"),
        **dict.fromkeys("*\u00a0\u202f\u2007\u2009\u200a\u3000\t\ufeff", " "),
        **dict.fromkeys(map(chr, range(0xE000, 0xE010)), "?"),
    }
)


class BlockKind(StrEnum):
    """What a line is to its article."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"


@dataclass(frozen=True, slots=True)
class Block:
    """One line of the article: a paragraph, a heading or a list item.

    >>> Block(BlockKind.ITEM, 2, 9).end
    9
    """

    kind: BlockKind
    start: int
    end: int


_EMPHASIS = re.compile(r"(?<!\w)_(?=\w)|(?<=\w)_(?!\w)")


def fold(text: str) -> str:
    """The text with typographic quotes, hyphens and spaces made plain, each character staying in place.

    Of a Markdown link only its words stay.

    >>> fold("OpenAI’s “Frontier”")
    'OpenAI\\'s "Frontier"'
    """
    folded = _EMPHASIS.sub(" ", _PICTURE.sub(" ", text.translate(_FOLDS)))
    return _LINK.sub(lambda link: f" {link[1]}{' ' * (len(link[0]) - len(link[1]) - 1)}", folded)


def blocks(text: str) -> Iterator[Block]:
    """The lines of an article that hold anything, without their Markdown marks and bullets.

    >>> text = "Big deal\\n\\n- First point.\\n# Terms\\nIt runs."
    >>> [(block.kind.value, text[block.start : block.end]) for block in blocks(text)]
    [('title', 'Big deal'), ('item', 'First point.'), ('heading', 'Terms'), ('paragraph', 'It runs.')]
    """
    first = True
    for line in _LINE.finditer(text):
        start, end, kind = _stripped(text, line.start(), line.end())
        if start < end:
            yield Block(BlockKind.TITLE if first and kind is BlockKind.HEADING else kind, start, end)
            first = False


def _stripped(text: str, start: int, end: int) -> tuple[int, int, BlockKind]:
    kind = None
    if marks := _MARK.match(text, start, end):
        start = marks.end()
        kind = BlockKind.HEADING if "#" in marks.group() else None
    if bullet := _ITEM.match(text, start, end):
        start, kind = bullet.end(), BlockKind.ITEM
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end, kind or _guess(text[start:end])


def _guess(line: str) -> BlockKind:
    if len(line) <= _LONGEST_HEADING and not _ENDING.search(line):
        return BlockKind.HEADING
    return BlockKind.PARAGRAPH
