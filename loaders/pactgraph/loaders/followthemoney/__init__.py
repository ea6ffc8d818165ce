"""FollowTheMoney: entities of companies, people and their relations in JSON or as rows, whole or a delta."""

from __future__ import annotations

import re

from pactgraph.loaders.document import Document
from pactgraph.loaders.followthemoney.model import model
from pactgraph.loaders.followthemoney.rows import is_rows
from pactgraph.loaders.followthemoney.stream import read_followthemoney
from pactgraph.loaders.json_stream.head import first_object
from pactgraph.loaders.loader import Loader

__all__ = ["FOLLOW_THE_MONEY"]

_OPERATIONS = {"ADD", "MOD", "DEL"}
# of an entity within an answer, whole or cut off
_ENTITY = re.compile(
    r"""['"]schema['"]\s*:\s*['"]\w+['"]\s*,\s*['"](?:properties|caption|datasets|referents)['"]"""
    r"""|['"]caption['"]\s*:\s*['"][^'"]*['"]\s*,\s*['"]schema['"]"""
)
_ANSWERS = ("results", "responses")


def _recognises(document: Document) -> bool:
    if is_rows(document.head):
        return True
    record = first_object(document)
    if "schema" not in record and any(_ENTITY.search(str(record.get(part))) for part in _ANSWERS):
        return True
    if record.get("op") in _OPERATIONS and "entity" in record:
        return True
    if isinstance(record.get("properties"), dict | str) and isinstance(record.get("id"), str):
        schema = record.get("schema")
        # a first record that is longer than the head of the document hides its schema
        return schema in model() if schema is not None else isinstance(record["properties"], str)
    return False


FOLLOW_THE_MONEY = Loader(
    name="followthemoney",
    suffixes=(".json", ".jsonl", ".ndjson", ".ijson", ".ftm", ".csv"),
    media_types=("application/json+ftm", "application/x-ndjson", "application/jsonl", "text/csv"),
    read=read_followthemoney,
    recognises=_recognises,
)
"""Reads FollowTheMoney entities, deltas and statements, and lists and answers of OpenSanctions."""
