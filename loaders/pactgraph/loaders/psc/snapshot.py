"""A snapshot of the UK register of people with significant control, record by record."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any

from pactgraph.loaders.document import Document
from pactgraph.loaders.json_stream.index import Noted, Once, RecordIndex
from pactgraph.loaders.json_stream.parts import object_in, objects, text_in, texts
from pactgraph.loaders.json_stream.values import (
    BrokenJson,
    JsonValue,
    compact_json,
    json_values,
    two_readings,
    written,
)
from pactgraph.loaders.psc.answers import is_profile, snapshot_records
from pactgraph.loaders.psc.natures import Nature, nature_of
from pactgraph.loaders.psc.persons import company_of, officer_of, person_of, profile_of
from pactgraph.ontology.claim import Claim
from pactgraph.ontology.entity import Entity
from pactgraph.ontology.errors import InvalidValue
from pactgraph.ontology.interchange import interchange_table
from pactgraph.ontology.interchange.dates import ceased, register_date
from pactgraph.ontology.partial_date import PartialDate
from pactgraph.ontology.records import Notice, Record, Records, Refusal
from pactgraph.ontology.source import Evidence, Source

__all__ = ["read_psc"]

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def read_psc(document: Document) -> Records:
    """The entities and claims of a snapshot, and what is refused of it.

    A claim for each nature of control; a statement that there is nobody to name, an exemption and a person
    whose details are protected are claims of their own kind.
    """
    source = document.as_source(
        "application/json",
        publisher=interchange_table("psc")["publisher"],
        published=_taken_on(document.stem),
    )
    yield source
    with RecordIndex() as index:
        first, second = two_readings(document)
        for value in json_values(first):
            _note(value, index)
        for value in json_values(second):
            if isinstance(value, BrokenJson):
                yield Refusal(document.name, f"line {value.line}", value.problem, value.text)
                continue
            for number, record in enumerate(snapshot_records(value.value), 1):
                place = f"record at line {value.line}"
                if record is not value.value:
                    place = f"item {number} of the answer at line {value.line}"
                text = value.text if record is value.value else written(record["data"])
                try:
                    yield from index.told(list(_record(record, text, place, document.name, source, index)))
                except InvalidValue as error:
                    yield Refusal(document.name, place, str(error), text)


def _note(value: JsonValue | BrokenJson, index: RecordIndex) -> None:
    """Note the names of companies that control others, since nothing else in the register tells them."""
    for record in snapshot_records(value.value) if isinstance(value, JsonValue) else ():
        data = object_in(record, "data") if isinstance(record, dict) else {}
        if interchange_table("psc")["kinds"].get(str(data.get("kind"))) == "organization":
            with suppress(InvalidValue):
                found = person_of(data, "organization", "")
                index.note(found.iri, Noted(0, found.iri, found.name, found.kind))


def _taken_on(name: str) -> PartialDate | None:
    """The day of a snapshot, which stands in the name of its file."""
    found = _DAY.findall(name)
    try:
        return PartialDate.parse(found[-1]) if found else None
    except InvalidValue:
        return None


def _record(
    record: Any, text: str, place: str, name: str, source: Source, index: RecordIndex
) -> Iterator[Record | Once]:
    record = record if isinstance(record, dict) else {}
    data = object_in(record, "data")
    if not data:
        raise InvalidValue("no record of the register: it has no data")
    kind, table = str(data.get("kind")), interchange_table("psc")
    if kind == table["totals"]:
        counts = ", ".join(f"{key} {count}" for key, count in data.items() if key.endswith("count"))
        yield Notice(name, f"the register's own totals: {counts or 'not given'}")
        return
    number = text_in(record, "company_number")
    if number is None:
        raise InvalidValue(f"a record of kind {kind!r} that names no company is not one of the register")
    known = index.find(company_of(number).iri)
    company = company_of(number, text_in(record, "company_name") if known is None else known.name)
    if is_profile(data):
        yield profile_of(data)
        return
    evidence = Evidence(compact_json(text), locator=place)
    since = _date(data, "notified_on") or _date(data, "appointed_on")
    say = _Saying(company, source, evidence, since, _ended(data, "ceased_on") or _ended(data, "resigned_on"))
    yield Once(company)
    if kind in table["kinds"]:
        person = person_of(data, table["kinds"][kind], company.iri)
        if person.iri == company.iri:
            raise InvalidValue("the company is named as controlling itself")
        yield person
        codes = texts(data.get("natures_of_control") or data.get("nature_of_control"))
        for nature in [nature_of(code) for code in codes] or [nature_of(None)]:
            yield say.control(person, nature)
    elif text_in(data, "officer_role"):
        person = officer_of(data, company.iri)
        yield person
        yield say.office(person, str(text_in(data, "officer_role")))
    elif kind in table["unnamed"]:
        yield from say.nobody(table["unnamed"][kind])
    elif kind == table["statement"]:
        yield from say.nobody(_statement(data), text_in(data, "linked_psc_name"))
    elif kind == table["exemptions"]:
        yield from _exemptions(data, say)
    else:
        raise InvalidValue(f"{kind!r} is no kind of record that the register is known to have")


def _statement(data: Mapping[str, Any]) -> str:
    code = (text_in(data, "statement") or "").removesuffix("-partnership")
    known = interchange_table("psc")["statements"].get(code)
    if known is None:
        raise InvalidValue(
            f"the statement {code!r} says neither who controls the company nor why nobody is named"
        )
    return str(known)


def _exemptions(data: Mapping[str, Any], say: _Saying) -> Iterator[Record | Once]:
    found = object_in(data, "exemptions")
    if not found:
        raise InvalidValue("a record of exemptions that names none")
    for key in found:
        exemption = object_in(found, key)
        code = text_in(exemption, "exemption_type") or key.replace("_", "-")
        words = interchange_table("psc")["exempt"].get(code, code.replace("-", " "))
        for item in objects(exemption.get("items")) or [{}]:
            spell = _Saying(
                say.company, say.source, say.evidence, _date(item, "exempt_from"), _ended(item, "exempt_to")
            )
            yield from spell.nobody(words)


class _Saying:
    """What claims of one record share: the company, the words, and when."""

    def __init__(
        self,
        company: Entity,
        source: Source,
        evidence: Evidence,
        start: PartialDate | None,
        end: PartialDate | None,
    ) -> None:
        self.company = company
        self.source = source
        self.evidence = evidence
        self.start = start
        self.end = end

    def control(self, person: Entity, nature: Nature) -> Claim:
        """That a person controls the company in one way."""
        return self._claim(person, self.company, nature)

    def office(self, person: Entity, role: str) -> Claim:
        """That a person holds an office of the company."""
        boards = interchange_table("psc")["board_roles"]
        return self._claim(
            person,
            self.company,
            Nature("board-member-of" if role in boards else "officer-of", role.replace("-", " ")),
        )

    def nobody(self, why: str, scope: str | None = None) -> Iterator[Record | Once]:
        """That the company names nobody, and why."""
        reason = Entity.named(why, "concept")
        yield Once(reason)
        yield self._claim(self.company, reason, Nature(interchange_table("psc")["no_owner"], scope))

    def _claim(self, subject: Entity, object_: Entity, nature: Nature) -> Claim:
        return Claim(
            subject=subject.iri,
            subject_name=subject.name,
            relation=nature.relation,
            object=object_.iri,
            object_name=object_.name,
            source=self.source.iri,
            evidence=self.evidence,
            scope=nature.scope,
            valid_from=self.start,
            valid_to=self.end,
            amounts=() if nature.amount is None else (nature.amount,),
            recorded_by="psc",
        )


def _date(data: Mapping[str, Any], name: str) -> PartialDate | None:
    found = data.get(name)
    return register_date(found) if isinstance(found, str) and found.strip() else None


def _ended(data: Mapping[str, Any], name: str) -> PartialDate | None:
    found = _date(data, name)
    return None if found is None else ceased(found)
