"""How the words of a condition are read: whether they speak of an event, and what they say it does."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Final

import yaml

from pactgraph.ontology.errors import InvalidValue
from pactgraph.ontology.vocabulary import ontology_file

__all__ = ["Effect", "Event", "Reading"]

_CLAUSE: Final = re.compile(r"[;,]|\botherwise\b|\bwhichever\b")
_WORD: Final = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")


class Effect(StrEnum):
    """What the condition, come true, would do to a right or duty."""

    STARTS = "starts"
    ENDS = "ends"
    UNAFFECTED = "unaffected"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Reading:
    """A clause that speaks of an event: the words recognised, those of the question that it does not say,
    and the wording before the event, if any, that says what it does."""

    clause: str
    matched: tuple[str, ...]
    missing: tuple[str, ...]
    cue: str | None
    effect: Effect


@dataclass(frozen=True, slots=True)
class Event:
    """The event asked about: words that name it and words for how it comes about, with their synonyms.

    >>> agi = Event.read("AGI verified")
    >>> reading = agi.within("stops at panel-verified AGI, otherwise at the end of 2030")
    >>> reading.effect.value, reading.matched, reading.cue
    ('ends', ('verified', 'AGI'), 'stops at')
    >>> agi.within("exclusive until AGI").missing, agi.within("once the IPO is filed")
    (('verified',), None)
    """

    names: Mapping[str, tuple[str, ...]]
    manners: Mapping[str, tuple[str, ...]]

    @classmethod
    def read(cls, text: str) -> Event:
        """The event of a question.

        :raises InvalidValue: where the text names no event
        """
        words = _words()
        left = f" {' '.join(_WORD.findall(text.casefold()))} "
        names, left = _take(words.events, left)
        manners, left = _take(words.manners, left)
        # a word that no list knows stands for itself
        names |= {word: (word,) for word in left.split() if word not in words.fillers}
        if not names:
            raise InvalidValue(f"{text!r} names no event; say what happens, such as 'AGI verified' or 'IPO'")
        return cls(names, manners)

    def within(self, condition: str) -> Reading | None:
        """How a condition speaks of the event, in the first of its clauses that does."""
        for clause in filter(None, (part.strip() for part in _CLAUSE.split(condition))):
            named = [place for family in self.names.values() if (place := _place(clause, family)) is not None]
            if len(named) == len(self.names):
                manners = {name: _place(clause, family) for name, family in self.manners.items()}
                told = sorted([*named, *(place for place in manners.values() if place is not None)])
                missing = tuple(name for name, place in manners.items() if place is None)
                effect, cue = _direction(clause, min(named)[0])
                return Reading(clause, tuple(word for _, word in told), missing, cue, effect)
        return None


def _take(families: Mapping[str, tuple[str, ...]], text: str) -> tuple[dict[str, tuple[str, ...]], str]:
    found = {}
    for name, family in families.items():
        for word in sorted(family, key=len, reverse=True):
            if f" {word} " in text:
                text = text.replace(f" {word} ", " ")
                found[name] = family
    return found, text


def _place(clause: str, family: Iterable[str]) -> tuple[int, str] | None:
    found = [(match.start(), match.group()) for word in family if (match := _pattern(word).search(clause))]
    return min(found, default=None)


def _direction(clause: str, before: int) -> tuple[Effect, str | None]:
    """What the wording nearest before the event says; of two that end together, the longer one counts."""
    found = (
        (match.end(), len(cue), effect, cue)
        for cue, effect in _words().cues.items()
        for match in _pattern(cue).finditer(clause, 0, before)
    )
    nearest = max(found, default=None)
    return (Effect.UNKNOWN, None) if nearest is None else (nearest[2], nearest[3])


@cache
def _pattern(words: str) -> re.Pattern[str]:
    # a part of a compound, as in panel-verified, is a word too
    return re.compile(rf"(?<!\w){re.escape(words)}(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Words:
    events: Mapping[str, tuple[str, ...]]
    manners: Mapping[str, tuple[str, ...]]
    cues: Mapping[str, Effect]
    fillers: frozenset[str]


@cache
def _words() -> _Words:
    # the base loader keeps "on" a word, which YAML otherwise takes for true
    loaded = yaml.load(ontology_file("conditions.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return _Words(
        {name: tuple(family) for name, family in loaded["events"].items()},
        {name: tuple(family) for name, family in loaded["manners"].items()},
        {
            cue: effect
            for effect in (Effect.ENDS, Effect.STARTS, Effect.UNAFFECTED)
            for cue in loaded[effect.value]
        },
        frozenset(loaded["fillers"]),
    )
