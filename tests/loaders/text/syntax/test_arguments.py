"""Who does what a verb says, and to whom, however the sentence turns it."""

from __future__ import annotations

import pytest

from pactgraph.loaders.text.syntax.arguments import bearer, doer, led_to, undergoer
from pactgraph.loaders.text.syntax.clauses import holder, possessors

from .conftest import Parse, word


@pytest.mark.parametrize(
    ("sentence", "verb", "who"),
    [
        ("Acme bought Brightloom.", "bought", "acme"),
        ("Acme, which bought Brightloom in May, hosts Zap.", "bought", "acme"),
        ("Acme, which bought Brightloom in May, hosts Zap.", "hosts", "acme"),
        ("Acme sold Corvex and bought Brightloom.", "bought", "acme"),
        ("Acme plans to buy Brightloom.", "buy", "acme"),
        ("Acme has agreed to begin buying Brightloom.", "buying", "acme"),
        ("Brightloom was bought by Acme.", "bought", "acme"),
        ("Brightloom, bought by Acme last year, makes chips.", "bought", "acme"),
        ("The company bought by Acme makes chips.", "bought", "acme"),
        ("Acme raised money after buying Brightloom.", "buying", "acme"),
        ("Acme's plan to buy Brightloom surprised investors.", "buy", "acme"),
        ("Acme announced a plan to buy Brightloom.", "buy", "acme"),
        ("Acme chose Corvex to host Zap.", "host", "corvex"),
        ("Corvex was chosen to host Zap.", "host", "corvex"),
        ("Acme is ready to buy Brightloom.", "buy", "acme"),
        ("Acme said Corvex will host Zap.", "host", "corvex"),
        ("Brightloom was sold.", "sold", None),
    ],
)
def test_a_verb_has_a_doer(parse: Parse, sentence: str, verb: str, who: str | None) -> None:
    tree = parse(sentence)
    found = doer(tree, word(tree, verb))
    assert (found and found.word) == who


@pytest.mark.parametrize(
    ("sentence", "verb", "whom"),
    [
        ("Acme bought Brightloom.", "bought", "brightloom"),
        ("Brightloom was bought by Acme.", "bought", "brightloom"),
        ("Brightloom, bought by Acme last year, makes chips.", "bought", "brightloom"),
        ("Brightloom, which Acme bought last year, makes chips.", "bought", "brightloom"),
        ("Brightloom was founded in Lyon and bought by Acme.", "bought", "brightloom"),
        ("The deal allows Acme to host Zap.", "allows", "acme"),
    ],
)
def test_a_verb_has_an_undergoer(parse: Parse, sentence: str, verb: str, whom: str) -> None:
    tree = parse(sentence)
    found = undergoer(tree, word(tree, verb))
    assert found is not None
    assert found.word == whom


@pytest.mark.parametrize(
    ("sentence", "start", "prepositions", "nouns"),
    [
        ("Acme invested in Brightloom.", "invested", {"in"}, ["brightloom"]),
        ("Acme invested $3 billion in Brightloom.", "invested", {"in"}, ["brightloom"]),
        ("Acme took a small stake in Brightloom.", "took", {"in"}, ["brightloom"]),
        ("Acme's investment in Brightloom doubled.", "investment", {"in"}, ["brightloom"]),
        ("Acme teamed up with Brightloom.", "teamed", {"with"}, ["brightloom"]),
        ("Acme invested in Brightloom.", "invested", {"from"}, []),
    ],
)
def test_prepositions_lead_to_nouns(
    parse: Parse, sentence: str, start: str, prepositions: set[str], nouns: list[str]
) -> None:
    tree = parse(sentence)
    assert [noun.word for noun in led_to(tree, word(tree, start), prepositions)] == nouns


@pytest.mark.parametrize(
    ("sentence", "adjective", "noun"),
    [
        ("Zap is available on Corvex.", "available", "zap"),
        ("Acme made Zap available on Corvex.", "available", "zap"),
        ("Models available on Corvex cost more.", "available", "models"),
    ],
)
def test_an_adjective_is_said_of_a_noun(parse: Parse, sentence: str, adjective: str, noun: str) -> None:
    tree = parse(sentence)
    found = bearer(tree, word(tree, adjective))
    assert found is not None
    assert found.word == noun


@pytest.mark.parametrize(
    ("sentence", "noun", "whose"),
    [
        ("Acme's stake grew.", "stake", ["acme"]),
        ("Acme, whose stake grew, is pleased.", "stake", ["acme"]),
        ("The stake grew.", "stake", []),
    ],
)
def test_a_noun_has_possessors(parse: Parse, sentence: str, noun: str, whose: list[str]) -> None:
    tree = parse(sentence)
    assert [owner.word for owner in possessors(tree, word(tree, noun))] == whose


def test_what_a_verb_is_about_is_held_by_its_subject(parse: Parse) -> None:
    tree = parse("Acme meets with partners.")
    found = holder(tree, word(tree, "partners"))
    assert found is not None
    assert found.word == "acme"
