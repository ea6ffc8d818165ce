"""Tables of deals, stakes, offices ... as people keep them, read by a mapping."""

from __future__ import annotations

from itertools import chain

from pactgraph.loaders.catalogue import current_catalogue
from pactgraph.loaders.document import Document
from pactgraph.loaders.loader import Loader
from pactgraph.loaders.mapping.choice import choose_mappings
from pactgraph.loaders.mapping.mapped_table import read_mapped_table
from pactgraph.loaders.mapping.model import Mapping
from pactgraph.loaders.tabular.tables import MEDIA_TYPES, SUFFIXES, open_table
from pactgraph.ontology.errors import PactgraphError, UnsupportedSource
from pactgraph.ontology.records import Records

__all__ = ["DEAL_TABLE", "mapped_loader"]


def _read(document: Document) -> Records:
    mappings = choose_mappings(document)
    if not mappings:
        open_table(document)  # what is no table at all says so itself
        given = document.name.removesuffix(f"/{document.member}")
        raise UnsupportedSource(
            f"{document.name}: no mapping says how to read this table; "
            f"`pactgraph map {given} -o {document.stem}.mapping.yaml` proposes one to check and keep "
            "(a table with the columns subject, predicate and object needs none)"
        )
    catalogue = current_catalogue()
    return chain.from_iterable(read_mapped_table(document, mapping, catalogue) for mapping in mappings)


def _recognises(document: Document) -> bool:
    try:
        return bool(choose_mappings(document))
    except PactgraphError:
        # a mapping stands beside it but is wrong: reading it says where
        return True


def mapped_loader(mapping: Mapping) -> Loader:
    """A loader that reads every table by one mapping."""
    return Loader(
        name=f"table: {mapping.name}",
        suffixes=SUFFIXES,
        media_types=(),
        read=lambda document: read_mapped_table(document, mapping, current_catalogue()),
    )


DEAL_TABLE = Loader(
    name="mapped table",
    suffixes=SUFFIXES,
    # JSON is sent for registers as well, which have loaders of their own
    media_types=tuple(kind for kind in MEDIA_TYPES if kind != "application/json"),
    read=_read,
    recognises=_recognises,
    general=True,
)
"""Reads tables by the mapping beside them, or by a shipped one that knows their columns."""
