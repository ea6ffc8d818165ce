"""GLEIF's files: level 1 (who an LEI stands for), level 2 (who owns whom) and reporting exceptions.

XML in LEI-CDF, RR-CDF and RepEx, and the same records in JSON, CSV and answers of the API, one at a time: the
golden copy of a few gigabytes passes in the memory of one record.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any, Final

from pactgraph.loaders.document import Document
from pactgraph.loaders.given import Given
from pactgraph.loaders.gleif.answers import is_answer, records_of_answer
from pactgraph.loaders.gleif.codes import codes
from pactgraph.loaders.gleif.entities import entity_records
from pactgraph.loaders.gleif.exceptions import exception_records
from pactgraph.loaders.gleif.relationships import relationship_records
from pactgraph.loaders.gleif.rows import is_rows, records_of_rows
from pactgraph.loaders.json_records import json_records
from pactgraph.loaders.loader import Loader
from pactgraph.loaders.record_tree import flattened, text, tree
from pactgraph.loaders.xml_records import root_name, xml_records
from pactgraph.ontology.claim import Claim
from pactgraph.ontology.entity import Entity
from pactgraph.ontology.errors import InvalidValue, MalformedSource
from pactgraph.ontology.iri import Iri
from pactgraph.ontology.partial_date import PartialDate
from pactgraph.ontology.records import Notice, Record, Records, Refusal
from pactgraph.ontology.source import Source

__all__ = ["GLEIF"]

_Read = Callable[[Any, str, Iri], Iterator[Entity | Claim]]

_READERS: Final[dict[str, _Read]] = {
    "LEIRecord": entity_records,
    "RelationshipRecord": relationship_records,
    "Exception": exception_records,
}
_ROOTS: Final = {
    "LEIData": "LEIRecord",
    "RelationshipData": "RelationshipRecord",
    "ReportingExceptionData": "Exception",
}
_TITLES: Final = {
    "LEIRecord": "GLEIF level 1: entities",
    "RelationshipRecord": "GLEIF level 2: relationships",
    "Exception": "GLEIF level 2: reporting exceptions",
}
_CONTENT_DATE = re.compile(
    rb'(?:<(?:\w+:)?ContentDate>|"goldenCopy"\s*:\s*\{\s*"publishDate"\s*:\s*")\s*(\d{4}-\d{2}-\d{2})'
)
_JSON_MARKS: Final = (
    ("RelationshipRecord", (b'"StartNode"', b'"EndNode"')),
    ("Exception", (b'"ExceptionCategory"',)),
    ("LEIRecord", (b'"LEI"', b'"LegalName"')),
)


def _read(document: Document) -> Records:
    kind = _kind(document)
    if kind is None:
        raise MalformedSource(document.name, "no LEI record, relationship record or exception begins in it")
    source = Source(
        identifier=document.url or document.identifier,
        title=_TITLES[kind],
        publisher="GLEIF",
        published=_content_date(document),
        url=document.url,
        media_type=_media_type(document),
        content_hash=document.content_hash,
    )
    yield source
    given, states = Given(), Counter[str]()
    for place, its_kind, record in _records(document, kind):
        for found in _understood(record, place, its_kind, source.iri, document.name):
            if not isinstance(found, Entity) or its_kind == "LEIRecord" or given.is_new(found):
                yield found
        states[_state(record)] += 1
    if not states:
        yield Notice(document.name, "there are no records in it")
    stale = [f"{count} {state.lower()}" for state, count in states.items() if state in _STALE]
    if stale:
        yield Notice(document.name, f"of {states.total()} registrations, {', '.join(sorted(stale))}")


def _understood(record: Any, place: str, kind: str, source: Iri, name: str) -> Iterator[Record]:
    try:
        if isinstance(record, InvalidValue):
            raise record
        if not isinstance(record, dict):
            raise InvalidValue("it is no record")
        deleted = text(record, "Extension", "Deletion", "DeletedAt")
        if deleted is not None:
            raise InvalidValue(f"the register deleted it on {deleted.partition('T')[0]}")
        yield from list(_READERS[kind](record, place, source))
    except InvalidValue as error:
        yield Refusal(name, place, str(error), flattened(record) or "an empty record")


def _records(document: Document, kind: str) -> Iterator[tuple[str, str, Any]]:
    if is_answer(document.head):
        yield from records_of_answer(document)
    elif _is_json(document):
        for number, record in json_records(document):
            yield f"record {number}", kind, record
    elif is_rows(document.head):
        for place, record in records_of_rows(document):
            yield place, kind, record
    else:
        for number, found in enumerate(xml_records(document, {kind}), 1):
            yield f"record {number} at line {found.line}", kind, tree(found.element)


_STALE = frozenset(state for state, act in codes().registrations.items() if act != "keep")


def _state(record: Any) -> str:
    return text(record, "Registration", "RegistrationStatus") or "" if isinstance(record, dict) else ""


def _kind(document: Document) -> str | None:
    head = document.head
    if not _is_json(document):
        return is_rows(head) or _ROOTS.get(root_name(head))
    marked = (kind for kind, marks in _JSON_MARKS if all(mark in head for mark in marks))
    return is_answer(head) or next(marked, None)


def _is_json(document: Document) -> bool:
    return document.head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"[", b"{")


def _media_type(document: Document) -> str:
    if _is_json(document):
        return "application/json"
    return "text/csv" if is_rows(document.head) else "application/xml"


def _content_date(document: Document) -> PartialDate | None:
    found = _CONTENT_DATE.search(document.head)
    return None if found is None else PartialDate.parse(found[1].decode())


def _recognises(document: Document) -> bool:
    return _kind(document) is not None


GLEIF = Loader(
    name="gleif",
    suffixes=(".xml", ".json", ".csv"),
    media_types=("application/xml", "text/xml", "application/json", "text/csv"),
    read=_read,
    recognises=_recognises,
)
"""Reads GLEIF's LEI records, relationship records and reporting exceptions, in XML, JSON and CSV."""
