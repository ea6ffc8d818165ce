"""The facts of a page: of all that it says of itself, what agrees with what a reader sees."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final
from urllib.parse import urljoin, urlsplit

import lxml.html

from pactgraph.loaders.page.linked_data import article_node, linked_facts
from pactgraph.loaders.page.meta_tags import meta_facts
from pactgraph.loaders.page.publication_day import publication_day
from pactgraph.loaders.page.visible import (
    appeals_for_payment,
    bylines,
    copyright_holder,
    dates_seen,
    headings,
    named_in,
    publishers_marked,
)
from pactgraph.ontology.partial_date import PartialDate

__all__ = ["PageFacts", "page_facts"]

_SITE: Final = re.compile(r"\s+[|–—:·»-]\s+")
_LEADING_BY: Final = re.compile(r"\A(?:by|von|par|por)\s+", re.IGNORECASE)
_NO_NAME: Final = re.compile(
    r"https?:|www\.|@|\A[\d\W]*\Z|\A[a-z0-9._-]+\Z|\A(?:[Aa]dmin|[Ss]taff|[Ee]ditor)\Z"
)


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What is known of a page; ``body`` is the article's text where metadata carries it, and ``free`` is
    false where the page says, to machines or readers, that not everyone may read it all."""

    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: PartialDate | None = None
    url: str | None = None
    body: str | None = None
    free: bool = True


def page_facts(page: lxml.html.HtmlElement, url: str | None = None) -> PageFacts:
    """The facts of a page that was found at ``url``.

    >>> page = lxml.html.document_fromstring(
    ...     "<title>Deal | Example Wire</title><meta property='og:site_name' content='Example Wire'>"
    ...     "<h1>Deal</h1><p class='byline'>By Jo Writer, 27 February 2026</p>"
    ... )
    >>> facts = page_facts(page)
    >>> facts.title, facts.author, facts.publisher
    ('Deal', 'Jo Writer', 'Example Wire')
    """
    said: dict[str, list[str]] = {}
    for field, words in chain(linked_facts(page), meta_facts(page)):
        if words.strip():
            said.setdefault(field, []).append(words.strip())
    article = article_node(page)
    address = _address(said.get("canonical", []) + said.get("url", []), url)
    seen = list(dates_seen(page))
    publishers = filter(_is_name, chain(said.get("publisher", ()), publishers_marked(page)))
    publisher = next(publishers, None) or copyright_holder(page)
    stamps = [*said.get("published", ()), *(stamp for stamp, _ in seen if stamp)]
    body = article.get("articleBody")
    return PageFacts(
        title=_title(said.get("title", ()), headings(page), publisher),
        author=_author(said.get("author", ()), list(bylines(page))),
        publisher=publisher,
        published=publication_day(stamps, [words for _, words in seen], address),
        url=address,
        body=body if isinstance(body, str) and body.strip() else None,
        free=not (appeals_for_payment(page) or any(str(part).lower() == "false" for part in _free(article))),
    )


def _address(said: Sequence[str], url: str | None) -> str | None:
    for words in said:
        whole = urljoin(url or "", words)
        if urlsplit(whole).scheme in ("http", "https") and urlsplit(whole).path.strip("/"):
            return whole
    return url


def _title(said: Sequence[str], shown: Sequence[str], publisher: str | None) -> str | None:
    """The heading that metadata knows, else the first title said, without the name of the site."""
    for heading in shown:
        if any(_folded(heading) in _folded(words) for words in said if len(heading) > 8):
            return heading
    if said:
        return _without_site(said[0], publisher)
    return shown[0] if shown else None


def _without_site(title: str, publisher: str | None) -> str:
    parts = _SITE.split(title)
    if (
        publisher
        and len(parts) > 1
        and _folded(parts[-1]) in (_folded(publisher), _folded(publisher) + "com")
    ):
        return title[: title.rindex(parts[-1])].rstrip(" |–—:·»-")
    return title


def _author(said: Sequence[str], shown: Sequence[str]) -> str | None:
    """The author whom metadata and byline agree on, else whom the byline names, else the first one said."""
    known = [names for words in said if (names := _named(words))]
    seen = " ".join(map(_folded, shown))
    for names in known:
        if any(_folded(name) in seen for name in re.split(r", | and ", names)):
            return names
    by = next(filter(None, map(_by, shown)), None)
    return by or (known[0] if known else next((w for w in shown if _is_name(w) and len(w) < 40), None))


def _by(byline: str) -> str | None:
    names = named_in(byline)
    return names if names and _is_name(names) else None


def _named(words: str) -> str | None:
    names = [_LEADING_BY.sub("", name).strip(" ,;") for name in re.split(r"[,;]\s+", words)]
    return ", ".join(dict.fromkeys(name for name in names if _is_name(name))) or None


def _is_name(words: str) -> bool:
    return 1 < len(words) <= 120 and not _NO_NAME.search(words)


def _folded(words: str) -> str:
    return re.sub(r"[\W_]+", "", words).casefold()


def _free(article: dict[str, object]) -> Iterable[object]:
    parts = article.get("hasPart")
    yield article.get("isAccessibleForFree")
    for part in parts if isinstance(parts, list) else [parts]:
        if isinstance(part, dict):
            yield part.get("isAccessibleForFree")
