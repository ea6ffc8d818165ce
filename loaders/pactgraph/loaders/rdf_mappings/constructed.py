"""What mappings make of an input: entities and claims, refusals of what should be a claim and is none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation
from typing import Final

import pyoxigraph as ox

from pactgraph.loaders.document import Document
from pactgraph.loaders.given import Given
from pactgraph.loaders.rdf_mappings.coverage import Coverage
from pactgraph.loaders.rdf_mappings.made import BLANK, Made, MadeClaim, original
from pactgraph.loaders.rdf_mappings.mapping import Mapping
from pactgraph.loaders.rdf_mappings.pattern_store import (
    PatternStore,
    described,
    names_of,
    spoken,
    usual_first,
)
from pactgraph.loaders.rdf_mappings.remembered import Remembered
from pactgraph.ontology.amount import Amount
from pactgraph.ontology.claim import Claim, Confidence, Modality, Status
from pactgraph.ontology.decode import Description, decode_entity
from pactgraph.ontology.entity import Entity
from pactgraph.ontology.errors import InvalidValue
from pactgraph.ontology.identifiers import Identifier
from pactgraph.ontology.iri import PACT, Iri, compact, content_hash, entity_iri
from pactgraph.ontology.partial_date import PartialDate
from pactgraph.ontology.records import Record, Refusal
from pactgraph.ontology.source import Evidence, Source
from pactgraph.ontology.vocabulary import vocabulary

__all__ = ["Constructed"]

_REMEMBERED: Final = 1 << 16
_AT_HAND: Final = 1 << 14
_Party = tuple[Iri, str]


class Constructed:
    """The entities and claims that mappings construct from a store of one document.

    What they construct waits on disk and is read back claim by claim.
    """

    def __init__(self, store: PatternStore, mappings: Sequence[Mapping], document: Document) -> None:
        self._store, self._document = store, document
        self._made = Made(store, mappings)
        self._remembered = Remembered()
        self._at_hand: dict[Iri, _Party] = {}
        self._coverage = Coverage(store, mappings, document.name, self._remembered)

    def records(self, source: Source) -> Iterator[Record]:
        """Every entity that is described, every claim with the entities it joins, then what is refused."""
        # what each part has to remember is gone with it
        yield from self._entities()
        yield from self._claims(source)
        self._at_hand.clear()
        yield from self._coverage.refusals()

    def _entities(self) -> Iterator[Entity]:
        given = Given()
        for description in self._made.entities():
            entity = self._read_entity(description)
            if entity is not None:
                self._remembered.name(description.iri, (entity.iri, entity.name))
                if given.is_new(entity):
                    yield entity

    def _claims(self, source: Source) -> Iterator[Record]:
        seen: set[Iri] = set()
        for made in self._made.claims():
            self._coverage.note(made.derived, made.stated_by, made.ends)
            entities: list[Entity] = []
            try:
                claim = self._claim(made, source, entities)
            except ValueError as error:
                # an end of which nothing else is known is remembered as given: so it is given
                yield from entities
                yield self._refused(made, str(error))
                continue
            yield from entities
            if len(seen) >= _REMEMBERED:
                seen.clear()
            if claim.iri not in seen:
                # two solutions of a query may say the same
                seen.add(claim.iri)
                yield claim

    def _party(self, iri: Iri, entities: list[Entity]) -> _Party:
        """The IRI and name of the entity of a node; the entity itself, where it was not given, into a list.

        :raises InvalidValue: for a blank node of which no name and no identifier is known
        """
        party = self._at_hand.get(iri) or self._remembered.named(iri)
        if party is None:
            entity = self._read_entity(self._made.described(iri))
            if entity is None:
                raise InvalidValue("one end is a blank node without a name")
            entities.append(entity)
            party = entity.iri, entity.name
            self._remembered.name(iri, party)
        if len(self._at_hand) >= _AT_HAND:
            self._at_hand.clear()
        self._at_hand[iri] = party
        return party

    def _read_entity(self, description: Description) -> Entity | None:
        """The entity of a node; nothing for a blank node of which no name and no identifier is known."""
        iri = description.iri
        entity = decode_entity(description)
        names = usual_first(description.literals("rdfs:label"))
        names += [name for name in names_of(self._store, original(iri)) if name not in names]
        known = [found for found in map(Identifier.parse, entity.identifiers) if found is not None]
        if not names and known:
            names = [known[0].value]
        own = self._iri(iri, names, known)
        if own is None:
            return None
        others = dict.fromkeys((*names[1:], *entity.aliases))
        others.pop(names[0] if names else entity.name, None)
        return Entity(
            iri=own,
            name=names[0] if names else entity.name,
            kind=entity.kind,
            aliases=tuple(others),
            description=entity.description,
            homepage=entity.homepage,
            identifiers=entity.identifiers,
        )

    def _iri(self, iri: Iri, names: Sequence[str], known: Sequence[Identifier]) -> Iri | None:
        if not iri.startswith(BLANK):
            return iri
        if known:
            return known[0].entity
        if not names:
            return None
        # blank nodes of one name are one entity within a file, and no other file's
        file = content_hash(self._document.url or self._document.identifier)[:12]
        return Identifier.of("id", f"{file}.{entity_iri(names[0], base='')}"[:200]).entity

    def _claim(self, made: MadeClaim, source: Source, entities: list[Entity]) -> Claim:
        node = made.node
        subject, subject_name = self._party(node.require("rdf:subject"), entities)
        object_, object_name = self._party(node.require("rdf:object"), entities)
        if subject == object_:
            raise InvalidValue("both ends are the same entity")
        through = _date(node, "pact:validThrough")
        return Claim(
            subject=subject,
            subject_name=subject_name,
            relation=_relation(node, made.mapping),
            object=object_,
            object_name=object_name,
            source=source.iri,
            evidence=self._evidence(made),
            scope=node.iri_of("pact:scopeEntity") or node.text("pact:scope") or None,
            exclusive=None if (said := node.text("pact:exclusive")) is None else said in ("true", "1"),
            modality=Modality(_concept(node, "pact:modality") or Modality.ASSERTED),
            status=Status(_concept(node, "pact:status") or Status.IN_FORCE),
            valid_from=_date(node, "pact:validFrom"),
            valid_to=_date(node, "pact:validTo") if through is None else through.next,
            amounts=tuple(self._amounts(made)),
            condition=node.text("pact:condition") or None,
            asserted_by=node.text("pact:assertedBy") or None,
            confidence=None if (sure := _concept(node, "pact:confidence")) is None else Confidence(sure),
            recorded_by=f"rdf mapping {made.mapping.name}",
        )

    def _amounts(self, made: MadeClaim) -> Iterator[Amount]:
        share = made.node.text("pact:share")
        if share is not None:
            yield Amount.exactly(_number(share), "%", share)
        for iri in made.node.iris("pact:amount"):
            part = self._made.described(iri)
            low, high = part.text("pact:low"), part.text("pact:high")
            unit = part.text("pact:unit")
            words = part.text("pact:words") or " ".join(filter(None, (low or high, unit)))
            yield Amount(
                None if low is None else _number(low), None if high is None else _number(high), unit, words
            )

    def _evidence(self, made: MadeClaim) -> Evidence:
        by = f"by the mapping {made.mapping.name}"
        if made.derived:
            nodes = sorted((described(self._store, node) for node in made.derived), key=lambda n: (len(n), n))
            named = [node.value for node in made.derived if isinstance(node, ox.NamedNode)]
            where = f"node <{min(named, key=len)}>" if named else "a blank node"
            return Evidence(" / ".join(nodes), locator=f"{where}, {by}")
        ends = made.ends
        found = (
            quad
            for one, other in (ends, ends[::-1])
            for quad in self._store.quads_for_pattern(one, made.stated_by, other)
        )
        quad = next(found, None)
        parts = ends if quad is None else [quad.subject, quad.predicate, quad.object]
        words = " ".join(spoken(self._store, part) for part in parts)
        return Evidence(words, locator=f"statement, {by}")

    def _refused(self, made: MadeClaim, reason: str) -> Refusal:
        evidence = self._evidence(made)
        return Refusal(self._document.name, evidence.locator or "statement", reason, evidence.quote)


def _relation(node: Description, mapping: Mapping) -> str:
    name = node.require("rdf:predicate")
    if not name.startswith(PACT):
        raise InvalidValue(f"{mapping.name} names {compact(name)}, which is no relation of pactgraph")
    return vocabulary().relation(name.removeprefix(PACT)).name


def _concept(node: Description, name: str) -> str | None:
    found = node.iri_of(name)
    return None if found is None else found.removeprefix(PACT + name.removeprefix("pact:") + "-")


def _date(node: Description, name: str) -> PartialDate | None:
    found = node.text(name)
    return None if found is None else PartialDate.parse(found.partition("T")[0].rstrip("Z"))


def _number(words: str) -> Decimal:
    try:
        return Decimal(words.strip().rstrip("%"))
    except InvalidOperation:
        raise InvalidValue(f"{words!r} is not a number") from None
