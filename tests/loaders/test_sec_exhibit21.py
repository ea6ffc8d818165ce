"""Exhibit 21: lists of subsidiaries in tables, paragraphs and plain text become claims, line by line."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pactgraph.loaders.document import Document, read_file
from pactgraph.loaders.registry import loader_for
from pactgraph.loaders.sec.exhibit21 import EXHIBIT_21
from pactgraph.loaders.sec.exhibit_words import marks_of, note_of, share_of, words
from pactgraph.ontology.claim import Claim, Confidence
from pactgraph.ontology.entity import Entity
from pactgraph.ontology.errors import MalformedSource
from pactgraph.ontology.records import Notice, Record, Refusal
from pactgraph.ontology.source import Source
from tests.shared import shared


def read(text: str, name: str = "ex21.html", url: str | None = None) -> list[Record]:
    document = Document(name, f"file:///{name}", text.encode(), url=url)
    assert loader_for(document).name == "sec exhibit 21"
    return list(EXHIBIT_21.read(document))


def claims_of(found: list[Record]) -> list[Claim]:
    return [record for record in found if isinstance(record, Claim)]


def refusals_of(found: list[Record]) -> list[Refusal]:
    return [record for record in found if isinstance(record, Refusal)]


def listed(text: str, name: str = "ex21.html") -> list[tuple[str, str, str, str | None, str]]:
    """Company, relation, the company above it, where it stands, and the share held."""
    found = read(text, name)
    laws = {entity.iri: entity.description for entity in found if isinstance(entity, Entity)}
    rows = []
    for claim in claims_of(found):
        joint = claim.relation == "holds-equity-in"
        company, above = (claim.object, claim.subject_name) if joint else (claim.subject, claim.object_name)
        name = claim.object_name if joint else claim.subject_name
        law = (laws[company] or "").removeprefix("under the law of ") or None
        rows.append((name, claim.relation, above, law, "; ".join(map(str, claim.amounts))))
    return rows


SUB, HOLD = "subsidiary-of", "holds-equity-in"
WIDGET = "Widget Holdings, Inc."

LISTS = {
    "a table with shares, footnote marks and joint ventures": (
        """<p align=right>EXHIBIT 21</p><p><b>Subsidiaries of Acme Oil Corporation (1) and (2)</b></p><table>
        <tr><td></td><td>&nbsp;</td><td><b>Percentage of<br>Voting Securities<br>Owned</b></td>
          <td><b>State or<br>Country of<br>Organization</b></td></tr>
        <tr><td>Acme Angola (Block 15) Limited</td><td></td><td>100</td><td>Bahamas</td></tr>
        <tr><td>Acme Chemical France</td><td></td><td>99.77</td><td>France</td></tr>
        <tr><td>Al-Jubail Company (4)</td><td></td><td>50</td><td>Saudi Arabia</td></tr>
        <tr><td>Coral, S.A. <sup>4</sup> <sup>(5)</sup></td><td></td><td>25</td><td>Mozambique</td></tr>
        </table>
        <p>(1) Where the registrant owns about 50 percent of a company, it is deemed to be a subsidiary.</p>
        <p>(2) The names of other subsidiaries are omitted.</p><p>(4) A joint venture.</p><p>(5) Idle.</p>""",
        [
            ("Acme Angola (Block 15) Limited", SUB, "Acme Oil Corporation", "Bahamas", "100 %"),
            ("Acme Chemical France", SUB, "Acme Oil Corporation", "France", "99.77 %"),
            ("Al-Jubail Company", HOLD, "Acme Oil Corporation", "Saudi Arabia", "50 %"),
            ("Coral, S.A.", HOLD, "Acme Oil Corporation", "Mozambique", "25 %"),
        ],
    ),
    "a table whose names are indented under each other": (
        """<div>Exhibit 21</div><div>Alphabetical &amp; Co.</div><div>List of subsidiaries</div><table>
        <tr><td>Name</td><td>Organized under the laws of</td></tr>
        <tr><td>Alpha Bank</td><td>New York</td></tr>
        <tr><td style="padding:2px 1pt 2px 7.75pt">Beta LLC</td><td>Delaware</td></tr>
        <tr><td style="padding-left:20px">&#160;&#160;&#160;Gamma plc</td><td>United Kingdom</td></tr>
        <tr style="x"><td style="display:none">hidden Inc.</td><td style="display:none"></td></tr>
        <tr><td>Delta Inc.</td><td>Ohio</td></tr></table>""",
        [
            ("Alpha Bank", SUB, "Alphabetical & Co.", "New York", ""),
            ("Beta LLC", SUB, "Alpha Bank", "Delaware", ""),
            ("Gamma plc", SUB, "Beta LLC", "United Kingdom", ""),
            ("Delta Inc.", SUB, "Alphabetical & Co.", "Ohio", ""),
        ],
    ),
    "sentences in paragraphs": (
        """<h1>Exhibit 21 - Subsidiaries of the Registrant</h1>
        <p>The following are the significant subsidiaries of Example Software Corporation as of
        June 30, 2025:</p>
        <p>Linked Corporation, a Delaware corporation</p><p>Git, Inc. (Delaware)</p>
        <p>• Bulleted GmbH – Germany</p><p>Fun (Thailand) Limited</p>""",
        [
            ("Linked Corporation", SUB, "Example Software Corporation", "Delaware", ""),
            ("Git, Inc.", SUB, "Example Software Corporation", "Delaware", ""),
            ("Bulleted GmbH", SUB, "Example Software Corporation", "Germany", ""),
            ("Fun (Thailand) Limited", SUB, "Example Software Corporation", None, ""),
        ],
    ),
    "cells of many lines, places as headings, ventures in a section of their own": (
        """<div>Exhibit 21.01</div><div>FOO HOLDINGS, INC.</div><div>SUBSIDIARIES</div>
        <table><tr><td>Name</td><td>Jurisdiction</td></tr>
        <tr><td>Alpha LLC<br>Beta LLC<br>Gamma LLC</td><td>Delaware<br>Nevada<br>Ohio</td></tr></table>
        <div>Delaware</div><div>Delta LLC</div><div>Canada:</div><div>Zeta ULC</div>
        <div><b>Joint Ventures</b></div><div>Eta Partners (50% owned)</div>""",
        [
            ("Alpha LLC", SUB, "FOO HOLDINGS, INC.", "Delaware", ""),
            ("Beta LLC", SUB, "FOO HOLDINGS, INC.", "Nevada", ""),
            ("Gamma LLC", SUB, "FOO HOLDINGS, INC.", "Ohio", ""),
            ("Delta LLC", SUB, "FOO HOLDINGS, INC.", "Delaware", ""),
            ("Zeta ULC", SUB, "FOO HOLDINGS, INC.", "Canada", ""),
            ("Eta Partners", HOLD, "FOO HOLDINGS, INC.", None, "50 %"),
        ],
    ),
    "two lists side by side, with bounds": (
        """<p>EX-21</p><p>List of Subsidiaries of Bar Group plc (the "Company")</p><table>
        <tr><th>Subsidiary</th><th>Jurisdiction</th><th>% Owned</th>
            <th>Subsidiary</th><th>Jurisdiction</th><th>% Owned</th></tr>
        <tr><td>A One Ltd</td><td>England &amp; Wales</td><td>100</td><td>%</td><td>B Two B.V.</td>
            <td>Netherlands</td><td>51</td></tr></table>
        <table><tr><td>Name</td><td>Place of incorporation</td></tr>
        <tr><td>A Three Ltd</td><td>Scotland</td><td>&gt;99%</td></tr></table>""",
        [
            ("A One Ltd", SUB, "Bar Group plc", "England & Wales", "100 %"),
            ("B Two B.V.", SUB, "Bar Group plc", "Netherlands", "51 %"),
            ("A Three Ltd", SUB, "Bar Group plc", "Scotland", "at least 99 %"),
        ],
    ),
    "the place before the name": (
        """<p>Exhibit 21</p><p>Qux Inc</p><table>
        <tr><td>Jurisdiction of Formation</td><td>Legal Entity Name</td></tr>
        <tr><td>Delaware</td><td>Qux Sub One, LLC</td></tr>
        <tr><td>Germany</td><td>Qux Deutschland GmbH</td></tr>
        </table>""",
        [
            ("Qux Sub One, LLC", SUB, "Qux Inc", "Delaware", ""),
            ("Qux Deutschland GmbH", SUB, "Qux Inc", "Germany", ""),
        ],
    ),
}

VARIANTS = {
    "labels that say where, and long introductions": (
        """<p>SUBSIDIARIES OF REGISTRANT</p><p>The following is a list of subsidiaries of Megasoft
        Corporation as of June 30, 2024, omitting subsidiaries which
        would not constitute a significant subsidiary.</p>
        <table><tr><td>Name</td><td></td><td>Where Incorporated</td></tr>
        <tr><td>Megasoft Research</td><td></td><td>Ireland</td></tr></table>""",
        [("Megasoft Research", SUB, "Megasoft Corporation", "Ireland", "")],
    ),
    "a name under which it does business is no company": (
        """<p>Significant Subsidiaries of Wally Inc.</p><table><tr><td>Subsidiary</td>
        <td>Organized or Incorporated</td><td>Percent of Equity Securities Owned</td>
        <td>Name Under Which Doing Business Other than Subsidiary’s</td></tr>
        <tr><td>Walmex S.A.B. de C.V.</td><td>Mexico</td><td>71%</td><td>Walmex</td></tr></table>""",
        [("Walmex S.A.B. de C.V.", SUB, "Wally Inc.", "Mexico", "71 %")],
    ),
    "affiliates of a registrant that only the text names": (
        """<p>SUBSIDIARIES OF REGISTRANT</p><p>General Gadget’s principal affiliates as of December 31,
        2019, are listed below. All other affiliates would not constitute a significant affiliate.</p>
        <p>AFFILIATES OF REGISTRANT INCLUDED IN REGISTRANT’S FINANCIAL STATEMENTS</p><table>
        <tr><td></td><td>Percentage of voting securities owned (1)</td><td>State or Country</td></tr>
        <tr><td>Gadget Aviation, LLC</td><td>100</td><td>Delaware</td></tr></table>""",
        [("Gadget Aviation, LLC", SUB, "General Gadget", "Delaware", "100 %")],
    ),
    "several parents, each above its own": (
        """<p>Subsidiaries of the Registrants</p><table><tr><td>Subsidiaries of Big Utility Corp</td></tr>
        <tr><td>Alabama Power Company</td><td>Alabama</td></tr></table>
        <p>Subsidiaries of Small Utility Inc.</p><table><tr><td>Gulf LLC</td><td>Florida</td></tr></table>""",
        [
            ("Alabama Power Company", SUB, "Big Utility Corp", "Alabama", ""),
            ("Gulf LLC", SUB, "Small Utility Inc.", "Florida", ""),
        ],
    ),
    "a column of parents": (
        """<p>Subsidiaries of One Corp.</p><table><tr><td>Name</td><td>Jurisdiction</td><td>Parent</td></tr>
        <tr><td>Alpha Inc.</td><td>Ohio</td><td>One Corp.</td></tr>
        <tr><td>Beta Inc.</td><td>Iowa</td><td>Alpha Inc.</td></tr></table>""",
        [("Alpha Inc.", SUB, "One Corp.", "Ohio", ""), ("Beta Inc.", SUB, "Alpha Inc.", "Iowa", "")],
    ),
    "numbered lines": (
        """<p>NUM CORP</p><p>Subsidiaries</p><table>
        <tr><td>1.</td><td>Alpha Inc.</td><td>Delaware</td><td>100%</td></tr>
        <tr><td>2.</td><td>Beta Ltd</td><td>Ontario, Canada</td><td>75 %</td></tr></table>""",
        [
            ("Alpha Inc.", SUB, "NUM CORP", "Delaware", "100 %"),
            ("Beta Ltd", SUB, "NUM CORP", "Ontario, Canada", "75 %"),
        ],
    ),
    "lists in lists": (
        """<p>Subsidiaries of One Corp.</p><ul><li>Alpha Inc. (Delaware)
        <ul><li>Beta LLC (Delaware)</li></ul></li><li>Gamma GmbH (Germany)</li></ul>""",
        [
            ("Alpha Inc.", SUB, "One Corp.", "Delaware", ""),
            ("Beta LLC", SUB, "Alpha Inc.", "Delaware", ""),
            ("Gamma GmbH", SUB, "One Corp.", "Germany", ""),
        ],
    ),
    "dashes for levels": (
        """<p>Subsidiaries of Dash Inc.</p><p>Alpha Holdings, Inc. - Delaware</p>
        <p>- Beta Holdings, LLC - Delaware</p><p>-- Gamma Op, LLC - Texas</p>
        <p>Delta Ltd - United Kingdom</p>""",
        [
            ("Alpha Holdings, Inc.", SUB, "Dash Inc.", "Delaware", ""),
            ("Beta Holdings, LLC", SUB, "Alpha Holdings, Inc.", "Delaware", ""),
            ("Gamma Op, LLC", SUB, "Beta Holdings, LLC", "Texas", ""),
            ("Delta Ltd", SUB, "Dash Inc.", "United Kingdom", ""),
        ],
    ),
    "indented paragraphs, with the share in words": (
        """<p>SUBSIDIARIES OF ACME BANCORP</p><p>Acme Bank, a Texas state chartered bank</p>
        <p style="margin-left:20pt">Acme Agency, Inc., a Texas corporation (100% owned by Acme Bank)</p>
        <p>Acme Statutory Trust I</p>""",
        [
            ("Acme Bank", SUB, "ACME BANCORP", "Texas", ""),
            ("Acme Agency, Inc.", SUB, "Acme Bank", "Texas", "100 %"),
            ("Acme Statutory Trust I", SUB, "ACME BANCORP", None, ""),
        ],
    ),
    "a page that goes on": (
        """<p>Subsidiaries of Long Corp.</p><table><tr><td>Name</td><td>Jurisdiction</td></tr>
        <tr><td>Alpha Inc.</td><td>Ohio</td></tr></table><p>1</p><p>Exhibit 21.1 (continued)</p>
        <table><tr><td>Name</td><td>Jurisdiction</td></tr>
        <tr><td>Gamma Inc.</td><td>Iowa</td></tr></table>""",
        [("Alpha Inc.", SUB, "Long Corp.", "Ohio", ""), ("Gamma Inc.", SUB, "Long Corp.", "Iowa", "")],
    ),
}

EDGAR = """<DOCUMENT>
<TYPE>EX-21
<SEQUENCE>5
<TEXT>
<PAGE>
                                                                    EXHIBIT 21

                        SUBSIDIARIES OF OLD STYLE INDUSTRIES

