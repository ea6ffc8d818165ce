"""RDF of others for tests, and what the mappings make of it."""

from __future__ import annotations

from pactgraph.loaders.document import Document
from pactgraph.loaders.rdf import RDF
from pactgraph.ontology.claim import Claim
from pactgraph.ontology.records import Record

__all__ = ["PREFIXES", "claims_of", "read", "said"]

PREFIXES = """
@prefix org: <http://www.w3.org/ns/org#> . @prefix schema: <https://schema.org/> .
@prefix old: <http://schema.org/> . @prefix e: <https://example.org/> .
@prefix time: <http://www.w3.org/2006/time#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> . @prefix rov: <http://www.w3.org/ns/regorg#> .
@prefix own: <https://spec.edmcouncil.org/fibo/ontology/FND/OwnershipAndControl/Ownership/> .
@prefix ctl: <https://spec.edmcouncil.org/fibo/ontology/FND/OwnershipAndControl/Control/> .
@prefix roles: <https://spec.edmcouncil.org/fibo/ontology/FND/Parties/Roles/> .
@prefix commons: <https://www.omg.org/spec/Commons/RolesAndCompositions/> .
@prefix L1: <https://www.gleif.org/ontology/L1/> . @prefix L2: <https://www.gleif.org/ontology/L2/> .
@prefix base: <https://www.gleif.org/ontology/Base/> . @prefix dcterms: <http://purl.org/dc/terms/> .
@prefix repex: <https://www.gleif.org/ontology/ReportingException/> .
@prefix lei: <https://rdf.gleif.org/L1/L-> .
"""


def read(text: str, name: str = "theirs.ttl", constructs: tuple[tuple[str, str], ...] = ()) -> list[Record]:
    data = (PREFIXES * name.endswith(".ttl") + text).encode()
    return list(RDF.read(Document(name, f"file:///{name}", data, constructs=constructs)))


def claims_of(found: list[Record]) -> list[Claim]:
    return [record for record in found if isinstance(record, Claim)]


def said(text: str) -> list[tuple[str, str, str, str | None, str, str]]:
    return [
        (c.subject_name, c.relation, c.object_name, c.scope, str(c.valid_from), str(c.valid_to))
        for c in claims_of(read(text))
    ]
