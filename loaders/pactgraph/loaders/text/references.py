"""References: whom "the company", "both companies", "it", "we" and "these APIs" stand for."""

from __future__ import annotations

from collections.abc import Sequence

from pactgraph.loaders.text.focus import PARTIES, Focus
from pactgraph.loaders.text.inflection import IRREGULAR_PASTS
from pactgraph.loaders.text.subjects import ACTORS, BREAKS, PARTY_NOUNS, nearest_subject, subject_of
from pactgraph.loaders.text.tape import Token
from pactgraph.loaders.text.things import Mention, Thing
from pactgraph.loaders.text.wordlists import NOT_BEFORE_A_NAME, words

__all__ = ["with_references"]

_TWO = words(
    "companies firms partners sides parties pair duo organizations organisations giants startups groups "
    "rivals businesses automakers chipmakers"
)
_KIND_NOUNS = {
    noun: kind
    for kind, nouns in {
        "api": "apis",
        "ai-model": "models model",
        "product": "products chips product platform",
        "service": "services service",
        "project": "project plant site facility campus factory center",
    }.items()
    for noun in nouns.split()
}
_MAKERS = words("maker developer creator owner parent operator")
_SAYING = words(
    "said added announced claimed disclosed confirmed explained reported stated noted believed knew thought "
    "found told saw denied insisted stressed argued revealed showed agreed promised"
)
_SINGLING = words("only first second third largest biggest smallest fastest latest leading best next new")
_COPULAS = words("is are was were be been become becomes became remain remains remained as")


def with_references(tokens: Sequence[Token], focus: Focus) -> list[Token]:
    """The tokens with pronouns and definite descriptions made mentions, where it is clear of whom.

    >>> from pactgraph.ontology.entity import Entity
    >>> from pactgraph.loaders.text.tape import tokens
    >>> focus = Focus(one=Thing(Entity.named("Acme"), "Acme"))
    >>> with_references(tokens("the startup grew", 0, 16, []), focus)[0].mention.thing.name
    'Acme'
    """
    made: list[Token] = []
    i = 0
    while i < len(tokens):
        things, length = _referred(tokens, i, made, focus)
        if things:
            possessive = tokens[i].word in {"its", "our", "their", "his", "her"}
            end = i + length
            if end < len(tokens) and tokens[end].word in {"'s", "'"}:
                possessive, end = True, end + 1
            mention = Mention(tokens[i].start, tokens[i + length - 1].end, things)
            made.append(Token(tokens[i].word, mention.start, mention.end, mention, possessive))
            i = end
        else:
            made.append(tokens[i])
            i += 1
    return made


def _referred(
    tokens: Sequence[Token], i: int, made: Sequence[Token], focus: Focus
) -> tuple[tuple[Thing, ...], int]:
    words = [token.word for token in tokens[i : i + 6]]
    word = words[0]
    if word in {"it", "its"}:
        return _single(_it(made, focus, word)), 1
    if word in {"they", "their", "both"} and (word != "both" or "and" not in words[1:4]):
        if word == "both" and len(words) > 1 and words[1] in _TWO:
            return focus.several, 2
        group = _local_group(made) or (_single(_local(made)) if word == "their" else ()) or focus.several
        return (group, 1) if word != "both" else ((), 1)
    if word in {"we", "our"}:
        return _single(focus.publisher), 1
    if word in {"the", "these", "those", "this"}:
        if len(made) > 1 and made[-1].word == "," and made[-2].mention:
            return (), 1  # an apposition: it describes, and refers to nobody else
        if made and made[-1].word in _COPULAS:
            return (), 1
        if maker := _maker(tokens, i):
            return maker
        return _definite(words, made, focus)
    return (), 1


def _maker(tokens: Sequence[Token], i: int) -> tuple[tuple[Thing, ...], int] | None:
    """The maker of "the ChatGPT maker", unless its name follows."""
    if behind := _behind(tokens, i):
        return behind
    offering, noun, *rest = (*tokens[i + 1 : i + 4], None, None)
    if offering is None or noun is None or offering.mention is None:
        return None
    owner = offering.mention.thing.owner
    if owner is None or noun.word not in _MAKERS or (rest[0] is not None and rest[0].mention):
        return None
    return (owner,), 3


