"""What a correction is: which claim or entity it is about, and what should be true of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pactgraph.ontology.claim import Claim
from pactgraph.ontology.errors import MalformedSource
from pactgraph.ontology.iri import CLAIM_BASE

__all__ = ["Added", "Address", "ClaimCorrection", "Corrections", "EntityCorrection", "Place"]

SHORTEST_ID = 8
"""Characters of a claim's id that are enough to name it."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a correction is written.

    >>> str(Place("c.yaml", 3))
    'c.yaml, line 3'
    """

    name: str
    line: int
    lines: Mapping[str, int] = field(default_factory=dict, compare=False)

    def error(self, problem: str, key: str | None = None) -> MalformedSource:
        """The error that a problem found at the place is, or at one of its fields."""
        return MalformedSource(self.name, problem, line=self.lines.get(key or "", self.line))

    def __str__(self) -> str:
        return f"{self.name}, line {self.line}"


@dataclass(frozen=True, slots=True)
class Address:
    """Which claim is meant: by its id, and by its words for when the id has changed.

    The id changes with anything the claim says; the words - a quote or part of it, the relation and the
    names of the sides - outlive better reading rules.
    """

    claim: str | None = None
    quote: str | None = None
    relation: str | None = None
    subject: str | None = None
    object: str | None = None

    @classmethod
    def of(cls, claim: Claim) -> Address:
        """The whole address of a claim."""
        return cls(
            claim=claim.iri.removeprefix(CLAIM_BASE),
            quote=claim.evidence.quote,
            relation=claim.relation,
            subject=claim.subject_name,
            object=claim.object_name,
        )

    def has_id_of(self, claim: Claim) -> bool:
        """Whether the id, or the beginning of one, is the claim's."""
        return self.claim is not None and claim.iri.removeprefix(CLAIM_BASE).startswith(self.claim)

    def has_words_of(self, claim: Claim) -> bool:
        """Whether quote, relation and sides, as far as they are given, are the claim's."""
        if self.quote is None or self.relation != claim.relation:
            return False
        sides = ((self.subject, claim.subject_name), (self.object, claim.object_name))
        same = all(said is None or _plain(said) == _plain(name) for said, name in sides)
        return same and _plain(self.quote) in _plain(claim.evidence.quote)

    def __str__(self) -> str:
        said = " ".join(filter(None, (self.subject, self.relation, self.object)))
        words = f'{said} in "{_short(self.quote)}"' if self.quote else said
        return " or ".join(filter(None, (self.claim and f"claim {self.claim}", words)))


@dataclass(frozen=True, slots=True)
class ClaimCorrection:
    """A claim that is rejected, or of which ``parts`` should be otherwise.

    ``parts`` are by the names of the file; a value of ``None`` says that there is no such part.
    """

    place: Place
    address: Address
    reject: bool = False
    parts: Mapping[str, Any] = field(default_factory=dict)
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Added:
    """A claim that was missed: its parts, among them a verbatim quote."""

    place: Place
    parts: Mapping[str, Any]
    why: str | None = None


@dataclass(frozen=True, slots=True)
class EntityCorrection:
    """What an entity is: its kind, name and further names, or the catalogue's entity that it is."""

    place: Place
    entity: str
    kind: str | None = None
    name: str | None = None
    aliases: tuple[str, ...] = ()
    link: str | None = None
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Corrections:
    """All corrections of one source.

    ``source`` says which source is meant, where the file says it; ``kept`` that they come from the store
    and not from a file just given: what no longer fits is then reported instead of refused. ``replaces``
    are those kept before, in whose place these now stand.
    """

    name: str
    source: str | None = None
    by: str | None = None
    claims: tuple[ClaimCorrection, ...] = ()
    added: tuple[Added, ...] = ()
    entities: tuple[EntityCorrection, ...] = ()
    kept: bool = False
    replaces: Corrections | None = None

    def __len__(self) -> int:
        return len(self.claims) + len(self.added) + len(self.entities)

    @property
    def corrector(self) -> str:
        """Who corrects, in words."""
        return f"by {self.by}" if self.by else "by hand"


def _plain(words: str) -> str:
    return " ".join(words.split()).casefold()


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= 60 else words[:59].rstrip() + "…"
