"""Names in an article: known and new ones, with short forms tied to the full name given earlier."""

from __future__ import annotations

from collections.abc import Iterator

from pactgraph.loaders.catalogue import Catalogue
from pactgraph.loaders.text.names import KnownName, name_index
from pactgraph.loaders.text.newnames import NewName, new_names
from pactgraph.loaders.text.sentences import Sentence
from pactgraph.loaders.text.things import Mention, Thing, Things

__all__ = ["Names"]

_FAMILIES = frozenset({"ai-model", "product", "service", "api"})


class Names:
    """The proper names of one article; ``folded`` is its folded text.

    >>> text = "Brightloom Labs grew. Later Brightloom sold it."
    >>> names = Names(text, Catalogue(), Things(Catalogue()))
    >>> from pactgraph.loaders.text.sentences import sentences
    >>> [mention.thing.name for sentence in sentences(text) for mention in names.within(sentence)]
    ['Brightloom Labs', 'Brightloom Labs']
    """

    def __init__(self, folded: str, catalogue: Catalogue, things: Things) -> None:
        self._text = folded
        self._things = things
        self._known = list(name_index(catalogue).find(folded))
        for name in self._known:
            things.called(name.entity, folded[name.start : name.end])
        things.makers = tuple(
            dict.fromkeys(n.entity.name for n in self._known if n.entity.kind == "organization")
        )
        self._next = 0
        self._short: dict[str, Thing] = {}

    def within(self, sentence: Sentence) -> Iterator[Mention]:
        """The names of a sentence, in order; sentences are asked for in order too."""
        known = list(self._known_within(sentence))
        new = list(new_names(self._text, sentence.start, sentence.end))
        extended = {name.start: name.end for name in new if _extends(name, known)}
        for name in known:
            if not any(start <= name.start < end for start, end in extended.items()):
                yield Mention(name.start, name.end, (self._of_known(name),))
        for fresh in new:
            if fresh.start in extended or not any(_overlap(fresh, name) for name in known):
                yield Mention(fresh.start, fresh.end, (self._of_new(fresh, known),))

    def _known_within(self, sentence: Sentence) -> Iterator[KnownName]:
        while self._next < len(self._known) and self._known[self._next].start < sentence.end:
            name = self._known[self._next]
            self._next += 1
            if name.start >= sentence.start and name.end <= sentence.end:
                yield name

    def _of_known(self, name: KnownName) -> Thing:
        thing = self._things.of(name.entity, self._text[name.start : name.end])
        self._remember(thing)
        return thing

    def _of_new(self, name: NewName, known: list[KnownName]) -> Thing:
        short = self._short.get(name.name)
        if short is not None:
            return short
        first = next((other.entity for other in known if other.start == name.start), None)
        owner = None
        kind = name.kind
        if first is not None and first.kind in _FAMILIES:
            kind = first.kind
        elif first is not None:
            owner = self._things.of(first, first.name)
        thing = self._things.thing(name.name, kind, owner)
        self._remember(thing)
        return thing

    def _remember(self, thing: Thing) -> None:
        """Keeps the first or last word of a full name as its short form."""
        words = thing.name.split()
        if len(words) > 1 and thing.kind in {"organization", "person"}:
            self._short.setdefault(words[-1] if thing.kind == "person" else words[0], thing)


def _overlap(name: NewName, known: KnownName) -> bool:
    return name.start < known.end and known.start < name.end


def _extends(name: NewName, known: list[KnownName]) -> bool:
    """Whether a run is more than the known name it begins with: a version of a family, a maker's product."""
    inside = [other for other in known if _overlap(name, other)]
    if len(inside) != 1 or inside[0].start != name.start or name.end <= inside[0].end:
        return False
    rest = name.name[inside[0].end - name.start :]
    if inside[0].entity.kind in _FAMILIES:
        return any(character.isdigit() for character in rest)
    return inside[0].entity.kind == "organization" and name.kind in _FAMILIES and rest[0] in " "
