"""Kept corrections found again: those of a source, made once more when it is loaded again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from pactgraph.loaders.corrections.applying import Correcting
from pactgraph.loaders.corrections.correction import Corrections
from pactgraph.loaders.corrections.reading import read_corrections
from pactgraph.ontology.records import Record
from pactgraph.ontology.source import Source

__all__ = ["kept_for", "replayed"]


def kept_for(source: Source, kept: Mapping[str, Source], name: str) -> Corrections | None:
    """The corrections kept for a source that ``name`` calls; nothing where there are none."""
    found = kept.get(source.identifier)
    if found is None or not found.text:
        return None
    return next(read_corrections(found.text, f"the corrections kept for {name}", kept=True), None)


def replayed(records: Iterable[Record], kept: Mapping[str, Source], name: str) -> Iterator[Record]:
    """The records of a document with the corrections that are kept for it made again.

    >>> from pactgraph.ontology.claim import Claim
    >>> from pactgraph.loaders.article import article_records
    >>> from pactgraph.ontology.corrections import corrections_source
    >>> source = Source("a.txt", text="Azure hosts Frontier.")
    >>> yaml = "claims: [{quote: Azure, relation: hosts, reject: true}]"
    >>> kept = {"a.txt": corrections_source(source, yaml)}
    >>> again = replayed(article_records(source, "a.txt"), kept, "a.txt")
    >>> [record for record in again if isinstance(record, Claim)]
    []
    """
    records = iter(records)
    first = next(records, None)
    if first is None:
        return
    found = kept_for(first, kept, name) if isinstance(first, Source) else None
    whole = chain([first], records)
    yield from whole if found is None else Correcting(found).applied_to(whole)
