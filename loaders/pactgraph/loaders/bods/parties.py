"""Entities and persons of BODS: their names, kinds, identifiers, and the IRI that each record gets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any

from pactgraph.loaders.bods.statement import Statement, objects
from pactgraph.ontology.entity import Entity
from pactgraph.ontology.errors import InvalidValue
from pactgraph.ontology.identifiers import Identifier
from pactgraph.ontology.interchange import interchange_table
from pactgraph.ontology.iri import ENTITY_BASE, Iri, content_hash, entity_iri

__all__ = ["entity_of", "record_iri"]

_STRONG = ("lei", "company-number", "qid", "cik")


def entity_of(statement: Statement, aliases: tuple[str, ...] = ()) -> Entity:
    """The entity of an entity or person statement; ``aliases`` are the names of its earlier versions.

    Its IRI is made of an identifier that a register gave it, else of its record in its publisher's system.
    """
    details = statement.details
    names = tuple(dict.fromkeys((*_names(statement), *aliases)))
    identifiers = tuple(dict.fromkeys(_identifiers(statement)))
    strong = [found for scheme in _STRONG for found in identifiers if found.scheme == scheme]
    record = _record(statement.publisher, statement.reference)
    uri = details.get("uri")
    return Entity(
        iri=strong[0].entity if strong else record.entity,
        name=names[0] if names else f"unnamed {statement.kind} {statement.reference}",
        kind="person" if statement.kind == "person" else _kind(details.get("entityType")),
        aliases=names[1:],
        description=_description(statement),
        homepage=uri if isinstance(uri, str) else None,
        identifiers=tuple(found.iri for found in (*identifiers, record)),
    )


def record_iri(publisher: str | None, reference: str) -> Iri:
    """The IRI of a record that is known by its reference alone.

    >>> record_iri("Example Register", "4c7e")
    Iri('https://w3id.org/pactgraph/entity/id-bods-example-register-4c7e')
    """
    return _record(publisher, reference).entity


def _record(publisher: str | None, reference: str) -> Identifier:
    # record identifiers are unique within their publisher's system only
    where = entity_iri(publisher).removeprefix(ENTITY_BASE) if publisher else "unknown"
    value = f"bods-{where}-{' '.join(reference.split())}"
    return Identifier.of("id", value if len(value) <= 200 else f"bods-{content_hash(value)[:32]}")


def _kind(entity_type: Any) -> str:
    if isinstance(entity_type, Mapping):
        entity_type = entity_type.get("type")
    return str(interchange_table("bods")["kinds"].get(entity_type, "entity"))


def _names(statement: Statement) -> Iterator[str]:
    details = statement.details
    if statement.kind == "person":
        for name in objects(details.get("names")):
            whole = name.get("fullName") or " ".join(
                str(name[part]) for part in ("givenName", "patronymicName", "familyName") if name.get(part)
            )
            yield from filter(None, [" ".join(str(whole).split())])
        return
    alternate = details.get("alternateNames")
    for found in (details.get("name"), *(alternate if isinstance(alternate, list) else ())):
        if isinstance(found, str) and found.strip():
            yield " ".join(found.split())


def _identifiers(statement: Statement) -> Iterator[Identifier]:
    table = interchange_table("bods")
    for found in objects(statement.details.get("identifiers")):
        scheme, value = str(found.get("scheme") or ""), str(found.get("id") or "").strip()
        with suppress(InvalidValue):
            if scheme in table["identifiers"]:
                yield Identifier.of(table["identifiers"][scheme], value)
            elif scheme in table["registers"] and value:
                number = value.zfill(8) if value.isascii() and value.isdigit() else value.upper()
                yield Identifier.of("company-number", f"{table['registers'][scheme]}:{number}")
            elif scheme and value:
                yield Identifier.of("company-number", f"{scheme}:{value}")
    listing = statement.details.get("publicListing")
    if isinstance(listing, dict):
        for listed in objects(listing.get("securitiesListings")):
            for security in objects(listed.get("security")):
                with suppress(InvalidValue):
                    if security.get("idScheme") == "isin":
                        yield Identifier.of("isin", str(security.get("id")))
                with suppress(InvalidValue):
                    if security.get("ticker"):
                        yield Identifier.of("ticker", str(security["ticker"]))


def _description(statement: Statement) -> str | None:
    details = statement.details
    parts = []
    if statement.kind == "person":
        if isinstance(details.get("birthDate"), str):
            parts.append(f"born {details['birthDate']}")
        parts += [str(n["name"]) for n in objects(details.get("nationalities")) if n.get("name")]
    else:
        for place in objects(details.get("jurisdiction") or details.get("incorporatedInJurisdiction")):
            parts += [str(place["name"])] if place.get("name") else []
    for why in ("unspecifiedEntityDetails", "unspecifiedPersonDetails"):
        parts += [str(u["description"]) for u in objects(details.get(why)) if u.get("description")]
    return "; ".join(parts) or None
