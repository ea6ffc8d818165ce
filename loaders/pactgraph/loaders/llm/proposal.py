"""What a model proposes, and the reasons for which a proposal is not accepted."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Proposal", "Reason"]


class Reason(StrEnum):
    """Why a proposal was rejected."""

    INCOMPLETE = "a part is missing"
    RELATION = "no relation of the ontology"
    QUOTE = "the quote is not verbatim"
    LENGTH = "the quote is more than three sentences"
    INSTRUCTION = "the words instruct their reader"
    UNNAMED = "the words do not name the parties"
    SAME = "both sides are one entity"
    KIND = "the parties' kinds do not fit the relation"
    WORDING = "the words do not speak of the relation"
    DIRECTION = "the words have it the other way round"
    POLARITY = "the words deny it, or do not assert it"
    AGAINST_RULES = "the rules read the same words otherwise"


@dataclass(frozen=True, slots=True)
class Proposal:
    """One claim as a model proposes it: nothing but words, of which nothing is taken for granted.

    >>> Proposal("Azure", "hosts", "Frontier", "Azure hosts Frontier.").modality
    'asserted'
    """

    subject: str
    relation: str
    object: str
    quote: str
    subject_kind: str = ""
    object_kind: str = ""
    scope: str = ""
    exclusive: bool | None = None
    modality: str = "asserted"
    status: str = ""
    valid_from: str = ""
    valid_to: str = ""
    amount: str = ""
    condition: str = ""
    asserted_by: str = ""
