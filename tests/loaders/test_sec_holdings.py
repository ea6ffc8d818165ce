"""Information tables of form 13F: the shares a manager holds, each class of a company one claim."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pactgraph.loaders.document import Document
from pactgraph.loaders.sec.holdings import HOLDINGS, holdings_records
from pactgraph.ontology.entity import Entity
from pactgraph.ontology.partial_date import PartialDate
from pactgraph.ontology.records import Record
from tests.loaders.sec_filings import claims_of, identifiers_of, read, refusals_of

NAMESPACE = "http://www.sec.gov/edgar/document/thirteenf/informationtable"
FUND = Entity.named("Fund LP", "organization")


def row(
    issuer: str = "HALCYON LABS INC",
    cusip: str = "123456101",
    shares: str = "20",
    more: str = "",
    kind: str = "SH",
) -> str:
    return f"""<infoTable><nameOfIssuer>{issuer}</nameOfIssuer><titleOfClass>COM</titleOfClass>
    <cusip>{cusip}</cusip><value>500</value><shrsOrPrnAmt><sshPrnamt>{shares}</sshPrnamt>
    <sshPrnamtType>{kind}</sshPrnamtType></shrsOrPrnAmt>{more}</infoTable>"""


def table(*rows: str) -> str:
    return f'<?xml version="1.0"?><informationTable xmlns="{NAMESPACE}">{"".join(rows)}</informationTable>'


def alone(text: str) -> list[Record]:
    return read(text, "infotable.xml", "sec form 13f")


def test_rows_of_one_class_are_one_holding() -> None:
    found = alone(table(row(), row(shares="22"), row(cusip="123456200", shares="1,000")))
    assert [str(claim.amounts[0]) for claim in claims_of(found)] == ["42 shares", "1,000 shares"]
    # two classes of one company are one company
    assert len({claim.object for claim in claims_of(found)}) == 1
    assert claims_of(found)[0].evidence.quote.count("sshPrnamt:") == 2


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (row(more="<putCall>Put</putCall>"), "a put option on shares is no holding of them"),
        (row(kind="PRN"), "a principal amount of notes is no holding of shares"),
        (row(shares="many"), "the number of shares 'many' cannot be read"),
        (row(shares="-3"), "the number of shares '-3' cannot be one"),
        (row(issuer=""), "the row has no nameOfIssuer"),
    ],
)
def test_what_is_no_holding_of_shares_is_refused(bad: str, reason: str) -> None:
    found = alone(table(bad, row()))
    assert [refusal.reason for refusal in refusals_of(found)] == [reason]
    assert len(claims_of(found)) == 1


@pytest.mark.parametrize(
    ("filed", "dollars"),
    [
        (PartialDate(2022, 11, 14), "500,000 USD"),
        (PartialDate(2023, 2, 14), "500 USD"),
    ],
)
def test_values_were_in_thousands_until_2023(filed: PartialDate, dollars: str) -> None:
    document = Document("t.xml", "t", table(row()).encode())
    (claim,) = claims_of(list(holdings_records(document, FUND, PartialDate(2022, 9, 30), filed)))
    assert str(claim.amounts[1]) == dollars


def test_alone_it_says_neither_who_nor_when() -> None:
    found = alone(table(row()))
    (claim,) = claims_of(found)
    assert (claim.subject_name, claim.valid_from, len(claim.amounts)) == (
        "the manager of infotable.xml",
        None,
        1,
    )
    messages = " ".join(str(record) for record in found)
    assert "--registrant" in messages and "full submission" in messages


@pytest.mark.parametrize(("told", "name"), [("Fund LP", "Fund LP"), ("0000000009", "0000000009")])
def test_a_user_may_say_whose_holdings_they_are(told: str, name: str) -> None:
    document = replace(Document("t.xml", "t", table(row()).encode()), registrant=told)
    (claim,) = claims_of(list(HOLDINGS.read(document)))
    assert claim.subject_name == name


def test_the_cover_names_the_manager_and_where_the_holdings_stand() -> None:
    cover = """<edgarSubmission xmlns="http://www.sec.gov/edgar/thirteenffiler"><headerData>
    <submissionType>13F-HR</submissionType><filerInfo><filer><credentials><cik>9</cik></credentials></filer>
    </filerInfo></headerData><formData><coverPage><filingManager><name>Fund LP</name></filingManager>
    </coverPage></formData></edgarSubmission>"""
    found = alone(cover)
    (manager,) = (record for record in found if isinstance(record, Entity))
    assert (manager.name, identifiers_of(manager)) == ("Fund LP", {"cik:0000000009"})
    assert "information table" in str(found[-1])


@settings(deadline=None, max_examples=50)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["111111101", "111111200", "222222101"]),
            st.integers(0, 9) | st.sampled_from(["x", ""]),
            st.sampled_from(["SH", "PRN"]),
        ),
        max_size=8,
    )
)
def test_shares_in_are_shares_out_plus_refused(rows: list[tuple[str, int | str, str]]) -> None:
    found = alone(table(*(row(cusip=cusip, shares=str(shares), kind=kind) for cusip, shares, kind in rows)))
    good = [int(shares) for _, shares, kind in rows if isinstance(shares, int) and kind == "SH"]
    assert sum(int(claim.amounts[0].low or 0) for claim in claims_of(found)) == sum(good)
    assert len(refusals_of(found)) == len(rows) - len(good)
