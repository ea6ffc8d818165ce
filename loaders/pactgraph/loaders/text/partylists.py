"""Lists of parties around an agreement's noun: "A-B partnership", "a deal with the lab A and B"."""

from __future__ import annotations

from collections.abc import Sequence

from pactgraph.loaders.text.phrases import names_at
from pactgraph.loaders.text.tape import Token
from pactgraph.loaders.text.things import PARTY_KINDS, Thing
from pactgraph.loaders.text.wordlists import NOT_BEFORE_A_NAME

__all__ = ["listed", "pair_before", "parties_before"]

_AND = frozenset({"and", "&", "-", "/", ","})


def parties_before(made: Sequence[Token]) -> tuple[Thing, ...]:
    """The parties before the noun: "A-B partnership", "the A and B relationship", "A's new deal"."""
    i = len(made) - 1
    while (
        i >= 0
        and len(made) - i <= 5
        and made[i].mention is None
        and (made[i].what is not None or made[i].word.replace("-", "").isalpha())
    ):
        if made[i].word in {"of", "in", "a", "an", "the", "and", "for", "with", "to", "under"}:
            return ()
        i -= 1
    gap = len(made) - 1 - i
    found: list[Thing] = []
    possessive = i >= 0 and made[i].possessive
    while i >= 0:
        mention = made[i].mention
        if mention is None or mention.thing.kind not in PARTY_KINDS:
            break
        found[:0] = mention.things
        if i < 2 or made[i - 1].word not in _AND or made[i - 2].mention is None or made[i - 2].possessive:
            break
        i -= 2
    if len(found) > 1 and gap <= 2:
        return tuple(dict.fromkeys(found))
    return tuple(found[-1:]) if possessive else ()


def pair_before(made: Sequence[Token]) -> tuple[Thing, ...]:
    """The last parties joined by "and" in what was said so far: those of "their"."""
    for i in range(len(made) - 1, 1, -1):
        if made[i].mention and made[i - 1].word == "and" and made[i - 2].mention:
            found = parties_before(made[: i + 1])
            if len(found) > 1:
                return found
    return ()


def _describes_a_party(tokens: Sequence[Token], i: int) -> bool:
    """Whether a word belongs to what a party is called before its name: "with AI company Acme"."""
    for token in tokens[i : i + 6]:
        if token.mention is not None:
            return True
        if token.word in NOT_BEFORE_A_NAME or token.what is not None or not token.word[:1].isalnum():
            return False
    return False


def listed(tokens: Sequence[Token], start: int) -> tuple[Thing, ...]:
    """The parties listed from a place on, with determiners and adjectives between them."""
    found: list[Thing] = []
    commas = 0
    for i, token in enumerate(tokens[start : start + 16], start):
        if token.mention is not None:
            if token.mention.thing.kind not in PARTY_KINDS:
                break
            if token.possessive and _describes_a_party(tokens, i + 1):
                if found:
                    break  # "with Acme and Oracle's deal with Groq"
                continue  # "with Ana Ode's company Acme"
            after_comma = tokens[i - 1].word == ","
            commas = (commas or len(found)) if after_comma else 0
            found += token.mention.things
            if token.possessive:
                break
        elif token.word in _AND or token.word in {"both", "the", "a", "an"}:
            continue
        elif (found and "and" not in {tokens[i - 1].word, tokens[i - 2].word}) or not _describes_a_party(
            tokens, i
        ):
            break
    if not found and (phrase := names_at(tokens, start, PARTY_KINDS)) is not None:
        found += [thing for mention in phrase.names for thing in mention.things]
    if commas:  # "with Acme, Brightloom said": no "and" closes a list
        found = found[:commas]
    return tuple(dict.fromkeys(found))
