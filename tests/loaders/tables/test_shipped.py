"""The tables of others that pactgraph reads as they are: exact counts of what they state."""

from __future__ import annotations

from collections import Counter

import pytest

from pactgraph.loaders.catalogue import bundled_catalogue
from pactgraph.loaders.document import Document, read_file
from pactgraph.loaders.mapping.choice import choose_mappings
from pactgraph.loaders.mapping.mapped_table import read_mapped_table
from pactgraph.loaders.proposal.propose import propose_mapping
from pactgraph.loaders.registry import loader_for
from pactgraph.ontology.claim import Claim, Confidence, Modality, Status
from pactgraph.ontology.entity import Entity
from pactgraph.ontology.records import Notice, Record, Refusal
from pactgraph.ontology.source import Source
from pactgraph.ontology.vocabulary import vocabulary
from tests.loaders.tables.deal_tables import TABLES
from tests.shared import shared


def records(name: str) -> list[Record]:
    document = read_file(shared(f"data/{name}"))
    return list(loader_for(document).read(document))


def claims(found: list[Record]) -> list[Claim]:
    return [record for record in found if isinstance(record, Claim)]


def summary(found: list[Record]) -> str:
    return [record.message for record in found if isinstance(record, Notice)][-1]


def said(found: list[Record], *parts: str) -> Claim:
    (claim,) = (c for c in claims(found) if (c.subject_name, c.relation, c.object_name) == parts)
    return claim


AI_LOOP = {
    "invests-in": 8, "supplies-chips-to": 7, "provides-compute-to": 7, "holds-equity-in": 5, "guarantees": 1,
}  # fmt: skip


@pytest.mark.parametrize("name", ["01_ai_loop_2026-06-21/deals.csv", "01_ai_loop_2026-06-21/deals.json"])
def test_the_ai_loop(name: str) -> None:
    document = read_file(shared(f"data/{name}"))
    found = list(read_mapped_table(document, choose_mappings(document)[0], bundled_catalogue()))
    assert summary(found).endswith("25 rows: 25 understood (28 claims)")
    assert Counter(claim.relation for claim in claims(found)) == AI_LOOP
    # in rows of spending, the one called investor pays: the money's recipient provides
    azure = said(found, "Microsoft", "provides-compute-to", "OpenAI")
    assert [str(amount) for amount in azure.amounts] == ["250,000,000,000 USD"]
    stake = said(found, "Microsoft", "holds-equity-in", "OpenAI")
    assert [str(amount) for amount in stake.amounts] == ["about 27 %"]
    warrant = said(found, "OpenAI", "holds-equity-in", "AMD")
    assert warrant.modality is Modality.HYPOTHETICAL
    letter = said(found, "Nvidia", "invests-in", "OpenAI")
    assert letter.status is Status.LETTER_OF_INTENT and letter.amounts[0].low is None
    source = next(r for r in found if isinstance(r, Source) and r.iri == letter.source)
    assert (source.url, str(source.published)) == (
        "https://openai.com/index/openai-nvidia-systems-partnership/", "2025-09-22",
    )  # fmt: skip
    assert Counter(claim.status for claim in claims(found)) == {
        Status.DEFINITIVE: 16, Status.REPORTED: 9, Status.PLANNED: 2, Status.LETTER_OF_INTENT: 1,
    }  # fmt: skip


def test_both_arrays_of_the_ai_loop() -> None:
    found = records("01_ai_loop_2026-06-21/deals.json")
    assert [r.message.partition("; ")[2] for r in found if isinstance(r, Notice)] == [
        "25 rows: 25 understood (28 claims)", "17 rows: 17 understood (17 claims)",
    ]  # fmt: skip
    supply = Counter(claim.relation for claim in claims(found)[28:])
    assert supply == {
        "supplies-chips-to": 6, "supplies": 6, "licenses-IP-to": 2, "supplies-power-to": 2,
        "provides-compute-to": 1,
    }  # fmt: skip
    assert said(found, "Oklo", "supplies-power-to", "Meta").status is Status.PLANNED


def test_the_funding_rounds_of_epoch() -> None:
    found = records("02_epoch_ai_companies/ai_companies_funding_rounds.csv")
    assert summary(found).endswith("38 rows: 38 understood (50 claims)")
    assert Counter(claim.relation for claim in claims(found)) == {"funds": 38, "invests-in": 12}
    assert Counter(c.subject_name for c in claims(found) if c.relation == "invests-in") == {
        "Microsoft": 4, "Nvidia": 2, "Amazon": 2, "Google": 2, "Khosla Ventures": 1, "Disney": 1,
    }  # fmt: skip
    shared_round = [c for c in claims(found) if c.object_name == "Anthropic" and c.subject_name == "Nvidia"]
    assert [(str(a), c.confidence) for c in shared_round for a in c.amounts] == [
        ("up to 15,000,000,000 USD", Confidence.LOW)
    ]


