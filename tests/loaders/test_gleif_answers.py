"""Answers of GLEIF's API make the claims that the same records make in the golden copy."""

from __future__ import annotations

import json
from typing import Any

from pactgraph.loaders.gleif.loader import GLEIF
from pactgraph.ontology.claim import Confidence
from tests.loaders.reading import Reading, read

CHILD, PARENT = "549300PSHWOM1D1JVL23", "7LTWFZYICNSX8D621K86"
META = {"goldenCopy": {"publishDate": "2026-01-26T08:00:00Z"}}


def entity(lei: str, name: str, **more: Any) -> dict[str, Any]:
    described = {
        "legalName": {"name": name, "language": "en"},
        "otherNames": [{"name": f"Old {name}", "type": "PREVIOUS_LEGAL_NAME"}],
        "registeredAt": {"id": "RA000585", "other": None},
        "registeredAs": "01234567",
        "jurisdiction": "GB",
        "category": "GENERAL",
        "status": "ACTIVE",
        "associatedEntity": {"lei": None, "name": None},
        "successorEntities": [],
        **more,
    }
    registration = {"status": "ISSUED", "corroborationLevel": "FULLY_CORROBORATED"}
    attributes = {"lei": lei, "entity": described, "registration": registration}
    return {"type": "lei-records", "id": lei, "attributes": attributes, "relationships": {}}


def relationship(**more: Any) -> dict[str, Any]:
    said = {
        "startNode": {"id": CHILD, "type": "LEI"},
        "endNode": {"id": PARENT, "type": "LEI"},
        "type": "IS_DIRECTLY_CONSOLIDATED_BY",
        "status": "ACTIVE",
        "periods": [
            {"startDate": "2002-10-22T12:00:00Z", "endDate": None, "type": "RELATIONSHIP_PERIOD"},
            {"startDate": "2024-01-01", "endDate": "2024-12-31", "type": "ACCOUNTING_PERIOD"},
        ],
        **more,
    }
    registration = {"status": "PUBLISHED", "corroborationLevel": "ENTITY_SUPPLIED_ONLY"}
    return {
        "type": "relationship-records",
        "attributes": {"relationship": said, "registration": registration},
    }


def answer(data: Any, **more: Any) -> Reading:
    return read(GLEIF, json.dumps({"meta": META, "data": data, **more}, indent=1))


def test_a_page_of_records_tells_who_they_are() -> None:
    found = answer([entity(CHILD, "Child"), entity(PARENT, "Parent")])
    child = found.entities[f"lei-{CHILD}"]
    assert (child.name, child.aliases) == ("Child", ("Old Child",))
    assert any("01234567" in identifier for identifier in child.identifiers)
    assert "formerly Old Child" in (child.description or "")
    (source,) = found.sources.values()
    assert str(source.published) == "2026-01-26"
    assert not found.refusals


def test_a_relationship_is_a_claim_with_its_period() -> None:
    claim = answer(relationship()).claim
    assert (claim.relation, claim.scope, str(claim.valid_from)) == ("subsidiary-of", "direct", "2002-10-22")
    assert (claim.subject.rpartition("/")[2], claim.object.rpartition("/")[2]) == (
        f"lei-{CHILD}",
        f"lei-{PARENT}",
    )
    assert claim.valid_to is None
    assert claim.confidence is Confidence.MEDIUM


def test_what_an_answer_includes_is_read_too() -> None:
    found = answer([relationship()], included=[entity(PARENT, "Parent")])
    assert len(found.claims) == 1
    assert found.entities[f"lei-{PARENT}"].name == "Parent"


def test_a_successor_and_an_exception_are_claims() -> None:
    gone = entity(
        CHILD,
        "Child",
        successorEntities=[{"lei": PARENT, "name": "Parent"}],
        expiration={"date": "2020-05-01"},
    )
    claim = answer(gone).claim
    assert (claim.relation, str(claim.valid_from)) == ("succeeded-by", "2020-05-01")
    exception = {
        "lei": CHILD,
        "category": "DIRECT_ACCOUNTING_CONSOLIDATION_PARENT",
        "reason": "NO_KNOWN_PERSON",
    }
    assert (
        answer({"type": "reporting-exceptions", "attributes": exception}).claim.relation
        == "has-no-reported-parent"
    )


def test_records_of_other_types_are_refused() -> None:
    found = answer([relationship(), {"type": "fields", "attributes": {}}])
    assert len(found.claims) == 1
    assert found.reasons == ["'fields' is no record of the register"]
