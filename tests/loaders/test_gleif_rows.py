"""GLEIF's golden copy in CSV makes the claims that the same records make in XML."""

from __future__ import annotations

from typing import Any

import pytest

from pactgraph.loaders.document import Document
from pactgraph.loaders.gleif.loader import GLEIF
from pactgraph.loaders.registry import loader_for
from pactgraph.ontology.claim import Claim, Confidence, Status
from pactgraph.ontology.entity import Entity
from pactgraph.ontology.records import Refusal

CHILD, PARENT = "549300PSHWOM1D1JVL23", "7LTWFZYICNSX8D621K86"
RELATIONSHIP = {
    "Relationship.StartNode.NodeID": CHILD,
    "Relationship.StartNode.NodeIDType": "LEI",
    "Relationship.EndNode.NodeID": PARENT,
    "Relationship.EndNode.NodeIDType": "LEI",
    "Relationship.RelationshipType": "IS_DIRECTLY_CONSOLIDATED_BY",
    "Relationship.RelationshipStatus": "ACTIVE",
    "Relationship.Period.1.startDate": "2021-01-01T00:00:00+01:00",
    "Relationship.Period.1.endDate": "2021-12-31T00:00:00+01:00",
    "Relationship.Period.1.periodType": "ACCOUNTING_PERIOD",
    "Relationship.Period.2.startDate": "2017-12-06T01:00:00+01:00",
    "Relationship.Period.2.endDate": "",
    "Relationship.Period.2.periodType": "RELATIONSHIP_PERIOD",
    "Registration.RegistrationStatus": "PUBLISHED",
    "Registration.ValidationSources": "FULLY_CORROBORATED",
}


def _read(*rows: dict[str, str], quoted: bool = True) -> list[Any]:
    mark = '"' if quoted else ""
    lines = [list(rows[0]), *(list(row.values()) for row in rows)]
    text = "\n".join(",".join(f"{mark}{cell}{mark}" for cell in line) for line in lines) + "\n"
    document = Document("golden-copy.csv", "g", text.encode())
    assert loader_for(document) is GLEIF
    return list(GLEIF.read(document))


def _claims(records: list[Any]) -> list[Claim]:
    return [record for record in records if isinstance(record, Claim)]


@pytest.mark.parametrize("quoted", [True, False])
def test_a_relationship_holds_in_its_own_period_not_in_that_of_accounts(quoted: bool) -> None:
    (claim,) = _claims(_read(RELATIONSHIP, quoted=quoted))
    assert (claim.subject_name, claim.relation, claim.object_name) == (CHILD, "subsidiary-of", PARENT)
    assert (claim.scope, str(claim.valid_from), claim.valid_to) == ("direct", "2017-12-06", None)
    assert claim.confidence is Confidence.HIGH
    assert claim.evidence.locator == "row at line 2"
    assert "Relationship.StartNode.NodeID: " + CHILD in str(claim.evidence.quote)


def test_a_manager_is_the_subject_and_a_retired_record_has_ended() -> None:
    row = RELATIONSHIP | {
        "Relationship.RelationshipType": "IS_FUND-MANAGED_BY",
        "Registration.RegistrationStatus": "RETIRED",
    }
    (claim,) = _claims(_read(row))
    assert (claim.subject_name, claim.relation, claim.object_name) == (PARENT, "manages", CHILD)
    assert claim.status is Status.ENDED


def test_every_reason_of_an_exception_is_a_claim() -> None:
    row = {
        "LEI": CHILD,
        "Exception.Category": "ULTIMATE_ACCOUNTING_CONSOLIDATION_PARENT",
        "Exception.Reason.1": "NO_LEI",
        "Exception.Reason.2": "NATURAL_PERSONS",
        "Exception.Reference.1": "",
    }
    claims = _claims(_read(row))
    assert [claim.object_name for claim in claims] == ["its parent has no LEI", "natural persons own it"]
    assert {claim.scope for claim in claims} == {"ultimate parent"}


def test_an_entity_keeps_its_names() -> None:
    row = {
        "LEI": CHILD,
        "Entity.LegalName": "Acme, Inc.",
        "Entity.LegalName.xmllang": "en",
        "Entity.OtherEntityNames.OtherEntityName.1": "Acme Widgets",
        "Entity.OtherEntityNames.OtherEntityName.1.type": "PREVIOUS_LEGAL_NAME",
        "Entity.OtherEntityNames.OtherEntityName.2": "",
        "Entity.SuccessorEntity.1.SuccessorLEI": PARENT,
        "Entity.EntityStatus": "INACTIVE",
        "Entity.EntityExpirationDate": "2020-03-31T00:00:00Z",
        "Registration.RegistrationStatus": "MERGED",
    }
    records = _read(row)
    entity = next(record for record in records if isinstance(record, Entity))
    assert (entity.name, entity.aliases) == ("Acme, Inc.", ("Acme Widgets",))
    assert "formerly Acme Widgets" in str(entity.description)
    (claim,) = _claims(records)
    assert (claim.relation, claim.object_name, str(claim.valid_from)) == (
        "succeeded-by",
        PARENT,
        "2020-03-31",
    )


def test_a_broken_row_is_refused_and_the_next_one_read() -> None:
    text = (
        "LEI,Exception.Category,Exception.Reason.1\n"
        + "a,b,c,d\n"
        + (f"{CHILD},DIRECT_ACCOUNTING_CONSOLIDATION_PARENT,NON_PUBLIC\n")
    )
    records = list(GLEIF.read(Document("r.csv", "r", text.encode())))
    (refusal,) = [record for record in records if isinstance(record, Refusal)]
    assert (refusal.place, "4 cells where the header has 3" in refusal.reason) == ("row at line 2", True)
    assert len(_claims(records)) == 1


def test_other_tables_with_leis_are_none_of_the_registers() -> None:
    assert not GLEIF.recognises(Document("a.csv", "a", b"LEI,Name\n"))
