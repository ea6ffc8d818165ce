"""The life of relations between two entities: what was said when, from when it counts, and what ended it.

A line asks the timeline itself why a claim does not hold, by asking it of the claim with and without each
other claim, so that the rules of a day's view stand in one place.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from pactgraph.graph.day_view import DayView
from pactgraph.graph.replacement import replacements, replaces
from pactgraph.graph.snapshot import Snapshot
from pactgraph.graph.timeline import Timeline, said_on
from pactgraph.ontology.claim import Claim, Confidence, Modality, Status
from pactgraph.ontology.iri import Iri
from pactgraph.ontology.partial_date import PartialDate
from pactgraph.ontology.source import Source
from pactgraph.ontology.vocabulary import vocabulary

__all__ = ["Fate", "Line", "belonging", "effective", "history", "line", "overridden_by"]


class Fate(StrEnum):
    """What has become of a claim by the day asked about."""

    HOLDS = "holds"
    OVER = "over"
    TO_COME = "to come"
    ENDING = "ends it"
    NOT_COUNTED = "not counted"


@dataclass(frozen=True, slots=True)
class Line:
    """One claim in the life of a relation.

    ``said`` is its source's date; ``since`` the day from which it counts, as precisely as was said.
    ``until`` and ``ended_by`` tell when and by which claims it ended; a claim that merely ran to the end
    of its own term has no ``ended_by``.
    """

    claim: Claim
    said: PartialDate | None
    since: PartialDate | None
    fate: Fate
    until: PartialDate | None = None
    ended_by: tuple[Claim, ...] = ()


def history(view: DayView, one: Iri, other: Iri, *, relation: str | None = None) -> list[Line]:
    """The claims between two entities, and between what belongs to them, in the order they were said.

    >>> from pactgraph.graph.partnership_graph import PartnershipGraph
    >>> with PartnershipGraph() as graph:
    ...     _ = graph.load("pactgraph:reference")
    ...     view = graph.as_of("2026-05-01")
    ...     ends = (view.show(name).entity.iri for name in ("Microsoft", "OpenAI"))
    ...     lines = history(view, *ends, relation="shares-revenue-with")
    >>> lines[-1].claim.relation, {line.fate.value for line in lines} >= {"holds", "over", "ends it"}
    ('shares-revenue-with', True)

    :raises UnknownRelation: where the ontology has no relation of that name
    """
    if relation is not None:
        vocabulary().relation(relation)
    snapshot = view.snapshot
    left, right = belonging(snapshot, one), belonging(snapshot, other)
    between = [
        claim
        for claim in snapshot.claims.values()
        if (claim.subject in left and claim.object in right)
        or (claim.subject in right and claim.object in left)
    ]
    replaced = replacements(snapshot.claims.values(), snapshot.sources)
    successors = (replaced[claim.iri] for claim in between if claim.iri in replaced)
    bearing = list({claim.iri: claim for claim in (*between, *successors)}.values())
    found = [line(claim, bearing, view) for claim in between if relation in (None, claim.relation)]
    return sorted(found, key=lambda one: _order(one, snapshot))


def belonging(snapshot: Snapshot, entity: Iri) -> frozenset[Iri]:
    """An entity and all that belongs to it: its products, platforms, subsidiaries, but not its people.

    >>> belonging(Snapshot({}, {}, {}), Iri("https://example.org/a"))
    frozenset({Iri('https://example.org/a')})
    """
    children: dict[Iri, list[Iri]] = {}
    for child in snapshot.entities.values():
        if child.parent is not None and child.kind != "person":
            children.setdefault(child.parent, []).append(child.iri)
    found: set[Iri] = set()
    waiting = [entity]
    while waiting:
        iri = waiting.pop()
        if iri not in found:
            found.add(iri)
            waiting += children.get(iri, [])
    return frozenset(found)


def effective(claim: Claim, source: Source | None) -> PartialDate | None:
    """From when a claim counts, as precisely as was said: its own date, or failing that its source's.

    What says that a relation is over counts from the day on which it says that it ended. Since when
    something held that was over before its source wrote, nobody knows.
    """
    own = (claim.valid_to or claim.valid_from) if claim.ends else claim.valid_from
    said = None if source is None else source.published
    looks_back = (
        said is not None and claim.valid_to is not None and claim.valid_to.first_day <= said.first_day
    )
    return own or (None if looks_back else said)


def overridden_by(
    claim: Claim, others: Iterable[Claim], sources: Mapping[Iri, Source], day: date
) -> list[Claim]:
    """The claims that have ended or revised a claim by a day, were it a fact without an end of its own.

    So it can also be asked of a plan or a rumour, which is never in a view but can be called off.
    """
    counted = replace(claim, status=Status.IN_FORCE, modality=Modality.ASSERTED, confidence=None)
    open_ended = replace(counted, valid_to=None)
    topic = (claim.subject, claim.relation, claim.object)
    same = [
        other
        for other in others
        if (other.subject, other.relation, other.object) == topic or replaces(other, claim)
    ]

    def gives_way(one: Claim, other: Claim, on: date) -> bool:
        alone, against = Timeline([one], sources), Timeline([one, other], sources)
        return one.iri in alone.holding(on) and one.iri not in against.holding(on)

    def overrides(other: Claim) -> bool:
        if claim.valid_to is None or not gives_way(open_ended, other, day):
            return gives_way(open_ended, other, day)
        # what only revises has to come before the end of the term, or to take over at it
        end = claim.valid_to.first_day
        since = effective(other, sources.get(other.source))
        takes_over = since is not None and since.first_day == end
        return other.ends or takes_over or gives_way(counted, other, min(day, end - timedelta(days=1)))

    return [other for other in same if other.iri != claim.iri and overrides(other)]


def line(claim: Claim, others: Iterable[Claim], view: DayView) -> Line:
    """What has become of a claim by the day of a view, in the light of other claims."""
    sources = view.snapshot.sources
    source = sources.get(claim.source)
    said, since = None if source is None else source.published, effective(claim, source)
    if claim.iri in view.holding:
        return Line(claim, said, since, Fate.HOLDS)
    if claim.ends:
        return Line(claim, said, since, Fate.ENDING)
    if not claim.holds or claim.confidence is Confidence.LOW:
        return Line(claim, said, since, Fate.NOT_COUNTED)
    if since is not None and since.first_day > view.day:
        return Line(claim, said, since, Fate.TO_COME)
    by = overridden_by(claim, others, sources, view.day)
    ends = [(other, _taking_effect(other, claim, sources.get(other.source))) for other in by]
    days = [end for _, end in ends if end is not None]
    if claim.valid_to is not None and claim.valid_to.first_day <= view.day:
        days.append(claim.valid_to)
    if not days:
        return Line(claim, said, since, Fate.NOT_COUNTED)
    until = min(days, key=lambda end: end.first_day)
    ended_by = (other for other, end in ends if end is not None and end.first_day == until.first_day)
    return Line(claim, said, since, Fate.OVER, until, tuple(ended_by))


def _taking_effect(other: Claim, claim: Claim, source: Source | None) -> PartialDate | None:
    """When another claim ended one; a statement takes the place of an earlier one on the day it is made."""
    made = None if source is None else source.published
    return made if made is not None and replaces(other, claim) else effective(other, source)


def _order(one: Line, snapshot: Snapshot) -> tuple[date, date, str, Iri]:
    claim = one.claim
    said = said_on(claim, snapshot.sources.get(claim.source))
    since = said if one.since is None else one.since.first_day
    return said, since, claim.relation, claim.iri
