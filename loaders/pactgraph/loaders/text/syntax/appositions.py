"""Appositions: what stands inside one is no party to what is told of the noun it describes.

In "Acme, the house behind Zap and Zip, has signed a deal" it is Acme that has signed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pactgraph.loaders.text.cues import Match
from pactgraph.loaders.text.syntax.nouns import Nouns
from pactgraph.loaders.text.syntax.trees import Tree
from pactgraph.loaders.text.tape import Tape, Token
from pactgraph.loaders.text.things import Mention

__all__ = ["Apposition", "appositions"]


@dataclass(frozen=True, slots=True)
class Apposition:
    """Where an apposition goes in the article, where the name it describes begins, and the names in it."""

    start: int
    end: int
    described: int
    inside: frozenset[int]

    def freed(self, match: Match, tape: Tape) -> Match | None:
        """A wording without the names that it takes out of the apposition; nothing if none would be left."""
        if not self.inside or tape.tokens[tape.token_at(match.end - 1)].end <= self.end:
            return match
        if match.pairs:
            pairs = tuple(mention for mention in match.pairs if mention.start not in self.inside)
            return replace(match, pairs=pairs) if len(pairs) > 1 else None
        subjects = self._outside(match.subjects, match.objects)
        objects = self._outside(match.objects, match.subjects)
        if (match.subjects and not subjects) or (match.objects and not objects):
            return None
        return replace(match, subjects=subjects, objects=objects)

    def _outside(self, some: tuple[Mention, ...], others: Sequence[Mention]) -> tuple[Mention, ...]:
        """Those names that may be told of with others; all, where the others are of the same apposition."""
        if any(other.start == self.described or self.start <= other.start < self.end for other in others):
            return some
        return tuple(mention for mention in some if mention.start not in self.inside)


def appositions(tree: Tree, tokens: Sequence[Token]) -> list[Apposition]:
    """The appositions of a sentence that describe a name other than a person's.

    >>> appositions(Tree.of([("grew", "VBD", "ROOT", 0)]), [])
    []
    """
    nouns = Nouns(tree, tokens)
    found = []
    for node in tree.nodes:
        head = tree.head(node)
        described = nouns.mention(head) if head is not None else None
        if node.label != "appos" or described is None or described.thing.kind == "person":
            continue
        own = {id(mention) for mention in (nouns.mention(node), described)}
        below = list(tree.below(node))
        mentions = [mention for word in below if (mention := nouns.mention(word)) is not None]
        inside = frozenset(mention.start for mention in mentions if id(mention) not in own)
        called = nouns.mention(node)
        if inside and (called is None or called.head):
            start, end = min(word.start for word in below), max(word.end for word in below)
            found.append(Apposition(start, end, described.start, inside))
    return found
