"""The forms a frame takes in a sentence, and who fills it in each.

A verb is active, passive or a participle; a noun has a possessor, a doer after "by", or a verb that supports
it; a role stands beside a name, after a copula, or before those it names.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from pactgraph.loaders.text.frameentries import Frame
from pactgraph.loaders.text.frameroles import Filled, all_of, of_role, phrase_at
from pactgraph.loaders.text.inflection import IRREGULAR_PASTS, forms
from pactgraph.loaders.text.phrases import (
    BE,
    Phrase,
    after_preposition,
    names_at,
    possessor,
    subject_before,
)
from pactgraph.loaders.text.quantities import FoundAmount
from pactgraph.loaders.text.tape import Token
from pactgraph.loaders.text.wordlists import AUXILIARIES, DETERMINERS, words

__all__ = ["FORMS", "SUPPORT"]

SUPPORT = frozenset(
    form
    for verb in words(
        "make announce complete plan close agree hold have take get buy acquire sell raise boost increase "
        "expand deepen double triple sign strike secure win give provide offer extend keep maintain begin "
        "launch deliver unveil confirm commit pledge build own receive purchase finalize finalise seal "
        "propose consider approve rule deny abandon drop weigh explore study mull pursue scrap shelve end "
        "terminate cancel oppose enter reject "
    )
    for form in forms(verb)
)
_PARTICIPLES = words(
    "bought built held led made paid run sold taken given bound spun lent left put set won written struck "
    "let chosen drawn spent owned"
)


def _of_verb(frame: Frame, tokens: Sequence[Token], at: int, particle: str) -> Filled:
    start = at + 1
    if particle:
        if start >= len(tokens) or tokens[start].word != particle:
            return
        start += 1
    if _is_participle(tokens[at].word) and (agent := _agent(frame, tokens, start)) is not None:
        behind = at - 1 if at > 1 and tokens[at - 1].word == "," else at  # "Acme, bought by"
        patient = subject_before(tokens, behind) if not frame.prepositions else None
        if patient is not None and all_of(patient, frame.second):
            yield agent, patient, (patient.first, agent.last)
        return
    if _is_passive(tokens, at) or _is_adjective(tokens, at):
        return
    subject = subject_before(tokens, at)
    if subject is None or not all_of(subject, frame.first):
        return
    object_ = None
    if frame.prepositions:
        object_ = after_preposition(tokens, start, frame.prepositions, frame.second)
    if object_ is None and (not frame.prepositions or frame.things - {"amount"}):
        object_ = names_at(tokens, start, frame.second)
    if object_ is None and frame.relation.symmetric and len(subject.names) > 1:
        if not frame.things or _speaks_of(frame.things, tokens, start, Phrase((), start, start)):
            yield from _pairs(subject, (subject.first, at))
        return
    if object_ is None or (frame.things and not _speaks_of(frame.things, tokens, start, object_)):
        return
    yield subject, object_, (subject.first, object_.last)


def _pairs(group: Phrase, places: tuple[int, ...]) -> Filled:
    """Each of a group with each that comes behind it: "X and Y compete"."""
    for number, name in enumerate(group.names[:-1]):
        rest = group.names[number + 1 :]
        yield Phrase((name,), group.first, group.last), Phrase(rest, group.first, group.last), places


def _speaks_of(things: frozenset[str], tokens: Sequence[Token], start: int, object_: Phrase) -> bool:
    """Whether one of some words, or an amount, stands in what is left of a clause."""
    for at in range(start, min(len(tokens), object_.last + 10)):
        token = tokens[at]
        if token.word in things or (token.mention is not None and token.mention.head in things):
            return True
        if isinstance(token.what, FoundAmount) and "amount" in things:
            return True
        if at > object_.last and token.word in {";", ":", "but", "while", "and", "which", "who"}:
            return False
    return False


def _of_moving(frame: Frame, tokens: Sequence[Token], at: int, particle: str) -> Filled:
    moved = names_at(tokens, at + 1, frame.first)
    start = moved.last + 1 if moved is not None else at + 1
    following = tokens[at + 1].word if at + 1 < len(tokens) else ""
    is_done = _is_passive(tokens, at) or following in frame.prepositions | {"by"}
    if moved is None and _is_participle(tokens[at].word) and is_done:
        moved = subject_before(tokens, at)
        if moved is not None and not all_of(moved, frame.first):
            return
    if moved is None:
        return
    to = after_preposition(tokens, start, frame.prepositions, frame.second, reach=6)
    if to is not None:
        yield moved, to, (moved.first, at, to.last)


def _is_participle(word: str) -> bool:
    return word.endswith("ed") or word in _PARTICIPLES or word in IRREGULAR_PASTS


def _is_adjective(tokens: Sequence[Token], at: int) -> bool:
    """Whether a participle only describes the noun behind it: "a wholly owned subsidiary"."""
    before = at - 1
    while before >= 0 and tokens[before].word.endswith("ly"):
        before -= 1
    return _is_participle(tokens[at].word) and before >= 0 and tokens[before].word in DETERMINERS


def _is_passive(tokens: Sequence[Token], at: int) -> bool:
    """Whether a copula makes a participle passive; "is buying" is none."""
    if tokens[at].word.endswith("ing"):
        return False
    before = at - 1
    while before >= 0 and (
        tokens[before].word.endswith("ly") or tokens[before].word in {"also", "not", "n't"}
    ):
        before -= 1
    return before >= 0 and tokens[before].word in BE


def _agent(frame: Frame, tokens: Sequence[Token], start: int) -> Phrase | None:
    for at in range(start, min(len(tokens), start + 4)):
        if tokens[at].word == "by":
            return names_at(tokens, at + 1, frame.first)
        if tokens[at].mention is not None or tokens[at].word in {",", ";", "and"}:
            return None
    return None


def _of_noun(frame: Frame, tokens: Sequence[Token], at: int, particle: str) -> Filled:
    if frame.relation.symmetric:
        group = after_preposition(tokens, at + 1, frozenset({"between", "among"}), frame.second, reach=3)
        if group is not None and len(group.names) > 1:
            yield from _pairs(group, (at, group.last))
            return
    if at and tokens[at - 1].word in AUXILIARIES:
        return  # "to purchase" is a verb
    object_ = after_preposition(tokens, at + 1, frame.prepositions, frame.second, reach=9)
    if object_ is None or (frame.things and not _speaks_of(frame.things, tokens, max(0, at - 5), object_)):
        return
    by = words("by from") - frame.prepositions
    for doer in (
        phrase_at(tokens, possessor(tokens, at), frame.first),
        after_preposition(tokens, at + 1, by, frame.first, reach=2),
        after_preposition(tokens, object_.last + 1, by, frame.first, reach=2),
        _supporting(frame, tokens, at),
    ):
        if doer is not None and doer.first not in range(object_.first, object_.last + 1):
            yield doer, object_, (doer.first, doer.last, object_.last)
            return
    if (before := _coordinated(tokens, at)) is not None:
        for doer, _, places in _of_noun(frame, tokens, before, particle):
            yield doer, object_, (*places[:1], at, object_.last)


def _coordinated(tokens: Sequence[Token], noun: int) -> int | None:
    """Where the same noun stands before in a list: "announced a stake in A, a second stake in B"."""
    start = noun - 1
    while start > 0 and tokens[start].mention is None and tokens[start].word not in {",", "and"}:
        start -= 1
    if start < 1 or noun - start > 7 or tokens[start].mention is not None:
        return None
    singular = tokens[noun].word.rstrip("s")
    earlier = (
        at for at in range(start - 1, max(-1, start - 16), -1) if tokens[at].word.rstrip("s") == singular
    )
    return next(earlier, None)


def _supporting(frame: Frame, tokens: Sequence[Token], noun: int) -> Phrase | None:
    """Who makes, holds or announces what the noun says."""
    for at in range(noun - 1, max(-1, noun - 9), -1):
        word = tokens[at].word
        if (
            word == "in"
            and at
            and tokens[at - 1].what is None
            and tokens[at - 1].word in BE | {"early", "advanced"}
        ):
            subject = subject_before(tokens, at)
            return subject if subject is not None and all_of(subject, frame.first) else None
        if word in SUPPORT and tokens[at].what is None and not _is_passive(tokens, at):
            subject = subject_before(tokens, at)
            if subject is not None:
                return subject if all_of(subject, frame.first) else None
        if tokens[at].mention is not None or word in {
            ",",
            ";",
            ":",
            "for",
            "with",
            "from",
            "by",
            "after",
            "on",
        }:
            return None
    return None


FORMS: Mapping[str, Callable[[Frame, Sequence[Token], int, str], Filled]] = {
    "verb": _of_verb,
    "moving": _of_moving,
    "noun": _of_noun,
    "role": of_role,
}
"""By the form of an entry: what fills it at a token, as first side, second side, and the tokens it spans."""
