"""Long articles in pieces: whole sentences, each piece beginning with the last of the one before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pactgraph.loaders.text.sentences import Sentence, sentences

__all__ = ["LONGEST", "Chunk", "chunks"]

LONGEST = 6000
"""Characters of one piece, about 1,500 tokens: small models lose quotes in longer ones."""

_SHARED = 2


@dataclass(frozen=True, slots=True)
class Chunk:
    """A stretch of an article that is read at once: its words are ``text[start:end]``."""

    start: int
    end: int
    words: str


def chunks(text: str, longest: int = LONGEST) -> Iterator[Chunk]:
    """The pieces of a text, none longer than ``longest`` unless one sentence is.

    Two sentences are shared by neighbours, so that "it" and "the deal" keep what they stand for.

    >>> [chunk.words for chunk in chunks("One ends. Two ends. Three ends. Four ends.", 32)]
    ['One ends. Two ends. Three ends.', 'Two ends. Three ends. Four ends.']
    >>> list(chunks(""))
    []
    """
    held: list[Sentence] = []
    fresh = False
    for sentence in sentences(text):
        if held and sentence.end - held[0].start > longest:
            yield _chunk(text, held)
            held = held[-_SHARED:]
            fresh = False
            while held and sentence.end - held[0].start > longest:
                held.pop(0)
        held.append(sentence)
        fresh = True
    if held and fresh:
        yield _chunk(text, held)


def _chunk(text: str, held: list[Sentence]) -> Chunk:
    return Chunk(held[0].start, held[-1].end, text[held[0].start : held[-1].end])
