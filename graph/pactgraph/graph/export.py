"""Writing the graph out: the graphs of its sources as RDF, or its claims as a network."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Final

import pyoxigraph as ox
from rdflib import Dataset, URIRef

from pactgraph.graph.day_view import DayView
from pactgraph.graph.partnership_graph import PartnershipGraph
from pactgraph.ontology.iri import PREFIXES
from pactgraph.ontology.vocabulary import ontology_file

__all__ = ["FORMATS", "export_graph"]

FORMATS: Final = ("trig", "nquads", "jsonld", "graphml")
"""The formats of ``export_graph``."""


def export_graph(graph: PartnershipGraph, format: str, view: DayView | None = None) -> bytes:
    """The whole graph in one of ``FORMATS``, equal bytes for equal graphs.

    RDF holds the sources, not the view: that follows from them. GraphML marks what holds in ``view``,
    which is today's unless another is given.

    >>> export_graph(PartnershipGraph(), "nquads")
    b''
    """
    if format == "graphml":
        from pactgraph.graph.network import graphml

        return graphml((view or graph).to_networkx(everything=True))
    if format == "jsonld":
        return _compacted(graph)
    quads = sorted(_quads(graph), key=lambda quad: (str(quad.graph_name), str(quad)))
    if format == "trig":
        written = ox.serialize(quads, format=ox.RdfFormat.TRIG, prefixes=dict(PREFIXES))
    else:
        written = ox.serialize(quads, format=ox.RdfFormat.N_QUADS)
    assert written is not None
    return written


def _quads(graph: PartnershipGraph) -> Iterator[ox.Quad]:
    for name in graph.store.source_graphs():
        yield from graph.store.graph(name)


def _compacted(graph: PartnershipGraph) -> bytes:
    """JSON-LD under the shipped context, which is written into the file, so that no reader must fetch it."""
    context = json.loads(ontology_file("context.jsonld").read_text(encoding="utf-8"))["@context"]
    dataset = Dataset()
    kept = graph.dataset
    for name in sorted(graph.store.source_graphs()):
        source = dataset.graph(URIRef(name))
        for triple in kept.graph(URIRef(name)):
            source.add(triple)
    written = dataset.serialize(
        format="json-ld", context=context, auto_compact=False, sort_keys=True, indent=1
    )
    return f"{written}\n".encode()
