"""Layouts that deal people publish: who is what to whom, as an analyst would read them."""

from __future__ import annotations

import pytest

from pactgraph.loaders.proposal.words import header_words, value_words
from pactgraph.ontology.claim import Modality, Status
from pactgraph.ontology.errors import UnsupportedSource
from pactgraph.ontology.vocabulary import vocabulary
from tests.loaders.tables.layouts import amounts, proposed, told

ROUNDS = """\
Organization Name,Organization Name URL,Transaction Name,Transaction Name URL,Funding Type,\
Announced Date,Money Raised,Money Raised Currency,Lead Investors,Investor Names,Number of Investors
Brightforge,https://c.example/o/b,Series A - Brightforge,https://c.example/r/1,Series A,\
2024-02-11,12000000,EUR,Alder,"Alder, Seedling",2
Kestrel,https://c.example/o/k,Seed - Kestrel,https://c.example/r/2,Seed,\
2023-10-01,3000000,USD,,Seedling,1
"""


def test_of_a_round_no_lead_has_paid_all() -> None:
    proposal, found = proposed(ROUNDS)
    assert told(found) == [
        ("Alder", "invests-in", "Brightforge"),
        ("Seedling", "invests-in", "Brightforge"),
        ("Seedling", "invests-in", "Kestrel"),
    ]
    assert proposal.uses["Lead Investors"] == "kept as evidence"
    assert amounts(found[0]) == ["up to 12,000,000 EUR"] and found[0].scope == "Series A"
    assert proposal.uses["Transaction Name URL"] == "source" and "Organization Name URL" not in proposal.uses


def test_holdings_are_stakes_that_are_held() -> None:
    _, found = proposed(
        "Fund,Company,Country,Ownership %,Voting %,Market Value (USD),Year\n"
        "Fjord Pension Fund,Aster Plc,UK,2.31,2.30,140000000,2024\n"
    )
    assert told(found) == [("Fjord Pension Fund", "holds-equity-in", "Aster Plc")]
    assert found[0].status is Status.IN_FORCE
    assert amounts(found[0])[0] == "2.31 %" and found[0].amounts[1].text.startswith("Voting %")


def test_a_licence_has_its_asset_as_scope_and_an_option_is_no_licence_yet() -> None:
    _, found = proposed(
        "Licensor,Licensee,Asset,Deal type,Upfront ($M),Territory,Date signed,Exclusive\n"
        "Helix,Vasta,HX-101,License,50,Global ex-China,2024-05-06,Yes\n"
        "Noma,Grebe,NM-7,Option to license,10,Worldwide,2023-12-01,No\n"
    )
    assert told(found) == [("Helix", "licenses-IP-to", "Vasta"), ("Noma", "licenses-IP-to", "Grebe")]
    assert [(c.scope, c.modality, c.exclusive) for c in found] == [
        ("HX-101", Modality.ASSERTED, True), ("NM-7", Modality.HYPOTHETICAL, False),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "header", ["Buyer,Seller,Project Name,Technology", "Offtaker,Developer,Project,Fuel"]
)
def test_a_power_purchase_is_a_supply_of_power(header: str) -> None:
    _, found = proposed(
        f"{header},Capacity (MW),PPA Type,Start Date,Announcement Date,Status\n"
        "Orrery Media,Solara,Dune Solar,Solar,150,Virtual,2026-01-01,2024-03-02,Signed\n"
        "Kestrel,Gale,Ridge Wind,Wind,90,Physical,2025,2023-07-10,Operational\n"
    )
    assert told(found)[0] == ("Solara", "supplies-power-to", "Orrery Media")
    assert [claim.status for claim in found] == [Status.DEFINITIVE, Status.IN_FORCE]
    assert amounts(found[0]) == ["150 MW"]


def test_a_merger_under_review_is_announced_and_its_authority_is_known() -> None:
    _, found = proposed(
        "Case number,Acquirer,Target,Authority,Notification date,Provisional deadline\n"
        "M.1,Grebe,Tarn,European Commission,12.03.2024,19.04.2024\n"
    )
    assert told(found) == [
        ("Grebe", "acquires", "Tarn"), ("Tarn", "under-review-by", "European Commission"),
    ]  # fmt: skip
    assert found[0].status is Status.ANNOUNCED


