"""Answers of OpenCorporates' API: companies with their former names, officers and controlling entities.

An answer is one company or officer, or the results of a search; whatever stands around them is passed over.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from pactgraph.loaders.document import Document
from pactgraph.loaders.json_stream.head import first_object
from pactgraph.loaders.json_stream.index import Once, RecordIndex
from pactgraph.loaders.json_stream.parts import object_in, objects, text_in
from pactgraph.loaders.json_stream.values import BrokenJson, json_values, written
from pactgraph.loaders.loader import Loader
from pactgraph.ontology.claim import Claim
from pactgraph.ontology.entity import UNCLASSIFIED, Entity
from pactgraph.ontology.errors import InvalidValue
from pactgraph.ontology.identifiers import Identifier
from pactgraph.ontology.interchange import interchange_table
from pactgraph.ontology.interchange.dates import after, register_date
from pactgraph.ontology.partial_date import PartialDate
from pactgraph.ontology.records import Notice, Record, Records, Refusal
from pactgraph.ontology.source import Evidence, Source

__all__ = ["OPENCORPORATES"]

_HOST: Final = "opencorporates.com/"


def _read(document: Document) -> Records:
    source = Source(
        identifier=document.url or document.identifier,
        title=document.stem,
        publisher="OpenCorporates",
        url=document.url,
        media_type="application/json",
        content_hash=document.content_hash,
    )
    yield source
    told = 0
    with RecordIndex() as index:
        for value in json_values(document):
            if isinstance(value, BrokenJson):
                yield Refusal(document.name, f"line {value.line}", value.problem, value.text)
                continue
            for kind, record, around in _records(value.value, None):
                told += 1
                place = f"{kind} {text_in(record, 'id') or text_in(record, 'company_number') or told}"
                try:
                    yield from index.told(list(_told(kind, record, around, place, source)))
                except InvalidValue as error:
                    yield Refusal(document.name, place, str(error), written(record))
    if not told:
        yield Notice(document.name, "no company or officer is in this answer")


_Found = tuple[str, Mapping[str, Any], Mapping[str, Any] | None]


def _records(value: Any, around: Mapping[str, Any] | None) -> Iterator[_Found]:
    """The companies and officers in an answer, each with the company it stands in."""
    if isinstance(value, list):
        for part in value:
            yield from _records(part, around)
        return
    for name, part in value.items() if isinstance(value, dict) else ():
        if name == "company" and isinstance(part, dict) and "company_number" in part:
            yield "company", part, around
            yield from _records(part.get("officers"), part)
        elif name == "officer" and isinstance(part, dict):
            yield "officer", part, around
        elif name in ("results", "companies", "officers"):
            yield from _records(part, around)


def _told(
    kind: str, record: Mapping[str, Any], around: Mapping[str, Any] | None, place: str, source: Source
) -> Iterator[Record | Once]:
    if kind == "company":
        company = _company(record)
        yield company
        holder = object_in(record, "controlling_entity")
        if holder:
            other = _company(holder) if text_in(holder, "company_number") else _nameless(holder, company)
            yield Once(other)
            evidence = Evidence(written(holder), locator=place)
            yield _claim(other, "controls", company, source, evidence, None, (None, None))
        return
    employer = around or object_in(record, "company")
    if not employer:
        raise InvalidValue("the officer is of no company")
    company, officer = _company(employer), _officer(record)
    role = text_in(record, "position") or text_in(record, "occupation")
    boards = interchange_table("psc")["board_roles"]
    on_board = role is not None and "-".join(role.casefold().split()) in boards
    yield Once(company)
    yield officer
    yield _claim(
        officer,
        "board-member-of" if on_board else "officer-of",
        company,
        source,
        Evidence(written(record), locator=place),
        role,
        (_day(record, "start_date"), _day(record, "end_date")),
    )


def _claim(
    subject: Entity,
    relation: str,
    company: Entity,
    source: Source,
    evidence: Evidence,
    scope: str | None,
    days: tuple[PartialDate | None, PartialDate | None],
) -> Claim:
    return Claim(
        subject=subject.iri,
        subject_name=subject.name,
        relation=relation,
        object=company.iri,
        object_name=company.name,
        source=source.iri,
        evidence=evidence,
        scope=scope,
        valid_from=days[0],
        valid_to=None if days[1] is None else after(days[1]),
        recorded_by="opencorporates",
    )


def _company(record: Mapping[str, Any]) -> Entity:
    law, number = text_in(record, "jurisdiction_code"), text_in(record, "company_number")
    if law is None or number is None:
        raise InvalidValue(f"the company has no {'jurisdiction_code' if law is None else 'company_number'}")
    # the registers of states are none of a country
    own = len(law) == 2
    identifier = Identifier.of(
        "company-number" if own else "id", f"{law.upper()}:{number}" if own else f"{law}:{number}"
    )
    name = text_in(record, "name") or identifier.value
    former = [
        (found, text_in(previous, "end_date"))
        for previous in objects(record.get("previous_names"))
        if (found := text_in(previous, "company_name"))
    ]
    parts = [
        text_in(record, "company_type"),
        text_in(record, "current_status"),
        *(f"incorporated on {day}" for day in [text_in(record, "incorporation_date")] if day),
        *(f"dissolved on {day}" for day in [text_in(record, "dissolution_date")] if day),
        *(f"formerly {found}" + (f" (until {day})" if day else "") for found, day in former),
    ]
    others = [text_in(other, "company_name") for other in objects(record.get("alternative_names"))]
    aliases = dict.fromkeys(filter(None, (*(found for found, _ in former), *others)))
    return Entity(
        iri=identifier.entity,
        name=name,
        kind="organization",
        aliases=tuple(alias for alias in aliases if alias != name),
        description="; ".join(filter(None, parts)) or None,
        identifiers=(identifier.iri,),
    )


def _nameless(holder: Mapping[str, Any], company: Entity) -> Entity:
    """Who is known by name alone: an entity of this company's record, so that two of one name stay two."""
    name = text_in(holder, "name")
    if name is None:
        raise InvalidValue("its controlling entity has no name")
    local = Identifier.of("id", f"controls.{company.iri.rpartition('/')[2]}")
    return Entity(local.entity, name)


def _officer(record: Mapping[str, Any]) -> Entity:
    name, number = text_in(record, "name"), text_in(record, "id")
    if name is None or number is None:
        raise InvalidValue(f"the officer has no {'name' if name is None else 'id'}")
    kinds = {"Person": "person", "Company": "organization"}
    identifier = Identifier.of("id", f"opencorporates-officer-{number}")
    kind = kinds.get(text_in(record, "type") or "", UNCLASSIFIED)
    return Entity(identifier.entity, name, kind, identifiers=(identifier.iri,))


def _day(record: Mapping[str, Any], name: str) -> PartialDate | None:
    found = text_in(record, name)
    return None if found is None else register_date(found)


def _recognises(document: Document) -> bool:
    found = first_object(document)
    return "api_version" in found and "results" in found and _HOST in str(found["results"])


OPENCORPORATES = Loader(
    name="opencorporates",
    suffixes=(".json",),
    media_types=("application/json",),
    read=_read,
    recognises=_recognises,
)
"""Reads answers of OpenCorporates."""
