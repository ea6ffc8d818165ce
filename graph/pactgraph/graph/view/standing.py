"""Where a claim stands on a day: whether it holds, and if not, in plain words why not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pactgraph.graph.stretches import Stretch
from pactgraph.graph.timeline import said_on
from pactgraph.ontology.claim import HOLDING, Claim, Confidence, Modality, Status
from pactgraph.ontology.source import Source

__all__ = ["Course", "Standing", "StandingKind", "course"]


class StandingKind(StrEnum):
    """The four ways in which the page draws a relation."""

    HOLDS = "holds"
    UNSETTLED = "unsettled"
    PAST = "past"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Standing:
    """How a claim is drawn, and the word that says why."""

    kind: StandingKind
    word: str


_HOLDS = Standing(StandingKind.HOLDS, "holds")
_START_UNKNOWN = Standing(StandingKind.UNSETTLED, "start not known")


@dataclass(frozen=True, slots=True)
class Course:
    """Everything that tells where a claim stands on any day.

    ``held`` are the days on which it holds. ``never`` is where a claim stands that can never hold, as a
    rumour does; ``since`` is the day from which it counts at all, where that is known, and ``over`` the
    day on which its own term has ended.
    """

    held: Stretch | None
    never: Standing | None
    since: date | None
    over: date | None

    def on(self, day: date) -> Standing:
        """Where the claim stands on a day.

        >>> signed = Course(Stretch(date(2025, 1, 21), None), None, date(2025, 1, 21), None)
        >>> [signed.on(date(year, 3, 1)).word for year in (2024, 2026)]
        ['starts later', 'holds']
        """
        if self.held is not None and self.held.covers(day):
            return _HOLDS
        if self.over is not None and self.over <= day and self.never is None:
            return Standing(StandingKind.PAST, "past")
        if self.since is None:
            return self.never or _START_UNKNOWN
        if day < self.since:
            return Standing(StandingKind.LATER, "said later" if self.never else "starts later")
        return self.never or Standing(StandingKind.PAST, "superseded")


def course(claim: Claim, source: Source | None, held: Stretch | None) -> Course:
    """The course of a claim; which days it holds on is given and not decided here.

    >>> from pactgraph.ontology.iri import Iri
    >>> from pactgraph.ontology.source import Evidence
    >>> claim = Claim(
    ...     subject=Iri("urn:a"), subject_name="A", relation="hosts", object=Iri("urn:b"), object_name="B",
    ...     source=Iri("urn:s"), evidence=Evidence("A may host B"), status=Status.RUMOURED,
    ... )
    >>> course(claim, None, None).on(date(2026, 4, 27)).word
    'rumoured'
    """
    said = said_on(claim, source)
    over = None if claim.valid_to is None else claim.valid_to.first_day
    start = (claim.valid_to or claim.valid_from) if claim.ends else claim.valid_from
    never = _never(claim)
    # A plan is one from the day it is told, not from the day it is for.
    told = never is not None and not claim.ends
    since = said if start is None or told else start.first_day
    looks_back = over is not None and since >= over and never is None
    return Course(held, never, None if since == date.max or looks_back else since, over)


def _never(claim: Claim) -> Standing | None:
    if claim.ends:
        return Standing(StandingKind.PAST, claim.status.value)
    if claim.modality is Modality.NEGATED:
        return Standing(StandingKind.UNSETTLED, Status.DENIED.value)
    if claim.modality is Modality.HYPOTHETICAL:
        return Standing(StandingKind.UNSETTLED, claim.modality.value)
    if claim.status not in HOLDING:
        return Standing(StandingKind.UNSETTLED, claim.status.value.replace("-", " "))
    if claim.confidence is Confidence.LOW:
        return Standing(StandingKind.UNSETTLED, "low confidence")
    return None
