"""Names that no catalogue knows: which words they are, of what kind, and what is no name."""

from __future__ import annotations

import pytest

from pactgraph.loaders.catalogue import Catalogue
from pactgraph.loaders.text.casing import casing
from pactgraph.loaders.text.mentions import Names
from pactgraph.loaders.text.sentences import sentences
from pactgraph.loaders.text.things import Things
from pactgraph.ontology.entity import Entity

CATALOGUE = Catalogue([Entity.named("Oracle", "organization"), Entity.named("Zap", "ai-model")])


def _named(text: str) -> list[tuple[str, str]]:
    names = Names(text, CATALOGUE, Things(CATALOGUE))
    return [
        (mention.thing.name, mention.thing.kind)
        for sentence in sentences(text)
        for mention in names.within(sentence)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It hired Two Rivers Capital.", [("Two Rivers Capital", "organization")]),
        ("Ford struck a deal.", [("Ford", "entity")]),
        ("Exor is a holding company.", [("Exor", "entity")]),
        ("It bought the Dutch startup Zonneveld.", [("Zonneveld", "organization")]),
        ("Shares of Korean Air fell.", [("Korean Air", "entity")]),
        ("The utility Nordkraft grew.", [("Nordkraft", "organization")]),
        ("Oracle CEO Ana Ode left.", [("Oracle", "organization"), ("Ana Ode", "person")]),
        ("Oracle Chief Executive Officer Ana Ode left.", [("Oracle", "organization"), ("Ana Ode", "person")]),
        ("It uses Oracle Fusion daily.", [("Oracle Fusion", "entity")]),
        ("It met Oracle Deutschland GmbH.", [("Oracle Deutschland GmbH", "organization")]),
        ("It runs Zap 3 now.", [("Zap 3", "ai-model")]),
        ("Thales led a Series B of Acme Labs.", [("Thales", "entity"), ("Acme Labs", "organization")]),
        ("Brightloom-backed Acme Labs grew.", [("Brightloom", "entity"), ("Acme Labs", "organization")]),
        ("It sold Zen Labs for Nord Bank.", [("Zen Labs", "organization"), ("Nord Bank", "organization")]),
        ("It joined Vale Gas and Electric Co.", [("Vale Gas and Electric Co", "organization")]),
        ("The Elbe nuclear power plant restarts.", [("Elbe", "project")]),
        ("It opened the Lake Vista Campus.", [("Lake Vista Campus", "project")]),
        ("A probe by the Harbour Commission began.", [("Harbour Commission", "regulator")]),
        ("It backed a Graz-based startup called Zonneveld.", [("Zonneveld", "organization")]),
        ("Quarrix7 raised money.", [("Quarrix7", "organization")]),
        ("It uses the Tamber SDK.", [("Tamber SDK", "product")]),
        ("It joined the Clean Freight Coalition.", [("Clean Freight Coalition", "project")]),
        ("The Vale Tribune reported it.", [("Vale Tribune", "organization")]),
        ('"We won," said Zuri Okafor-Lind, who led it.', [("Zuri Okafor-Lind", "person")]),
        ("It met Tamber Chemical of South Korea.", [("Tamber Chemical", "organization")]),
        ("It funds the Bank of Finland.", [("Bank of Finland", "entity")]),
        ("The Tamber-Quarrix joint venture grew.", [("Tamber", "entity"), ("Quarrix", "entity")]),
        ("The Oracle-Quarrix pact ended.", [("Oracle", "organization"), ("Quarrix", "entity")]),
        ("It bought Tamber Class B stock.", [("Tamber", "entity")]),
        ("It met Tamber Vehicles (\"Tamber\") in May.", [("Tamber Vehicles", "entity")]),
        ("It has an office with Tamber near Cedar Hollow, Iowa.", [("Tamber", "entity")]),
        ("**Same** Tamber talks.", [("Tamber", "entity")]),
        ("It filed with Tamber under Section 18 of the Securities Act.", [("Tamber", "entity")]),
        ("Item 7.01 Regulation FD Disclosure.", []),
        ("Item 7.01 tells of Tamber Labs.", [("Tamber Labs", "organization")]),
    ],
)  # fmt: skip
def test_new_names(text: str, expected: list[tuple[str, str]]) -> None:
    assert _named(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Existing Oracle customers stay.", ["Oracle"]),
        ("It runs on Oracle Fusion and Zap.", ["Oracle Fusion", "Zap"]),
        ("Oracle Zap grew.", ["Zap"]),
        ("Oracle Technologies Inc. (NYSE: ORA) grew.", ["Oracle"]),
        ("The plant in Zonneveld, of Oracle, grew.", ["Oracle"]),
        ("B4 Oracle, also known as Oracle Nord, grew.", ["B4 Oracle", "B4 Oracle"]),
    ],
)
def test_names_next_to_known_ones(text: str, expected: list[str]) -> None:
    zap = Entity(Entity.named("Zap").iri, "Zap", "ai-model", parent=Entity.named("Oracle").iri)
    catalogue = Catalogue([Entity.named("Oracle", "organization"), zap])
    names = Names(text, catalogue, Things(catalogue))
    found = [mention.thing.name for sentence in sentences(text) for mention in names.within(sentence)]
    assert found == expected


@pytest.mark.parametrize(
    "text",
    [
        "Analysts expected more.",
        "Monetize its data.",
        "Success depends on luck.",
        "In June 2024 it rained.",
        "An AI-powered tool helps.",
        "The Company shall pay.",
        "In North America it grew.",
        "Board of Directors met.",
        "The Dutch voted.",
        "It opened in Palo Alto and Kuala Lumpur.",
        "- **Up** to 20 percent more.",
        "Sales of SUVs and PCs rose.",
        "It filed its S-1 with a 2.8 GW order.",
        "Phase 3 trials and Chapter 11 cases rose.",
        "He lives in Milam County.",
    ],
)
def test_ordinary_words_with_capitals_are_no_names(text: str) -> None:
    assert _named(text) == []


def test_a_short_form_stands_for_the_full_name() -> None:
    found = _named(
        "Central Valley Power Cooperative (CVPC) grew. Later CVPC sold it. Harbor Labs won. Harbor lost."
    )
    assert [name for name, _ in found] == [
        "Central Valley Power Cooperative", "Central Valley Power Cooperative", "Harbor Labs", "Harbor Labs",
    ]  # fmt: skip


def test_a_word_is_a_name_where_the_article_uses_it_as_one() -> None:
    told = casing("Loom grew. Rivals feared Loom. Growth slowed, and growth ended.")
    assert (told.tells("Loom"), told.tells("Growth"), told.tells("Other")) == (True, False, None)
