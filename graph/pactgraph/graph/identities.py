"""Which entities are one: decisions kept as claims, and what they make of all other claims.

A decision is a claim of the relation ``same-as`` in a source of its own, ``RESOLUTION``: asserted where two
ids are one entity, negated where a person has said that they are not. It has a reason as its evidence, is
withdrawn like any claim, and outlives the reloading of every other source. What a source itself says of
sameness is a claim like others, and at most a reason to decide.

Of ids that are one, one stands for all: it is chosen by what they are and not by the order of decisions.
Claims are told of it; which id their source named is kept beside (``subject_said``), so that taking a
decision back restores all that was.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Final

import pyoxigraph as ox

from pactgraph.graph.store import Change, ClaimStore
from pactgraph.ontology.claim import Claim, Modality
from pactgraph.ontology.decode import Descriptions, decode_claim
from pactgraph.ontology.encode import encode_claim, encode_source
from pactgraph.ontology.errors import InvalidValue
from pactgraph.ontology.identifiers import SCHEMES
from pactgraph.ontology.iri import ENTITY_BASE, Iri, compact
from pactgraph.ontology.source import Source
from pactgraph.ontology.terms import node, term

__all__ = ["RESOLUTION", "SAME_AS", "Identities", "add_decisions", "decisions_in", "settle"]

RESOLUTION: Final = Source("pactgraph:resolution", title="decisions on which entities are one")
"""The source that carries the decisions."""

SAME_AS: Final = "same-as"

_MINTED = tuple(f"{ENTITY_BASE}{scheme}-" for scheme in SCHEMES)


@dataclass(frozen=True, slots=True)
class Identities:
    """Decisions, and the ids that stand for others by them.

    ``canonical`` leads from each id that another stands for to that other, and ``members`` back; ``apart``
    holds the pairs that are not one.

    >>> Identities().of(Iri("urn:a"))
    Iri('urn:a')
    """

    decisions: Mapping[Iri, Claim] = field(default_factory=dict)
    canonical: Mapping[Iri, Iri] = field(default_factory=dict)
    apart: frozenset[tuple[Iri, Iri]] = frozenset()
    members: Mapping[Iri, tuple[Iri, ...]] = field(default_factory=dict)

    @classmethod
    def by(cls, decisions: Iterable[Claim]) -> Identities:
        """What decisions amount to, in whatever order they were made.

        :raises InvalidValue: where two ids are one by some of them and not one by another
        """
        made = {claim.iri: claim for claim in decisions}
        if not made:
            return cls()
        same = [c for c in made.values() if c.modality is Modality.ASSERTED]
        canonical = _canonical((c.subject, c.object) for c in same)
        denied = [c for c in made.values() if c.modality is Modality.NEGATED]
        for claim in denied:
            if canonical.get(claim.subject, claim.subject) == canonical.get(claim.object, claim.object):
                raise InvalidValue(
                    f"{compact(claim.subject)} and {compact(claim.object)} are one by other decisions and "
                    "two by one; take one of them back with `pactgraph resolve --undo`"
                )
        apart = frozenset(
            _pair(canonical.get(c.subject, c.subject), canonical.get(c.object, c.object)) for c in denied
        )
        members: dict[Iri, tuple[Iri, ...]] = {}
        for other, iri in canonical.items():
            members[iri] = (*members.get(iri, ()), other)
        return cls(dict(sorted(made.items())), canonical, apart, members)

    def __bool__(self) -> bool:
        return bool(self.decisions)

    def of(self, iri: Iri) -> Iri:
        """The id that stands for an id."""
        return self.canonical.get(iri, iri)

    def others(self, iri: Iri) -> tuple[Iri, ...]:
        """The ids that a canonical id stands for besides itself."""
        return self.members.get(iri, ())

    def are_apart(self, one: Iri, other: Iri) -> bool:
        """Whether it was decided that two are not one."""
        return _pair(self.of(one), self.of(other)) in self.apart

    def applied(self, claim: Claim) -> Claim:
        """A claim told of the ids that stand for those its source names."""
        subject_said, object_said = claim.subject_said or claim.subject, claim.object_said or claim.object
        subject, object_ = self.of(subject_said), self.of(object_said)
        if (subject, object_) == (claim.subject, claim.object):
            return claim
        return replace(
            claim,
            subject=subject,
            object=object_,
            subject_said=None if subject == subject_said else subject_said,
            object_said=None if object_ == object_said else object_said,
        )


def _pair(one: Iri, other: Iri) -> tuple[Iri, Iri]:
    return (one, other) if one < other else (other, one)


def _canonical(pairs: Iterable[tuple[Iri, Iri]]) -> dict[Iri, Iri]:
    leader: dict[Iri, Iri] = {}

    def lead(iri: Iri) -> Iri:
        while leader.setdefault(iri, iri) != iri:
            leader[iri] = leader[leader[iri]]
            iri = leader[iri]
        return iri

    for one, other in pairs:
        first, second = sorted((lead(one), lead(other)), key=_rank)
        leader[second] = first
    return {iri: found for iri in sorted(leader) if (found := lead(iri)) != iri}


def _rank(iri: Iri) -> tuple[bool, bool, int, str]:
    """Names given here before ids of registers, and the shorter before the longer."""
    return not iri.startswith(ENTITY_BASE), iri.startswith(_MINTED), len(iri), iri


def decisions_in(store: ClaimStore) -> list[Claim]:
    """The decisions that a store keeps."""
    described = Descriptions.of(store.graph(RESOLUTION.iri))
    return [decode_claim(d, described) for d in described.having("rdf:type", "pact:Claim")]


def add_decisions(store: ClaimStore, kept: Iterable[Claim]) -> bool:
    """Add decisions to those a store has, if none of these is to go; whether that was so.

    A review asks for thousands of small changes: each should cost what it changes, not all that there is.

    >>> add_decisions(ClaimStore(), [])
    True
    """
    known = store.engine.quads_for_pattern(None, term("rdf:type"), term("pact:Claim"), node(RESOLUTION.iri))
    before = {quad.subject for quad in known}
    wanted = {node(claim.iri): claim for claim in kept}
    if not before <= wanted.keys():
        return False
    at = datetime.now(UTC).replace(microsecond=0)
    new = [replace(claim, recorded_at=at) for name, claim in wanted.items() if name not in before]
    if new:
        change = Change(add={quad for claim in new for quad in encode_claim(claim)})
        change.add.update(encode_source(RESOLUTION))
        store.apply(change)
    return True


_ENDS: Final = (
    (term("rdf:subject"), term("pact:subjectSaid")),
    (term("rdf:object"), term("pact:objectSaid")),
)


def settle(store: ClaimStore) -> int:
    """Bring the claims of all sources in line with the decisions; the number of ends of claims changed.

    Plain SPARQL over the graphs of the sources then finds all claims of an entity under one id. It costs a
    look-up for each id that another stands for, and for each claim that was changed before.

    >>> settle(ClaimStore())
    0
    """
    identities = Identities.by(decisions_in(store))
    change = Change()
    for end, said in _ENDS:
        for claim, told, of_source, graph in _ends(store, identities, end, said):
            wanted = node(identities.of(Iri(of_source.value)))
            if told == wanted:
                continue
            change.remove.update(store.engine.quads_for_pattern(claim, end, None, graph))
            change.remove.update(store.engine.quads_for_pattern(claim, said, None, graph))
            change.add.add(ox.Quad(claim, end, wanted, graph))
            if wanted != of_source:
                change.add.add(ox.Quad(claim, said, of_source, graph))
    both = change.add & change.remove
    change.add -= both
    change.remove -= both
    store.apply(change)
    return sum(quad.predicate in (_ENDS[0][0], _ENDS[1][0]) for quad in change.add)


_End = tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode, ox.NamedNode]


def _ends(store: ClaimStore, identities: Identities, end: ox.NamedNode, said: ox.NamedNode) -> Iterator[_End]:
    """Ends of claims that a decision bears on or bore on: the claim, the entity it is told of, the one its
    source names, the graph."""
    engine = store.engine
    for quad in list(engine.quads_for_pattern(None, said, None)):
        for told in list(engine.quads_for_pattern(quad.subject, end, None, quad.graph_name)):
            yield from _end(quad.subject, told.object, quad.object, quad.graph_name)
    for iri in identities.canonical:
        for quad in list(engine.quads_for_pattern(None, end, node(iri))):
            known = any(engine.quads_for_pattern(quad.subject, said, None, quad.graph_name))
            if quad.graph_name != node(RESOLUTION.iri) and not known:
                yield from _end(quad.subject, quad.object, quad.object, quad.graph_name)


def _end(claim: object, told: object, of_source: object, graph: object) -> Iterator[_End]:
    # marks of inferences stand in the default graph and are made anew with the view
    if (
        isinstance(claim, ox.NamedNode)
        and isinstance(told, ox.NamedNode)
        and isinstance(of_source, ox.NamedNode)
        and isinstance(graph, ox.NamedNode)
    ):
        yield claim, told, of_source, graph