def test_the_data_centers_of_epoch() -> None:
    found = records("03_epoch_data_centers/data_centers.csv")
    assert summary(found).endswith("17 rows: 17 understood (78 claims)")
    assert Counter(claim.relation for claim in claims(found)) == {
        "uses": 18, "owns": 16, "provides-compute-to": 11, "part-of": 9, "supplies-power-to": 9,
        "invests-in": 8, "builds": 7,
    }  # fmt: skip
    fairwater = "Microsoft Fairwater Mount Pleasant Wisconsin"
    users = {
        c.subject_name: c.confidence
        for c in claims(found)
        if c.relation == "uses" and c.object_name == fairwater
    }
    assert users == {"OpenAI": Confidence.MEDIUM, "Microsoft": Confidence.MEDIUM}
    canton = said(found, "Amazon", "owns", "Amazon Canton Mississippi")
    assert [str(amount) for amount in canton.amounts] == ["341 MW", "10,894,283,791 USD"]


def test_trumpworld() -> None:
    found = records("09_trumpworld_csv/trumpworld.csv")
    refused = [record for record in found if isinstance(record, Refusal)]
    assert summary(found).endswith(
        "3380 rows: 2690 understood (2731 claims), 690 refused (unmapped connection)"
    )
    assert len(refused) == 690 and {refusal.reason for refusal in refused} == {"unmapped connection"}
    relations = Counter(claim.relation for claim in claims(found))
    assert relations["owns"] == 371 and relations["officer-of"] == 790 and relations["family-of"] == 69
    # AMWAY is the subsidiary, and of "Owner" it is the person who owns, whichever stands first
    assert said(found, "AMWAY", "subsidiary-of", "ALTICOR")
    assert said(found, "RAZ STEINMETZ", "owns", "GAIA INVESTMENT CORP.")
    assert {c.status for c in claims(found) if (c.scope or "").startswith("Former")} == {Status.ENDED}


@pytest.mark.parametrize(
    "name",
    [
        "01_ai_loop_2026-06-21/companies.csv",
        "02_epoch_ai_companies/ai_companies.csv",
        "02_epoch_ai_companies/ai_companies_revenue_reports.csv",
        "03_epoch_data_centers/data_center_timelines.csv",
    ],
)
def test_tables_without_relations_are_not_taken_for_others(name: str) -> None:
    document = read_file(shared(f"data/{name}"))
    with pytest.raises(Exception, match=r"no mapping says how to read this table|no column subject"):
        list(loader_for(document).read(document))


def test_tables_known_by_their_columns_alone() -> None:
    shipped = {
        "acquisitions.csv": ("read by the mapping 'Crunchbase acquisitions'", Status.COMPLETED),
        "clusters.csv": ("read by the mapping 'Epoch AI GPU clusters'", Status.IN_FORCE),
    }
    for name, (remark, status) in shipped.items():
        table = next(table for table in TABLES if table.name == name)
        document = Document(name, f"file:///{name}", table.text.encode())
        found = list(loader_for(document).read(document))
        assert summary(found).startswith(remark)
        assert {(c.subject_name, c.relation, c.object_name) for c in claims(found)} == table.claims
        assert claims(found)[0].status is status


def test_donations_are_proposed_without_parting_names_at_commas() -> None:
    path = shared("data/07_ftm_parteispenden/donations.csv")
    proposal = propose_mapping(read_file(path), bundled_catalogue())
    found = list(read_mapped_table(read_file(path), proposal.mapping, bundled_catalogue()))
    assert summary(found).endswith("292 rows: 292 understood (292 claims)")
    assert {claim.relation for claim in claims(found)} == {"funds"}


@pytest.mark.parametrize(
    "name",
    [
        "01_ai_loop_2026-06-21/deals.csv",
        "02_epoch_ai_companies/ai_companies_funding_rounds.csv",
        "03_epoch_data_centers/data_centers.csv",
        "09_trumpworld_csv/trumpworld.csv",
    ],
)
def test_both_ends_are_of_kinds_that_the_relation_can_have(name: str) -> None:
    found = records(name)
    kinds = {record.iri: record.kind for record in found if isinstance(record, Entity)}
    words = vocabulary()
    for claim in claims(found):
        relation = words.relation(claim.relation)
        assert words.fits(kinds[claim.subject], relation.domain), claim
        assert words.fits(kinds[claim.object], relation.range), claim
