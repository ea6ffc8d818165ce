"""Entities named by their LEI, and the memory of which were given already."""

from __future__ import annotations

from typing import Final

from pactgraph.ontology.entity import Entity
from pactgraph.ontology.identifiers import Identifier
from pactgraph.ontology.iri import Iri

__all__ = ["Given", "party"]

_REMEMBERED: Final = 1 << 16


def party(lei: str) -> Entity:
    """The entity of an LEI of which nothing else is known: its name is the LEI until a file says more.

    >>> party("549300PSHWOM1D1JVL23").iri
    Iri('https://w3id.org/pactgraph/entity/lei-549300PSHWOM1D1JVL23')

    :raises InvalidValue: where it is no LEI
    """
    identifier = Identifier.of("lei", lei)
    return Entity(identifier.entity, identifier.value, "organization", identifiers=(identifier.iri,))


class Given:
    """Which entities a stream has given of late; forgetful, so that a register of any length fits.

    An entity that comes again after it was forgotten is given again, which changes nothing.
    """

    def __init__(self) -> None:
        self._seen: set[Iri] = set()

    def is_new(self, entity: Entity) -> bool:
        """Whether the entity has not been given since the memory was last emptied; it is now."""
        if entity.iri in self._seen:
            return False
        if len(self._seen) >= _REMEMBERED:
            self._seen.clear()
        self._seen.add(entity.iri)
        return True