def test_the_mark_of_a_footnote_is_no_source() -> None:
    proposal, (claim,) = proposed("company,partner,area,ref\nAlder,Birch,Search,[3]\n")
    assert "ref" not in proposal.uses and claim.scope == "Search"


def test_what_managers_report_to_hold() -> None:
    _, (claim,) = proposed(
        "Manager,Issuer,CUSIP,Shares,Report Date\nAlder LP,Northgale,1234,1200000,2024-12-31\n"
    )
    assert told([claim]) == [("Alder LP", "holds-equity-in", "Northgale")]


@pytest.mark.parametrize(
    ("text", "triple"),
    [
        ("Seller,Divested Business,Buyer,EV (EUR bn)\nFenn,Fenn Coatings,Alder,1.2\n",
         ("Alder", "acquires", "Fenn Coatings")),
        ("Landlord,Tenant,Campus,Load (MW)\nBasalt,Kestrel,Dune,200\n", ("Basalt", "supplies", "Kestrel")),
        ("Name,Company,Title,Appointed On\nAnn Lee,Widget plc,Chief Executive,2020\n",
         ("Ann Lee", "officer-of", "Widget plc")),
        ("Investor;Zielunternehmen;Anteil (%)\nAlder AG;Birch GmbH;25,1\n",
         ("Alder AG", "invests-in", "Birch GmbH")),
    ],
)  # fmt: skip
def test_who_is_who_in_other_words(text: str, triple: tuple[str, str, str]) -> None:
    assert told(proposed(text)[1]) == [triple]


@pytest.mark.parametrize(
    ("text", "triple"),
    [
        ("Shareholder,Share Class,Shares Held,% Fully Diluted\nAnn Lee,Common,4000000,40%\n",
         ("Ann Lee", "holds-equity-in", "Acme")),
        ("Supplier Name,Facility Address,Country,Product Type\nGolden Needle,12 Mill Rd,Bangladesh,Apparel\n",
         ("Golden Needle", "supplies", "Acme")),
        ("No.,Acquisition date,Company,Business,Value (USD)\n1,\"July 30, 2003\",Orbit,Search,102000000\n",
         ("Acme", "acquires", "Orbit")),
        ("Customer,Since,Annual value\nGlobex,2022,$5m\n", ("Globex", "purchases-from", "Acme")),
        ("Director,Appointed\nJane Roe,2020-01-02\n", ("Jane Roe", "board-member-of", "Acme")),
        ("Subsidiary,Country,Share\nAcme GmbH,DE,100%\n", ("Acme GmbH", "subsidiary-of", "Acme")),
        ("Portfolio company,Sector,Investment date\nZenith,AI,2021\n", ("Acme", "invests-in", "Zenith")),
    ],
)  # fmt: skip
def test_a_list_about_one_company_wants_to_know_which(text: str, triple: tuple[str, str, str]) -> None:
    assert told(proposed(text, about="Acme")[1]) == [triple]
    with pytest.raises(UnsupportedSource, match=r"rows are about one company.*--about NAME"):
        proposed(text)


def test_a_list_of_acquisitions_by_a_company_is_read_by_its_name() -> None:
    text = "Date,Company,Business,Country,Value (USD),Ref(s)\nMarch 2005,Maplet,Mapping,Australia,—,[2]\n"
    proposal, (claim,) = proposed(text, "List of acquisitions.csv", about="Orbit Search")
    assert told([claim]) == [("Orbit Search", "acquires", "Maplet")]
    assert "subject: {name: Orbit Search, kind: organization}" in proposal.text


def test_the_words_of_layouts_name_what_there_is() -> None:
    assert set(value_words()["statuses-of"]) <= set(vocabulary().relations)
    for statuses in value_words()["statuses-of"].values():
        assert set(statuses) <= set(Status)
    for entry in (*header_words()["narrower"], *header_words()["lists"]):
        assert {entry["relation"], entry.get("becomes", entry["relation"])} <= set(vocabulary().relations)
