"""From a matched wording to claims: who, what, whom, and all that the words around say of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from pactgraph.loaders.text.cues import Match
from pactgraph.loaders.text.dates import DateRole, FoundDate, find_dates
from pactgraph.loaders.text.given import is_taken_as_given
from pactgraph.loaders.text.qualifiers import Window, is_exclusive, modality_and_status, window
from pactgraph.loaders.text.quantities import FoundAmount
from pactgraph.loaders.text.sentences import Sentence
from pactgraph.loaders.text.speakers import Speech
from pactgraph.loaders.text.subjects import nearest_subject
from pactgraph.loaders.text.tape import MARKS, Tape, Token
from pactgraph.loaders.text.things import PARTY_KINDS, Mention, Thing
from pactgraph.loaders.text.trades import sells
from pactgraph.loaders.text.wordlists import NOT_BEFORE_A_NAME
from pactgraph.ontology.amount import Amount
from pactgraph.ontology.claim import Claim, Modality, Status
from pactgraph.ontology.entity import UNCLASSIFIED
from pactgraph.ontology.partial_date import PartialDate
from pactgraph.ontology.source import Evidence, Source
from pactgraph.ontology.vocabulary import Vocabulary

__all__ = ["Reading", "claims_of"]

_QUANTIFIED = frozenset({"capital", "supply", "cooperation"})
_OF_ORGANIZATIONS = frozenset({"cooperation", "supply", "hosting"})
_APPOSITIVE = re.compile(r"\{[SO][^}]*\} ,")
_DETERMINER = re.compile(r"^(?:its|their|our|his|her|the|an?|some|all)\s+", re.IGNORECASE)
_THEN_ASKS = re.compile(
    rf" (?:,|but|so|—|:)[{MARKS}]* (?:(?:but|so|and)[{MARKS}]* )?"
    rf"(?:what|why|how|who|when|where|is|are|will|can)[{MARKS}]* "
)
_CONDITION = re.compile(
    r"\b(?:subject to|contingent (?:up)?on|conditional (?:up)?on|provided that|as soon as|once|"
    r"unless|if|when|until|as each)\b[^.;]{3,160}",
    re.IGNORECASE,
)
_GOVERNING = re.compile(
    r"\b(?:Pentagon|Department of (?!Justice)|Defen[cs]e|Ministry|[Gg]overnment|NASA|NHS|GSA|Army|Navy|Force|"
    r"Administration|City of|State of)\b"
)
"""Authorities that buy and cooperate, as others only judge."""
_PHYSICAL = frozenset({"W", "kW", "MW", "GW", "chips"})
"""Units in which nobody invests."""
_CLAUSE_ENDS = frozenset({";", ":", "but", "while"})
_PHRASE_ENDS = _CLAUSE_ENDS | {",", "and"}
_STILL_OF_IT = frozenset({"valued", "worth", "for", "or", "about"})
_SETTLED = frozenset({Status.IN_FORCE, Status.ANNOUNCED, Status.COMPLETED, Status.DEFINITIVE, Status.PLANNED})


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence as it is being read, and what its words may leave unsaid.

    ``agreement`` is the one the article is about, ``focus`` what the sentence before was about.
    """

    source: Source
    text: str
    vocabulary: Vocabulary
    sentence: Sentence
    tape: Tape
    speech: Speech
    agreement: Thing | None
    focus: Thing | None

    @property
    def asks(self) -> bool:
        """Whether the sentence is a question."""
        return self.text[self.sentence.start : self.sentence.end].rstrip(" \"'”’*_)").endswith("?")

    def asks_of(self, end: int) -> bool:
        """Whether what ends at a place of the tape is asked; in "A backs B, but why?" only the rest is."""
        return self.asks and _THEN_ASKS.search(self.tape.text, end) is None


