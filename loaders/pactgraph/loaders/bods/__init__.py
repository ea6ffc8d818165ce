"""The Beneficial Ownership Data Standard, 0.2 to 0.4: who owns or controls whom, statement by statement."""

from __future__ import annotations

from pactgraph.loaders.bods.stream import read_bods
from pactgraph.loaders.document import Document
from pactgraph.loaders.json_stream.head import first_object
from pactgraph.loaders.loader import Loader

__all__ = ["BODS"]


def _recognises(document: Document) -> bool:
    statement = first_object(document)
    identified = "statementId" in statement or "statementID" in statement
    told = {"recordType", "recordDetails", "recordId", "statementType", "publicationDetails", "statementDate"}
    return identified and not told.isdisjoint(statement)


BODS = Loader(
    name="bods",
    suffixes=(".json", ".jsonl", ".ndjson"),
    media_types=(),
    read=read_bods,
    recognises=_recognises,
)
"""Reads BODS statements."""
