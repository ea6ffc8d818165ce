"""Which claims hold on a day: the rules of a day's view, as pure functions over claims.

A claim is in the view of day *d* when it is asserted with a status that counts, *d* lies in its valid
interval, and no claim said later and effective by *d*, on the same subject, relation, object and scope,
ends or revises it. An unknown start is the source's date, and failing that the day the graph learned it.
A claim that ends a relation without naming a scope (or only the object's name as scope) ends every scope
of it. A claim that its collector
marked as of low confidence is kept and listed, but it neither enters a view nor overrules another claim.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from pactgraph.ontology.claim import Claim, Confidence
from pactgraph.ontology.iri import Iri
from pactgraph.ontology.source import Source

__all__ = ["Timeline"]

_Topic = tuple[Iri, str, Iri]


@dataclass(frozen=True, slots=True)
class _Dated:
    """A claim with the days that decide: when it was said, from when it counts, and until when."""

    claim: Claim
    said: date
    start: date
    end: date | None

    def covers(self, day: date) -> bool:
        return self.start <= day and (self.end is None or day < self.end)


class Timeline:
    """Claims in the order in which they were said, asked by day.

    >>> Timeline([], {}).holding(date(2026, 4, 27))
    frozenset()
    """

    def __init__(self, claims: Iterable[Claim], sources: Mapping[Iri, Source]) -> None:
        self._by_topic: dict[_Topic, list[_Dated]] = defaultdict(list)
        for claim in claims:
            topic = (claim.subject, claim.relation, claim.object)
            self._by_topic[topic].append(_dated(claim, sources.get(claim.source)))

    def holding(self, day: date) -> frozenset[Iri]:
        """The IRIs of the claims that are in the view of a day."""
        return frozenset(
            dated.claim.iri
            for topic in self._by_topic.values()
            for dated in topic
            if _counts(dated.claim) and dated.covers(day) and not _superseded(dated, topic, day)
        )

    def change_days(self) -> list[date]:
        """The days on which the view can change: every start and end, in order."""
        days = {dated.start for topic in self._by_topic.values() for dated in topic}
        days |= {dated.end for topic in self._by_topic.values() for dated in topic if dated.end}
        return sorted(days)


def _counts(claim: Claim) -> bool:
    return claim.holds and claim.confidence is not Confidence.LOW


def _dated(claim: Claim, source: Source | None) -> _Dated:
    published = None if source is None else source.published
    learned = date.max if claim.recorded_at is None else claim.recorded_at.date()
    said = learned if published is None else published.first_day
    end = None if claim.valid_to is None else claim.valid_to.first_day
    if claim.ends:
        start = end or (said if claim.valid_from is None else claim.valid_from.first_day)
        return _Dated(claim, said, start, None)
    start = said if claim.valid_from is None else claim.valid_from.first_day
    if claim.valid_from is None and end is not None and end <= start:
        # the source looks back on something that was over before it wrote
        start = date.min
    return _Dated(claim, said, start, end)


def _superseded(dated: _Dated, topic: Iterable[_Dated], day: date) -> bool:
    return any(
        later.said > dated.said and later.start <= day and _overrides(later.claim, dated.claim)
        for later in topic
    )


def _overrides(later: Claim, earlier: Claim) -> bool:
    if later.ends and later.confidence is not Confidence.LOW:
        return _scope(later) in (None, _scope(earlier))
    return _counts(later) and _scope(later) == _scope(earlier) and _revises(later, earlier)


def _scope(claim: Claim) -> str | None:
    """The scope as it is compared: a scope that only repeats the object's name narrows nothing."""
    if claim.scope is None:
        return None
    folded = " ".join(claim.scope.casefold().split())
    return None if folded == " ".join(claim.object_name.casefold().split()) else folded


def _revises(later: Claim, earlier: Claim) -> bool:
    changed = later.exclusive is not None and later.exclusive != earlier.exclusive
    return changed or (later.valid_to is not None and later.valid_to != earlier.valid_to)
