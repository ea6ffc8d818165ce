"""The ladder of firmness: how far a relation has got, from a rumour to what has been carried out.

Everything from *announced* on counts as a fact in a day's view; what stands below is somebody's word or
intention. A letter of intent stands below an announcement because it says of itself that it does not bind,
while what is announced is made known as agreed. *Reaffirmed* stands on the rung of *in-force*.
"""

from __future__ import annotations

from typing import Final

from pactgraph.ontology.claim import Claim, Status

__all__ = ["LADDER", "rung"]

LADDER: Final = (
    Status.RUMOURED,
    Status.REPORTED,
    Status.PLANNED,
    Status.LETTER_OF_INTENT,
    Status.ANNOUNCED,
    Status.DEFINITIVE,
    Status.IN_FORCE,
    Status.COMPLETED,
)
"""The rungs, the least firm first."""


def rung(claim: Claim) -> int:
    """How high a claim's status stands on the ladder; -1 for one that does not: ended, lapsed, denied.

    >>> from pactgraph.ontology.iri import Iri, entity_iri
    >>> from pactgraph.ontology.source import Evidence
    >>> claim = Claim(
    ...     subject=entity_iri("a"), subject_name="A", relation="funds", object=entity_iri("b"),
    ...     object_name="B", source=Iri("https://example.org/s"), evidence=Evidence("A will fund B."),
    ...     status=Status.PLANNED,
    ... )
    >>> rung(claim), LADDER[rung(claim)].value
    (2, 'planned')
    """
    status = Status.IN_FORCE if claim.status is Status.REAFFIRMED else claim.status
    return LADDER.index(status) if status in LADDER else -1
