"""Loading: records of sources become one change to the store, and a report of what it changed.

Claims that a new version of a source no longer makes are not deleted: they are withdrawn to where only a
view of what was known by an earlier day looks.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import chain

import pyoxigraph as ox

from pactgraph.graph.store import Change, ClaimStore
from pactgraph.ontology.claim import Claim
from pactgraph.ontology.decode import Descriptions, decode_claim, decode_source
from pactgraph.ontology.encode import encode_claim, encode_entity, encode_source
from pactgraph.ontology.entity import Entity
from pactgraph.ontology.errors import InvalidValue, NotFound
from pactgraph.ontology.iri import Iri
from pactgraph.ontology.records import Notice, Record, Refusal
from pactgraph.ontology.source import Source
from pactgraph.ontology.terms import node, term

_WITHDRAWN = "/withdrawn/"

__all__ = ["LoadReport", "forget_source", "load_records"]


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What a load changed in the claims of its sources.

    ``changed`` counts claims of which a source now says something else about the same subject, relation
    and object; ``added`` and ``removed`` are the rest of what is new and what is no longer said; ``same``
    is what was known already. ``refusals`` are the pieces of the input that were not kept.
    """

    sources: int = 0
    entities: int = 0
    added: int = 0
    changed: int = 0
    removed: int = 0
    same: int = 0
    notices: tuple[Notice, ...] = ()
    refusals: tuple[Refusal, ...] = ()

    def __add__(self, other: LoadReport) -> LoadReport:
        return LoadReport(
            self.sources + other.sources,
            self.entities + other.entities,
            self.added + other.added,
            self.changed + other.changed,
            self.removed + other.removed,
            self.same + other.same,
            self.notices + other.notices,
            self.refusals + other.refusals,
        )


@dataclass(slots=True)
class _Intake:
    """Records sorted out before anything is written."""

    sources: dict[Iri, Source] = field(default_factory=dict)
    entities: dict[tuple[Iri, Iri], Entity] = field(default_factory=dict)
    claims: dict[Iri, Claim] = field(default_factory=dict)
    notices: list[Notice] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)

    @classmethod
    def of(cls, records: Iterable[Record]) -> _Intake:
        intake = cls()
        carrier: Iri | None = None
        for record in records:
            if isinstance(record, Source):
                intake.sources[record.iri] = record
                carrier = record.carrier
            elif isinstance(record, Claim):
                if record.source not in intake.sources:
                    raise InvalidValue(
                        f"a claim names the source {record.source}, which was not given before it"
                    )
                intake.claims[record.iri] = record
            elif isinstance(record, Entity):
                if carrier is None:
                    raise InvalidValue(f"the entity {record.name!r} was given before any source")
                intake.entities[carrier, record.iri] = record
            elif isinstance(record, Refusal):
                intake.refusals.append(record)
            else:
                intake.notices.append(record)
        return intake

    @property
    def carriers(self) -> set[Iri]:
        return {source.carrier for source in self.sources.values()}

    def quads(self, recorded_at: datetime, before: Mapping[str, datetime | None]) -> set[ox.Quad]:
        """All that the records say; claims known before keep the moment in which they were recorded."""
        found: set[ox.Quad] = set()
        for source in self.sources.values():
            found.update(encode_source(source))
        for (carrier, _), entity in self.entities.items():
            found.update(encode_entity(entity, carrier))
        for iri, claim in self.claims.items():
            first = before.get(iri) or claim.recorded_at or recorded_at
            found.update(encode_claim(replace(claim, recorded_at=first.replace(microsecond=0))))
        return found


def load_records(store: ClaimStore, records: Iterable[Record], *, now: datetime | None = None) -> LoadReport:
    """Keep what records say, as one transaction; what their sources said before and no longer do is retired.

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
    intake = _Intake.of(records)
    before = _carried(store, intake.carriers)
    described = Descriptions.of(before)
    old = {d.iri: decode_claim(d, described) for d in described.having("rdf:type", "pact:Claim")}
    new = [claim for iri, claim in intake.claims.items() if iri not in old]
    gone = [claim for iri, claim in old.items() if iri not in intake.claims]
    at = now or datetime.now(UTC)
    wanted = intake.quads(at, {iri: claim.recorded_at for iri, claim in old.items()})
    retired = {quad for claim in gone for quad in _retired(claim, described, at)}
    store.apply(Change(add=wanted - before, remove=before - wanted, withdraw=retired))
    changed = (Counter(map(_topic, new)) & Counter(map(_topic, gone))).total()
    return LoadReport(
        sources=len(intake.sources),
        entities=len({iri for _, iri in intake.entities}),
        added=len(new) - changed,
        changed=changed,
        removed=len(gone) - changed,
        same=len(intake.claims) - len(new),
        notices=tuple(intake.notices),
        refusals=tuple(intake.refusals),
    )


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
    return sum(quad.predicate == term("rdf:subject") for quad in gone)


def _carried(store: ClaimStore, carriers: set[Iri]) -> set[ox.Quad]:
    return {quad for name in _graphs_of(store, carriers) for quad in store.graph(name)}


def _graphs_of(store: ClaimStore, carriers: set[Iri]) -> set[Iri]:
    """The graphs of sources and of those that stand within them."""
    graphs = set(carriers)
    for carrier in carriers:
        within = store.engine.quads_for_pattern(None, term("pact:within"), node(carrier))
        graphs |= {Iri(quad.graph_name.value) for quad in within if isinstance(quad.graph_name, ox.NamedNode)}
    return graphs


def _topic(claim: Claim) -> tuple[Iri, str, Iri]:
    return claim.subject, claim.relation, claim.object


def _retired(claim: Claim, described: Descriptions, at: datetime) -> Iterator[ox.Quad]:
    """A claim that its source no longer makes, with the source, in a graph named after it and the moment."""
    graph = node(f"{claim.source}{_WITHDRAWN}{at:%Y%m%dT%H%M%SZ}")
    gone = replace(claim, retired_at=at.replace(microsecond=0))
    for quad in chain(encode_source(decode_source(described[claim.source])), encode_claim(gone)):
        yield ox.Quad(quad.subject, quad.predicate, quad.object, graph)
