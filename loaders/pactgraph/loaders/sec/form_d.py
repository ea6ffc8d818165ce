"""Form D in XML: what a private company has raised, and who its officers, directors and promoters are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from pactgraph.loaders.document import Document
from pactgraph.loaders.loader import Loader
from pactgraph.loaders.record_tree import date_of, flattened, items, text, tree
from pactgraph.loaders.xml_records import root_name, xml_records
from pactgraph.ontology.amount import Amount
from pactgraph.ontology.claim import Claim
from pactgraph.ontology.entity import Entity
from pactgraph.ontology.errors import InvalidValue, MalformedSource
from pactgraph.ontology.identifiers import Identifier
from pactgraph.ontology.iri import entity_iri
from pactgraph.ontology.partial_date import PartialDate
from pactgraph.ontology.records import Notice, Record, Records, Refusal
from pactgraph.ontology.source import Evidence, Source

__all__ = ["SEC_FORM_D"]

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
    form = next((tree(found.element) for found in xml_records(document, {"edgarSubmission"})), None)
    if not isinstance(form, dict):
        raise MalformedSource(document.name, "there is no edgarSubmission in it")
    try:
        issuer = _issuer(form.get("primaryIssuer"))
        signed = _signed(form)
    except InvalidValue as error:
        raise MalformedSource(document.name, str(error)) from None
    source = Source(
        identifier=document.url or document.identifier,
        title=f"Form {text(form, 'submissionType') or 'D'} of {issuer.name}",
        publisher="SEC",
        published=signed,
        url=document.url,
        media_type="application/xml",
        content_hash=document.content_hash,
    )
    yield source
    yield issuer
    parts = [("the offering", form.get("offeringData"), _offering)]
    persons = items(form, "relatedPersonsList", "relatedPersonInfo")
    parts += [(f"related person {number}", person, _person) for number, person in enumerate(persons, 1)]
    for place, node, understood in parts:
        try:
            found = list(understood(node, issuer, source, place))
        except InvalidValue as error:
            yield Refusal(document.name, place, str(error), flattened(node) or "an empty element")
            continue
        yield from found
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
        yield Claim(
            subject=person.iri,
            subject_name=person.name,
            relation=relation,
            object=issuer.iri,
            object_name=issuer.name,
            source=source.iri,
            evidence=Evidence(flattened(node), locator=place),
            scope=scope,
            recorded_by="sec form d",
        )


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
    begun = date_of(node, "typeOfFiling", "dateOfFirstSale", "value")
    name = f"{issuer.name} offering" + (f" of {begun}" if begun else "")
    slug = f"offering.{issuer.iri.rpartition('/')[2]}.{begun or 'undated'}"
    offering = Entity(Identifier.of("id", slug).entity, name, "agreement")
    yield offering
    words = "; ".join(
        flattened({part: node[part]})
        for part in ("typeOfFiling", "typesOfSecuritiesOffered", "offeringSalesAmounts", "investors")
        if node.get(part)
    )
    yield Claim(
        subject=offering.iri,
        subject_name=offering.name,
        relation="funds",
        object=issuer.iri,
        object_name=issuer.name,
        source=source.iri,
        evidence=Evidence(words, locator=place),
        valid_from=begun,
        amounts=(Amount.exactly(amount, "USD", sold),),
        recorded_by="sec form d",
    )


def _signed(form: Any) -> PartialDate | None:
    block = form.get("offeringData")
    signatures = items(block, "signatureBlock", "signature") if isinstance(block, dict) else []
    days = [day for day in (date_of(signature, "signatureDate") for signature in signatures) if day]
    return max(days, key=lambda day: day.first_day, default=None)


def _recognises(document: Document) -> bool:
    head = document.head
    return root_name(head) == "edgarSubmission" and b"<primaryIssuer>" in head


SEC_FORM_D = Loader(
    name="sec form d",
    suffixes=(".xml",),
    media_types=("application/xml", "text/xml"),
    read=_read,
    recognises=_recognises,
)
"""Reads notices of exempt offerings, in XML."""
