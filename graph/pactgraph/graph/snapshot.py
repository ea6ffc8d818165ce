"""All claims, entities and sources of a store as values, for everything that is not asked in SPARQL."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

import pyoxigraph as ox

from pactgraph.graph.garbage import collector_paused
from pactgraph.graph.identities import RESOLUTION, Identities
from pactgraph.graph.store import ClaimStore
from pactgraph.ontology.claim import Claim
from pactgraph.ontology.decode import Description, Descriptions, decode_claim, decode_entity, decode_source
from pactgraph.ontology.encode import encode_claim, encode_entity, encode_source
from pactgraph.ontology.entity import UNCLASSIFIED, Entity
from pactgraph.ontology.iri import Iri
from pactgraph.ontology.source import Source
from pactgraph.ontology.vocabulary import vocabulary

__all__ = ["Snapshot"]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What the sources of a store say, by IRI, in a stable order.

    Ids that are decided to be one stand here as one entity; the decisions are kept apart from the claims.

    >>> Snapshot.of(ClaimStore())
    Snapshot(claims={}, entities={}, sources={})
    """

    claims: Mapping[Iri, Claim]
    entities: Mapping[Iri, Entity]
    sources: Mapping[Iri, Source]
    identities: Identities = field(default_factory=Identities, repr=False)

    @classmethod
    def of(cls, store: ClaimStore, *, known_by: date | None = None) -> Snapshot:
        """Read everything a store holds; with ``known_by``, the claims it held at the end of that day."""
        with collector_paused():
            return cls._read(store, known_by)

    @classmethod
    def _read(cls, store: ClaimStore, known_by: date | None) -> Snapshot:
        claims: dict[Iri, Claim] = {}
        sources: dict[Iri, Source] = {}
        described: dict[Iri, list[Entity]] = {}
        graphs = [store.graph(name) for name in sorted(store.source_graphs())]
        if known_by is not None:
            graphs += [store.withdrawn(name) for name in sorted(store.withdrawn_graphs())]
        for graph in graphs:
            found = Descriptions.of(graph)
            for description in found.having("rdf:type", "pact:Claim"):
                claim = decode_claim(description, found)
                if known_by is None or _known(claim, known_by):
                    claims[description.iri] = claim
            for description in found.having("rdf:type", "pact:Source"):
                source = decode_source(description)
                sources.setdefault(source.iri, source)
            for description in _entities(found):
                described.setdefault(description.iri, []).append(decode_entity(description))
        identities = Identities.by(claim for claim in claims.values() if claim.source == RESOLUTION.iri)
        said = ((iri, claim) for iri, claim in claims.items() if iri not in identities.decisions)
        claims = {iri: identities.applied(claim) for iri, claim in said}
        for claim in claims.values():
            for iri, name_used in ((claim.subject, claim.subject_name), (claim.object, claim.object_name)):
                described.setdefault(iri, [Entity(iri, name_used)])
        entities = {iri: _merged(found_entities) for iri, found_entities in described.items()}
        if identities.canonical:
            entities = _united(entities, identities)
        if known_by is not None:
            saying = [sources[claim.source] for claim in (*claims.values(), *identities.decisions.values())]
            named = {iri for source in saying for iri in (source.iri, source.carrier)}
            sources = {iri: source for iri, source in sources.items() if iri in named}
        return cls(
            dict(sorted(claims.items())),
            dict(sorted(entities.items())),
            dict(sorted(sources.items())),
            identities,
        )

    def quads(self) -> Iterator[ox.Quad]:
        """All of it as quads again, each claim in the graph of its source."""
        for source in self.sources.values():
            yield from encode_source(source)
        for decision in self.identities.decisions.values():
            yield from encode_claim(decision)
        for claim in self.claims.values():
            yield from encode_claim(claim)
            for iri in (claim.subject, claim.object, *claim.speakers):
                if iri in self.entities:
                    yield from encode_entity(self.entities[iri], self.sources[claim.source].carrier)

    def named(self, name: str) -> Iterator[Entity]:
        """Entities with a name or alias, whatever its case; the full IRI or its last part will do too."""
        wanted = " ".join(name.casefold().split())
        for entity in self.entities.values():
            ids = (entity.iri, *self.identities.others(entity.iri))
            names = (entity.name, *entity.aliases, *ids, *(iri.rsplit("/", 1)[-1] for iri in ids))
            if any(wanted == " ".join(known.casefold().split()) for known in names):
                yield entity


def _known(claim: Claim, day: date) -> bool:
    if claim.recorded_at is None or claim.recorded_at.date() > day:
        return False
    return claim.retired_at is None or claim.retired_at.date() > day


def _entities(found: Descriptions) -> Iterator[Description]:
    kinds = vocabulary().kind_by_iri
    return (d for d in found.values() if any(iri in kinds for iri in d.iris("rdf:type")))


def _merged(found: list[Entity]) -> Entity:
    """One entity out of what several sources say of it: the usual name and kind, all other names kept."""
    if len(found) == 1:
        return found[0]
    kinds = [entity.kind for entity in found if entity.kind != UNCLASSIFIED]
    named = [entity.name for entity in found if not entity.is_unnamed]
    name = _usual(named or [entity.name for entity in found])
    names = {alias for entity in found for alias in (entity.name, *entity.aliases)} - {name}
    return replace(
        found[0],
        name=name,
        kind=_usual(kinds) if kinds else UNCLASSIFIED,
        aliases=tuple(sorted(names)),
        description=next((e.description for e in found if e.description), None),
        homepage=next((e.homepage for e in found if e.homepage), None),
        parent=next((e.parent for e in found if e.parent), None),
        identifiers=tuple(sorted({iri for entity in found for iri in entity.identifiers})),
    )


def _united(entities: Mapping[Iri, Entity], identities: Identities) -> dict[Iri, Entity]:
    """The entities with those that are one made one: it keeps the name of the id that stands for all."""
    together: dict[Iri, list[Entity]] = {}
    for iri in sorted(entities, key=lambda iri: (identities.of(iri) != iri, iri)):
        together.setdefault(identities.of(iri), []).append(entities[iri])
    found: dict[Iri, Entity] = {}
    for iri, same in together.items():
        first, parents = same[0], (entity.parent for entity in same if entity.parent is not None)
        parent = next((over for own in parents if (over := identities.of(own)) != iri), None)
        if len(same) > 1:
            first = replace(_merged(same), name=first.name)
            names = {name for entity in same for name in (entity.name, *entity.aliases)} - {first.name}
            first = replace(first, aliases=tuple(sorted(names)))
        found[iri] = replace(first, iri=iri, parent=parent)
    return found


def _usual(words: Iterable[str]) -> str:
    counted = Counter(words)
    return min(counted, key=lambda word: (-counted[word], word))
