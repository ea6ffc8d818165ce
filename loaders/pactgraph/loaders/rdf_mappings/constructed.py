"""What mappings make of an input: entities and claims, refusals of what should be a claim and is none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Final

import pyoxigraph as ox

from pactgraph.loaders.document import Document
from pactgraph.loaders.rdf_mappings.mapping import Mapping
from pactgraph.loaders.rdf_mappings.pattern_store import described, names_of, spoken, usual_first
from pactgraph.ontology.amount import Amount
from pactgraph.ontology.claim import Claim, Confidence, Modality, Status
from pactgraph.ontology.decode import Description, Descriptions, decode_entity
from pactgraph.ontology.entity import Entity
from pactgraph.ontology.errors import InvalidValue
from pactgraph.ontology.identifiers import Identifier
from pactgraph.ontology.iri import PACT, Iri, compact, content_hash, entity_iri
from pactgraph.ontology.partial_date import PartialDate
from pactgraph.ontology.records import Record, Refusal
from pactgraph.ontology.source import Evidence, Source
from pactgraph.ontology.terms import term
from pactgraph.ontology.vocabulary import vocabulary

__all__ = ["Constructed"]

_BLANK: Final = "urn:blank:"
_Node = ox.NamedNode | ox.BlankNode


@dataclass(frozen=True, slots=True)
class _Made:
    """A claim node of a mapping, and what it was made from."""

    node: Description
    mapping: Mapping
    derived: tuple[_Node, ...]
    stated_by: ox.NamedNode | None

    @property
    def order(self) -> tuple[str, ...]:
        """A key that is the same at every load, as the names of blank nodes are not."""
        parts = ("rdf:predicate", "rdf:subject", "rdf:object", "prov:wasDerivedFrom")
        words = [
            " ".join(iri for iri in self.node.iris(part) if not iri.startswith(_BLANK)) for part in parts
        ]
        return (*words, self.node.text("pact:scope") or "", self.node.text("pact:validFrom") or "")


class Constructed:
    """The entities and claims that mappings construct from a store of one document."""

    def __init__(self, store: ox.Store, mappings: Sequence[Mapping], document: Document) -> None:
        self._store, self._document = store, document
        self._entities: dict[Iri, Entity] = {}
        self._named: set[Iri] = set()
        self._around = Descriptions()
        self._made: list[_Made] = []
        for mapping in mappings:
            quads = (ox.Quad(_named(t.subject), t.predicate, _named(t.object)) for t in mapping.run(store))
            found = Descriptions.of(quads)
            self._made += [self._whole(d, mapping) for d in found.having("rdf:type", "pact:Claim")]
            for iri, description in found.items():
                self._merge(iri, description)
        self._made.sort(key=lambda made: made.order)
        self._mappings = mappings

    def records(self, source: Source) -> Iterator[Record]:
        """Every entity that is described, every claim with the entities it joins, then what is refused."""
        given: set[Iri] = set()
        for iri in self._described():
            entity = self._entity(iri)
            if entity is not None and entity.iri not in given:
                given.add(entity.iri)
                yield entity
        seen: set[Iri] = set()
        covered: list[_Made] = []
        for made in self._made:
            if made.node.iri_of("rdf:subject") is None or made.node.iri_of("rdf:object") is None:
                continue
            covered.append(made)
            try:
                ends, claim = self._claim(made, source)
            except ValueError as error:
                yield self._refused(made, str(error))
                continue
            if claim.iri in seen:
                continue
            seen.add(claim.iri)
            for entity in ends:
                if entity.iri not in given:
                    given.add(entity.iri)
                    yield entity
            yield claim
        yield from self._uncovered(covered)

    def _merge(self, iri: str, description: Description) -> None:
        into = self._around.get(iri)
        if into is None:
            self._around[iri] = description
        else:
            into.include(description)

    def _whole(self, node: Description, mapping: Mapping) -> _Made:
        derived = tuple(_original(iri) for iri in node.iris("prov:wasDerivedFrom"))
        stated = node.iri_of("pact:statedBy")
        return _Made(node, mapping, derived, None if stated is None else ox.NamedNode(stated))

    def _described(self) -> Iterator[Iri]:
        kinds = vocabulary().kind_by_iri
        for description in self._around.values():
            if any(iri in kinds for iri in description.iris("rdf:type")):
                yield description.iri

    def _entity(self, iri: Iri) -> Entity | None:
        """The entity of a node; nothing for a blank node of which no name and no identifier is known."""
        if iri in self._named:
            return self._entities.get(iri)
        self._named.add(iri)
        description = self._around.get(iri) or Description(iri)
        entity = decode_entity(description)
        names = usual_first(description.literals("rdfs:label"))
        names += [name for name in names_of(self._store, _original(iri)) if name not in names]
        known = [found for found in map(Identifier.parse, entity.identifiers) if found is not None]
        if not names and known:
            names = [known[0].value]
        own = self._iri(iri, names, known)
        if own is None:
            return None
        made = Entity(
            iri=own,
            name=names[0] if names else entity.name,
            kind=entity.kind,
            aliases=tuple(dict.fromkeys((*names[1:], *entity.aliases))),
            description=entity.description,
            homepage=entity.homepage,
            identifiers=entity.identifiers,
        )
        self._entities[iri] = made
        return made

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
            amounts=tuple(self._amounts(node)),
            condition=node.text("pact:condition") or None,
            asserted_by=node.text("pact:assertedBy") or None,
            confidence=None if (sure := _concept(node, "pact:confidence")) is None else Confidence(sure),
            recorded_by=f"rdf mapping {made.mapping.name}",
        )
        return (subject, object_), claim

    def _amounts(self, node: Description) -> Iterator[Amount]:
        share = node.text("pact:share")
        if share is not None:
            yield Amount.exactly(_number(share), "%", share)
        for iri in node.iris("pact:amount"):
            part = self._around.describe(iri)
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
        ends = [_original(made.node.require(part)) for part in ("rdf:subject", "rdf:object")]
        found = (
            quad
            for one, other in (ends, reversed(ends))
            for quad in self._store.quads_for_pattern(one, made.stated_by, other)
        )
        quad = next(found, None)
        parts = ends if quad is None else [quad.subject, quad.predicate, quad.object]
        words = " ".join(spoken(self._store, part) for part in parts)
        return Evidence(words, locator=f"statement, {by}")

    def _refused(self, made: _Made, reason: str) -> Refusal:
        evidence = self._evidence(made)
        return Refusal(self._document.name, evidence.locator or "statement", reason, evidence.quote)

    def _uncovered(self, made: Sequence[_Made]) -> Iterator[Refusal]:
        """Nodes and statements that a mapping says are claims, and of which it could make none."""
        derived = {node for one in made for node in one.derived}
        stated: dict[ox.NamedNode, set[frozenset[_Node]]] = defaultdict(set)
        for one in made:
            if one.stated_by is not None:
                ends = [_original(one.node.require(part)) for part in ("rdf:subject", "rdf:object")]
                stated[one.stated_by].add(frozenset(ends))
        for mapping in self._mappings:
            for name in sorted(mapping.claims):
                yield from self._uncovered_by(ox.NamedNode(name), mapping, derived, stated)

    def _uncovered_by(
        self,
        name: ox.NamedNode,
        mapping: Mapping,
        derived: set[_Node],
        stated: dict[ox.NamedNode, set[frozenset[_Node]]],
    ) -> Iterator[Refusal]:
        file = self._document.name
        for quad in self._store.quads_for_pattern(None, term("rdf:type"), name):
            node = quad.subject
            if isinstance(node, _Node) and node not in derived:
                reason = f"{mapping.name} finds not all in it that makes a claim"
                place = f"node <{node.value}>" if isinstance(node, ox.NamedNode) else "a blank node"
                yield Refusal(file, place, reason, described(self._store, node))
        for quad in self._store.quads_for_pattern(None, name, None):
            left, right = quad.subject, quad.object
            if not isinstance(right, _Node):
                reason = "its value is a text, not an entity"
            elif {left, right} & derived or frozenset((left, right)) in stated[name]:
                continue
            else:
                reason = f"{mapping.name} makes no claim of it"
            words = " ".join(spoken(self._store, part) for part in (left, quad.predicate, right))
            yield Refusal(file, f"statement of {compact(name.value)}", reason, words)


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
