"""Level 1: who an LEI stands for, with former and other names, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pactgraph.loaders.gleif.codes import codes
from pactgraph.loaders.gleif.parties import party
from pactgraph.loaders.record_tree import attribute, date_of, flattened, items, text
from pactgraph.ontology.claim import Claim
from pactgraph.ontology.entity import Entity
from pactgraph.ontology.errors import InvalidValue
from pactgraph.ontology.identifiers import Identifier
from pactgraph.ontology.iri import Iri, entity_iri
from pactgraph.ontology.partial_date import PartialDate
from pactgraph.ontology.source import Evidence

__all__ = ["entity_records"]


def entity_records(record: Any, place: str, source: Iri) -> Iterator[Entity | Claim]:
    """The entity of an LEI record; who succeeded it and which family it belongs to, as claims.

    :raises InvalidValue: with the reason why the record describes no entity
    """
    described, registration = record.get("Entity"), record.get("Registration")
    lei, name = text(record, "LEI"), text(described, "LegalName") or text(described, "LegalName", "name")
    if lei is None:
        raise InvalidValue("the record has no LEI")
    if name is None:
        raise InvalidValue(f"the entity {lei} has no legal name")
    nameless = party(lei)
    number = _registry_number(described)
    entity = Entity(
        iri=nameless.iri,
        name=name,
        kind=nameless.kind,
        aliases=tuple(dict.fromkeys(alias for alias in _other_names(described) if alias != name)),
        description=_description(described, registration),
        identifiers=nameless.identifiers + (() if number is None else (number.iri,)),
    )
    claims = list(_ties(entity, described, Evidence(flattened(record), locator=place), source))
    yield entity
    yield from claims


def _other_names(described: Any) -> Iterator[str]:
    for container, item in (
        ("OtherEntityNames", "OtherEntityName"),
        ("TransliteratedOtherEntityNames", "TransliteratedOtherEntityName"),
    ):
        for node in items(described, container, item):
            found = text(node) or text(node, item)
            if found is not None:
                yield found


def _description(described: Any, registration: Any) -> str:
    """What the register says of the entity and its registration, in words a reader takes in at once."""
    parts = [
        (text(described, "EntityCategory") or "legal entity").lower().replace("_", " "),
        *(f"under the law of {found}" for found in [text(described, "LegalJurisdiction")] if found),
        *(
            "no longer active" if status == "INACTIVE" else status.lower()
            for status in [text(described, "EntityStatus")]
            if status
        ),
        *_events(described),
    ]
    state = text(registration, "RegistrationStatus")
    renewal = text(registration, "NextRenewalDate")
    if state is not None:
        due = f", to be renewed by {renewal.partition('T')[0]}" if renewal and state == "ISSUED" else ""
        parts.append(f"LEI {state.lower().replace('_', ' ')}{due}")
    formerly = [
        text(node) or text(node, "OtherEntityName")
        for node in items(described, "OtherEntityNames", "OtherEntityName")
        if attribute(node, "type") == "PREVIOUS_LEGAL_NAME"
    ]
    parts += [f"formerly {name}" for name in formerly if name]
    return "; ".join(parts)


def _events(described: Any) -> Iterator[str]:
    for event in items(described, "LegalEntityEvents", "LegalEntityEvent"):
        kind = text(event, "LegalEntityEventType")
        day = text(event, "LegalEntityEventEffectiveDate")
        if kind:
            yield kind.lower().replace("_", " ") + (f" on {day.partition('T')[0]}" if day else "")
    reason, day = text(described, "EntityExpirationReason"), text(described, "EntityExpirationDate")
    if reason:
        yield reason.lower().replace("_", " ") + (f" on {day.partition('T')[0]}" if day else "")


def _registry_number(described: Any) -> Identifier | None:
    authority = text(described, "RegistrationAuthority", "RegistrationAuthorityID")
    number = text(described, "RegistrationAuthority", "RegistrationAuthorityEntityID")
    if authority is None or number is None or authority in codes().no_authorities:
        return None
    country = codes().authorities.get(authority)
    try:
        if country is not None:
            return Identifier.of("company-number", f"{country}:{number}")
        return Identifier.of("id", f"{authority}:{number}")
    except InvalidValue:
        return None


def _ties(entity: Entity, described: Any, evidence: Evidence, source: Iri) -> Iterator[Entity | Claim]:
    for node in items(described, "SuccessorEntity", "SuccessorEntity"):
        successor = _other(node, "SuccessorLEI", "SuccessorEntityName", entity)
        yield from _tie(entity, "succeeded-by", successor, evidence, source, since=_ended(described))
    for node in items(described, "AssociatedEntity", "AssociatedEntity"):
        kind = (attribute(node, "type") or "").lower().replace("_", " ")
        family = _other(node, "AssociatedLEI", "AssociatedEntityName", entity)
        yield from _tie(entity, "part-of", family, evidence, source, scope=kind or None)


def _tie(
    entity: Entity,
    relation: str,
    other: Entity,
    evidence: Evidence,
    source: Iri,
    *,
    scope: str | None = None,
    since: PartialDate | None = None,
) -> Iterator[Entity | Claim]:
    if other.iri == entity.iri:
        raise InvalidValue(f"the entity is said to be {relation} itself")
    yield other
    yield Claim(
        subject=entity.iri,
        subject_name=entity.name,
        relation=relation,
        object=other.iri,
        object_name=other.name,
        source=source,
        evidence=evidence,
        scope=scope,
        valid_from=since,
        recorded_by="gleif entity",
    )


def _other(node: Any, lei_name: str, name_name: str, entity: Entity) -> Entity:
    lei, name = text(node, lei_name), text(node, name_name)
    if lei is not None:
        return party(lei)
    if name is None:
        raise InvalidValue(f"neither {lei_name} nor {name_name} is given")
    # known by name alone: an entity of this record, so that two of one name stay two
    lei_of_record = entity.identifiers[0].rpartition("/")[2]
    local = Identifier.of("id", f"{lei_of_record}.{entity_iri(name, base='')}")
    return Entity(local.entity, name, "organization")


def _ended(described: Any) -> PartialDate | None:
    """When the entity ended: its expiry, else the day of the merger that ended it."""
    day = date_of(described, "EntityExpirationDate")
    if day is not None:
        return day
    for event in items(described, "LegalEntityEvents", "LegalEntityEvent"):
        if text(event, "LegalEntityEventType") in ("MERGERS_AND_ACQUISITIONS", "ABSORPTION", "DISSOLUTION"):
            return date_of(event, "LegalEntityEventEffectiveDate")
    return None
