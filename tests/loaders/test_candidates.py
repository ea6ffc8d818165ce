"""Link candidates: what a new name may stand for, and what speaks for it."""

from __future__ import annotations

import pytest

from pactgraph.loaders.article import article_records
from pactgraph.loaders.candidates import candidates
from pactgraph.loaders.catalogue import Catalogue, bundled_catalogue
from pactgraph.loaders.newcomers import newcomer, noting_candidates, with_aliases
from pactgraph.ontology.entity import Entity
from pactgraph.ontology.records import Notice
from pactgraph.ontology.source import Source
from pactgraph.ontology.vocabulary import vocabulary

KNOWN = Catalogue(
    [
        Entity.named("Brightloom", "organization", aliases=("Brightloom Technologies",)),
        Entity.named("Harbour Data Trust", "organization"),
        Entity.named("Kestrel-4", "ai-model"),
        Entity.named("Office of Fair Markets", "regulator"),
        Entity.named("Oda", "organization"),
    ]
)


@pytest.mark.parametrize(
    ("name", "kind", "found", "why"),
    [
        ("Brightloom, Inc.", "organization", "Brightloom", "legal form"),
        ("Brigthloom", "organization", "Brightloom", "one letter apart"),
        ("Bright Loom", "organization", "Brightloom", "signs and spaces"),
        ("Brightloom Tecnologies", "organization", "Brightloom", "as 'Brightloom Technologies'"),
        ("HDT", "organization", "Harbour Data Trust", "its initials"),
        ("OFM", "regulator", "Office of Fair Markets", "its initials"),
        ("Data Trust Harbour", "organization", "Harbour Data Trust", "in another order"),
        ("Harbour Data", "organization", "Harbour Data Trust", "part of the other"),
        ("Brigthloom", "product", "Brightloom", "though of kind organization, not product"),
    ],
)
def test_a_likely_name_is_proposed_with_its_reason(name: str, kind: str, found: str, why: str) -> None:
    best = candidates(name, kind, KNOWN)[0]
    assert best.entity.name == found and why in best.why
    assert 0.7 <= best.score < 1


@pytest.mark.parametrize(
    "name",
    [
        "Kestrel-5",  # another version is another thing
        "Ode",  # a letter apart means nothing in three letters
        "Loomis",
        "Trust",
        "Acme",
    ],
)
def test_an_unlikely_name_is_not(name: str) -> None:
    assert not candidates(name, "entity", KNOWN)


def test_another_kind_counts_against_a_candidate() -> None:
    same, other = (candidates("Brigthloom", kind, KNOWN)[0].score for kind in ("organization", "product"))
    assert other < same


def test_every_name_of_the_catalogue_is_its_own_best_candidate() -> None:
    for entity in list(bundled_catalogue())[::7]:
        found = candidates(entity.name, entity.kind, bundled_catalogue())
        assert any(candidate.entity.iri == entity.iri for candidate in found), entity.name


@pytest.mark.parametrize(
    ("name", "kind", "text", "aliases"),
    [
        ("Harbour Lights Ltd", "organization", "Harbour Lights Ltd (HLL) won.", ("HLL", "Harbour Lights")),
        ("Mara Ode", "person", "Mara Ode left. Ode said so.", ("Ode",)),
        ("Brightwood Labs", "organization", 'Brightwood Labs ("Brightwood") won.', ("Brightwood",)),
        ("Kite Labs", "organization", "Kite Labs flew. A kite flew.", ()),
        ("Harbour Lights", "organization", "Harbour Lights won. Harbour Bank lost.", ()),
        ("some clause", "clause", "some clause (SC)", ()),
    ],
)
def test_the_text_gives_further_names(name: str, kind: str, text: str, aliases: tuple[str, ...]) -> None:
    assert with_aliases(Entity.named(name, kind), text, KNOWN).aliases == aliases


def test_a_short_name_stands_for_one_entity_of_a_text() -> None:
    text = "Harbour Lights Ltd invested in Ostra. Harbour grew. Harbour Tools Ltd invested in Ostra."
    found = [record for record in article_records(Source("a", text=text), "a") if isinstance(record, Entity)]
    assert [entity.name for entity in found if "Harbour" in entity.aliases] == ["Harbour Lights Ltd"]


def test_claims_suggest_the_kind_of_an_unclassified_entity() -> None:
    relations = vocabulary().relations
    found = newcomer(Entity.named("Ostra"), KNOWN, [relations["under-review-by"].range])
    assert found is not None and found.suggested == "regulator"


def test_only_articles_are_noted() -> None:
    entity = Entity.named("Brigthloom", "organization")

    def noted(source: Source) -> list[str]:
        records = noting_candidates([source, entity], "in.txt", KNOWN)
        return [record.message for record in records if isinstance(record, Notice)]

    assert noted(Source("a", text="Brigthloom")) == [
        "'Brigthloom' is new here; it may be Brightloom (95%: one letter apart)"
    ]
    assert noted(Source("a")) == []
