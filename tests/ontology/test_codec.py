"""What is encoded as RDF comes back as it was, also through every concrete syntax that keeps graphs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pyoxigraph as ox
import pytest
from hypothesis import given

from pactgraph.ontology.claim import Claim
from pactgraph.ontology.decode import Descriptions, decode_claim, decode_entity, decode_source
from pactgraph.ontology.encode import encode_claim, encode_entity, encode_source
from pactgraph.ontology.entity import Entity
from pactgraph.ontology.errors import InvalidValue
from pactgraph.ontology.iri import Iri
from pactgraph.ontology.source import Source

from .strategies import claims, entities, sources

GRAPHS = [ox.RdfFormat.TRIG, ox.RdfFormat.N_QUADS, ox.RdfFormat.JSON_LD]


def through(quads: Iterable[ox.Quad], syntax: ox.RdfFormat) -> list[ox.Quad]:
    data = ox.serialize(quads, format=syntax)
    assert data is not None
    return list(ox.parse(data, format=syntax))


@given(claims)
def test_a_claim_comes_back_with_every_part(claim: Claim) -> None:
    described = Descriptions.of(encode_claim(claim))
    back = decode_claim(described[claim.iri], described)
    assert back == claim
    assert back.recorded_at == claim.recorded_at and back.retired_at == claim.retired_at
    assert (back.recorded_by, back.evidence.locator) == (claim.recorded_by, claim.evidence.locator)
    assert back.iri == claim.iri


@pytest.mark.parametrize("syntax", GRAPHS, ids=str)
@given(claim=claims)
def test_a_claim_survives_every_syntax(syntax: ox.RdfFormat, claim: Claim) -> None:
    described = Descriptions.of(through(encode_claim(claim), syntax))
    assert decode_claim(described[claim.iri], described) == claim


@given(sources)
def test_a_source_comes_back(source: Source) -> None:
    assert decode_source(Descriptions.of(encode_source(source))[source.iri]) == source


@given(entities)
def test_an_entity_comes_back(entity: Entity) -> None:
    quads = encode_entity(entity, Iri("https://example.org/graph"))
    assert decode_entity(Descriptions.of(quads)[entity.iri]) == entity


@given(claims)
def test_a_source_graph_never_asserts_the_plain_triple(claim: Claim) -> None:
    plain = ox.NamedNode(claim.subject), ox.NamedNode(claim.object)
    assert all((quad.subject, quad.object) != plain for quad in encode_claim(claim))


@given(claims)
def test_when_and_by_what_it_was_recorded_does_not_make_another_claim(claim: Claim) -> None:
    assert replace(claim, recorded_at=None, retired_at=None, recorded_by=None).iri == claim.iri


@given(claims, claims)
def test_different_claims_have_different_names(one: Claim, other: Claim) -> None:
    one, other = (replace(claim, entry=None, replaces=()) for claim in (one, other))
    assert (one.iri == other.iri) == (one == other)


def test_a_claim_without_evidence_is_refused() -> None:
    triples = Descriptions.of(
        ox.parse(
            b"@prefix pact: <https://w3id.org/pactgraph/ontology#> . <https://e.org/c> a pact:Claim .",
            format=ox.RdfFormat.TURTLE,
        )
    )
    with pytest.raises(InvalidValue, match="has no rdf:subject"):
        decode_claim(triples["https://e.org/c"], triples)
