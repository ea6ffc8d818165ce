"""FollowTheMoney: things become entities, relations claims with all that their records say."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from pactgraph.loaders.followthemoney import FOLLOW_THE_MONEY
from pactgraph.loaders.followthemoney.model import model
from pactgraph.ontology.claim import Status
from pactgraph.ontology.interchange import interchange_table
from pactgraph.ontology.vocabulary import vocabulary
from tests.loaders.ftm_records import ACME, ANN, link, thing, told
from tests.loaders.reading import read_path
from tests.shared import shared


@pytest.mark.parametrize("schema", sorted(model().links))
def test_every_relation_of_the_model_becomes_a_claim(schema: str) -> None:
    claim = told(ANN, ACME, link(schema)).claim
    assert (claim.subject_name, claim.relation, claim.object_name) == (
        "Ann", interchange_table("followthemoney")["links"][schema]["relation"], "Acme",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("properties", "part", "value"),
    [
        ({"percentage": ["27.5"]}, "amounts", ["27.5 %"]),
        ({"percentage": ["25-50"]}, "amounts", ["25 to 50 %"]),
        ({"percentage": ["most"]}, "amounts", ["most %"]),
        ({"sharesValue": ["1,000"], "sharesCurrency": ["EUR"]}, "amounts", ["1,000 EUR"]),
        ({"sharesCount": ["7"]}, "amounts", ["7 shares"]),
        ({"role": ["founder"], "sharesType": ["class A"]}, "scope", "founder, class A"),
        ({"startDate": ["2019"]}, "valid_from", "2019"),
        ({"startDate": ["2019-05-01T10:00:00"]}, "valid_from", "2019-05-01"),
        ({"startDate": ["2019", "2019-05", "2021"]}, "valid_from", "2019-05"),
        ({"date": ["2019"]}, "valid_from", "2019"),
        ({"endDate": ["2021-05"]}, "valid_to", "2021-06"),
        ({"endDate": ["2020-12-31"]}, "valid_to", "2021-01-01"),
        ({"status": ["inactive"]}, "status", "ended"),
        ({"status": ["active"]}, "status", "in-force"),
    ],
)
def test_properties_become_parts_of_the_claim(properties: dict[str, Any], part: str, value: Any) -> None:
    found = getattr(told(ANN, ACME, link("Ownership", **properties)).claim, part)
    assert [str(amount) for amount in found] == value if part == "amounts" else str(found) == value


@pytest.mark.parametrize(
    ("schema", "properties", "amount"),
    [
        ("Payment", {"amountEur": ["100000"]}, "100,000 EUR"),
        ("Payment", {"amount": ["5.50"], "currency": ["USD"], "amountEur": ["5"]}, "5.5 USD"),
        ("Debt", {"amount": ["7"]}, "7"),
    ],
)
def test_of_one_sum_in_several_currencies_the_original_counts(
    schema: str, properties: dict[str, Any], amount: str
) -> None:
    assert [str(found) for found in told(ANN, ACME, link(schema, **properties)).claim.amounts] == [amount]


@pytest.mark.parametrize(
    ("role", "relation"),
    [
        ("Director", "board-member-of"),
        ("Non-Executive Director", "board-member-of"),
        ("Chairman of the board", "board-member-of"),
        ("Company Secretary", "officer-of"),
        ("Managing Director", "officer-of"),
        ("CEO", "officer-of"),
    ],
)
def test_the_role_of_a_directorship_says_which_office_it_is(role: str, relation: str) -> None:
    claim = told(ANN, ACME, link("Directorship", role=[role])).claim
    assert (claim.relation, claim.scope) == (relation, role)


def test_a_thing_keeps_all_its_names_and_identifiers() -> None:
    entity = told(
        thing(
            "acme", name=["Acme", "Acme Inc."], weakAlias=["AC"], previousName=["Bolt"],
            website=["https://a.example"],
            leiCode=["INR2EJN1ERAN0W5ZP974"], registrationNumber=["0123"], jurisdiction=["gb"],
            wikidataId=["Q1"],
        )
    ).entities["id-ftm-acme"]  # fmt: skip
    assert (entity.name, entity.kind) == ("Acme", "organization")
    assert entity.aliases == ("Acme Inc.", "AC", "Bolt") and entity.homepage == "https://a.example"
    assert [iri.rsplit("/", 1)[-1] for iri in entity.identifiers] == [
        "INR2EJN1ERAN0W5ZP974", "Q1", "GB:0123", "ftm-acme",
    ]  # fmt: skip


def test_two_things_of_one_name_stay_two_and_an_item_of_wikidata_is_one() -> None:
    found = told(thing("a", name=["Acme"]), thing("b", name=["Acme"]), thing("Q42", name=["Douglas"]))
    assert set(found.entities) == {"id-ftm-a", "id-ftm-b", "qid-Q42"}


def test_a_caption_is_the_name_if_it_is_one() -> None:
    record = thing("acme", name=["A", "B"]) | {"caption": "B"}
    assert told(record).entities["id-ftm-acme"].name == "B"


def test_several_ends_make_several_claims() -> None:
    found = told(ANN, ACME, thing("bolt"), link("Payment", beneficiary=["acme", "bolt"], payer=["ann"]))
    assert found.facts() == {("Ann", "pays", "Acme"), ("Ann", "pays", "Bolt")}
    assert {claim.status for claim in found.claims} == {Status.COMPLETED}


def test_a_sanction_names_its_authority_in_words() -> None:
    sanction = {
        "id": "s", "schema": "Sanction",
        "properties": {
            "entity": ["acme"], "authority": ["OFAC"], "program": ["SDN"], "listingDate": ["2020"],
        },
    }  # fmt: skip
    found = told(ACME, sanction)
    assert found.facts() == {("Acme", "sanctioned-by", "OFAC")}
    assert (found.claim.scope, str(found.claim.valid_from)) == ("SDN", "2020")
    assert found.entities["ofac"].kind == "regulator"


def test_properties_that_point_at_other_things_are_claims_too() -> None:
    contract = thing("deal", "Contract", authority=["town"])
    found = told(thing("town", "PublicBody"), contract, thing("sub", parent=["acme"]), ACME)
    assert found.facts() == {("Town", "participates-in", "Deal"), ("Sub", "subsidiary-of", "Acme")}


def test_a_record_cites_its_source_within_the_file() -> None:
    record = link(
        "Ownership", sourceUrl=["https://r.example/1"], publisher=["Register"], modifiedAt=["2022-01-02"]
    )
    found = told(ANN, ACME, record)
    source = found.sources[found.claim.source]
    assert (source.publisher, source.url, str(source.published)) == (
        "Register",
        "https://r.example/1",
        "2022-01-02",
    )
    assert source.within in found.sources
    collected = told(
        ANN, ACME, link("Ownership") | {"datasets": ["ofac"], "last_change": "2024-01-01T00:00:00"}
    )
    source = collected.sources[collected.claim.source]
    assert (source.title, str(source.published)) == ("ofac", "2024-01-01")


def test_the_record_is_the_evidence() -> None:
    claim = told(ANN, ACME, link("Ownership")).claim
    assert claim.evidence.quote.startswith('{"id": "Ownership-ann-acme"')
    assert claim.evidence.locator == "entity Ownership-ann-acme at line 3"


def test_the_table_names_relations_and_kinds_of_the_ontology() -> None:
    assert set(model().kinds.values()) <= set(vocabulary().kinds)
    for found in (*model().links.values(), *model().named_links.values()):
        assert {found.relation, found.other_relation or found.relation} <= set(vocabulary().relations)
    assert {pointer.relation for pointer in model().pointers.values()} <= set(vocabulary().relations)


def test_the_table_agrees_with_the_published_model() -> None:
    published = pytest.importorskip("followthemoney").model
    table = interchange_table("followthemoney")
    assert {schema.name for schema in published if schema.is_a("Thing") and not schema.abstract} <= {
        *model().kinds, *model().refused,
    }  # fmt: skip
    assert {schema.name for schema in published if schema.edge} == {
        *model().links, *(name for name in model().refused if published.get(name).edge),
    }  # fmt: skip
    for name, found in model().links.items():
        schema = published.get(name)
        assert {found.subject, found.object, *found.scope} <= set(schema.properties), name
        for end, range_ in table["ranges"][name].items():
            assert schema.get(end).range.name == range_, (name, end)


def test_the_donations_to_german_parties() -> None:
    found = read_path(FOLLOW_THE_MONEY, shared("data/07_ftm_parteispenden/entities.ftm.json"))
    assert len(found.claims) == 291  # 290 payments, one of which has two beneficiaries
    assert len(found.entities) == 96 and len(found.refusals) == 89
    assert Counter(entity.kind for entity in found.entities.values()) == {"organization": 74, "person": 22}
    assert set(found.reasons) == {"an address is no party to a partnership"}
    assert sum(claim.amounts[0].low for claim in found.claims if claim.amounts[0].low) > 10_000_000
