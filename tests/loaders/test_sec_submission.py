"""Full EDGAR submissions: each document inside is read by the loader of its kind, within the filing."""

from __future__ import annotations

import pytest

from pactgraph.ontology.claim import Claim
from pactgraph.ontology.errors import MalformedSource
from pactgraph.ontology.records import Notice, Record
from pactgraph.ontology.source import Source
from tests.loaders.sec_filings import claims_of, read, refusals_of
from tests.loaders.test_sec_header import header, party

RELEASE = "Borealis Bank has acquired a 10% stake in Halcyon Labs for $25 million."
REPORT_LINES = (
    "FORM 8-K",
    "Date of Report (Date of earliest event reported): June 7, 2023",
    "Borealis Bank",
    "(Exact name of registrant as specified in its charter)",
    "Item 1.01 Entry into a Material Definitive Agreement.",
    "Borealis Bank acquired Zenith Robotics for $40 million.",
    "SIGNATURES",
    "Jo Doe",
)
REPORT = "".join(f"<p>{line}</p>" for line in REPORT_LINES)
COVER = """
                               HALCYON LABS, INC.
                                (Name of Issuer)
                          Common Stock, $.001 par value
                         (Title of Class of Securities)
                                   May 1, 2001
             (Date of Event Which Requires Filing of This Statement)
--------------------------------------------------------------------------------
     1          NAME OF REPORTING PERSONS
                S.S. OR I.R.S. IDENTIFICATION NOS. OF ABOVE PERSONS (ENTITIES ONLY)

                         FUND II, L.P.
--------------------------------------------------------------------------------
     2          CHECK THE APPROPRIATE BOX IF A MEMBER OF A GROUP*        (a) /X/
  NUMBER OF          7     SOLE VOTING POWER
    SHARES                       999
     11         AGGREGATE AMOUNT BENEFICIALLY OWNED BY EACH REPORTING PERSON

                           1,340,000
     12         CHECK BOX IF THE AGGREGATE AMOUNT IN ROW (11) EXCLUDES CERTAIN SHARES
     13         PERCENT OF CLASS REPRESENTED BY AMOUNT IN ROW (11)

                           5.9%
     14         TYPE OF REPORTING PERSON*
                         PN
--------------------------------------------------------------------------------
     1          NAME OF REPORTING PERSON: JO DOE
     11         AGGREGATE AMOUNT BENEFICIALLY OWNED BY EACH REPORTING PERSON: -0-
     13         PERCENT OF CLASS REPRESENTED BY AMOUNT IN ROW (11): 0%
     14         TYPE OF REPORTING PERSON: IN
"""


def document(kind: str, text: str, name: str) -> str:
    return f"<DOCUMENT>\n<TYPE>{kind}\n<FILENAME>{name}\n<TEXT>\n{text}\n</TEXT>\n</DOCUMENT>\n"


def submission(form: str, *parts: str, parties: str | None = None) -> list[Record]:
    filer = parties or party("FILER", "BOREALIS BANK", "0000000007")
    return read(header(filer, form=form) + "".join(parts), "0001.txt", "sec header")


def said(found: list[Record]) -> set[tuple[str, str, str]]:
    return {(claim.subject_name, claim.relation, claim.object_name) for claim in claims_of(found)}


@pytest.mark.parametrize("report", [f"<html><body>{REPORT}</body></html>", "\n\n".join(REPORT_LINES)])
def test_a_current_report_and_its_release_are_read(report: str) -> None:
    found = submission(
        "8-K",
        document("8-K", report, "8k.htm"),
        document("EX-99.1", f"<PAGE>\n{RELEASE}", "ex99.txt"),
        document("GRAPHIC", "begin 644 logo.jpg\nM_]C_X\nend", "logo.jpg"),
    )
    assert {
        ("Borealis Bank", "acquires", "Zenith Robotics"),
        ("Borealis Bank", "holds-equity-in", "Halcyon Labs"),
    } <= said(found)
    filing, *inner = (record for record in found if isinstance(record, Source))
    assert [source.within for source in inner] == [filing.iri, filing.iri]
    assert [str(source.published) for source in inner] == ["2023-06-07", "2023-06-09"]
    # every claim is of a document inside, and quotes it
    for claim in claims_of(found):
        source = next(source for source in inner if source.iri == claim.source)
        assert claim.evidence.start is not None and source.text is not None
        assert source.text[claim.evidence.start : claim.evidence.end] == claim.evidence.quote
    notes = [record.message for record in found if isinstance(record, Notice)]
    assert notes == ["of the documents in it, these are not read: 1 GRAPHIC"]


