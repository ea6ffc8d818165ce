"""Which claims hold on a day: the rules of a day's view, as pure functions over claims.

A claim is in the view of day *d* when it is asserted with a status that counts, *d* lies in its valid
interval, and no claim said later and effective by *d*, on the same subject, relation, object and scope,
ends or revises it. An unknown start is the source's date, and failing that the day the graph learned it.
A claim that ends a relation without naming a scope (or only the object's name as scope) ends every scope
of it. Of statements on one entry of a register, the later takes the place of the earlier. A claim that its
collector marked as of low confidence is kept and listed, but it neither enters a view nor overrules
another claim.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from pactgraph.graph.replacement import replacements, said_on
from pactgraph.ontology.claim import Claim, Confidence
from pactgraph.ontology.iri import Iri
from pactgraph.ontology.source import Source

__all__ = ["Timeline", "said_on", "scope_key"]

_Topic = tuple[Iri, str, Iri]


@dataclass(frozen=True, slots=True)
class _Dated:
    """A claim with the days that decide: when it was said, from when it counts, and until when."""

    claim: Claim
    said: date
    start: date
    end: date


class Timeline:
    """The days on which each claim holds, worked out once and then asked by day.

    A claim holds in one stretch: from its start to its end, or to the first day on which a later claim
    that overrides it takes effect. ``replaced`` are the claims whose statement another one has taken the
    place of, each with a claim of that; where only some of a graph's claims are given, so must it be.

    >>> Timeline([], {}).holding(date(2026, 4, 27))
    frozenset()
    """

    def __init__(
        self,
        claims: Iterable[Claim],
        sources: Mapping[Iri, Source],
        replaced: Mapping[Iri, Claim] | None = None,
    ) -> None:
        claims = list(claims)
        if replaced is None:
            replaced = replacements(claims, sources)
        by_topic: dict[_Topic, list[_Dated]] = defaultdict(list)
        for claim in claims:
            topic = (claim.subject, claim.relation, claim.object)
            by = None if claim.entry is None else replaced.get(claim.iri)
            until = None if by is None else said_on(by, sources.get(by.source))
            by_topic[topic].append(_dated(claim, sources.get(claim.source), until))
        stretches = [
            (dated.start, end, dated.claim.iri)
            for topic in by_topic.values()
            for dated in topic
            if _counts(dated.claim) and dated.start < (end := _end(dated, topic))
        ]
        stretches.sort()
        self._starts = [start for start, _, _ in stretches]
        self._ends = [(end, iri) for _, end, iri in stretches]

    def holding(self, day: date) -> frozenset[Iri]:
        """The IRIs of the claims that are in the view of a day."""
        begun = bisect_right(self._starts, day)
        return frozenset(iri for end, iri in self._ends[:begun] if day < end)

    def change_days(self) -> list[date]:
        """The days on which the view changes: every start and end of a claim's holding, in order."""
        ends = {end for end, _ in self._ends if end != date.max}
        return sorted(set(self._starts) | ends)


def _counts(claim: Claim) -> bool:
    return claim.holds and claim.confidence is not Confidence.LOW


def _dated(claim: Claim, source: Source | None, replaced_on: date | None) -> _Dated:
    said = said_on(claim, source)
    end = date.max if claim.valid_to is None else claim.valid_to.first_day
    if claim.ends:
        since = said if claim.valid_from is None else claim.valid_from.first_day
        return _Dated(claim, said, since if claim.valid_to is None else end, date.max)
    start = said if claim.valid_from is None else claim.valid_from.first_day
    return _Dated(claim, said, start, end if replaced_on is None else min(end, replaced_on))


def _end(dated: _Dated, topic: Iterable[_Dated]) -> date:
    overriding = (
        later.start for later in topic if later.said > dated.said and _overrides(later.claim, dated.claim)
    )
    return min([dated.end, *overriding])


def _overrides(later: Claim, earlier: Claim) -> bool:
    if later.ends and later.confidence is not Confidence.LOW:
        return scope_key(later) in (None, scope_key(earlier))
    return _counts(later) and scope_key(later) == scope_key(earlier) and _revises(later, earlier)


def scope_key(claim: Claim) -> str | None:
    """The scope as it is compared: a scope that only repeats the object's name narrows nothing."""
    if claim.scope is None:
        return None
    folded = " ".join(claim.scope.casefold().split())
    return None if folded == " ".join(claim.object_name.casefold().split()) else folded


def _revises(later: Claim, earlier: Claim) -> bool:
    changed = later.exclusive is not None and later.exclusive != earlier.exclusive
    return changed or (later.valid_to is not None and later.valid_to != earlier.valid_to)
