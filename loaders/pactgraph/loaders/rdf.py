"""RDF files: pactgraph's own claims come back as they were; plain triples of its relations become claims.

Parsed by pyoxigraph, which never fetches what a file refers to. A plain triple is a claim of the file
itself, with the statement as evidence; names and classes are taken from rdfs:label, skos:prefLabel or
schema:name and from the ontology's classes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import pyoxigraph as ox

from pactgraph.loaders.document import Document
from pactgraph.loaders.loader import Loader
from pactgraph.ontology.claim import Claim
from pactgraph.ontology.decode import Description, Descriptions, decode_claim, decode_entity, decode_source
from pactgraph.ontology.entity import Entity
from pactgraph.ontology.errors import InvalidValue, MalformedSource, UnsupportedSource
from pactgraph.ontology.iri import PACT, Iri, pact
from pactgraph.ontology.records import Notice, Record, Records
from pactgraph.ontology.source import Evidence, Source
from pactgraph.ontology.terms import term
from pactgraph.ontology.vocabulary import vocabulary

__all__ = ["RDF"]

_NAMES = tuple(map(term, ("rdfs:label", "skos:prefLabel", "schema:name")))
_LABEL = term("rdfs:label")
_WITHIN = term("pact:within")
_FORMATS = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".trig": ox.RdfFormat.TRIG,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".nq": ox.RdfFormat.N_QUADS,
    ".rdf": ox.RdfFormat.RDF_XML,
    ".owl": ox.RdfFormat.RDF_XML,
    ".jsonld": ox.RdfFormat.JSON_LD,
}
_MEDIA_TYPES = {syntax.media_type: syntax for syntax in _FORMATS.values()}


def _read(document: Document) -> Records:
    quads = list(_parse(document))
    try:
        yield from _records(quads, document)
    except InvalidValue as error:
        raise MalformedSource(document.name, str(error)) from None


def _parse(document: Document) -> Iterator[ox.Quad]:
    syntax = _FORMATS.get(document.suffix) or _MEDIA_TYPES.get(document.media_type or "")
    if syntax is None:
        syntax = _guess(document.data)
    data = document.text().encode() if document.encoding else document.data
    try:
        yield from ox.parse(data, format=syntax, base_iri=document.url or document.identifier)
    except SyntaxError as error:
        problem = error.msg
        if "LoadDocumentCallback" in problem:
            problem = (
                "it refers to a context on the web, which is not fetched; write the context into the file"
            )
        raise MalformedSource(
            document.name, f"not {syntax.name}: {problem}", line=error.lineno, column=error.offset
        ) from None


def _guess(data: bytes) -> ox.RdfFormat:
    start = data.lstrip()[:1]
    return {b"{": ox.RdfFormat.JSON_LD, b"[": ox.RdfFormat.JSON_LD}.get(start, ox.RdfFormat.TRIG)


def _records(quads: list[ox.Quad], document: Document) -> Records:
    graphs = _by_graph(quads)
    sources = {d.iri: decode_source(d) for graph in graphs for d in graph.having("rdf:type", "pact:Source")}
    statements = [quad for quad in quads if _is_relation(quad)]
    if not statements and not any(any(graph.having("rdf:type", "pact:Claim")) for graph in graphs):
        raise UnsupportedSource(
            f"{document.name}: no claims and no triples of pactgraph's relations are in it; "
            "`pactgraph ontology` lists the relations"
        )
    for graph in graphs:
        yield from _decoded(graph, sources)
    if statements:
        own = Source(
            identifier=document.url or document.identifier,
            title=document.stem,
            url=document.url,
            media_type=document.media_type,
            content_hash=document.content_hash,
        )
        yield own
        yield from _stated(statements, Descriptions.of(quads), own)
    yield from _left_out(quads, document)


def _by_graph(quads: Iterable[ox.Quad]) -> list[Descriptions]:
    """What each graph describes, the graphs of sources that carry others first."""
    grouped: dict[str, list[ox.Quad]] = {}
    carried: set[str] = set()
    for quad in quads:
        grouped.setdefault(str(quad.graph_name), []).append(quad)
        if quad.predicate == _WITHIN:
            carried.add(str(quad.graph_name))
    return [Descriptions.of(grouped[name]) for name in sorted(grouped, key=lambda n: (n in carried, n))]


def _decoded(graph: Descriptions, sources: Mapping[Iri, Source]) -> Iterator[Record]:
    described = [decode_source(d) for d in graph.having("rdf:type", "pact:Source")]
    yield from sorted(described, key=lambda source: (source.within is not None, source.iri))
    claims = [decode_claim(d, graph) for d in graph.having("rdf:type", "pact:Claim")]
    if described or claims:
        yield from (decode_entity(d) for d in graph.values() if _is_entity(d))
    for claim in claims:
        if claim.source not in sources:
            raise InvalidValue(f"the claim {claim.iri} names a source that is not described")
        yield claim


def _stated(statements: Iterable[ox.Quad], described: Descriptions, own: Source) -> Iterator[Record]:
    named: set[Iri] = set()
    for quad in statements:
        subject, object_ = Iri(_iri(quad.subject)), Iri(_iri(quad.object))
        for iri in (subject, object_):
            if iri not in named:
                named.add(iri)
                yield _entity(iri, described)
        yield Claim(
            subject=subject,
            subject_name=_name(subject, described),
            relation=quad.predicate.value.removeprefix(PACT),
            object=object_,
            object_name=_name(object_, described),
            source=own.iri,
            evidence=Evidence(f"{quad.triple} .", locator="statement"),
            recorded_by="rdf statement",
        )


def _entity(iri: Iri, described: Descriptions) -> Entity:
    description = described.describe(iri)
    if not description.text("rdfs:label"):
        description.add(_LABEL, ox.Literal(_name(iri, described)))
    return decode_entity(description)


def _name(iri: Iri, described: Descriptions) -> str:
    description = described.describe(iri)
    for name in ("rdfs:label", "skos:prefLabel", "schema:name"):
        found = description.text(name)
        if found:
            return found
    return iri.rstrip("/#").rsplit("/", 1)[-1].rsplit("#", 1)[-1] or iri


def _is_entity(description: Description) -> bool:
    return any(iri in vocabulary().kind_by_iri for iri in description.iris("rdf:type"))


def _is_relation(quad: ox.Quad) -> bool:
    name = quad.predicate.value.removeprefix(PACT)
    return pact(name) == quad.predicate.value and name in vocabulary().relations


def _iri(found: object) -> str:
    if not isinstance(found, ox.NamedNode):
        raise InvalidValue(f"{found} stands in a relation; name the entity with an IRI")
    return found.value


def _left_out(quads: Iterable[ox.Quad], document: Document) -> Iterator[Notice]:
    foreign: dict[str, int] = {}
    for quad in quads:
        predicate = quad.predicate.value
        known = predicate.startswith(_UNDERSTOOD) or quad.predicate in _NAMES
        if not known:
            foreign[predicate] = foreign.get(predicate, 0) + 1
    if foreign:
        most = ", ".join(sorted(foreign, key=lambda p: (-foreign[p], p))[:5])
        yield Notice(
            document.name,
            f"{sum(foreign.values())} triples are no claims and are left out, as those of {most}",
        )


_UNDERSTOOD = (
    PACT,
    *(
        term(name).value
        for name in (
            "rdf:type", "rdf:subject", "rdf:predicate", "rdf:object", "skos:altLabel", "skos:exactMatch",
            "dcterms:title", "dcterms:publisher", "dcterms:creator", "dcterms:issued", "dcterms:format",
            "dcterms:description", "schema:url", "oa:exact", "oa:start", "oa:end", "prov:hadPrimarySource",
        )
    ),
)  # fmt: skip


def _recognises(document: Document) -> bool:
    start = document.head.lstrip()[:2000]
    return (
        start.startswith((b"@prefix", b"PREFIX", b"@base")) or b"<rdf:RDF" in start or b'"@context"' in start
    )


RDF = Loader(
    name="rdf",
    general=True,
    suffixes=tuple(_FORMATS),
    media_types=tuple(_MEDIA_TYPES),
    read=_read,
    recognises=_recognises,
)
"""Reads Turtle, TriG, N-Triples, N-Quads, RDF/XML and JSON-LD."""
