"""The graph as a networkx MultiDiGraph, and written as GraphML."""

from __future__ import annotations

from io import BytesIO

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pactgraph.graph.network import graphml, to_networkx
from pactgraph.graph.partnership_graph import PartnershipGraph
from pactgraph.graph.snapshot import Snapshot
from pactgraph.ontology.claim import Claim, Status
from pactgraph.ontology.entity import Entity
from tests.ontology.strategies import claims

from .claims import API, AZURE, claim, day, records, source

NOTE = source("note")


@pytest.fixture
def graph() -> PartnershipGraph:
    made = PartnershipGraph(today=lambda: day("2026-03-01"))
    made.load_records(
        records(
            NOTE,
            claim(NOTE, scope="inference", exclusive=True, valid_to="2027"),
            claim(NOTE, status=Status.RUMOURED),
        )
    )
    return made


def test_an_edge_is_a_claim_with_its_qualifiers(graph: PartnershipGraph) -> None:
    ((start, end, key, data),) = graph.to_networkx().edges(keys=True, data=True)
    assert (start, end) == (AZURE.iri, API.iri)
    assert key in graph.snapshot.claims
    assert (data["relation"], data["scope"], data["exclusive"]) == ("exclusive-host-of", "inference", True)
    assert (data["valid_from"], data["valid_to"], data["holds"]) == (None, "2027", True)
    assert data["published"] == "2026-02-27"


def test_everything_has_a_parallel_edge_per_claim(graph: PartnershipGraph) -> None:
    network = graph.to_networkx(everything=True)
    assert network.number_of_edges(AZURE.iri, API.iri) == 2
    assert sorted(data["holds"] for *_, data in network.edges(data=True)) == [False, True]


def test_nodes_are_entities_with_names(graph: PartnershipGraph) -> None:
    assert graph.to_networkx().nodes[AZURE.iri] == {
        "name": "Azure",
        "kind": "cloud-platform",
        "aliases": ("Microsoft Azure",),
        "description": None,
    }


def test_graphml_is_read_back(graph: PartnershipGraph) -> None:
    back = nx.read_graphml(BytesIO(graphml(graph.to_networkx(everything=True))), force_multigraph=True)
    assert back.number_of_edges() == 2
    assert back.nodes[AZURE.iri]["aliases"] == "Microsoft Azure"


@settings(max_examples=40)
@given(st.lists(claims, max_size=5))
def test_every_claim_becomes_one_edge_whatever_its_texts(some: list[Claim]) -> None:
    entities = {iri: Entity(iri, "x") for one in some for iri in (one.subject, one.object)}
    snapshot = Snapshot({one.iri: one for one in some}, entities, {})
    network = to_networkx(snapshot, snapshot.claims.values())
    assert {key for *_, key in network.edges(keys=True)} == {str(iri) for iri in snapshot.claims}
    assert nx.read_graphml(BytesIO(graphml(network)), force_multigraph=True).number_of_edges() == len(
        network.edges
    )
