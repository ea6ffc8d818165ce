"""The cue book: all wordings of a vocabulary, and their matches on a tape."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from pactgraph.loaders.text.patterns import Pattern, compile_pattern
from pactgraph.loaders.text.subjects import opening
from pactgraph.loaders.text.tape import CLOSE, MARKS, OPEN, Tape
from pactgraph.loaders.text.things import Mention, Thing
from pactgraph.loaders.text.wordlists import AUXILIARIES, words
from pactgraph.ontology.vocabulary import Relation, Vocabulary

__all__ = ["CueBook", "Match", "cue_book"]

_PARTIES = re.compile(
    rf" (?:between|among|with)[{MARKS}]* {OPEN}[^{CLOSE}]*{CLOSE}(?: and[{MARKS}]* {OPEN}[^{CLOSE}]*{CLOSE})?"
)
_BINDING = words("of with between among from on at against about including via behind")
_FREEING = words(
    "nobody none neither each both all either monday tuesday wednesday thursday friday saturday sunday"
)
_PRONOUNS = words("it they we")
_FREED = words("which who that whose , to backed owned led based and & or")
_BRACKETS = re.compile(rf" \([{MARKS}]* [^()]* \)[{MARKS}]* ")
_COMMON = AUXILIARIES | words(
    "of in on at by with from to for as and or its their is , . has have been more made make use used new "
    "deal deals agreement company unit include including like such the a"
)
_ONE_OF_THEM = re.compile(
    rf",[{MARKS}]* wh(?:ich|o)[{MARKS}]* (?:also[{MARKS}]* |previously[{MARKS}]* )?(?:was|[a-z]+s)[{MARKS}]* "
)
_APPOSITIVE = re.compile(r"\{[SO][^}]*\} ,")
_JUXTAPOSED = re.compile(r"\{O[^}]*\} [a-z|-]+ (?:\[[a-z ]+\] )?\{S")
_TOKEN = re.compile(rf"{OPEN}([a-z-]+):(\d+)(?:\^(\d+))?([^{CLOSE}]*){CLOSE}")


@dataclass(frozen=True, slots=True)
class Match:
    """A wording found on a tape: what stands in its slots, and from where to where it goes.

    ``asides`` are stretches of the tape that tell of something else, as relative clauses between do.
    """

    relation: Relation
    pattern: Pattern
    rule: str
    subjects: tuple[Mention, ...]
    objects: tuple[Mention, ...]
    pairs: tuple[Mention, ...]
    start: int
    end: int
    scope: tuple[int, int] | None = None
    whose: Thing | None = None
    asides: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class _Entry:
    relation: Relation
    pattern: Pattern
    rule: str
    subjects: frozenset[str]
    objects: frozenset[str]


class CueBook:
    """The cues of all relations, compiled.

    >>> from pactgraph.ontology.vocabulary import vocabulary
    >>> len(CueBook(vocabulary())) == sum(len(r.cues) for r in vocabulary().relations.values())
    True
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._entries = tuple(_entries(vocabulary))
        self.verbs = frozenset[str]().union(*(entry.pattern.verbs for entry in self._entries))
        self._by_word: dict[str, list[int]] = defaultdict(list)
        self._always: list[int] = []
        for number, entry in enumerate(self._entries):
            rarest = min(entry.pattern.anchors, key=_commonness, default=None)
            for word in rarest or ():
                self._by_word[word].append(number)
            if rarest is None:
                self._always.append(number)

    def __len__(self) -> int:
        return len(self._entries)

    def matches(self, tape: Tape) -> Iterator[Match]:
        """Every wording found on a tape."""
        words = {token.word or (token.mention.head if token.mention else "") for token in tape.tokens}
        candidates = {number for word in words for number in self._by_word.get(word, ())}
        for number in sorted(candidates.union(self._always)):
            entry = self._entries[number]
            if all(not words.isdisjoint(anchor) for anchor in entry.pattern.anchors):
                for found in entry.pattern.regex.finditer(tape.text):
                    if not (entry.pattern.verbs and _is_bound(tape, found)):
                        yield _match(entry, tape, found)


