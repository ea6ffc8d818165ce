"""The article among everything else that stands on a page."""

from __future__ import annotations

import html
import re
from typing import Final

from pactgraph.loaders.page.conventions import conventions

__all__ = ["main_text"]

_TAG: Final = re.compile(r"<[^>]{1,200}>")
_CLEARLY_LONGER: Final = 1.3


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


def _without_furniture(text: str) -> str:
    lines = (" ".join(line.split()) for line in text.splitlines())
    return "\n".join(line for line in lines if line and not _is_furniture(line))


def _is_furniture(line: str) -> bool:
    known = conventions()
    plain = line.removeprefix("- ")
    return len(plain.split()) <= known.longest_furniture and known.furniture.fullmatch(plain) is not None
