"""RDF files: pactgraph's own claims come back as they were; plain triples of its relations become claims.

Parsed by pyoxigraph, which never fetches what a file refers to. A plain triple is a claim of the file
itself, with the statement as evidence; names and classes are taken from rdfs:label, skos:prefLabel or
schema:name and from the ontology's classes. Patterns of other vocabularies become claims by mappings.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Mapping as Table
from io import BytesIO

import pyoxigraph as ox

from pactgraph.loaders.document import Document
from pactgraph.loaders.loader import Loader
from pactgraph.loaders.rdf_contexts import with_known_contexts
from pactgraph.loaders.rdf_index import SubjectIndex
from pactgraph.loaders.rdf_mappings.constructed import Constructed
from pactgraph.loaders.rdf_mappings.mapping import Mapping, normalised, read_mapping, shipped_mappings
from pactgraph.loaders.rdf_mappings.pattern_store import filled
from pactgraph.ontology.claim import Claim
from pactgraph.ontology.decode import Description, Descriptions, decode_claim, decode_entity, decode_source
from pactgraph.ontology.entity import Entity
from pactgraph.ontology.errors import InvalidValue, MalformedSource, UnsupportedSource
from pactgraph.ontology.iri import PACT, Iri, pact
from pactgraph.ontology.records import Notice, Record, Records
from pactgraph.ontology.source import Evidence, Source
from pactgraph.ontology.term_names import term_names
from pactgraph.ontology.terms import term
from pactgraph.ontology.vocabulary import vocabulary

__all__ = ["RDF"]

_NAMES = tuple(term(name).value for name in ("rdfs:label", "skos:prefLabel", "schema:name"))
_LABEL = term("rdfs:label")
_ONTOLOGY = term("owl:Ontology").value
_SOURCE, _CLAIM = (pact("Source"),), (pact("Claim"),)
_FORMATS = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".trig": ox.RdfFormat.TRIG,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".ntriples": ox.RdfFormat.N_TRIPLES,
    ".nq": ox.RdfFormat.N_QUADS,
    ".nquads": ox.RdfFormat.N_QUADS,
    ".rdf": ox.RdfFormat.RDF_XML,
    ".owl": ox.RdfFormat.RDF_XML,
    ".jsonld": ox.RdfFormat.JSON_LD,
}
_MEDIA_TYPES = {syntax.media_type: syntax for syntax in _FORMATS.values()}


def _read(document: Document) -> Records:
    try:
        yield from _records(SubjectIndex(_parse(document)), document)
    except InvalidValue as error:
        raise MalformedSource(document.name, str(error)) from None


def _parse(document: Document) -> Iterator[ox.Quad]:
    syntax = _FORMATS.get(document.suffix) or _MEDIA_TYPES.get(document.media_type or "")
    if syntax is None:
        syntax = _guess(document.head)
    if syntax == ox.RdfFormat.JSON_LD and not document.encoding:
        stream = with_known_contexts(document)
    else:
        stream = BytesIO(document.text().encode()) if document.encoding else document.open()
    try:
        with stream:
            yield from ox.parse(stream, format=syntax, base_iri=document.url or document.identifier)
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


def _records(index: SubjectIndex, document: Document) -> Records:
    relations = [name for name in index.predicates if _is_relation(name)]
    sources = {
        description.iri: decode_source(description)
        for graph in index.graphs
        for found in index.typed(graph, _SOURCE)
        for description in found.having("rdf:type", "pact:Source")
    }
    own = _own_source(document)
    claimed = bool(relations) or any(any(index.typed(graph, _CLAIM)) for graph in index.graphs)
    mappings = _mappings(index, document)
    mapped = False
    if mappings:
        with filled(index.quads(), sum(index.predicates.values())) as store:
            index.rest()
            for record in Constructed(store, mappings, document).records(own):
                if not mapped:
                    yield own
                mapped = True
                yield record
    if not claimed and not mapped:
        yield from _nothing(index, document, own)
        return
    # a source that carries others comes before them
    carried = {source.iri for source in sources.values() if source.within is not None}
    for graph in sorted(index.graphs, key=lambda name: (name.strip("<>") in carried, name)):
        yield from _decoded(index, graph, sources)
    if relations:
        if not mapped:
            yield own
        yield from _stated(index, own)
    yield from _left_out(index, mappings, document)


def _own_source(document: Document) -> Source:
    return Source(
        identifier=document.url or document.identifier,
        title=document.stem,
        url=document.url,
        media_type=document.media_type,
        content_hash=document.content_hash,
    )


def _mappings(index: SubjectIndex, document: Document) -> list[Mapping]:
    """The user's mappings, and those that ship for the vocabularies of the input."""
    foreign = (name for name in (*index.predicates, *index.classes) if not _is_understood(name))
    names = {normalised(name) for name in foreign}
    own = [read_mapping(name, text) for name, text in document.constructs]
    return own + [mapping for mapping in shipped_mappings() if mapping.concerns(names)]


