"""Entities named by their LEI."""

from __future__ import annotations

from pactgraph.ontology.entity import Entity
from pactgraph.ontology.identifiers import Identifier

__all__ = ["party"]


def party(lei: str) -> Entity:
    """The entity of an LEI of which nothing else is known: its name is the LEI until a file says more.

    >>> party("549300PSHWOM1D1JVL23").iri
    Iri('https://w3id.org/pactgraph/entity/lei-549300PSHWOM1D1JVL23')

    :raises InvalidValue: where it is no LEI
    """
    identifier = Identifier.of("lei", lei)
    return Entity(identifier.entity, identifier.value, "organization", identifiers=(identifier.iri,))
