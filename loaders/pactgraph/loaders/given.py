"""The memory of which entities a stream has given already, for inputs of any length."""

from __future__ import annotations

from typing import Final

from pactgraph.ontology.entity import Entity
from pactgraph.ontology.iri import Iri

__all__ = ["Given"]

_REMEMBERED: Final = 1 << 16


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
