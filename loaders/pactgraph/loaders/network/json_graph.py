"""Networks in JSON: nodes and edges as d3, networkx, Cytoscape, vis.js, sigma.js and JSON Graph write them.

The dialects differ in what the parts are called and how deep they stand; all are a list of nodes and a list
of edges, or one list of both. A file is read three times, part by part; only nodes stay in memory.
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from decimal import Decimal
from io import BufferedReader, BytesIO
from typing import Any, Final

import ijson

from pactgraph.loaders.catalogue import current_catalogue
from pactgraph.loaders.document import Document
from pactgraph.loaders.loader import Loader
from pactgraph.loaders.network.parts import Edge, Network, Node
from pactgraph.loaders.network.words import folded, words
from pactgraph.ontology.errors import MalformedSource
from pactgraph.ontology.records import Records
from pactgraph.ontology.source import Source

__all__ = ["JSON_GRAPH"]

_NODES: Final = ("nodes", "vertices")
_EDGES: Final = ("edges", "links", "relationships")
_WITHIN: Final = ("data", "attributes", "metadata", "properties")
_NAMES: Final = ("id", "key", "_id", "_key", "name", "label")
_PART: Final = r'"(?:nodes|vertices|edges|links)"\s*:\s*(?:\[\s*[\{\]]|\{)'
_BEGINS: Final = re.compile(
    rf'\s*(?:\{{[\s\S]*?(?:{_PART}|"elements"\s*:\s*\[\s*\{{\s*"(?:data|group)")|\[\s*\{{\s*"data"\s*:\s*\{{)'
)


@dataclass(slots=True)
class _Layout:
    """Where in a file nodes and edges stand; each place is a path and whether they are named by keys."""

    nodes: tuple[str, bool] | None = None
    edges: tuple[str, bool] | None = None
    together: tuple[str, bool] | None = None
    directed: bool = True

    def take(self, prefix: str, event: str, value: Any) -> None:
        if "item" in prefix.split("."):
            return
        last = prefix.rpartition(".")[2]
        if event in ("start_array", "start_map"):
            place = (prefix, event == "start_map")
            if last in _NODES and self.nodes is None:
                self.nodes = place
            elif last in _EDGES and self.edges is None:
                self.edges = place
            elif event == "start_array" and last in ("", "elements"):
                self.together = place
        elif last == "directed" and event == "boolean":
            self.directed = value
        elif prefix == "options.type":
            self.directed = value != "undirected"


def _read(document: Document) -> Records:
    # the progress of reading is that of the edges
    unwatched = replace(document, watch=None)
    layout = _Layout()
    with _stream(unwatched) as stream:
        for prefix, event, value in ijson.parse(stream):
            layout.take(prefix, event, value)
    if layout.nodes is not None and layout.edges is not None:
        nodes, edges = layout.nodes, layout.edges
    elif layout.together is not None:
        nodes = edges = layout.together
    else:
        missing = "edges" if layout.nodes is not None else "nodes"
        raise MalformedSource(document.name, f"it looks like a network, but has no list of {missing}")
    carrier = Source(
        identifier=document.url or document.identifier,
        title=document.stem,
        url=document.url,
        media_type="application/json",
        content_hash=document.content_hash,
    )
    yield carrier
    network = Network(document, carrier, current_catalogue())
    names = _Names()
    network.take(names.noted(_nodes(unwatched, nodes)))
    yield from network.records(names.named(_edges(document, edges, layout.directed)))


@contextmanager
def _stream(document: Document) -> Iterator[BufferedReader | BytesIO]:
    with document.open() as stream:
        if stream.read(3) != codecs.BOM_UTF8:
            stream.seek(0)
        try:
            yield stream
        except (ijson.JSONError, UnicodeDecodeError, RecursionError) as error:
            raise MalformedSource(document.name, f"not JSON: {error}") from None


def _members(document: Document, place: tuple[str, bool]) -> Iterator[dict[str, Any]]:
    prefix, keyed = place
    with _stream(document) as stream:
        if keyed:
            for key, value in ijson.kvitems(stream, prefix):
                if isinstance(value, dict):
                    yield {"id": key, **value}
        else:
            for value in ijson.items(stream, f"{prefix}.item".lstrip(".")):
                yield value if isinstance(value, dict) else {"id": value}


def _attributes(part: Mapping[str, Any]) -> dict[str, str]:
    """What a part says of itself, by folded name; what stands in a box within is its own."""
    found: dict[str, str] = {}
    for name, value in part.items():
        if name in _WITHIN and isinstance(value, dict):
            found |= _attributes(value)
        elif (text := _text(value)) is not None:
            found.setdefault(folded(name), text)
    return found


def _text(value: Any) -> str | None:
    if isinstance(value, dict):
        return next((text for name in _NAMES if (text := _text(value.get(name)))), None)
    if isinstance(value, list):
        return "; ".join(filter(None, map(_text, value))) or None
    if isinstance(value, bool):
        return json.dumps(value)
    if isinstance(value, Decimal):
        return f"{value:f}"
    return None if value is None else " ".join(str(value).split()) or None


def _ends(attributes: Mapping[str, str]) -> tuple[str, str] | None:
    return next((pair for pair in words().ends if all(attributes.get(end) for end in pair)), None)


def _nodes(document: Document, place: tuple[str, bool]) -> Iterator[tuple[str | None, dict[str, str]]]:
    """The identifier of each node, if it has one, and its attributes."""
    for part in _members(document, place):
        attributes = _attributes(part)
        if _ends(attributes) is None:
            yield (
                next((attributes[n] for n in ("id", "key", " id", " key") if n in attributes), None),
                attributes,
            )


def _edges(document: Document, place: tuple[str, bool], directed: bool) -> Iterator[Edge]:
    number = 0
    for part in _members(document, place):
        attributes = _attributes(part)
        ends = _ends(attributes)
        if ends is None and place[0].rpartition(".")[2] not in _EDGES:
            continue
        number += 1
        source, target = (attributes.pop(end) for end in ends) if ends else ("", "")
        towards = attributes.pop("arrows", "to")
        if "from" in towards and "to" not in towards:
            source, target = target, source
        undirected = attributes.get("undirected") == "true" or attributes.get("directed") == "false"
        yield Edge(source, target, attributes, directed and not undirected, f"edge {number}")


class _Names:
    """What edges may call a node: by its identifier, by its place in the list, or by its name."""

    def __init__(self) -> None:
        self.identifiers: set[str] = set()
        self.others: dict[str, str | None] = {}

    def noted(self, nodes: Iterator[tuple[str | None, dict[str, str]]]) -> Iterator[Node]:
        for number, (identifier, attributes) in enumerate(nodes):
            node = Node(identifier or str(number), attributes)
            self.identifiers.add(node.identifier)
            for other in {str(number), node.name}:
                # what two nodes are called names neither
                self.others[other] = None if other in self.others else node.identifier
            yield node

    def named(self, edges: Iterator[Edge]) -> Iterator[Edge]:
        for edge in edges:
            yield replace(edge, source=self._of(edge.source), target=self._of(edge.target))

    def _of(self, end: str) -> str:
        return end if end in self.identifiers else self.others.get(end) or end


def _recognises(document: Document) -> bool:
    text = document.head.decode("utf-8-sig", errors="replace")
    return _BEGINS.match(text) is not None


JSON_GRAPH = Loader(
    # a table of nodes and edges that a mapping knows is read by the mapping: it comes before this name
    name="network in json",
    general=True,
    suffixes=(".json", ".cyjs"),
    media_types=("application/json",),
    read=_read,
    recognises=_recognises,
)
"""Reads networks in JSON."""
