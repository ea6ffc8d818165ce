"""Records out of XML of any length, one at a time: nothing is fetched, no entity is expanded, nothing kept.

A file with a document type declaration is refused before its first record: registers and network files
have none, and entities declared in one are how a small file becomes a large one or reaches for others.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Final

from lxml import etree

from pactgraph.loaders.document import Document
from pactgraph.ontology.errors import MalformedSource

__all__ = ["XmlRecord", "local_name", "root_name", "xml_records"]

_SAFELY: Final = {
    "resolve_entities": False,
    "load_dtd": False,
    "no_network": True,
    "huge_tree": False,
    "remove_comments": True,
    "remove_pis": True,
}


@dataclass(frozen=True, slots=True)
class XmlRecord:
    """An element that was asked for, complete with all within it, and the line on which it begins."""

    name: str
    line: int
    element: Any


def xml_records(document: Document, names: Collection[str]) -> Iterator[XmlRecord]:
    """The elements with one of the local names, whatever their namespace, in the order of their ends.

    Each is emptied once the next is asked for, so that memory does not grow with the file.

    >>> page = Document("a.xml", "a", b"<n:all xmlns:n='urn:n'><n:one>1</n:one><n:one>2</n:one></n:all>")
    >>> [(record.name, record.element.text) for record in xml_records(page, {"one"})]
    [('one', '1'), ('one', '2')]

    :raises MalformedSource: where it is not well-formed or declares a document type, with the line
    """
    depth = 0
    head = document.head
    # a declaration behind an empty line is no XML by the letter, and common in what is cut out of filings
    before = head[: len(head) - len(head.lstrip())]
    try:
        with document.open() as stream:
            stream.seek(len(before))
            for event, element in etree.iterparse(stream, events=("start", "end"), **_SAFELY):
                wanted = local_name(element.tag) in names
                if event == "start":
                    _refuse_declarations(element, document)
                    depth += wanted
                elif wanted:
                    depth -= 1
                    line = (element.sourceline or 0) + before.count(b"\n")
                    yield XmlRecord(local_name(element.tag), line, element)
                    if not depth:
                        _forget(element)
                elif not depth:
                    _forget(element)
    except etree.XMLSyntaxError as error:
        raise MalformedSource(
            document.name, f"not well-formed XML: {error.msg}", line=error.lineno or None
        ) from None


def local_name(tag: object) -> str:
    """The name of an element or attribute without its namespace.

    >>> local_name("{http://www.gleif.org/data/schema/rr/2016}StartNode")
    'StartNode'
    """
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def root_name(head: bytes) -> str:
    """The local name of the first element in the beginning of an XML file; empty where it is none.

    >>> root_name(b'<?xml version="1.0"?><!-- x --><lei:LEIData xmlns:lei="urn:x"><a')
    'LEIData'
    """
    parser = etree.XMLPullParser(events=("start",), **_SAFELY)
    with suppress(etree.XMLSyntaxError, ValueError):
        parser.feed(head.lstrip())
        parser.close()
    for _, element in parser.read_events():
        return local_name(element.tag)
    return ""


def _refuse_declarations(element: Any, document: Document) -> None:
    if element.getparent() is None and element.getroottree().docinfo.doctype:
        raise MalformedSource(
            document.name,
            "it declares a document type (<!DOCTYPE ...>), which may hide other files or expand without end; "
            "take the declaration out",
            line=1,
        )


def _forget(element: Any) -> None:
    element.clear()
    parent = element.getparent()
    if parent is not None:
        while element.getprevious() is not None:
            del parent[0]
