"""Pronouns of one: whom "it" and "its" stand for."""

from __future__ import annotations

from collections.abc import Sequence

from pactgraph.loaders.text.focus import PARTIES, Focus
from pactgraph.loaders.text.inflection import IRREGULAR_PASTS
from pactgraph.loaders.text.subjects import ACTORS, BREAKS, description, nearest_subject, subject_of
from pactgraph.loaders.text.tape import Token
from pactgraph.loaders.text.things import Thing
from pactgraph.loaders.text.wordlists import words

__all__ = ["SAYING", "local", "pronoun"]

SAYING = words(
    "said says say added announced claimed disclosed confirmed explained reported stated noted believed knew "
    "thought "
    "found told saw denied insisted stressed argued revealed showed agreed promised"
)
_PLANS = words(
    "decision plan plans move bid effort efforts attempt attempts deal agreement offer pledge promise goal "
    "push proposal intention commitment race strategy"
)
_LEADING_IN = words("with alongside unlike besides beyond without via")
_OPENERS = words(
    "according as in with under through by despite for after since beyond besides following "
    "along via at on from "
    "within during amid before thanks ahead"
)


def pronoun(tokens: Sequence[Token], i: int, made: Sequence[Token], focus: Focus) -> Thing | None:
    """What the "it" or "its" at a token stands for, if it is clear.

    >>> pronoun([Token("it", 0, 2)], 0, [], Focus()) is None
    True
    """
    word = tokens[i].word
    if word == "its" and (ahead := _ahead(tokens, i, made)):
        return ahead
    if word == "its" and len(made) > 1 and made[-1].word in {"through", "via"}:
        by = made[-2].mention
        if by is not None and by.thing.kind in ACTORS:
            return by.thing  # "bought by Acme through its unit"
    return _it(made, focus, word)


def _it(made: Sequence[Token], focus: Focus, word: str) -> Thing | None:
    """What "it" and "its" stand for; as the object of a verb, "it" is not the verb's own subject."""
    here = local(made)
    if word == "it" and here is not None and made and _is_past(made[-1].word):
        outer = [thing for thing in subject_of(made) if thing.kind in ACTORS and thing.iri != here.iri]
        return outer[0] if len(outer) == 1 else None
    if (whose := _whose_plan(made)) is not None:
        return whose
    if here is not None:
        return here
    if word == "it" and focus.one and _is_led_in(made):
        return focus.one
    parties = {token.mention.thing.iri: token.mention.thing for token in made if token.mention}
    parties = {iri: thing for iri, thing in parties.items() if thing.kind in PARTIES | {"entity"}}
    return next(iter(parties.values())) if len(parties) == 1 else focus.one


def _whose_plan(made: Sequence[Token]) -> Thing | None:
    """Who does what the infinitive here says, where it is a plan: "after Acme's decision to sell its"."""
    for at in range(len(made) - 1, max(2, len(made) - 6), -1):
        if made[at].mention is not None or made[at].word in BREAKS | {","}:
            return None
        if made[at].word == "to":
            owner = made[at - 2].mention
            whose = owner is not None and made[at - 2].possessive and made[at - 1].word in _PLANS
            return owner.thing if whose and owner is not None and owner.thing.kind in ACTORS else None
    return None


def _is_led_in(made: Sequence[Token]) -> bool:
    """Whether what was said so far only leads in: of "After backing Acme, it ..." Acme is not the subject."""
    if len(made) < 2 or made[-1].word != ",":
        return False
    return made[0].word in _LEADING_IN or (made[0].word in _OPENERS and made[1].word.endswith("ing"))


def _ahead(tokens: Sequence[Token], i: int, made: Sequence[Token]) -> Thing | None:
    """Whom "its" speaks of where the sentence opens with it: "According to its website, Acme grew"."""
    actors = (token for token in made if token.mention and token.mention.thing.kind in ACTORS)
    if any(actors) or not made or made[0].word not in _OPENERS:
        return None
    places = range(i, min(i + 14, len(tokens) - 1))
    comma = next((j for j in places if tokens[j].word == "," and tokens[j + 1].mention), None)
    comma = comma or next((j for j in places if tokens[j].word == "," and description(tokens, j + 1)), None)
    comma = comma and comma + description(tokens, comma + 1)
    follows = tokens[comma + 1].mention if comma else None
    if follows is None or follows.thing.kind not in ACTORS or tokens[(comma or 0) + 1].possessive:
        return None
    listed = comma is not None and comma + 2 < len(tokens) and tokens[comma + 2].word in {",", "and"}
    return None if listed else follows.thing


def _is_past(word: str) -> bool:
    if word in SAYING:
        return False
    return (word.endswith("ed") and len(word) > 4) or word in IRREGULAR_PASTS | {"chosen", "made", "given"}


def local(made: Sequence[Token]) -> Thing | None:
    """The actor that this clause, or else the sentence, has been about so far, if it is only one."""
    subject = [thing for thing in nearest_subject(made) if thing.kind in ACTORS]
    if len(subject) == 1:
        return subject[0]
    owners = [token.mention.thing for token in made if token.mention and token.possessive]
    actors = [thing for thing in owners if thing.kind in ACTORS]
    return actors[0] if actors and not subject else None
