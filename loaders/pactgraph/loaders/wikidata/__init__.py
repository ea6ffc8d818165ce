"""Wikidata: items as JSON, from an answer of its API, a file of one item, or a dump with an item a line."""

from __future__ import annotations

import re

from pactgraph.loaders.document import Document
from pactgraph.loaders.json_stream.head import first_object
from pactgraph.loaders.loader import Loader
from pactgraph.loaders.wikidata.stream import read_wikidata

__all__ = ["WIKIDATA"]

_ITEM = re.compile(r"[QPL][1-9]\d*")
_ANSWER = re.compile(r'\{\s*"(?:[QPLM][1-9]\d*|-1)"\s*:')


def _recognises(document: Document) -> bool:
    found = first_object(document)
    entities = found.get("entities")
    if isinstance(entities, dict):
        return any(_ITEM.fullmatch(key) for key in entities)
    if isinstance(entities, str):
        return _ANSWER.match(entities) is not None
    return _ITEM.fullmatch(str(found.get("id"))) is not None and not {"labels", "claims", "type"}.isdisjoint(
        found
    )


WIKIDATA = Loader(
    name="wikidata",
    suffixes=(".json", ".jsonl", ".ndjson"),
    media_types=(),
    read=read_wikidata,
    recognises=_recognises,
)
"""Reads items of Wikidata."""
