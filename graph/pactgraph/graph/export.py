"""Writing the graph out: the graphs of its sources as RDF, or its claims as a network."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Final

import pyoxigraph as ox
from rdflib import Dataset, URIRef

from pactgraph.graph.dataset import as_dataset
from pactgraph.graph.day_view import DayView
from pactgraph.graph.partnership_graph import PartnershipGraph
from pactgraph.graph.store import Change, ClaimStore
from pactgraph.ontology.iri import PREFIXES
from pactgraph.ontology.vocabulary import ontology_file

__all__ = ["FORMATS", "export_graph"]

FORMATS: Final = ("trig", "nquads", "jsonld", "graphml")
"""The formats of ``export_graph``."""


def export_graph(graph: PartnershipGraph, format: str, view: DayView | None = None) -> bytes:
    """The whole graph in one of ``FORMATS``, equal bytes for equal graphs.

    RDF holds the sources with their claims, not the plain triples: those follow. With a ``view``, it holds
    only the claims that hold in the view. GraphML has all claims, and marks those that hold in the view,
    which is today's unless another is given.

    >>> export_graph(PartnershipGraph(), "nquads")
    b''
    """
    if format == "graphml":
        from pactgraph.graph.network import graphml

        return graphml((view or graph).to_networkx(everything=True))
    store = graph.store if view is None else _held(view)
    if format == "jsonld":
        return _compacted(store)
    quads = [quad for name in store.source_graphs() for quad in store.graph(name)]
    quads.sort(key=lambda quad: (str(quad.graph_name), str(quad)))
    if format == "trig":
        written = ox.serialize(quads, format=ox.RdfFormat.TRIG, prefixes=dict(PREFIXES))
    else:
        written = ox.serialize(quads, format=ox.RdfFormat.N_QUADS)
    assert written is not None
    return written


def _held(view: DayView) -> ClaimStore:
    """A store of the claims that hold in a view, with the sources that make them."""
    claims = {claim.iri: claim for claim in view.claims()}
    sources = view.snapshot.sources
    saying = {sources[claim.source] for claim in claims.values()}
    named = {iri for source in saying for iri in (source.iri, source.carrier)}
    held = replace(view.snapshot, claims=claims, sources={iri: sources[iri] for iri in sorted(named)})
    store = ClaimStore()
    store.apply(Change(add=set(held.quads())))
    return store


def _compacted(store: ClaimStore) -> bytes:
    """JSON-LD under the shipped context, which is written into the file, so that no reader must fetch it."""
    context = json.loads(ontology_file("context.jsonld").read_text(encoding="utf-8"))["@context"]
    dataset = Dataset()
    kept = as_dataset(store.engine, refresh=lambda: None)
    for name in sorted(store.source_graphs()):
        source = dataset.graph(URIRef(name))
        for triple in kept.graph(URIRef(name)):
            source.add(triple)
    written = dataset.serialize(
        format="json-ld", context=context, auto_compact=False, sort_keys=True, indent=1
    )
    return f"{written}\n".encode()
