"""Answers of OpenCorporates: companies, their former names, officers and who controls them."""

from __future__ import annotations

from typing import Any

import pytest

from pactgraph.loaders.document import Document
from pactgraph.loaders.opencorporates import OPENCORPORATES
from tests.loaders.reading import Reading, lines, read

URL = "https://opencorporates.com/companies/gb/01234567"


def officer(name: str = "JO DOE", position: str = "director", **more: Any) -> dict[str, Any]:
    return {"officer": {"id": 7, "name": name, "position": position, "start_date": "2018-07-26", **more}}


def company(*officers: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {
        "company": {
            "name": "ACME P.L.C.",
            "company_number": "01234567",
            "jurisdiction_code": "gb",
            "incorporation_date": "1909-04-14",
            "opencorporates_url": URL,
            "previous_names": [{"company_name": "OLD ACME P.L.C.", "end_date": "2001-05-01"}],
            "officers": list(officers),
            **more,
        }
    }


def answer(results: Any) -> Reading:
    return read(OPENCORPORATES, {"api_version": "0.4", "results": results})


def test_a_company_has_its_former_names_and_its_officers() -> None:
    found = answer(company(officer(end_date="2020-05-01"), officer("BIRCH LTD", "secretary", id=8)))
    acme = found.entities["company-number-GB%3A01234567"]
    assert (acme.name, acme.aliases) == ("ACME P.L.C.", ("OLD ACME P.L.C.",))
    assert acme.description == "incorporated on 1909-04-14; formerly OLD ACME P.L.C. (until 2001-05-01)"
    jo, birch = found.claims
    assert (jo.subject_name, jo.relation, jo.scope) == ("JO DOE", "board-member-of", "director")
    # the end date is the last day
    assert (str(jo.valid_from), str(jo.valid_to)) == ("2018-07-26", "2020-05-02")
    assert (birch.relation, birch.scope, birch.valid_to) == ("officer-of", "secretary", None)


@pytest.mark.parametrize(
    "results",
    [
        {"companies": [company(officer())], "page": 1, "total_count": 1},
        {"officers": [officer(company=company()["company"], opencorporates_url=URL)], "page": 1},
        {"officer": officer(company=company()["company"], opencorporates_url=URL)["officer"]},
    ],
    ids=["search for companies", "search for officers", "an officer"],
)
def test_searches_say_the_same(results: dict[str, Any]) -> None:
    assert answer(results).facts() == {("JO DOE", "board-member-of", "ACME P.L.C.")}


def test_who_controls_a_company_is_a_claim() -> None:
    holder = {"name": "TOP INC", "jurisdiction_code": "us_de", "company_number": "77"}
    (claim,) = answer(company(controlling_entity=holder)).claims
    assert (claim.subject_name, claim.relation) == ("TOP INC", "controls")
    assert claim.subject.endswith("id-us_de%3A77")


def test_what_names_nobody_is_refused() -> None:
    found = answer(company(officer(name=""), company_number="01234567"))
    assert found.reasons == ["the officer has no name"]
    assert answer({"companies": [], "page": 1, "url": URL}).notices == [
        "no company or officer is in this answer"
    ]


def test_other_answers_are_not_taken() -> None:
    other = lines([{"api_version": "1", "results": [{"company": "Acme"}]}])
    assert not OPENCORPORATES.recognises(Document("a.json", "a", other))
