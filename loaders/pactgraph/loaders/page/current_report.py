"""Current reports of companies (SEC form 8-K): the cover tells company and date, the items are the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import lxml.html

from pactgraph.loaders.page.main_text import paragraphs
from pactgraph.loaders.page.publication_day import read_day
from pactgraph.ontology.partial_date import PartialDate

__all__ = ["CurrentReport", "current_report"]

_COVER: Final = 120
_FORM: Final = re.compile(r"form\s+8-?k(?P<amended>\s?/\s?a)?\b", re.I)
_REPORT_DATE: Final = re.compile(r"date\s+of\s+(?:earliest\s+event|report)\b", re.I)
_COMPANY_BELOW: Final = re.compile(r"\W*exact\s+name\s+of\s+(?:the\s+)?registrant\b", re.I)
_ITEM: Final = re.compile(
    r"(?:\W*section\s+\d\W.*)?\W*item\s+(?P<number>\d{1,2}\.\d\d)\W*(?P<heading>.*)\Z", re.I
)
_SIGNATURE: Final = re.compile(
    r"\W*s ?i ?g ?n ?a ?t ?u ?r ?e ?s?\W*\Z|pursuant to the requirements of the securities exchange act\b",
    re.I,
)
_NUMBER_CELL: Final = re.compile(r"\A(item\s+\d{1,2}\.\d\d\.?) \| ", re.I)
_EXHIBITS_ONLY: Final = "9.01"


@dataclass(frozen=True, slots=True)
class CurrentReport:
    """What a current report tells of itself, and the text of its items."""

    title: str
    company: str | None
    date: PartialDate | None
    text: str


def current_report(page: lxml.html.HtmlElement) -> CurrentReport | None:
    """The report a page is; nothing where it is none.

    >>> page = lxml.html.document_fromstring(
    ...     "<p>FORM 8-K</p><p>Date of Report (Date of earliest event reported): March 29, 2021</p>"
    ...     "<p>Acme, Inc.</p><p>(Exact name of registrant as specified in its charter)</p>"
    ...     "<p>Item 1.01 Entry into an Agreement</p><p>Acme hosts Frontier.</p><p>SIGNATURES</p><p>Jo</p>"
    ... )
    >>> report = current_report(page)
    >>> report.company, str(report.date), report.text
    ('Acme, Inc.', '2021-03-29', 'Item 1.01 Entry into an Agreement\\nAcme hosts Frontier.')
    """
    lines = [line for line in paragraphs(page) if not line.strip("- ").isdigit()]
    cover = lines[:_COVER]
    form = next((found for line in cover[:40] if (found := _FORM.search(line)) and len(line) < 80), None)
    items = [i for i, line in enumerate(lines) if _ITEM.match(line)]
    if form is None or not items or not any(map(_COMPANY_BELOW.match, cover)):
        return None
    end = next((i for i, line in enumerate(lines) if i > items[0] and _SIGNATURE.match(line)), len(lines))
    return CurrentReport(
        title=f"{'8-K/A' if form['amended'] else '8-K'}: {'; '.join(_headings(lines, items))}".rstrip(": "),
        company=_company(cover),
        date=_date(cover),
        text="\n".join(_NUMBER_CELL.sub(r"\1 ", line) for line in lines[items[0] : end]),
    )


def _company(cover: Sequence[str]) -> str | None:
    at = next(i for i, line in enumerate(cover) if _COMPANY_BELOW.match(line))
    return cover[at - 1].strip(" |") if at else None


def _date(cover: Sequence[str]) -> PartialDate | None:
    """The date on the line that names it, or right beside that line."""
    for i, line in enumerate(cover):
        if _REPORT_DATE.search(line):
            for near in (line, *cover[i + 1 : i + 2], *cover[max(0, i - 1) : i]):
                day = read_day(near)
                if day is not None and day.day is not None:
                    return day
    return None


def _headings(lines: Sequence[str], items: Sequence[int]) -> list[str]:
    """The headings of the items, that of the list of exhibits only where there is no other."""
    found: dict[str, str] = {}
    for i in items:
        item = _ITEM.match(lines[i])
        assert item is not None
        below = lines[i + 1] if i + 1 < len(lines) else ""
        heading = item["heading"].strip(" .|") or (below if len(below) < 160 else "")
        found.setdefault(item["number"], heading.split(". ")[0].strip(" .|"))
    telling = [heading for number, heading in found.items() if number != _EXHIBITS_ONLY and heading]
    return telling or [heading for heading in found.values() if heading]
