"""Which claims can leave for formats that know facts only, and what of them goes along in words."""

from __future__ import annotations

from collections.abc import Iterator

from pactgraph.ontology.claim import ENDING, HOLDING, Claim, Confidence, Modality

__all__ = ["is_fact", "remarks"]


def is_fact(claim: Claim) -> bool:
    """Whether a claim says that a relation holds, or held until it ended, and is not doubtful."""
    told = claim.status in HOLDING or claim.status in ENDING
    return claim.modality is Modality.ASSERTED and told and claim.confidence is not Confidence.LOW


def remarks(claim: Claim) -> Iterator[str]:
    """What such a format has no field for, in words: exclusivity, condition, speaker, confidence."""
    if claim.exclusive is not None:
        yield "exclusive" if claim.exclusive else "not exclusive"
    if claim.condition is not None:
        yield f"condition: {claim.condition}"
    if claim.asserted_by is not None:
        yield f"according to {claim.asserted_by}"
    if claim.confidence is not None:
        yield f"confidence: {claim.confidence}"
