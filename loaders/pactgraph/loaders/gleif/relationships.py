"""Level 2: who consolidates, manages or heads whom, as claims with the periods of the relationship."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pactgraph.loaders.gleif.codes import codes
from pactgraph.loaders.gleif.parties import party
from pactgraph.loaders.record_tree import date_of, flattened, items, text
from pactgraph.ontology.claim import Claim, Confidence, Modality, Status
from pactgraph.ontology.entity import Entity
from pactgraph.ontology.errors import InvalidValue
from pactgraph.ontology.iri import Iri
from pactgraph.ontology.partial_date import PartialDate
from pactgraph.ontology.source import Evidence

__all__ = ["relationship_records", "treatment"]

_Period = tuple[PartialDate | None, PartialDate | None]


def relationship_records(record: Any, place: str, source: Iri) -> Iterator[Entity | Claim]:
    """The two entities of a relationship record, and a claim for each period of the relationship.

    :raises InvalidValue: with the reason why the record makes no claim
    """
    relationship = record.get("Relationship")
    kind = text(relationship, "RelationshipType")
    kinship = codes().relationships.get(kind or "")
    if kinship is None:
        raise InvalidValue(f"the relationship type {kind!r} is none that is known")
    ends = [party(_lei(relationship, node)) for node in ("StartNode", "EndNode")]
    if ends[0].iri == ends[1].iri:
        raise InvalidValue("both ends are the same entity")
    subject, object_ = ends if kinship.subject == "start" else ends[::-1]
    over = text(relationship, "RelationshipStatus") == "INACTIVE"
    modality, status, confidence = treatment(record.get("Registration"), over=over)
    claims = [
        Claim(
            subject=subject.iri,
            subject_name=subject.name,
            relation=kinship.relation,
            object=object_.iri,
            object_name=object_.name,
            source=source,
            evidence=Evidence(flattened(record), locator=place),
            scope=kinship.scope,
            modality=modality,
            # with both days known, the claim says of itself when it held
            status=Status.IN_FORCE if status is Status.ENDED and period[1] else status,
            valid_from=None if status is Status.ENDED and not period[1] else period[0],
            valid_to=period[1],
            confidence=confidence,
            recorded_by="gleif relationship",
        )
        for period in _periods(relationship)
    ]
    yield from ends
    yield from claims


def treatment(registration: Any, *, over: bool) -> tuple[Modality, Status, Confidence | None]:
    """How a claim is put, given the state of the registration that carries it.

    >>> treatment({"RegistrationStatus": "LAPSED", "ValidationSources": "FULLY_CORROBORATED"}, over=False)
    (<Modality.ASSERTED: 'asserted'>, <Status.IN_FORCE: 'in-force'>, <Confidence.MEDIUM: 'medium'>)

    :raises InvalidValue: where a record in that state makes no claim
    """
    state = text(registration, "RegistrationStatus")
    act = "keep" if state is None else codes().registrations.get(state)
    if act is None:
        raise InvalidValue(f"the registration status {state!r} is none that is known")
    if act not in ("keep", "doubt", "end", "deny"):
        raise InvalidValue(act)
    checked = codes().validations.get(text(registration, "ValidationSources") or "")
    confidence = Confidence.MEDIUM if act == "doubt" else None if checked is None else Confidence(checked)
    if act == "deny":
        return Modality.NEGATED, Status.DENIED, confidence
    return Modality.ASSERTED, Status.ENDED if over or act == "end" else Status.IN_FORCE, confidence


def _lei(relationship: Any, node: str) -> str:
    kind = text(relationship, node, "NodeIDType")
    if kind not in (None, "LEI"):
        raise InvalidValue(f"{node} is named by a {kind}, not by an LEI")
    found = text(relationship, node, "NodeID")
    if found is None:
        raise InvalidValue(f"{node} has no NodeID")
    return found


def _periods(relationship: Any) -> list[_Period]:
    """When the relationship holds; a period without a type counts, one of accounts or filings does not."""
    found = [
        _period(node)
        for node in items(relationship, "RelationshipPeriods", "RelationshipPeriod")
        if text(node, "PeriodType") in (None, "RELATIONSHIP_PERIOD")
    ]
    return found or [(None, None)]


def _period(node: Any) -> _Period:
    start, last = date_of(node, "StartDate"), date_of(node, "EndDate")
    if start is not None and last is not None and last.last_day < start.first_day:
        raise InvalidValue(f"the relationship ends on {last}, before it begins on {start}")
    return start, None if last is None else last.next
