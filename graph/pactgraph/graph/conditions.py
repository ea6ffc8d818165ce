"""What would follow if a condition came true: rights and duties that would start, end or go on.

A condition is read by its words alone: those that name the event asked about, and the wording before them
that says what the event does. The words stand in ``conditions.yaml`` of the ontology. Where they do not
tell, the effect is unknown, and what makes an effect doubtful is said beside it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from pactgraph.graph.condition_words import Effect, Event, Reading
from pactgraph.graph.day_view import DayView
from pactgraph.graph.history import effective, overridden_by
from pactgraph.graph.snapshot import Snapshot
from pactgraph.graph.timeline import said_on, scope_key
from pactgraph.ontology.claim import Claim, Confidence, Modality, Status
from pactgraph.ontology.iri import Iri

__all__ = ["Consequence", "Effect", "conditional", "what_if"]

_CONDITIONAL: Final = "conditional-on"
_OPPOSITE: Final = {Effect.STARTS, Effect.ENDS}


@dataclass(frozen=True, slots=True)
class Consequence:
    """What would become of one claim.

    ``clause`` is the part of its condition that speaks of the event, ``matched`` the words in it that were
    recognised and ``cue`` the wording that says what the event does. ``doubts`` are reasons to be careful.
    """

    claim: Claim
    effect: Effect
    clause: str
    matched: tuple[str, ...]
    cue: str | None
    doubts: tuple[str, ...]


def what_if(view: DayView, event: str) -> list[Consequence]:
    """What would start, end or go on if an event came about on the day of the view.

    >>> from pactgraph.graph.partnership_graph import PartnershipGraph
    >>> with PartnershipGraph() as graph:
    ...     _ = graph.load("pactgraph:reference")
    ...     found = what_if(graph.as_of("2027-01-01"), "AGI verified")
    >>> [(one.claim.scope, one.clause, one.cue) for one in found if one.effect is Effect.ENDS]
    [('research methods', 'stops at panel-verified AGI', 'stops at')]

    :raises InvalidValue: where the text names no event
    """
    wanted = Event.read(event)
    snapshot = view.snapshot
    readings = {}
    for claim in snapshot.claims.values():
        if said_on(claim, snapshot.sources.get(claim.source)) <= view.day:
            texts = _conditions(claim, snapshot)
            reading = next(filter(None, map(wanted.within, texts)), None)
            if reading is not None:
                readings[claim.iri] = reading
    topics = defaultdict(list)
    for claim in snapshot.claims.values():
        topics[_topic(claim)].append(claim)
    dependent = [snapshot.claims[iri] for iri in readings]
    consequences = [_consequence(claim, topics[_topic(claim)], readings, view) for claim in dependent]
    rights = defaultdict(list)
    for one in consequences:
        rights[_right(one.claim)].append(one)
    effects = list(Effect)
    return sorted(
        (_contradicted(one, rights[_right(one.claim)], snapshot) for one in consequences),
        key=lambda one: (effects.index(one.effect), one.claim.relation, one.claim.iri),
    )


def conditional(claim: Claim) -> bool:
    """Whether a claim depends on something, as far as it says."""
    return claim.condition is not None or claim.relation == _CONDITIONAL


def _conditions(claim: Claim, snapshot: Snapshot) -> list[str]:
    """What a claim depends on, in words; the relation conditional-on is itself such a wording."""
    if claim.relation != _CONDITIONAL:
        return [] if claim.condition is None else [claim.condition]
    texts = (snapshot.entities[claim.object].name, claim.condition)
    return [f"conditional on {text}" for text in texts if text is not None]


def _consequence(
    claim: Claim, topic: list[Claim], readings: Mapping[Iri, Reading], view: DayView
) -> Consequence:
    reading = readings[claim.iri]
    effect, doubts = reading.effect, [f"its words do not say {word!r}" for word in reading.missing]
    if claim.status is Status.DENIED or claim.modality is Modality.NEGATED:
        effect = Effect.UNKNOWN
        doubts.append("this is a denial")
    elif claim.ends:
        effect = Effect.UNKNOWN
        doubts.append("this tells of an end")
    elif (gone := _gone(claim, topic, view)) is not None:
        effect = Effect.UNAFFECTED
        doubts = [gone]
    elif claim.holds and claim.valid_from is not None and claim.valid_from.first_day > view.day:
        effect = Effect.UNKNOWN
        doubts.append(f"it starts only with {claim.valid_from}, after the event")
    else:
        if effect is Effect.UNKNOWN:
            doubts.append("the wording does not say what the event does")
        doubts += _weakness(claim)
        doubts += _not_restated(claim, topic, readings, view)
    return Consequence(claim, effect, reading.clause, reading.matched, reading.cue, tuple(doubts))


def _topic(claim: Claim) -> tuple[Iri, str, Iri]:
    return claim.subject, claim.relation, claim.object


def _gone(claim: Claim, topic: list[Claim], view: DayView) -> str | None:
    """That a claim is over before the event comes about, where it is."""
    if claim.iri in view.holding:
        return None
    snapshot = view.snapshot
    overriding = overridden_by(claim, topic, snapshot.sources, view.day)
    endings = [other for other in overriding if other.ends]
    if endings:
        since = effective(endings[0], snapshot.sources.get(endings[0].source))
        return f"over since {since} ({_place_of(endings[0], snapshot)}), so nothing is left to change"
    if claim.valid_to is not None and claim.valid_to.first_day <= view.day:
        return f"over since {claim.valid_to}, so nothing is left to change"
    if overriding and claim.holds:
        return f"other terms have taken its place ({_place_of(overriding[0], snapshot)})"
    return None


def _weakness(claim: Claim) -> list[str]:
    found = []
    if not claim.holds:
        found.append(
            "only hypothetical" if claim.modality is Modality.HYPOTHETICAL else f"only {claim.status}"
        )
    if claim.confidence is Confidence.LOW:
        found.append("low confidence")
    return found


def _not_restated(
    claim: Claim, topic: list[Claim], readings: Mapping[Iri, Reading], view: DayView
) -> list[str]:
    """That claims said later, before the event, are silent on the condition or on the whole scope."""
    snapshot = view.snapshot
    said = said_on(claim, snapshot.sources.get(claim.source))
    later = [c for c in topic if c.holds and said < said_on(c, snapshot.sources.get(c.source)) <= view.day]
    again = [c for c in later if scope_key(c) == scope_key(claim)]
    if any(c.iri in readings for c in again):
        return []
    silent = again or later
    if not silent:
        return []
    latest = max(silent, key=lambda c: (said_on(c, snapshot.sources.get(c.source)), c.iri))
    what = "said again without the condition" if again else "not restated where the relation was told again"
    return [f"{what} ({_place_of(latest, snapshot)})"]


def _contradicted(one: Consequence, others: Iterable[Consequence], snapshot: Snapshot) -> Consequence:
    """With what contradicts it on the same right: a denial, or another effect of the event."""
    against = [
        other
        for other in others
        if Effect.UNAFFECTED not in (one.effect, other.effect)
        and (_denies(other.claim) != _denies(one.claim) or {one.effect, other.effect} == _OPPOSITE)
    ]
    if not against:
        return one
    places = "; ".join(dict.fromkeys(_place_of(other.claim, snapshot) for other in against))
    doubts = (*one.doubts, f"contradicted by {places}")
    return replace(one, effect=Effect.UNKNOWN, doubts=doubts)


def _right(claim: Claim) -> tuple[str | None, ...]:
    # what a thing is conditional on is the condition itself, which sources may word differently
    object = None if claim.relation == _CONDITIONAL else claim.object
    return claim.subject, claim.relation, object, scope_key(claim)


def _denies(claim: Claim) -> bool:
    return claim.status is Status.DENIED or claim.modality is Modality.NEGATED


def _place_of(claim: Claim, snapshot: Snapshot) -> str:
    source = snapshot.sources[claim.source]
    return f"{source.publisher or source.identifier}, {source.published or 'undated'}"
