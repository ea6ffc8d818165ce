"""The claim: what one source says about one relation between two entities. The one thing that flows."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from pactgraph.ontology.amount import Amount
from pactgraph.ontology.errors import InvalidValue
from pactgraph.ontology.iri import CLAIM_BASE, Iri, content_hash
from pactgraph.ontology.partial_date import PartialDate
from pactgraph.ontology.source import Evidence

__all__ = ["ENDING", "HOLDING", "Claim", "Confidence", "Modality", "Status"]


class Modality(StrEnum):
    """How the words put it."""

    ASSERTED = "asserted"
    NEGATED = "negated"
    HYPOTHETICAL = "hypothetical"


class Status(StrEnum):
    """How far the relation has got, as the source says; ``reported`` is a third party's unconfirmed word."""

    RUMOURED = "rumoured"
    REPORTED = "reported"
    ANNOUNCED = "announced"
    PLANNED = "planned"
    LETTER_OF_INTENT = "letter-of-intent"
    DEFINITIVE = "definitive"
    IN_FORCE = "in-force"
    REAFFIRMED = "reaffirmed"
    COMPLETED = "completed"
    ENDED = "ended"
    LAPSED = "lapsed"
    DENIED = "denied"


class Confidence(StrEnum):
    """How sure the collector of a claim is that the source got it right."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


HOLDING = frozenset(
    {Status.ANNOUNCED, Status.DEFINITIVE, Status.IN_FORCE, Status.REAFFIRMED, Status.COMPLETED}
)
"""Statuses with which an asserted claim enters a day's view."""

ENDING = frozenset({Status.ENDED, Status.LAPSED})
"""Statuses that say a relation is over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One statement of one source, with everything it says about scope, time, terms and speaker.

    ``valid_from`` and ``valid_to`` are half-open: the relation no longer holds on ``valid_to``.
    ``subject_name`` and ``object_name`` are the names the source uses; ``speakers`` are the entities
    behind the words ``asserted_by``, in the order of their IRIs. ``recorded_at`` is when this graph
    learned it, ``retired_at`` when a newer version of its source no longer said it; neither they nor
    ``recorded_by`` (loader and rule) make the claim another one. Where an entity has been found to be the
    same as another, ``subject`` or ``object`` is the one that stands for both, and ``subject_said`` or
    ``object_said`` the one that the source names; the claim stays the same claim.

    A claim from a register may name the ``entry`` that it renders, and the entries that the statement behind
    it ``replaces``: of two statements on one entry, the one said later takes the place of the earlier one,
    in whichever files they come. Neither makes the claim another one.

    >>> claim = Claim(
    ...     subject=Iri("https://w3id.org/pactgraph/entity/azure"), subject_name="Azure",
    ...     relation="exclusive-host-of",
    ...     object=Iri("https://w3id.org/pactgraph/entity/openai-api"), object_name="OpenAI API",
    ...     source=Iri("https://w3id.org/pactgraph/source/1"), evidence=Evidence("Azure alone hosts it"),
    ... )
    >>> claim.status, claim.modality.value, claim.iri.rsplit("/", 1)[0]
    (<Status.IN_FORCE: 'in-force'>, 'asserted', 'https://w3id.org/pactgraph/claim')
    """

    subject: Iri
    relation: str
    object: Iri
    source: Iri
    evidence: Evidence
    subject_name: str
    object_name: str
    scope: str | Iri | None = None
    exclusive: bool | None = None
    modality: Modality = Modality.ASSERTED
    status: Status = Status.IN_FORCE
    valid_from: PartialDate | None = None
    valid_to: PartialDate | None = None
    amounts: tuple[Amount, ...] = ()
    condition: str | None = None
    asserted_by: str | None = None
    speakers: tuple[Iri, ...] = ()
    confidence: Confidence | None = None
    entry: Iri | None = None
    replaces: tuple[Iri, ...] = ()
    recorded_by: str | None = field(default=None, compare=False)
    recorded_at: datetime | None = field(default=None, compare=False)
    retired_at: datetime | None = field(default=None, compare=False)
    subject_said: Iri | None = field(default=None, compare=False)
    object_said: Iri | None = field(default=None, compare=False)

    def __post_init__(self) -> None:
        for name, value in (
            ("scope", self.scope),
            ("condition", self.condition),
            ("asserted_by", self.asserted_by),
        ):
            if value is not None and not value.strip():
                raise InvalidValue(f"an empty {name} is written as None")
        object.__setattr__(self, "speakers", tuple(sorted(set(self.speakers))))
        object.__setattr__(self, "replaces", tuple(sorted(set(self.replaces))))

    @property
    def iri(self) -> Iri:
        """The claim's name: a hash of what is said and where, so that loading twice changes nothing."""
        said = (
            self.subject_said or self.subject, self.relation, self.object_said or self.object,
            self.source, self.subject_name, self.object_name,
            None if self.scope is None else f"{isinstance(self.scope, Iri)}{self.scope}",
            None if self.exclusive is None else str(self.exclusive),
            self.modality, self.status,
            None if self.valid_from is None else str(self.valid_from),
            None if self.valid_to is None else str(self.valid_to),
            self.condition, self.asserted_by, *self.speakers, None, self.confidence,
            self.evidence.quote, str(self.evidence.start),
            *(amount.key for amount in self.amounts),
        )  # fmt: skip
        return Iri(CLAIM_BASE + content_hash(*said)[:24])

    @property
    def holds(self) -> bool:
        """Whether the claim says that the relation is a fact, at some time."""
        return self.modality is Modality.ASSERTED and self.status in HOLDING

    @property
    def ends(self) -> bool:
        """Whether the claim says that the relation is over."""
        return self.modality is not Modality.HYPOTHETICAL and self.status in ENDING
