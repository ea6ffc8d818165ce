"""Layouts that deal people publish: what an analyst reads from them is what the proposal claims."""

from __future__ import annotations

import pytest

from pactgraph.loaders.catalogue import bundled_catalogue
from pactgraph.loaders.document import Document
from pactgraph.loaders.mapping.mapped_table import read_mapped_table
from pactgraph.loaders.proposal.propose import Proposal, propose_mapping
from pactgraph.loaders.proposal.words import header_words, value_words
from pactgraph.ontology.claim import Claim, Modality, Status
from pactgraph.ontology.errors import UnsupportedSource
from pactgraph.ontology.vocabulary import vocabulary


def proposed(text: str, name: str = "table.csv", about: str | None = None) -> tuple[Proposal, list[Claim]]:
    document = Document(name, f"file:///{name}", text.encode())
    proposal = propose_mapping(document, bundled_catalogue(), about=about)
    records = read_mapped_table(document, proposal.mapping, bundled_catalogue())
    return proposal, [record for record in records if isinstance(record, Claim)]


def told(claims: list[Claim]) -> list[tuple[str, str, str]]:
    return [(claim.subject_name, claim.relation, claim.object_name) for claim in claims]


def amounts(claim: Claim) -> list[str]:
    return [str(amount) for amount in claim.amounts]


ARBITRAGE = """\
Target,Ticker,Acquirer,Announced,Expected Close,Offer Price per Share,Current Price,Spread,Premium,\
Deal Value (USD m),Status
Northgale,NGS,Orrery Media,2025-03-04,Q4 2025,$32.50,$31.10,4.5%,30%,1200,Open
Pipwell,PPW,Lumen,2025-05-12,2026-02-01,$18.00,$17.95,0.3%,22%,430,Pending regulatory approval
Tarn Foods,TRN,Grebe,2025-01-20,2025-08-15,$9.25,,,18%,75,Completed
Quill Bio,QLB,Vasta,2024-11-02,H1 2025,$45.00,$12.00,,51%,900,Terminated
Sedge,SDG,Fenn,2025-06-01,2026,$5.00,$4.90,2%,11%,60,Definitive agreement
"""


def test_a_list_of_open_mergers_has_plans_and_no_prices_of_shares() -> None:
    proposal, found = proposed(ARBITRAGE)
    assert proposal.uses["Expected Close"] == "date: expected"
    for column in ("Offer Price per Share", "Current Price", "Spread", "Premium"):
        assert column not in proposal.uses
    assert [(claim.status, str(claim.valid_from)) for claim in found] == [
        (Status.PLANNED, "2025-10"), (Status.PLANNED, "2026-02-01"), (Status.COMPLETED, "None"),
        (Status.ENDED, "None"), (Status.DEFINITIVE, "None"),
    ]  # fmt: skip
    assert amounts(found[0]) == ["1,200,000,000 USD"]
    assert "Expected Close: 2026" in found[-1].evidence.quote


@pytest.mark.parametrize(
    ("relation", "header", "status"),
    [
        ("acquirer,target", "open", Status.ANNOUNCED),
        ("acquirer,target", "Active", Status.ANNOUNCED),
        ("owner,site", "open", Status.IN_FORCE),
        ("supplier,customer", "active", Status.IN_FORCE),
        ("fund,portfolio company", "Unrealized", Status.IN_FORCE),
        ("fund,portfolio company", "Realized", Status.ENDED),
        ("acquirer,target", "Pending", Status.PLANNED),
        ("acquirer,target", "Withdrawn", Status.ENDED),
    ],
)
def test_what_a_state_says_depends_on_what_it_is_a_state_of(
    relation: str, header: str, status: Status
) -> None:
    (claim,) = proposed(f"{relation},status\nAlder,Birch,{header}\n")[1]
    assert claim.status is status


@pytest.mark.parametrize(
    ("header", "used"),
    [
        ("Offer price per share", False),
        ("Price (per share)", False),
        ("Price/share", False),
        ("Share price", False),
        ("Last price", False),
        ("Strike price", False),
        ("Annualized return", False),
        ("EV/EBITDA multiple", False),
        ("Purchase price", True),
        ("Price (USD m)", True),
        ("Offer value", True),
        ("Stake", True),
    ],
)
def test_which_numbers_are_amounts_of_the_deal(header: str, used: bool) -> None:
    proposal, _ = proposed(f"acquirer,target,{header}\nAlder,Birch,12.5\nFir,Cole,3\n")
    assert (proposal.uses.get(header) == "amount") is used