def claims_of(match: Match, reading: Reading) -> Iterator[tuple[Thing, Thing, Claim]]:
    """The claims that a wording makes, with their subjects and objects.

    Misfits with the relation's domain or range and relations of a thing with itself are left out.
    """
    seen = window(reading.tape, match.start, match.end)
    if _APPOSITIVE.match(match.pattern.cue):
        seen = replace(seen, before="")  # "Acme, a unit of Oracle" is so whatever is said of Acme
    for subject, object_ in _pairs(match, reading):
        if _fits(match, reading, subject, object_):
            yield subject, object_, _claim(match, reading, seen, subject, object_)


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
    whose = _whose_noun(match, reading, subjects, objects)
    for subject in subjects:
        for object_ in objects:
            if whose is None or subject.iri == whose.iri:
                yield subject, object_


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
    if relation.name == "announced" and object_.kind == "agreement" and _is_nameless(object_):
        return False
    if "maker" in match.pattern.flags and not _may_be_made_by(subject, object_):
        return False
    return apart and fits(subject.kind, relation.domain) and fits(object_.kind, relation.range)


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
    """Whether an agreement is called by a common noun alone: "a partnership" tells of none in particular."""
    return not agreement.parties and agreement.name.islower() and " " not in agreement.name


def _claim(match: Match, reading: Reading, seen: Window, subject: Thing, object_: Thing) -> Claim:
    flags = match.pattern.flags
    modality, status = modality_and_status(seen, ability="able" in flags)
    if reading.asks_of(match.end - 1) and modality is Modality.ASSERTED:
        modality, status = Modality.HYPOTHETICAL, Status.REPORTED
    if (
        ("presupposed" in flags or (modality is Modality.HYPOTHETICAL and _is_given(match, reading)))
        and status is not Status.ENDED
        and (modality is not Modality.ASSERTED or status in _SETTLED)
    ):
        modality, status = Modality.ASSERTED, Status.IN_FORCE
    if modality is Modality.ASSERTED and status in _SETTLED:
        status = Status(flags.get("status", status))
        modality = Modality(flags.get("modality", modality))
    heard = reading.speech if reading.tape.token_at(match.start) >= reading.speech.since else Speech()
    said = () if "presupposed" in flags else heard.speakers
    speakers = tuple(thing for thing in said if thing.name != reading.source.publisher)
    if (
        speakers
        and status in _SETTLED
        and not any(_stands_for(thing, (subject, object_)) for thing in speakers)
    ):
        status = Status.REPORTED
    valid_from, valid_to = _interval(match, reading, over=status is Status.ENDED)
    sentence = reading.sentence
    return Claim(
        subject=subject.iri,
        subject_name=subject.name,
        relation=match.relation.name,
        object=object_.iri,
        object_name=object_.name,
        source=reading.source.iri,
        evidence=Evidence(reading.text[sentence.start : sentence.end], sentence.start, sentence.end),
        scope=_scope(match, reading),
        exclusive=_exclusive(match, seen),
        modality=modality,
        status=status,
        valid_from=valid_from,
        valid_to=valid_to,
        amounts=_amounts(match, reading),
        condition=_condition(match, reading),
        asserted_by=" and ".join(thing.name for thing in speakers) or None,
        speakers=tuple(thing.iri for thing in speakers),
        recorded_by=f"text:{match.rule}",
    )


def _is_given(match: Match, reading: Reading) -> bool:
    if match.relation.group != "cooperation":
        return False
    first, last = (reading.tape.token_at(place) for place in (match.start, match.end - 1))
    return is_taken_as_given(reading.tape.tokens, first, last)


def _stands_for(speaker: Thing, sides: tuple[Thing, ...]) -> bool:
    """Whether a speaker is a side of the claim, its maker or party, or one of its people."""
    near = {
        thing.iri for side in sides for thing in (side, *side.parties, *((side.owner,) if side.owner else ()))
    }
    return speaker.iri in near or (speaker.owner is not None and speaker.owner.iri in near)


def _exclusive(match: Match, seen: Window) -> bool | None:
    if match.relation.implies_exclusive or "exclusive" in match.pattern.flags:
        return True
    if "shared" in match.pattern.flags:
        return False
    return (
        is_exclusive(seen, anywhere=match.relation.group == "licensing")
        if match.relation.group in {"hosting", "licensing", "offerings", "supply"}
        else None
    )


def _scope(match: Match, reading: Reading) -> str | None:
    if match.scope is not None:
        first, last = (reading.tape.token_at(place) for place in (match.scope[0], match.scope[1] - 1))
        tokens = reading.tape.tokens
        return _tidy(_DETERMINER.sub("", reading.text[tokens[first].start : tokens[last].end]))
    where = match.pattern.flags.get("scope")
    if where == "whole":
        opening = reading.tape.tokens[reading.tape.token_at(match.start)]
        return _tidy(reading.text[opening.start : reading.sentence.end])
    if where == "rest":
        return _tidy(re.split(r"[.;:]\s|[.;:]$|\s[–—]\s", _rest(match, reading), maxsplit=1)[0])
    return _licensed(match, reading) if match.relation.group == "licensing" else None


