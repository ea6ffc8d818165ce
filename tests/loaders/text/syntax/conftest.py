"""What the tests of trees share: a sentence's tree, and its nouns where some words are names."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from pactgraph.loaders.text.syntax.nouns import Nouns
from pactgraph.loaders.text.syntax.parser import trees_of
from pactgraph.loaders.text.syntax.trees import Node, Tree
from pactgraph.loaders.text.tape import tokens
from pactgraph.loaders.text.things import Mention, Thing
from pactgraph.ontology.entity import Entity

Parse = Callable[[str], Tree]
Named = Callable[[str], Nouns]
NAME = re.compile(r"[A-Z]\w+")
NAMES = {
    "Acme": "organization",
    "Brightloom": "organization",
    "Corvex": "organization",
    "Delphin": "organization",
    "Zap": "product",
    "Zip": "product",
}


@pytest.fixture(scope="session")
def parse() -> Parse:
    """The tree of a sentence."""

    def tree(sentence: str) -> Tree:
        parsed = next(trees_of(sentence, [(0, len(sentence))]))
        assert parsed is not None
        return parsed

    return tree


@pytest.fixture(scope="session")
def named(parse: Parse) -> Named:
    """The nouns of a sentence about invented companies and products."""

    def nouns(sentence: str) -> Nouns:
        found = [
            Mention(m.start(), m.end(), (Thing(Entity.named(m.group(), NAMES[m.group()]), m.group()),))
            for m in NAME.finditer(sentence)
            if m.group() in NAMES
        ]
        return Nouns(parse(sentence), tokens(sentence, 0, len(sentence), found))

    return nouns


def word(tree: Tree, text: str) -> Node:
    """The node of a word."""
    return next(node for node in tree.nodes if node.word == text.lower())
