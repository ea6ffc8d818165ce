"""Claims as a networkx graph: an edge per claim, keyed by the claim, with all its qualifiers."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import networkx as nx

from pactgraph.graph.snapshot import Snapshot
from pactgraph.ontology.claim import Claim
from pactgraph.ontology.iri import Iri

__all__ = ["Standing", "gexf", "graphml", "standings", "to_networkx"]


def to_networkx(
    snapshot: Snapshot, claims: Iterable[Claim], in_view: Collection[Iri] = ()
) -> nx.MultiDiGraph[str]:
    """A MultiDiGraph of claims: nodes are entity IRIs, edge keys claim IRIs.

    Nodes carry name, kind, aliases and description; edges carry relation, scope, exclusive, modality,
    status, valid_from, valid_to (half-open), amount, condition, asserted_by, confidence, quote, published,
    publisher, url, and whether the claim holds on the day asked about. What was not said is ``None``.

    >>> to_networkx(Snapshot({}, {}, {}), []).number_of_edges()
    0
    """
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for claim in claims:
        for iri in (claim.subject, claim.object):
            if iri not in graph:
                graph.add_node(str(iri), **_node_attributes(snapshot, iri))
        attributes = _edge_attributes(snapshot, claim) | {"holds": claim.iri in in_view}
        graph.add_edge(str(claim.subject), str(claim.object), key=str(claim.iri), **attributes)
    return graph


def graphml(graph: nx.MultiDiGraph[str]) -> bytes:
    """The graph as GraphML, which has no way to say "not said": such attributes are absent there.

    >>> b"<graphml" in graphml(nx.MultiDiGraph())
    True
    """
    plain: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for name, attributes in graph.nodes(data=True):
        plain.add_node(name, **_said(attributes))
    for start, end, key, attributes in graph.edges(keys=True, data=True):
        plain.add_edge(start, end, key=key, **_said(attributes))
    out = BytesIO()
    nx.write_graphml(plain, out)
    return out.getvalue()


def gexf(graph: nx.MultiDiGraph[str]) -> bytes:
    """The graph as GEXF, with the names of entities and relations as the labels that Gephi shows.

    >>> b"<gexf" in gexf(nx.MultiDiGraph())
    True
    """
    plain: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for name, attributes in graph.nodes(data=True):
        plain.add_node(name, **_said(attributes), label=_xml_text(attributes["name"]))
    for start, end, key, attributes in graph.edges(keys=True, data=True):
        plain.add_edge(start, end, key=key, id=key, **_said(attributes), label=attributes["relation"])
    out = BytesIO()
    nx.write_gexf(plain, out)
    # the day of writing would make equal graphs differ
    return re.sub(rb' lastmodifieddate="[^"]*"', b"", out.getvalue())


def _said(attributes: dict[str, Any]) -> dict[str, Any]:
    return {
        name: " | ".join(value) if isinstance(value, tuple) else _xml_text(value)
        for name, value in attributes.items()
        if value is not None
    }


def _xml_text(value: Any) -> Any:
    # XML has no place for most control characters, escaped or not
    if not isinstance(value, str):
        return value
    return "".join(c if c in "\t\n\r" or (c >= " " and c not in "\ufffe\uffff") else "\ufffd" for c in value)


def _node_attributes(snapshot: Snapshot, iri: Iri) -> dict[str, Any]:
    entity = snapshot.entities[iri]
    return {
        "name": entity.name,
        "kind": entity.kind,
        "aliases": entity.aliases,
        "description": entity.description,
    }


def _edge_attributes(snapshot: Snapshot, claim: Claim) -> dict[str, Any]:
    source = snapshot.sources.get(claim.source)
    return {
        "relation": claim.relation,
        "scope": None if claim.scope is None else str(claim.scope),
        "exclusive": claim.exclusive,
        "modality": str(claim.modality),
        "status": str(claim.status),
        "valid_from": None if claim.valid_from is None else str(claim.valid_from),
        "valid_to": None if claim.valid_to is None else str(claim.valid_to),
        "amount": "; ".join(map(str, claim.amounts)) or None,
        "condition": claim.condition,
        "asserted_by": claim.asserted_by,
        "confidence": None if claim.confidence is None else str(claim.confidence),
        "quote": claim.evidence.quote,
        "published": None if source is None or source.published is None else str(source.published),
        "publisher": None if source is None else source.publisher,
        "url": None if source is None else source.url,
        "recorded_by": claim.recorded_by,
    }


@dataclass(frozen=True, slots=True)
class Standing:
    """An entity's place in a network: its neighbours, its claims, and how many others it stands between."""

    iri: str
    name: str
    kind: str
    neighbours: int
    outgoing: int
    incoming: int
    between: float


def standings(graph: nx.MultiDiGraph[str]) -> list[Standing]:
    """The entities of a network, the best connected first.

    >>> standings(nx.MultiDiGraph())
    []
    """
    plain: nx.Graph[str] = nx.Graph(graph)
    between = nx.betweenness_centrality(plain)
    found = [
        Standing(
            iri=iri,
            name=data["name"],
            kind=data["kind"],
            neighbours=len(set(plain[iri]) - {iri}),
            outgoing=graph.out_degree(iri),
            incoming=graph.in_degree(iri),
            between=between[iri],
        )
        for iri, data in graph.nodes(data=True)
    ]
    return sorted(found, key=lambda s: (-s.neighbours, -s.between, s.name, s.iri))
