"""FollowTheMoney: entities of companies, people and their relations as JSON lines, whole or as a delta."""

from __future__ import annotations

from pactgraph.loaders.document import Document
from pactgraph.loaders.followthemoney.model import model
from pactgraph.loaders.followthemoney.stream import read_followthemoney
from pactgraph.loaders.json_stream.head import first_object
from pactgraph.loaders.loader import Loader

__all__ = ["FOLLOW_THE_MONEY"]

_OPERATIONS = {"ADD", "MOD", "DEL"}


def _recognises(document: Document) -> bool:
    record = first_object(document)
    if record.get("op") in _OPERATIONS and "entity" in record:
        return True
    if isinstance(record.get("properties"), dict | str) and isinstance(record.get("id"), str):
        schema = record.get("schema")
        # a first record that is longer than the head of the document hides its schema
        return schema in model() if schema is not None else isinstance(record["properties"], str)
    return False


FOLLOW_THE_MONEY = Loader(
    name="followthemoney",
    suffixes=(".json", ".jsonl", ".ndjson", ".ijson", ".ftm"),
    media_types=("application/json+ftm", "application/x-ndjson", "application/jsonl"),
    read=read_followthemoney,
    recognises=_recognises,
)
"""Reads FollowTheMoney entities and deltas."""
