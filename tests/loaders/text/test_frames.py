"""Frames: one entry is met in every form of its verb or noun, and what it does not say is not read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pactgraph.loaders.catalogue import Catalogue
from pactgraph.loaders.text import read_article
from pactgraph.loaders.text.frameentries import frame_of
from pactgraph.loaders.text.frames import frame_book
from pactgraph.ontology.claim import Claim
from pactgraph.ontology.entity import Entity
from pactgraph.ontology.errors import InvalidValue
from pactgraph.ontology.source import Source
from pactgraph.ontology.vocabulary import Vocabulary, ontology_file, read_vocabulary, vocabulary

EXTRA = """
@prefix pact: <https://w3id.org/pactgraph/ontology#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .

pact:sponsors a owl:ObjectProperty ; rdfs:label "sponsors"@en ; pact:inverseLabel "is sponsored by"@en ;
    rdfs:domain pact:Actor ; rdfs:range pact:Actor ; pact:group pact:capital ;
    pact:frame
        "{S} sponsor|cheer_on {O}" ,
        "{S} splash (money|amount) on {O}" ,
        "{S's} sponsorship|patronage of {O}" ,
        "{S} , sponsor|patron of {O}" ,
        "{O} , protege of {S}" ,
        "paint {O} onto {S:product}" ;
    skos:definition "Pays for another's appearance."@en ;
    skos:example "Acme sponsors the cup."@en .