@pytest.mark.parametrize(
    "header",
    ["Expected close", "Anticipated closing date", "Target close date", "Est. completion",
     "Projected closing", "Planned start date", "Expected online", "Expected COD",
     "Estimated completion date"],
)  # fmt: skip
def test_a_date_that_is_expected_is_a_plan(header: str) -> None:
    proposal, (claim,) = proposed(f"acquirer,target,{header}\nAlder,Birch,2026-05\n")
    assert proposal.uses[header] == "date: expected"
    assert (claim.status, str(claim.valid_from)) == (Status.PLANNED, "2026-05")


def test_a_deal_is_completed_where_the_column_of_closings_has_a_day() -> None:
    _, found = proposed(
        "acquirer,target,announced,closed\nAlder,Birch,2024-01-15,2024-03-30\nFir,Cole,2024-02-20,\n"
    )
    assert [(claim.status, str(claim.valid_from)) for claim in found] == [
        (Status.COMPLETED, "2024-03-30"), (Status.ANNOUNCED, "None"),
    ]  # fmt: skip


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


def test_the_terms_of_a_deal_are_not_those_of_what_else_a_row_tells() -> None:
    _, found = proposed(
        "Startup,Acquired by,Acquisition date,Price,Investors,Source\n"
        "Vidstream,Orbit,10/2006,$1.65B,Seedling,https://e.example/2\n"
    )
    terms = {claim.relation: (str(claim.valid_from), amounts(claim), claim.status) for claim in found}
    assert terms == {
        "acquires": ("2006-10", ["1,650,000,000 USD"], Status.COMPLETED),
        "invests-in": ("None", [], Status.IN_FORCE),
    }
    assert len({claim.source for claim in found}) == 1


def test_a_merger_under_review_is_announced_and_its_authority_is_known() -> None:
    _, found = proposed(
        "Case number,Acquirer,Target,Authority,Notification date,Provisional deadline\n"
        "M.1,Grebe,Tarn,European Commission,12.03.2024,19.04.2024\n"
    )
    assert told(found) == [
        ("Grebe", "acquires", "Tarn"), ("Tarn", "under-review-by", "European Commission"),
    ]  # fmt: skip
    assert found[0].status is Status.ANNOUNCED


@pytest.mark.parametrize(
    ("header", "cell", "until"),
    [("Exit Date", "Nov 2020", "2020-12"), ("Ended", "2025", "2026"), ("Disposal date", "2020", "2021")],
)
def test_what_a_column_of_ends_says_is_the_end(header: str, cell: str, until: str) -> None:
    proposal, (claim,) = proposed(f"company,partner,since,{header}\nAlder,Birch,2014,{cell}\n")
    assert (proposal.uses[header], str(claim.valid_to)) == ("date: valid-to", until)


@pytest.mark.parametrize("header", ["Potential End Date", "Provisional deadline date", "Expected end date"])
def test_another_day_of_an_end_is_not_when_it_was_said(header: str) -> None:
    proposal, _ = proposed(
        f"vendor,customer,start date,end date,{header}\nA Inc,B Inc,2020,2024,2026-01-01\n"
    )
    assert header not in proposal.uses


def test_shares_of_partners_may_be_a_sign_behind_their_number() -> None:
    _, found = proposed("JV,Partner 1,Partner 2,Partner 1 %,Partner 2 %\nElmo,Birch,Alder,51,49\n")
    assert [amounts(claim) for claim in found] == [["51 %"], ["49 %"]]


def test_the_mark_of_a_footnote_is_no_source() -> None:
    proposal, (claim,) = proposed("company,partner,area,ref\nAlder,Birch,Search,[3]\n")
    assert "ref" not in proposal.uses and claim.scope == "Search"


def test_what_managers_report_to_hold() -> None:
    _, (claim,) = proposed(
        "Manager,Issuer,CUSIP,Shares,Report Date\nAlder LP,Northgale,1234,1200000,2024-12-31\n"
    )
    assert told([claim]) == [("Alder LP", "holds-equity-in", "Northgale")]


SITES = """\
Data center,Operator,Owner,Tenant(s),Power (MW),Status,Expected online
Dune Campus,Northgale,Basalt REIT,"Kestrel, Orrery",300,Under construction,2026 Q2
Ridge Park,Pipwell,Pipwell,Orrery,80,Operational,2023
"""


def test_a_site_that_is_built_is_planned_for_the_day_it_is_to_go_online() -> None:
    _, found = proposed(SITES)
    assert ("Basalt REIT", "owns", "Dune Campus") in told(found)
    days = {claim.object_name: (claim.status, str(claim.valid_from)) for claim in found}
    assert days == {"Dune Campus": (Status.PLANNED, "2026-04"), "Ridge Park": (Status.IN_FORCE, "None")}


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
