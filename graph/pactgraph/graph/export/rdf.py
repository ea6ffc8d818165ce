"""The graphs of the sources as RDF, graph after graph: TriG, N-Quads, JSON-LD, and RDF 1.2."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import BinaryIO, Final

import pyoxigraph as ox
from rdflib import Dataset, URIRef

from pactgraph.graph.dataset import as_dataset
from pactgraph.graph.export.content import Content
from pactgraph.graph.export.left_out import LeftOut
from pactgraph.ontology.iri import PREFIXES
from pactgraph.ontology.terms import term
from pactgraph.ontology.vocabulary import ontology_file

__all__ = ["write_jsonld", "write_nquads", "write_trig", "write_trig12"]

_REIFIES: Final = term("rdf:reifies")


def write_trig(content: Content, out: BinaryIO, left_out: LeftOut) -> None:
    """TriG, which loads again as the same claims."""
    ox.serialize(_quads(content), out, format=ox.RdfFormat.TRIG, prefixes=dict(PREFIXES))


def write_nquads(content: Content, out: BinaryIO, left_out: LeftOut) -> None:
    """N-Quads, which load again as the same claims."""
    ox.serialize(_quads(content), out, format=ox.RdfFormat.N_QUADS)


def write_trig12(content: Content, out: BinaryIO, left_out: LeftOut) -> None:
    """TriG 1.2: each claim is the reifier of its triple, beside the terms of RDF 1.1 that say the same."""
    quads = _with_reified(_quads(content))
    ox.serialize(quads, out, format=ox.RdfFormat.TRIG, prefixes=dict(PREFIXES))


def _quads(content: Content) -> Iterator[ox.Quad]:
    """All quads, one graph in memory at a time, in an order that does not depend on the store."""
    for name in sorted(content.store.source_graphs(), key=lambda name: f"<{name}>"):
        yield from sorted(content.store.graph(name), key=str)


def _with_reified(quads: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
    """Quads with the triple that each claim reifies, after the last quad of the claim."""
    parts: dict[str, ox.NamedNode] = {}
    before: ox.Quad | None = None
    for quad in quads:
        if before is not None and before.subject != quad.subject:
            yield from _reified(before, parts)
            parts = {}
        name = quad.predicate.value.removeprefix(PREFIXES["rdf"])
        if name in ("subject", "predicate", "object") and isinstance(quad.object, ox.NamedNode):
            parts[name] = quad.object
        yield quad
        before = quad
    if before is not None:
        yield from _reified(before, parts)


def _reified(last: ox.Quad, parts: dict[str, ox.NamedNode]) -> Iterator[ox.Quad]:
    if len(parts) == 3:
        triple = ox.Triple(parts["subject"], parts["predicate"], parts["object"])
        yield ox.Quad(last.subject, _REIFIES, triple, last.graph_name)


def write_jsonld(content: Content, out: BinaryIO, left_out: LeftOut) -> None:
    """JSON-LD under the shipped context, which is written into the file, so that no reader must fetch it."""
    context = json.loads(ontology_file("context.jsonld").read_text(encoding="utf-8"))["@context"]
    store = content.store
    dataset = Dataset()
    kept = as_dataset(store.engine, refresh=lambda: None)
    for name in sorted(store.source_graphs()):
        source = dataset.graph(URIRef(name))
        for triple in kept.graph(URIRef(name)):
            source.add(triple)
    written = dataset.serialize(
        format="json-ld", context=context, auto_compact=False, sort_keys=True, indent=1
    )
    out.write(f"{written}\n".encode())
