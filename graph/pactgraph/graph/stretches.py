"""From which day until which each claim holds, for those who show all days at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from pactgraph.graph.replacement import replacements
from pactgraph.graph.timeline import Timeline
from pactgraph.ontology.claim import Claim
from pactgraph.ontology.iri import Iri
from pactgraph.ontology.source import Source

__all__ = ["Stretch", "stretches"]


@dataclass(frozen=True, slots=True)
class Stretch:
    """The days on which a claim holds: the first, and the first on which it no longer does, if any."""

    start: date
    end: date | None

    def covers(self, day: date) -> bool:
        """Whether the claim holds on a day.

        >>> Stretch(date(2025, 1, 21), date(2026, 4, 27)).covers(date(2026, 4, 27))
        False
        """
        return self.start <= day and (self.end is None or day < self.end)


def stretches(claims: Iterable[Claim], sources: Mapping[Iri, Source]) -> dict[Iri, Stretch]:
    """The stretch of each claim that holds on some day.

    The timeline alone decides. It is asked for each pair of entities on its own, since claims on others
    never decide: so the cost grows with the claims, not with the claims times the days.

    >>> stretches([], {})
    {}
    """
    claims = list(claims)
    replaced = replacements(claims, sources)  # by what may be said of another pair
    between: dict[tuple[Iri, Iri], list[Claim]] = defaultdict(list)
    for claim in claims:
        between[min(claim.subject, claim.object), max(claim.subject, claim.object)].append(claim)
    found: dict[Iri, Stretch] = {}
    for group in between.values():
        timeline = Timeline(group, sources, replaced)
        begun: dict[Iri, date] = {}
        for day in timeline.change_days():
            holding = timeline.holding(day)
            for over in begun.keys() - holding:
                found[over] = Stretch(begun.pop(over), day)
            for new in holding - begun.keys():
                begun[new] = day
        found.update({iri: Stretch(start, None) for iri, start in begun.items()})
    return found
