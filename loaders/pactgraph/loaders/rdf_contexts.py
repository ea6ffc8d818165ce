"""JSON-LD that refers to schema.org's context, as web pages do: the context is put in, nothing is fetched."""

from __future__ import annotations

import json
import re
from io import BufferedReader, BytesIO
from typing import Any, Final

from pactgraph.loaders.document import Document

__all__ = ["with_known_contexts"]

_SCHEMA = re.compile(r"https?://(?:www\.)?schema\.org/?(?:docs/jsonldcontext\.json(?:ld)?)?#?")
_CONTEXT: Final = {
    "@vocab": "https://schema.org/",
    "id": "@id",
    "type": "@type",
    "sameAs": {"@type": "@id"},
    "url": {"@type": "@id"},
}


def with_known_contexts(document: Document) -> BufferedReader | BytesIO:
    """The bytes of a document, in which a reference to schema.org's context is replaced by its essence.

    >>> page = Document("a.jsonld", "a", b'{"@context": "https://schema.org", "name": "A"}')
    >>> b'"@vocab": "https://schema.org/"' in with_known_contexts(page).read()
    True
    """
    if b"schema.org" not in document.head:
        return document.open()
    try:
        content = json.loads(document.text())
    except (json.JSONDecodeError, RecursionError):
        # the parser says where it is broken
        return document.open()
    return BytesIO(json.dumps(_put_in(content)).encode())


def _put_in(value: Any) -> Any:
    if isinstance(value, list):
        return [_put_in(item) for item in value]
    if not isinstance(value, dict):
        return value
    return {name: _known(item) if name == "@context" else _put_in(item) for name, item in value.items()}


def _known(context: Any) -> Any:
    if isinstance(context, list):
        return [_known(item) for item in context]
    return _CONTEXT if isinstance(context, str) and _SCHEMA.fullmatch(context) else context
