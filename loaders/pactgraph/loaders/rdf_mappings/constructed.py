"""What mappings make of an input: entities and claims, refusals of what should be a claim and is none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Final
from urllib.parse import quote

import pyoxigraph as ox

from pactgraph.loaders.document import Document
from pactgraph.loaders.given import Given
from pactgraph.loaders.rdf_index import SubjectIndex
from pactgraph.loaders.rdf_mappings.coverage import Coverage
from pactgraph.loaders.rdf_mappings.mapping import Mapping
from pactgraph.loaders.rdf_mappings.pattern_store import described, names_of, spoken, usual_first
from pactgraph.ontology.amount import Amount
from pactgraph.ontology.claim import Claim, Confidence, Modality, Status
from pactgraph.ontology.decode import Description, decode_entity
from pactgraph.ontology.entity import Entity
from pactgraph.ontology.errors import InvalidValue
from pactgraph.ontology.identifiers import Identifier
from pactgraph.ontology.iri import PACT, Iri, compact, content_hash, entity_iri, pact
from pactgraph.ontology.partial_date import PartialDate
from pactgraph.ontology.records import Record, Refusal
from pactgraph.ontology.source import Evidence, Source
from pactgraph.ontology.vocabulary import vocabulary

__all__ = ["Constructed"]

_BLANK: Final = "urn:blank:"
_REMEMBERED: Final = 1 << 16
_AT_HAND: Final = 1 << 12
_Node = ox.NamedNode | ox.BlankNode


@dataclass(frozen=True, slots=True)
class _Made:
    """A claim node of a mapping, and what it was made from."""

    node: Description
    mapping: Mapping
    derived: tuple[_Node, ...]
    stated_by: ox.NamedNode | None

    @classmethod
    def of(cls, node: Description, mapping: Mapping) -> _Made:
        derived = tuple(_original(iri) for iri in node.iris("prov:wasDerivedFrom"))
        stated = node.iri_of("pact:statedBy")
        return cls(node, mapping, derived, None if stated is None else ox.NamedNode(stated))

    @property
    def ends(self) -> tuple[_Node, _Node]:
        """The nodes that the claim joins, as they stand in the input."""
        return _original(self.node.require("rdf:subject")), _original(self.node.require("rdf:object"))


class Constructed:
    """The entities and claims that mappings construct from a store of one document.

    What they construct goes into an index on disk and is read back claim by claim.
    """

    def __init__(self, store: ox.Store, mappings: Sequence[Mapping], document: Document) -> None:
        self._store, self._document, self._mappings = store, document, mappings
        self._made = SubjectIndex(
            ox.Quad(_named(triple.subject), triple.predicate, _named(triple.object), _graph(mapping))
            for mapping in mappings
            for triple in mapping.run(store)
        )
        self._entities: dict[Iri, Entity | None] = {}
        self._coverage = Coverage(store, mappings, document.name)

    def records(self, source: Source) -> Iterator[Record]:
        """Every entity that is described, every claim with the entities it joins, then what is refused."""
        given = Given()
        kinds = vocabulary().kind_by_iri
        for mapping in self._mappings:
            for found in self._made.typed(str(_graph(mapping)), kinds):
                for description in found.values():
                    entity = self._entity(description.iri)
                    if entity is not None and given.is_new(entity):
                        yield entity
        seen: set[Iri] = set()
        for made in self._claims():
            try:
                ends, claim = self._claim(made, source)
            except ValueError as error:
                yield self._refused(made, str(error))
                continue
            if len(seen) >= _REMEMBERED:
                seen.clear()
            if claim.iri not in seen:
                # two solutions of a query may say the same
                seen.add(claim.iri)
                yield from filter(given.is_new, ends)
                yield claim
        yield from self._coverage.refusals()

    def _claims(self) -> Iterator[_Made]:
        for mapping in self._mappings:
            for found in self._made.typed(str(_graph(mapping)), [pact("Claim")]):
                for node in found.having("rdf:type", "pact:Claim"):
                    if node.iri_of("rdf:subject") is None or node.iri_of("rdf:object") is None:
                        continue
                    made = _Made.of(node, mapping)
                    self._coverage.note(made.derived, made.stated_by, made.ends)
                    yield made

    def _entity(self, iri: Iri) -> Entity | None:
        """The entity of a node; nothing for a blank node of which no name and no identifier is known."""
        if iri not in self._entities:
            if len(self._entities) >= _AT_HAND:
                self._entities.clear()
            self._entities[iri] = self._read_entity(iri)
        return self._entities[iri]

    def _read_entity(self, iri: Iri) -> Entity | None:
        description = self._made.describe(iri).describe(iri)
        entity = decode_entity(description)
        names = usual_first(description.literals("rdfs:label"))
        names += [name for name in names_of(self._store, _original(iri)) if name not in names]
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
        if not iri.startswith(_BLANK):
            return iri
        if known:
            return known[0].entity
        if not names:
            return None
        # blank nodes of one name are one entity within a file, and no other file's
        file = content_hash(self._document.url or self._document.identifier)[:12]
        return Identifier.of("id", f"{file}.{entity_iri(names[0], base='')}"[:200]).entity

    def _claim(self, made: _Made, source: Source) -> tuple[tuple[Entity, Entity], Claim]:
        node = made.node
        ends = []
        for part in ("rdf:subject", "rdf:object"):
            entity = self._entity(node.require(part))
            if entity is None:
                raise InvalidValue("one end is a blank node without a name")
            ends.append(entity)
        subject, object_ = ends
        if subject.iri == object_.iri:
            raise InvalidValue("both ends are the same entity")
        through = _date(node, "pact:validThrough")
        claim = Claim(
            subject=subject.iri,
            subject_name=subject.name,
            relation=_relation(node, made.mapping),
            object=object_.iri,
            object_name=object_.name,
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
        return (subject, object_), claim

    def _amounts(self, made: _Made) -> Iterator[Amount]:
        share = made.node.text("pact:share")
        if share is not None:
            yield Amount.exactly(_number(share), "%", share)
        for iri in made.node.iris("pact:amount"):
            part = self._made.describe(iri).describe(iri)
            low, high = part.text("pact:low"), part.text("pact:high")
            unit = part.text("pact:unit")
            words = part.text("pact:words") or " ".join(filter(None, (low or high, unit)))
            yield Amount(
                None if low is None else _number(low), None if high is None else _number(high), unit, words
            )

    def _evidence(self, made: _Made) -> Evidence:
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

    def _refused(self, made: _Made, reason: str) -> Refusal:
        evidence = self._evidence(made)
        return Refusal(self._document.name, evidence.locator or "statement", reason, evidence.quote)


def _graph(mapping: Mapping) -> ox.NamedNode:
    return ox.NamedNode(f"urn:mapping:{quote(mapping.name)}")


def _named(part: _Node | ox.Literal | ox.Triple) -> ox.NamedNode:
    """A term in which blank nodes have IRIs, so that they can be described like others."""
    if isinstance(part, ox.BlankNode):
        return ox.NamedNode(_BLANK + part.value)
    return part  # type: ignore[return-value]


def _original(iri: str) -> _Node:
    return ox.BlankNode(iri.removeprefix(_BLANK)) if iri.startswith(_BLANK) else ox.NamedNode(iri)


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
