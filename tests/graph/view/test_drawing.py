"""Nodes, lines and texts: what the map and the panel are given."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest

from pactgraph.graph.view.drawing import network_of
from pactgraph.graph.view.layout import Line, positions
from pactgraph.graph.view.packing import Box
from pactgraph.graph.view.palette import DARK_PAPER, LIGHT_PAPER, contrast, readable
from pactgraph.graph.view.panel_data import panel_data
from pactgraph.graph.view.standing import StandingKind
from pactgraph.graph.view.ties import ClaimedGraph, Tie, claimed_graph
from pactgraph.ontology.claim import Status
from pactgraph.ontology.entity import Entity
from pactgraph.ontology.iri import Iri, entity_iri
from pactgraph.ontology.partial_date import PartialDate
from pactgraph.ontology.source import Source
from pactgraph.ontology.vocabulary import vocabulary
from tests.graph.view.corpus import DAY, Corpus


def graph_of(corpus: Corpus) -> ClaimedGraph:
    entities = corpus.entities.values()
    return claimed_graph(corpus.claims, entities, corpus.sources, day=DAY, in_view=corpus.in_view)


def tie_of(graph: ClaimedGraph, subject: str, relation: str, object: str) -> Tie:
    wanted = (entity_iri(subject), relation, entity_iri(object))
    (found,) = [tie for tie in graph.ties if (tie.subject, tie.relation.name, tie.object) == wanted]
    return found


def edge_of(corpus: Corpus, subject: str, relation: str, object: str) -> dict[str, Any]:
    graph = graph_of(corpus)
    tie = tie_of(graph, subject, relation, object)
    (edge,) = [edge for edge in network_of(graph).edges if edge["id"] == tie.id]
    return dict(edge)


def test_claims_of_one_relation_are_one_line_with_the_newest_source_first(corpus: Corpus) -> None:
    tie = tie_of(graph_of(corpus), "Azure", "exclusive-host-of", "stateless OpenAI APIs")
    assert [claim.evidence.verbatim for claim in tie.claims] == [True, False]


def test_every_entity_has_a_node_even_without_relations(corpus: Corpus) -> None:
    nodes = network_of(graph_of(corpus)).nodes
    assert {node["label"] for node in nodes} == set(corpus.entities)
    assert {node["shape"] for node in nodes if node["label"] == "Azure"} == {"hexagon"}


def test_better_connected_entities_are_larger(corpus: Corpus) -> None:
    sizes = {node["label"]: node["size"] for node in network_of(graph_of(corpus)).nodes}
    assert sizes["OpenAI"] > sizes["Oracle"] > sizes["Müller & Söhne"]


def test_parallel_lines_take_curves_of_their_own_whichever_way_they_point(corpus: Corpus) -> None:
    curves = []
    for edge in network_of(graph_of(corpus)).edges:
        if {entity_iri("OpenAI"), entity_iri("Microsoft")} == {end[7:] for end in (edge["from"], edge["to"])}:
            bend = edge.get("smooth", {"type": "curvedCW", "roundness": 0.0})
            forth = edge["from"] < edge["to"]
            side = 1 if (bend["type"] == "curvedCW") == forth else -1
            curves.append(side * bend["roundness"])
    assert len(curves) == 3
    assert min(abs(a - b) for a, b in combinations(curves, 2)) > 0.1


def test_loops_take_angles_of_their_own(corpus: Corpus) -> None:
    for relation in ("partners-with", "part-of", "funds"):
        corpus.claim("Oracle", relation, "Oracle", relation, source=corpus.sources[0])
    loops = [e["selfReference"]["angle"] for e in network_of(graph_of(corpus)).edges if e["from"] == e["to"]]
    assert len(set(loops)) == 3


def test_lines_show_direction_exclusivity_and_whether_they_hold(corpus: Corpus) -> None:
    plain = edge_of(corpus, "Microsoft", "invests-in", "OpenAI")
    assert (plain["arrows"], "dashes" in plain, "width" in plain) == ("to", False, False)
    assert edge_of(corpus, "Microsoft", "partners-with", "OpenAI")["arrows"] == ""
    assert edge_of(corpus, "OpenAI", "licenses-IP-to", "Microsoft")["width"] == 4
    rumoured = edge_of(corpus, "Oracle", "provides-compute-to", "OpenAI")["dashes"]
    ended = edge_of(corpus, "AWS", "hosts", "stateless OpenAI APIs")["dashes"]
    assert rumoured != ended


def test_exclusivity_follows_the_claims_that_hold(corpus: Corpus) -> None:
    corpus.claim(
        "Microsoft",
        "invests-in",
        "OpenAI",
        "once alone",
        source=corpus.sources[0],
        holds=False,
        exclusive=True,
    )
    assert not tie_of(graph_of(corpus), "Microsoft", "invests-in", "OpenAI").exclusive


@pytest.mark.parametrize(
    ("terms", "kind", "word"),
    [
        ({"valid_to": PartialDate(2026, 3, 15)}, StandingKind.PAST, "past"),
        ({"valid_from": PartialDate(2026, 3, 16)}, StandingKind.UNSETTLED, "starts later"),
        ({"status": Status.LAPSED}, StandingKind.PAST, "lapsed"),
        ({"status": Status.LETTER_OF_INTENT}, StandingKind.UNSETTLED, "letter of intent"),
        ({"status": Status.DENIED}, StandingKind.UNSETTLED, "denied"),
        ({}, StandingKind.PAST, "superseded"),
    ],
)
def test_claim_that_does_not_hold_says_why(
    corpus: Corpus, terms: dict[str, Any], kind: StandingKind, word: str
) -> None:
    corpus.claim("AWS", "hosts", "OpenAI", "?", source=corpus.sources[1], holds=False, **terms)
    standing = tie_of(graph_of(corpus), "AWS", "hosts", "OpenAI").standing
    assert (standing.kind, standing.word) == (kind, word)


def test_terms_of_a_claim_are_in_plain_words(corpus: Corpus) -> None:
    graph = graph_of(corpus)
    ties = panel_data(graph)["ties"]
    hosting, recorded = ties[tie_of(graph, "Azure", "exclusive-host-of", "stateless OpenAI APIs").id][
        "claims"
    ]
    assert dict(hosting["terms"]) == {
        "Scope": "stateless API calls",
        "Exclusive": "yes",
        "Status": "reaffirmed",
        "Modality": "asserted (put as a fact)",
        "Valid": "from 21 January 2025 until 26 April 2026, inclusive",
        "Condition": "until AGI is verified",
        "Asserted by": "Microsoft and OpenAI",
        "Confidence": "high",
    }
    assert dict(hosting["source"])["Author"] == "A. Writer"
    assert hosting["link"] == "https://news.example/joint-statement"
    assert (recorded["verbatim"], recorded["locator"], recorded["link"]) == (False, "row 17, P017", None)
    (investing,) = ties[tie_of(graph, "Microsoft", "invests-in", "OpenAI").id]["claims"]
    assert dict(investing["terms"])["Amount"] == "10,000,000,000 USD (“$10 billion”)"


def test_what_claims_mention_but_nobody_gave_is_shown_under_their_names(corpus: Corpus) -> None:
    graph = claimed_graph(corpus.claims, [], [], day=DAY, in_view=corpus.in_view)
    assert graph.entities[entity_iri("Azure")].name == "Azure"
    texts = panel_data(graph)
    assert texts["entities"]["entity:" + entity_iri("Azure")]["kind"] == "entity"


def test_no_two_kinds_look_alike_without_colour() -> None:
    every_kind = [Entity.named(name, name) for name in vocabulary().kinds]
    kinds = panel_data(claimed_graph([], every_kind, [], day=DAY, in_view=()))["kinds"]
    looks = [(kind["shape"], kind["mark"]) for kind in kinds.values()]
    assert len(kinds) == len(vocabulary().kinds)
    assert len(set(looks)) == len(looks)


def test_every_colour_stands_out_on_light_and_dark() -> None:
    kinds = [kind.colour for kind in vocabulary().kinds.values()]
    for colour in [*kinds, *(group.colour for group in vocabulary().groups.values())]:
        for paper in (LIGHT_PAPER, DARK_PAPER):
            assert contrast(readable(colour, paper), paper) >= 4.5


def test_names_of_nodes_do_not_overlap() -> None:
    names = [f"n{at:02}" for at in range(60)]
    boxes = {name: Box(100, 34) for name in names}
    lines = [Line(names[at // 3], name, at % 4 != 0) for at, name in enumerate(names) if at]
    placed = positions(boxes, lines)
    for first, last in combinations(names, 2):
        across = abs(placed[first][0] - placed[last][0])
        along = abs(placed[first][1] - placed[last][1])
        assert across >= 98 or along >= 32, (first, last)


def test_what_the_page_opens_with_does_not_move_for_relations_that_are_hidden() -> None:
    boxes = {name: Box(80, 30) for name in "abcdef"}
    leading = [Line("a", "b", True), Line("b", "c", True)]
    alone = positions(boxes, leading)
    joined = positions(boxes, [*leading, Line("c", "d", False), Line("d", "e", False)])
    assert {name: alone[name] for name in "abc"} == {name: joined[name] for name in "abc"}


def test_layout_leaves_igraphs_chance_to_others(corpus: Corpus) -> None:
    import random

    import igraph

    random.seed(1)
    expected = igraph.Graph.Erdos_Renyi(n=20, p=0.3).get_edgelist()
    network_of(graph_of(corpus))
    random.seed(1)
    assert igraph.Graph.Erdos_Renyi(n=20, p=0.3).get_edgelist() == expected


def test_same_claim_recorded_twice_is_shown_once(corpus: Corpus) -> None:
    corpus.claims += corpus.claims
    assert sum(len(tie.claims) for tie in graph_of(corpus).ties) == len(corpus.claims) // 2


def test_source_without_a_web_address_is_named_by_what_identifies_it(corpus: Corpus) -> None:
    source = Source("file:///notes.txt")
    claim = corpus.claim("AWS", "funds", "Oracle", "?", source=source)
    graph = graph_of(corpus)
    (shown,) = panel_data(graph)["ties"][tie_of(graph, "AWS", "funds", "Oracle").id]["claims"]
    assert claim.source == source.iri
    assert shown["source"] == [("Source", "file:///notes.txt"), ("Said", "date not known")]
    assert shown["link"] is None


def test_iri_of_an_unknown_parent_is_left_out() -> None:
    orphan = Entity(Iri("urn:o"), "Orphan", parent=Iri("urn:nobody"))
    texts = panel_data(claimed_graph([], [orphan], [], day=DAY, in_view=()))
    assert texts["entities"]["entity:urn:o"]["parent"] is None
