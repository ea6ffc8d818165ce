"""GML: the bracketed lists that Gephi, igraph, networkx, yEd and many archives of networks write.

It is read twice, for the nodes and for the edges, which may come in any order; only nodes stay in memory.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from pactgraph.loaders.catalogue import current_catalogue
from pactgraph.loaders.document import Document
from pactgraph.loaders.loader import Loader
from pactgraph.loaders.network.parts import Edge, Network, Node
from pactgraph.loaders.network.words import folded
from pactgraph.ontology.errors import MalformedSource
from pactgraph.ontology.records import Records
from pactgraph.ontology.source import Source

__all__ = ["GML"]

_TOKEN: Final = re.compile(r'\s*(?:#[^\n]*|(?P<text>"[^"]*")|(?P<mark>[][])|(?P<word>[^\s"\[\]]+))')
_LONGEST_TEXT: Final = 1 << 20
_DEEPEST: Final = 20
_BEGINS: Final = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:[#%][^\n]*\n\s*|[A-Za-z]\w*\s+(?:\"[^\"]*\"|[\d.]+)\s+)*graph\s*\["
)


@dataclass(frozen=True, slots=True)
class _Part:
    """A node, an edge, or an attribute of the graph itself, with the line on which it begins."""

    name: str
    value: Any
    line: int


def _read(document: Document) -> Records:
    carrier = Source(
        identifier=document.url or document.identifier,
        title=document.stem,
        url=document.url,
        media_type="text/gml",
        content_hash=document.content_hash,
    )
    yield carrier
    network = Network(document, carrier, current_catalogue())
    # the progress of reading is that of the edges
    network.take(_nodes(replace(document, watch=None)))
    yield from network.records(_edges(document))


def _nodes(document: Document) -> Iterator[Node]:
    for part in _parts(document):
        if part.name == "node":
            attributes = _attributes(part.value)
            yield Node(attributes.pop("id", attributes.get("label", "")), attributes)


def _edges(document: Document) -> Iterator[Edge]:
    number, directed = 0, False
    for part in _parts(document):
        if part.name == "directed":
            directed = part.value == "1"
        elif part.name == "edge":
            number += 1
            attributes = _attributes(part.value)
            source, target = attributes.pop("source", ""), attributes.pop("target", "")
            yield Edge(source, target, attributes, directed, f"edge {number} at line {part.line}")


def _attributes(value: Any) -> dict[str, str]:
    """The attributes that are words or numbers; lists among them say how it is drawn."""
    pairs = value.items() if isinstance(value, Mapping) else ()
    return {
        folded(name): " ".join(found.split()) for name, found in pairs if isinstance(found, str) and found
    }


def _parts(document: Document) -> Iterator[_Part]:
    """The members of the graph, one at a time."""
    tokens = _tokens(document)
    for name, line in tokens:
        value = next(tokens, ("", line))[0]
        if name.lower() == "graph" and value == "[":
            break
        if value == "[":
            _list(tokens, document.name, line)
    else:
        raise MalformedSource(document.name, "there is no graph [ ... ] in it")
    for name, line in tokens:
        if name == "]":
            return
        yield _Part(name.lower(), _value(tokens, document.name, line), line)
    raise MalformedSource(document.name, "the graph does not end: its closing bracket is missing", line=line)


def _value(tokens: Iterator[tuple[str, int]], name: str, line: int, depth: int = 0) -> Any:
    token, line = next(tokens, ("", line))
    if token == "[":
        return _list(tokens, name, line, depth + 1)
    if token in ("", "]"):
        raise MalformedSource(name, "a name without a value", line=line)
    return html.unescape(token[1:-1]) if token.startswith('"') else token


def _list(tokens: Iterator[tuple[str, int]], name: str, line: int, depth: int = 1) -> dict[str, Any]:
    if depth > _DEEPEST:
        raise MalformedSource(name, "its lists nest too deep", line=line)
    found: dict[str, Any] = {}
    for key, at in tokens:
        if key == "]":
            return found
        found.setdefault(key.lower(), _value(tokens, name, at, depth))
    raise MalformedSource(name, "a list does not end: its closing bracket is missing", line=line)


def _tokens(document: Document) -> Iterator[tuple[str, int]]:
    """Names, values and brackets, with their lines; a text may go over several lines."""
    kept, began = "", 0
    for number, line in enumerate(document.lines(), 1):
        if kept:
            line, number = kept + line, began
        at = 0
        kept = ""
        while (found := _TOKEN.match(line, at)) is not None:
            at = found.end()
            token = found["text"] or found["mark"] or found["word"]
            if token:
                yield token, number
        rest = line[at:].strip()
        if rest.startswith('"') and len(rest) < _LONGEST_TEXT:
            kept, began = line[at:], number
        elif rest:
            raise MalformedSource(document.name, f"it is no GML: {rest[:40]!r}", line=number)
    if kept:
        raise MalformedSource(document.name, "a text does not end: its closing quote is missing", line=began)


def _recognises(document: Document) -> bool:
    return _BEGINS.match(document.head) is not None


GML = Loader(name="gml", suffixes=(".gml",), media_types=("text/gml",), read=_read, recognises=_recognises)
"""Reads networks in GML."""
