"""The corrections that a store keeps, each as a source beside the one it corrects."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

from pactgraph.graph.store import ClaimStore
from pactgraph.graph.store_folder import glimpse
from pactgraph.ontology.corrections import CORRECTIONS_TYPE, corrected_identifier
from pactgraph.ontology.decode import Descriptions, decode_source
from pactgraph.ontology.source import Source
from pactgraph.ontology.terms import term

__all__ = ["kept_corrections", "kept_corrections_in"]


def kept_corrections(store: ClaimStore) -> dict[str, Source]:
    """The sources of corrections, by the identifier of what they correct.

    >>> kept_corrections(ClaimStore())
    {}
    """
    return _found(store.engine)


def kept_corrections_in(folder: Path) -> dict[str, Source]:
    """The same for the store in a folder, which is not made where there is none.

    :raises StoreError: when the folder cannot be opened as a store
    """
    engine = glimpse(folder)
    if engine is not None:
        return _found(engine)
    if not folder.exists():
        return {}
    store = ClaimStore(folder)
    try:
        return kept_corrections(store)
    finally:
        store.close()


def _found(engine: ox.Store) -> dict[str, Source]:
    marked = engine.quads_for_pattern(None, term("dcterms:format"), ox.Literal(CORRECTIONS_TYPE), None)
    graphs = [quad.graph_name for quad in marked if isinstance(quad.graph_name, ox.NamedNode)]
    found = {}
    for graph in graphs:
        descriptions = Descriptions.of(engine.quads_for_pattern(None, None, None, graph))
        source = decode_source(descriptions[graph.value])
        found[corrected_identifier(source)] = source
    return found
