"""Web pages: main text and metadata, found by trafilatura, then read like any article."""

from __future__ import annotations

import re
from typing import Any

from pactgraph.loaders.article import article_records
from pactgraph.loaders.document import Document
from pactgraph.loaders.loader import Loader
from pactgraph.ontology.errors import InvalidValue, MalformedSource
from pactgraph.ontology.partial_date import PartialDate
from pactgraph.ontology.records import Records
from pactgraph.ontology.source import Source

__all__ = ["HTML"]

_MARKUP = re.compile(
    rb"(?i)\A(?:\xef\xbb\xbf)?\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.DOTALL
)


def _read(document: Document) -> Records:
    # trafilatura weighs half a second of start-up, which only web pages should pay
    import trafilatura

    page: str | bytes = document.data if document.encoding is None else document.text()
    found = trafilatura.bare_extraction(
        page, url=document.url, with_metadata=True, include_comments=False, include_tables=True
    )
    facts: dict[str, Any] = {} if found is None else found.as_dict() if hasattr(found, "as_dict") else found
    text = facts.get("text")
    if not text:
        raise MalformedSource(document.name, "no main text is found in this page; save its text as .txt")
    url = facts.get("url") or document.url
    source = Source(
        identifier=document.url or url or document.identifier,
        title=facts.get("title") or document.stem,
        publisher=facts.get("sitename"),
        author=facts.get("author"),
        published=_date(facts.get("date")),
        url=url,
        media_type="text/html",
        content_hash=document.content_hash,
        text=text,
    )
    yield from article_records(source, document.name)


def _date(found: str | None) -> PartialDate | None:
    try:
        return None if not found else PartialDate.parse(found)
    except InvalidValue:
        return None


def _recognises(document: Document) -> bool:
    return _MARKUP.match(document.head) is not None


HTML = Loader(
    name="html",
    general=True,
    suffixes=(".html", ".htm", ".xhtml"),
    media_types=("text/html", "application/xhtml+xml"),
    read=_read,
    recognises=_recognises,
)
"""Reads web pages."""
