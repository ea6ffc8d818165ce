"""Current reports (8-K): company, date and items; other pages are none."""

from __future__ import annotations

import re

import pytest

from pactgraph.loaders.document import Document, read_file
from pactgraph.loaders.html import HTML
from pactgraph.loaders.page import current_report, parsed
from pactgraph.ontology.claim import Claim
from pactgraph.ontology.source import Source
from tests.shared import shared

HIDDEN = (
    "<div style='display:none'><ix:header><ix:hidden><ix:nonNumeric name='dei:EntityRegistrantName'>ACME CORP"
    "</ix:nonNumeric></ix:hidden></ix:header></div>"
)
COVER = (
    "<p>UNITED STATES</p><p>SECURITIES AND EXCHANGE COMMISSION</p><p><b>FORM 8-K</b></p><p>CURRENT REPORT</p>"
    "<p>Date of Report (Date of earliest event reported): <ix:nonNumeric>March 29, 2021</ix:nonNumeric></p>"
    "<p>Acme, Inc.</p><p>(Exact\nname of Registrant as specified in its charter)</p><p>Delaware</p>"
)
ITEMS = (
    "<table><tr><td>Item 1.01</td><td>Entry into a Material Definitive Agreement.</td></tr></table>"
    "<p>On March 29, 2021, Microsoft invests $1 billion in OpenAI.</p><div>2</div>"
    "<p>Item 9.01. Financial Statements and Exhibits.</p><p>10.1 Agreement dated March 29, 2021</p>"
)
END = (
    "<p>SIGNATURES</p><p>Pursuant to the requirements of the Securities Exchange Act of 1934, Jo signed.</p>"
)


def report(cover: str = COVER, items: str = ITEMS, end: str = END) -> str:
    return f"<html><head><title>8-K</title></head><body>{HIDDEN}{cover}{items}{end}</body></html>"


def test_a_report_is_read_as_an_article_of_the_company() -> None:
    source, *records = HTML.read(Document("acme.htm", "file:///acme.htm", report().encode()))
    assert isinstance(source, Source)
    assert source.title == "8-K: Entry into a Material Definitive Agreement"
    assert (source.publisher, str(source.published)) == ("Acme, Inc.", "2021-03-29")
    assert source.text == (
        "Item 1.01 Entry into a Material Definitive Agreement.\n"
        "On March 29, 2021, Microsoft invests $1 billion in OpenAI.\n"
        "Item 9.01. Financial Statements and Exhibits.\n10.1 Agreement dated March 29, 2021"
    )
    [claim] = [record for record in records if isinstance(record, Claim)]
    assert claim.relation == "invests-in"
    assert source.text[claim.evidence.start : claim.evidence.end] == claim.evidence.quote


@pytest.mark.parametrize(
    ("told", "date"),
    [
        ("Date of Report (Date of earliest event reported): March 29, 2021", "2021-03-29"),
        ("Date of report (Date of earliest event reported) | March 29, 2021", "2021-03-29"),
        ("Date of Report (date of earliest event reported):</p><p>March 29, 2021", "2021-03-29"),
        ("March 29, 2021</p><p>Date of Report (Date of earliest event reported)", "2021-03-29"),
        ("Date of Report: a day in March", None),
    ],
)
def test_the_date_stands_on_its_line_or_beside_it(told: str, date: str | None) -> None:
    found = current_report(parsed(report(cover=re.sub("Date of Report.*?</p>", f"{told}</p>", COVER))))
    assert found is not None and (None if found.date is None else str(found.date)) == date


@pytest.mark.parametrize(
    "end", ["<p>SIGNATURE</p>", "<p>S I G N A T U R E S</p>", END.replace("SIGNATURES", "")]
)
def test_the_signatures_end_the_text(end: str) -> None:
    found = current_report(parsed(report(end=end + "<p>Item 1.01 again</p>")))
    assert found is not None and found.text.endswith("10.1 Agreement dated March 29, 2021")


def test_an_amended_report_says_so() -> None:
    found = current_report(parsed(report(cover=COVER.replace("8-K", "8-K/A"))))
    assert found is not None and found.title.startswith("8-K/A: Entry into")


@pytest.mark.parametrize(
    "page",
    [
        report(cover=COVER.replace("FORM 8-K", "FORM 10-K")),
        report(items="<p>Acme hosts it.</p>"),
        report(cover=COVER.replace("name of Registrant", "words")),
        "<h1>What a form 8-K is</h1><p>Item 1.01 is for agreements.</p>",
        "<p></p>",
    ],
)
def test_other_pages_are_none(page: str) -> None:
    assert current_report(parsed(page)) is None


@pytest.mark.parametrize(
    ("name", "company", "date", "title", "first", "last"),
    [
        (
            "0000887919-21-000012",
            "PREMIER FINANCIAL BANCORP, INC.",
            "2021-03-29",
            "Other Events",
            "jointly announced that it has entered into an Agreement",
            "",
        ),
        (
            "0001437749-16-028287",
            "Sophiris Bio Inc.",
            "2016-03-23",
            "Results of Operations and Financial Condition",
            "issued a press release announcing",
            "99.1 Press release dated March 23, 2016.",
        ),
        (
            "Oracle.8-K",
            "Oracle Corporation",
            "2024-11-14",
            "Submission of Matters to a Vote of Security Holders",
            "held its 2024 Annual Meeting",
            "250,464,124 broker non-votes.",
        ),
        (
            "afcgamma.8K",
            "AFC GAMMA, INC.",
            "2023-03-17",
            "Departure of Directors or Certain Officers",
            "Brett Kaufman’s employment",
            "99.1 | | Press Release issued by AFC Gamma, Inc. on March 20, 2023.",
        ),
        (
            "form8K.Blackrock",
            "BlackRock, Inc.",
            "2023-02-24",
            "Departure of Directors or Certain Officers",
            "As previously reported",
            "Martin Small became Chief Financial Officer of the Company.",
        ),
    ],
)
def test_real_reports(name: str, company: str, date: str, title: str, first: str, last: str) -> None:
    source = next(iter(HTML.read(read_file(shared(f"data/08_sec_filings/{name}.html")))))
    assert isinstance(source, Source) and source.text is not None
    assert (source.publisher, str(source.published)) == (company, date)
    assert source.title is not None and source.title.startswith(f"8-K: {title}")
    assert source.text.startswith("Item ") and first in source.text[:400]
    assert "hereunto duly authorized" not in source.text and "Check the appropriate box" not in source.text
    assert source.text.endswith(last)
