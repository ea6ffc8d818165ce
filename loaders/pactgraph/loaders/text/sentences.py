"""Sentences, with offsets that always cut the article's own words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import pysbd

from pactgraph.loaders.text.document import Block, BlockKind, blocks

__all__ = ["Sentence", "dateline_end", "sentences"]

_LONGEST = 1200
_PLAIN_END = re.compile(r"[.!?…][\"'”’)\]]*\s+(?![a-z])|\n")
_DOUBTFUL = re.compile(
    r"(?:\b[A-Z]\w{0,4}|\.\w{1,3}|\d|\b(?:vs|approx|est|incl|no|etc|al))\.|[.!?][^\w\s.]|\s\.\w|"
    r"[^\x00-\u2fff]"
)
_OPEN_ENDS = (" .", "\u00a0.", " Bros.", " Cos.", " Mt.", " St.", " Gen.", " Sen.", " Rep.")
_DATELINE = re.compile(
    r"\[[A-Z][A-Z ]{2,30}\][ ]{1,2}(?=[A-Z])|"
    r"(?:[A-Z][A-Za-z.'-]+[ ,/&]{1,3}(?:and )?){1,6}(?:[A-Z][a-z]{2,8}\.? \d{1,2},? (?:\d{4} ?)?)?"
    r"(?:\([A-Z][\w. ]{1,30}\)|/[A-Z][\w ]{3,30}/)[ ]{0,2}(?:—|–|--?)[ ]{0,2}(?=[A-Z\d\"])|"
    r"(?:(?:[A-Z][A-Za-z.'-]+[ ,/&]{1,3}(?:and )?){0,6}\([A-Z][\w. ]{1,30}\)|"
    r"(?:[A-Z][A-Z.'-]{2,}[ ,/]{0,2}){1,4}(?:[A-Z][a-z]+\.?,? )?(?:[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?)?|"
    r"[A-Z][^.!?;:]{2,50}?[, -][A-Z][a-z]{2,8}\.? \d{1,2}, \d{4})"
    r"(?:[ ]{0,2}(?:—|–|--)[ ]{0,2}|[ ]{1,2}-[ ]{0,2}|-[ ]{1,2})(?=[A-Z\d\"])"
)
_LETTER = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A stretch of the article that says one thing: a sentence, a heading or a list item.

    >>> Sentence(BlockKind.PARAGRAPH, 0, 5).start
    0
    """

    kind: BlockKind
    start: int
    end: int


def sentences(text: str) -> Iterator[Sentence]:
    """The sentences of an article, in order, none longer than 1,200 characters.

    >>> text = "Orders rose. Dr. Ode of Acme Inc. agreed.\\nThe end"
    >>> [text[s.start : s.end] for s in sentences(text)]
    ['Orders rose.', 'Dr. Ode of Acme Inc. agreed.', 'The end']
    """
    for block in blocks(text):
        for start, end in _pieces(text, block):
            for left, right in _split(text, start, end):
                if _LETTER.search(text, left, right):
                    yield Sentence(block.kind, left, right)


def dateline_end(text: str, start: int, end: int) -> int:
    """Where a sentence begins behind its dateline, if it has one; the text is folded.

    >>> dateline_end("TOKYO (Reuters) - Acme grew.", 0, 28), dateline_end("Acme grew.", 0, 10)
    (18, 0)
    >>> dateline_end("GPT-5 is out.", 0, 13)
    0
    """
    found = _DATELINE.match(text, start, end)
    return found.end() if found else start


def _pieces(text: str, block: Block) -> Iterator[tuple[int, int]]:
    """The block, cut at spaces where it is too long to be handed to the segmenter at once."""
    start = block.start
    while block.end - start > _LONGEST:
        cut = text.rfind(". ", start + _LONGEST // 2, start + _LONGEST) + 1
        cut = cut or text.rfind(" ", start + _LONGEST // 2, start + _LONGEST) + 1
        cut = cut or start + _LONGEST
        yield start, cut
        start = cut
    yield start, block.end


def _split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    if start == end:
        return
    if not _DOUBTFUL.search(text, start, end):
        yield from _plainly(text, start, end)
        return
    at = left = start
    for part in _segmenter().segment(text[start:end]):
        words = part.strip()
        found = text.find(words, at, end)
        if found < 0:  # the segmenter rewrote the words: trust it no further in this piece
            break
        at = found + len(words)
        if words.endswith(_OPEN_ENDS):  # the point of ".NET" ends no sentence
            continue
        yield _trimmed(text, left, at)
        left = at
    if left < end:
        yield from _plainly(text, left, end)


@cache
def _segmenter() -> pysbd.Segmenter:
    return pysbd.Segmenter(language="en", clean=False)


def _plainly(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for match in _PLAIN_END.finditer(text, start, end):
        if start < match.end():
            yield _trimmed(text, start, match.end())
        start = match.end()
    if start < end:
        yield _trimmed(text, start, end)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
