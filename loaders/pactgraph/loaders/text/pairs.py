"""Who and whom a wording speaks of: its subjects and objects, paired where they can stand in the relation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from pactgraph.loaders.text.cues import Match
from pactgraph.loaders.text.reading import Reading
from pactgraph.loaders.text.subjects import nearest_subject
from pactgraph.loaders.text.things import PARTY_KINDS, Thing
from pactgraph.loaders.text.trades import sells
from pactgraph.loaders.text.wordlists import words
from pactgraph.ontology.entity import UNCLASSIFIED

__all__ = ["pairs_of"]

_OF_ORGANIZATIONS = frozenset({"cooperation", "supply", "hosting"})
_COOPERATIONS = words(
    "partnership partnerships deal deals agreement agreements relationship collaboration alliance contract "
    "contracts pact venture talks ties"
)
_BARE = words(
    "models model products product systems system services service software technology hardware apis"
)
_GOVERNING = re.compile(
    r"\b(?:Pentagon|Department of (?!Justice)|Defen[cs]e|Ministry|[Gg]overnment|NASA|NHS|GSA|Army|Navy|Force|"
    r"Administration|City of|State of)\b"
)
"""Authorities that buy and cooperate, as others only judge."""


def pairs_of(match: Match, reading: Reading) -> Iterator[tuple[Thing, Thing]]:
    """The subjects and objects of a wording, each with each.

    Misfits with the relation's domain or range and relations of a thing with itself are left out.
    """
    for subject, object_ in _pairs(match, reading):
        if _fits(match, reading, subject, object_):
            yield subject, object_


def _pairs(match: Match, reading: Reading) -> Iterator[tuple[Thing, Thing]]:
    if match.pairs:
        pairs = combinations(dict.fromkeys(mention.thing for mention in match.pairs), 2)
        yield from (pair for pair in pairs if match.whose is None or match.whose in pair)
        return
    objects = [mention.thing for mention in match.objects]
    subjects = [mention.thing for mention in match.subjects]
    flags = match.pattern.flags
    if match.relation.name == "participates-in" and len(objects) == 1:
        parties = objects[0].parties
        subjects = list(parties) if any(thing in parties for thing in subjects) else subjects
    subjects = subjects or list(_implied(flags.get("subject"), objects, match, reading))
    objects = objects or list(_implied(flags.get("object"), subjects, match, reading))
    if _of_another(match, reading, subjects):
        return
    whose = _whose_noun(match, reading, subjects, objects)
    for subject in subjects:
        for object_ in objects:
            if whose is None or subject.iri == whose.iri:
                yield subject, object_


def _of_another(match: Match, reading: Reading, subjects: Sequence[Thing]) -> bool:
    """Whether the noun is somebody else's: "Acme lent money for Oracle's partnership with Brightloom"."""
    if match.relation.group != "cooperation" or not match.pattern.cue.startswith("{S} "):
        return False
    first, last = (reading.tape.token_at(place) for place in (match.start, match.end - 1))
    tokens = reading.tape.tokens[first + 1 : last]
    for number, token in enumerate(tokens):
        mention = token.mention
        if mention is not None and token.possessive and len(mention.things) == 1:
            following = {word.word for word in tokens[number + 1 : number + 4]}
            if following & _COOPERATIONS:
                return all(thing.iri != mention.thing.iri for thing in subjects)
    return False


def _whose_noun(
    match: Match, reading: Reading, subjects: Sequence[Thing], objects: Sequence[Thing]
) -> Thing | None:
    """Whose act the wording's noun is: in "A and B announced A's purchase of C" it is A that buys C."""
    if not match.pattern.cue.startswith("{S}") or len(subjects) < 2:
        return None
    first, last = (reading.tape.token_at(place) for place in (match.start, match.end - 1))
    for token in reading.tape.tokens[first : last + 1]:
        if token.mention is not None and token.possessive and token.word not in {"their", "our"}:
            mine = {thing.iri for thing in token.mention.things}
            if len(mine) == 1 and any(thing.iri in mine for thing in subjects):
                return token.mention.thing
    return None


