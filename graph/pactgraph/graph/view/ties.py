"""What the page is about: entities, and the ties between them with the claims behind each.

A tie is one (subject, relation, object), however many sources speak of it: one line of the map.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from pactgraph.graph.stretches import stretches
from pactgraph.graph.view.standing import Course, Standing, StandingKind, course
from pactgraph.ontology.claim import Claim
from pactgraph.ontology.entity import Entity
from pactgraph.ontology.iri import Iri, content_hash
from pactgraph.ontology.source import Source
from pactgraph.ontology.vocabulary import Relation, vocabulary

__all__ = ["ClaimedGraph", "Tie", "claimed_graph", "entity_id"]


@dataclass(frozen=True, slots=True)
class Tie:
    """A relation between two entities, with its claims from the newest source to the oldest.

    ``iris`` are the names of the claims, which take time to work out.
    """

    subject: Iri
    relation: Relation
    object: Iri
    claims: tuple[Claim, ...]
    iris: tuple[Iri, ...]
    courses: tuple[Course, ...]

    @property
    def id(self) -> str:
        """The name of the tie's line in the page, which stays the same when other ties come and go."""
        return "tie:" + content_hash(self.subject, self.relation.name, self.object)[:12]

    def on(self, day: date) -> Standing:
        """That of a claim that holds; without one, that of the newest source which is not of a later day."""
        standings = [known.on(day) for known in self.courses]
        for kinds in ([StandingKind.HOLDS], [StandingKind.UNSETTLED, StandingKind.PAST]):
            for standing in standings:
                if standing.kind in kinds:
                    return standing
        return standings[-1]

    def exclusive_on(self, day: date) -> bool:
        """Whether it is exclusive by its very name, or in the words that decide its standing."""
        kind = self.on(day).kind
        return self.relation.implies_exclusive or any(
            claim.exclusive is True and known.on(day).kind is kind
            for claim, known in zip(self.claims, self.courses, strict=True)
        )


@dataclass(frozen=True, slots=True)
class ClaimedGraph:
    """Everything the page shows, each part in an order that does not depend on how it was given."""

    day: date
    entities: Mapping[Iri, Entity]
    sources: Mapping[Iri, Source]
    ties: tuple[Tie, ...]

    def holding(self) -> frozenset[Iri]:
        """The IRIs of the claims that hold on the day."""
        return frozenset(
            iri
            for tie in self.ties
            for iri, course in zip(tie.iris, tie.courses, strict=True)
            if course.held is not None and course.held.covers(self.day)
        )

    def change_days(self) -> list[date]:
        """The days on which what holds changes, in order."""
        stretches = [course.held for tie in self.ties for course in tie.courses if course.held is not None]
        ends = {held.end for held in stretches if held.end is not None}
        return sorted({held.start for held in stretches} | ends)


def entity_id(iri: Iri) -> str:
    """The name of an entity's node in the page; the prefix keeps ``__proto__`` an ordinary name.

    >>> entity_id(Iri("__proto__"))
    'entity:__proto__'
    """
    return f"entity:{iri}"


def claimed_graph(
    claims: Iterable[Claim], entities: Iterable[Entity], sources: Iterable[Source], *, day: date
) -> ClaimedGraph:
    """Gather claims into ties, and name what they mention.

    >>> claimed_graph([], [Entity.named("Azure")], [], day=date(2026, 4, 27)).ties
    ()

    :raises UnknownRelation: for a claim whose relation the ontology does not define
    """
    known_sources = {source.iri: source for source in sorted(sources, key=repr)}
    by_iri = {claim.iri: claim for claim in sorted(claims, key=_recording)}
    unique = {iri: by_iri[iri] for iri in sorted(by_iri)}
    for claim in unique.values():
        known_sources.setdefault(claim.source, Source(claim.source))
    held = stretches(unique.values(), known_sources)

    grouped: dict[tuple[Iri, str, Iri], list[tuple[Claim, Iri, Course]]] = defaultdict(list)
    for iri, claim in unique.items():
        known = course(claim, known_sources[claim.source], held.get(iri))
        grouped[claim.subject, claim.relation, claim.object].append((claim, iri, known))
    ties = []
    for (subject, relation, object_), behind in sorted(grouped.items(), key=lambda item: item[0]):
        behind.sort(key=lambda parts: _said(known_sources[parts[0].source]), reverse=True)
        found, iris, courses = zip(*behind, strict=True)
        ties.append(Tie(subject, vocabulary().relation(relation), object_, found, iris, courses))
    return ClaimedGraph(day, _entities(entities, unique.values()), known_sources, tuple(ties))


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
