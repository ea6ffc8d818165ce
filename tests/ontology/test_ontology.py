"""The ontology files: complete, consistent, and read into Python as they stand."""

from __future__ import annotations

import pickle
import warnings

import owlrl
import pytest
import rdflib
from rdflib.namespace import OWL, RDF, RDFS, SKOS

from pactgraph.ontology.claim import Confidence, Modality, Status
from pactgraph.ontology.errors import MalformedSource, UnknownRelation
from pactgraph.ontology.iri import PACT
from pactgraph.ontology.vocabulary import Relation, ontology_file, vocabulary

pact = rdflib.Namespace(PACT)
RELATIONS = list(vocabulary().relations.values())


@pytest.fixture(scope="module")
def ontology() -> rdflib.Graph:
    graph = rdflib.Graph()
    for name in ("pactgraph.ttl", "relations.ttl"):
        graph.parse(ontology_file(name), format="turtle")
    return graph


def local(node: object) -> str:
    return str(node).removeprefix(PACT)


def test_the_relations_of_python_are_those_of_the_file(ontology: rdflib.Graph) -> None:
    assert set(vocabulary().relations) == {local(s) for s in ontology.subjects(pact.group)}


def test_the_kinds_of_python_are_those_of_the_file(ontology: rdflib.Graph) -> None:
    assert set(vocabulary().kinds) == {str(o) for o in ontology.objects(None, pact.kind)}


@pytest.mark.parametrize("relation", RELATIONS, ids=lambda relation: relation.name)
def test_each_relation_is_read_as_it_stands(relation: Relation, ontology: rdflib.Graph) -> None:
    node = pact[relation.name]

    def values(predicate: rdflib.URIRef) -> set[str]:
        return {local(o) for o in ontology.objects(node, predicate)}

    types = set(ontology.objects(node, RDF.type))
    inverses = values(OWL.inverseOf) | {local(s) for s in ontology.subjects(OWL.inverseOf, node)}
    assert {relation.label} == values(RDFS.label)
    assert {relation.inverse_label} == values(pact.inverseLabel)
    assert {relation.definition} == values(SKOS.definition)
    assert {relation.example} == values(SKOS.example)
    assert {relation.group} == values(pact.group)
    assert ({local(relation.domain)}, {local(relation.range)}) == (values(RDFS.domain), values(RDFS.range))
    assert set(relation.parents) == values(RDFS.subPropertyOf)
    assert set(relation.inverses) == inverses
    assert relation.symmetric == (OWL.SymmetricProperty in types)
    assert relation.transitive == (OWL.TransitiveProperty in types)
    assert set(relation.mappings) == {str(o) for o in ontology.objects(node, SKOS.closeMatch)}
    assert set(relation.cues) == {str(o) for o in ontology.objects(node, pact.cue)}


@pytest.mark.parametrize("relation", RELATIONS, ids=lambda relation: relation.name)
def test_each_relation_is_complete(relation: Relation) -> None:
    assert relation.label and relation.inverse_label and relation.definition and relation.example
    assert relation.group in vocabulary().groups
    roles = {iri for kind in vocabulary().kinds.values() for iri in kind.ancestors}
    assert {relation.domain, relation.range} <= roles
    assert set(relation.parents) | set(relation.inverses) <= set(vocabulary().relations)


@pytest.mark.parametrize(
    ("words", "scheme"),
    [(Status, "statuses"), (Modality, "modalities"), (Confidence, "confidences")],
    ids=lambda value: str(value),
)
def test_the_words_of_python_are_the_concepts_of_the_file(
    words: type[Status | Modality | Confidence], scheme: str, ontology: rdflib.Graph
) -> None:
    concepts = {
        str(ontology.value(s, SKOS.prefLabel)) for s in ontology.subjects(SKOS.inScheme, pact[scheme])
    }
    assert concepts == {str(word) for word in words}


def test_every_term_has_a_label_and_a_meaning(ontology: rdflib.Graph) -> None:
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
    own = {s for kind in kinds for s in ontology.subjects(RDF.type, kind) if str(s).startswith(PACT)}
    assert [s for s in own if not ontology.value(s, RDFS.label)] == []
    assert [s for s in own if not ontology.value(s, SKOS.definition)] == []


def test_a_reasoner_finds_no_contradiction(ontology: rdflib.Graph) -> None:
    closed = rdflib.Graph()
    for triple in ontology:
        closed.add(triple)
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(closed)
    errors = set(closed.objects(None, rdflib.URIRef("http://www.daml.org/2002/03/agents/agent-ont#error")))
    assert errors == set()
    assert not list(closed.subjects(RDF.type, OWL.Nothing))


def test_the_reasoner_would_find_one(ontology: rdflib.Graph) -> None:
    broken = rdflib.Graph()
    for triple in ontology:
        broken.add(triple)
    broken.add((pact.someone, RDF.type, pact.Person))
    broken.add((pact.someone, RDF.type, pact.Clause))
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(broken)
    assert any("error" in str(p).lower() or "error" in str(o).lower() for _, p, o in broken)


def test_an_unknown_relation_is_named_with_its_neighbour() -> None:
    with pytest.raises(UnknownRelation, match="did you mean 'invests-in'"):
        vocabulary().relation("invest-in")


@pytest.mark.parametrize("name", ["pactgraph.ttl", "relations.ttl", "shapes.ttl"])
def test_every_file_parses_with_rdflib_too(name: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert len(rdflib.Graph().parse(ontology_file(name), format="turtle")) > 50


def test_an_error_survives_the_way_between_processes() -> None:
    error = MalformedSource("deals.csv", "no such date", line=7, column=2)
    again = pickle.loads(pickle.dumps(error))
    assert (str(again), again.line, again.column) == (str(error), 7, 2)
