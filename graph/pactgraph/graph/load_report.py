"""What a load changed, counted; and what it did not keep, with the reasons."""

from __future__ import annotations

from dataclasses import dataclass

from pactgraph.ontology.records import Notice, Refusal

__all__ = ["LoadReport"]


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What a load changed in the claims of its sources.

    ``changed`` counts claims of which a source now says something else about the same subject, relation
    and object; ``added`` and ``removed`` are the rest of what is new and what is no longer said; ``same``
    is what was known already. ``replaced`` are claims that are kept and no longer hold, since a statement
    of another source takes the place of theirs, as registers publish them, whichever of the two was loaded
    now. Of the ``entities`` that were named, ``new_entities`` were in no source of the graph before.
    ``refusals`` are the pieces of the input that were not kept.

    >>> (LoadReport(sources=1, added=2) + LoadReport(sources=1, same=3)).sources
    2
    """

    sources: int = 0
    entities: int = 0
    new_entities: int = 0
    added: int = 0
    changed: int = 0
    removed: int = 0
    same: int = 0
    replaced: int = 0
    notices: tuple[Notice, ...] = ()
    refusals: tuple[Refusal, ...] = ()

    def __add__(self, other: LoadReport) -> LoadReport:
        return LoadReport(
            self.sources + other.sources,
            self.entities + other.entities,
            self.new_entities + other.new_entities,
            self.added + other.added,
            self.changed + other.changed,
            self.removed + other.removed,
            self.same + other.same,
            self.replaced + other.replaced,
            self.notices + other.notices,
            self.refusals + other.refusals,
        )
