"""What the first bytes of a JSON file tell of it, so that a loader recognises its own without reading on."""

from __future__ import annotations

import json
from typing import Any, Final

from pactgraph.loaders.document import Document

__all__ = ["first_object"]

_DECODER: Final = json.JSONDecoder()
_SPACES: Final = " \t\r\n"


def first_object(document: Document) -> dict[str, Any]:
    """The first object of a JSON file as far as the head of the document holds it.

    A value that is cut off stands there as the text that is left of it; no object gives an empty one.

    >>> first_object(Document("a.json", "a", b'[{"id": "Q1", "labels": {"en": {"lang'))
    {'id': 'Q1', 'labels': '{"en": {"lang'}
    """
    text = document.head.decode("utf-8-sig", errors="replace").lstrip(_SPACES).removeprefix("[")
    text = text.lstrip(_SPACES)
    found: dict[str, Any] = {}
    if not text.startswith("{"):
        return found
    at = 1
    while True:
        at = _past(text, at, _SPACES + ",")
        if not text.startswith('"', at):
            return found
        try:
            key, at = _DECODER.raw_decode(text, at)
        except ValueError:
            return found
        at = _past(text, at, _SPACES + ":")
        try:
            found[key], at = _DECODER.raw_decode(text, at)
        except (ValueError, RecursionError):
            found[key] = text[at:]
            return found


def _past(text: str, at: int, passed: str) -> int:
    while at < len(text) and text[at] in passed:
        at += 1
    return at
