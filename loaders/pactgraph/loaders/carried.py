"""Records of a document that stands within another: its sources are carried by the one around it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pactgraph.ontology.claim import Claim
from pactgraph.ontology.iri import Iri
from pactgraph.ontology.records import Record, Records
from pactgraph.ontology.source import Source

__all__ = ["carried"]


def carried(records: Records, around: Source) -> Iterator[Record]:
    """The same records, their sources within another, which says what they leave open of publisher and day.

    >>> around = Source("https://example.org/filing", publisher="SEC")
    >>> (inner,) = carried(iter([Source("https://example.org/filing#1")]), around)
    >>> inner.within == around.iri, inner.publisher
    (True, 'SEC')
    """
    moved: dict[Iri, Iri] = {}
    for record in records:
        if isinstance(record, Source) and record.within is None:
            inner = replace(
                record,
                within=around.iri,
                publisher=record.publisher or around.publisher,
                published=record.published or around.published,
            )
            moved[record.iri] = inner.iri
            yield inner
        elif isinstance(record, Claim) and record.source in moved:
            yield replace(record, source=moved[record.source])
        else:
            yield record
