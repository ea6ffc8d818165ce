"""What is exported: the claims of a graph, or those that hold in a view, with their entities and sources."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from pactgraph.graph.day_view import DayView
from pactgraph.graph.partnership_graph import PartnershipGraph
from pactgraph.graph.snapshot import Snapshot
from pactgraph.graph.store import Change, ClaimStore
from pactgraph.ontology.claim import Claim

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["Content", "sentence"]


class Content:
    """A graph, or the view of a day of it, on its way out."""

    def __init__(self, graph: PartnershipGraph, view: DayView | None) -> None:
        self._graph = graph
        self._view = view

    @cached_property
    def snapshot(self) -> Snapshot:
        """The claims to be written, by IRI, with all entities, and the sources that make them."""
        if self._view is None:
            return self._graph.snapshot
        claims = {claim.iri: claim for claim in self._view.claims()}
        sources = self._view.snapshot.sources
        saying = {sources[claim.source] for claim in claims.values()}
        named = {iri for source in saying for iri in (source.iri, source.carrier)}
        return replace(
            self._view.snapshot, claims=claims, sources={iri: sources[iri] for iri in sorted(named)}
        )

    @cached_property
    def store(self) -> ClaimStore:
        """The same as quads in a store."""
        if self._view is None:
            return self._graph.store
        store = ClaimStore()
        store.apply(Change(add=set(self.snapshot.quads())))
        return store

    def claims(self) -> Iterator[Claim]:
        """The claims to be written, in the order of their IRIs."""
        claims = self.snapshot.claims
        return (claims[iri] for iri in sorted(claims))

    def network(self) -> nx.MultiDiGraph[str]:
        """All claims of the graph as a network, with those marked that hold on the day."""
        return (self._view or self._graph).to_networkx(everything=True)


def sentence(claim: Claim) -> str:
    """A claim in a few words, as an example.

    >>> from pactgraph.ontology.iri import Iri
    >>> from pactgraph.ontology.source import Evidence
    >>> a, b = Iri("https://example.org/a"), Iri("https://example.org/b")
    >>> sentence(Claim(
    ...     subject=a, subject_name="Azure", relation="hosts", object=b, object_name="Frontier", source=a,
    ...     evidence=Evidence("..."),
    ... ))
    '"Azure hosts Frontier"'
    """
    return f'"{claim.subject_name} {claim.relation} {claim.object_name}"'
