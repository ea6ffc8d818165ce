"""What the page is about: entities, and the ties between them with the claims behind each.

A tie is one (subject, relation, object), however many sources speak of it: one line of the map.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from pactgraph.graph.view.standing import Standing, StandingKind, standing
from pactgraph.ontology.claim import Claim
from pactgraph.ontology.entity import Entity
from pactgraph.ontology.iri import Iri, content_hash
from pactgraph.ontology.source import Source
from pactgraph.ontology.vocabulary import Relation, vocabulary

__all__ = ["ClaimedGraph", "Tie", "claimed_graph", "entity_id"]


@dataclass(frozen=True, slots=True)
class Tie:
    """A relation between two entities, with its claims from the newest source to the oldest."""

    subject: Iri
    relation: Relation
    object: Iri
    claims: tuple[Claim, ...]
    standings: tuple[Standing, ...]

    @property
    def id(self) -> str:
        """The name of the tie's line in the page, which stays the same when other ties come and go."""
        return "tie:" + content_hash(self.subject, self.relation.name, self.object)[:16]

    @property
    def standing(self) -> Standing:
        """That of a claim that holds; without one, that of the newest source."""
        held = (known for known in self.standings if known.kind is StandingKind.HOLDS)
        return next(held, self.standings[0])

    @property
    def exclusive(self) -> bool:
        """Whether it is exclusive by its very name, or in the words that decide its standing."""
        return self.relation.implies_exclusive or any(
            claim.exclusive is True
            for claim, known in zip(self.claims, self.standings, strict=True)
            if known.kind is self.standing.kind
        )


@dataclass(frozen=True, slots=True)
class ClaimedGraph:
    """Everything the page shows, each part in an order that does not depend on how it was given."""

    day: date
    entities: Mapping[Iri, Entity]
    sources: Mapping[Iri, Source]
    ties: tuple[Tie, ...]


def entity_id(iri: Iri) -> str:
    """The name of an entity's node in the page; the prefix keeps ``__proto__`` an ordinary name.

    >>> entity_id(Iri("__proto__"))
    'entity:__proto__'
    """
    return f"entity:{iri}"


def claimed_graph(
    claims: Iterable[Claim],
    entities: Iterable[Entity],
    sources: Iterable[Source],
    *,
    day: date,
    in_view: Collection[Iri],
) -> ClaimedGraph:
    """Gather claims into ties, and name what they mention.

    >>> claimed_graph([], [Entity.named("Azure")], [], day=date(2026, 4, 27), in_view=()).ties
    ()

    :raises UnknownRelation: for a claim whose relation the ontology does not define
    """
    held = frozenset(in_view)
    known_sources = {source.iri: source for source in sorted(sources, key=repr)}
    by_iri = {claim.iri: claim for claim in sorted(claims, key=_recording)}
    unique = [by_iri[iri] for iri in sorted(by_iri)]
    for claim in unique:
        known_sources.setdefault(claim.source, Source(claim.source))

    grouped: dict[tuple[Iri, str, Iri], list[Claim]] = defaultdict(list)
    for claim in unique:
        grouped[claim.subject, claim.relation, claim.object].append(claim)
    ties = []
    for (subject, relation, object_), behind in sorted(grouped.items()):
        behind.sort(key=lambda claim: _said(known_sources[claim.source]), reverse=True)
        ties.append(
            Tie(
                subject,
                vocabulary().relation(relation),
                object_,
                tuple(behind),
                tuple(standing(c, known_sources[c.source], day=day, in_view=held) for c in behind),
            )
        )
    return ClaimedGraph(day, _entities(entities, unique), known_sources, tuple(ties))


def _entities(given: Iterable[Entity], claims: Iterable[Claim]) -> dict[Iri, Entity]:
    known = {entity.iri: entity for entity in sorted(given, key=repr)}
    for claim in claims:
        known.setdefault(claim.subject, Entity(claim.subject, claim.subject_name))
        known.setdefault(claim.object, Entity(claim.object, claim.object_name))
    return {iri: known[iri] for iri in sorted(known)}


def _said(source: Source) -> date:
    return date.min if source.published is None else source.published.last_day


def _recording(claim: Claim) -> tuple[str, str]:
    # The same claim may have been recorded twice; which record is shown must not depend on the order.
    return claim.recorded_by or "", "" if claim.recorded_at is None else claim.recorded_at.isoformat()