def _commonness(anchor: frozenset[str]) -> int:
    """How much a set of words is met in any text: the less, the better it chooses the cues worth trying."""
    return len(anchor) + 100 * len(anchor & _COMMON)


_KEPT: dict[int, tuple[Vocabulary, CueBook]] = {}


def cue_book(vocabulary: Vocabulary) -> CueBook:
    """The cue book of a vocabulary, compiled once."""
    kept = _KEPT.get(id(vocabulary))
    if kept is None:
        kept = _KEPT[id(vocabulary)] = (vocabulary, CueBook(vocabulary))
    return kept[1]


def _entries(vocabulary: Vocabulary) -> Iterator[_Entry]:
    for relation in vocabulary.relations.values():
        subjects, objects = (
            frozenset(kind for kind in vocabulary.kinds if vocabulary.fits(kind, role))
            for role in (relation.domain, relation.range)
        )
        for number, cue in enumerate(relation.cues, 1):
            pattern = compile_pattern(cue, subjects, objects)
            yield _Entry(relation, pattern, f"{relation.name}/{number}", subjects, objects)


def _match(entry: _Entry, tape: Tape, found: re.Match[str]) -> Match:
    groups = found.groupdict()
    subjects = _filled(groups, "S", tape)
    if len(subjects) > 1 and groups.get("S") and _ONE_OF_THEM.match(tape.text, found.end("S")):
        subjects = subjects[-1:]
    objects = _filled(groups, "O", tape)
    if _JUXTAPOSED.match(entry.pattern.cue):
        objects = objects[-1:]
    if _APPOSITIVE.match(entry.pattern.cue):  # of a list, what follows describes the last
        subjects, objects = (
            (subjects[-1:], objects) if entry.pattern.cue.startswith("{S") else (subjects, objects[-1:])
        )
    pairs = _mentions(groups.get("both") or "", tape)
    whose: Thing | None = None
    if groups.get("parties"):
        agreement = _mentions(groups["parties"], tape)[0]
        pairs = tuple(Mention(agreement.start, agreement.end, (party,)) for party in agreement.thing.parties)
        whose = agreement.thing.owner
    scope = found.span("scope") if groups.get("scope") else None
    return Match(
        entry.relation,
        entry.pattern,
        entry.rule,
        subjects,
        objects,
        pairs,
        found.start(),
        found.end(),
        scope,
        whose,
    )


def _is_bound(tape: Tape, found: re.Match[str]) -> bool:
    """Whether a preposition binds what would be the subject: in "the deal with A ends", A ends nothing."""
    number = tape.token_at(found.start())
    tokens = tape.tokens
    if tokens[number].mention is None or opening(tokens, number) not in _BINDING:
        return False
    near = tokens[max(0, number - 3) : number]
    if tokens[number].word in _PRONOUNS or any(token.word in _FREEING for token in near):
        return False
    following = tokens[number + 1].word if number + 1 < len(tokens) else ""
    after = tokens[number + 2].word if number + 2 < len(tokens) else ""
    if following == "," and after in AUXILIARIES | {"owns", "holds", "said"}:
        return True  # "Acme, a unit of Oracle, holds": the aside ends here
    return following not in _FREED and not following.endswith("ing")


def _filled(groups: dict[str, str | None], role: str, tape: Tape) -> tuple[Mention, ...]:
    if own := groups.get(f"{role}own"):
        token = _TOKEN.search(own)
        assert token is not None
        number = token[2] if token[4].endswith("'s") else token[3]
        mention = tape.things[int(number)]
        return (mention,) if isinstance(mention, Mention) else ()
    return _mentions(groups.get(role) or "", tape)


def _mentions(text: str, tape: Tape) -> tuple[Mention, ...]:
    """The mentions of a list, without possessors before, parties after and brackets between them."""
    text = _BRACKETS.sub(" ", _PARTIES.sub("", text))
    found = (tape.things[int(m[2])] for m in _TOKEN.finditer(text) if not m[4].endswith("'s"))
    return tuple(what for what in found if isinstance(what, Mention))
