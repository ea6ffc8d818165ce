"""Entities and persons of BODS: their names, kinds, identifiers, and the IRI that each record gets."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from pactgraph.loaders.bods.records import record, record_iri
from pactgraph.loaders.bods.statement import Statement
from pactgraph.loaders.json_stream.parts import object_in, objects, text_in, texts
from pactgraph.ontology.entity import Entity
from pactgraph.ontology.errors import InvalidValue
from pactgraph.ontology.identifiers import Identifier
from pactgraph.ontology.interchange import interchange_table

__all__ = ["entity_of", "party_of"]


def entity_of(statement: Statement, aliases: tuple[str, ...] = ()) -> Entity:
    """The entity of an entity or person statement; ``aliases`` are the names of its earlier versions.

    Its IRI is made of its record in its publisher's system, so that relationships in another file meet it;
    what registers gave it are identifiers, by which it is matched with entities of other sources, and so are
    the statements that it replaces, by which an earlier file calls it.
    """
    details = statement.details
    names = tuple(dict.fromkeys((*_names(statement), *aliases)))
    identifiers = tuple(dict.fromkeys(_identifiers(statement)))
    known = [record(statement.publisher, one) for one in (statement.reference, *statement.replaces)]
    return Entity(
        iri=known[0].entity,
        name=names[0] if names else _name(statement),
        kind=_kind(statement),
        aliases=names[1:],
        description=_description(statement),
        homepage=text_in(details, "uri"),
        identifiers=tuple(found.iri for found in (*identifiers, *known)),
    )


def party_of(statement: Statement) -> Entity:
    """The entity of a statement as far as a relationship needs it: IRI, name and kind."""
    return Entity(record_iri(statement.publisher, statement.reference), _name(statement), _kind(statement))


def _name(statement: Statement) -> str:
    return next(_names(statement), f"unnamed {statement.kind} {statement.reference}")


def _kind(statement: Statement) -> str:
    if statement.kind == "person":
        return "person"
    entity_type = statement.details.get("entityType")
    if isinstance(entity_type, dict):
        entity_type = entity_type.get("type")
    return str(interchange_table("bods")["kinds"].get(str(entity_type), "entity"))


def _names(statement: Statement) -> Iterator[str]:
    details = statement.details
    if statement.kind == "person":
        for name in objects(details.get("names")):
            parts = (text_in(name, part) for part in ("givenName", "patronymicName", "familyName"))
            yield from filter(None, [text_in(name, "fullName") or " ".join(filter(None, parts))])
        return
    yield from texts(details.get("name"))
    yield from texts(details.get("alternateNames"))


def _identifiers(statement: Statement) -> Iterator[Identifier]:
    table = interchange_table("bods")
    for found in objects(statement.details.get("identifiers")):
        scheme, value = text_in(found, "scheme") or "", text_in(found, "id") or ""
        with suppress(InvalidValue):
            if scheme in table["identifiers"]:
                yield Identifier.of(table["identifiers"][scheme], value)
            elif scheme in table["registers"] and value:
                number = value.zfill(8) if value.isascii() and value.isdigit() else value.upper()
                yield Identifier.of("company-number", f"{table['registers'][scheme]}:{number}")
            elif scheme and value:
                yield Identifier.of("company-number", f"{scheme}:{value}")
    for listed in objects(object_in(statement.details, "publicListing").get("securitiesListings")):
        security = object_in(listed, "security")
        with suppress(InvalidValue):
            if security.get("idScheme") == "isin":
                yield Identifier.of("isin", text_in(security, "id") or "")
        with suppress(InvalidValue):
            yield Identifier.of("ticker", text_in(security, "ticker") or "")


def _description(statement: Statement) -> str | None:
    details = statement.details
    parts: list[str | None] = []
    if statement.kind == "person":
        born = text_in(details, "birthDate")
        parts.append(f"born {born}" if born else None)
        parts += [text_in(nationality, "name") for nationality in objects(details.get("nationalities"))]
    else:
        places = objects(details.get("jurisdiction") or details.get("incorporatedInJurisdiction"))
        parts += [text_in(place, "name") for place in places]
    for why in ("unspecifiedEntityDetails", "unspecifiedPersonDetails"):
        parts.append(text_in(object_in(details, why), "description"))
    return "; ".join(filter(None, parts)) or None
