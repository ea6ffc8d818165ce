"""The shapes accept the bundled data and find what is wrong in claims that are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pyoxigraph as ox
import pytest
import rdflib
from pyshacl import validate

from pactgraph.graph.partnership_graph import PartnershipGraph
from pactgraph.ontology.claim import Claim
from pactgraph.ontology.encode import encode_claim, encode_entity, encode_source
from pactgraph.ontology.entity import Entity
from pactgraph.ontology.iri import PACT
from pactgraph.ontology.source import Evidence, Source
from pactgraph.ontology.vocabulary import ontology_file

SOURCE = Source("note")
AZURE = Entity.named("Azure", "cloud-platform")
FRONTIER = Entity.named("Frontier", "product")
CLAUSE = Entity.named("AGI clause", "clause")
CLAIM = Claim(
    subject=AZURE.iri,
    subject_name="Azure",
    relation="hosts",
    object=FRONTIER.iri,
    object_name="Frontier",
    source=SOURCE.iri,
    evidence=Evidence("Azure hosts Frontier.", 0, 21),
)


def quads_of(*claims: Claim) -> list[ox.Quad]:
    quads = list(encode_source(SOURCE))
    for entity in (AZURE, FRONTIER, CLAUSE):
        quads += encode_entity(entity, SOURCE.iri)
    for claim in claims:
        quads += encode_claim(claim)
    return quads


def findings(quads: Iterable[ox.Quad]) -> list[str]:
    triples = {quad.triple for quad in quads}
    written = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES)
    assert written is not None
    data = rdflib.Graph().parse(data=written.decode(), format="nt")
    for name in ("pactgraph.ttl", "relations.ttl"):
        data.parse(ontology_file(name), format="turtle")
    shapes = rdflib.Graph().parse(ontology_file("shapes.ttl"), format="turtle")
    _, report, _ = validate(data, shacl_graph=shapes)
    messages = rdflib.URIRef("http://www.w3.org/ns/shacl#resultMessage")
    assert isinstance(report, rdflib.Graph)
    return sorted(str(message) for message in report.objects(None, messages))


def test_a_right_claim_is_accepted() -> None:
    assert findings(quads_of(CLAIM)) == []


def test_the_bundled_data_is_accepted() -> None:
    graph = PartnershipGraph()
    graph.load("pactgraph:reference")
    quads = [quad for name in graph.store.source_graphs() for quad in graph.store.graph(name)]
    assert findings(quads) == []


@pytest.mark.parametrize(
    ("claim", "finding"),
    [
        (replace(CLAIM, subject=CLAUSE.iri), "the subject of"),
        (replace(CLAIM, object=CLAUSE.iri), "the object of"),
        (replace(CLAIM, object=AZURE.iri), "two different entities"),
        (replace(CLAIM, object=Entity.named("nobody").iri), "has a name"),
    ],
    ids=["domain", "range", "itself", "undescribed"],
)
def test_a_wrong_claim_is_found(claim: Claim, finding: str) -> None:
    assert any(finding in message for message in findings(quads_of(claim)))


def test_a_relation_outside_the_ontology_is_found() -> None:
    foreign = ox.NamedNode(PACT + "admires")
    predicate = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#predicate")
    quads = [
        ox.Quad(q.subject, q.predicate, foreign, q.graph_name) if q.predicate == predicate else q
        for q in quads_of(CLAIM)
    ]
    assert any("no relation of the ontology" in message for message in findings(quads))


def test_missing_evidence_is_found() -> None:
    evidence = ox.NamedNode(PACT + "evidence")
    quads = [quad for quad in quads_of(CLAIM) if quad.predicate != evidence]
    assert any("exactly one piece of evidence" in message for message in findings(quads))
