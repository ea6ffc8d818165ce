"""Whether words speak of a relation, and in which direction: by the cues of the ontology.

The cues are read more loosely than by the rules: a wording counts where its words are there, in whatever
order, and the sides stand in the order in which the cue has them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache

from pactgraph.loaders.text.patterns import compile_pattern
from pactgraph.ontology.vocabulary import Relation, vocabulary

__all__ = ["Level", "Support", "support"]

_COMMON = """
    a an the of in on at to by for from with into onto between among as and or is are was were be been being
    has have had will would can could may might it its their his her 's ' , : ; ( ) - — that which who not no
    up out over off under through across than more all both new first also one two
"""
_FUNCTION_WORDS = frozenset(_COMMON.split())
_SLOT = re.compile(r"\{([SO])\b")


class Level(Enum):
    """How far words speak of a relation."""

    FULL = "all words of one of its wordings are there"
    PART = "some words of its wordings are there"
    REVERSED = "its wordings are there with the sides exchanged"
    NONE = "no word of its wordings is there"


@dataclass(frozen=True, slots=True)
class Support:
    """How far words speak of a relation, and by which of them."""

    level: Level
    words: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Wording:
    anchors: tuple[frozenset[str], ...]
    telling: frozenset[str]
    subject_first: bool | None


def support(
    relation: Relation, words: Iterable[str], subject_at: Iterable[int], object_at: Iterable[int]
) -> Support:
    """How far words in lower case speak of a relation between sides that stand at given places.

    >>> invests = vocabulary().relation("invests-in")
    >>> words = "acme has invested in bolt".split()
    >>> support(invests, words, [0], [20]).level.name, support(invests, words, [20], [0]).level.name
    ('FULL', 'REVERSED')
    >>> support(invests, "acme sued bolt".split(), [0], [10]).level.name
    'NONE'
    """
    said = set(words)
    forward, backward = _orders(list(subject_at), list(object_at))
    met = [w for w in _wordings(relation.name) if w.telling and all(a & said for a in w.anchors)]
    right = [
        w
        for w in met
        if relation.symmetric or w.subject_first is None or (forward if w.subject_first else backward)
    ]
    if met:
        telling = (w.telling & said for w in right or met)
        return Support(Level.FULL if right else Level.REVERSED, frozenset().union(*telling))
    some = frozenset[str]().union(*(w.telling & said for w in _wordings(relation.name)))
    return Support(Level.PART if some else Level.NONE, some)


def _orders(subject_at: list[int], object_at: list[int]) -> tuple[bool, bool]:
    """Whether the subject stands before the object somewhere, and behind it; where one is missing, both."""
    if not subject_at or not object_at:
        return True, True
    return min(subject_at) < max(object_at), min(object_at) < max(subject_at)


@cache
def _wordings(name: str) -> tuple[_Wording, ...]:
    """The wordings of a relation and of those it implies or is implied by."""
    relations = vocabulary().relations
    relation = relations[name]
    near = [relation, *(relations[child] for child in relations if name in relations[child].parents)]
    own = [wording for one in near for wording in map(_wording, one.cues)]
    turned = [
        _Wording(w.anchors, w.telling, None if w.subject_first is None else not w.subject_first)
        for inverse in relation.inverses
        for w in map(_wording, relations[inverse].cues)
    ]
    return (*own, *turned)


@cache
def _wording(cue: str) -> _Wording:
    anchors = compile_pattern(cue, frozenset({"entity"}), frozenset({"entity"})).anchors
    telling = frozenset(word for anchor in anchors for word in anchor if word not in _FUNCTION_WORDS)
    slots = list(dict.fromkeys(_slots(cue)))
    return _Wording(anchors, telling, slots[0] == "S" if len(slots) == 2 else None)


def _slots(cue: str) -> Iterator[str]:
    return (found[1] for found in _SLOT.finditer(cue.partition("=>")[0].replace("{S&O", "{")))
