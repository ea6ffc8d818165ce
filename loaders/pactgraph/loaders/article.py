"""Articles in plain text and Markdown: front matter, then the words that are read."""

from __future__ import annotations

import re
from textwrap import shorten
from typing import Final

from pactgraph.loaders.catalogue import current_catalogue
from pactgraph.loaders.dateline import dateline
from pactgraph.loaders.document import Document
from pactgraph.loaders.front_matter import split_front_matter
from pactgraph.loaders.loader import Loader
from pactgraph.loaders.newcomers import with_aliases
from pactgraph.loaders.reference import REFERENCE
from pactgraph.loaders.text import read_article
from pactgraph.loaders.wrapped_lines import unwrapped
from pactgraph.ontology.entity import Entity
from pactgraph.ontology.records import Notice, Records
from pactgraph.ontology.source import Source

__all__ = ["ARTICLE", "article_records"]

_LONGEST_TITLE: Final = 100  # what is longer is the first paragraph of a text without a heading
_HEADING: Final = re.compile(r"\A\s*#{0,3}\s*(?P<title>[^\n]{3,}?)[ \t]*\r?\n")


def _read(document: Document) -> Records:
    front, body = split_front_matter(document.text(), document.name)
    heading = _HEADING.match(body)
    first_line = heading and shorten(heading["title"], _LONGEST_TITLE, placeholder=" …")
    body = unwrapped(body)
    source = Source(
        identifier=front.url or document.identifier,
        title=front.title or first_line or document.stem,
        publisher=front.publisher,
        author=front.author,
        published=front.published or dateline(body),
        url=front.url or document.url,
        media_type=document.media_type or "text/plain",
        content_hash=document.content_hash,
        text=body,
    )
    is_ours = document.identifier.startswith(REFERENCE)
    yield from article_records(source, document.name, parse=not is_ours)
    if front.left_out:
        fields = ", ".join(front.left_out)
        yield Notice(document.name, f"these fields of its front matter are not used: {fields}")


def article_records(source: Source, name: str, *, parse: bool = True) -> Records:
    """The records of an article whose text and metadata are known.

    The reference data is read without being parsed: its briefs are plain, and questions asked of it should
    not wait for a parser.
    """
    yield source
    found = 0
    catalogue = current_catalogue()
    taken: set[str] = set()
    for record in read_article(source, catalogue, parse=parse):
        found += 1
        if isinstance(record, Entity):
            record = with_aliases(record, source.text or "", catalogue, taken)
            taken.update((record.name, *record.aliases))
        yield record
    if not found:
        yield Notice(name, "no partnership was understood in it")
    elif source.published is None:
        told = "a line 'published: YYYY-MM-DD' between two lines of --- at its top says it"
        if source.media_type not in ARTICLE.media_types:
            told = f"its text saved as .md can tell it: {told}"
        yield Notice(name, f"no publication date is known, so its undated claims count from today; {told}")


ARTICLE = Loader(
    name="article",
    general=True,
    suffixes=(".txt", ".md", ".markdown", ".text"),
    media_types=("text/plain", "text/markdown"),
    read=_read,
)
"""Reads plain text and Markdown."""
