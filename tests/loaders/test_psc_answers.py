"""Answers of Companies House's API make the claims that the lines of a snapshot make."""

from __future__ import annotations

import json
from typing import Any

import pytest

from pactgraph.loaders.document import Document
from pactgraph.loaders.psc import PSC
from pactgraph.loaders.registry import loader_for
from pactgraph.ontology.claim import Claim
from pactgraph.ontology.entity import Entity
from pactgraph.ontology.records import Refusal

COMPANY = "/company/09876543"
PERSON = {
    "etag": "abc",
    "kind": "individual-person-with-significant-control",
    "name": "Mr Tim Roe",
    "notified_on": "2016-04-06",
    "links": {"self": f"{COMPANY}/persons-with-significant-control/individual/x1"},
    "natures_of_control": ["ownership-of-shares-75-to-100-percent"],
}
OFFICER = {
    "name": "ROE, Tim",
    "officer_role": "director",
    "appointed_on": "2015-01-05",
    "resigned_on": "2020-02-01",
    "links": {
        "self": f"{COMPANY}/appointments/y",
        "officer": {"appointments": "/officers/o77/appointments"},
    },
}
SECRETARY = OFFICER | {
    "name": "BIRCH LTD",
    "officer_role": "corporate-secretary",
    "resigned_on": None,
    "identification": {"country_registered": "England", "registration_number": "1234567"},
}


def listed(*items: dict[str, Any], within: str = "persons-with-significant-control") -> dict[str, Any]:
    return {"items": list(items), "total_results": len(items), "links": {"self": f"{COMPANY}/{within}"}}


def read(value: Any) -> list[Any]:
    document = Document("answer.json", "answer", json.dumps(value).encode())
    assert loader_for(document) is PSC
    return list(PSC.read(document))


def said(records: list[Any]) -> list[tuple[str, ...]]:
    return [
        (c.subject_name, c.relation, c.object_name, str(c.scope), str(c.valid_from), str(c.valid_to))
        for c in records
        if isinstance(c, Claim)
    ]


@pytest.mark.parametrize("answer", [listed(PERSON), PERSON, [PERSON]], ids=["list", "one", "array"])
def test_an_answer_says_what_the_line_of_a_snapshot_says(answer: Any) -> None:
    line = json.dumps({"company_number": "09876543", "data": PERSON})
    snapshot = list(PSC.read(Document("s.txt", "s", line.encode())))
    assert said(read(answer)) == said(snapshot) != []


def test_officers_sit_on_the_board_or_hold_an_office() -> None:
    records = read(listed(OFFICER, SECRETARY, within="officers"))
    company = "UK company 09876543"
    assert said(records) == [
        ("ROE, Tim", "board-member-of", company, "director", "2015-01-05", "2020-02-01"),
        ("BIRCH LTD", "officer-of", company, "corporate secretary", "2015-01-05", "None"),
    ]
    iris = {record.name: record.iri for record in records if isinstance(record, Entity)}
    assert iris["ROE, Tim"].endswith("id-gb-officer-o77")
    assert iris["BIRCH LTD"].endswith("company-number-GB%3A01234567")


def test_an_item_that_cannot_be_read_costs_only_itself() -> None:
    odd = PERSON | {"kind": "odd"}
    records = read(listed(odd, PERSON))
    (refusal,) = [record for record in records if isinstance(record, Refusal)]
    assert (refusal.place, "'odd' is no kind" in refusal.reason) == ("item 1 of the answer at line 1", True)
    assert len(said(records)) == 1


def test_other_lists_are_no_answers_of_the_register() -> None:
    assert not PSC.recognises(Document("a.json", "a", b'{"items": [{"name": "x"}]}'))


def test_the_appointments_of_one_officer_name_the_company_of_each() -> None:
    def appointment(number: str, role: str) -> dict[str, Any]:
        return {
            "name": "Tim ROE",
            "officer_role": role,
            "appointed_on": "2015-01-05",
            "appointed_to": {"company_number": number, "company_name": f"COMPANY {number}"},
            "links": {"company": f"/company/{number}"},
        }

    links = {"self": "/officers/o77/appointments"}
    items = [appointment("09876543", "director"), appointment("01234567", "secretary")]
    found = read({"name": "Tim ROE", "items": items, "links": links, "total_results": 2})
    assert said(found) == [
        ("Tim ROE", "board-member-of", "COMPANY 09876543", "director", "2015-01-05", "None"),
        ("Tim ROE", "officer-of", "COMPANY 01234567", "secretary", "2015-01-05", "None"),
    ]
    # the same person as in the list of a company's officers
    officers = read(listed(OFFICER, within="officers"))
    subjects = {record.subject for record in (*found, *officers) if isinstance(record, Claim)}
    assert len(subjects) == 1


def test_a_profile_tells_the_names_a_company_had() -> None:
    former = [{"name": "OLD LTD", "effective_from": "1990-01-02", "ceased_on": "2001-02-03"}]
    profile = {
        "company_name": "ACME LTD",
        "company_number": "01234567",
        "company_status": "active",
        "date_of_creation": "1990-01-02",
        "previous_company_names": former,
        "links": {"self": "/company/01234567"},
    }
    (company,) = (record for record in read(profile) if isinstance(record, Entity) and record.aliases)
    assert (company.name, company.aliases) == ("ACME LTD", ("OLD LTD",))
    assert company.description == "active; incorporated on 1990-01-02; formerly OLD LTD (until 2001-02-03)"
