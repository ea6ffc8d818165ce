"""The UK register of people with significant control: snapshots, a record a line, and answers of the API."""

from __future__ import annotations

from pactgraph.loaders.document import Document
from pactgraph.loaders.json_stream.head import first_object
from pactgraph.loaders.loader import Loader
from pactgraph.loaders.psc.answers import is_answer
from pactgraph.loaders.psc.snapshot import read_psc

__all__ = ["PSC"]


def _recognises(document: Document) -> bool:
    record = first_object(document)
    data = record.get("data")
    if isinstance(data, dict):
        return "kind" in data and "etag" in data
    return ("company_number" in record and isinstance(data, str)) or (data is None and is_answer(record))


PSC = Loader(
    name="psc",
    suffixes=(".json", ".jsonl", ".ndjson", ".txt"),
    media_types=(),
    read=read_psc,
    recognises=_recognises,
)
"""Reads snapshots of the UK register of people with significant control."""