def _implied(role: str | None, named: list[Thing], match: Match, reading: Reading) -> Iterator[Thing]:
    """What a flag puts where the words leave a slot empty."""
    if role == "topic":
        before = reading.tape.tokens[: reading.tape.token_at(match.start)]
        named = [token.mention.thing for token in before if token.mention]
        if not named and reading.focus is not None:
            yield reading.focus
        topic = nearest_subject(before) or tuple(
            dict.fromkeys(thing for thing in named if thing.kind == "organization")
        )
        if len(topic) == 1:
            yield from topic
    elif role == "focus" and reading.focus is not None:
        yield reading.focus
    elif role == "last" and match.relation.name in reading.last:
        yield reading.last[match.relation.name]
    elif role == "parties":
        for thing in named:
            yield from thing.parties
    elif role == "agreement" and reading.agreement is not None:
        yield reading.agreement
    elif role == "other" and reading.agreement is not None:
        parties = reading.agreement.parties
        if len(parties) == 2 and any(thing.iri == party.iri for thing in named for party in parties):
            yield from (party for party in parties if all(party.iri != thing.iri for thing in named))


def _fits(match: Match, reading: Reading, subject: Thing, object_: Thing) -> bool:
    fits, relation = reading.vocabulary.fits, match.relation
    apart = subject.iri != object_.iri and subject.name.casefold() != object_.name.casefold()
    if relation.group in _OF_ORGANIZATIONS and "person" in {subject.kind, object_.kind}:
        return False
    if relation.group == "cooperation" and (
        any(side.kind == "regulator" and not _GOVERNING.search(side.name) for side in (subject, object_))
        or _is_of_one_house(subject, object_)
    ):
        return False
    owners = {thing.owner.iri for thing in (subject, object_) if thing.owner is not None}
    if relation.group == "hosting" and subject.kind == "organization" and _is_owned_by(object_, subject):
        return False  # "partnered with Oracle to host its model": Oracle does
    own_product = relation.name == "invests-in" and object_.kind not in PARTY_KINDS
    if ("another" in match.pattern.flags or relation.group == "supply" or own_product) and owners & {
        subject.iri,
        object_.iri,
    }:
        return False
    seller = match.pattern.flags.get("seller")
    if seller and (not sells(seller, subject) or sells(seller, object_)):
        return False
    if "close" in match.pattern.flags:
        first, last = (reading.tape.token_at(place) for place in (match.start, match.end - 1))
        if last - first > (2 if object_.kind == UNCLASSIFIED else 4):
            return False
    if relation.name == "announced" and object_.kind in {"agreement", "document"} and _is_nameless(object_):
        return False
    if relation.name == "develops" and _is_bare(subject, object_):
        return False
    if "maker" in match.pattern.flags and not _may_be_made_by(subject, object_):
        return False
    return apart and fits(subject.kind, relation.domain) and fits(object_.kind, relation.range)


def _is_bare(maker: Thing, thing: Thing) -> bool:
    """Whether a thing is no more than its maker's "models" or "software": nothing is told of it."""
    named_after = thing.owner is not None and thing.owner.iri == maker.iri
    rest = thing.name.removeprefix(maker.name).strip()
    return named_after and rest != thing.name and rest.isalpha() and rest.lower() in _BARE


def _may_be_made_by(maker: Thing, thing: Thing) -> bool:
    """Whether a thing is nobody else's: of no known owner, of this one, or of one that belongs to it."""
    owner = thing.owner
    while owner is not None and owner.iri != maker.iri:
        owner = owner.owner
    return thing.owner is None or owner is not None


def _is_owned_by(thing: Thing, party: Thing) -> bool:
    return thing.owner is not None and thing.owner.iri == party.iri


def _is_of_one_house(one: Thing, other: Thing) -> bool:
    """Whether one is named after the other or both after one: "Acme Heavy Industries" and "Acme"."""
    first, second = one.name.split(), other.name.split()
    return first[0] == second[0] and len(first[0]) > 3 and (len(first) > 1 or len(second) > 1)


def _is_nameless(agreement: Thing) -> bool:
    """Whether an agreement or document is called by a common noun alone, and so none in particular."""
    return not agreement.parties and agreement.name.islower() and " " not in agreement.name
