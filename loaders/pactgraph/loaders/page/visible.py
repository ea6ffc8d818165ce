"""What a reader of the page sees of its title, author, date and publisher."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

import lxml.html

from pactgraph.loaders.page.conventions import conventions
from pactgraph.loaders.page.markup import words_of

__all__ = [
    "appeals_for_payment",
    "bylines",
    "copyright_holder",
    "dates_seen",
    "headings",
    "named_in",
    "publishers_marked",
]

_LONGEST_LINE: Final = 160
_SHORT_LINE: Final = 60
_MOST_DATES: Final = 20
_BY: Final = re.compile(
    r"\b(?:[Bb]y|BY|[Ww]ritten by|[Pp]osted by):?\s+(?P<names>[^|•·/@\d]{3,100}?)"
    r"(?=\s*(?:[|•·/@\d]|\bon\b|\bPublished\b|\bUpdated\b|$))"
)
_COPYRIGHT: Final = re.compile(
    r"(?:©|\(c\)|\bCopyright\b)\s*(?:©|\(c\))?\s*(?:Copyright\s*)?(?:\d{4}\s*(?:[-–]\s*\d{4})?,?\s*)?(?:by\s+)?"
    r"(?P<holder>[A-Z][^.|,;©\d\n]{1,60}?)\s*(?:[.|,;©]|\bAll [Rr]ights\b|\bis\b|$)"
)


def headings(page: lxml.html.HtmlElement) -> list[str]:
    """The main headings, those of the article first."""
    found = [*page.xpath("//*[@itemprop='headline'] | //article//h1 | //main//h1"), *page.iter("h1")]
    return [words for words in dict.fromkeys(map(words_of, found)) if words]


def bylines(page: lxml.html.HtmlElement) -> Iterator[str]:
    """Short texts that stand where authors stand: "By Jo Writer" or the bare name.

    >>> list(bylines(lxml.html.document_fromstring('<p class="byline">By Jo Writer</p>')))
    ['By Jo Writer']
    """
    for element in page.iter():
        if element.tag == "meta" or not isinstance(element.tag, str):
            continue
        told = element.get("rel") == "author" or element.get("itemprop") == "author"
        classes = (element.get("class") or "").lower().split()
        told = told or not conventions().byline_classes.isdisjoint(classes)
        if told or _is_marked(element, conventions().byline_marks):
            words = words_of(element)
            if 0 < len(words) <= _LONGEST_LINE:
                yield words
    for element in page.xpath("(//p | //div | //span)[not(@class or *[self::p or self::div])]")[:400]:
        first = next((text for text in element.itertext() if not text.isspace()), "")
        if first.lstrip()[:2] in ("By", "BY"):
            words = words_of(element)
            if len(words) <= _SHORT_LINE and re.match(r"(?:By|BY) [A-Z]", words):
                yield words


def named_in(byline: str) -> str | None:
    """The names of a byline that says "By".

    >>> named_in("By Jo Writer and Ann Other | 3 March 2026")
    'Jo Writer and Ann Other'
    """
    found = _BY.search(byline)
    return found["names"].strip(" ,") if found else None


def dates_seen(page: lxml.html.HtmlElement) -> Iterator[tuple[str, str]]:
    """Dates where pages put that of publication: what ``<time>`` says to machines, and what is to be read."""
    marked = "@itemprop='datePublished' or @pubdate"
    for time in [*page.xpath(f"//time[{marked}]"), *page.xpath(f"//time[not({marked})]")][:5]:
        yield (time.get("datetime") or "").strip(), words_of(time)
    for element in islice(filter(_shows_a_date, page.iter()), _MOST_DATES):
        words = words_of(element)
        if 0 < len(words) <= _LONGEST_LINE:
            yield (element.get("content") or "").strip(), words


def _shows_a_date(element: lxml.html.HtmlElement) -> bool:
    if element.tag in ("time", "meta", "body", "html") or not isinstance(element.tag, str):
        return False
    return element.get("itemprop") == "datePublished" or _is_marked(element, conventions().date_marks)


def _is_marked(element: lxml.html.HtmlElement, marks: tuple[str, ...]) -> bool:
    classes = (element.get("class") or "").lower()
    return bool(classes) and any(mark in classes for mark in marks)


def publishers_marked(page: lxml.html.HtmlElement) -> Iterator[str]:
    """Names marked as those of the publisher in microdata.

    >>> mark = "<i itemprop='publisher'><meta itemprop='name' content='Example Wire'></i>"
    >>> list(publishers_marked(lxml.html.document_fromstring(mark)))
    ['Example Wire']
    """
    for name in page.xpath("//*[@itemprop='publisher']//*[@itemprop='name']"):
        yield (name.get("content") or words_of(name)).strip()


def appeals_for_payment(page: lxml.html.HtmlElement) -> bool:
    """Whether the page asks for payment before it shows all.

    >>> appeals_for_payment(lxml.html.document_fromstring("<p>Subscribe to <b>read</b> on."))
    True
    """
    return any(conventions().appeals.search(words_of(body)) for body in page.iter("body"))


def copyright_holder(page: lxml.html.HtmlElement) -> str | None:
    """Who claims the copyright of the page, as its last line mostly says.

    >>> copyright_holder(lxml.html.document_fromstring("<p>News</p><p>© 2019 Ascom. All rights reserved</p>"))
    'Ascom'
    """
    signed = "text()[contains(., '©') or contains(., '(c)') or contains(., 'Copyright')]"
    for element in reversed(page.xpath(f"//body//*[not(self::script or self::style)][{signed}]")):
        words = words_of(element)
        if len(words) <= 400 and (found := _COPYRIGHT.search(words)):
            return found["holder"].strip()
    return None
