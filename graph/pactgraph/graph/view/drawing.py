"""Ties as a pyvis network: one node per entity, one line per tie, placed, sized and bent."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pyvis.edge import Edge
from pyvis.network import Network
from pyvis.node import Node

from pactgraph.graph.view.clusters import CROWD, clusters
from pactgraph.graph.view.islands import beside, islands, overview
from pactgraph.graph.view.layout import Line, positions
from pactgraph.graph.view.packing import Box, Points
from pactgraph.graph.view.spacing import reach_of, stretched
from pactgraph.graph.view.standing import StandingKind
from pactgraph.graph.view.ties import ClaimedGraph, Tie, entity_id
from pactgraph.ontology.entity import UNCLASSIFIED
from pactgraph.ontology.iri import Iri
from pactgraph.ontology.vocabulary import Kind, vocabulary

__all__ = ["Drawing", "Whole", "drawing_of", "kind_of", "links_of"]

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
    "edges": {
        "width": 1.4,
        "chosen": False,
        "arrowStrikethrough": False,
        "arrows": {"to": {"scaleFactor": 0.55}},
        "smooth": False,
    },
}
_BEND = 0.16
"""How far apart parallel lines bulge, as a share of their length."""
_WIDEST = 1.1
"""How far apart all of them together may bulge."""
_HARDLY = 0.01
_CLEARANCE = 3.2
"""Room around a node in its radii: more than its two, so that arrows can be told apart at hubs."""
_LABEL_LIMIT = 26
_LETTER_WIDTH, _LABEL_HEIGHT = 7.0, 20.0
_DISC_LABEL = 210.0


@dataclass(frozen=True, slots=True)
class Drawing:
    """A pyvis network, and the clusters of its nodes where they are too many to be read at once.

    ``discs`` are where the clusters stand while each is drawn as one disc, its radius, and whether it is no
    cluster but what was left over: small groups, and what is linked to nothing.
    """

    network: Network
    clusters: list[list[str]]
    discs: list[tuple[int, int, float, bool]]


@dataclass(frozen=True, slots=True)
class Whole:
    """The clusters of a graph and the pairs that are linked in it, by the names of nodes."""

    clusters: list[list[str]]
    links: list[tuple[str, str]]


def drawing_of(
    graph: ClaimedGraph,
    places: Mapping[str, tuple[int, int]] | None = None,
    within: Whole | None = None,
) -> Drawing:
    """The drawing of a graph: pyvis nodes, edges and options, with no file written and nothing fetched.

    Nodes that ``places`` names stay where it has them, if they are most of the graph; the others find room
    beside what they are linked to.
    ``within`` is the whole of which only the best connected nodes of each cluster are drawn.

    >>> from datetime import date
    >>> from pactgraph.graph.view.ties import claimed_graph
    >>> from pactgraph.ontology.entity import Entity
    >>> azure = Entity.named("Azure", "cloud-platform")
    >>> drawn = drawing_of(claimed_graph([], [azure], [], day=date(2026, 4, 27)))
    >>> [(node["label"], node["shape"]) for node in drawn.network.nodes]
    [('Azure', 'hexagon')]
    """
    network = Network(directed=True, cdn_resources="in_line")
    network.options = _OPTIONS
    sizes = _sizes(graph)
    weights = links_of(graph)
    if within is not None:
        drawn = {entity_id(iri) for iri in graph.entities}
        grouped = [[name for name in group if name in drawn] for group in within.clusters]
    else:
        grouped = clusters(map(entity_id, graph.entities), weights) if len(graph.entities) > CROWD else []
        within = Whole(grouped, sorted(weights))
    points = _points(graph, sizes, weights, grouped, places or {})
    # pyvis' own add_node and add_edge search all that was added before: quadratic, minutes at 20,000 nodes.
    for iri, entity in graph.entities.items():
        name, kind = entity_id(iri), kind_of(entity.kind)
        x, y = points[name]
        node = Node(name, kind.drawn_as, entity.name, x=x, y=y, size=sizes[iri], group=kind.name)
        network.nodes.append(node.options)
        network.node_ids.append(name)
        network.node_map[name] = node.options
    bends = _bends(graph.ties)
    for tie in graph.ties:
        start, end = entity_id(tie.subject), entity_id(tie.object)
        way = {"arrows": ""} if tie.relation.symmetric else {}
        name = tie.id
        network.edges.append(Edge(start, end, True, id=name, **way, **bends[name]).options)
    return Drawing(network, grouped, _discs(within))


def kind_of(name: str) -> Kind:
    """The kind of a name; an entity whose kind the ontology does not know is drawn as unclassified.

    >>> kind_of("spaceship").name
    'entity'
    """
    kinds = vocabulary().kinds
    return kinds.get(name) or kinds[UNCLASSIFIED]


def _points(
    graph: ClaimedGraph,
    sizes: Mapping[Iri, float],
    weights: Mapping[tuple[str, str], float],
    grouped: list[list[str]],
    places: Mapping[str, tuple[int, int]],
) -> dict[str, tuple[int, int]]:
    names = list(map(entity_id, graph.entities))
    old = {name: places[name] for name in names if name in places}
    boxes = _boxes(graph, sizes)
    points: Points
    # Where most are new, there is no familiar picture to keep.
    if kept := 2 * len(old) > len(names):
        points = beside(old, [name for name in names if name not in old], sorted(weights))
    elif grouped:
        points = islands(grouped, sorted(weights), boxes)
    else:
        held = {tie.id for tie in graph.ties if tie.on(graph.day).kind is StandingKind.HOLDS}
        points = dict(
            positions(
                boxes,
                [
                    Line(entity_id(tie.subject), entity_id(tie.object), leading=tie.id in held)
                    for tie in graph.ties
                ],
            )
        )
    if kept or grouped:
        reach = {name: reach_of(box) for name, box in boxes.items()}
        points = stretched(points, reach, sorted(weights), fixed=old if kept else ())
    return {name: (round(x), round(y)) for name, (x, y) in points.items()}


def _discs(whole: Whole) -> list[tuple[int, int, float, bool]]:
    if not whole.clusters:
        return []
    radii = [round(16 + 3.2 * math.sqrt(min(len(group), 2000)), 1) for group in whole.clusters]
    rooms = [Box(max(2 * radius + 40, _DISC_LABEL), 2 * radius + 60) for radius in radii]
    points = overview(whole.clusters, whole.links, rooms)
    home = {name: at for at, group in enumerate(whole.clusters) for name in group}
    inside = Counter(home[first] for first, last in whole.links if home[first] == home[last])
    return [
        (round(x), round(y), radius, inside[at] < len(group) - 1)
        for at, ((x, y), radius, group) in enumerate(zip(points, radii, whole.clusters, strict=True))
    ]


def _boxes(graph: ClaimedGraph, sizes: Mapping[Iri, float]) -> dict[str, Box]:
    return {
        entity_id(iri): Box(
            max(_CLEARANCE * sizes[iri], min(len(entity.name), _LABEL_LIMIT) * _LETTER_WIDTH) + 14,
            _CLEARANCE * sizes[iri] + _LABEL_HEIGHT,
        )
        for iri, entity in graph.entities.items()
    }


def links_of(graph: ClaimedGraph) -> dict[tuple[str, str], float]:
    """How many relations link each pair of entities."""
    found: Counter[tuple[str, str]] = Counter()
    for tie in graph.ties:
        first, last = sorted((entity_id(tie.subject), entity_id(tie.object)))
        if first != last:
            found[first, last] += 1
    return {pair: float(count) for pair, count in found.items()}


def _sizes(graph: ClaimedGraph) -> Mapping[Iri, float]:
    degree: Counter[Iri] = Counter()
    for tie in graph.ties:
        degree.update((tie.subject, tie.object))
    return {iri: round(min(7 + 2.6 * math.sqrt(degree[iri]), 28), 1) for iri in graph.entities}


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
            bulge = round((at - (len(parallel) - 1) / 2) * min(_BEND, _WIDEST / len(parallel)), 3)
            # vis draws the band of an exclusive relation along curves only, and which day it is so changes
            bulge = bulge or _HARDLY
            clockwise = (bulge > 0) == (tie.subject == first)
            smooth = {
                "enabled": True,
                "type": "curvedCW" if clockwise else "curvedCCW",
                "roundness": abs(bulge),
            }
            bends[tie.id] = {"smooth": smooth}
    return bends
