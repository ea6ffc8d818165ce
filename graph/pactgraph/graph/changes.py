"""What changed between two days: relations added, ended, revised and reaffirmed.

A relation is compared over its claims of one scope. A claim that names no scope speaks of the relation as
a whole: it is added or ended only where no claim of the relation, of whatever scope, stands against it on
the other day, so that another wording of the scope does not look like a new deal.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pactgraph.graph.day_view import DayView
from pactgraph.graph.history import belonging, effective, overridden_by
from pactgraph.graph.snapshot import Snapshot
from pactgraph.graph.term_changes import TermChange, tells, term_changes
from pactgraph.graph.timeline import said_on, scope_key
from pactgraph.ontology.claim import Claim
from pactgraph.ontology.iri import Iri, pact
from pactgraph.ontology.partial_date import PartialDate
from pactgraph.ontology.vocabulary import vocabulary

__all__ = ["Change", "ChangeKind", "TermChange", "changes", "concerning"]


class ChangeKind(StrEnum):
    """What became of a relation."""

    ADDED = "added"
    ENDED = "ended"
    REVISED = "revised"
    REAFFIRMED = "reaffirmed"


@dataclass(frozen=True, slots=True)
class Change:
    """One relation that changed, with the claims that show it, the most telling first.

    ``before`` are the claims that held on the earlier day, ``after`` those that hold on the later day and
    did not before, or, where the relation ended, the claims that ended it. ``on`` is the day of the change
    as precisely as was said.
    """

    kind: ChangeKind
    subject: Iri
    relation: str
    object: Iri
    scopes: tuple[str, ...]
    terms: tuple[TermChange, ...]
    before: tuple[Claim, ...]
    after: tuple[Claim, ...]
    on: PartialDate | None


_Topic = tuple[Iri, str, Iri]


def changes(before: DayView, after: DayView, *, entity: Iri | None = None) -> list[Change]:
    """What changed from one day's view to another's; with an entity, only what concerns it.

    >>> from pactgraph.graph.partnership_graph import PartnershipGraph
    >>> with PartnershipGraph() as graph:
    ...     _ = graph.load("pactgraph:reference")
    ...     views = graph.as_of("2026-02-27"), graph.as_of("2026-04-28")
    ...     found = changes(*views, entity=views[1].show("OpenAI").entity.iri)
    >>> licence = next(change for change in found if change.relation == "licenses-IP-to")
    >>> licence.kind.value, licence.terms[0].before, licence.terms[0].after
    ('revised', ('exclusive',), ('not exclusive',))
    """
    snapshot = after.snapshot
    if before.snapshot is not snapshot:
        snapshot = _both(before.snapshot, snapshot)
    wanted = None if entity is None else concerning(snapshot, entity)
    topics: dict[_Topic, list[Claim]] = defaultdict(list)
    for claim in snapshot.claims.values():
        if wanted is None or claim.subject in wanted or claim.object in wanted:
            topics[_topic(claim)].append(claim)
    comparison = _Comparison(before, after, snapshot)
    found = [change for topic, claims in topics.items() for change in comparison.of(topic, claims)]
    return sorted(found, key=lambda change: _order(change, snapshot))


def _both(one: Snapshot, other: Snapshot) -> Snapshot:
    """What two perspectives on a graph count, together."""
    return Snapshot(
        {**one.claims, **other.claims}, {**one.entities, **other.entities}, {**one.sources, **other.sources}
    )


def _topic(claim: Claim) -> _Topic:
    """The relation a claim is about; one that reads alike from both ends is one, whoever comes first."""
    ends = (claim.subject, claim.object)
    if vocabulary().relation(claim.relation).symmetric:
        ends = (min(ends), max(ends))
    return ends[0], claim.relation, ends[1]


def concerning(snapshot: Snapshot, entity: Iri) -> frozenset[Iri]:
    """An entity, all that belongs to it, and the agreements and documents that bear its name."""
    found = belonging(snapshot, entity)
    known = snapshot.entities.get(entity)
    if known is None:
        return found
    name = known.name.casefold()
    kinds = vocabulary().kinds
    bearing = {
        other.iri
        for other in snapshot.entities.values()
        if pact("Instrument") in kinds[other.kind].ancestors and name in other.name.casefold()
    }
    return found | bearing


@dataclass(frozen=True, slots=True)
class _Sides:
    """The claims of one scope that hold on the earlier and on the later day."""

    before: tuple[Claim, ...]
    after: tuple[Claim, ...]

    def __add__(self, other: _Sides) -> _Sides:
        return _Sides(
            tuple(dict.fromkeys(self.before + other.before)), tuple(dict.fromkeys(self.after + other.after))
        )


class _Comparison:
    def __init__(self, before: DayView, after: DayView, snapshot: Snapshot) -> None:
        self._first, self._last = before.day, after.day
        self._before, self._after = before.holding, after.holding
        self._snapshot = snapshot

    def of(self, topic: _Topic, claims: list[Claim]) -> Iterator[Change]:
        by_kind: dict[ChangeKind, dict[str | None, _Sides]] = defaultdict(dict)
        for scope, sides in _paired(self._by_scope(claims)).items():
            kind = self._kind(sides)
            if kind is not None:
                by_kind[kind][scope] = sides
        for kind, scopes in by_kind.items():
            if None in scopes and len(scopes) == 2:
                # the unscoped wording tells of the one scope that changed in the same way
                (named,) = (scope for scope in scopes if scope is not None)
                scopes = {named: scopes[named] + scopes[None]}
            for sides in scopes.values():
                yield self._change(kind, topic, sides, claims)

    def _by_scope(self, claims: Iterable[Claim]) -> dict[str | None, _Sides]:
        found: dict[str | None, _Sides] = {}
        for claim in claims:
            here = (claim,)
            sides = _Sides(
                here if claim.iri in self._before else (), here if claim.iri in self._after else ()
            )
            if sides.before or sides.after:
                scope = scope_key(claim)
                found[scope] = found.get(scope, _Sides((), ())) + sides
        return found

    def _kind(self, sides: _Sides) -> ChangeKind | None:
        if not sides.before:
            return ChangeKind.ADDED
        if not sides.after:
            return ChangeKind.ENDED
        if self._terms(sides):
            return ChangeKind.REVISED
        return ChangeKind.REAFFIRMED if self._again(sides) else None

    def _again(self, sides: _Sides) -> list[Claim]:
        """Claims said between the days about what an earlier claim had said already."""
        again = [claim for claim in sides.after if self._first < self._said(claim) <= self._last]
        return again if any(self._said(claim) <= self._first for claim in sides.before) else []

    def _terms(self, sides: _Sides) -> tuple[TermChange, ...]:
        return term_changes(sides.before, sides.after, self._first, self._last)

    def _change(self, kind: ChangeKind, topic: _Topic, sides: _Sides, claims: list[Claim]) -> Change:
        terms = self._terms(sides) if kind is ChangeKind.REVISED else ()
        before, after = sides.before, tuple(c for c in sides.after if c.iri not in self._before)
        if kind is ChangeKind.ENDED:
            after = self._endings(before, claims)
        elif kind is ChangeKind.REAFFIRMED:
            after = tuple(self._again(sides))
            before = tuple(claim for claim in before if claim not in after)
        elif kind is ChangeKind.REVISED:
            after = after or sides.after
        scopes = {scope_key(c): str(c.scope) for c in sides.before + sides.after if scope_key(c) is not None}
        return Change(
            kind, *topic, tuple(sorted(scopes.values())), terms,
            self._most_telling(before, terms), self._most_telling(after, terms),
            self._on(kind, before, after),
        )  # fmt: skip

    def _endings(self, ended: Iterable[Claim], claims: list[Claim]) -> tuple[Claim, ...]:
        sources, last = self._snapshot.sources, self._last
        found = (other for claim in ended for other in overridden_by(claim, claims, sources, last))
        return tuple(dict.fromkeys(other for other in found if other.ends))

    def _on(self, kind: ChangeKind, before: Iterable[Claim], after: Iterable[Claim]) -> PartialDate | None:
        days = [effective(claim, self._snapshot.sources.get(claim.source)) for claim in after]
        if kind is ChangeKind.ENDED and not days:
            ends = [claim.valid_to for claim in before if claim.valid_to is not None]
            return max(ends, key=lambda end: end.first_day, default=None)
        within = [day for day in days if day is not None and self._first < day.last_day]
        return min(within, key=lambda day: day.first_day, default=None)

    def _most_telling(self, claims: Iterable[Claim], terms: tuple[TermChange, ...]) -> tuple[Claim, ...]:
        def key(claim: Claim) -> tuple[object, ...]:
            told = sum(tells(change.term, claim) for change in terms)
            return -told, not claim.evidence.verbatim, -self._said(claim).toordinal(), claim.iri

        return tuple(sorted(claims, key=key))

    def _said(self, claim: Claim) -> date:
        return said_on(claim, self._snapshot.sources.get(claim.source))


def _paired(scopes: Mapping[str | None, _Sides]) -> dict[str | None, _Sides]:
    """Scopes with the unscoped claims of one day set against what stands on the other."""
    whole = scopes.get(None)
    if whole is None or (whole.before and whole.after):
        return dict(scopes)
    named: dict[str | None, _Sides] = {scope: sides for scope, sides in scopes.items() if scope is not None}
    opposite = {
        scope: sides for scope, sides in named.items() if (sides.after if whole.before else sides.before)
    }
    alone = {scope: sides for scope, sides in opposite.items() if not (sides.before and sides.after)}
    for sides in (alone or opposite).values():
        whole += _Sides((), sides.after) if whole.before else _Sides(sides.before, ())
    rest = {scope: sides for scope, sides in named.items() if scope not in alone}
    return {**rest, None: whole}


def _order(change: Change, snapshot: Snapshot) -> tuple[object, ...]:
    kinds = (ChangeKind.ENDED, ChangeKind.REVISED, ChangeKind.ADDED, ChangeKind.REAFFIRMED)
    names = (snapshot.entities[iri].name for iri in (change.subject, change.object))
    return kinds.index(change.kind), change.relation, *names, change.scopes
