"""What a reader of the page sees of its title, author, date and publisher."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import lxml.html

from pactgraph.loaders.page.conventions import conventions
from pactgraph.loaders.page.markup import words_of

__all__ = ["bylines", "copyright_holder", "dates_seen", "headings"]

_LONGEST_LINE: Final = 160
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
    marks = " or ".join(f"contains({_lower('@class')}, '{mark}')" for mark in conventions().byline_marks)
    for element in page.xpath(f"//*[not(self::meta)][{marks} or @rel='author' or @itemprop='author']"):
        words = words_of(element)
        if 0 < len(words) <= _LONGEST_LINE:
            yield words
    for element in page.xpath("(//p | //div | //span)[not(@class or *[self::p or self::div])]")[:400]:
        words = words_of(element)
        if len(words) <= 60 and re.match(r"(?:By|BY) [A-Z]", words):
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
    marks = " or ".join(f"contains({_lower('@class')}, '{mark}')" for mark in conventions().date_marks)
    for element in page.xpath(f"//body//*[not(self::time)][{marks} or @itemprop='datePublished']")[:20]:
        words = words_of(element)
        if 0 < len(words) <= _LONGEST_LINE:
            yield (element.get("content") or "").strip(), words


def copyright_holder(page: lxml.html.HtmlElement) -> str | None:
    """Who claims the copyright of the page, as its last line mostly says.

    >>> copyright_holder(lxml.html.document_fromstring("<p>News</p><p>© 2019 Ascom. All rights reserved</p>"))
    'Ascom'
    """
    for element in reversed(page.xpath("//body//*[contains(text(), '©') or contains(text(), 'Copyright')]")):
        words = words_of(element)
        if len(words) <= 400 and (found := _COPYRIGHT.search(words)):
            return found["holder"].strip()
    return None


def _lower(expression: str) -> str:
    return f"translate({expression}, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')"