"""
CATALOGUE = Catalogue(
    [
        *(Entity.named(name, "organization") for name in ("Acme", "Brightloom", "Corvid", "Dunwich")),
        Entity.named("Zap", "product"),
    ]
)


@pytest.fixture(scope="module")
def extended(tmp_path_factory: pytest.TempPathFactory) -> Vocabulary:
    extra: Path = tmp_path_factory.mktemp("frames") / "extra.ttl"
    extra.write_text(EXTRA, encoding="utf-8")
    return read_vocabulary((ontology_file("pactgraph.ttl"), extra))


def _read(text: str, known: Vocabulary) -> Iterator[Claim]:
    for record in read_article(Source("test:frame", text=text), CATALOGUE, known):
        if isinstance(record, Claim) and record.relation == "sponsors":
            yield record


FORMS = [
    "Acme sponsors Brightloom.",
    "Acme has quietly sponsored the young startup Brightloom.",
    "Acme will sponsor Brightloom.",
    "Acme is cheering on Brightloom.",
    "Acme, which sponsors Brightloom, grew.",
    "Acme in May sponsored Brightloom.",
    "Acme agreed to sponsor Brightloom.",
    "Acme grew last year and sponsors Brightloom.",
    "Brightloom was sponsored by Acme.",
    "Brightloom has been generously sponsored by Acme.",
    "Brightloom, sponsored by Acme, grew.",
    "Acme splashed $3 million on its new friend Brightloom.",
    "Acme's sponsorship of Brightloom ended the debate.",
    "Acme's $2 million sponsorship of Brightloom began.",
    "The sponsorship of Brightloom by Acme began.",
    "The patronage by Acme of Brightloom began.",
    "Acme announced a large sponsorship of Brightloom.",
    "Acme, whose patronage of Brightloom is old, grew.",
    "Acme, a sponsor of Brightloom, grew.",
    "Acme is one of the largest sponsors of Brightloom.",
    "Acme, Brightloom's patron, grew.",
    "Brightloom's sponsors include Acme.",
    "Brightloom sponsor Acme grew.",
    "The sponsors of Brightloom, such as Acme, met.",
    "Brightloom, a protege of Acme, grew.",
    "A group including Acme and Corvid has sponsored Brightloom.",
]


@pytest.mark.parametrize("text", FORMS)
def test_one_entry_is_met_in_every_form(extended: Vocabulary, text: str) -> None:
    assert ("Acme", "Brightloom") in {(c.subject_name, c.object_name) for c in _read(text, extended)}


@pytest.mark.parametrize(
    "text",
    [
        "Acme was sponsored by a friend. Brightloom grew.",
        "The chief of Acme sponsors Brightloom.",
        "Acme sponsors the cup that Brightloom won.",
        "Acme splashed water on Brightloom.",
        "A rival of Acme sponsors Brightloom.",
        "Acme sponsors Zap.",
        "The sponsorship of Brightloom began after Acme left.",
        "Acme met the sponsors. Brightloom grew.",
    ],
)
def test_what_is_not_said_is_not_read(extended: Vocabulary, text: str) -> None:
    assert ("Acme", "Brightloom") not in {(c.subject_name, c.object_name) for c in _read(text, extended)}


@pytest.mark.parametrize(
    ("text", "modality", "status"),
    [
        ("Acme did not sponsor Brightloom.", "negated", "denied"),
        ("Acme may sponsor Brightloom.", "hypothetical", "reported"),
        ("Has Acme sponsored Brightloom?", "hypothetical", "reported"),
        ("Acme no longer sponsors Brightloom.", "negated", "ended"),
        ("Acme terminated its sponsorship of Brightloom.", "asserted", "ended"),
        ("Acme ruled out a sponsorship of Brightloom.", "negated", "denied"),
        ("Acme's failed sponsorship of Brightloom is old.", "negated", "lapsed"),
        ("Acme planned to sponsor Brightloom but dropped the plan.", "negated", "lapsed"),
        ("Acme will sponsor Brightloom.", "asserted", "planned"),
    ],
)
def test_polarity_is_read_as_for_cues(extended: Vocabulary, text: str, modality: str, status: str) -> None:
    assert [(c.modality.value, c.status.value) for c in _read(text, extended)] == [(modality, status)]


def test_a_plan_that_the_article_tells_the_end_of_has_lapsed(extended: Vocabulary) -> None:
    text = "Acme will sponsor Brightloom, it said. In June, Acme terminated its sponsorship of Brightloom."
    assert [c.status.value for c in _read(text, extended)] == ["lapsed", "ended"]
    assert [c.status.value for c in _read(text[: text.index(" In June")], extended)] == ["planned"]


def test_lists_are_taken_apart(extended: Vocabulary) -> None:
    found = {
        (c.subject_name, c.object_name)
        for c in _read("Acme and Corvid sponsor Brightloom and Dunwich.", extended)
    }
    assert found == {(s, o) for s in ("Acme", "Corvid") for o in ("Brightloom", "Dunwich")}


def test_a_claim_names_its_frame(extended: Vocabulary) -> None:
    assert [c.recorded_by for c in _read("Acme sponsors Brightloom.", extended)] == ["text:sponsors/frame-1"]


@pytest.mark.parametrize(
    "entry", ["{S} sponsor", "{S} sponsor {S}", "sponsor {O}", "{S} [sponsor] {O}", "{X} a {O}"]
)
def test_a_broken_frame_is_refused(entry: str) -> None:
    with pytest.raises(InvalidValue, match="forms of a frame"):
        frame_of(vocabulary().relation("acquires"), entry, {"S": frozenset(), "O": frozenset()})


def test_every_shipped_frame_has_one_of_the_forms_and_known_kinds() -> None:
    assert frame_book(vocabulary()).verbs
    for relation in vocabulary().relations.values():
        for entry in relation.frames:
            frame = frame_of(relation, entry, {"S": frozenset({"entity"}), "O": frozenset({"entity"})})
            assert frame.first | frame.second <= set(vocabulary().kinds)


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("OpenAI does not license its consumer hardware to Microsoft.", "consumer hardware"),
        ("OpenAI licenses its models and products to Microsoft.", "models and products"),
        ("Microsoft keeps its exclusive licence to OpenAI's models and products.", "models and products"),
    ],
)
def test_what_is_licensed_is_the_scope(text: str, scope: str) -> None:
    (claim,) = (
        r
        for r in read_article(Source("test:scope", text=text))
        if isinstance(r, Claim) and r.relation == "licenses-IP-to"
    )
    assert claim.scope == scope
