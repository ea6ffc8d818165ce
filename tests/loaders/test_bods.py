"""BODS: statements of every version become claims; what replaces, closes or withholds is told as such."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pactgraph.loaders.bods import BODS
from pactgraph.ontology.claim import Claim, Status
from pactgraph.ontology.interchange import interchange_table
from pactgraph.ontology.vocabulary import vocabulary
from tests.loaders.bods_statements import ACME, ANN, PUBLISHED, entity, relationship, told
from tests.loaders.reading import read_path
from tests.shared import shared


@pytest.mark.parametrize("kind", sorted(interchange_table("bods")["interests"]))
def test_every_type_of_interest_becomes_a_relation(kind: str) -> None:
    terms = interchange_table("bods")["interests"][kind]
    claim = told(ACME, ANN, relationship({"type": kind, "share": {"exact": 10}})).claim
    assert (claim.subject_name, claim.relation, claim.object_name) == ("Ann", terms["relation"], "Acme")
    assert claim.scope == terms.get("scope") and claim.relation in vocabulary().relations


@pytest.mark.parametrize(
    ("share", "low", "high", "words"),
    [
        ({"exact": 76.5}, "76.5", "76.5", "76.5%"),
        ({"exact": 50, "minimum": 50, "maximum": 50}, "50", "50", "50%"),
        ({"minimum": 75, "exclusiveMaximum": 100}, "75", "100", "at least 75% and less than 100%"),
        ({"exclusiveMinimum": 25, "maximum": 50}, "25", "50", "more than 25% and not more than 50%"),
        ({"minimum": 30}, "30", None, "at least 30%"),
        ({"maximum": 5}, None, "5", "not more than 5%"),
    ],
)
def test_shares_are_exact_or_bounded(share: Any, low: str | None, high: str | None, words: str) -> None:
    (amount,) = told(ACME, ANN, relationship({"type": "shareholding", "share": share})).claim.amounts
    assert (amount.low, amount.high) == tuple(None if b is None else Decimal(b) for b in (low, high))
    assert (amount.text, amount.unit) == (words, "%")


def test_a_shareholding_without_a_share_is_not_the_ownership_of_the_whole() -> None:
    assert told(ACME, ANN, relationship({"type": "shareholding"})).claim.relation == "holds-equity-in"


@pytest.mark.parametrize(
    ("interest", "scope", "valid_from", "valid_to"),
    [
        ({"type": "shareholding", "directOrIndirect": "indirect"}, "indirect", None, None),
        ({"type": "voting-rights", "interestLevel": "indirect"}, "voting rights, indirect", None, None),
        ({"type": "shareholding", "startDate": "2019-05-01"}, None, "2019-05-01", None),
        ({"type": "shareholding", "endDate": "2021-05-01"}, None, None, "2021-05-01"),
        ({"type": "shareholding", "endDate": "2021-05"}, None, None, "2021-06"),
        ({}, "interest not stated", None, None),
    ],
)
def test_levels_and_dates_of_an_interest(interest: Any, scope: Any, valid_from: Any, valid_to: Any) -> None:
    claim = told(ACME, ANN, relationship(interest)).claim
    assert claim.scope == scope
    assert (str(claim.valid_from), str(claim.valid_to)) == (str(valid_from), str(valid_to))


def test_an_indirect_interest_is_not_counted_on_top_of_its_components() -> None:
    found = told(
        ACME, entity("mid", isComponent=True), ANN,
        relationship({"type": "shareholding", "directOrIndirect": "direct", "share": {"exact": 60}},
                     record="one", party="mid", isComponent=True),
        relationship({"type": "shareholding", "directOrIndirect": "indirect", "share": {"exact": 30}},
                     record="two", componentRecords=["mid", "one"]),
    )  # fmt: skip
    direct = [claim for claim in found.claims if "indirect" not in (claim.scope or "")]
    assert len(found.claims) == 2 and sum(claim.amounts[0].low or 0 for claim in direct) == 60


@pytest.mark.parametrize(
    ("party", "reason"),
    [
        (
            {"reason": "subjectExemptFromDisclosure", "description": "listed"},
            "subject exempt from disclosure",
        ),
        ({"unspecified": {"reason": "no-beneficial-owners"}}, "no beneficial owners"),
        ({"reason": "somethingNew"}, "something new"),
    ],
)
def test_a_party_that_is_not_named_is_a_claim_of_its_own_kind(party: Any, reason: str) -> None:
    found = told(ACME, relationship(party=party))
    assert found.facts() == {("Acme", "has-no-reported-owner", reason)} and found.claim.scope is None
    assert found.entities[reason.replace(" ", "-")].kind == "concept"


def standing(claims: list[Claim]) -> list[tuple[str, str, str]]:
    return [(str(claim.amounts[0]), str(claim.valid_to), claim.status) for claim in claims]


def test_a_statement_holds_until_one_of_the_same_record_replaces_it() -> None:
    new, updated = (
        relationship({"type": "shareholding", "share": {"exact": share}}, date=date, recordStatus=status)
        for share, date, status in ((100, "2019-01-01", "new"), (50, "2020-02-02", "updated"))
    )
    found = told(ACME, ANN, new, updated)
    assert standing(found.claims) == [("100 %", "2020-02-02", "in-force"), ("50 %", "None", "in-force")]
    published = [found.sources[claim.source].published for claim in found.claims]
    assert list(map(str, published)) == ["2019-01-01", "2020-02-02"]


def test_a_closed_record_ends() -> None:
    interest = {"type": "shareholding", "share": {"exact": 100}}
    new, closed = (relationship(interest, date=date, recordStatus=status)
                   for date, status in (("2019-01-01", "new"), ("2021-03-03", "closed")))  # fmt: skip
    found = told(ACME, ANN, new, closed)
    assert standing(found.claims) == [("100 %", "2021-03-03", "in-force"), ("100 %", "2021-03-03", "ended")]
    assert found.claims[1].status is Status.ENDED


def earlier(identifier: str, kind: str, date: str, **more: Any) -> dict[str, Any]:
    return {"statementID": identifier, "statementType": kind, "statementDate": date, **PUBLISHED, **more}


def owner(identifier: str, date: str, share: int, **more: Any) -> dict[str, Any]:
    return earlier(
        identifier, "ownershipOrControlStatement", date,
        subject={"describedByEntityStatement": "e1"}, interestedParty={"describedByPersonStatement": "p1"},
        interests=[{"type": "shareholding", "interestLevel": "direct", "share": {"exact": share}}], **more,
    )  # fmt: skip


def test_statements_of_earlier_versions_say_what_they_replace() -> None:
    company = earlier("e1", "entityStatement", "2018-01-01", name="Acme", entityType="registeredEntity")
    renamed = company | {"statementID": "e2", "name": "Acme II", "replacesStatements": ["e1"]}
    ann = earlier("p1", "personStatement", "2018-01-01", names=[{"givenName": "Ann", "familyName": "Lee"}])
    found = told(
        company,
        ann,
        owner("o1", "2018-01-01", 100),
        renamed,
        owner("o2", "2019-01-01", 40, replacesStatements=["o1"]),
    )
    assert standing(found.claims) == [("100 %", "2019-01-01", "in-force"), ("40 %", "None", "in-force")]
    assert len(found.entities) == 2 and found.facts() == {("Ann Lee", "owns", "Acme")}


def test_a_record_is_known_within_its_publishers_system_and_keeps_what_registers_gave_it() -> None:
    given = [
        {"scheme": "GB-COH", "id": "6292597"},
        {"scheme": "XI-LEI", "id": "PY6ZZQWO2IZFZC3IOL08"},
        {"scheme": "FI-PRO", "id": "3007894-1"},
    ]
    found = told(entity("acme", identifiers=given), ANN).entities
    assert set(found) == {"id-bods-example-register-acme", "id-bods-example-register-ann"}
    assert [iri.rsplit("/", 1)[-1] for iri in found["id-bods-example-register-acme"].identifiers] == [
        "GB:06292597", "PY6ZZQWO2IZFZC3IOL08", "FI-PRO:3007894-1", "bods-example-register-acme",
    ]  # fmt: skip


def test_a_relationship_meets_its_parties_of_another_file() -> None:
    one, other = told(ACME, ANN), told(relationship({"type": "votingRights"}))
    assert {other.claim.subject, other.claim.object} == {entity.iri for entity in one.entities.values()}


def test_versions_of_a_record_are_one_entity_with_all_names() -> None:
    found = told(ACME, entity("acme", name="Acme Ltd", alternateNames=["AC"]) | {"statementId": "second"})
    (acme,) = found.entities.values()
    assert (acme.name, acme.aliases) == ("Acme Ltd", ("AC", "Acme"))


@settings(deadline=None)
@given(st.permutations([ACME, ANN, relationship({"type": "votingRights"}), entity("other")]))
def test_the_order_of_statements_does_not_matter(statements: list[Any]) -> None:
    found = told(*statements)
    assert found.facts() == {("Ann", "controls", "Acme")} and not found.refusals and not found.notices


def test_who_says_so_is_kept() -> None:
    said = {"assertedBy": [{"name": "Acme"}], "url": "https://register.example/1"}
    found = told(ACME, ANN, relationship({"type": "votingRights"}, source=said))
    source = found.sources[found.claim.source]
    assert (found.claim.asserted_by, source.url, source.publisher) == (
        "Acme", "https://register.example/1", "Example Register",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("file", "entities", "claims"),
    [
        ("bods-package-annotations", 2, 1),
        ("bods-package-entity-owning-entity", 2, 1),
        ("bods-package-fi-soe", 4, 5),
        ("bods-package", 2, 1),
        ("full-pep-declaration", 2, 2),
        ("indirect-ownership", 3, 3),
        ("joint-ownership", 4, 3),
        ("listed-company-exempt-from-disclosure", 2, 1),
        ("mixed-direct-and-indirect-ownership", 3, 4),
        ("multiple-tax-residencies", 2, 1),
        ("plc-entity-statement", 1, 0),
    ],
)
def test_the_published_examples(file: str, entities: int, claims: int) -> None:
    found = read_path(BODS, shared(f"data/06_bods_04_examples/{file}.json"))
    assert (len(found.entities), len(found.claims), found.refusals) == (entities, claims, [])
    for claim in found.claims:
        assert claim.evidence.quote.startswith('{"statementId"') and claim.relation in vocabulary().relations
