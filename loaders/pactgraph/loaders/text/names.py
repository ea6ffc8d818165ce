"""Known names: every place where the text writes a name of the catalogue."""

from __future__ import annotations

import re
import weakref
from collections.abc import Iterator
from dataclasses import dataclass

import ahocorasick

from pactgraph.loaders.catalogue import Catalogue
from pactgraph.loaders.text.document import fold
from pactgraph.ontology.entity import Entity

__all__ = ["KnownName", "NameIndex", "name_index"]

_SHORTEST = 2
_VERSION = re.compile(r"[.-]\d|(?<=\d)-[A-Z]")


@dataclass(frozen=True, slots=True)
class KnownName:
    """An occurrence of a name that the catalogue knows.

    >>> KnownName(Entity.named("Azure"), 0, 5).entity.name
    'Azure'
    """

    entity: Entity
    start: int
    end: int


class NameIndex:
    """All names of a catalogue in one automaton, so that time does not grow with their number.

    >>> index = NameIndex(Catalogue([Entity.named("Azure", "cloud-platform", aliases=("Microsoft Azure",))]))
    >>> [(hit.start, hit.end) for hit in index.find("On Microsoft Azure. An azure sky.")]
    [(3, 18)]
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self._automaton = ahocorasick.Automaton()
        for entity in catalogue:
            for name in (entity.name, *entity.aliases):
                folded = fold(name)
                if len(folded) >= _SHORTEST:
                    self._automaton.add_word(_lowered(folded), (entity, folded))
        if len(self._automaton):
            self._automaton.make_automaton()

    def find(self, text: str) -> Iterator[KnownName]:
        """The longest names in the text that do not overlap, written as names are."""
        if not len(self._automaton):
            return
        folded = fold(text)
        hits = []
        for last, (entity, name) in self._automaton.iter(_lowered(folded)):
            start, end = last - len(name) + 1, last + 1
            if (
                _is_word(folded, start, end)
                and _same_case(folded[start:end], name)
                and not _is_adjective(folded, entity, name, end)
            ):
                hits.append(KnownName(entity, start, end))
        hits.sort(key=lambda hit: (hit.start, -hit.end))
        end = 0
        for hit in hits:
            if hit.start >= end:
                yield hit
                end = hit.end


_INDEXES: weakref.WeakKeyDictionary[Catalogue, NameIndex] = weakref.WeakKeyDictionary()


def name_index(catalogue: Catalogue) -> NameIndex:
    """The index of a catalogue, built once.

    >>> catalogue = Catalogue()
    >>> name_index(catalogue) is name_index(catalogue)
    True
    """
    index = _INDEXES.get(catalogue)
    if index is None:
        index = _INDEXES[catalogue] = NameIndex(catalogue)
    return index


def _lowered(text: str) -> str:
    """Lower case, character by character where the whole would change in length."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _is_word(text: str, start: int, end: int) -> bool:
    before = text[start - 1 : start]
    after = text[end : end + 1]
    if before.isalnum() or after.isalnum() or (before and before in ".@/_"):
        return False
    if before == "-" and text[start - 2 : start - 1].isdigit():
        return False
    return _VERSION.match(text, end) is None


def _is_adjective(text: str, entity: Entity, name: str, end: int) -> bool:
    """Whether it only looks like a mention: "Frontier models", or a maker and its things, "X's models"."""
    return "'s " in name or (
        entity.kind == "product" and " " not in name and text[end : end + 7].lower() == " models"
    )


def _same_case(found: str, name: str) -> bool:
    """The capitals that begin a name's words must be in the text: "meta analysis" does not name Meta."""
    initials = (i for i, c in enumerate(name) if c.isupper() and (i == 0 or not name[i - 1].isalnum()))
    capital = next((i for i, c in enumerate(name) if c.isupper()), None)
    return all(found[i].isupper() for i in initials) and (capital is None or found[capital].isupper())
