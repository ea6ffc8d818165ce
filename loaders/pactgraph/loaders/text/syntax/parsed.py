"""What a tree tells of a sentence, for every reading of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pactgraph.loaders.text.syntax.appositions import Apposition, appositions
from pactgraph.loaders.text.syntax.trees import Tree
from pactgraph.loaders.text.syntax.understood import understood_subjects
from pactgraph.loaders.text.tape import Token
from pactgraph.loaders.text.things import Thing

__all__ = ["Parsed"]


@dataclass(frozen=True, slots=True)
class Parsed:
    """A sentence's tree, the subjects that its verbs leave out, and its appositions.

    >>> Parsed.of(Tree.of([("grew", "VBD", "ROOT", 0)]), [], frozenset()).appositions
    ()
    """

    tree: Tree
    understood: Mapping[int, tuple[Thing, ...]]
    appositions: tuple[Apposition, ...]

    @classmethod
    def of(cls, tree: Tree, tokens: Sequence[Token], verbs: frozenset[str]) -> Parsed:
        """What a tree tells of a sentence with some tokens, where some words may be verbs."""
        return cls(tree, understood_subjects(tree, tokens, verbs), tuple(appositions(tree, tokens)))
