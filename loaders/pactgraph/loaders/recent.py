"""Entities and sources already given, as far as memory should remember them."""

from __future__ import annotations

from collections import OrderedDict
from typing import Final

from pactgraph.ontology.entity import Entity
from pactgraph.ontology.source import Source

__all__ = ["Recent"]

_REMEMBERED: Final = 50_000


class Recent:
    """Tells whether an entity or source was given lately; one forgotten is given again, which does no harm.

    >>> recent = Recent()
    >>> recent.is_new(Entity.named("Azure")), recent.is_new(Entity.named("Azure"))
    (True, False)
    """

    def __init__(self) -> None:
        self._seen: OrderedDict[Entity | Source, None] = OrderedDict()

    def is_new(self, record: Entity | Source) -> bool:
        """Whether it was not given lately; from now on it was."""
        if record in self._seen:
            self._seen.move_to_end(record)
            return False
        self._seen[record] = None
        if len(self._seen) > _REMEMBERED:
            self._seen.popitem(last=False)
        return True
