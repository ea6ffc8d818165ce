"""Focus: whom and what an article has been speaking of, and what it has called them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from pactgraph.loaders.text.subjects import ACTORS, PARTY_NOUNS
from pactgraph.loaders.text.tape import Token
from pactgraph.loaders.text.things import Mention, Thing
from pactgraph.loaders.text.wordlists import NOT_BEFORE_A_NAME

__all__ = ["PARTIES", "Focus", "called"]

_DEFINED = re.compile(
    r"\.?(?:,[^(){}\"]{0,80})?\s*\((?:[^()]{0,60}?\s)?(?:the\s)?\"(?:the\s)?"
    r"(?P<noun>Company|Corporation|Bank|Partnership|Trust|Fund|Group)\"(?:\s(?:or|and)\s[^()]{0,60})?\)",
)
PARTIES = frozenset({"organization", "cloud-platform"})
"""Kinds of things that "the company" can stand for."""


@dataclass(slots=True)
class Focus:
    """What the article has been speaking of up to a place in it.

    >>> Focus().one is None
    True
    """

    one: Thing | None = None
    several: tuple[Thing, ...] = ()
    publisher: Thing | None = None
    last_of_kind: dict[str, Thing] = field(default_factory=dict)
    described: dict[str, Thing] = field(default_factory=dict)
    defined: dict[str, Thing] = field(default_factory=dict)
    recent: list[Thing] = field(default_factory=list)

    def define(self, text: str, mentions: Sequence[Mention]) -> None:
        """Takes note of terms that a folded text defines for a party: 'Acme, Inc. (the "Company")'."""
        for mention in mentions:
            found = _DEFINED.match(text, mention.end)
            if found is not None and mention.thing.kind in PARTIES | {"entity"}:
                self.defined.setdefault(found["noun"].casefold(), mention.thing)

    def moved(self, tokens: Sequence[Token], subject: Sequence[Thing]) -> None:
        """Takes note of a sentence that has been read."""
        actors = [thing for thing in subject if thing.kind in ACTORS]
        if len(actors) == 1:
            self.one = actors[0]
        if len(subject) == 1 and subject[0].kind == "person":
            theirs = next(
                (t.mention.thing for t in tokens if t.mention and t.mention.thing.kind in PARTIES), None
            )
            self.one = theirs or self.one
        if len(actors) > 1 and any(thing.kind in PARTIES for thing in actors):
            self.several = tuple(actors)
        self._described(tokens)
        for token in tokens:
            if token.mention:
                thing = token.mention.thing
                if thing.kind in ACTORS and (token.mention.end > token.mention.start):
                    self.recent = [thing, *(other for other in self.recent if other.iri != thing.iri)][:6]
                self.last_of_kind[thing.kind] = thing
                if len(thing.parties) > 1 and not self.several:
                    self.several = thing.parties

    def _described(self, tokens: Sequence[Token]) -> None:
        """Keeps what the words call a party: "the chipmaker Acme", "Acme, a French startup"."""
        for i, token in enumerate(tokens):
            mention = token.mention
            if mention is None or mention.thing.kind not in {"organization", "entity"} or mention.head:
                continue
            if i and (noun_phrase := called(tokens, i - 1)):
                self.described[noun_phrase] = mention.thing
            after = [following.word for following in tokens[i + 1 : i + 8]]
            if after[:1] in ([","], ["is"]) and after[1:2] and after[1] in {"a", "an", "the"}:
                for j, noun in enumerate(after[2:7], i + 3):
                    if noun in PARTY_NOUNS:
                        self.described[called(tokens, j)] = mention.thing
                        break
                    if not noun or noun in NOT_BEFORE_A_NAME:
                        break


def called(tokens: Sequence[Token], i: int) -> str:
    """The noun by which a party is called; of a maker, with what it makes.

    >>> called([Token("chip", 0, 4), Token("maker", 5, 10)], 1)
    'chip maker'
    """
    word = tokens[i].word
    if word not in PARTY_NOUNS:
        return ""
    return f"{tokens[i - 1].word} {word}" if i and word in {"maker", "developer", "provider"} else word
