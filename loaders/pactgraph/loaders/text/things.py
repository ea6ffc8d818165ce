"""Things an article speaks of, and mentions: the places where it does."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from pactgraph.loaders.catalogue import Catalogue
from pactgraph.ontology.entity import Entity
from pactgraph.ontology.iri import Iri

__all__ = ["PARTY_KINDS", "Mention", "Thing", "Things"]

_FOUNDED = frozenset({"joint venture", "venture", "consortium", "alliance"})
"""Nouns for what goes on to exist by itself once it is agreed."""
PARTY_KINDS = frozenset({"organization", "regulator", "cloud-platform", "project", "person", "entity"})
"""Kinds of things that sign agreements and stand behind "the company", "they" and "we"."""


@dataclass(frozen=True, slots=True)
class Thing:
    """An entity under the name this article gives it, with its maker and, for an agreement, its parties.

    >>> Thing(Entity.named("Azure"), "Azure").kind
    'entity'
    """

    entity: Entity
    name: str
    owner: Thing | None = None
    parties: tuple[Thing, ...] = ()
    is_unnamed: bool = False
    """Whether it is an agreement called by its parties alone, as "their deal" is."""

    @property
    def kind(self) -> str:
        """The kind of its entity."""
        return self.entity.kind

    @property
    def iri(self) -> Iri:
        """The IRI of its entity."""
        return self.entity.iri


@dataclass(frozen=True, slots=True)
class Mention:
    """Where the article speaks of a thing, or of several at once ("both companies").

    ``head`` is the common noun of a mention that is no proper name ("deal"); ``explicit`` says that the
    words of an agreement name its parties.

    >>> Mention(0, 5, (Thing(Entity.named("Azure"), "Azure"),)).thing.name
    'Azure'
    """

    start: int
    end: int
    things: tuple[Thing, ...]
    head: str = ""
    explicit: bool = False

    @property
    def thing(self) -> Thing:
        """The one thing, or the first of several."""
        return self.things[0]


class Things:
    """What one article speaks of: known entities, new ones, and the names it uses for each.

    ``makers`` are the names of the known organizations that it mentions anywhere.

    >>> things = Things(Catalogue([Entity.named("Azure", "cloud-platform", aliases=("Microsoft Azure",))]))
    >>> things.thing("Microsoft Azure").name, things.thing("Brightloom", "organization").kind
    ('Azure', 'organization')
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._by_iri = {entity.iri: entity for entity in catalogue}
        self._known: dict[tuple[Iri, str], Thing] = {}
        self._shown: dict[Iri, str] = {}
        self.makers: tuple[str, ...] = ()

    def thing(self, name: str, kind: str = "entity", owner: Thing | None = None) -> Thing:
        """The thing of a name: from the catalogue, or minted as of a kind."""
        return self.of(self._catalogue.find(name) or Entity.named(" ".join(name.split()), kind), name, owner)

    def of(self, entity: Entity, said: str, owner: Thing | None = None) -> Thing:
        """The thing that is an entity, under the name by which the article first calls it."""
        name = said if _is_variant(said, entity) else self._shown.setdefault(entity.iri, _shown(said, entity))
        key = (entity.iri, name)
        if key not in self._known:
            self._known[key] = Thing(entity, name, owner or self._parent(entity))
        elif owner is not None and self._known[key].owner is None:
            self._known[key] = replace(self._known[key], owner=owner)
        return self._known[key]

    def called(self, entity: Entity, said: str) -> None:
        """Takes note of what the article calls an entity: its own name, or else the form that comes first."""
        if said.casefold() == entity.name.casefold():
            self._shown[entity.iri] = entity.name
        elif not _is_variant(said, entity):
            self._shown.setdefault(entity.iri, _shown(said, entity))

    def find(self, *names: str) -> Entity | None:
        """The catalogue's entity of the first name it knows."""
        return next(filter(None, map(self._catalogue.find, names)), None)

    def agreement(
        self, parties: Iterable[Thing], head: str, said: str | None = None, whose: Thing | None = None
    ) -> Thing:
        """The agreement of parties: named after them and the article's noun for it, ``said`` if shown.

        ``whose`` it is says that only this party has it with each of the others.
        """
        parties = tuple(parties)
        names = [party.name for party in parties]
        joined = ("-".join(names), "-".join(reversed(names)))
        entity = self.find(*(f"{both} {noun}" for noun in (head, "partnership") for both in joined))
        name = f"{joined[0]} {'partnership' if head == 'relationship' else head}"
        shown = f"{joined[0]} {said}" if said and said != "relationship" else name
        unnamed = entity is None and head not in _FOUNDED
        thing = Thing(entity or Entity.named(name, "agreement"), shown, whose, parties, unnamed)
        return self._known.setdefault((thing.iri, ""), thing)

    def _parent(self, entity: Entity) -> Thing | None:
        parent = self._by_iri.get(entity.parent) if entity.parent else None
        return None if parent is None else self.of(parent, self._shown.get(parent.iri, parent.name))


def _shown(said: str, entity: Entity) -> str:
    said = " ".join(said.split())
    return entity.name if f" {entity.name.casefold()} " in f" {said.casefold()} " else said


def _is_variant(said: str, entity: Entity) -> bool:
    """Whether the words name one version of what the catalogue keeps as a family."""
    return entity.kind in {"ai-model", "product"} and any(
        word[0].isdigit() and word not in entity.name for word in said.split()
    )
