"""Whether words speak of a relation between two parties, and in which direction: by the ontology's cues.

The cues are read more loosely than by the rules: a wording counts where its words and the parties stand in
the order in which the cue has them, with whatever else between.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import cache
from typing import TypeAlias

from pactgraph.loaders.llm.agreement_names import AGREEMENT_NOUNS
from pactgraph.loaders.text.inflection import forms
from pactgraph.loaders.text.tape import Token
from pactgraph.ontology.vocabulary import Relation, vocabulary

__all__ = ["Level", "Support", "support"]

_COMMON = """
a an the of in on at to by for from with into onto between among as and or is are was were be been being
has have had will would can could may might it its their his her 's ' , . : ; ( ) - — that which who not no
up out over off under through across than more all both new first also one two
"""
_FUNCTION_WORDS = frozenset(_COMMON.split())
_ELEMENT = re.compile(r"\{[^}]*\}|[\[\]()]|[^\s\[\]()]+")
_MARGIN = 7
_POSSESSED = 6
_ALONE = 25


class Level(Enum):
    """How far words speak of a relation."""

    FULL = "all words of one of its wordings are there"
    PART = "some words of its wordings are there"
    REVERSED = "its wordings are there with the sides exchanged"
    NONE = "no word of its wordings is there"


@dataclass(frozen=True, slots=True)
class Support:
    """How far words speak of a relation, by which of them, from which token to which.

    ``able`` says that "can" is part of the wording, ``presupposed`` that it is true however it is put.
    """

    level: Level
    words: frozenset[str]
    first: int
    last: int
    able: bool = False
    presupposed: bool = False


_Element: TypeAlias = frozenset[str] | str


@dataclass(frozen=True, slots=True)
class _Wording:
    """A cue without its optional parts: sets of words and the slots S, O and both, in order."""

    elements: tuple[_Element, ...]
    telling: frozenset[str]
    possessor: str
    able: bool
    presupposed: bool


def support(relation: Relation, tokens: Sequence[Token], subject: int | None, object_: int | None) -> Support:
    """How far the tokens speak of a relation between the parties at two of them; one may be missing.

    >>> from pactgraph.loaders.text.tape import tokens
    >>> text = "acme has invested in bolt"
    >>> made = tokens(text, 0, len(text), [])
    >>> invests = vocabulary().relation("invests-in")
    >>> support(invests, made, 0, 4).level.name, support(invests, made, 4, 0).level.name
    ('FULL', 'REVERSED')
    >>> support(vocabulary().relation("hosts"), made, 0, 4).level.name
    'NONE'
    """
    places = [place for place in (subject, object_) if place is not None]
    margin = _MARGIN if len(places) > 1 else _ALONE
    reach = range(max(0, min(places) - margin), min(len(tokens), max(places) + margin + 1))
    wordings = _wordings(relation.name)

    def spoken(level: Level, met: Sequence[_Wording]) -> Support:
        said = {tokens[number].word for number in reach}
        telling = frozenset[str]().union(*(w.telling & said for w in met))
        whole = level is Level.FULL  # a part of a wording says nothing of what it implies
        able, presupposed = whole and any(w.able for w in met), whole and all(w.presupposed for w in met)
        return Support(level, telling, min(places), max(places), able, presupposed)

    if met := [w for w in wordings if _is_met(w, tokens, reach, subject, object_)]:
        return spoken(Level.FULL, met)
    turned = [w for w in wordings if _is_met(w, tokens, reach, object_, subject)]
    if turned:
        return spoken(Level.FULL if relation.symmetric else Level.REVERSED, turned)
    partly = spoken(Level.PART, wordings)
    return partly if partly.words else replace(partly, level=Level.NONE)


def _is_met(
    wording: _Wording, tokens: Sequence[Token], reach: range, subject: int | None, object_: int | None
) -> bool:
    if not wording.telling:
        owner, thing = (subject, object_) if wording.possessor == "S" else (object_, subject)
        if not wording.possessor or owner is None or thing is None:
            return False
        return tokens[owner].possessive and owner < thing <= owner + _POSSESSED
    at = reach.start
    for element in wording.elements:
        wanted = _place(element, subject, object_)
        if wanted is not None:
            if wanted < at:
                return False
            at = wanted + 1
        elif isinstance(element, frozenset):
            found = next((n for n in range(at, reach.stop) if tokens[n].word in element), None)
            if found is None:
                return False
            at = found + 1
    return True


def _place(element: _Element, subject: int | None, object_: int | None) -> int | None:
    """Where the party of a slot stands; that of both is where the later one does."""
    if element == "both":
        return None if subject is None or object_ is None else max(subject, object_)
    return subject if element == "S" else object_ if element == "O" else None


@cache
def _wordings(name: str) -> tuple[_Wording, ...]:
    """The wordings of a relation, of those that imply it, and of its inverses the other way round."""
    relations = vocabulary().relations
    relation = relations[name]
    near = [relation, *(relations[child] for child in relations if name in relations[child].parents)]
    own = [wording for one in near for cue in one.cues for wording in _read(cue, False)]
    turned = [w for inverse in relation.inverses for cue in relations[inverse].cues for w in _read(cue, True)]
    return (*own, *turned)


def _read(cue: str, turned: bool) -> Iterator[_Wording]:
    words, _, flags = cue.partition("=>")
    elements = tuple(_elements(words, turned))
    yield _wording(elements, words, flags, turned)
    if elements[:2] == (AGREEMENT_NOUNS, "both"):
        yield _wording(elements[1::-1] + elements[2:], words, flags, turned)


def _wording(elements: tuple[_Element, ...], words: str, flags: str, turned: bool) -> _Wording:
    content = [e - _FUNCTION_WORDS for e in elements if isinstance(e, frozenset) and "is" not in e]
    owner = next((side for side in "SO" if f"{{{side}'s" in words), "")
    owner = {"S": "O", "O": "S"}.get(owner, "") if turned else owner
    return _Wording(
        elements,
        frozenset[str]().union(*content),
        owner,
        "able" in flags.split(),
        "presupposed" in flags.split(),
    )


def _elements(words: str, turned: bool) -> Iterator[_Element]:
    depth = 0
    for element in _ELEMENT.findall(words):
        if element in "[(":
            depth += 1
        elif element in "])":
            depth -= 1
        elif depth == 0:
            yield from _element(element, turned)


def _element(element: str, turned: bool) -> Iterator[_Element]:
    if element.startswith("{parties"):
        yield AGREEMENT_NOUNS
        yield "both"
    elif element.startswith("{S&O"):
        yield "both"
    elif element.startswith(("{S", "{O")):
        yield {"S": "O", "O": "S"}[element[1]] if turned else element[1]
    elif not element.startswith(("{", "..")):
        parts = element.split("|")
        yield frozenset(
            form.lower() for part in parts for form in (forms(part[:-1]) if part.endswith("~") else (part,))
        )
