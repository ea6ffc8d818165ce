"""How claims, entities and sources stand in RDF: pure functions from values to quads.

Each source has a named graph. In it a claim is a node with its qualifiers, its evidence (a Web Annotation
selector) and its amounts; their nodes are named after the claim, so that there are no blank nodes.
"""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from pactgraph.ontology.amount import Amount
from pactgraph.ontology.claim import Claim
from pactgraph.ontology.entity import Entity
from pactgraph.ontology.iri import Iri
from pactgraph.ontology.source import Evidence, Source
from pactgraph.ontology.terms import date_literal, decimal_literal, node, term, time_literal
from pactgraph.ontology.vocabulary import vocabulary

__all__ = ["encode_claim", "encode_entity", "encode_source", "entity_triples"]

_TYPE = term("rdf:type")
_TRUE = ox.Literal(True)
_Pairs = Iterator[tuple[str, ox.NamedNode | ox.Literal]]


def encode_source(source: Source) -> Iterator[ox.Quad]:
    """The quads that describe a source, in its own graph.

    >>> len(list(encode_source(Source("https://example.org/a", title="A"))))
    3
    """
    yield from _quads(node(source.iri), _source_pairs(source), node(source.iri))


def _source_pairs(source: Source) -> _Pairs:
    yield "rdf:type", term("pact:Source")
    yield "pact:identifier", ox.Literal(source.identifier)
    for name, text in (
        ("dcterms:title", source.title),
        ("dcterms:publisher", source.publisher),
        ("dcterms:creator", source.author),
        ("schema:url", source.url),
        ("dcterms:format", source.media_type),
        ("pact:contentHash", source.content_hash),
        ("pact:text", source.text),
        ("pact:textHash", source.text_hash),
    ):
        if text is not None:
            yield name, ox.Literal(text)
    if source.published is not None:
        yield "dcterms:issued", date_literal(source.published)
    if source.within is not None:
        yield "pact:within", node(source.within)


def encode_entity(entity: Entity, graph: Iri) -> Iterator[ox.Quad]:
    """The quads that describe an entity, in the graph of the source that names it."""
    for triple in entity_triples(entity):
        yield ox.Quad(triple.subject, triple.predicate, triple.object, node(graph))


def entity_triples(entity: Entity) -> Iterator[ox.Triple]:
    """What is said of an entity itself: class, names, description.

    >>> [str(t.object) for t in entity_triples(Entity.named("Azure", "cloud-platform"))]
    ['<https://w3id.org/pactgraph/ontology#CloudPlatform>', '"Azure"']
    """
    subject = node(entity.iri)
    for name, value in _entity_pairs(entity):
        yield ox.Triple(subject, term(name), value)


def _entity_pairs(entity: Entity) -> _Pairs:
    yield "rdf:type", node(vocabulary().kinds[entity.kind].iri)
    yield "rdfs:label", ox.Literal(entity.name)
    for alias in entity.aliases:
        yield "skos:altLabel", ox.Literal(alias)
    if entity.description is not None:
        yield "dcterms:description", ox.Literal(entity.description)
    if entity.homepage is not None:
        yield "schema:url", ox.Literal(entity.homepage)
    if entity.parent is not None:
        yield "pact:parent", node(entity.parent)
    for identifier in entity.identifiers:
        yield "skos:exactMatch", node(identifier)


def encode_claim(claim: Claim) -> Iterator[ox.Quad]:
    """The quads of a claim, its evidence and its amounts, in the graph of its source.

    >>> from pactgraph.ontology.iri import entity_iri
    >>> claim = Claim(
    ...     subject=entity_iri("a"), subject_name="A", relation="hosts", object=entity_iri("b"),
    ...     object_name="B", source=Iri("https://example.org/s"), evidence=Evidence("A hosts B."),
    ... )
    >>> {quad.graph_name.value for quad in encode_claim(claim)}
    {'https://example.org/s'}
    """
    graph, subject = node(claim.source), node(claim.iri)
    yield from _quads(subject, _claim_pairs(claim), graph)
    evidence = node(f"{claim.iri}/evidence")
    yield ox.Quad(subject, term("pact:evidence"), evidence, graph)
    yield from _quads(evidence, _evidence_pairs(claim.evidence), graph)
    for order, amount in enumerate(claim.amounts, 1):
        part = node(f"{claim.iri}/amount-{order}")
        yield ox.Quad(subject, term("pact:amount"), part, graph)
        yield from _quads(part, _amount_pairs(amount, order), graph)