<TABLE>
<CAPTION>
                                                  State or Other           Percentage
                                                  Jurisdiction of          of Voting
Name                                              Incorporation            Securities
- ----                                            ---------------          ----------
<S>                                               <C>                      <C>
Old Style Foods, Inc.                             Delaware                 100%
  Old Style Foods of Canada Ltd.                  Ontario                   80
Old Style Realty & Development Company
  of Puerto Rico, Inc.                            Puerto Rico              100
Joint Ventures:
  Old-New Bottling Partnership                    New York                  50
</TABLE>

All of the above subsidiaries are included in the consolidated financial statements.
</TEXT>
</DOCUMENT>
"""

PLAIN = """
                                                               EXHIBIT 21.1

                     SUBSIDIARIES OF GENERAL WIDGET COMPANY, INC.

Name of Subsidiary                                    State of Incorporation
------------------                                    ----------------------

Widget Holdings, Inc. ............................... Delaware
  Widget Development and Manufacturing
    Corporation of North America .................... New York
  Widget Sales, L.L.C. .............................. Texas
Very Long Named Widget Distribution and Logistics
Company, Ltd. ....................................... Cayman Islands
Widget-Werke GmbH & Co. KG (80%) .................... Germany
Old Widget Corp. (d/b/a New Widget) ................. Nevada
"""
PLAIN_ROWS = [
    (WIDGET, SUB, "GENERAL WIDGET COMPANY, INC.", "Delaware", ""),
    ("Widget Development and Manufacturing Corporation of North America", SUB, WIDGET, "New York", ""),
    ("Widget Sales, L.L.C.", SUB, WIDGET, "Texas", ""),
    (
        "Very Long Named Widget Distribution and Logistics Company, Ltd.",
        SUB,
        "GENERAL WIDGET COMPANY, INC.",
        "Cayman Islands",
        "",
    ),
    ("Widget-Werke GmbH & Co. KG", SUB, "GENERAL WIDGET COMPANY, INC.", "Germany", "80 %"),
    ("Old Widget Corp.", SUB, "GENERAL WIDGET COMPANY, INC.", "Nevada", ""),
]


@pytest.mark.parametrize(("text", "rows"), LISTS.values(), ids=LISTS)
def test_every_line_of_a_list_is_a_claim(text: str, rows: list[tuple[str, ...]]) -> None:
    page = f"<html><body>{text}</body></html>"
    assert listed(page) == rows
    assert not refusals_of(read(page))


@pytest.mark.parametrize(("text", "rows"), VARIANTS.values(), ids=VARIANTS)
def test_lists_come_in_many_forms(text: str, rows: list[tuple[str, ...]]) -> None:
    page = f"<html><body><p>Exhibit 21</p>{text}</body></html>"
    assert listed(page) == rows
    assert not refusals_of(read(page))


def test_tables_of_the_nineties_are_read_down_their_columns() -> None:
    owner = "OLD STYLE INDUSTRIES"
    assert listed(EDGAR, "ex21.txt") == [
        ("Old Style Foods, Inc.", SUB, owner, "Delaware", "100 %"),
        ("Old Style Foods of Canada Ltd.", SUB, "Old Style Foods, Inc.", "Ontario", "80 %"),
        ("Old Style Realty & Development Company of Puerto Rico, Inc.", SUB, owner, "Puerto Rico", "100 %"),
        ("Old-New Bottling Partnership", HOLD, owner, "New York", "50 %"),
    ]


def test_companies_that_are_counted_and_not_named_are_refused() -> None:
    page = "<html><p>Exhibit 21</p><p>Subsidiaries of One Corp.</p><table>{}</table>"
    page += "<p>* Between 50 and 100.</p></html>"
    rows = (
        ("Name", "Voting Power"),
        ("Alpha Inc.", "100"),
        ("Seven domestic subsidiaries", "100"),
        ("93 foreign majority-owned subsidiaries", "*"),
    )
    found = read(page.format("".join(f"<tr><td>{name}</td><td>{power}</td></tr>" for name, power in rows)))
    assert [refusal.content for refusal in refusals_of(found)] == [
        "Seven domestic subsidiaries | 100",
        "93 foreign majority-owned subsidiaries | *",
    ]


def test_a_registrant_without_subsidiaries_is_no_error() -> None:
    found = read("<html><p>Exhibit 21</p><p>The registrant has no subsidiaries.</p></html>")
    assert "there are no subsidiaries" in str(found[1])


def test_plain_text_with_dotted_leaders_and_broken_names_is_read() -> None:
    assert listed(PLAIN, "ex21.txt") == PLAIN_ROWS
    entities = [record for record in read(PLAIN, "ex21.txt") if isinstance(record, Entity)]
    assert [entity.aliases for entity in entities if entity.name == "Old Widget Corp."] == [("New Widget",)]


def test_preformatted_text_is_read_alike() -> None:
    assert listed(f"<html><body><pre>{PLAIN}</pre></body></html>") == [
        (name, relation, above, law, share) for name, relation, above, law, share in PLAIN_ROWS
    ]


def test_what_a_page_only_shows_by_its_indents_is_less_sure() -> None:
    sure = {claim.subject_name: claim.confidence for claim in claims_of(read(PLAIN, "ex21.txt"))}
    assert (sure[WIDGET], sure["Widget Sales, L.L.C."]) == (None, Confidence.MEDIUM)


def test_the_evidence_is_the_line_with_its_footnotes() -> None:
    text = LISTS["a table with shares, footnote marks and joint ventures"][0]
    claim = claims_of(read(f"<html>{text}</html>"))[2]
    assert claim.evidence.quote == "Al-Jubail Company (4) | 50 | Saudi Arabia ¶ A joint venture."
    assert claim.scope == "joint venture" and claim.evidence.locator is not None


def test_the_list_holds_from_the_day_it_gives() -> None:
    text = LISTS["sentences in paragraphs"][0]
    assert {str(claim.valid_from) for claim in claims_of(read(f"<html>{text}</html>"))} == {"2025-06-30"}


UNNAMED = """<html><p>Exhibit 21</p><p>Subsidiaries of the Registrant</p>
<table><tr><td>Alpha Inc.</td><td>Delaware</td></tr><tr><td>Beta Inc.</td><td>Ohio</td></tr></table></html>"""


@pytest.mark.parametrize(
    ("url", "registrant"),
    [
        ("https://www.sec.gov/Archives/edgar/data/34088/000003408825000010/ex21.html", "cik-0000034088"),
        (None, "id-registrant-of.ex21-html"),
    ],
)
def test_a_registrant_that_the_list_does_not_name_is_known_by_where_it_was_filed(
    url: str | None, registrant: str
) -> None:
    found = read(UNNAMED, url=url)
    assert {claim.object.rpartition("/")[2] for claim in claims_of(found)} == {registrant}
    told = [record for record in found if isinstance(record, Notice) and "registrant" in record.message]
    assert bool(told) == (url is None)


def test_namesakes_of_two_registrants_stay_two_and_known_companies_are_met() -> None:
    page = (
        "<html><p>Exhibit 21</p><p>Subsidiaries of {}</p><table><tr><td>Sales Ltd</td><td>Ireland</td></tr>"
    )
    page += "<tr><td>GitHub</td><td>Delaware</td></tr></table></html>"
    first, second = (claims_of(read(page.format(name))) for name in ("One Corp.", "Two Corp."))
    assert first[0].subject != second[0].subject
    assert first[1].subject == second[1].subject == "https://w3id.org/pactgraph/entity/github"


def test_lines_that_are_no_subsidiary_are_refused_one_by_one() -> None:
    found = read(UNNAMED.replace("</table>", "<tr><td>Total of all</td></tr></table>"))
    (refusal,) = refusals_of(found)
    assert (refusal.content, len(claims_of(found))) == ("Total of all", 2)


def test_the_registrant_itself_and_repeated_lines_are_refused() -> None:
    rows = "<tr><td>One Corp.</td><td>Ohio</td></tr>" + "<tr><td>Sub Inc.</td><td>Iowa</td></tr>" * 2
    found = read(f"<html><p>Exhibit 21</p><p>Subsidiaries of One Corp.</p><table>{rows}</table></html>")
    assert [refusal.reason for refusal in refusals_of(found)] == [
        "it is the registrant itself, or the company it stands under",
        "the same line stands in the list already",
    ]


@pytest.mark.parametrize(
    "text", ["<html><p>Exhibit 21</p><p>See the annual report.</p></html>", "<p>Exhibit 21</p>"]
)
def test_a_page_without_a_list_says_so(text: str) -> None:
    with pytest.raises(MalformedSource, match="no list of subsidiaries"):
        read(text)


@pytest.mark.parametrize(
    ("cell", "share"),
    [
        ("100", "100 %"),
        ("69.6%", "69.6 %"),
        ("99,7", "99.7 %"),
        ("50% (1)", "50 %"),
        ("less than 1%", "up to 1 %"),
        ("approximately 50 percent", "about 50 %"),
        ("2019", None),
        ("100.5", None),
        ("See note", None),
    ],
)
def test_shares_are_told_from_other_cells(cell: str, share: str | None) -> None:
    found = share_of(cell)
    assert (None if found is None else str(found)) == share


def test_marks_and_notes_belong_together() -> None:
    assert marks_of("Alpha, Inc. (1)(2)*") == ("1", "2", "*")
    assert note_of("* Under liquidation") == ("*", "Under liquidation")
    assert marks_of("Alpha (UK)") == marks_of("Fund (2019)") == ()


@pytest.mark.parametrize(
    ("text", "place"),
    [("Delaware", True), ("State of New York", True), ("Arizona, U.S.", True), ("England and Wales", True),
     ("Germany (1)", True), ("Georgia Power", False), ("Delaware Holdings LLC", False), ("", False)],
)  # fmt: skip
def test_places_are_told_from_names(text: str, place: bool) -> None:
    assert words().is_place(text) is place


NAMES = st.builds(
    "{} {}".format,
    st.text(st.characters(codec="ascii", categories=("Lu", "Ll")), min_size=3, max_size=12),
    st.sampled_from(["Inc.", "LLC", "GmbH", "S.A. de C.V.", "Pty Ltd", "B.V."]),
)


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(NAMES, st.sampled_from(["Delaware", "France", "Japan"]), st.integers(1, 100)), min_size=2
    )
)
def test_rows_in_are_claims_out_plus_refused(rows: list[tuple[str, str, int]]) -> None:
    head = "<tr><td>Name</td><td>Jurisdiction</td><td>% owned</td></tr>"
    body = "".join(f"<tr><td>{n}</td><td>{place}</td><td>{share}</td></tr>" for n, place, share in rows)
    found = read(f"<html><p>Exhibit 21</p><p>Subsidiaries of One Corp.</p><table>{head}{body}</table></html>")
    assert len(rows) == len(claims_of(found)) + len(refusals_of(found))
    for claim, (name, _, share) in zip(claims_of(found), dict.fromkeys(rows), strict=True):
        assert (claim.subject_name, str(claim.amounts[0])) == (name, f"{share} %")


@pytest.mark.parametrize(
    ("name", "registrant", "companies", "indented", "notices"),
    [("ex21_aapl.html", "Apple Inc.", 19, 0, 1), ("ex21_jpm.html", "JPMorgan Chase & Co.", 18, 16, 0)],
)
def test_the_real_lists_are_read_whole(
    name: str, registrant: str, companies: int, indented: int, notices: int
) -> None:
    document = read_file(shared(f"data/08_sec_filings/{name}"))
    assert loader_for(document) is EXHIBIT_21
    found = list(EXHIBIT_21.read(document))
    counts = Counter(type(record).__name__ for record in found)
    assert (counts["Source"], counts["Entity"], counts["Claim"]) == (1, companies + 1, companies)
    assert (counts["Notice"], counts["Refusal"]) == (notices, 0)
    above = Counter(claim.object_name for claim in claims_of(found))
    assert above.total() - indented == above[next(n for n in above if n.startswith(registrant.split()[0]))]


def test_the_real_indents_are_a_hierarchy() -> None:
    found = list(EXHIBIT_21.read(read_file(shared("data/08_sec_filings/ex21_jpm.html"))))
    above = {claim.subject_name: claim.object_name for claim in claims_of(found)}
    assert above["J.P. Morgan Securities plc"] == "J.P. Morgan Capital Holdings Limited"
    assert above["J.P. Morgan Capital Holdings Limited"] == "J.P. Morgan International Finance Limited"
    assert above["J.P. Morgan International Finance Limited"] == "JPMorgan Chase Bank, National Association"
    assert above["JPMorgan Chase Bank, National Association"] == "JPMorgan Chase & Co."


@pytest.mark.parametrize("folder", ["data/08_sec_filings", "data/10_html_news"])
def test_other_pages_are_not_taken_for_lists(folder: str) -> None:
    for path in shared(folder).glob("*.html"):
        if not path.name.startswith("ex21"):
            assert not EXHIBIT_21.recognises(read_file(path)), path.name


def test_the_source_says_whose_subsidiaries_they_are() -> None:
    source = read(f"<html>{LISTS['the place before the name'][0]}</html>")[0]
    assert isinstance(source, Source) and source.title == "Subsidiaries of Qux Inc"


@pytest.mark.parametrize(
    ("told", "name", "iri"),
    [("Qux Holdings", "Qux Holdings", "qux-holdings"), ("34088", "0000034088", "cik-0000034088")],
)
def test_a_user_may_say_whose_list_it_is_where_it_names_nobody(told: str, name: str, iri: str) -> None:
    text = "<p>Exhibit 21</p><p>Subsidiaries of the Registrant</p>"
    text += "<table><tr><td>Foo LLC</td><td>Delaware</td></tr></table>"
    for title, expected in (("the Registrant", name), ("Bar Inc.", "Bar Inc.")):
        page = Document(
            "ex21.html", "file:///ex21.html", text.replace("the Registrant", title).encode(), registrant=told
        )
        found = list(EXHIBIT_21.read(page))
        (claim,) = claims_of(found)
        assert claim.object_name == expected
        assert not any("registrant" in n.message for n in found if isinstance(n, Notice))
        if expected == name:
            assert claim.object.endswith(iri)
