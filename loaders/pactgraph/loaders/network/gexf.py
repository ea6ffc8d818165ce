"""GEXF: the networks that Gephi writes, with attributes and the time in which an edge exists."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from pactgraph.loaders.catalogue import current_catalogue
from pactgraph.loaders.document import Document
from pactgraph.loaders.network.forms import network_loader
from pactgraph.loaders.network.parts import Edge, Network, Node
from pactgraph.loaders.network.words import folded
from pactgraph.loaders.xml_records import local_name, xml_records
from pactgraph.ontology.records import Records

__all__ = ["GEXF"]


def _read(document: Document) -> Records:
    carrier = document.as_source("application/gexf+xml")
    yield carrier
    # the progress of reading is that of the edges
    unwatched = replace(document, watch=None)
    titles = {kind: _titles(unwatched, kind) for kind in ("node", "edge")}
    network = Network(document, carrier, current_catalogue())
    network.take(_nodes(unwatched, titles["node"]))
    yield from network.records(_edges(document, titles["edge"], _default(unwatched)))


def _titles(document: Document, kind: str) -> dict[str, str]:
    """The names of attributes by their identifiers, for nodes or for edges."""
    return {
        part.get("id") or "": folded(part.get("title") or part.get("id") or "")
        for found in xml_records(document, {"attributes"})
        if found.element.get("class") == kind
        for part in found.element
        if local_name(part.tag) == "attribute"
    }


def _nodes(document: Document, titles: dict[str, str]) -> Iterator[Node]:
    for found in xml_records(document, {"node"}):
        identifier = found.element.get("id") or ""
        yield Node(identifier, _attributes(found.element, titles, ("label", "kind")))


def _default(document: Document) -> str:
    found = (record.element.get("defaultedgetype") for record in xml_records(document, {"graph"}))
    return next(filter(None, found), "undirected")


def _edges(document: Document, titles: dict[str, str], default: str) -> Iterator[Edge]:
    for number, found in enumerate(xml_records(document, {"edge"}), 1):
        element = found.element
        yield Edge(
            element.get("source") or "",
            element.get("target") or "",
            _attributes(element, titles, ("label", "kind", "start", "end", "weight")),
            (element.get("type") or default) == "directed",
            f"edge {number} at line {found.line}",
        )


def _attributes(element: Any, titles: dict[str, str], names: tuple[str, ...]) -> dict[str, str]:
    found = {name: element.get(name) for name in names if element.get(name)}
    for part in element.iter():
        if local_name(part.tag) == "attvalue" and part.get("value"):
            identifier = part.get("for") or part.get("id") or ""
            found[titles.get(identifier, folded(identifier))] = part.get("value")
    return found


GEXF = network_loader("gexf", _read)
"""Reads networks in GEXF."""
