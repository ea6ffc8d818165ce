"""Reading claims, entities and sources back from RDF: the inverse of ``encode``, pure functions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime

import pyoxigraph as ox

from pactgraph.ontology.amount import Amount
from pactgraph.ontology.claim import Claim, Confidence, Modality, Status
from pactgraph.ontology.entity import UNCLASSIFIED, Entity
from pactgraph.ontology.errors import InvalidValue, UnknownRelation
from pactgraph.ontology.iri import PACT, Iri, compact
from pactgraph.ontology.source import Evidence, Source
from pactgraph.ontology.terms import parse_date, parse_decimal, term
from pactgraph.ontology.vocabulary import vocabulary

__all__ = ["Description", "Descriptions", "decode_claim", "decode_entity", "decode_source"]

_Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


class Description:
    """All that a set of triples says of one subject, by prefixed property name."""

    __slots__ = ("_values", "iri")

    def __init__(self, iri: str) -> None:
        self.iri = Iri(iri)
        self._values: dict[ox.NamedNode, list[_Term]] = defaultdict(list)

    def add(self, predicate: ox.NamedNode, value: _Term) -> None:
        """Note one triple of the subject."""
        self._values[predicate].append(value)

    def include(self, other: Description) -> None:
        """Note all that another description says."""
        for predicate, values in other._values.items():
            self._values[predicate] += [value for value in values if value not in self._values[predicate]]

    def iris(self, name: str) -> tuple[Iri, ...]:
        """The values of a property that are IRIs, in a stable order."""
        found = self._values.get(term(name))
        if found is None:
            return ()
        return tuple(sorted(Iri(v.value) for v in found if isinstance(v, ox.NamedNode)))

    def iri_of(self, name: str) -> Iri | None:
        """The value of a property that should have at most one, an IRI."""
        return next(iter(self.iris(name)), None)

    def literals(self, name: str) -> tuple[ox.Literal, ...]:
        """The values of a property that are literals, in a stable order."""
        found = self._values.get(term(name))
        if found is None:
            return ()
        literals = [value for value in found if isinstance(value, ox.Literal)]
        return tuple(sorted(literals, key=lambda literal: (literal.language or "", literal.value)))

    def literal(self, name: str) -> ox.Literal | None:
        """The value of a property that should have at most one, a literal."""
        return next(iter(self.literals(name)), None)

    def text(self, name: str) -> str | None:
        """The lexical form of a literal property."""
        found = self.literal(name)
        return None if found is None else found.value

    def require(self, name: str) -> Iri:
        """An IRI that has to be there.

        :raises InvalidValue: where it is not
        """
        found = self.iri_of(name)
        if found is None:
            raise InvalidValue(f"{compact(self.iri)} has no {name}")
        return found

    def require_text(self, name: str) -> str:
        """A literal that has to be there.

        :raises InvalidValue: where it is not
        """
        found = self.text(name)
        if found is None:
            raise InvalidValue(f"{compact(self.iri)} has no {name}")
        return found


class Descriptions(dict[str, Description]):
    """The descriptions in the triples of one graph, by subject, in order of appearance."""

    @classmethod
    def of(cls, quads: Iterable[ox.Quad]) -> Descriptions:
        """Group quads by subject; blank nodes and quoted triples as subjects are left to the caller."""
        found = cls()
        for quad in quads:
            if isinstance(quad.subject, ox.NamedNode):
                iri = quad.subject.value
                description = found.get(iri)
                if description is None:
                    description = found[iri] = Description(iri)
                description.add(quad.predicate, quad.object)
        return found

    def describe(self, iri: str) -> Description:
        """The description of a subject, empty where nothing is said of it."""
        return self.get(iri) or Description(iri)

    def having(self, name: str, value: str) -> Iterator[Description]:
        """Descriptions in which an IRI property has a value, such as ``rdf:type``."""
        wanted = term(value).value
        return (d for d in self.values() if wanted in d.iris(name))


def decode_source(source: Description) -> Source:
    """The source that a graph describes."""
    published = source.literal("dcterms:issued")
    return Source(
        identifier=source.require_text("pact:identifier"),
        title=source.text("dcterms:title"),
        publisher=source.text("dcterms:publisher"),
        author=source.text("dcterms:creator"),
        published=None if published is None else parse_date(published),
        url=source.text("schema:url"),
        media_type=source.text("dcterms:format"),
        content_hash=source.text("pact:contentHash"),
        text=source.text("pact:text"),
        within=source.iri_of("pact:within"),
    )


def decode_entity(entity: Description) -> Entity:
    """The entity that a graph describes; its kind is the most specific class the ontology knows."""
    kinds = vocabulary().kind_by_iri
    known = [kinds[iri] for iri in entity.iris("rdf:type") if iri in kinds]
    known.sort(key=lambda kind: (-len(kind.ancestors), kind.name))
    names = [literal.value for literal in entity.literals("rdfs:label")]
    return Entity(
        iri=entity.iri,
        name=names[0] if names else entity.iri.rsplit("/", 1)[-1],
        kind=known[0].name if known else UNCLASSIFIED,
        aliases=tuple(names[1:]) + tuple(literal.value for literal in entity.literals("skos:altLabel")),
        description=entity.text("dcterms:description"),
        homepage=entity.text("schema:url"),
        parent=entity.iri_of("pact:parent"),
        identifiers=entity.iris("skos:exactMatch"),
    )


def decode_claim(claim: Description, around: Descriptions) -> Claim:
    """The claim of a node, with the evidence and amounts described around it.

    :raises InvalidValue: where a required part is missing or not what it should be
    :raises UnknownRelation: where the predicate is no relation of the ontology
    """
    try:
        return _claim(claim, around)
    except InvalidValue:
        raise
    except ValueError as error:
        raise InvalidValue(f"{compact(claim.iri)}: {error}") from None


def _claim(claim: Description, around: Descriptions) -> Claim:
    scope = claim.iri_of("pact:scopeEntity") or claim.text("pact:scope")
    valid_from, valid_to = claim.literal("pact:validFrom"), claim.literal("pact:validTo")
    exclusive, confidence = claim.text("pact:exclusive"), claim.iri_of("pact:confidence")
    recorded_at, retired_at = claim.text("pact:recordedAt"), claim.text("pact:retiredAt")
    subject, object_ = claim.require("rdf:subject"), claim.require("rdf:object")
    return Claim(
        subject=subject,
        relation=_relation(claim.require("rdf:predicate")),
        object=object_,
        source=claim.require("prov:hadPrimarySource"),
        evidence=_evidence(around.describe(claim.require("pact:evidence"))),
        subject_name=claim.text("pact:subjectName") or subject.rsplit("/", 1)[-1],
        object_name=claim.text("pact:objectName") or object_.rsplit("/", 1)[-1],
        scope=scope,
        exclusive=None if exclusive is None else exclusive in ("true", "1"),
        modality=Modality(_concept(claim.require("pact:modality"), "modality-")),
        status=Status(_concept(claim.require("pact:status"), "status-")),
        valid_from=None if valid_from is None else parse_date(valid_from),
        valid_to=None if valid_to is None else parse_date(valid_to),
        amounts=_amounts(around.describe(iri) for iri in claim.iris("pact:amount")),
        condition=claim.text("pact:condition"),
        asserted_by=claim.text("pact:assertedBy"),
        speakers=claim.iris("pact:speaker"),
        confidence=None if confidence is None else Confidence(_concept(confidence, "confidence-")),
        entry=claim.iri_of("pact:entry"),
        replaces=claim.iris("pact:replacesEntry"),
        recorded_by=claim.text("pact:recordedBy"),
        recorded_at=None if recorded_at is None else datetime.fromisoformat(recorded_at),
        retired_at=None if retired_at is None else datetime.fromisoformat(retired_at),
        subject_said=claim.iri_of("pact:subjectSaid"),
        object_said=claim.iri_of("pact:objectSaid"),
    )


def _evidence(evidence: Description) -> Evidence:
    start, end = evidence.text("oa:start"), evidence.text("oa:end")
    return Evidence(
        quote=evidence.require_text("oa:exact"),
        start=None if start is None else int(start),
        end=None if end is None else int(end),
        locator=evidence.text("pact:locator"),
    )


def _amounts(amounts: Iterable[Description]) -> tuple[Amount, ...]:
    in_order = sorted(amounts, key=lambda amount: int(amount.text("pact:order") or 0))
    return tuple(_amount(amount) for amount in in_order)


def _amount(amount: Description) -> Amount:
    low, high = amount.literal("pact:low"), amount.literal("pact:high")
    return Amount(
        low=None if low is None else parse_decimal(low),
        high=None if high is None else parse_decimal(high),
        unit=amount.text("pact:unit"),
        text=amount.require_text("pact:words"),
        approximate=amount.text("pact:approximate") == "true",
    )


def _relation(predicate: Iri) -> str:
    if not predicate.startswith(PACT):
        raise UnknownRelation(f"{compact(predicate)} is not a relation of the ontology")
    return vocabulary().relation(predicate.removeprefix(PACT)).name


def _concept(iri: Iri, prefix: str) -> str:
    return iri.removeprefix(PACT + prefix)
