"""Schedules 13D and 13G as they were filed until 2024: a cover page, in text or HTML, for each person.

The rows of a cover page have numbers and headings that the form prescribes; the answer stands behind or
below its heading.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from pactgraph.loaders.document import Document
from pactgraph.loaders.sec.page_lines import html_lines

__all__ = ["Cover", "above", "covers", "is_cover_page", "page_lines"]

_NAME: Final = re.compile(r"names? of (?:the )?(?:above )?reporting persons?", re.IGNORECASE)
_AMOUNT: Final = re.compile(r"aggregate amount (?:of )?(?:shares )?(?:beneficially )?owned", re.IGNORECASE)
_PERCENT: Final = re.compile(r"percent(?:age)? of (?:class|series)", re.IGNORECASE)
_TYPE: Final = re.compile(r"type of (?:reporting )?person", re.IGNORECASE)
_HEADING: Final = re.compile(
    r"check (?:the|if|box)|sec use only|source of funds|citizenship|number of|beneficially|owned by|"
    r"each reporting|sole (?:voting|dispositive)|shared (?:voting|dispositive)|instructions|cusip",
    re.IGNORECASE,
)
# what the form prints next to its own headings
_PRINTED: Final = re.compile(
    r"s\.?\s?s\.?\s*(?:or|/)|i\.?r\.?s\.? ?(?:employer )?identif|identification n|\(entities only\)|"
    r"by each reporting person|represented by (?:amount|row)|in row|see instructions|\(voluntary\)",
    re.IGNORECASE,
)
_PRINTED_BEFORE: Final = re.compile(
    r"^.*?(?:\(entities only\)|identification n(?:o|umber)s?\.?(?: of (?:the )?(?:above|reporting) persons?)?"
    r"(?: \(entities only\))?|in row \(?\d+\)?|by each (?:reporting )?person)[\s:.*]*",
    re.IGNORECASE,
)
_RULE: Final = re.compile(r"[\s\-=_*.|]*")
_ROW_NUMBER: Final = re.compile(r"^\(?\d{1,2}[.)]?\s+(?=\S)|^\(?\d{1,2}[.)]?$")
_NUMBER: Final = re.compile(r"\b\d{1,3}(?:,\d{3})+(?:\.\d+)?\b|\b\d+(?:\.\d+)?\b")
_SHARE: Final = re.compile(
    r"(?:less than |approximately |approx\. |more than |<|~)?\s*\d{1,3}(?:\.\d+)?\s*%", re.IGNORECASE
)
_LOOKS_AHEAD: Final = 6


@dataclass(frozen=True, slots=True)
class Cover:
    """What a cover page says of one reporting person, and the lines it says it in."""

    name: str
    shares: str | None
    percent: str | None
    kind: str | None
    line: int
    words: str


def is_cover_page(document: Document) -> bool:
    """Whether a document in text or HTML has the cover page of a schedule."""
    text = document.data.decode("utf-8", errors="replace")
    return _NAME.search(text) is not None and _PERCENT.search(text) is not None


def covers(lines: Sequence[str]) -> Iterator[Cover]:
    """The cover pages among lines.

    >>> page = ["1 NAME OF REPORTING PERSON", "Fund LP", "11 AGGREGATE AMOUNT BENEFICIALLY OWNED",
    ...         "1,340,000", "13 PERCENT OF CLASS REPRESENTED BY AMOUNT IN ROW (11)", "5.9%",
    ...         "14 TYPE OF REPORTING PERSON", "PN"]
    >>> [(cover.name, cover.shares, cover.percent, cover.kind) for cover in covers(page)]
    [('Fund LP', '1,340,000', '5.9%', 'PN')]
    """
    starts = [number for number, line in enumerate(lines) if _NAME.search(line)]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        page = lines[start:end]
        percent = _answer(page, _PERCENT, _SHARE)
        if percent is None and _place(page, _PERCENT) is None:
            continue
        name = _name(page)
        if name is None:
            continue
        last = _place(page, _TYPE) or _place(page, _PERCENT) or 0
        yield Cover(
            name,
            _answer(page, _AMOUNT, _NUMBER),
            percent,
            _answer(page, _TYPE, re.compile(r"\b[A-Z]{2}\b")),
            start + 1,
            "; ".join(" ".join(line.split()) for line in page[: last + 3] if not _RULE.fullmatch(line)),
        )


def _place(page: Sequence[str], heading: re.Pattern[str]) -> int | None:
    return next((number for number, line in enumerate(page) if heading.search(line)), None)


def _answer(page: Sequence[str], heading: re.Pattern[str], form: re.Pattern[str]) -> str | None:
    """The first thing of a form behind a heading or below it, before the next heading."""
    at = _place(page, heading)
    if at is None:
        return None
    behind = heading.split(page[at], maxsplit=1)[1]
    behind = re.sub(r"\(?row\s*\(?\d+\)?|\(\d+\)", " ", behind, flags=re.IGNORECASE)
    for line in (behind, *page[at + 1 : at + 1 + _LOOKS_AHEAD]):
        if line is not behind and _starts_row(line):
            return None
        found = form.search(re.sub(r"\(?row\s*\(?\d+\)?", " ", line, flags=re.IGNORECASE))
        if found is not None:
            return found[0].strip()
    return None


def _starts_row(line: str) -> bool:
    plain = _ROW_NUMBER.sub("", line.strip())
    headings = (_NAME, _AMOUNT, _PERCENT, _TYPE, _HEADING)
    return any(heading.match(plain) for heading in headings)


def _name(page: Sequence[str]) -> str | None:
    behind = _NAME.split(page[0], maxsplit=1)[1]
    for line in (behind, *page[1 : 1 + _LOOKS_AHEAD]):
        if line is not behind and _starts_row(line):
            return None
        plain = _PRINTED_BEFORE.sub("", line) if _PRINTED.search(line) else line
        plain = _ROW_NUMBER.sub("", " ".join(plain.split()).lstrip(" .:;/*|-_—")).rstrip(" :;/*|-_—")
        if len(plain) > 2 and not _PRINTED.search(plain) and re.search(r"[^\W\d_]{2}", plain):
            return re.sub(r"\s*\(?\b\d{2}-\d{7}\)?.*$", "", plain).strip(" ,;") or None
    return None


def page_lines(document: Document) -> list[str]:
    """The lines of a schedule, the cells of a table each on its own."""
    text = document.data.decode("utf-8", errors="replace")
    if re.search(r"<(?:html|body|table|p|div)\b", text[:20000], re.IGNORECASE) is None:
        return text.splitlines()
    if re.search(r"<pre\b", text, re.IGNORECASE):
        return html.unescape(re.sub(r"<[^>]*>", "", text)).splitlines()
    return [cell.text for line in html_lines(text) for cell in line.cells]


def above(lines: Sequence[str], label: re.Pattern[str]) -> str | None:
    """What stands on the line that a label in brackets explains: before it, or above it."""
    at = next((n for n, line in enumerate(lines[:400]) if label.search(line) and "(" in line), None)
    if at is None:
        return None
    before = lines[at].partition("(")[0].strip()
    candidates = (before, *reversed(lines[max(0, at - 4) : at]))
    return next((" ".join(line.split()) for line in candidates if not _RULE.fullmatch(line)), None)
