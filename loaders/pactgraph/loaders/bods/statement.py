"""A BODS statement in one form, whichever version of the standard it was written by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pactgraph.loaders.json_stream.parts import object_in, objects, text_in, texts
from pactgraph.ontology.errors import InvalidValue
from pactgraph.ontology.interchange.dates import register_date
from pactgraph.ontology.partial_date import PartialDate

__all__ = ["Party", "Statement", "statement_of"]

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
    published, source = object_in(value, "publicationDetails"), object_in(value, "source")
    publisher = object_in(published, "publisher")
    asserted = [text_in(agent, "name") for agent in objects(source.get("assertedBy"))]
    return Statement(
        id=identifier,
        reference=reference,
        kind=kind,
        status=str(value.get("recordStatus") or "new"),
        date=_date(value.get("statementDate") or published.get("publicationDate")),
        details=details,
        replaces=tuple(texts(value.get("replacesStatements"))),
        publisher=text_in(publisher, "name"),
        publisher_url=text_in(publisher, "url"),
        url=text_in(source, "url"),
        asserted_by=" and ".join(filter(None, asserted)) or None,
        text=text,
        line=line,
    )


def _date(found: Any) -> PartialDate | None:
    return register_date(found) if isinstance(found, str) and found.strip() else None
