"""The graph as BODS 0.4: who owns or controls whom, with the parties, as an array of statements.

Only claims of ownership and control that are put as facts fit; all others are counted. The standard knows
whole days only: a month or a year stays in words, and no day is invented.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, BinaryIO, Final
from urllib.parse import unquote

from pactgraph.graph.export.content import Content, sentence
from pactgraph.graph.export.facts import is_fact, remarks
from pactgraph.graph.export.left_out import LeftOut
from pactgraph.ontology.amount import Amount
from pactgraph.ontology.claim import Claim
from pactgraph.ontology.entity import Entity
from pactgraph.ontology.identifiers import Identifier
from pactgraph.ontology.interchange import interchange_table
from pactgraph.ontology.interchange.shares import share_of_amount
from pactgraph.ontology.iri import ENTITY_BASE, Iri, content_hash
from pactgraph.ontology.partial_date import PartialDate
from pactgraph.ontology.source import Source

__all__ = ["write_bods"]

_INDIRECT: Final = "indirect"
_UNNAMED: Final = "has-no-reported-owner"
_Json = dict[str, Any]


def write_bods(content: Content, out: BinaryIO, left_out: LeftOut) -> None:
    """An array of statements: each party once, before the first relationship that names it."""
    writing = _Writing(content, left_out)
    first = True
    out.write(b"[")
    for statement in writing.statements():
        line = json.dumps(statement, ensure_ascii=False, default=_number)
        out.write((b"\n" if first else b",\n") + line.encode("utf-8", errors="replace"))
        first = False
    out.write(b"\n]\n")
    writing.tell_entities()


class _Writing:
    """The statements of a graph, as far as they fit, and what was already written."""

    def __init__(self, content: Content, left_out: LeftOut) -> None:
        self.content = content
        self.left_out = left_out
        self.written: set[Iri] = set()
        recorded = [claim.recorded_at for claim in content.snapshot.claims.values() if claim.recorded_at]
        self.day = max(recorded, default=datetime(1970, 1, 1, tzinfo=UTC)).date().isoformat()

    def statements(self) -> Iterator[_Json]:
        entities = self.content.snapshot.entities
        for claim in self.content.claims():
            interest = _interest_type(claim)
            if not is_fact(claim):
                self.left_out.note("claims that are not put as facts, or are doubtful", sentence(claim))
                continue
            if interest is None and claim.relation != _UNNAMED:
                self.left_out.note("claims of relations that are no ownership or control", sentence(claim))
                continue
            subject, party = claim.object, claim.subject
            if claim.relation == _UNNAMED or claim.relation == "subsidiary-of":
                subject, party = claim.subject, claim.object
            parties = [subject] if claim.relation == _UNNAMED else [subject, party]
            if not all(_record_type(entities[iri]) for iri in parties) or entities[subject].kind == "person":
                self.left_out.note("claims about what is neither a person nor an entity", sentence(claim))
                continue
            for iri in parties:
                if iri not in self.written:
                    self.written.add(iri)
                    yield self._party(entities[iri], subject)
            source = self.content.snapshot.sources.get(claim.source)
            yield self._relationship(claim, source, subject, entities[party], interest)

    def tell_entities(self) -> None:
        for entity in self.content.snapshot.entities.values():
            if entity.iri not in self.written:
                self.left_out.note("entities that none of these claims names", entity.name)

    def _party(self, entity: Entity, subject: Iri) -> _Json:
        details: _Json = {"isComponent": False}
        if entity.kind == "person":
            details["personType"] = "knownPerson"
            names = [{"type": "legal", "fullName": entity.name}]
            details["names"] = names + [{"type": "alternative", "fullName": name} for name in entity.aliases]
        else:
            details["entityType"] = {"type": interchange_table("bods")["types"][entity.kind]}
            details["name"] = entity.name
            if entity.aliases:
                details["alternateNames"] = list(entity.aliases)
            if entity.homepage:
                details["uri"] = entity.homepage
        identifiers = list(filter(None, map(_identifier, entity.identifiers)))
        if identifiers:
            details["identifiers"] = identifiers
        statement = _statement(_record(entity.iri), "party", entity.iri, subject, self.day)
        return {**statement, "recordType": _record_type(entity), "recordDetails": details}

    def _relationship(
        self, claim: Claim, source: Source | None, subject: Iri, party: Entity, interest: str | None
    ) -> _Json:
        details: _Json = {"isComponent": False, "subject": _record(subject)}
        details["interestedParty"] = _record(party.iri)
        if claim.relation == _UNNAMED:
            details["interestedParty"] = _unspecified(party.name)
        if interest is not None:
            details["interests"] = [self._interest(claim, interest)]
        statement = _statement(claim.iri.rsplit("/", 1)[-1], "claim", claim.iri, subject, self.day)
        if claim.ends:
            statement["recordStatus"] = "closed"
        if source is not None:
            statement.update(self._said(claim, source))
        return {**statement, "recordType": "relationship", "recordDetails": details}

    def _said(self, claim: Claim, source: Source) -> Iterator[tuple[str, Any]]:
        if source.published is not None and source.published.day is not None:
            yield "statementDate", str(source.published)
        said: _Json = {"description": source.label}
        if source.url:
            said["url"] = source.url
        if claim.asserted_by:
            said["assertedBy"] = [{"name": claim.asserted_by}]
        yield "source", said

    def _interest(self, claim: Claim, interest: str) -> _Json:
        indirect = _INDIRECT in _scope(claim)
        found: _Json = {"type": interest, "directOrIndirect": _INDIRECT if indirect else "unknown"}
        words = [part for part in _scope(claim) if part not in (_INDIRECT, _scope_of(interest))]
        notes = [f"scope: {', '.join(words)}"] if words else []
        for name, date, spoken in (
            ("startDate", claim.valid_from, "from"),
            ("endDate", claim.valid_to, "no longer from"),
        ):
            if date is not None and date.day is not None:
                found[name] = str(date)
            elif date is not None:
                notes.append(f"{spoken} {date}")
                self.left_out.note("dates of a month or a year, which stay in words", _dated(claim, date))
        for amount in claim.amounts:
            share = share_of_amount(amount)
            if share is not None and "share" not in found:
                found["share"] = share
            else:
                notes.append(f"amount: {amount.text}")
                self.left_out.note("amounts that are no share, which stay in words", _amounts(claim, amount))
        notes += [note for note in remarks(claim) if not note.startswith("according to")]
        if notes:
            found["details"] = "; ".join(notes)
        return found


def _dated(claim: Claim, date: PartialDate) -> str:
    return f"{date} of {sentence(claim)}"


def _amounts(claim: Claim, amount: Amount) -> str:
    return f"{amount.text} of {sentence(claim)}"


def _number(value: object) -> int | float:
    assert isinstance(value, Decimal)
    return int(value) if value == value.to_integral_value() else float(value)


def _scope(claim: Claim) -> list[str]:
    return [] if claim.scope is None else str(claim.scope).split(", ")


def _scope_of(interest: str) -> str | None:
    found: str | None = interchange_table("bods")["interests"][interest].get("scope")
    return found


def _interest_type(claim: Claim) -> str | None:
    """The type of interest whose relation and words a claim has; nothing where it is none."""
    table = interchange_table("bods")
    for name, terms in table["interests"].items():
        relations = (terms["relation"], terms.get("unstated"))
        if claim.relation in relations and terms.get("scope") in _scope(claim):
            return str(name)
    if claim.relation == "related-to" and table["unstated"]["scope"] in _scope(claim):
        return "unknownInterest"
    found: str | None = table["fallback"].get(claim.relation)
    return found


def _record_type(entity: Entity) -> str | None:
    if entity.kind == "person":
        return "person"
    return "entity" if entity.kind in interchange_table("bods")["types"] else None


def _record(iri: Iri) -> str:
    return unquote(iri.removeprefix(ENTITY_BASE))


def _statement(record: str, kind: str, iri: Iri, subject: Iri, day: str) -> _Json:
    return {
        "statementId": content_hash(kind, iri)[:32],
        "declarationSubject": _record(subject),
        "recordId": record,
        "recordStatus": "new",
        "publicationDetails": {
            "publicationDate": day,
            "bodsVersion": "0.4",
            "publisher": {"name": "pactgraph"},
        },
    }


def _unspecified(words: str) -> Mapping[str, str]:
    reasons = {text: reason for reason, text in interchange_table("bods")["unspecified"]["reasons"].items()}
    return {"reason": reasons.get(words, "unknown"), "description": words}


def _identifier(iri: Iri) -> Mapping[str, str] | None:
    table = interchange_table("bods")
    found = Identifier.parse(iri)
    if found is None:
        return None
    for scheme, name in table["identifiers"].items():
        if name == found.scheme:
            return {"scheme": scheme, "id": found.value}
    if found.scheme == "company-number":
        register, _, number = found.value.partition(":")
        schemes = {country: scheme for scheme, country in table["registers"].items()}
        return {"scheme": schemes.get(register, register), "id": number}
    return None
