"""The answer's schema as the model's library wants it; this module needs the extra ``llm``.

Everything is lenient here: what is missing or of the wrong type becomes empty, so that one bad claim does
not spoil the others. The checks are strict instead.
"""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from pactgraph.loaders.llm.proposal import Proposal

__all__ = ["ProposedClaims", "proposals"]

_MOST = 300


def _words(value: Any) -> Any:
    if isinstance(value, str):
        return value
    return "" if value is None or isinstance(value, bool | dict | list) else str(value)


def _truth(value: Any) -> bool | None:
    if isinstance(value, str):
        return {"true": True, "yes": True, "false": False, "no": False}.get(value.strip().lower())
    return value if isinstance(value, bool) else None


def _claims(value: Any) -> Any:
    return (
        [item if isinstance(item, dict) else {} for item in value[:_MOST]]
        if isinstance(value, list)
        else value
    )


Words = Annotated[str, BeforeValidator(_words)]


class ProposedClaim(BaseModel):
    """One relation that the words of the piece state between two parties."""

    model_config = ConfigDict(extra="ignore")

    subject: Words = ""
    relation: Words = ""
    object: Words = ""
    quote: Words = Field(default="", description="copied character by character from the piece")
    subject_kind: Words = ""
    object_kind: Words = ""
    scope: Words = ""
    exclusive: Annotated[bool | None, BeforeValidator(_truth)] = None
    modality: Words = Field(default="asserted", description="asserted, negated or hypothetical")
    status: Words = ""
    valid_from: Words = ""
    valid_to: Words = ""
    amount: Words = ""
    condition: Words = ""
    asserted_by: Words = ""


class ProposedClaims(BaseModel):
    """All claims of a piece."""

    model_config = ConfigDict(extra="ignore")

    claims: Annotated[list[ProposedClaim], BeforeValidator(_claims)]


def proposals(answer: ProposedClaims) -> tuple[Proposal, ...]:
    """The proposals of an answer.

    >>> answer = ProposedClaims.model_validate({"claims": [{"subject": "Azure", "object": None}, "?"]})
    >>> [(found.subject, found.object) for found in proposals(answer)]
    [('Azure', ''), ('', '')]
    """
    return tuple(Proposal(**claim.model_dump()) for claim in answer.claims)
