"""Loading: records of sources become one change to the store, and a report of what it changed.

Records are taken as they come and not held, so that an input may be longer than memory. Claims that a new
version of a source no longer makes are not deleted: they are withdrawn to where only a view of what was known
by an earlier day looks.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import chain
from typing import Final

import pyoxigraph as ox

from pactgraph.graph.load_report import LoadReport
from pactgraph.graph.store import Change, ClaimStore
from pactgraph.graph.successions import Successions
from pactgraph.graph.writing import Writing
from pactgraph.ontology.claim import Claim
from pactgraph.ontology.decode import Descriptions, decode_claim, decode_source
from pactgraph.ontology.encode import encode_claim, encode_entity, encode_source
from pactgraph.ontology.entity import Entity
from pactgraph.ontology.errors import InvalidValue, NotFound
from pactgraph.ontology.iri import CLAIM_BASE, Iri
from pactgraph.ontology.records import Notice, Record, Refusal
from pactgraph.ontology.source import Source
from pactgraph.ontology.terms import node, term

_WITHDRAWN: Final = "/withdrawn/"
_RECORDED_AT: Final = term("pact:recordedAt")
_CLAIM: Final = term("pact:Claim")
_Topic = tuple[Iri, str, Iri]

__all__ = ["LoadReport", "forget_source", "load_records"]


def load_records(store: ClaimStore, records: Iterable[Record], *, now: datetime | None = None) -> LoadReport:
    """Keep what records say, all or nothing; what their sources said before and no longer do is retired.

    >>> from pactgraph.ontology.source import Evidence
    >>> source, azure, api = Source("note"), Entity.named("Azure"), Entity.named("API")
    >>> claim = Claim(
    ...     subject=azure.iri, subject_name="Azure", relation="hosts", object=api.iri, object_name="API",
    ...     source=source.iri, evidence=Evidence("Azure hosts the API."),
    ... )
    >>> store = ClaimStore()
    >>> load_records(store, [source, azure, api, claim]).added
    1
    >>> load_records(store, [source, azure, api, claim]).same
    1

    :raises InvalidValue: when a claim comes before its source
    """
    with Writing(store) as writing:
        intake = _Intake(store, writing, (now or datetime.now(UTC)).replace(microsecond=0))
        for record in records:
            intake.take(record)
        return intake.finish()


class _Intake:
    """Records on their way into the store, and the count of what they change there."""

    def __init__(self, store: ClaimStore, writing: Writing, at: datetime) -> None:
        self._store, self._writing, self._at = store, writing, at
        self._carrier: Iri | None = None
        self._sources: set[Iri] = set()
        self._entities: set[Iri] = set()
        self._new_entities: set[Iri] = set()
        self._claims: set[str] = set()
        self._same = 0
        self._notices: list[Notice] = []
        self._refusals: list[Refusal] = []
        # only what replaces an earlier version has to be remembered, to tell what that no longer says
        self._graphs_before: dict[Iri, set[Iri]] = {}
        self._sources_before: dict[Iri, Source] = {}
        self._kept: set[tuple[Iri, Iri]] = set()
        self._new_topics: Counter[_Topic] = Counter()
        self._said: dict[Iri, date] = {}
        self._successions = Successions(store, self._is_own)

    def take(self, record: Record) -> None:
        """Take one record in."""
        if isinstance(record, Claim):
            self._take_claim(record)
        elif isinstance(record, Entity):
            self._take_entity(record)
        elif isinstance(record, Source):
            self._take_source(record)
        elif isinstance(record, Refusal):
            self._refusals.append(record)
        else:
            self._notices.append(record)

    def _take_source(self, source: Source) -> None:
        carrier = self._carrier = source.carrier
        if carrier not in self._graphs_before:
            self._graphs_before[carrier] = _graphs_of(self._store, {carrier}) & set(
                self._store.source_graphs()
            )
        if source.iri not in self._sources:
            before = self._writing.before(source.iri, source.iri)
            if before:
                self._sources_before[source.iri] = decode_source(Descriptions.of(before)[source.iri])
        self._sources.add(source.iri)
        self._said[source.iri] = self._at.date() if source.published is None else source.published.first_day
        self._keep(source.iri, source.iri, set(encode_source(source)))

    def _take_entity(self, entity: Entity) -> None:
        if self._carrier is None:
            raise InvalidValue(f"the entity {entity.name!r} was given before any source")
        if entity.iri not in self._entities:
            self._entities.add(entity.iri)
            if not any(self._store.engine.quads_for_pattern(node(entity.iri), None, None, None)):
                self._new_entities.add(entity.iri)
        self._keep(self._carrier, entity.iri, set(encode_entity(entity, self._carrier)))

    def _take_claim(self, claim: Claim) -> None:
        if claim.source not in self._sources:
            raise InvalidValue(f"a claim names the source {claim.source}, which was not given before it")
        name = claim.iri.removeprefix(CLAIM_BASE)
        if name in self._claims:
            return
        self._claims.add(name)
        first = self._recorded(claim)
        if first is None:
            self._new_topics.update([_topic(claim)] if self._replaces() else [])
        else:
            self._same += 1
        self._successions.take(claim, self._said[claim.source], known=first is not None)
        recorded_at = first or claim.recorded_at or self._at
        described: dict[Iri, set[ox.Quad]] = defaultdict(set)
        for quad in encode_claim(replace(claim, recorded_at=recorded_at.replace(microsecond=0))):
            described[Iri(quad.subject.value)].add(quad)  # type: ignore[union-attr]
        for subject, quads in described.items():
            self._keep(claim.source, subject, quads)

    def _recorded(self, claim: Claim) -> datetime | None:
        """When the graph learned of a claim that it knows already."""
        found = self._store.engine.quads_for_pattern(node(claim.iri), _RECORDED_AT, None, node(claim.source))
        literal = next((quad.object for quad in found), None)
        return datetime.fromisoformat(literal.value) if isinstance(literal, ox.Literal) else None

    def _keep(self, graph: Iri, subject: Iri, quads: set[ox.Quad]) -> None:
        self._writing.describe(graph, subject, quads)
        if self._replaces():
            self._kept.add((graph, subject))

    def _replaces(self) -> bool:
        return any(self._graphs_before.values())

    def _is_own(self, graph: Iri) -> bool:
        return graph in self._sources or any(graph in before for before in self._graphs_before.values())

    def finish(self) -> LoadReport:
        """Retire what is no longer said, and count."""
        gone = [claim for graph in sorted(set().union(*self._graphs_before.values()))
                for claim in self._retire(graph)]  # fmt: skip
        changed = (self._new_topics & Counter(map(_topic, gone))).total()
        return LoadReport(
            sources=len(self._sources),
            entities=len(self._entities),
            new_entities=len(self._new_entities),
            added=len(self._claims) - self._same - changed,
            changed=changed,
            removed=len(gone) - changed,
            same=self._same,
            replaced=self._successions.count(),
            notices=tuple(self._notices),
            refusals=tuple(self._refusals),
        )

    def _retire(self, graph: Iri) -> list[Claim]:
        """Take out of a graph what was not said again; its claims among that are withdrawn."""
        left = [q for q in self._store.graph(graph) if (graph, Iri(_subject(q))) not in self._kept]
        described = Descriptions.of(left)
        gone = [decode_claim(d, described) for d in described.having("rdf:type", "pact:Claim")]
        source = self._sources_before.get(graph) or (
            decode_source(described[graph]) if graph in described else None
        )
        self._writing.remove(left)
        if source is not None:
            self._writing.withdraw(quad for claim in gone for quad in _retired(claim, source, self._at))
        return gone


def forget_source(store: ClaimStore, source: Iri) -> int:
    """Remove a source with all it carries and all it ever said; the number of claims that are gone.

    :raises NotFound: where there is no such source
    """
    graphs = _graphs_of(store, {source})
    gone = {quad for name in graphs for quad in store.graph(name)}
    past = {
        quad
        for name in store.withdrawn_graphs()
        if name.partition(_WITHDRAWN)[0] in graphs
        for quad in store.withdrawn(name)
    }
    if not gone:
        raise NotFound(f"there is no source {source}; `pactgraph sources` lists them")
    store.apply(Change(remove=gone, forget=past))
    return sum(quad.object == _CLAIM for quad in gone)


def _graphs_of(store: ClaimStore, carriers: set[Iri]) -> set[Iri]:
    """The graphs of sources and of those that stand within them."""
    graphs = set(carriers)
    for carrier in carriers:
        within = store.engine.quads_for_pattern(None, term("pact:within"), node(carrier))
        graphs |= {Iri(quad.graph_name.value) for quad in within if isinstance(quad.graph_name, ox.NamedNode)}
    return graphs


def _subject(quad: ox.Quad) -> str:
    return quad.subject.value if isinstance(quad.subject, ox.NamedNode) else ""


def _topic(claim: Claim) -> _Topic:
    return claim.subject, claim.relation, claim.object


def _retired(claim: Claim, source: Source, at: datetime) -> Iterator[ox.Quad]:
    """A claim that its source no longer makes, with the source, in a graph named after it and the moment."""
    graph = node(f"{claim.source}{_WITHDRAWN}{at:%Y%m%dT%H%M%SZ}")
    for quad in chain(encode_source(source), encode_claim(replace(claim, retired_at=at))):
        yield ox.Quad(quad.subject, quad.predicate, quad.object, graph)
