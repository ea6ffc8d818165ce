"""The article among everything else that stands on a page."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Final

import lxml.html

from pactgraph.loaders.page.conventions import conventions

__all__ = ["main_text", "paragraphs"]

_TAG: Final = re.compile(r"<[^>]{1,200}>")
_CLEARLY_LONGER: Final = 1.3
_BLOCK_NAMES: Final = """
    address article aside blockquote body center dd div dl dt fieldset figcaption figure footer form h1 h2 h3
    h4 h5 h6 header hr li main nav ol p pre section table tbody td tfoot th thead tr ul
"""
_BLOCKS: Final = frozenset(_BLOCK_NAMES.split())
_UNSEEN: Final = frozenset(("ix:header", "script", "style", "template", "head", "noscript", "title"))


def main_text(page: str, body: str | None = None, url: str | None = None) -> str:
    """The article's paragraphs, one a line; empty where there are none.

    ``body`` is the article's text as the page's metadata carries it: read where the page itself shows much
    less, because it builds the article by scripts or hides it.

    >>> main_text("<html><body></body></html>", "Azure hosts Frontier.")
    'Azure hosts Frontier.'
    """
    # trafilatura weighs half a second of start-up, which only pages should pay
    import trafilatura

    found = trafilatura.bare_extraction(
        page, url=url, with_metadata=False, include_comments=False, include_tables=True
    )
    facts = {} if found is None else found.as_dict() if hasattr(found, "as_dict") else found
    shown = _without_furniture(facts.get("text") or "")
    carried = _without_furniture(_TAG.sub(" ", html.unescape(body or "")))
    if carried.split() == shown.split():  # the same words, and metadata keeps the paragraphs
        return carried
    return carried if len(carried) > _CLEARLY_LONGER * len(shown) else shown


def paragraphs(page: lxml.html.HtmlElement) -> Iterator[str]:
    """All that a page shows, a paragraph at a time; items begin with a hyphen, bars part cells.

    >>> list(paragraphs(lxml.html.document_fromstring("<p>Azure <b>hosts</b> it</p><ul><li>One<li>Two</ul>")))
    ['Azure hosts it', '- One', '- Two']
    """
    pieces: list[str] = []
    for line in _flow(page, pieces):
        words = " ".join(line.split())
        if words.strip("-| "):
            yield words


def _flow(element: lxml.html.HtmlElement, pieces: list[str]) -> Iterator[str]:
    tag = element.tag if isinstance(element.tag, str) else None
    hidden = "display:none" in (element.get("style") or "").replace(" ", "").lower() if tag else True
    if tag is not None and tag not in _UNSEEN and not hidden:
        name = tag.rsplit(":", 1)[-1] if tag.startswith("ix:") else tag
        apart = name in _BLOCKS and name not in ("td", "th")
        in_cell = apart and any(True for _ in element.iterancestors("td", "th"))
        if name == "br" or (apart and not in_cell):
            yield "".join(pieces)
            pieces.clear()
        elif in_cell or (name in ("td", "th") and "".join(pieces).strip()):
            pieces.append(" " if in_cell else " | ")
        if name == "li":
            pieces.append("- ")
        pieces.append(element.text or "")
        for child in element:
            yield from _flow(child, pieces)
        if apart and not in_cell:
            yield "".join(pieces)
            pieces.clear()
        elif in_cell:
            pieces.append(" ")
    if element.tail:
        pieces.append(element.tail)


def _without_furniture(text: str) -> str:
    lines = (" ".join(line.split()) for line in text.splitlines())
    return "\n".join(line for line in lines if line and not _is_furniture(line))


def _is_furniture(line: str) -> bool:
    known = conventions()
    plain = line.removeprefix("- ")
    return len(plain.split()) <= known.longest_furniture and known.furniture.fullmatch(plain) is not None
