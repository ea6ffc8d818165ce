"""Word documents (.docx): their paragraphs, lists and tables, then read like any article.

A .docx is a zip of XML parts. What was deleted under tracked changes is not read, what was inserted is.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any, Final

from pactgraph.loaders.article import article_records
from pactgraph.loaders.dateline import dateline
from pactgraph.loaders.document import Document
from pactgraph.loaders.loader import Loader
from pactgraph.ontology.errors import InvalidValue, MalformedSource
from pactgraph.ontology.partial_date import PartialDate
from pactgraph.ontology.records import Notice, Records
from pactgraph.ontology.source import Source

__all__ = ["WORD"]

_BROKEN: Final = (zipfile.BadZipFile, RuntimeError, EOFError, ValueError, OSError, struct.error, zlib.error)
"""What zipfile raises for archives that are damaged, locked or packed in ways it does not know."""
_LARGEST_PART: Final = 50_000_000
_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT_W: Final = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_PROPERTY: Final = {
    "title": "{http://purl.org/dc/elements/1.1/}title",
    "author": "{http://purl.org/dc/elements/1.1/}creator",
    "made": "{http://purl.org/dc/terms/}created",
}
_COMPANY: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}Company"
_BLANK: Final = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": " "}
_UNSEEN: Final = {"del", "moveFrom", "instrText", "delText", "rPr", "pPr", "Fallback", "footnoteReference"}
_MEDIA_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def _read(document: Document) -> Records:
    try:
        with document.open() as stream, zipfile.ZipFile(stream) as parts:
            body = _part(parts, "word/document.xml", document)
            core = _part(parts, "docProps/core.xml", document, demanded=False)
            app = _part(parts, "docProps/app.xml", document, demanded=False)
    except _BROKEN as error:
        raise MalformedSource(
            document.name, f"this Word document cannot be read ({error}); open it in Word and save it anew"
        ) from None
    lines = [line for paragraph in _paragraphs(body) for line in paragraph.splitlines() if line.strip()]
    text = "\n".join(" ".join(line.split()) for line in lines)
    if not text:
        raise MalformedSource(document.name, "this Word document holds no text")
    facts = {field: words for field, name in _PROPERTY.items() if (words := _property(core, name))}
    said, made = dateline(text), _day(facts.get("made", "")[:10])
    source = Source(
        identifier=document.identifier,
        title=facts.get("title") or text.splitlines()[0][:200],
        publisher=_property(app, _COMPANY),
        author=facts.get("author"),
        published=said or made,
        url=document.url,
        media_type=_MEDIA_TYPE,
        content_hash=document.content_hash,
        text=text,
    )
    yield from article_records(source, document.name)
    if said is None and made is not None:
        yield Notice(
            document.name, f"its text tells no date, so it counts from {made}, when the document was made"
        )


def _part(parts: zipfile.ZipFile, name: str, document: Document, *, demanded: bool = True) -> Any:
    """The root element of a part; nothing where it is missing and not demanded."""
    # lxml is imported by those who read such a document only
    from lxml import etree

    try:
        found = parts.getinfo(name)
    except KeyError:
        if demanded:
            raise MalformedSource(document.name, f"this is no Word document: it has no {name}") from None
        return None
    if found.file_size > _LARGEST_PART:
        raise MalformedSource(document.name, f"{name} in it is larger than {_LARGEST_PART:,} bytes unpacked")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(parts.read(found), parser)
    except etree.XMLSyntaxError as error:
        if demanded:
            raise MalformedSource(document.name, f"{name} in it is not XML ({error.msg})") from None
        return None


def _day(words: str) -> PartialDate | None:
    try:
        return PartialDate.parse(words)
    except InvalidValue:
        return None


def _property(root: Any, name: str) -> str | None:
    found = None if root is None else root.findtext(f".//{name}")
    return " ".join(found.split()) or None if found else None


def _paragraphs(body: Any) -> Iterator[str]:
    """Paragraphs in their order; a table's rows as lines, their cells kept apart by a bar."""
    for element in body.iterchildren():
        kind = _name(element)
        if kind == "p":
            words = _words(element)
            yield f"- {words}" if words.strip() and _is_item(element) else words
        elif kind == "tr":
            cells = (" ".join(_paragraphs(cell)).strip() for cell in element.iter() if _name(cell) == "tc")
            yield " | ".join(cell for cell in cells if cell)
        elif kind not in _UNSEEN:
            yield from _paragraphs(element)


def _words(element: Any) -> str:
    return "".join(_pieces(element))


def _pieces(element: Any) -> Iterator[str]:
    for child in element.iterchildren():
        kind = _name(child)
        if kind == "t":
            yield child.text or ""
        elif kind in _BLANK:
            yield _BLANK[kind]
        elif kind not in _UNSEEN:
            yield from _pieces(child)


def _is_item(paragraph: Any) -> bool:
    properties = next((child for child in paragraph if _name(child) == "pPr"), None)
    return properties is not None and any(_name(child) == "numPr" for child in properties)


def _name(element: Any) -> str:
    tag = element.tag if isinstance(element.tag, str) else ""
    if tag == _FALLBACK:
        return "Fallback"
    return tag.removeprefix(_W).removeprefix(_STRICT_W)


def _recognises(document: Document) -> bool:
    head = document.head
    return head.startswith(b"PK\x03\x04") and b"word/" in head


WORD = Loader(
    name="word",
    general=True,
    suffixes=(".docx", ".docm"),
    media_types=(_MEDIA_TYPE,),
    read=_read,
    recognises=_recognises,
)
"""Reads Word documents."""
