"""Loading: records of sources become one change to the store, and a report of what it changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

import pyoxigraph as ox

from pactgraph.graph.store import Change, ClaimStore
from pactgraph.ontology.claim import Claim
from pactgraph.ontology.decode import Descriptions
from pactgraph.ontology.encode import encode_claim, encode_entity, encode_source
from pactgraph.ontology.entity import Entity
from pactgraph.ontology.errors import InvalidValue
from pactgraph.ontology.iri import CLAIM_BASE, Iri
from pactgraph.ontology.records import Notice, Record
from pactgraph.ontology.source import Source
from pactgraph.ontology.terms import node, term

__all__ = ["LoadReport", "load_records"]


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What a load changed: claims new to the graph, known already, and no longer said by their source."""

    sources: int = 0
    entities: int = 0
    new: int = 0
    same: int = 0
    retired: int = 0
    notices: tuple[Notice, ...] = ()

    def __add__(self, other: LoadReport) -> LoadReport:
        return LoadReport(
            self.sources + other.sources,
            self.entities + other.entities,
            self.new + other.new,
            self.same + other.same,
            self.retired + other.retired,
            self.notices + other.notices,
        )


@dataclass(slots=True)
class _Intake:
    """Records sorted out before anything is written."""

    sources: dict[Iri, Source] = field(default_factory=dict)
    entities: dict[tuple[Iri, Iri], Entity] = field(default_factory=dict)
    claims: dict[Iri, Claim] = field(default_factory=dict)
    notices: list[Notice] = field(default_factory=list)

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
            else:
                intake.notices.append(record)
        return intake

    @property
    def carriers(self) -> set[Iri]:
        return {source.carrier for source in self.sources.values()}

    def quads(self, recorded_at: datetime, known: set[Iri]) -> set[ox.Quad]:
        found: set[ox.Quad] = set()
        for source in self.sources.values():
            found.update(encode_source(source))
        for (carrier, _), entity in self.entities.items():
            found.update(encode_entity(entity, carrier))
        for iri, claim in self.claims.items():
            if iri not in known:
                found.update(encode_claim(_recorded(claim, recorded_at)))
        return found


def load_records(store: ClaimStore, records: Iterable[Record], *, now: datetime | None = None) -> LoadReport:
    """Keep what records say, as one transaction; what their sources said before and no longer do is removed.

    >>> from pactgraph.ontology.source import Evidence
    >>> source, azure, api = Source("note"), Entity.named("Azure"), Entity.named("API")
    >>> claim = Claim(
    ...     subject=azure.iri, subject_name="Azure", relation="hosts", object=api.iri, object_name="API",
    ...     source=source.iri, evidence=Evidence("Azure hosts the API."),
    ... )
    >>> store = ClaimStore()
    >>> load_records(store, [source, azure, api, claim]).new
    1
    >>> load_records(store, [source, azure, api, claim]).same
    1

    :raises InvalidValue: when a claim comes before its source
    """
    intake = _Intake.of(records)
    before = _carried(store, intake.carriers)
    old = Descriptions.of(before)
    known = {claim.iri for claim in old.having("rdf:type", "pact:Claim")}
    said = set(intake.claims)
    # claims said again keep the quads they have, and with them the day on which they were first recorded
    unchanged = {quad for quad in before if _claim_of(quad) in said}
    wanted = intake.quads(now or datetime.now(UTC), known) | unchanged
    store.apply(Change(add=wanted - before, remove=before - wanted))
    return LoadReport(
        sources=len(intake.sources),
        entities=len({iri for _, iri in intake.entities}),
        new=len(said - known),
        same=len(said & known),
        retired=len(known - said),
        notices=tuple(intake.notices),
    )


def _carried(store: ClaimStore, carriers: set[Iri]) -> set[ox.Quad]:
    graphs = set(carriers)
    for carrier in carriers:
        within = store.engine.quads_for_pattern(None, term("pact:within"), node(carrier))
        graphs |= {Iri(quad.graph_name.value) for quad in within if isinstance(quad.graph_name, ox.NamedNode)}
    return {quad for name in graphs for quad in store.graph(name)}


def _claim_of(quad: ox.Quad) -> str | None:
    subject = quad.subject.value if isinstance(quad.subject, ox.NamedNode) else ""
    local = subject.removeprefix(CLAIM_BASE)
    return None if local == subject else CLAIM_BASE + local.partition("/")[0]


def _recorded(claim: Claim, at: datetime) -> Claim:
    return claim if claim.recorded_at is not None else replace(claim, recorded_at=at.replace(microsecond=0))
