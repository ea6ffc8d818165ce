"""Answers of GLEIF's API, a record or a page of them, as the trees they are in the golden copy."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from pactgraph.loaders.document import Document
from pactgraph.loaders.json_stream.parts import object_in, objects, text_in
from pactgraph.loaders.json_stream.values import JsonValue, json_values
from pactgraph.ontology.errors import InvalidValue

__all__ = ["is_answer", "record_of_answer", "records_of_answer"]

_KINDS: Final = {
    "lei-records": "LEIRecord",
    "relationship-records": "RelationshipRecord",
    "rr-relationship-records": "RelationshipRecord",
    "reporting-exceptions": "Exception",
}
_TYPE: Final = re.compile(rb'"type"\s*:\s*"(%s)"' % b"|".join(kind.encode() for kind in _KINDS))


def is_answer(head: bytes) -> str | None:
    """What the records of an answer are, by its beginning; nothing where it is no answer of the API.

    >>> is_answer(b'{"data": {"type": "lei-records", "id": "5493"'), is_answer(b'{"data": []}')
    ('LEIRecord', None)
    """
    found = _TYPE.search(head)
    return None if found is None or b'"data"' not in head else _KINDS[found[1].decode()]


def records_of_answer(document: Document) -> Iterator[tuple[str, str, Any]]:
    """The place, kind and tree of each record, those that an answer includes after those it is about."""
    for value in json_values(document):
        if not isinstance(value, JsonValue):
            yield f"line {value.line}", "LEIRecord", InvalidValue(value.problem)
            continue
        answer = value.value if isinstance(value.value, dict) else {}
        for part in ("data", "included"):
            for number, item in enumerate(objects(answer.get(part)), 1):
                kind = _KINDS.get(str(item.get("type")))
                place = f"record {number} of {part} at line {value.line}"
                if kind is None:
                    yield (
                        place,
                        "LEIRecord",
                        _unknown(item),
                    )
                else:
                    yield place, kind, record_of_answer(kind, object_in(item, "attributes"))


def _unknown(item: Mapping[str, Any]) -> InvalidValue:
    return InvalidValue(f"{item.get('type')!r} is no record of the register")


def record_of_answer(kind: str, said: Mapping[str, Any]) -> dict[str, Any]:
    """The tree of a record, without what the answer leaves open.

    >>> record_of_answer("LEIRecord", {"lei": "5493", "entity": {"legalName": {"name": "Acme"}}})
    {'LEI': '5493', 'Entity': {'LegalName': {'$': 'Acme'}}}
    """
    tree = {"LEIRecord": _entity, "RelationshipRecord": _relationship, "Exception": _exception}[kind](said)
    found = _filled(tree)
    assert isinstance(found, dict)
    return found


def _entity(said: Mapping[str, Any]) -> dict[str, Any]:
    entity, expired = object_in(said, "entity"), object_in(object_in(said, "entity"), "expiration")
    # the newer form lists all of which the older one names the first
    successors = objects(entity.get("successorEntities")) or objects(entity.get("successorEntity"))
    return {
        "LEI": text_in(said, "lei"),
        "Entity": {
            "LegalName": _name(object_in(entity, "legalName")),
            "OtherEntityNames": [_name(name) for name in objects(entity.get("otherNames"))],
            "TransliteratedOtherEntityNames": [
                _name(name) for name in objects(entity.get("transliteratedOtherNames"))
            ],
            "RegistrationAuthority": {
                "RegistrationAuthorityID": text_in(object_in(entity, "registeredAt"), "id"),
                "RegistrationAuthorityEntityID": text_in(entity, "registeredAs"),
            },
            "LegalJurisdiction": text_in(entity, "jurisdiction"),
            "EntityCategory": text_in(entity, "category"),
            "EntityStatus": text_in(entity, "status"),
            "EntityExpirationDate": text_in(expired, "date"),
            "EntityExpirationReason": text_in(expired, "reason"),
            "SuccessorEntity": [
                {"SuccessorLEI": text_in(other, "lei"), "SuccessorEntityName": text_in(other, "name")}
                for other in successors
            ],
            "AssociatedEntity": [
                {"AssociatedLEI": text_in(other, "lei"), "AssociatedEntityName": text_in(other, "name")}
                for other in objects(entity.get("associatedEntity"))
            ],
        },
        "Registration": _registration(said),
    }


def _name(name: Mapping[str, Any]) -> dict[str, Any]:
    return {"$": text_in(name, "name"), "type": text_in(name, "type")}


def _relationship(said: Mapping[str, Any]) -> dict[str, Any]:
    relationship = object_in(said, "relationship")
    return {
        "Relationship": {
            **{
                place: {
                    "NodeID": text_in(object_in(relationship, name), "id"),
                    "NodeIDType": text_in(object_in(relationship, name), "type"),
                }
                for place, name in (("StartNode", "startNode"), ("EndNode", "endNode"))
            },
            "RelationshipType": text_in(relationship, "type"),
            "RelationshipStatus": text_in(relationship, "status"),
            "RelationshipPeriods": [
                {
                    "StartDate": text_in(period, "startDate"),
                    "EndDate": text_in(period, "endDate"),
                    "PeriodType": text_in(period, "type"),
                }
                for period in objects(relationship.get("periods"))
            ],
        },
        "Registration": _registration(said),
    }


def _exception(said: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "LEI": text_in(said, "lei"),
        "ExceptionCategory": text_in(said, "category"),
        "ExceptionReason": text_in(said, "reason"),
    }


def _registration(said: Mapping[str, Any]) -> dict[str, Any]:
    registration = object_in(said, "registration")
    return {
        "RegistrationStatus": text_in(registration, "status"),
        "NextRenewalDate": text_in(registration, "nextRenewalDate"),
        "ValidationSources": text_in(registration, "corroborationLevel"),
    }


def _filled(node: Any) -> Any:
    if isinstance(node, dict):
        return {name: filled for name, part in node.items() if (filled := _filled(part))}
    return [filled for part in node if (filled := _filled(part))] if isinstance(node, list) else node
