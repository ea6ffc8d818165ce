"""Exhibit 21 in tables and paragraphs: every line of a list becomes a claim, whatever its form."""

from __future__ import annotations

import pytest

from tests.loaders.sec_exhibits import HOLD, SUB, listed, read, refusals_of

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
