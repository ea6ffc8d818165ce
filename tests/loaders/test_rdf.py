"""RDF files: claims as claims, plain triples as claims of the file, and clear words for everything else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactgraph.loaders.document import Document
from pactgraph.loaders.rdf import RDF
from pactgraph.ontology.claim import Claim
from pactgraph.ontology.entity import Entity
from pactgraph.ontology.errors import MalformedSource, UnreadableSource, UnsupportedSource
from pactgraph.ontology.records import Notice, Record
from pactgraph.ontology.source import Source

HOSTS = "<https://w3id.org/pactgraph/ontology#hosts>"
PREFIXES = """@prefix pact: <https://w3id.org/pactgraph/ontology#> .
@prefix e: <https://example.org/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""


def read(text: str, name: str = "graph.ttl") -> list[Record]:
    return list(RDF.read(Document(name, f"file:///{name}", text.encode())))


def claims_of(found: list[Record]) -> list[Claim]:
    return [record for record in found if isinstance(record, Claim)]


def test_a_plain_triple_is_a_claim_of_the_file() -> None:
    found = read(PREFIXES + 'e:azure pact:hosts e:api ; rdfs:label "Azure" ; a pact:CloudPlatform .')
    (claim,) = claims_of(found)
    (source,) = (record for record in found if isinstance(record, Source))
    assert (claim.subject, claim.relation) == ("https://example.org/azure", "hosts")
    assert (claim.subject_name, claim.object_name) == ("Azure", "api")
    assert claim.source == source.iri and claim.evidence.locator == "statement"
    assert {e.name: e.kind for e in found if isinstance(e, Entity)} == {
        "Azure": "cloud-platform",
        "api": "entity",
    }


def test_names_come_from_skos_too() -> None:
    (claim,) = claims_of(read(PREFIXES + 'e:q1 skos:prefLabel "Azure"@en . e:q1 pact:hosts e:q2 .'))
    assert claim.subject_name == "Azure"


def test_a_misspelt_relation_is_counted_among_what_is_left_out() -> None:
    found = read(PREFIXES + "e:azure pact:hosts e:api ; pact:hostz e:other .")
    assert len(claims_of(found)) == 1
    (notice,) = (str(record) for record in found if isinstance(record, Notice))
    assert "1 triples are no claims and are left out" in notice and "#hostz" in notice


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.ntriples", f"<https://e.org/a> {HOSTS} <https://e.org/b> ."),
        ("a.nquads", f"<https://e.org/a> {HOSTS} <https://e.org/b> <https://e.org/g> ."),
        ("a.nt", f"<https://e.org/a> {HOSTS} <https://e.org/b> ."),
        ("a.nq", f"<https://e.org/a> {HOSTS} <https://e.org/b> <https://e.org/g> ."),
        ("a.trig", PREFIXES + "e:g { e:a pact:hosts e:b }"),
        ("a.jsonld", f'{{"@id": "https://e.org/a", "{HOSTS[1:-1]}": {{"@id": "https://e.org/b"}}}}'),
        (
            "a.rdf",
            '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
            'xmlns:pact="https://w3id.org/pactgraph/ontology#"><rdf:Description rdf:about="https://e.org/a">'
            '<pact:hosts rdf:resource="https://e.org/b"/></rdf:Description></rdf:RDF>',
        ),
    ],
)  # fmt: skip
def test_every_syntax_is_read(name: str, text: str) -> None:
    assert [claim.relation for claim in claims_of(read(text, name))] == ["hosts"]


def test_triples_of_other_vocabularies_are_counted_not_swallowed() -> None:
    found = read(PREFIXES + "e:a pact:hosts e:b ; e:colour 'red' ; e:size 3 .")
    (notice,) = (record for record in found if isinstance(record, Notice))
    assert "2 triples are no claims" in notice.message and "https://example.org/colour" in notice.message


@pytest.mark.parametrize(
    ("text", "name", "error", "problem"),
    [
        ("@prefix e: <https://e.org/> .\ne:a e:b .\n", "a.ttl", MalformedSource, "a.ttl, line 2"),
        ('{"@context": "https://e.org/c", "@id": "x:y"}', "a.jsonld", MalformedSource, "is not fetched"),
        ("{", "a.jsonld", MalformedSource, "a.jsonld"),
        ("<rdf:RDF>", "a.rdf", MalformedSource, "a.rdf"),
        (PREFIXES + "e:a e:b e:c .", "a.ttl", UnsupportedSource, "no claims and no triples"),
        (PREFIXES + "e:a pact:hosts 'b' .", "a.ttl", MalformedSource, "name the entity with an IRI"),
        (PREFIXES + "[] pact:hosts e:b .", "a.ttl", MalformedSource, "name the entity with an IRI"),
        (PREFIXES + "e:a a pact:Claim .", "a.ttl", MalformedSource, "has no rdf:"),
    ],
)
def test_what_cannot_be_read_says_why(text: str, name: str, error: type[Exception], problem: str) -> None:
    with pytest.raises(error) as raised:
        read(text, name)
    assert problem in str(raised.value)


@given(st.binary(max_size=200), st.sampled_from(["a.ttl", "a.trig", "a.nq", "a.jsonld", "a.rdf"]))
def test_any_bytes_are_read_or_refused(data: bytes, name: str) -> None:
    try:
        list(RDF.read(Document(name, f"file:///{name}", data)))
    except UnreadableSource as refusal:
        assert name in str(refusal)
