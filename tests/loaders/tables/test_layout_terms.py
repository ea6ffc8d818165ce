"""Layouts that deal people publish: which cells are dates, states and amounts of the deal, which are not."""

from __future__ import annotations

import pytest

from pactgraph.ontology.claim import Status
from tests.loaders.tables.layouts import amounts, proposed, told

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


def test_a_lead_and_its_co_investors_have_each_paid_at_most_the_round() -> None:
    proposal, found = proposed(
        "Target company,Lead investor,Co-investors,Deal date,Deal size,Total funding to date\n"
        'Zenith,Alder,"Seedling, Beta",2024-03-04,€12.5m,€20m\n'
    )
    assert {claim.subject_name: amounts(claim) for claim in found} == {
        name: ["up to 12,500,000 EUR"] for name in ("Alder", "Seedling", "Beta")
    }
    assert "Total funding to date" not in proposal.uses


def test_what_may_be_paid_is_a_bound() -> None:
    _, (claim,) = proposed(
        "Licensor,Licensee,Upfront,Milestones,Total potential value\nQuill,Vasta,$20M,$250M,$270M\n"
    )
    assert amounts(claim) == ["20,000,000 USD", "up to 250,000,000 USD", "up to 270,000,000 USD"]


def test_a_merger_among_deals_of_several_sorts_is_no_more_than_announced() -> None:
    _, found = proposed(
        "Date,Company 1,Company 2,Deal Type\n"
        "2024-05-06,Helix,Vasta,Collaboration\n2024-06-01,Grebe,Noma,M&A\n"
    )
    assert [(c.relation, c.status) for c in found] == [
        ("partners-with", Status.IN_FORCE), ("acquires", Status.ANNOUNCED),
    ]  # fmt: skip


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
