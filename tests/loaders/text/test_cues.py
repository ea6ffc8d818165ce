"""The cue language: what it matches, what it refuses, and that a relation in an ontology file is enough."""

from __future__ import annotations

from pathlib import Path

import pytest

from pactgraph.loaders.catalogue import Catalogue
from pactgraph.loaders.text import read_article
from pactgraph.loaders.text.patterns import compile_pattern
from pactgraph.ontology.claim import Claim
from pactgraph.ontology.entity import Entity
from pactgraph.ontology.errors import InvalidValue
from pactgraph.ontology.source import Source
from pactgraph.ontology.vocabulary import ontology_file, read_vocabulary, vocabulary

EXTRA = """
@prefix pact: <https://w3id.org/pactgraph/ontology#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .

pact:sponsors a owl:ObjectProperty ; rdfs:label "sponsors"@en ; pact:inverseLabel "is sponsored by"@en ;
    rdfs:domain pact:Actor ; rdfs:range pact:Actor ; pact:group pact:capital ;
    pact:cue CUE ;
    skos:definition "Pays for another's appearance."@en ;
    skos:example "Acme sponsors the cup."@en .
"""
CATALOGUE = Catalogue(
    [
        Entity.named("Acme", "organization"),
        Entity.named("Brightloom", "organization"),
        Entity.named("Zap", "product"),
    ]
)


def _read(tmp_path: Path, cue: str, text: str) -> list[Claim]:
    extra = tmp_path / "extra.ttl"
    extra.write_text(EXTRA.replace("CUE", f'"{cue}"'), encoding="utf-8")
    extended = read_vocabulary((ontology_file("pactgraph.ttl"), ontology_file("relations.ttl"), extra))
    records = read_article(Source("test:cue", text=text), CATALOGUE, extended)
    return [r for r in records if isinstance(r, Claim) and r.relation == "sponsors"]


@pytest.mark.parametrize(
    ("cue", "text"),
    [
        ("{S} sponsor~ {O}", "Acme has sponsored Brightloom."),
        ("{S} sponsor~ {O}", "Acme, which sponsors Brightloom, grew."),
        ("{O} be~ sponsored by {S}", "Brightloom is sponsored by Acme."),
        ("{S's} sponsorship of {O}", "Acme's sponsorship of Brightloom ended."),
        ("{S} pay~ [..] for {O}", "Acme pays a lot of money for Brightloom."),
        ("{S} pay~ [..] for {O}", "Acme pays for Brightloom."),
        ("{S} (give~ money | lend~ support) to {O}", "Acme gives money to Brightloom."),
        ("{S} pay~ {amount} .. to {O}", "Acme pays $2 million every year to Brightloom."),
        ("{S} ... banner .. of {O}", "Acme and Zap stand on the banner of Brightloom."),
        ("sponsor of {O} => subject=topic", "Acme told us: the sponsor of Brightloom is rich."),
    ],
)
def test_a_relation_in_an_ontology_file_is_enough(tmp_path: Path, cue: str, text: str) -> None:
    facts = {(claim.subject_name, claim.object_name) for claim in _read(tmp_path, cue, text)}
    assert ("Acme", "Brightloom") in facts


@pytest.mark.parametrize(
    ("cue", "text"),
    [
        ("{S} sponsor~ {O}", "Acme sponsors Zap."),
        ("{S} sponsor~ {O}", "Acme sponsors Acme."),
        ("{S} sponsor~ {O}", "Acme met a sponsor. Brightloom grew."),
        ("{S:person} sponsor~ {O}", "Acme sponsors Brightloom."),
    ],
)
def test_misfits_are_not_emitted(tmp_path: Path, cue: str, text: str) -> None:
    assert _read(tmp_path, cue, text) == []


def test_flags_qualify_the_claim(tmp_path: Path) -> None:
    (claim,) = _read(
        tmp_path,
        "{S} sponsor~ {O} => status=definitive exclusive scope=rest",
        "Acme sponsors Brightloom in Peru.",
    )
    assert (claim.status.value, claim.exclusive, claim.scope) == ("definitive", True, "in Peru")
    assert claim.recorded_by == "text:sponsors/1"


@pytest.mark.parametrize("cue", ["{S} [sponsor {O}", "{S} sponsor {Q}", "{subject} sponsor~ {O}"])
def test_a_broken_cue_is_refused(cue: str) -> None:
    with pytest.raises(InvalidValue, match="the cue"):
        compile_pattern(cue, frozenset({"organization"}), frozenset({"organization"}))


def test_every_shipped_cue_compiles() -> None:
    for relation in vocabulary().relations.values():
        for cue in relation.cues:
            assert compile_pattern(cue, frozenset({"a"}), frozenset({"b"})).regex
