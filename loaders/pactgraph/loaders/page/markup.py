"""The markup of a page: its bytes decoded as it declares them, and its elements."""

from __future__ import annotations

import codecs
import re
from typing import Final

import lxml.html

from pactgraph.loaders.document import Document

__all__ = ["decoded", "parsed", "words_of"]

_DECLARED: Final = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})|\A\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{2,40})""",
    re.IGNORECASE,
)
_XML_DECLARATION: Final = re.compile(r"\A\s*<\?xml[^>]*\?>\s*")
_UNREADABLE: Final = re.compile(r"[\x00-\x08\x0b\x0e-\x1f]")
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SUPERSETS: Final = {"iso8859-1": "windows-1252", "ascii": "windows-1252", "iso8859-9": "windows-1254"}
"""What browsers read under these names, because pages say one and mean the other."""


def decoded(document: Document) -> str:
    """The text of a page: in the encoding the user or server says, else the one the page declares.

    Bytes that do not fit are read as windows-1252 where nothing is declared, and replaced elsewhere, as in
    every browser: one broken character in an advertisement does not make an article unreadable.

    >>> page = b'<meta charset="iso-8859-1"><p>Z\\xfcrich \\x97 big'
    >>> decoded(Document("a.html", "a", page))[-12:]
    'Zürich — big'
    """
    data = document.data
    told = None if document.encoding is None else _known(document.encoding)
    if document.encoding is not None and told not in ("utf-8", *_SUPERSETS.values()):
        text = document.text()
    else:
        declared = told or _declared(data)
        try:
            text = data.decode(declared or "utf-8")
        except UnicodeDecodeError:
            text = data.decode(declared or "windows-1252", errors="replace")
    return _UNREADABLE.sub(" ", _XML_DECLARATION.sub("", text.removeprefix("\ufeff")))


def _declared(data: bytes) -> str | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding
    found = _DECLARED.search(data, 0, 4096)
    name = None if found is None else _known((found[1] or found[2]).decode("ascii"))
    # a page that can be searched for its declaration byte by byte is not UTF-16, whatever it declares
    return "utf-8" if name is not None and name.startswith(("utf-16", "utf-32")) else name


def _known(encoding: str) -> str | None:
    """The encoding that browsers read under a name; nothing where there is none."""
    try:
        name = codecs.lookup(encoding).name
    except LookupError:
        return None
    return _SUPERSETS.get(name, name)


def parsed(page: str) -> lxml.html.HtmlElement:
    """The elements of a page.

    >>> parsed("<p>One").findtext(".//p")
    'One'
    """
    return lxml.html.document_fromstring(page.strip() or "<html></html>", ensure_head_body=True)


def words_of(element: lxml.html.HtmlElement) -> str:
    """The words in an element as a reader sees them, in one line; scripts and styles are not seen.

    >>> words_of(parsed("<p>Azure <b>hosts</b><script>x()</script></p>"))
    'Azure hosts'
    """
    parts = element.xpath(".//text()[not(ancestor::script or ancestor::style or ancestor::template)]")
    return " ".join(" ".join(parts).split())
