"""The UK register of people with significant control: natures of control, and why nobody is named."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pactgraph.loaders.psc import PSC
from pactgraph.loaders.psc.natures import nature_of
from pactgraph.ontology.interchange import interchange_table
from pactgraph.ontology.vocabulary import vocabulary
from tests.loaders.reading import Reading, read, read_path
from tests.shared import shared

INDIVIDUAL = "individual-person-with-significant-control"
STATEMENT = "persons-with-significant-control-statement"
CORPORATE = "corporate-entity-person-with-significant-control"


def record(kind: str = INDIVIDUAL, company: str = "01234567", **data: Any) -> dict[str, Any]:
    links = {"self": f"/company/{company}/persons-with-significant-control/individual/abc"}
    given = {"etag": "e", "kind": kind, "name": "Joe Bloggs", "links": links} | data
    return {"company_number": company, "data": given}


def told(*values: Any, name: str = "snapshot.txt") -> Reading:
    return read(PSC, *values, name=name)


@pytest.mark.parametrize(
    ("code", "relation", "scope", "low", "high", "words"),
    [
        ("ownership-of-shares-25-to-50-percent", "owns", None, 25, 50, "more than 25% and not more than 50%"),
        ("ownership-of-shares-50-to-75-percent", "owns", None, 50, 75, "more than 50% and less than 75%"),
        ("ownership-of-shares-75-to-100-percent", "owns", None, 75, 100,
         "at least 75% and not more than 100%"),
        ("ownership-of-shares-more-than-25-percent-registered-overseas-entity", "owns", None, 25, None,
         "more than 25%"),
        ("voting-rights-25-to-50-percent", "controls", "voting rights", 25, 50,
         "more than 25% and not more than 50%"),
        ("voting-rights-75-to-100-percent-as-trust-limited-liability-partnership", "controls",
         "voting rights, as trustee", 75, 100, "at least 75% and not more than 100%"),
        ("right-to-appoint-and-remove-directors-as-firm", "controls",
         "appointment of the board, as member of a firm", None, None, None),
        ("significant-influence-or-control", "controls", "other influence or control", None, None, None),
        ("right-to-share-surplus-assets-25-to-50-percent-limited-liability-partnership", "related-to",
         "rights to surplus assets on dissolution", 25, 50, "more than 25% and not more than 50%"),
        ("registered-owner-as-nominee-person-england-wales-registered-overseas-entity", "related-to",
         "land held as nominee", None, None, None),
    ],
)  # fmt: skip
def test_natures_of_control(code: str, relation: str, scope: Any, low: Any, high: Any, words: Any) -> None:
    claim = told(record(natures_of_control=[code])).claim
    assert (claim.subject_name, claim.relation, claim.scope) == ("Joe Bloggs", relation, scope)
    assert [(a.low, a.high, a.text) for a in claim.amounts] == (
        [(Decimal(low), None if high is None else Decimal(high), words)] if words else []
    )


@pytest.mark.parametrize("right", interchange_table("psc")["rights"])
@pytest.mark.parametrize("capacity", ["", *interchange_table("psc")["capacities"]])
@pytest.mark.parametrize("form", ["", *interchange_table("psc")["forms"]])
def test_every_right_is_understood_in_every_capacity(right: str, capacity: str, form: str) -> None:
    nature = nature_of("-".join(filter(None, (right, capacity, form))))
    assert nature.relation in vocabulary().relations


def test_a_claim_for_each_nature_with_its_dates() -> None:
    natures = ["ownership-of-shares-25-to-50-percent", "voting-rights-25-to-50-percent"]
    found = told(record(natures_of_control=natures, notified_on="2016-04-06", ceased_on="2016-10-11"))
    assert [claim.relation for claim in found.claims] == ["owns", "controls"]
    assert {(str(c.valid_from), str(c.valid_to)) for c in found.claims} == {("2016-04-06", "2016-10-11")}


def test_companies_are_known_by_number_and_persons_by_their_record() -> None:
    other = record(company="7", links={"self": "/company/7/persons-with-significant-control/individual/xyz"})
    assert set(told(record(), other).entities) == {
        "company-number-GB%3A01234567", "company-number-GB%3A00000007",
        "id-gb-psc-individual-abc", "id-gb-psc-individual-xyz",
    }  # fmt: skip


def test_a_company_that_controls_another_is_the_company_of_its_number() -> None:
    owner = record(CORPORATE, name="Top Ltd", identification={
        "country_registered": "England", "registration_number": "777"})  # fmt: skip
    found = told(owner, record(company="00000777"))
    assert ("Joe Bloggs", "controls", "Top Ltd") in found.facts()  # named by the other record
    assert ("Top Ltd", "controls", "UK company 01234567") in found.facts()
    abroad = record(
        CORPORATE, name="Top", identification={"country_registered": "Jersey", "registration_number": "777"}
    )
    assert "company-number-GB%3A00000777" not in told(abroad).entities


@pytest.mark.parametrize(
    ("value", "reason", "valid_from"),
    [
        (record("super-secure-person-with-significant-control"),
         "person with significant control whose details are protected", None),
        (record(STATEMENT, notified_on="2016-07-12",
                statement="no-individual-or-entity-with-signficant-control"),
         "no person with significant control", "2016-07-12"),
        (record(STATEMENT, statement="psc-details-not-confirmed-partnership"),
         "details of the person with significant control not confirmed", None),
        (record("exemptions", exemptions={"x": {
            "exemption_type": "psc-exempt-as-shares-admitted-on-market",
            "items": [{"exempt_from": "2016-10-29"}]}}),
         "exempt as shares are admitted to a market", "2016-10-29"),
    ],
)  # fmt: skip
def test_that_nobody_is_named_is_a_claim_of_its_own_kind(value: Any, reason: str, valid_from: Any) -> None:
    claim = told(value).claim
    assert (claim.relation, claim.object_name) == ("has-no-reported-owner", reason)
    assert str(claim.valid_from) == str(valid_from)


def test_the_day_of_the_snapshot_is_when_it_was_said() -> None:
    found = told(record(), name="persons-with-significant-control-snapshot-2024-05-01.txt")
    assert str(found.sources[found.claim.source].published) == "2024-05-01"


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (record(natures_of_control=["charm"]), "the nature of control 'charm' is not known"),
        (record(name=" "), "the record names nobody"),
        (record(notified_on="3201-10-21"), "the year 3201 is outside"),
        (record("butler"), "'butler' is no kind of record"),
        (record("exemptions"), "a record of exemptions that names none"),
        (record(STATEMENT, statement="hello"), "the statement 'hello' says"),
        (record(CORPORATE, identification={"country_registered": "UK", "registration_number": "01234567"}),
         "controlling itself"),
        ({"data": {"kind": "unknown-kind"}}, "names no company"),
        ({"company_number": "1"}, "it has no data"),
        (7, "it has no data"),
    ],
)  # fmt: skip
def test_what_cannot_be_told_is_refused_with_its_reason(value: Any, reason: str) -> None:
    found = told(record(), value)
    (refusal,) = found.refusals
    assert reason in refusal.reason and "line 2" in refusal.place and len(found.claims) == 1


def test_the_registers_own_totals_are_a_notice() -> None:
    totals = {"data": {"kind": "totals#persons-of-significant-control-snapshot", "statements_count": 7}}
    assert told(record(), totals).notices == ["the register's own totals: statements_count 7"]


kinds = st.sampled_from(
    [
        *interchange_table("psc")["kinds"],
        *interchange_table("psc")["unnamed"],
        "exemptions",
        STATEMENT,
        "other",
    ]
)
junk = (
    st.none()
    | st.integers()
    | st.text(max_size=4)
    | st.lists(st.text(max_size=3), max_size=2)
    | st.just({"a": 1})
)
fields = st.sampled_from(
    [
        "name",
        "links",
        "natures_of_control",
        "identification",
        "exemptions",
        "notified_on",
        "date_of_birth",
        "name_elements",
    ]
)


@settings(deadline=None)
@given(st.lists(st.tuples(kinds, st.dictionaries(fields, junk, max_size=3), junk), max_size=5))
def test_every_record_is_told_or_refused(parts: list[tuple[str, dict[str, Any], Any]]) -> None:
    values = [record(kind, **data) | {"company_number": company} for kind, data, company in parts]
    found = told(record(), *values)
    told_of = {claim.evidence.locator for claim in found.claims}
    refused = {refusal.place for refusal in found.refusals}
    assert told_of | refused == {f"record at line {line}" for line in range(1, len(values) + 2)}
    assert not told_of & refused


@pytest.mark.parametrize(
    ("file", "claims", "refused"),
    [
        ("ceased_on", 2, 0), ("corporate", 1, 0), ("exemptions", 1, 0), ("individual", 2, 0), ("legal", 1, 0),
        ("no_country", 1, 0), ("no_match", 1, 0), ("not_found", 1, 0), ("statement", 1, 0),
        ("statement_ceased_on", 1, 0), ("super_secure", 1, 0), ("totals", 0, 0), ("unknown_kind", 0, 1),
    ],
)  # fmt: skip
def test_the_fixtures_of_the_register(file: str, claims: int, refused: int) -> None:
    found = read_path(PSC, shared(f"data/12_wikidata_psc/psc/psc_{file}.json"))
    assert (len(found.claims), len(found.refusals)) == (claims, refused)
