"""Schedules 13D and 13G in XML: who holds how much of a class of a company's shares, and to what end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from pactgraph.loaders.catalogue import Catalogue, current_catalogue
from pactgraph.loaders.document import Document
from pactgraph.loaders.loader import Loader
from pactgraph.loaders.record_tree import flattened, text, tree
from pactgraph.loaders.sec.exhibit_words import share_of
from pactgraph.loaders.xml_records import root_name, xml_records
from pactgraph.ontology.amount import Amount
from pactgraph.ontology.claim import Claim, Status
from pactgraph.ontology.entity import Entity
from pactgraph.ontology.errors import InvalidValue, MalformedSource
from pactgraph.ontology.identifiers import Identifier
from pactgraph.ontology.iri import Iri, entity_iri
from pactgraph.ontology.partial_date import PartialDate
from pactgraph.ontology.records import Notice, Record, Records, Refusal
from pactgraph.ontology.source import Evidence

__all__ = ["SCHEDULE_13"]

_DAY = re.compile(r"(?:(\d{1,2})/(\d{1,2})/(\d{4}))|(\d{4})-(\d{2})-(\d{2})")


@dataclass(frozen=True, slots=True)
class _Cover:
    """What holds for every reporting person of a schedule."""

    issuer: Entity
    security: str | None
    event: PartialDate | None
    purpose: str | None
    source: Iri


def _read(document: Document) -> Records:
    roots = [tree(found.element) for found in xml_records(document, {"edgarSubmission"})]
    form = roots[0].get("formData") if roots and isinstance(roots[0], dict) else None
    if not isinstance(form, dict):
        raise MalformedSource(document.name, "it has no formData; is it the primary document of the filing?")
    cover = form.get("coverPageHeader")
    try:
        issuer = _issuer(cover, current_catalogue())
        event = _day(text(cover, "dateOfEvent") or text(cover, "eventDateRequiresFilingThisStatement"))
    except InvalidValue as error:
        raise MalformedSource(document.name, f"its cover page cannot be read: {error}") from None
    kind = (text(roots[0], "headerData", "submissionType") or "Schedule 13").title()
    source = document.as_source(
        "application/xml", title=f"{kind} on {issuer.name}", publisher="SEC", published=_signed(form)
    )
    yield source
    yield issuer
    purpose = text(form, "items1To7", "item4", "transactionPurpose")
    about = _Cover(issuer, text(cover, "securitiesClassTitle"), event, purpose, source.iri)
    persons = _persons(form)
    for number, person in enumerate(persons, 1):
        yield from _understood(person, f"reporting person {number}", about, document.name)
    if not persons:
        yield Notice(document.name, "there are no reporting persons in it")
    elif len(persons) > 1:
        yield Notice(
            document.name,
            "persons who report together count shares they share; the percentages do not add up",
        )


def _persons(form: dict[str, Any]) -> list[Any]:
    found = form.get("reportingPersons")
    inner = found.get("reportingPersonInfo") if isinstance(found, dict) else None
    persons = inner or form.get("coverPageHeaderReportingPersonDetails") or []
    return persons if isinstance(persons, list) else [persons]


def _understood(person: Any, place: str, about: _Cover, name: str) -> Iterator[Record]:
    try:
        holder = _holder(person, about.issuer, current_catalogue())
        claim = _claim(person, holder, place, about)
    except InvalidValue as error:
        yield Refusal(name, place, str(error), flattened(person) or "an empty element")
        return
    yield holder
    yield claim


def _claim(person: Any, holder: Entity, place: str, about: _Cover) -> Claim:
    amounts = tuple(_amounts(person))
    if not amounts:
        raise InvalidValue("neither a percentage nor a number of shares is given")
    gone = all(amount.high == 0 for amount in amounts)
    words = flattened(person)
    if about.purpose is not None:
        words += f"; transactionPurpose: {' '.join(about.purpose.split())}"
    return Claim(
        subject=holder.iri,
        subject_name=holder.name,
        relation="holds-equity-in",
        object=about.issuer.iri,
        object_name=about.issuer.name,
        source=about.source,
        evidence=Evidence(words, locator=place),
        scope=about.security,
        status=Status.ENDED if gone else Status.IN_FORCE,
        valid_from=None if gone else about.event,
        valid_to=about.event if gone else None,
        amounts=amounts,
        asserted_by=holder.name,
        speakers=(holder.iri,),
        recorded_by="sec schedule 13",
    )


def _amounts(person: Any) -> Iterator[Amount]:
    percent = text(person, "percentOfClass") or text(person, "classPercent")
    if percent is not None:
        share = share_of(percent)
        if share is None:
            raise InvalidValue(f"the percentage {percent!r} cannot be read")
        yield share
    shares = text(person, "aggregateAmountOwned") or text(
        person, "reportingPersonBeneficiallyOwnedAggregateNumberOfShares"
    )
    if shares is not None:
        try:
            yield Amount.exactly(Decimal(shares.replace(",", "")), "shares", shares)
        except InvalidOperation:
            raise InvalidValue(f"the number of shares {shares!r} cannot be read") from None


def _issuer(cover: Any, catalogue: Catalogue) -> Entity:
    info = cover.get("issuerInfo") if isinstance(cover, dict) else None
    name = text(info, "issuerName")
    cik = text(info, "issuerCIK") or text(info, "issuerCik")
    cusip = (
        text(info, "issuerCUSIP")
        or text(info, "issuerCusip")
        or text(info, "issuerCusips", "issuerCusipNumber")
    )
    if name is None and cik is None:
        raise InvalidValue("it names no issuer")
    securities = () if cusip is None else (Identifier.of("id", f"CUSIP:{cusip}").iri,)
    if cik is not None:
        known = Identifier.of("cik", cik)
        return Entity(known.entity, name or known.value, "organization", identifiers=(known.iri, *securities))
    assert name is not None
    found = catalogue.find(name) or Entity(entity_iri(name), name, "organization")
    return Entity(found.iri, found.name, found.kind, found.aliases, identifiers=securities)


def _holder(person: Any, issuer: Entity, catalogue: Catalogue) -> Entity:
    name = text(person, "reportingPersonName")
    cik = text(person, "reportingPersonCIK") or text(person, "reportingCik")
    kinds = person.get("typeOfReportingPerson") if isinstance(person, dict) else None
    natural = "IN" in [text(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])]
    kind = "person" if natural else "organization"
    if cik is not None and cik.strip("0"):
        known = Identifier.of("cik", cik)
        return Entity(known.entity, name or known.value, kind, identifiers=(known.iri,))
    if name is None:
        raise InvalidValue("it names nobody")
    found = catalogue.find(name)
    if found is not None:
        return found
    # known by name alone: a holder in this company, so that namesakes stay apart
    slug = f"holder.{issuer.iri.rpartition('/')[2]}.{entity_iri(name, base='')}"
    return Entity(Identifier.of("id", slug[:200]).entity, name, kind)


def _signed(form: dict[str, Any]) -> PartialDate | None:
    """The day of the last signature: the schedule was filed on it or soon after."""
    days: list[PartialDate] = []
    signatures = form.get("signatureInfo") or form.get("signatureInformation")
    for words in re.findall(r"\bdate: (\S+)", flattened(signatures), re.IGNORECASE):
        try:
            day = _day(words.rstrip(";"))
        except InvalidValue:
            continue
        if day is not None:
            days.append(day)
    return max(days, key=lambda day: day.first_day, default=None)


def _day(words: str | None) -> PartialDate | None:
    if words is None:
        return None
    found = _DAY.fullmatch(words.strip())
    if found is None:
        raise InvalidValue(f"{words!r} is not a date: MM/DD/YYYY is expected")
    month, day, year = (found[1], found[2], found[3]) if found[3] else (found[5], found[6], found[4])
    return PartialDate(int(year), int(month), int(day))


def _recognises(document: Document) -> bool:
    head = document.head
    return root_name(head) == "edgarSubmission" and re.search(rb"(?i)schedule\s*13[DG]", head) is not None


SCHEDULE_13 = Loader(
    name="sec schedule 13",
    suffixes=(".xml",),
    media_types=("application/xml", "text/xml"),
    read=_read,
    recognises=_recognises,
)
"""Reads schedules 13D and 13G and their amendments, in XML."""