STAKE = party("SUBJECT COMPANY", "HALCYON LABS INC", "0000000008") + party(
    "FILED BY", "FUND II L P", "0000000009"
)


def test_cover_pages_of_a_schedule_are_claims_of_who_holds_how_much() -> None:
    found = submission("SC 13D", document("SC 13D", COVER, "13d.txt"), parties=STAKE)
    fund, jo = claims_of(found)
    assert (fund.subject_name, fund.object_name) == ("FUND II L P", "HALCYON LABS INC")
    assert fund.subject.endswith("cik-0000000009")
    assert [str(amount) for amount in fund.amounts] == ["5.9 %", "1,340,000 shares"]
    assert (fund.scope, str(fund.valid_from)) == ("Common Stock, $.001 par value", "2001-05-01")
    assert "5.9%" in fund.evidence.quote
    # who holds nothing any more
    assert (jo.subject_name, jo.status.value, str(jo.valid_to)) == ("JO DOE", "ended", "2001-05-01")


def test_the_same_cover_pages_in_html() -> None:
    rows = "".join(f"<tr><td>{line}</td></tr>" for line in COVER.splitlines() if line.strip(" -"))
    found = submission(
        "SC 13G",
        document("SC 13G", f"<html><body><table>{rows}</table></body></html>", "g.htm"),
        parties=STAKE,
    )
    assert {claim.subject_name for claim in claims_of(found)} == {"FUND II L P", "JO DOE"}


def test_a_schedule_without_cover_pages_leaves_the_tie_of_its_header() -> None:
    found = submission("SC 13D", document("SC 13D", "See the attached agreement.", "13d.txt"), parties=STAKE)
    (claim,) = claims_of(found)
    assert claim.recorded_by == "sec header" and not claim.amounts
    (refusal,) = refusals_of(found)
    assert (refusal.place, refusal.reason) == ("13d.txt", "it is in none of the forms that are read")


TABLE = """<XML>
<?xml version="1.0"?><n:informationTable xmlns:n="http://www.sec.gov/edgar/document/thirteenf/informationtable">
<n:infoTable><n:nameOfIssuer>HALCYON LABS INC</n:nameOfIssuer><n:titleOfClass>COM</n:titleOfClass>
<n:cusip>123456101</n:cusip><n:value>500</n:value><n:shrsOrPrnAmt><n:sshPrnamt>20</n:sshPrnamt>
<n:sshPrnamtType>SH</n:sshPrnamtType></n:shrsOrPrnAmt></n:infoTable></n:informationTable>
</XML>"""


def test_the_holdings_of_a_manager_are_of_the_filer_at_the_end_of_the_quarter() -> None:
    text = header(party("FILER", "FUND II L P", "9"), form="13F-HR").replace(
        "FILED AS OF DATE", "CONFORMED PERIOD OF REPORT:\t20230331\nFILED AS OF DATE"
    )
    found = read(text + document("INFORMATION TABLE", TABLE, "t.xml"), "0001.txt", "sec header")
    claim: Claim = claims_of(found)[0]
    assert (claim.subject_name, claim.relation, claim.object_name) == (
        "FUND II L P",
        "holds-equity-in",
        "HALCYON LABS INC",
    )
    assert (str(claim.valid_from), [str(amount) for amount in claim.amounts]) == (
        "2023-03-31",
        ["20 shares", "500 USD"],
    )


@pytest.mark.parametrize("page", [COVER, "<html><body><pre>" + COVER + "</pre></body></html>"])
def test_a_schedule_alone_names_its_issuer_itself(page: str) -> None:
    text = page.replace("                               HALCYON", "SCHEDULE 13D\n\n  HALCYON", 1)
    name = "sc13d.htm" if "<html>" in page else "sc13d.txt"
    found = read(text, name, "sec schedule 13 pages")
    fund, jo = claims_of(found)
    assert (fund.subject_name, fund.object_name) == ("FUND II, L.P.", "HALCYON LABS, INC.")
    assert [str(amount) for amount in fund.amounts] == ["5.9 %", "1,340,000 shares"]
    assert jo.subject_name == "JO DOE"


def test_a_schedule_that_names_no_issuer_says_where_to_find_it() -> None:
    with pytest.raises(MalformedSource, match="names no issuer; load the full submission"):
        read("SCHEDULE 13G\nUnder the Securities Exchange Act of 1934\n", "g.txt", "sec schedule 13 pages")