def _licensed(match: Match, reading: Reading) -> str | None:
    """What is licensed, where a wording ends with whose it is: "a licence to Acme's models and tools"."""
    tokens = reading.tape.tokens
    first = reading.tape.token_at(match.end - 1)
    mention = tokens[first].mention
    if mention is None or not (tokens[first].possessive or mention.thing.owner):
        return None
    first += tokens[first].possessive
    last = first
    while (
        last < len(tokens) and last - first < 6 and tokens[last].word not in NOT_BEFORE_A_NAME - {"and", "or"}
    ):
        last += 1
    while last > first and (
        tokens[last - 1].word in {"and", "or"}
        or (tokens[last - 1].mention and not _is_thing(tokens[last - 1]))
    ):
        last -= 1
    return _tidy(reading.text[tokens[first].start : tokens[last - 1].end]) if last > first else None


def _is_thing(token: Token) -> bool:
    return token.mention is not None and token.mention.thing.kind not in PARTY_KINDS


def _tidy(words: str) -> str | None:
    return " ".join(words.split()).strip(" .,;:–—-") or None


def _rest(match: Match, reading: Reading) -> str:
    """The words of the sentence after the match."""
    number = reading.tape.token_at(match.end)
    if match.end >= len(reading.tape.text) - 1 or number >= len(reading.tape.tokens):
        return ""
    return reading.text[reading.tape.tokens[number].start : reading.sentence.end]


def _condition(match: Match, reading: Reading) -> str | None:
    found = _CONDITION.search(_rest(match, reading))
    if found is None or re.match(r"when it\b", found.group(), re.IGNORECASE):
        return None
    if found.group().lower().startswith("until"):
        date = next(find_dates(found.group(), reading.source.published), None)
        if date is not None and date.start < len("until the end of ") + 1:
            return None  # a date, and told as such
    return _tidy(found.group())


def _near(
    match: Match, reading: Reading, ends: frozenset[str]
) -> Iterator[Mention | FoundAmount | FoundDate]:
    """What the tokens of the match stand for, and those after it up to a word that ends its reach."""
    tokens = reading.tape.tokens
    first, last = reading.tape.token_at(match.start), reading.tape.token_at(match.end - 1)
    for number, token in enumerate(tokens[first:], first):
        following = tokens[number + 1].word if number + 1 < len(tokens) else ""
        if number > last and token.word in ends and following not in _STILL_OF_IT:
            return
        if token.what is not None:
            yield token.what


def _amounts(match: Match, reading: Reading) -> tuple[Amount, ...]:
    """The quantities in the match; where it is about quantities, also those behind it in its clause."""
    tokens = reading.tape.tokens
    last = reading.tape.token_at(match.end - 1)
    near = [what for what in _near(match, reading, _CLAUSE_ENDS) if isinstance(what, FoundAmount)]
    inside = [what for what in near if what.start < tokens[last].end]
    if match.relation.group not in _QUANTIFIED:
        near = inside
    elif inside:
        near = [what for what in _near(match, reading, _PHRASE_ENDS) if isinstance(what, FoundAmount)]
    if match.relation.group == "capital":
        near = [what for what in near if what.amount.unit not in _PHYSICAL]
    return tuple(dict.fromkeys(what.amount for what in near))


def _interval(match: Match, reading: Reading, *, over: bool) -> tuple[PartialDate | None, PartialDate | None]:
    dates = [token.what for token in reading.tape.tokens if isinstance(token.what, FoundDate)]
    near = [what for what in _near(match, reading, _CLAUSE_ENDS) if isinstance(what, FoundDate)]
    begins = [found.date for found in dates if found.role is DateRole.FROM]
    ends = [found.date for found in (dates if over else near) if found.role is DateRole.UNTIL]
    (ends if over else begins).extend(found.date for found in near if found.role is DateRole.ON)
    valid_from, valid_to = next(iter(begins), None), next(iter(ends), None)
    if valid_from is not None and valid_to is not None and valid_from.first_day >= valid_to.first_day:
        valid_from = None
    return valid_from, valid_to
