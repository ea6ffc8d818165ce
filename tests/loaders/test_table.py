"""Claim tables: each cell becomes the part of the claim its column says, or an error with its line."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactgraph.loaders.catalogue import Catalogue, bundled_catalogue
from pactgraph.loaders.document import Document
from pactgraph.loaders.table import read_claim_table
from pactgraph.ontology.claim import Claim, Confidence, Modality, Status
from pactgraph.ontology.entity import Entity
from pactgraph.ontology.errors import MalformedSource
from pactgraph.ontology.records import Notice, Record
from pactgraph.ontology.source import Source
from tests.shared import shared


def records(text: str, catalogue: Catalogue | None = None) -> list[Record]:
    document = Document("deals.csv", "file:///deals.csv", text.encode())
    return list(read_claim_table(document, catalogue or bundled_catalogue()))


def only_claim(text: str) -> Claim:
    (claim,) = (record for record in records(text) if isinstance(record, Claim))
    return claim


def row(**cells: str) -> str:
    cells = {"subject": "Azure", "predicate": "hosts", "object": "Frontier"} | cells
    return f"{','.join(cells)}\n{','.join(cells.values())}\n"


@pytest.mark.parametrize(
    ("cells", "part", "value"),
    [
        ({"scope": "first-party products"}, "scope", "first-party products"),
        ({"exclusive": "true"}, "exclusive", True),
        ({"exclusive": "No"}, "exclusive", False),
        ({"exclusive": ""}, "exclusive", None),
        ({"modality": "denied"}, "modality", Modality.NEGATED),
        ({"modality": "denied"}, "status", Status.DENIED),
        ({"modality": "ended"}, "status", Status.ENDED),
        ({"modality": "ended", "commitment": "lapsed"}, "status", Status.LAPSED),
        ({"modality": "hypothetical"}, "modality", Modality.HYPOTHETICAL),
        ({"commitment": "letter-of-intent"}, "status", Status.LETTER_OF_INTENT),
        ({"status": "rumoured"}, "status", Status.RUMOURED),
        ({"confidence": "low"}, "confidence", Confidence.LOW),
        ({"condition": "AGI verified"}, "condition", "AGI verified"),
        ({"asserted_by": "OpenAI and Amazon"}, "asserted_by", "OpenAI and Amazon"),
    ],
)
def test_a_cell_becomes_a_part_of_the_claim(cells: dict[str, str], part: str, value: object) -> None:
    assert getattr(only_claim(row(**cells)), part) == value


@pytest.mark.parametrize(
    ("cells", "valid_from", "valid_to"),
    [
        ({"valid_from": "2025", "valid_to": "2032"}, "2025", "2033"),
        ({"valid_to": "2026-04-26"}, None, "2026-04-27"),
        ({"valid_to": "2024-12"}, None, "2025-01"),
        ({"modality": "ended", "valid_from": "2024-07-09"}, None, "2024-07-09"),
        ({"modality": "ended", "valid_from": "2024-05", "valid_to": "2024-07-09"}, "2024-05", "2024-07-10"),
    ],
)
def test_the_last_day_of_a_row_becomes_a_half_open_interval(
    cells: dict[str, str], valid_from: str | None, valid_to: str | None
) -> None:
    claim = only_claim(row(**cells))
    assert str(claim.valid_from) == str(valid_from)
    assert str(claim.valid_to) == str(valid_to)


def test_amounts_keep_value_and_unit() -> None:
    claim = only_claim(row(amount="38000000000", currency="USD", quantity_unit="27 %"))
    assert [(a.low, a.unit) for a in claim.amounts] == [(Decimal(38_000_000_000), "USD"), (Decimal(27), "%")]


def test_words_without_a_plain_number_stay_words() -> None:
    (amount,) = only_claim(row(quantity_unit="multiple GW")).amounts
    assert (amount.low, amount.high, amount.text) == (None, None, "multiple GW")


def test_speakers_are_the_entities_named() -> None:
    claim = only_claim(row(asserted_by="OpenAI and Amazon"))
    assert {iri.rsplit("/", 1)[1] for iri in claim.speakers} == {"openai", "amazon"}


def test_names_of_the_catalogue_meet_and_others_are_minted() -> None:
    found = records(row(subject="Microsoft Azure", object="Unheard-of Thing"))
    entities = {record.name: record.kind for record in found if isinstance(record, Entity)}
    assert entities == {"Azure": "cloud-platform", "Unheard-of Thing": "entity"}


def test_a_row_cites_its_source_within_the_table() -> None:
    text = row(
        source_title="News", source_publisher="P", source_url="https://e.org/", source_published="2026-04"
    )
    table, cited = (record for record in records(text) if isinstance(record, Source))
    claim = only_claim(text)
    assert (cited.within, claim.source, str(cited.published)) == (table.iri, cited.iri, "2026-04")


def test_the_same_source_is_given_once() -> None:
    text = "subject,predicate,object,source_url\nA,hosts,B,https://e.org/\nA,hosts,C,https://e.org/\n"
    assert sum(isinstance(record, Source) for record in records(text)) == 2


def test_columns_that_are_not_understood_are_named() -> None:
    (notice,) = (record for record in records(row(colour="red")) if isinstance(record, Notice))
    assert "'colour'" in notice.message


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiters_are_found_out(delimiter: str) -> None:
    assert only_claim(row().replace(",", delimiter)).relation == "hosts"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (row(valid_from="2025-13-40"), "line 2: valid_from: the date '2025-13-40' does not exist"),
        (row(valid_from="3201-10-21"), "line 2: valid_from: the year 3201 is outside"),
        (row(predicate="host"), "line 2: 'host' is not a relation; did you mean 'hosts'"),
        (row(exclusive="maybe"), "line 2: exclusive: 'maybe' is neither true nor false"),
        (row(commitment="sworn"), "line 2: commitment: 'sworn' is none of rumoured"),
        (row(modality="loud"), "line 2: modality: 'loud' is none of asserted"),
        (row(amount="lots"), "line 2: amount: 'lots' is not a number"),
        (row(amount="NaN"), "line 2: the amount 'NaN' is not a finite number"),
        (row(subject=""), "line 2: the cell subject is empty"),
        ("subject,predicate\nA,hosts\n", "line 1: no column object"),
        ("a;b\n1;2\n", "no column subject and no column predicate and no column object"),
        (row() + "Azure,hosts\n", "line 3: 2 cells where the header has 3"),
        ('subject,predicate,object\n"a\nb",hosts,c\nd,host,e\n', "line 4: 'host' is not a relation"),
        ('subject,predicate,object\nA,hosts,"B" C\n', "not CSV"),
        ('subject,predicate,object\nA,hosts,"B\n', "not CSV"),
    ],
)
def test_a_row_that_cannot_be_read_stops_with_its_line(text: str, problem: str) -> None:
    with pytest.raises(MalformedSource) as raised:
        records(text)
    assert str(raised.value).startswith("deals.csv") and problem in str(raised.value)


@given(st.text(max_size=300))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        records(text)
    except MalformedSource as error:
        assert str(error).startswith("deals.csv")


def test_the_fact_sheets_are_read_row_by_row() -> None:
    for name, rows in (("facts/partnerships.csv", 243), ("facts/partnerships_extra.csv", 56)):
        data = shared(name).read_bytes().replace(b",disputes,", b",competes-with,")
        document = Document(name, f"file:///{name}", data)
        found = [r for r in read_claim_table(document, bundled_catalogue()) if isinstance(r, Claim)]
        assert len(found) == rows
