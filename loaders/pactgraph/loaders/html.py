"""Web pages: what they say of themselves, and their main text, then read like any article."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from pactgraph.loaders.article import article_records
from pactgraph.loaders.carried import carried
from pactgraph.loaders.dateline import dateline
from pactgraph.loaders.document import Document
from pactgraph.loaders.loader import Loader
from pactgraph.ontology.claim import Claim
from pactgraph.ontology.errors import MalformedSource
from pactgraph.ontology.records import Notice, Record, Records, Refusal
from pactgraph.ontology.source import Source

__all__ = ["HTML"]

_MARKUP = re.compile(
    rb"(?i)\A(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.DOTALL,
)


def _read(document: Document) -> Records:
    # lxml and trafilatura weigh half a second of start-up, which only pages should pay
    from pactgraph.loaders.page import (
        current_report,
        decoded,
        main_text,
        page_facts,
        parsed,
        related_nodes,
    )

    page = decoded(document)
    tree = parsed(page)
    facts = page_facts(tree, document.url)
    report = current_report(tree)
    text = main_text(page, facts.body, document.url) if report is None else report.text
    related = related_nodes(tree)
    if not text and not related:
        raise MalformedSource(
            document.name,
            "no main text is found in this page; it may be built by scripts, or ask for a login or consent "
            "first: open it in a browser and save its text as .txt",
        )
    source = Source(
        identifier=document.url or facts.url or document.identifier,
        title=(facts.title or document.stem) if report is None else report.title,
        publisher=(facts.publisher or _host(facts.url)) if report is None else report.company,
        author=facts.author,
        published=(facts.published or dateline(text)) if report is None else report.date,
        url=facts.url,
        media_type="text/html",
        content_hash=document.content_hash,
        text=text or None,
    )
    linked = list(_linked(related, source, document)) if related else []
    told = any(isinstance(record, Claim) for record in linked)
    for record in article_records(source, document.name):
        if not (told and isinstance(record, Notice)):
            yield record
    yield from linked
    if not facts.free:
        yield Notice(
            document.name, "the page says that part of it is for subscribers; what stands in it was read"
        )


def _linked(nodes: list[dict[str, Any]], source: Source, document: Document) -> Iterator[Record]:
    """What a page tells in JSON-LD of organizations, as RDF within the page."""
    from pactgraph.loaders.rdf import RDF

    content = json.dumps({"@context": "https://schema.org", "@graph": nodes}, ensure_ascii=False)
    inner = Document(f"{document.name}, JSON-LD.jsonld", f"{source.identifier}#json-ld", content.encode())
    try:
        for record in carried(RDF.read(inner), source):
            if not isinstance(record, Notice):
                yield record
    except MalformedSource as error:
        yield Refusal(document.name, "its JSON-LD", error.problem, content[:2000])


def _host(url: str | None) -> str | None:
    return None if url is None else (urlsplit(url).hostname or "").removeprefix("www.") or None


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
