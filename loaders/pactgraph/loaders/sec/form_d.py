"""Form D in XML: what a private company has raised, and who its officers, directors and promoters are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from pactgraph.loaders.document import Document
from pactgraph.loaders.record_tree import date_of, flattened, items, text
from pactgraph.loaders.sec.forms import Part, begun, form_in, tie, told, xml_form
from pactgraph.loaders.xml_records import root_name
from pactgraph.ontology.amount import Amount
from pactgraph.ontology.entity import Entity
from pactgraph.ontology.errors import InvalidValue
from pactgraph.ontology.identifiers import Identifier
from pactgraph.ontology.iri import entity_iri
from pactgraph.ontology.partial_date import PartialDate
from pactgraph.ontology.records import Notice, Record, Records
from pactgraph.ontology.source import Evidence, Source

__all__ = ["SEC_FORM_D"]

_RULE: Final = "sec form d"
_OFFICES: Final = {
    "executive officer": "officer-of",
    "director": "board-member-of",
    "promoter": "related-to",
}
# companies are entered in the fields of a person: "LLC" for the first name, "Fund GP" for the last
_COMPANY: Final = re.compile(
    r"(?:^|[\s,])(?:l\.?l\.?c|l\.?p|l\.?l\.?p|inc|ltd|limited|corp|corporation|company|gmbh|plc|s\.?a|b\.?v|trust)\.?$",
    re.IGNORECASE,
)
_NO_NAME: Final = frozenset({"", "-", "--", "---", "n/a", "na", "none", "."})


def _read(document: Document) -> Records:
    form = form_in(document, "edgarSubmission")
    source, issuer = begun(
        document,
        form,
        lambda found: (_issuer(found.get("primaryIssuer")), _signed(found)),
        lambda issuer: f"Form {text(form, 'submissionType') or 'D'} of {issuer.name}",
    )
    parts: list[Part] = [("the offering", form.get("offeringData"), _offering)]
    persons = items(form, "relatedPersonsList", "relatedPersonInfo")
    parts += [(f"related person {number}", person, _person) for number, person in enumerate(persons, 1)]
    yield from told(document, source, issuer, parts)
    others = items(form, "issuerList", "issuer")
    if others:
        names = ", ".join(text(other, "entityName") or "one without a name" for other in others)
        yield Notice(document.name, f"the claims are about {issuer.name}, not about its co-issuers {names}")


def _issuer(node: Any) -> Entity:
    cik, name = text(node, "cik"), text(node, "entityName")
    if cik is None:
        raise InvalidValue("it names no primary issuer by its CIK")
    known = Identifier.of("cik", cik)
    formerly = [
        text(found)
        for container in ("issuerPreviousNameList", "edgarPreviousNameList")
        for element in ("value", "previousName")
        for found in items(node, container, element)
    ]
    aliases = tuple(dict.fromkeys(found for found in formerly if found and found.lower() not in _NO_NAME))
    words = [text(node, "entityType"), text(node, "jurisdictionOfInc")]
    return Entity(
        iri=known.entity,
        name=name or known.value,
        kind="organization",
        aliases=aliases,
        description=", ".join(filter(None, words)) or None,
        identifiers=(known.iri,),
    )


def _person(node: Any, issuer: Entity, source: Source, place: str) -> Iterator[Record]:
    person = _named(node, issuer)
    offices = [text(office) for office in items(node, "relatedPersonRelationshipList", "relationship")]
    if not offices:
        raise InvalidValue("it does not say what the person is to the issuer")
    more = text(node, "relationshipClarification")
    yield person
    for office in filter(None, offices):
        relation = _OFFICES.get(office.lower())
        if relation is None:
            raise InvalidValue(f"{office!r} is none of the relationships of the form")
        if person.kind != "person":
            relation = "related-to"
        scope = more or (None if relation in ("officer-of", "board-member-of") else office.lower())
        evidence = Evidence(flattened(node), locator=place)
        yield tie(person, relation, issuer, source, evidence, scope=scope, recorded_by=_RULE)


def _named(node: Any, issuer: Entity) -> Entity:
    parts = [text(node, "relatedPersonName", part) or "" for part in ("firstName", "middleName", "lastName")]
    first, middle, last = ("" if part.lower() in _NO_NAME else part for part in parts)
    if not (first or last):
        raise InvalidValue("it names nobody")
    is_company = any(_COMPANY.search(part) for part in (first, last))
    if is_company and last and _COMPANY.fullmatch(first):
        name = f"{last.rstrip(' ,')}, {first}"
    else:
        name = " ".join(filter(None, (first, middle, last)))
    # known by name alone: one of this company, so that namesakes stay apart
    slug = f"related.{issuer.iri.rpartition('/')[2]}.{entity_iri(name, base='')}"
    return Entity(Identifier.of("id", slug[:200]).entity, name, "organization" if is_company else "person")


def _offering(node: Any, issuer: Entity, source: Source, place: str) -> Iterator[Record]:
    """What has been sold so far; an offering of which nothing is sold has funded nobody."""
    sold = text(node, "offeringSalesAmounts", "totalAmountSold")
    if sold is None:
        raise InvalidValue("it does not say what has been sold")
    try:
        amount = Decimal(sold.replace(",", ""))
    except InvalidOperation:
        raise InvalidValue(f"the amount sold {sold!r} cannot be read") from None
    if not amount:
        return
    since = date_of(node, "typeOfFiling", "dateOfFirstSale", "value")
    name = f"{issuer.name} offering" + (f" of {since}" if since else "")
    slug = f"offering.{issuer.iri.rpartition('/')[2]}.{since or 'undated'}"
    offering = Entity(Identifier.of("id", slug).entity, name, "agreement")
    yield offering
    words = "; ".join(
        flattened({part: node[part]})
        for part in ("typeOfFiling", "typesOfSecuritiesOffered", "offeringSalesAmounts", "investors")
        if node.get(part)
    )
    yield tie(
        offering,
        "funds",
        issuer,
        source,
        Evidence(words, locator=place),
        recorded_by=_RULE,
        valid_from=since,
        amounts=(Amount.exactly(amount, "USD", sold),),
    )


def _signed(form: Any) -> PartialDate | None:
    block = form.get("offeringData")
    signatures = items(block, "signatureBlock", "signature") if isinstance(block, dict) else []
    days = [day for day in (date_of(signature, "signatureDate") for signature in signatures) if day]
    return max(days, key=lambda day: day.first_day, default=None)


def _recognises(document: Document) -> bool:
    head = document.head
    return root_name(head) == "edgarSubmission" and b"<primaryIssuer>" in head


SEC_FORM_D = xml_form("sec form d", _read, _recognises)
"""Reads notices of exempt offerings, in XML."""
