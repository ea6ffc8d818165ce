"""What a page says of itself in ``<meta>``, ``<link>`` and ``<title>``."""

from __future__ import annotations

from collections.abc import Iterator

import lxml.html

from pactgraph.loaders.page.conventions import conventions

__all__ = ["meta_facts"]


def meta_facts(page: lxml.html.HtmlElement) -> Iterator[tuple[str, str]]:
    """Fields and their values, the more trustworthy tags first.

    >>> tags = '<meta name="Date" content="2026-02-27"><title>Deal - Example Wire</title>'
    >>> list(meta_facts(lxml.html.document_fromstring(tags)))
    [('published', '2026-02-27'), ('title', 'Deal - Example Wire')]
    """
    said: dict[str, list[str]] = {}
    for tag in page.iter("meta"):
        content = " ".join((tag.get("content") or "").split())
        for key in ("property", "name", "itemprop"):
            if content and tag.get(key):
                said.setdefault(tag.get(key).strip().lower(), []).append(content)
    for link in page.iter("link"):
        if (link.get("rel") or "").lower() == "canonical" and link.get("href"):
            yield "canonical", link.get("href").strip()
    for field, names in conventions().meta.items():
        for name in names:
            values = list(dict.fromkeys(said.get(name, ())))
            if field == "author" and values:
                yield field, ", ".join(values)
            elif values:
                yield field, values[0]
    # pages carry a <title> inside drawings, too
    for title in page.xpath("/html/head/title | /html/body/title")[:1]:
        if words := " ".join((title.text or "").split()):
            yield "title", words
