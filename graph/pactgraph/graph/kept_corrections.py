"""The corrections that a store keeps, each as a source beside the one it corrects."""

from __future__ import annotations

import pyoxigraph as ox

from pactgraph.graph.store import ClaimStore
from pactgraph.ontology.corrections import CORRECTIONS_TYPE, corrected_identifier
from pactgraph.ontology.decode import Descriptions, decode_source
from pactgraph.ontology.source import Source
from pactgraph.ontology.terms import term

__all__ = ["kept_corrections"]


def kept_corrections(store: ClaimStore) -> dict[str, Source]:
    """The sources of corrections, by the identifier of what they correct.

    >>> kept_corrections(ClaimStore())
    {}
    """
    marked = store.engine.quads_for_pattern(None, term("dcterms:format"), ox.Literal(CORRECTIONS_TYPE), None)
    graphs = [quad.graph_name for quad in marked if isinstance(quad.graph_name, ox.NamedNode)]
    found = {}
    for graph in graphs:
        descriptions = Descriptions.of(store.engine.quads_for_pattern(None, None, None, graph))
        source = decode_source(descriptions[graph.value])
        found[corrected_identifier(source)] = source
    return found
