"""A BODS statement in one form, whichever version of the standard it was written by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pactgraph.ontology.errors import InvalidValue
from pactgraph.ontology.interchange.dates import register_date
from pactgraph.ontology.partial_date import PartialDate

__all__ = ["Party", "Statement", "objects", "statement_of"]

_TYPES = {
    "entityStatement": "entity",
    "personStatement": "person",
    "ownershipOrControlStatement": "relationship",
}


@dataclass(frozen=True, slots=True)
class Party:
    """An end of a relationship: a reference to a record, or the reason why there is none."""

    reference: str | None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """What a statement says, and about which record.

    ``reference`` is by what relationships name the record: its record identifier, or the statement's own
    before version 0.4. ``replaces`` are the statements that an earlier version names as replaced.
    """

    id: str
    reference: str
    kind: str
    status: str
    date: PartialDate | None
    details: Mapping[str, Any]
    replaces: tuple[str, ...]
    publisher: str | None
    publisher_url: str | None
    url: str | None
    asserted_by: str | None
    text: str
    line: int

    @property
    def place(self) -> str:
        """Where the statement stands, for a person."""
        return f"statement {self.id} at line {self.line}"

    def party(self, role: str) -> Party:
        """The subject or the interested party of a relationship.

        :raises InvalidValue: where there is none
        """
        end = self.details.get(role)
        if isinstance(end, str) and end.strip():
            return Party(end)
        if isinstance(end, Mapping):
            for described in ("describedByEntityStatement", "describedByPersonStatement"):
                if isinstance(end.get(described), str):
                    return Party(end[described])
            unspecified = end.get("unspecified", end)
            if isinstance(unspecified, Mapping) and unspecified.get("reason"):
                return Party(None, str(unspecified["reason"]))
        raise InvalidValue(f"the relationship names no {role} and no reason for that")


def statement_of(value: Any, text: str, line: int) -> Statement:
    """The statement in a JSON value.

    :raises InvalidValue: where it is none
    """
    if not isinstance(value, dict):
        raise InvalidValue("no BODS statement: it is no JSON object")
    identifier = value.get("statementId") or value.get("statementID")
    kind = value.get("recordType") or _TYPES.get(str(value.get("statementType")))
    if not isinstance(identifier, str) or not identifier.strip():
        raise InvalidValue("no BODS statement: it has no statementId")
    if kind not in ("entity", "person", "relationship"):
        found = value.get("recordType", value.get("statementType"))
        raise InvalidValue(f"no BODS statement: {found!r} is no type of record")
    by_record = "recordType" in value
    details = value.get("recordDetails") if by_record else value
    reference = value.get("recordId") if by_record else identifier
    if not isinstance(details, dict) or not isinstance(reference, str):
        raise InvalidValue("no BODS statement: it has no recordId or no recordDetails")
    published, source = _object(value, "publicationDetails"), _object(value, "source")
    publisher = _object(published, "publisher")
    asserted = [str(agent["name"]) for agent in objects(source.get("assertedBy")) if agent.get("name")]
    replaced = value.get("replacesStatements")
    return Statement(
        id=identifier,
        reference=reference,
        kind=kind,
        status=str(value.get("recordStatus") or "new"),
        date=_date(value.get("statementDate") or published.get("publicationDate")),
        details=details,
        replaces=tuple(map(str, replaced)) if isinstance(replaced, list) else (),
        publisher=_text(publisher, "name"),
        publisher_url=_text(publisher, "url"),
        url=_text(source, "url"),
        asserted_by=" and ".join(asserted) or None,
        text=text,
        line=line,
    )


def objects(found: Any) -> Iterable[Mapping[str, Any]]:
    """The objects of a list; of an object, itself; of anything else, none."""
    if isinstance(found, dict):
        return [found]
    return [item for item in found if isinstance(item, dict)] if isinstance(found, list) else []


def _object(around: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = around.get(name)
    return found if isinstance(found, dict) else {}


def _text(around: Mapping[str, Any], name: str) -> str | None:
    found = around.get(name)
    return found.strip() or None if isinstance(found, str) else None


def _date(found: Any) -> PartialDate | None:
    return register_date(found) if isinstance(found, str) and found.strip() else None
