"""GraphML: nodes and edges with attributes, as pactgraph, yEd, networkx, igraph and Gephi write it.

It is read twice, for the nodes and for the edges, which may come in any order; only nodes stay in memory.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any, Final

from pactgraph.loaders.catalogue import current_catalogue
from pactgraph.loaders.document import Document
from pactgraph.loaders.network.forms import network_loader
from pactgraph.loaders.network.parts import Edge, Network, Node
from pactgraph.loaders.network.words import folded
from pactgraph.loaders.xml_records import local_name, xml_records
from pactgraph.ontology.records import Records, Refusal

__all__ = ["GRAPHML"]

_OWN: Final = frozenset({"relation", "modality", "status", "quote"})


@dataclass(slots=True)
class _Keys:
    """What a file declares of its attributes, by the identifier of their key."""

    names: dict[str, str] = field(default_factory=dict)
    defaults: dict[str, dict[str, str]] = field(default_factory=lambda: {"node": {}, "edge": {}})
    edge_names: set[str] = field(default_factory=set)

    def take(self, element: Any) -> None:
        identifier = element.get("id") or ""
        name = folded(element.get("attr.name") or identifier)
        scope = element.get("for") or "all"
        self.names[identifier] = name
        if scope in ("edge", "all"):
            self.edge_names.add(name)
        default = next((child.text for child in element if local_name(child.tag) == "default"), None)
        for kind in ("node", "edge"):
            if default and default.strip() and scope in (kind, "all"):
                self.defaults[kind][name] = default.strip()

    def attributes(self, element: Any, kind: str) -> dict[str, str]:
        found = dict(self.defaults[kind])
        for child in element:
            if local_name(child.tag) != "data":
                continue
            name = self.names.get(child.get("key") or "", folded(child.get("key") or ""))
            value = (child.text or "").strip()
            if len(child):
                # yEd draws: its labels are names, the rest is looks
                label = _label(child)
                if label:
                    found.setdefault("label", label)
            elif value:
                found[name] = value
        return found


def _read(document: Document) -> Records:
    keys = _Keys()
    # the progress of reading is that of the edges
    unwatched = replace(document, watch=None)
    carrier = document.as_source("application/graphml+xml")
    yield carrier
    network = Network(document, carrier, current_catalogue())
    network.take(_nodes(unwatched, keys))
    network.own = keys.edge_names >= _OWN
    yield from network.records(_edges(document, keys))
    for found in xml_records(unwatched, {"hyperedge"}):
        ends = ", ".join(str(end.get("node")) for end in found.element if local_name(end.tag) == "endpoint")
        reason = "a hyperedge joins any number of nodes; a claim joins two"
        yield Refusal(document.name, f"hyperedge at line {found.line}", reason, ends or "no endpoints")


def _nodes(document: Document, keys: _Keys) -> Iterator[Node]:
    for found in xml_records(document, {"key", "node"}):
        if found.name == "key":
            keys.take(found.element)
        else:
            identifier = found.element.get("id") or ""
            yield Node(identifier, keys.attributes(found.element, "node"))


def _edges(document: Document, keys: _Keys) -> Iterator[Edge]:
    for number, found in enumerate(xml_records(document, {"edge"}), 1):
        element = found.element
        default = element.getparent().get("edgedefault") != "undirected"
        said = element.get("directed")
        source, target = element.get("source") or "", element.get("target") or ""
        arrows = next((part for part in element.iter() if local_name(part.tag) == "Arrows"), None)
        towards = default if said is None else said == "true"
        if arrows is not None:
            heads = [arrows.get(end) not in (None, "none") for end in ("source", "target")]
            towards = heads != [False, False]
            if heads == [True, False]:
                source, target = target, source
        yield Edge(
            source,
            target,
            keys.attributes(element, "edge"),
            towards,
            f"edge {number} at line {found.line}",
        )


def _label(data: Any) -> str:
    for part in data.iter():
        if local_name(part.tag) in ("NodeLabel", "EdgeLabel") and (part.text or "").strip():
            return " ".join(part.text.split())
    return ""


GRAPHML = network_loader("graphml", _read)
"""Reads networks in GraphML."""
