"""Reading a filing of the SEC by the loader that has to recognise it, and its records by what they are."""

from __future__ import annotations

from pactgraph.loaders.document import Document
from pactgraph.loaders.registry import loader_for
from pactgraph.ontology.claim import Claim
from pactgraph.ontology.entity import Entity
from pactgraph.ontology.identifiers import Identifier
from pactgraph.ontology.records import Record, Refusal

__all__ = ["claims_of", "entities_of", "identifiers_of", "read", "refusals_of"]


def read(text: str, name: str, loader: str) -> list[Record]:
    document = Document(name, f"file:///{name}", text.encode())
    found = loader_for(document)
    assert found.name == loader
    return list(found.read(document))


def claims_of(found: list[Record]) -> list[Claim]:
    return [record for record in found if isinstance(record, Claim)]


def entities_of(found: list[Record]) -> list[Entity]:
    return [record for record in found if isinstance(record, Entity)]


def refusals_of(found: list[Record]) -> list[Refusal]:
    return [record for record in found if isinstance(record, Refusal)]


def identifiers_of(entity: Entity) -> set[str]:
    found = (Identifier.parse(iri) for iri in entity.identifiers)
    return {f"{known.scheme}:{known.value}" for known in found if known is not None}