def _behind(tokens: Sequence[Token], i: int) -> tuple[tuple[Thing, ...], int] | None:
    """The maker of "the company behind Acme Pad"."""
    words = [token.word for token in tokens[i + 1 : i + 5]]
    if "behind" not in words or words[0] not in PARTY_NOUNS:
        return None
    at = i + 1 + words.index("behind") + 1
    at += at < len(tokens) and tokens[at].word in {"the", "a"}
    mention = tokens[at].mention if at < len(tokens) else None
    return None if mention is None or mention.thing.owner is None else ((mention.thing.owner,), at + 1 - i)


def _definite(words: Sequence[str], made: Sequence[Token], focus: Focus) -> tuple[tuple[Thing, ...], int]:
    for length in range(2, min(len(words), 5) + 1):
        noun, middle = words[length - 1], words[1 : length - 1]
        if any(
            not word.replace("-", "").isalnum() or word in NOT_BEFORE_A_NAME | _SINGLING for word in middle
        ):
            break
        if noun in _TWO and len(middle) < 4:
            return _local_group(made) or focus.several, length
        if noun in PARTY_NOUNS:
            following = words[length] if length < len(words) else ""
            if following in {"of", "behind", "for"} or (length < len(words) and not following):
                break
            called = f"{middle[-1]} {noun}" if middle and noun in {"maker", "developer", "provider"} else noun
            return _single(_party_called(called, made, focus)), length
        named = words[0] in {"these", "those", "this"} or _KIND_NOUNS.get(noun) == "project"
        if length <= 3 and noun in _KIND_NOUNS and named:
            return _single(focus.last_of_kind.get(_KIND_NOUNS[noun])), length
    return (), 1


def _party_called(noun: str, made: Sequence[Token], focus: Focus) -> Thing | None:
    """The party that "the company" or "the chipmaker" stands for; as an object, not the subject itself."""
    subject = {thing.iri for thing in nearest_subject(made)}
    called = focus.described.get(noun)
    if called is not None and noun != "company":
        return called
    if subject and made[-1].word not in BREAKS | {",", "and"}:
        here = [token.mention.thing for token in reversed(made) if token.mention]
        candidates = [thing for thing in here if thing.kind in PARTIES]
        if noun == "company":
            candidates[:0] = subject_of(made)
        candidates += [focus.one, *focus.recent] if focus.one else focus.recent
        return next((thing for thing in candidates if thing.iri not in subject), focus.one)
    return focus.one or _local(made)


def _it(made: Sequence[Token], focus: Focus, word: str) -> Thing | None:
    """What "it" and "its" stand for; as the object of a verb, "it" is not the verb's own subject."""
    local = _local(made)
    if word == "it" and local is not None and made and _is_past(made[-1].word):
        outer = [thing for thing in subject_of(made) if thing.kind in ACTORS and thing.iri != local.iri]
        return outer[0] if len(outer) == 1 else None
    if local is not None:
        return local
    parties = {token.mention.thing.iri: token.mention.thing for token in made if token.mention}
    parties = {iri: thing for iri, thing in parties.items() if thing.kind in PARTIES | {"entity"}}
    return next(iter(parties.values())) if len(parties) == 1 else focus.one


def _is_past(word: str) -> bool:
    if word in _SAYING:
        return False
    return (word.endswith("ed") and len(word) > 4) or word in IRREGULAR_PASTS | {"chosen", "made", "given"}


def _single(thing: Thing | None) -> tuple[Thing, ...]:
    return () if thing is None else (thing,)


def _local(made: Sequence[Token]) -> Thing | None:
    """The actor that this clause, or else the sentence, has been about so far, if it is only one."""
    subject = [thing for thing in nearest_subject(made) if thing.kind in ACTORS]
    if len(subject) == 1:
        return subject[0]
    owners = [token.mention.thing for token in made if token.mention and token.possessive]
    actors = [thing for thing in owners if thing.kind in ACTORS]
    return actors[0] if actors and not subject else None


def _local_group(made: Sequence[Token]) -> tuple[Thing, ...]:
    subject = tuple(thing for thing in nearest_subject(made) if thing.kind in ACTORS)
    return subject if len(subject) > 1 else ()
