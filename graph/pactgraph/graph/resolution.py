"""Resolution of a graph: which of its entities may be one, and the decisions that make them so or not."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import pyoxigraph as ox

from pactgraph.graph.identities import RESOLUTION, SAME_AS, decisions_in
from pactgraph.graph.partnership_graph import PartnershipGraph
from pactgraph.graph.snapshot import Snapshot
from pactgraph.graph.store import ClaimStore
from pactgraph.ontology.claim import Claim, Modality
from pactgraph.ontology.errors import InvalidValue, NotFound
from pactgraph.ontology.identity.clusters import Watched, resolve
from pactgraph.ontology.identity.comparison import AUTOMATIC, REVIEW, Comparison
from pactgraph.ontology.identity.description import Description
from pactgraph.ontology.iri import Iri, compact
from pactgraph.ontology.source import Evidence
from pactgraph.ontology.terms import node, term

__all__ = ["Candidate", "Decision", "candidates", "decide", "decisions", "descriptions", "undo"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two entities that may be one; ``sure`` where they are joined without asking."""

    comparison: Comparison
    sure: bool

    @property
    def one(self) -> Iri:
        """The first of the two."""
        return Iri(self.comparison.one)

    @property
    def other(self) -> Iri:
        """The second."""
        return Iri(self.comparison.other)


@dataclass(frozen=True, slots=True)
class Decision:
    """That two entities are one, or are not, and why; ``by`` is who says so or the rule that found it."""

    one: Iri
    other: Iri
    same: bool
    reason: str
    by: str | None = None
    rule: str = "resolve/review"

    def claim(self, store: ClaimStore) -> Claim:
        """The claim that keeps it, the same whichever of the two is named first."""
        one, other = sorted((self.one, self.other))
        if one == other:
            raise InvalidValue(f"{compact(one)} is one entity already")
        return Claim(
            subject=one,
            subject_name=_name(one, store),
            relation=SAME_AS,
            object=other,
            object_name=_name(other, store),
            source=RESOLUTION.iri,
            evidence=Evidence(self.reason),
            modality=Modality.ASSERTED if self.same else Modality.NEGATED,
            asserted_by=self.by,
            recorded_by=self.rule,
        )


def _name(iri: Iri, store: ClaimStore) -> str:
    """The name that sources give to an id itself, whatever it is one with."""
    labels = store.engine.quads_for_pattern(node(iri), term("rdfs:label"), None)
    named = Counter(
        quad.object.value
        for quad in labels
        if isinstance(quad.object, ox.Literal) and isinstance(quad.graph_name, ox.NamedNode)
    )
    return min(named, key=lambda name: (-named[name], name), default=iri.rsplit("/", 1)[-1])


def descriptions(snapshot: Snapshot, listed: Container[str] = ()) -> Iterator[Description]:
    """The entities of a graph as what is compared. A relation between two tells them apart, and so does a
    catalogue that has both; ``listed`` are the ids that it has.

    >>> list(descriptions(Snapshot({}, {}, {})))
    []
    """
    related: dict[Iri, set[str]] = defaultdict(set)
    called_same: dict[Iri, set[str]] = defaultdict(set)
    for claim in snapshot.claims.values():
        found = called_same if claim.relation == SAME_AS and claim.holds else related
        if claim.subject != claim.object:
            found[claim.subject].add(claim.object)
    for one, other in snapshot.identities.apart:
        related[one].add(other)
    for iri, entity in snapshot.entities.items():
        described = Description.of(entity, apart_from=frozenset(related[iri]), listed=iri in listed)
        same = frozenset((*called_same[iri], *snapshot.identities.others(iri)))
        yield replace(described, identifiers=described.identifiers | same)


def candidates(
    snapshot: Snapshot,
    *,
    threshold: float = AUTOMATIC,
    at_least: float = REVIEW,
    listed: Container[str] = (),
    watched: Watched = iter,
) -> list[Candidate]:
    """The pairs of entities that may be one and on which nothing is decided, the surest first.

    >>> from pactgraph.ontology.entity import Entity
    >>> entities = (Entity.named("Oracle Corp."), Entity.named("Oracle Corporation"), Entity.named("Orrick"))
    >>> found = candidates(Snapshot({}, {entity.iri: entity for entity in entities}, {}))
    >>> [(candidate.one.rsplit("/", 1)[-1], candidate.other.rsplit("/", 1)[-1]) for candidate in found]
    [('oracle-corp', 'oracle-corporation')]
    """
    found = resolve(descriptions(snapshot, listed), threshold=threshold, at_least=at_least, watched=watched)
    joined = [Candidate(comparison, True) for comparison in found.joined]
    left = [Candidate(comparison, False) for comparison in found.for_review]
    apart = snapshot.identities.are_apart
    return [candidate for candidate in (*joined, *left) if not apart(candidate.one, candidate.other)]


def decisions(graph: PartnershipGraph) -> list[Claim]:
    """The decisions of a graph, the latest first."""
    found = sorted(graph.snapshot.identities.decisions.values(), key=lambda claim: claim.iri)
    return sorted(
        found, key=lambda claim: claim.recorded_at or datetime.min.replace(tzinfo=UTC), reverse=True
    )


def decide(graph: PartnershipGraph, made: Iterable[Decision]) -> int:
    """Keep decisions, all or none; the number of those that are new.

    A decision on a pair takes the place of an earlier one on the same pair.

    :raises InvalidValue: where they contradict each other or what was decided before
    """
    before = {(claim.subject, claim.object): claim for claim in decisions_in(graph.store)}
    kept = dict(before)
    for decision in made:
        claim = decision.claim(graph.store)
        pair = claim.subject, claim.object
        if pair not in kept or kept[pair].modality is not claim.modality:
            kept[pair] = claim
    new = sum(before.get(pair) is not claim for pair, claim in kept.items())
    if new:
        graph.keep_decisions(kept.values())
    return new


def undo(graph: PartnershipGraph, name: str) -> list[Claim]:
    """Take back every decision on an entity, or one decision by its own name; what was taken back.

    The entity is given by a name, an id of its own or its full IRI. What sources say was never changed, so
    that answers are again what they were.

    :raises NotFound: where nothing was decided on it
    """
    known = decisions_in(graph.store)
    wanted = " ".join(name.casefold().split())
    taken = [claim for claim in known if wanted in _names_of(claim)]
    if not taken:
        raise NotFound(f"nothing was decided on {name!r}; `pactgraph resolve --decisions` lists what was")
    graph.keep_decisions(claim for claim in known if claim not in taken)
    return taken


def _names_of(claim: Claim) -> set[str]:
    ids = (claim.iri, claim.subject, claim.object)
    names = (claim.subject_name, claim.object_name, *ids, *map(compact, ids))
    short = (iri.rsplit("/", 1)[-1] for iri in (claim.subject, claim.object))
    return {" ".join(text.casefold().split()) for text in (*names, *short)}
