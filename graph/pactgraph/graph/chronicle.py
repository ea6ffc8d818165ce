"""What a graph says from one perspective: its claims, and the days on which each of them holds."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from pactgraph.graph.inference import Fact
from pactgraph.graph.perspective import Perspective
from pactgraph.graph.snapshot import Snapshot
from pactgraph.graph.timeline import Timeline
from pactgraph.ontology.iri import Iri

__all__ = ["Chronicle"]


@dataclass(frozen=True, slots=True)
class Chronicle:
    """The claims that count from a perspective, and their timeline; made once, asked for any day.

    ``marks`` are the names of what was inferred on the days asked for so far.

    >>> Chronicle.of(Snapshot({}, {}, {}), Perspective()).timeline.change_days()
    []
    """

    snapshot: Snapshot
    timeline: Timeline
    marks: dict[Fact, Iri] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def of(cls, snapshot: Snapshot, perspective: Perspective) -> Chronicle:
        """The chronicle of a snapshot.

        :raises NotFound: where the perspective names a speaker that the graph does not know
        """
        admits = perspective.admits(snapshot)
        claims = {iri: claim for iri, claim in snapshot.claims.items() if admits(claim)}
        counted = snapshot if len(claims) == len(snapshot.claims) else replace(snapshot, claims=claims)
        return cls(counted, Timeline(claims.values(), snapshot.sources))
