"""How a BODS record is known beyond its file, so that statements about it in other files meet it."""

from __future__ import annotations

from functools import cache

from pactgraph.loaders.bods.statement import Statement
from pactgraph.ontology.identifiers import Identifier
from pactgraph.ontology.iri import ENTITY_BASE, Iri, content_hash, entity_iri

__all__ = ["entry_of", "record", "record_iri", "replaced_by"]


def record(publisher: str | None, reference: str) -> Identifier:
    """The identifier of a record, which is unique within its publisher's system only.

    >>> record("Example Register", "4c7e").value
    'bods-example-register-4c7e'
    """
    value = f"bods-{_system(publisher)}-{' '.join(reference.split())}"
    return Identifier.of("id", value if len(value) <= 200 else f"bods-{content_hash(value)[:32]}")


def record_iri(publisher: str | None, reference: str) -> Iri:
    """The IRI of the entity of a record that is known by its reference alone.

    >>> record_iri("Example Register", "4c7e")
    Iri('https://w3id.org/pactgraph/entity/id-bods-example-register-4c7e')
    """
    return record(publisher, reference).entity


def entry_of(statement: Statement) -> Iri:
    """The entry of which a statement is a version: its record, before 0.4 the statement itself."""
    return record(statement.publisher, statement.reference).iri


def replaced_by(statement: Statement) -> tuple[Iri, ...]:
    """The entries whose place a statement takes: its own where it is updated or closed, before 0.4 the
    statements that it names."""
    named = tuple(record(statement.publisher, one).iri for one in statement.replaces)
    return named if statement.status == "new" else (entry_of(statement), *named)


@cache
def _system(publisher: str | None) -> str:
    return entity_iri(publisher).removeprefix(ENTITY_BASE) if publisher else "unknown"
