"""Which names a noun stands for, and what a phrase without a name is called."""

from __future__ import annotations

import pytest

from pactgraph.loaders.catalogue import Catalogue
from pactgraph.loaders.text.syntax.nounphrases import NounPhrases
from pactgraph.loaders.text.things import Things

from .conftest import Named, word


@pytest.mark.parametrize(
    ("sentence", "noun", "names"),
    [
        ("Acme grew.", "acme", ["Acme"]),
        ("Acme and Brightloom grew.", "acme", ["Acme", "Brightloom"]),
        ("Acme, Brightloom and Corvex grew.", "acme", ["Acme", "Brightloom", "Corvex"]),
        ("Firms such as Acme and Brightloom grew.", "firms", ["Acme", "Brightloom"]),
        ("A group including Acme and Brightloom grew.", "group", ["Acme", "Brightloom"]),
        ("Its rival, Acme, grew.", "rival", ["Acme"]),
        ("The Zap chip sells well.", "chip", ["Zap"]),
        ("The Acme chip sells well.", "chip", []),
        ("Acme's cloud unit grew.", "unit", ["Acme"]),
        ("The weather changed.", "weather", []),
    ],
)
def test_a_noun_stands_for_names(named: Named, sentence: str, noun: str, names: list[str]) -> None:
    nouns = named(sentence)
    assert [mention.thing.name for mention, _ in nouns.at(word(nouns.tree, noun))] == names


@pytest.mark.parametrize(
    ("sentence", "noun", "owners"),
    [
        ("Corvex uses Acme's chips.", "chips", ["Acme"]),
        ("Corvex uses Acme chips.", "chips", ["Acme"]),
        ("Corvex uses chips.", "chips", []),
        ("Corvex uses Acme's offices.", "offices", []),
    ],
)
def test_things_have_owners(named: Named, sentence: str, noun: str, owners: list[str]) -> None:
    nouns = named(sentence)
    found = nouns.owners(word(nouns.tree, noun), frozenset({"chips"}))
    assert [mention.thing.name for mention, _ in found] == owners


@pytest.mark.parametrize(
    ("sentence", "noun", "of_names", "called"),
    [
        ("Acme is building a routing engine.", "engine", False, [("routing engine", "product")]),
        ("Acme is building new speech models.", "models", False, [("speech models", "ai-model")]),
        ("Acme is building AI tools.", "tools", False, []),
        ("Acme is building new models.", "models", False, []),
        ("Acme is building a large future.", "future", False, []),
        ("Corvex runs on the Acme engine.", "engine", True, [("Acme engine", "product")]),
        ("Corvex runs on Acme's routing engine.", "engine", True, [("Acme routing engine", "product")]),
        ("Corvex runs on a routing engine.", "engine", True, []),
    ],
)
def test_a_phrase_calls_a_thing(
    named: Named, sentence: str, noun: str, of_names: bool, called: list[tuple[str, str]]
) -> None:
    nouns = named(sentence)
    phrases = NounPhrases(nouns, Things(Catalogue([])), sentence)
    kinds = frozenset({"product", "ai-model"})
    found = phrases.at(word(nouns.tree, noun), kinds, of_names=of_names)
    assert [(mention.thing.name, mention.thing.kind) for mention, _ in found] == called


def test_a_phrase_of_another_kind_calls_nothing(named: Named) -> None:
    nouns = named("Acme is building a routing engine.")
    phrases = NounPhrases(nouns, Things(Catalogue([])), "Acme is building a routing engine.")
    assert phrases.at(word(nouns.tree, "engine"), frozenset({"agreement"})) == []
