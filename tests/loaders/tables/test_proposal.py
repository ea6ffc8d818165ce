"""A table nobody described: its columns are found out by their headers and cells, and the mapping says so."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pactgraph.loaders.catalogue import bundled_catalogue
from pactgraph.loaders.document import Document
from pactgraph.loaders.mapping.mapped_table import read_mapped_table
from pactgraph.loaders.mapping.mapping_file import parse_mapping
from pactgraph.loaders.proposal.propose import Proposal, propose_mapping
from pactgraph.loaders.proposal.words import header_words, value_words
from pactgraph.loaders.tabular import Layout
from pactgraph.ontology.claim import Claim, Confidence, Status
from pactgraph.ontology.errors import UnsupportedSource
from pactgraph.ontology.records import Record, Refusal
from pactgraph.ontology.vocabulary import vocabulary
from tests.loaders.tables.deal_tables import TABLES, DealTable
from tests.shared import shared


def document(table: DealTable) -> Document:
    return Document(table.name, f"file:///{table.name}", table.text.encode())


def proposed(name: str) -> tuple[Proposal, list[Record]]:
    table = next(table for table in TABLES if table.name == name)
    proposal = propose_mapping(document(table), bundled_catalogue())
    return proposal, list(read_mapped_table(document(table), proposal.mapping, bundled_catalogue()))


def claims(records: list[Record]) -> list[Claim]:
    return [record for record in records if isinstance(record, Claim)]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_relations_and_their_direction_are_found_out(table: DealTable) -> None:
    _, records = proposed(table.name)
    found = {(claim.subject_name, claim.relation, claim.object_name) for claim in claims(records)}
    assert found == table.claims
    assert sum(isinstance(record, Refusal) for record in records) == table.refused


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_the_written_mapping_is_the_proposed_one(table: DealTable) -> None:
    proposal = propose_mapping(document(table), bundled_catalogue())
    again = parse_mapping(proposal.text, "again.mapping.yaml")
    read = [
        claims(list(read_mapped_table(document(table), mapping, bundled_catalogue())))
        for mapping in (proposal.mapping, again)
    ]
    assert [claim.iri for claim in read[0]] == [claim.iri for claim in read[1]]


def test_dates_amounts_and_states_are_found_out() -> None:
    _, records = proposed("vendors.tsv")
    hosting, payroll = claims(records)
    assert (str(hosting.valid_from), str(hosting.valid_to), hosting.scope) == (
        "2022-01",
        "2025-01",
        "Hosting",
    )
    assert (hosting.amounts[0].low, hosting.amounts[0].unit) == (Decimal(1_500_000), "EUR")
    assert payroll.status is Status.ENDED and str(payroll.valid_from) == "2021-07"


def test_units_of_headers_and_columns_are_found_out() -> None:
    loans, _ = claims(proposed("loans.csv")[1])
    assert [str(amount) for amount in loans.amounts] == ["250,000,000 EUR"]
    synopsys, _ = claims(proposed("tracker.csv")[1])
    assert [str(amount) for amount in synopsys.amounts] == ["35,000,000,000 USD"]


def test_the_days_of_a_column_tell_its_ambiguous_ones() -> None:
    first, *_ = claims(proposed("rounds.csv")[1])
    source = next(r for r in proposed("rounds.csv")[1] if getattr(r, "iri", None) == first.source)
    assert str(source.published) == "2024-04-03"  # type: ignore[union-attr]


def test_what_several_share_bounds_each() -> None:
    alpha, *_ = claims(proposed("rounds.csv")[1])
    assert (alpha.amounts[0].low, alpha.amounts[0].high) == (None, Decimal(12_500_000))


def test_sureness_and_words_that_are_no_party() -> None:
    proposal, records = proposed("clusters.csv")
    sure = {claim.object_name: claim.confidence for claim in claims(records) if claim.relation == "owns"}
    assert sure == {"Frostbyte One": Confidence.HIGH, "Frostbyte Two": Confidence.MEDIUM}
    assert "Cloud" not in {claim.subject_name for claim in claims(records)}
    assert proposal.uses["Users"] == "subject of uses, object of provides-compute-to"


@pytest.mark.parametrize(
    "text",
    ["company,ticker,price\nNvidia,NVDA,211\nMicrosoft,MSFT,379\n", "Date,Power (MW)\n2024-01-01,7\n"],
)
def test_a_table_without_two_ends_is_refused_with_its_columns(text: str) -> None:
    with pytest.raises(UnsupportedSource, match=r"no two of its columns .*docs/tables\.md"):
        propose_mapping(Document("t.csv", "t", text.encode()), bundled_catalogue())


def test_the_words_name_relations_that_there_are() -> None:
    named = {entry["relation"] for entry in header_words()["pairs"]}
    named |= {entry["relation"] for entry in header_words()["roles"].values()}
    named |= {entry["relation"] for entry in value_words()["relations"]}
    assert named <= set(vocabulary().relations)
    assert set(value_words()["statuses"]) <= set(Status)
    assert set(value_words()["confidences"]) | set(value_words()["marks"]) <= set(Confidence)
    assert set(value_words()["kinds"]) <= set(vocabulary().kinds)


SITE = "Meta Hyperion Holly Ridge Louisiana"


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("data/01_ai_loop_2026-06-21/deals.csv", ("Microsoft", "provides-compute-to", "OpenAI")),
        ("data/01_ai_loop_2026-06-21/deals.json", ("Nvidia", "invests-in", "OpenAI")),
        ("data/02_epoch_ai_companies/ai_companies_funding_rounds.csv", ("Amazon", "invests-in", "Anthropic")),
        ("data/03_epoch_data_centers/data_centers.csv", ("Entergy", "supplies-power-to", SITE)),
    ],
)
def test_every_row_of_real_tables_is_understood(name: str, found: tuple[str, str, str]) -> None:
    path = shared(name)
    real = Document(path.name, path.as_uri(), path.read_bytes())
    proposal = propose_mapping(real, bundled_catalogue())
    records = list(read_mapped_table(real, proposal.mapping, bundled_catalogue()))
    assert not any(isinstance(record, Refusal) for record in records)
    assert found in {(c.subject_name, c.relation, c.object_name) for c in claims(records)}


def first_claims(name: str, text: str) -> tuple[Proposal, list[Claim]]:
    table = Document(name, name, text.encode())
    proposal = propose_mapping(table, bundled_catalogue())
    return proposal, claims(list(read_mapped_table(table, proposal.mapping, bundled_catalogue())))


def triples(found: list[Claim]) -> list[tuple[str, str, str]]:
    return [(claim.subject_name, claim.relation, claim.object_name) for claim in found]


def test_a_parent_of_acquired_companies_acquires_them_in_the_year_not_a_month() -> None:
    _, found = first_claims(
        "bought.csv",
        "ID,Parent Company,Acquisition Year,Acquisition Month,Acquired Company,Acquisition Price\n"
        "1,Birch,1988,Mar,Alder Networks,-\n2,Birch,2002,Feb,Emmer,30000000\n",
    )
    assert triples(found) == [("Birch", "acquires", "Alder Networks"), ("Birch", "acquires", "Emmer")]
    assert [str(claim.valid_from) for claim in found] == ["1988", "2002"]
    assert {claim.status for claim in found} == {Status.COMPLETED}


def test_what_is_announced_and_not_closed_is_no_more_than_announced() -> None:
    _, found = first_claims("deals.csv", "acquirer,target,announced\nBirch,Alder,2026-05-14\n")
    assert [claim.status for claim in found] == [Status.ANNOUNCED]


def test_ids_are_ends_where_there_are_no_names_and_the_mapping_says_so() -> None:
    proposal, found = first_claims(
        "edges.csv",
        "node_id_start,node_id_end,rel_type,start_date\n"
        "12000001,10208879,shareholder of,20-MAR-2006\n12000001,10198662,shareholder of,\n",
    )
    assert triples(found)[0] == ("12000001", "holds-equity-in", "10208879")
    assert str(found[0].valid_from) == "2006-03-20"
    assert "both ends are ids" in proposal.text


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "query.csv",
            "item,itemLabel,owner,ownerLabel\n"
            "http://www.wikidata.org/entity/Q100,Alder,http://www.wikidata.org/entity/Q95,Birch\n",
        ),
        (
            "query.json",
            '{"head": {"vars": ["item", "itemLabel", "owner", "ownerLabel"]}, "results": {"bindings": [{'
            '"item": {"type": "uri", "value": "http://www.wikidata.org/entity/Q100"},'
            '"itemLabel": {"xml:lang": "en", "type": "literal", "value": "Alder"},'
            '"owner": {"type": "uri", "value": "http://www.wikidata.org/entity/Q95"},'
            '"ownerLabel": {"xml:lang": "en", "type": "literal", "value": "Birch"}}]}}',
        ),
    ],
)
def test_answers_of_wikidata_name_their_items(name: str, text: str) -> None:
    proposal, found = first_claims(name, text)
    assert triples(found) == [("Birch", "owns", "Alder")]
    assert proposal.uses["owner"] == "qid of ownerLabel"
    assert str(found[0].subject).endswith("qid-Q95")


@pytest.mark.parametrize(
    "header",
    [
        "JV Name,Parent A,Parent B,Parent A share,Parent B share,Country",
        "Joint Venture,Partner 1,Partner 2,Partner 1 stake (%),Partner 2 stake (%),Country",
    ],
)
def test_each_partner_of_a_joint_venture_holds_its_own_share(header: str) -> None:
    _, found = first_claims(
        "jv.csv", f"{header}\nElmo Cells,Birch,Alder,51%,49%,US\nOak SK,Fir,Cole,50%,50%,US\n"
    )
    assert triples(found)[:2] == [
        ("Birch", "holds-equity-in", "Elmo Cells"),
        ("Alder", "holds-equity-in", "Elmo Cells"),
    ]
    assert [[str(amount) for amount in claim.amounts] for claim in found[:2]] == [["51 %"], ["49 %"]]


@pytest.mark.parametrize(
    ("text", "triple"),
    [
        ("Käufer;Ziel;Datum\nBirch;Alder;30.10.2024\n", ("Birch", "acquires", "Alder")),
        ("investisseur,entreprise\nBirch,Alder\n", ("Birch", "invests-in", "Alder")),
        ("Sanctioned entity,Sanctioning authority\nBirch,OFAC\n", ("Birch", "sanctioned-by", "OFAC")),
        (
            "contract_transaction_unique_key,awarding_agency_name,recipient_name,recipient_parent_name\n"
            "97_X,Department of Oaks,Birch,Birch Group\n",
            ("Birch", "supplies", "Department of Oaks"),
        ),
    ],
)
def test_headers_of_other_languages_and_registers(text: str, triple: tuple[str, str, str]) -> None:
    assert triples(first_claims("t.csv", text)[1]) == [triple]


def test_names_with_their_share_in_brackets_are_names() -> None:
    _, found = first_claims(
        "d.csv", "acquirer,target,announced\nBirch,Sport (67%),2019\nFir,Hulu (33% stake),2019\n"
    )
    assert triples(found) == [("Birch", "acquires", "Sport"), ("Fir", "acquires", "Hulu")]
    assert [str(claim.amounts[0]) for claim in found] == ["67 %", "33 %"]


def test_of_a_graph_in_json_the_links_are_the_rows_though_there_are_more_nodes() -> None:
    _, found = first_claims(
        "graph.json",
        '{"nodes": [{"id": "a", "name": "Alder"}, {"id": "b", "name": "Birch"}, {"id": "c", "name": "Cole"}],'
        ' "links": [{"source": "a", "target": "b", "type": "supplier"}]}',
    )
    assert triples(found) == [("Alder", "supplies", "Birch")]


_HEADERS = st.lists(
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=20)
    | st.sampled_from(
        ["date", "amount (EUR m)", "status", "Source 1", "type", "notes", "no", "a: b", "# x", "{y}"]
    ),
    max_size=5,
)
_ANY_CELLS = st.sampled_from(
    [
        "",
        "2024-07",
        "5",
        "$3bn",
        "signed",
        "Acme, Inc.; Foo",
        "yes",
        "OpenAI #likely",
        "https://e.org/x",
        "a: {b} # c",
    ]
)


@given(_HEADERS, st.data())
@settings(max_examples=30, deadline=None)
def test_whatever_the_other_columns_a_mapping_can_be_written_and_read(
    headers: list[str], data: st.DataObject
) -> None:
    rows = data.draw(st.lists(st.tuples(*[_ANY_CELLS] * len(headers)), min_size=1, max_size=4))
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(("acquirer", "target", *headers))
    table.writerows((f"Buyer {n}", f"Target {n}", *row) for n, row in enumerate(rows))
    document = Document("t.csv", "t", out.getvalue().encode())
    proposal = propose_mapping(document, bundled_catalogue(), Layout(delimiter=",", header=1))
    records = list(read_mapped_table(document, proposal.mapping, bundled_catalogue()))
    refused = sum(isinstance(record, Refusal) for record in records)
    read = {claim.evidence.locator for claim in claims(records)}
    assert len(read) + refused == len(rows)
