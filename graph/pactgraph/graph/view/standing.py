"""Where a claim stands on a day: whether it holds, and if not, in plain words why not."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pactgraph.ontology.claim import HOLDING, Claim, Modality, Status
from pactgraph.ontology.iri import Iri
from pactgraph.ontology.source import Source

__all__ = ["Standing", "StandingKind", "standing"]


class StandingKind(StrEnum):
    """The three ways in which the page draws a relation."""

    HOLDS = "holds"
    PAST = "past"
    UNSETTLED = "unsettled"


@dataclass(frozen=True, slots=True)
class Standing:
    """How a claim is drawn, and the word that says why."""

    kind: StandingKind
    word: str


def standing(claim: Claim, source: Source, *, day: date, in_view: Collection[Iri]) -> Standing:
    """Where a claim stands on a day.

    Which claims hold is given by ``in_view`` and not decided here; for the others this names the reason.

    >>> from pactgraph.ontology.source import Evidence
    >>> source = Source("https://example.org/news")
    >>> claim = Claim(
    ...     subject=Iri("urn:a"), subject_name="A", relation="hosts", object=Iri("urn:b"), object_name="B",
    ...     source=source.iri, evidence=Evidence("A may host B"), status=Status.RUMOURED,
    ... )
    >>> standing(claim, source, day=date(2026, 4, 27), in_view=())
    Standing(kind=<StandingKind.UNSETTLED: 'unsettled'>, word='rumoured')
    """
    if claim.iri in in_view:
        return Standing(StandingKind.HOLDS, "holds")
    if claim.ends:
        return Standing(StandingKind.PAST, claim.status.value)
    if claim.modality is Modality.NEGATED:
        return Standing(StandingKind.UNSETTLED, Status.DENIED.value)
    if claim.modality is Modality.HYPOTHETICAL:
        return Standing(StandingKind.UNSETTLED, claim.modality.value)
    if claim.status not in HOLDING:
        return Standing(StandingKind.UNSETTLED, claim.status.value.replace("-", " "))
    if claim.valid_to is not None and claim.valid_to.first_day <= day:
        return Standing(StandingKind.PAST, "past")
    start = claim.valid_from or source.published
    if start is not None and start.first_day > day:
        return Standing(StandingKind.UNSETTLED, "starts later")
    return Standing(StandingKind.PAST, "superseded")
