"""Commitments on a ladder: who owes whom how much, and how firmly; amounts are never added up.

One deal that several sources report is one line: the same parties, thing owed and unit, with the same scope
or, where one of them names no scope, the same amount. It stands on the highest rung that a source of at
least medium confidence gives it. A total is shown as what it is, beside its parts.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from pactgraph.graph.day_view import DayView
from pactgraph.graph.deals import Stated, commitment_words, deals, only_bound
from pactgraph.graph.history import belonging, overridden_by
from pactgraph.graph.ladder import LADDER, rung
from pactgraph.graph.snapshot import Snapshot
from pactgraph.graph.timeline import said_on, scope_key
from pactgraph.ontology.amount import Amount
from pactgraph.ontology.claim import Claim, Confidence, Modality, Status
from pactgraph.ontology.iri import Iri, pact
from pactgraph.ontology.vocabulary import vocabulary

__all__ = ["Commitment", "Direction", "commitments"]


class Direction(StrEnum):
    """Which side of a commitment the entity asked about is on."""

    OWES = "owes"
    IS_OWED = "is owed"


@dataclass(frozen=True, slots=True)
class Commitment:
    """One deal in one unit, with every claim that speaks of it, the firmest first.

    ``amounts`` are those that the claims on its rung give; more than one where these disagree.
    ``aggregate`` marks a sum of other deals. ``apart`` says why a line does not stand on the ladder.
    """

    direction: Direction
    rung: Status
    unit: str | None
    subject: Iri
    relation: str
    object: Iri
    scope: str | None
    amounts: tuple[Amount, ...]
    claims: tuple[Claim, ...]
    aggregate: bool
    apart: str | None = None

    @property
    def conditions(self) -> tuple[str, ...]:
        """What the deal depends on, in the words of its claims; "up to" is a bound of the amount instead."""
        told = (claim for claim in self.claims if not only_bound(claim))
        return tuple(dict.fromkeys(claim.condition for claim in told if claim.condition is not None))


def commitments(view: DayView, entity: Iri) -> list[Commitment]:
    """What an entity, with what belongs to it, owes and is owed on a day, the firmest first.

    >>> from pactgraph.graph.partnership_graph import PartnershipGraph
    >>> with PartnershipGraph() as graph:
    ...     _ = graph.load("pactgraph:reference")
    ...     view = graph.as_of("2026-05-01")
    ...     lines = commitments(view, view.show("OpenAI").entity.iri)
    >>> azure = next(line for line in lines if line.scope == "incremental Azure services")
    >>> azure.direction.value, azure.rung.value, str(azure.amounts[0]), len(azure.claims) > 1
    ('owes', 'definitive', '250,000,000,000 USD', True)
    """
    snapshot = view.snapshot
    own = belonging(snapshot, entity)
    owed = commitment_words().owed
    endings = [claim for claim in snapshot.claims.values() if claim.ends and claim.relation in owed]
    stated: dict[tuple[tuple[Iri, Iri], str, str | None, str | None], list[Stated]] = defaultdict(list)
    for claim in snapshot.claims.values():
        if claim.relation not in owed or own.isdisjoint((claim.subject, claim.object)):
            continue
        apart = _apart(claim, endings, view)
        if apart == _NOT_YET:
            continue
        # sources name now the entity and now a part of it as the party to one deal
        parties = _party(claim.subject, entity, own), _party(claim.object, entity, own)
        for one in Stated.all(claim):
            stated[parties, owed[claim.relation], one.amount.unit, apart].append(one)
    lines = [
        _commitment(deal, unit, apart, entity, own, snapshot)
        for (_, _, unit, apart), found in stated.items()
        for deal in deals(found)
    ]
    return sorted(lines, key=_order)


def _party(party: Iri, entity: Iri, own: frozenset[Iri]) -> Iri:
    return entity if party in own else party


_NOT_YET: Final = "not yet"


def _apart(claim: Claim, endings: list[Claim], view: DayView) -> str | None:
    """Why a claim is no commitment that stands on the day; ``None`` where it is one."""
    sources = view.snapshot.sources
    said = said_on(claim, sources.get(claim.source))
    start = said if claim.valid_from is None else claim.valid_from.first_day
    if said > view.day and start > view.day:
        return _NOT_YET
    if claim.status is Status.DENIED or claim.modality is Modality.NEGATED:
        return "denied"
    if claim.ends:
        return "over"
    if claim.confidence is Confidence.LOW:
        return "low confidence"
    if claim.modality is Modality.HYPOTHETICAL:
        return "hypothetical"
    if start > view.day:
        return _NOT_YET
    # money that was paid stays paid, whatever ended afterwards
    if claim.status is Status.COMPLETED:
        return None
    over = claim.valid_to is not None and claim.valid_to.first_day <= view.day
    return "over" if over or overridden_by(claim, endings, sources, view.day) else None


def _commitment(
    said: list[Stated],
    unit: str | None,
    apart: str | None,
    entity: Iri,
    own: frozenset[Iri],
    snapshot: Snapshot,
) -> Commitment:
    said = sorted(said, key=lambda one: (-rung(one.claim), *_newest(one.claim, snapshot)))
    top = said[0].claim
    firmest = [one.amount for one in said if rung(one.claim) == rung(top)]
    scope = next((str(one.claim.scope) for one in said if scope_key(one.claim) is not None), None)
    owes = top.subject in own and top.object != entity
    giver = snapshot.entities[top.subject]
    words = set() if scope is None else set(scope.casefold().split())
    return Commitment(
        direction=Direction.OWES if owes else Direction.IS_OWED,
        rung=LADDER[rung(top)] if rung(top) >= 0 else top.status,
        unit=unit,
        subject=top.subject,
        relation=top.relation,
        object=top.object,
        scope=scope,
        amounts=tuple({str(amount): amount for amount in firmest}.values()),
        claims=tuple(one.claim for one in said),
        # a funding round that "funds" is the sum of what its investors put in
        aggregate=bool(words & commitment_words().totals)
        or pact("Instrument") in vocabulary().kinds[giver.kind].ancestors,
        apart=apart,
    )


def _newest(claim: Claim, snapshot: Snapshot) -> tuple[int, Iri]:
    return -said_on(claim, snapshot.sources.get(claim.source)).toordinal(), claim.iri


def _order(line: Commitment) -> tuple[object, ...]:
    height = LADDER.index(line.rung) if line.rung in LADDER else -1
    largest = max((amount.high or amount.low or 0 for amount in line.amounts), default=0)
    ends = (line.subject, line.relation, line.object, line.scope or "", line.claims[0].iri)
    return line.apart or "", line.direction.value, -height, line.unit or "", -largest, *ends