def _nothing(index: SubjectIndex, document: Document, own: Source) -> Iterator[Record]:
    """An ontology loaded along with data says nothing of entities; anything else is not what was meant."""
    if _ONTOLOGY not in index.classes:
        raise UnsupportedSource(
            f"{document.name}: no claims and no triples of pactgraph's relations are in it, and no mapping "
            "makes any of it; `pactgraph ontology` lists the relations, --construct adds a mapping"
        )
    yield own
    yield Notice(
        document.name,
        f"it is an ontology: its {sum(index.predicates.values())} triples define terms and make no claims",
    )


def _decoded(index: SubjectIndex, graph: str, sources: Table[Iri, Source]) -> Iterator[Record]:
    described = [
        decode_source(description)
        for found in index.typed(graph, _SOURCE)
        for description in found.having("rdf:type", "pact:Source")
    ]
    yield from sorted(described, key=lambda source: (source.within is not None, source.iri))
    if described or any(index.typed(graph, _CLAIM)):
        for found in index.typed(graph, vocabulary().kind_by_iri):
            yield from (decode_entity(d) for d in found.values() if _is_entity(d))
    for found in index.typed(graph, _CLAIM):
        for description in found.having("rdf:type", "pact:Claim"):
            claim = decode_claim(description, found)
            if claim.source not in sources:
                raise InvalidValue(f"the claim {claim.iri} names a source that is not described")
            yield claim


def _stated(index: SubjectIndex, own: Source) -> Iterator[Record]:
    names: dict[Iri, str] = {}
    for quad in index.quads():
        if not _is_relation(quad.predicate.value):
            continue
        subject, object_ = Iri(_iri(quad.subject)), Iri(_iri(quad.object))
        for iri in (subject, object_):
            if iri not in names:
                described = index.describe(iri)
                names[iri] = _name(iri, described)
                yield _entity(iri, described)
        yield Claim(
            subject=subject,
            subject_name=names[subject],
            relation=quad.predicate.value.removeprefix(PACT),
            object=object_,
            object_name=names[object_],
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


def _is_relation(predicate: str) -> bool:
    return predicate.startswith(PACT) and predicate.removeprefix(PACT) in vocabulary().relations


def _iri(found: object) -> str:
    if not isinstance(found, ox.NamedNode):
        raise InvalidValue(f"{found} stands in a relation; name the entity with an IRI")
    return found.value


def _left_out(index: SubjectIndex, mappings: Sequence[Mapping], document: Document) -> Iterator[Notice]:
    mentioned = {name for mapping in mappings for name in mapping.mentioned}
    foreign = {
        predicate: number
        for predicate, number in index.predicates.items()
        if not _is_understood(predicate) and normalised(predicate) not in mentioned
    }
    if foreign:
        most = ", ".join(sorted(foreign, key=lambda p: (-foreign[p], p))[:5])
        yield Notice(
            document.name,
            f"{sum(foreign.values())} triples are no claims and are left out, as those of {most}",
        )


def _is_understood(name: str) -> bool:
    """Whether pactgraph itself reads a property, so that it says nothing of other vocabularies."""
    if name.startswith(PACT):
        return name.removeprefix(PACT) in term_names()
    return name.startswith(_UNDERSTOOD) or name in _NAMES


_UNDERSTOOD = tuple(
    term(name).value
    for name in (
        "rdf:type", "rdf:subject", "rdf:predicate", "rdf:object", "skos:altLabel", "skos:exactMatch",
        "dcterms:title", "dcterms:publisher", "dcterms:creator", "dcterms:issued", "dcterms:format",
        "dcterms:description", "schema:url", "oa:exact", "oa:start", "oa:end", "prov:hadPrimarySource",
        "rdf:reifies",
    )
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
