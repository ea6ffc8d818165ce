"""What a page says of itself in JSON-LD, also where that is broken."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import Any, Final

import lxml.html

from pactgraph.loaders.page.conventions import conventions

__all__ = ["article_node", "linked_facts", "related_nodes"]

_Node = dict[str, Any]
_WRAPPING: Final = re.compile(
    r"\A\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)\s*|\s*(?:-->|//\s*\]\]>|\]\]>)\s*;?\s*\Z"
)
_LONGEST: Final = 2_000_000


def linked_facts(page: lxml.html.HtmlElement) -> Iterator[tuple[str, str]]:
    """Fields and their values, of the article first and of the site behind it after that.

    >>> script = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Deal",}</script>'
    >>> list(linked_facts(lxml.html.document_fromstring(script)))
    [('title', 'Deal')]
    """
    nodes = list(_nodes(page))
    by_id = {
        node["@id"]: node for node in reversed(nodes) if isinstance(node.get("@id"), str) and len(node) > 1
    }
    article = _article(nodes)
    if article is not None:
        yield from _facts(article, by_id)
    for node in nodes:
        if node is not article and _types(node) & {"WebPage", *conventions().article_types}:
            yield from _facts(node, by_id)
    for node in nodes:
        if _types(node) & {"WebSite", "NewsMediaOrganization", "Organization"}:
            yield from (("publisher", name) for name in _names(node, by_id))


def article_node(page: lxml.html.HtmlElement) -> _Node:
    """The node of the article itself; empty where the page has none."""
    return _article(list(_nodes(page))) or {}


def related_nodes(page: lxml.html.HtmlElement) -> list[_Node]:
    """What a page that is no article says of organizations: nodes that tell of a parent, owner, founder ...

    >>> script = '{"@type": "Corporation", "name": "Acme", "parentOrganization": {"name": "Zenith"}}'
    >>> page = lxml.html.document_fromstring(f'<script type="application/ld+json">{script}</script>')
    >>> [node["name"] for node in related_nodes(page)]
    ['Acme']
    """
    nodes = list(_nodes(page))
    if _article(nodes) is not None:
        return []  # it is about others than its publisher, whose page says more
    telling = conventions().relations
    if not any(telling & node.keys() for node in nodes):
        return []
    return [node for node in nodes if telling & node.keys() or "@id" in node]


def _facts(node: _Node, by_id: dict[str, _Node]) -> Iterator[tuple[str, str]]:
    for field, keys in (
        ("title", ("headline", "name")),
        ("published", ("datePublished", "dateCreated")),
        ("url", ("url",)),
    ):
        yield from ((field, _plain(node[key])) for key in keys if isinstance(node.get(key), str))
    for field, keys in (
        ("author", ("author", "creator")),
        ("publisher", ("publisher", "sourceOrganization")),
    ):
        for key in keys:
            if names := ", ".join(dict.fromkeys(_names(node.get(key), by_id))):
                yield field, names
                break


def _names(value: object, by_id: dict[str, _Node]) -> Iterator[str]:
    """The names in an author or publisher: a text, a node, a reference to one, or a list of these."""
    if isinstance(value, list):
        for part in value:
            yield from _names(part, by_id)
    elif isinstance(value, dict):
        node = value if "name" in value else by_id.get(str(value.get("@id")), value)
        if node.get("name") is not None:
            yield from _names(node["name"], {})
    elif isinstance(value, str) and value.strip():
        yield _plain(value)


def _plain(text: str) -> str:
    return " ".join(html.unescape(text).split())


def _article(nodes: list[_Node]) -> _Node | None:
    """The fullest node of an article: pages repeat it, and often once with half its fields."""
    told = [node for node in nodes if _types(node) & conventions().article_types]
    return max(told, key=lambda n: sum(k in n for k in ("headline", "author", "datePublished")), default=None)


def _types(node: _Node) -> set[str]:
    types = node.get("@type")
    listed = types if isinstance(types, list) else [types]
    return {t.rsplit("/", 1)[-1].removeprefix("schema:") for t in listed if isinstance(t, str)}


def _nodes(page: lxml.html.HtmlElement) -> Iterator[_Node]:
    for script in page.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and script.text:
            yield from _unfolded(_loaded(script.text[:_LONGEST]))


def _unfolded(value: object) -> Iterator[_Node]:
    if isinstance(value, list):
        for part in value:
            yield from _unfolded(part)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "about"):
            if isinstance(value.get(key), dict | list):
                yield from _unfolded(value[key])


def _loaded(text: str) -> object:
    text = _WRAPPING.sub("", text)
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        pass
    # one page in ten breaks its JSON-LD: single quotes, commas at the end, a text cut off
    import json_repair

    try:
        return json_repair.loads(text, skip_json_loads=True)
    except (ValueError, RecursionError):
        return None
