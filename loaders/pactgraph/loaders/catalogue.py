"""The catalogue of known entities: which names stand for which entity."""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

from pactgraph.ontology.entity import Entity
from pactgraph.ontology.errors import InvalidValue
from pactgraph.ontology.iri import ENTITY_BASE, Iri

__all__ = ["Catalogue", "bundled_catalogue"]


class Catalogue:
    """Entities findable by any of their names, whatever the case and spacing.

    >>> catalogue = Catalogue([Entity.named("Azure", "cloud-platform", aliases=("Microsoft Azure",))])
    >>> catalogue.find("microsoft  azure").name
    'Azure'
    >>> catalogue.find("Bluemix") is None
    True

    :raises InvalidValue: when two entities share a name
    """

    def __init__(self, entities: Iterable[Entity] = ()) -> None:
        self._entities: list[Entity] = []
        self._by_name: dict[str, Entity] = {}
        self._iris: set[Iri] = set()
        for entity in entities:
            self._add(entity)

    def _add(self, entity: Entity) -> None:
        self._entities.append(entity)
        self._iris.add(entity.iri)
        for name in (entity.name, *entity.aliases):
            other = self._by_name.setdefault(_folded(name), entity)
            if other.iri != entity.iri:
                raise InvalidValue(f"{name!r} names both {other.name!r} and {entity.name!r}")

    def find(self, name: str) -> Entity | None:
        """The entity of a name or alias, or nothing."""
        return self._by_name.get(_folded(name))

    def knows(self, iri: Iri) -> bool:
        """Whether an IRI is that of one of its entities."""
        return iri in self._iris

    def resolve(self, name: str) -> Entity:
        """The entity of a name, or an unclassified one minted from it."""
        return self.find(name) or Entity.named(" ".join(name.split()))

    def __iter__(self) -> Iterator[Entity]:
        return iter(self._entities)

    def __len__(self) -> int:
        return len(self._entities)


@cache
def bundled_catalogue() -> Catalogue:
    """The catalogue that ships with pactgraph.

    >>> bundled_catalogue().find("Amazon Web Services").name
    'AWS'
    """
    table = files("pactgraph.loaders.reference") / "entities.csv"
    return Catalogue(_entities(csv.DictReader(table.read_text(encoding="utf-8").splitlines())))


def _entities(rows: Iterable[dict[str, str]]) -> Iterator[Entity]:
    rows = list(rows)
    ids = {row["name"]: Iri(ENTITY_BASE + row["id"]) for row in rows}
    for row in rows:
        yield Entity(
            iri=ids[row["name"]],
            name=row["name"],
            kind=row["kind"],
            aliases=tuple(filter(None, row["aliases"].split("|"))),
            description=row["description"] or None,
            homepage=row["homepage"] or None,
            parent=ids.get(row["parent"]),
        )


def _folded(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())
