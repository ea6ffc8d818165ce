"""Companies and persons of the UK register as entities: never by name, always by what identifies the record."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from pactgraph.ontology.entity import Entity
from pactgraph.ontology.errors import InvalidValue
from pactgraph.ontology.identifiers import Identifier
from pactgraph.ontology.interchange import interchange_table
from pactgraph.ontology.iri import content_hash

__all__ = ["company_of", "person_of"]

_NUMBER = re.compile(r"[A-Z0-9]{8}")
_NAME_PARTS = ("title", "forename", "middle_name", "surname")


def company_of(number: str) -> Entity:
    """The company of a number; the register of persons does not tell its name.

    >>> company_of("1234567").iri
    Iri('https://w3id.org/pactgraph/entity/company-number-GB%3A01234567')
    """
    identifier = Identifier.of("company-number", f"GB:{_padded(number)}")
    name = f"UK company {_padded(number)}"
    return Entity(identifier.entity, name, "organization", identifiers=(identifier.iri,))


def person_of(data: Mapping[str, Any], kind: str, company: str) -> Entity:
    """The person or legal entity of a record.

    A legal entity that gives its number in the UK register is the company of that number, so that chains
    of companies join; everyone else is known by the record alone, since names are no identity.

    :raises InvalidValue: where the record names nobody
    """
    name = _name(data)
    if not name:
        raise InvalidValue("the record names nobody")
    links = data.get("links")
    link = str(links.get("self") or "") if isinstance(links, dict) else ""
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


def _name(data: Mapping[str, Any]) -> str:
    if isinstance(data.get("name"), str) and data["name"].strip():
        return " ".join(data["name"].split())
    parts = data.get("name_elements")
    if not isinstance(parts, dict):
        return ""
    return " ".join(" ".join(str(parts[part]).split()) for part in _NAME_PARTS if parts.get(part))


def _registered(data: Mapping[str, Any]) -> Identifier | None:
    """The number of a legal entity in the UK register, where it says that it stands there."""
    found = data.get("identification")
    if not isinstance(found, dict):
        return None
    home = str(found.get("country_registered") or "").strip().casefold()
    number = _padded(str(found.get("registration_number") or ""))
    if home in interchange_table("psc")["home"] and _NUMBER.fullmatch(number):
        with suppress(InvalidValue):
            return Identifier.of("company-number", f"GB:{number}")
    return None


def _padded(number: str) -> str:
    number = "".join(number.upper().split())
    return number.zfill(8) if number.isascii() and number.isdigit() else number


def _description(data: Mapping[str, Any]) -> str | None:
    parts = []
    born = data.get("date_of_birth")
    if isinstance(born, dict) and born.get("year"):
        month = f"-{int(born['month']):02d}" if str(born.get("month") or "").isdigit() else ""
        parts.append(f"born {born['year']}{month}")
    parts += [str(data[part]) for part in ("nationality", "country_of_residence") if data.get(part)]
    found = data.get("identification")
    if isinstance(found, dict):
        given = (found.get("legal_form"), found.get("country_registered"), found.get("registration_number"))
        parts += [str(part) for part in given if part]
    return "; ".join(parts) or None
