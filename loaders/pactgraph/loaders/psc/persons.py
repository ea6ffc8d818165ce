"""Companies and persons of the UK register as entities: never by name, but by what identifies the record."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from typing import Any

from pactgraph.loaders.json_stream.parts import object_in, objects, text_in
from pactgraph.ontology.entity import Entity
from pactgraph.ontology.errors import InvalidValue
from pactgraph.ontology.identifiers import Identifier
from pactgraph.ontology.interchange import interchange_table
from pactgraph.ontology.iri import content_hash

__all__ = ["company_of", "officer_of", "person_of", "profile_of"]

_NUMBER = re.compile(r"[A-Z0-9]{8}")
_NAME_PARTS = ("title", "forename", "middle_name", "surname")


def company_of(number: str, name: str | None = None) -> Entity:
    """The company of a number; its name is known only where it is itself a person with significant control.

    >>> company_of("1234567").iri
    Iri('https://w3id.org/pactgraph/entity/company-number-GB%3A01234567')
    """
    identifier = Identifier.of("company-number", f"GB:{_padded(number)}")
    name = name or f"UK company {_padded(number)}"
    return Entity(identifier.entity, name, "organization", identifiers=(identifier.iri,))


def profile_of(data: Mapping[str, Any]) -> Entity:
    """The company of a profile, with the names it had before and what became of it.

    >>> profile_of({"company_name": "ACME LTD", "company_number": "1", "company_status": "active"}).name
    'ACME LTD'
    """
    company = company_of(str(data["company_number"]), text_in(data, "company_name"))
    former = [
        (name, text_in(found, "ceased_on"))
        for found in objects(data.get("previous_company_names"))
        if (name := text_in(found, "name"))
    ]
    parts = [
        text_in(data, "company_status"),
        *(f"incorporated on {day}" for day in [text_in(data, "date_of_creation")] if day),
        *(f"dissolved on {day}" for day in [text_in(data, "date_of_cessation")] if day),
        *(f"formerly {name}" + (f" (until {day})" if day else "") for name, day in former),
    ]
    return replace(
        company,
        aliases=tuple(dict.fromkeys(name for name, _ in former if name != company.name)),
        description="; ".join(filter(None, parts)) or None,
    )


def person_of(data: Mapping[str, Any], kind: str, company: str) -> Entity:
    """The person or legal entity of a record.

    A legal entity that gives its number in the UK register is the company of that number, so that chains
    of companies join; everyone else is known by the record alone, since names are no identity.

    :raises InvalidValue: where the record names nobody
    """
    name = _name(data)
    if not name:
        raise InvalidValue("the record names nobody")
    link = text_in(object_in(data, "links"), "self") or ""
    known = link.rstrip("/").split("/")[-2:] if link.count("/") > 2 else []
    own = "-".join(known) or content_hash(company, name, str(data.get("date_of_birth")))[:24]
    identifiers = [Identifier.of("id", f"gb-psc-{own}")]
    registered = _registered(data) if kind == "organization" else None
    if registered is not None:
        identifiers.insert(0, registered)
    return Entity(
        iri=identifiers[0].entity,
        name=name,
        kind=kind,
        description=_description(data),
        identifiers=tuple(found.iri for found in identifiers),
    )


def officer_of(data: Mapping[str, Any], company: str) -> Entity:
    """The officer of an appointment, known by the register's own list of that officer's appointments.

    :raises InvalidValue: where the record names nobody
    """
    name = _name(data)
    if not name:
        raise InvalidValue("the record names nobody")
    link = text_in(object_in(object_in(data, "links"), "officer"), "appointments") or ""
    parts = link.strip("/").split("/")
    own = parts[1] if len(parts) == 3 else content_hash(company, name, str(data.get("date_of_birth")))[:24]
    corporate = "corporate" in (text_in(data, "officer_role") or "")
    registered = _registered(data) if corporate else None
    identifiers = [found for found in (registered, Identifier.of("id", f"gb-officer-{own}")) if found]
    return Entity(
        iri=identifiers[0].entity,
        name=name,
        kind="organization" if corporate else "person",
        description=_description(data),
        identifiers=tuple(found.iri for found in identifiers),
    )


def _name(data: Mapping[str, Any]) -> str:
    parts = (text_in(object_in(data, "name_elements"), part) for part in _NAME_PARTS)
    return text_in(data, "name") or " ".join(filter(None, parts))


def _registered(data: Mapping[str, Any]) -> Identifier | None:
    """The number of a legal entity in the UK register, where it says that it stands there."""
    found = object_in(data, "identification")
    home = (text_in(found, "country_registered") or "").casefold()
    number = _padded(text_in(found, "registration_number") or "")
    if home in interchange_table("psc")["home"] and _NUMBER.fullmatch(number):
        with suppress(InvalidValue):
            return Identifier.of("company-number", f"GB:{number}")
    return None


def _padded(number: str) -> str:
    number = "".join(number.upper().split())
    return number.zfill(8) if number.isascii() and number.isdigit() else number


def _description(data: Mapping[str, Any]) -> str | None:
    born, found = object_in(data, "date_of_birth"), object_in(data, "identification")
    year, month = text_in(born, "year"), text_in(born, "month")
    parts = (
        f"born {year}" + (f"-{month.zfill(2)}" if month else "") if year else None,
        *(text_in(data, part) for part in ("nationality", "country_of_residence")),
        *(text_in(found, part) for part in ("legal_form", "country_registered", "registration_number")),
    )
    return "; ".join(filter(None, parts)) or None
