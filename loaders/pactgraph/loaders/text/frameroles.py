"""Frames of roles: "Acme, an investor in B", "B's investors include Acme"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pactgraph.loaders.text.frameentries import Frame
from pactgraph.loaders.text.phrases import (
    BE,
    Phrase,
    after_preposition,
    governor,
    names_at,
    possessor,
    subject_before,
)
from pactgraph.loaders.text.subjects import ROLES
from pactgraph.loaders.text.tape import Token
from pactgraph.loaders.text.wordlists import AUXILIARIES, words

__all__ = ["Filled", "all_of", "of_role", "phrase_at"]

_OFFICES = ROLES | words("executive officer vice senior managing co-ceo member")
_NAMES_THEM = words("include includes including are like is was were remains")


Filled = Iterator[tuple[Phrase, Phrase, tuple[int, ...]]]
"""What fills the sides of a frame, and the tokens it spans."""


def all_of(phrase: Phrase, kinds: frozenset[str]) -> bool:
    return all(name.thing.kind in kinds for name in phrase.names)


def phrase_at(tokens: Sequence[Token], at: int | None, kinds: frozenset[str]) -> Phrase | None:
    """A possessor as a phrase."""
    if at is None:
        return None
    mention = tokens[at].mention
    if mention is None or mention.thing.kind not in kinds:
        return None
    return Phrase((mention,), at, at) if len(mention.things) == 1 else None


def of_role(frame: Frame, tokens: Sequence[Token], at: int, particle: str) -> Filled:
    if frame.things and not any(token.word in frame.things for token in tokens[max(0, at - 6) : at]):
        return
    owner = possessor(tokens, at)
    if owner is not None and not tokens[owner].possessive and _may_be_verb(frame, tokens, owner, at):
        return
    of_whom = phrase_at(tokens, owner, frame.second)
    after = at + 1
    if of_whom is None:
        at = _last_office(tokens, at)
        of_whom = after_preposition(tokens, at + 1, frame.prepositions, frame.second, reach=2)
        after = of_whom.last + 1 if of_whom else after
    if of_whom is None:
        return
    who = _who_is(frame, tokens, at if owner is None else owner, at) or _named(frame, tokens, after)
    if who is not None and who.first not in range(of_whom.first, of_whom.last + 1):
        yield who, of_whom, (who.first, who.last, of_whom.first, of_whom.last)


def _may_be_verb(frame: Frame, tokens: Sequence[Token], owner: int, noun: int) -> bool:
    """Whether what follows a name without a possessive may be its verb: "Acme rivals Brightloom"."""
    before = tokens[owner - 1].word if owner else ""
    return tokens[noun].word not in frame.heads or before in AUXILIARIES | {"and", ",", "&"}


def _last_office(tokens: Sequence[Token], at: int) -> int:
    """The last of the offices that one phrase gives: "co-founder, chairman and chief executive"."""
    last = at
    while at + 1 < len(tokens) and tokens[at + 1].word in _OFFICES | {",", "and", "&"}:
        at += 1
        last = at if tokens[at].word in _OFFICES else last
    return last


def _who_is(frame: Frame, tokens: Sequence[Token], start: int, noun: int) -> Phrase | None:
    """Who is said to be it: "X, an investor", "X is an investor"."""
    joint = start - 1 if start < noun else governor(tokens, noun)
    while joint is not None and joint > 0 and tokens[joint].word in {"of", "one", "the", "and", "also", "as"}:
        joint -= 1
    while (
        joint is not None and joint > 1 and tokens[joint].word == "," and tokens[joint - 1].word in _OFFICES
    ):
        joint = governor(tokens, joint - 1)  # "president, chief executive and director of"
    if joint is None or joint < 1:
        return None
    if tokens[joint].word in BE:
        found = subject_before(tokens, joint)
        return found if found is not None and all_of(found, frame.first) else None
    if tokens[joint].word in {",", "(", "—", "–"} and not tokens[joint - 1].possessive:
        mention = tokens[joint - 1].mention
        if mention is not None and tokens[joint - 1].start < tokens[joint - 1].end:
            one = type(mention)(mention.start, mention.end, mention.things[:1])
            found = Phrase((one,), joint - 1, joint - 1)
            return found if len(mention.things) == 1 and all_of(found, frame.first) else None
    return None


def _named(frame: Frame, tokens: Sequence[Token], after: int) -> Phrase | None:
    """Who is named behind: "investor X", "investors such as X", "investors include X"."""
    if after >= len(tokens):
        return None
    if tokens[after].mention is not None:
        return names_at(tokens, after, frame.first, widest=1)
    at = after
    while at < len(tokens) and at - after < 3 and tokens[at].word in {",", "also", "now"}:
        at += 1
    if at + 1 < len(tokens) and tokens[at].word == "such" and tokens[at + 1].word == "as":
        return names_at(tokens, at + 2, frame.first, widest=3)
    if at < len(tokens) and tokens[at].word in _NAMES_THEM:
        return names_at(tokens, at + 1, frame.first, widest=3)
    if at == after + 1 and at < len(tokens) and tokens[at].mention is not None:
        found = names_at(tokens, at, frame.first, widest=1)
        closing = tokens[found.last + 1].word if found and found.last + 1 < len(tokens) else ","
        return found if closing in {",", ".", ")"} or closing in AUXILIARIES else None
    return None