def _claim_pairs(claim: Claim) -> _Pairs:
    yield "rdf:type", term("pact:Claim")
    yield "rdf:subject", node(claim.subject)
    yield "rdf:predicate", node(vocabulary().relation(claim.relation).iri)
    yield "rdf:object", node(claim.object)
    if claim.subject_said is not None:
        yield "pact:subjectSaid", node(claim.subject_said)
    if claim.object_said is not None:
        yield "pact:objectSaid", node(claim.object_said)
    yield "prov:hadPrimarySource", node(claim.source)
    yield "pact:subjectName", ox.Literal(claim.subject_name)
    yield "pact:objectName", ox.Literal(claim.object_name)
    yield "pact:modality", term(f"pact:modality-{claim.modality}")
    yield "pact:status", term(f"pact:status-{claim.status}")
    if isinstance(claim.scope, Iri):
        yield "pact:scopeEntity", node(claim.scope)
    elif claim.scope is not None:
        yield "pact:scope", ox.Literal(claim.scope)
    if claim.exclusive is not None:
        yield "pact:exclusive", ox.Literal(claim.exclusive)
    if claim.valid_from is not None:
        yield "pact:validFrom", date_literal(claim.valid_from)
    if claim.valid_to is not None:
        yield "pact:validTo", date_literal(claim.valid_to)
    if claim.confidence is not None:
        yield "pact:confidence", term(f"pact:confidence-{claim.confidence}")
    for name, text in (
        ("pact:condition", claim.condition),
        ("pact:assertedBy", claim.asserted_by),
        ("pact:recordedBy", claim.recorded_by),
    ):
        if text is not None:
            yield name, ox.Literal(text)
    for speaker in claim.speakers:
        yield "pact:speaker", node(speaker)
    if claim.entry is not None:
        yield "pact:entry", node(claim.entry)
    for replaced in claim.replaces:
        yield "pact:replacesEntry", node(replaced)
    if claim.recorded_at is not None:
        yield "pact:recordedAt", time_literal(claim.recorded_at)
    if claim.retired_at is not None:
        yield "pact:retiredAt", time_literal(claim.retired_at)


def _evidence_pairs(evidence: Evidence) -> _Pairs:
    yield "rdf:type", term("pact:Evidence")
    yield "rdf:type", term("oa:TextQuoteSelector")
    yield "oa:exact", ox.Literal(evidence.quote)
    if evidence.start is not None and evidence.end is not None:
        yield "rdf:type", term("oa:TextPositionSelector")
        yield "oa:start", ox.Literal(evidence.start)
        yield "oa:end", ox.Literal(evidence.end)
    if evidence.locator is not None:
        yield "pact:locator", ox.Literal(evidence.locator)


def _amount_pairs(amount: Amount, order: int) -> _Pairs:
    yield "rdf:type", term("pact:Amount")
    yield "pact:order", ox.Literal(order)
    yield "pact:words", ox.Literal(amount.text)
    if amount.low is not None:
        yield "pact:low", decimal_literal(amount.low)
    if amount.high is not None:
        yield "pact:high", decimal_literal(amount.high)
    if amount.unit is not None:
        yield "pact:unit", ox.Literal(amount.unit)
    if amount.approximate:
        yield "pact:approximate", _TRUE


def _quads(subject: ox.NamedNode, pairs: _Pairs, graph: ox.NamedNode) -> Iterator[ox.Quad]:
    for name, value in pairs:
        yield ox.Quad(subject, term(name), value, graph)
