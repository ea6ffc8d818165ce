"""Ties as a pyvis network: one node per entity, one line per tie, placed, sized and bent."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import Any

from pyvis.edge import Edge
from pyvis.network import Network
from pyvis.node import Node

from pactgraph.graph.view.layout import Line, positions
from pactgraph.graph.view.packing import Box
from pactgraph.graph.view.palette import LIGHT_PAPER, readable
from pactgraph.graph.view.standing import StandingKind
from pactgraph.graph.view.ties import ClaimedGraph, Tie, entity_id
from pactgraph.ontology.entity import UNCLASSIFIED
from pactgraph.ontology.iri import Iri
from pactgraph.ontology.vocabulary import Kind, vocabulary

__all__ = ["kind_of", "network_of"]

_OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {
        "hover": True,
        "hoverConnectedEdges": False,
        "selectable": False,
        "multiselect": False,
        "hideEdgesOnDrag": False,
        "tooltipDelay": 200,
    },
    "nodes": {"borderWidth": 1.5},
    "edges": {
        "width": 1.4,
        "hoverWidth": 1,
        "selectionWidth": 1,
        "arrowStrikethrough": False,
        "arrows": {"to": {"scaleFactor": 0.55}},
        "smooth": False,
    },
}
_DASHES = {StandingKind.PAST: [2, 5], StandingKind.UNSETTLED: [9, 6]}
_BEND = 0.16
"""How far apart parallel lines bulge, as a share of their length."""
_HARDLY = 0.01
_CLEARANCE = 3.2
"""Room around a node in its radii: more than its two, so that arrows can be told apart at hubs."""
_LABEL_LIMIT = 26
_LETTER_WIDTH, _LABEL_HEIGHT = 7.0, 20.0


def network_of(graph: ClaimedGraph) -> Network:
    """The pyvis network of a graph: its nodes, edges and options, with no file written and nothing fetched.

    >>> from datetime import date
    >>> from pactgraph.graph.view.ties import claimed_graph
    >>> from pactgraph.ontology.entity import Entity
    >>> azure = Entity.named("Azure", "cloud-platform")
    >>> network = network_of(claimed_graph([], [azure], [], day=date(2026, 4, 27), in_view=()))
    >>> [(node["label"], node["shape"]) for node in network.nodes]
    [('Azure', 'hexagon')]
    """
    network = Network(directed=True, cdn_resources="in_line")
    network.options = _OPTIONS
    sizes = _sizes(graph)
    places = positions(
        {
            entity_id(iri): Box(
                max(_CLEARANCE * sizes[iri], min(len(entity.name), _LABEL_LIMIT) * _LETTER_WIDTH) + 14,
                _CLEARANCE * sizes[iri] + _LABEL_HEIGHT,
            )
            for iri, entity in graph.entities.items()
        },
        [
            Line(
                entity_id(tie.subject),
                entity_id(tie.object),
                leading=tie.standing.kind is StandingKind.HOLDS,
            )
            for tie in graph.ties
        ],
    )
    # pyvis' own add_node and add_edge search all that was added before: quadratic, minutes at 20,000 nodes.
    for iri, entity in graph.entities.items():
        name, kind = entity_id(iri), kind_of(entity.kind)
        x, y = places[name]
        node = Node(name, kind.drawn_as, entity.name, x=x, y=y, size=sizes[iri], group=kind.name)
        network.nodes.append(node.options)
        network.node_ids.append(name)
        network.node_map[name] = node.options
    bends = _bends(graph.ties)
    for tie in graph.ties:
        start, end = entity_id(tie.subject), entity_id(tie.object)
        network.edges.append(Edge(start, end, True, **_stroke(tie), **bends[tie.id]).options)
    return network


def kind_of(name: str) -> Kind:
    """The kind of a name; an entity whose kind the ontology does not know is drawn as unclassified.

    >>> kind_of("spaceship").name
    'entity'
    """
    kinds = vocabulary().kinds
    return kinds.get(name) or kinds[UNCLASSIFIED]


def _sizes(graph: ClaimedGraph) -> Mapping[Iri, float]:
    degree: Counter[Iri] = Counter()
    for tie in graph.ties:
        degree.update((tie.subject, tie.object))
    return {iri: round(min(7 + 2.6 * math.sqrt(degree[iri]), 28), 1) for iri in graph.entities}


def _stroke(tie: Tie) -> dict[str, Any]:
    colour = readable(vocabulary().groups[tie.relation.group].colour, LIGHT_PAPER)
    stroke: dict[str, Any] = {"id": tie.id, "color": {"color": colour}}
    if tie.relation.symmetric:
        stroke["arrows"] = ""
    if tie.exclusive:
        stroke["width"] = 4
    if tie.standing.kind in _DASHES:
        stroke["dashes"] = _DASHES[tie.standing.kind]
    return stroke


def _bends(ties: tuple[Tie, ...]) -> dict[str, dict[str, Any]]:
    """A curve of its own for each of several lines between the same two nodes, an angle for each loop."""
    between: dict[tuple[Iri, Iri], list[Tie]] = defaultdict(list)
    for tie in ties:
        between[min(tie.subject, tie.object), max(tie.subject, tie.object)].append(tie)
    bends: dict[str, dict[str, Any]] = {}
    for (first, last), parallel in between.items():
        for at, tie in enumerate(parallel):
            if first == last:
                angle = round(2 * math.pi * at / len(parallel), 3)
                bends[tie.id] = {"selfReference": {"size": 22, "angle": angle}}
                continue
            # Spread evenly on both sides of the straight line; one direction sees the other's sides swapped.
            bulge = round((at - (len(parallel) - 1) / 2) * _BEND, 3)
            if bulge == 0 and tie.exclusive:
                bulge = _HARDLY  # vis draws the band of an exclusive relation along curves only
            clockwise = (bulge > 0) == (tie.subject == first)
            smooth = {
                "enabled": True,
                "type": "curvedCW" if clockwise else "curvedCCW",
                "roundness": abs(bulge),
            }
            bends[tie.id] = {"smooth": smooth} if bulge else {}
    return bends
