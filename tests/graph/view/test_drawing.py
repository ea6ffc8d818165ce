"""Nodes, lines and texts: what the map and the panel are given."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactgraph.graph.stretches import stretches
from pactgraph.graph.timeline import Timeline
from pactgraph.graph.view.context import surroundings
from pactgraph.graph.view.drawing import drawing_of
from pactgraph.graph.view.layout import Line, positions
from pactgraph.graph.view.packing import Box
from pactgraph.graph.view.palette import (
    DARK_PAPER,
    LIGHT_PAPER,
    MARK,
    apparent_distance,
    contrast,
    in_dark,
    readable,
)
from pactgraph.graph.view.payload import map_data, texts_of
from pactgraph.graph.view.standing import StandingKind
from pactgraph.graph.view.ties import ClaimedGraph, Tie, claimed_graph
from pactgraph.ontology.claim import Claim, Confidence, Modality, Status
from pactgraph.ontology.conflict_rules import ConflictKind
from pactgraph.ontology.entity import Entity
from pactgraph.ontology.iri import Iri, entity_iri
from pactgraph.ontology.partial_date import PartialDate
from pactgraph.ontology.source import Evidence, Source
from pactgraph.ontology.vocabulary import vocabulary
from tests.graph.view.corpus import DAY, Corpus
from tests.graph.views import WRITTEN, random_claims, random_days


def graph_of(corpus: Corpus) -> ClaimedGraph:
    entities = corpus.entities.values()
    return claimed_graph(corpus.claims, entities, corpus.sources, day=DAY)


def tie_of(graph: ClaimedGraph, subject: str, relation: str, object: str) -> Tie:
    wanted = (entity_iri(subject), relation, entity_iri(object))
    (found,) = [tie for tie in graph.ties if (tie.subject, tie.relation.name, tie.object) == wanted]
    return found


def words_of(graph: ClaimedGraph, subject: str, relation: str, object: str) -> list[dict[str, Any]]:
    at = graph.ties.index(tie_of(graph, subject, relation, object))
    words: list[dict[str, Any]] = texts_of(graph)["claims"][at]
    return words


def edge_of(corpus: Corpus, subject: str, relation: str, object: str) -> dict[str, Any]:
    graph = graph_of(corpus)
    tie = tie_of(graph, subject, relation, object)
    (edge,) = [edge for edge in drawing_of(graph).network.edges if edge["id"] == tie.id]
    return dict(edge)


def test_claims_of_one_relation_are_one_line_with_the_newest_source_first(corpus: Corpus) -> None:
    tie = tie_of(graph_of(corpus), "Azure", "exclusive-host-of", "stateless OpenAI APIs")
    assert [claim.evidence.verbatim for claim in tie.claims] == [True, False]


def test_every_entity_has_a_node_even_without_relations(corpus: Corpus) -> None:
    nodes = drawing_of(graph_of(corpus)).network.nodes
    assert {node["label"] for node in nodes} == set(corpus.entities)
    assert {node["shape"] for node in nodes if node["label"] == "Azure"} == {"hexagon"}


def test_better_connected_entities_are_larger(corpus: Corpus) -> None:
    sizes = {node["label"]: node["size"] for node in drawing_of(graph_of(corpus)).network.nodes}
    assert sizes["OpenAI"] > sizes["Oracle"] > sizes["Müller & Söhne"]


def test_parallel_lines_take_curves_of_their_own_whichever_way_they_point(corpus: Corpus) -> None:
    curves = []
    for edge in drawing_of(graph_of(corpus)).network.edges:
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
    loops = [
        e["selfReference"]["angle"]
        for e in drawing_of(graph_of(corpus)).network.edges
        if e["from"] == e["to"]
    ]
    assert len(set(loops)) == 3


def test_lines_show_their_direction(corpus: Corpus) -> None:
    assert edge_of(corpus, "Microsoft", "invests-in", "OpenAI")["arrows"] == "to"
    assert edge_of(corpus, "Microsoft", "partners-with", "OpenAI")["arrows"] == ""


def test_exclusivity_follows_the_claims_that_hold(corpus: Corpus) -> None:
    older, newer = corpus.sources[1], corpus.sources[0]
    corpus.claim("AWS", "hosts", "OpenAI", "alone", source=older, exclusive=True)
    corpus.claim("AWS", "hosts", "OpenAI", "no longer alone", source=newer, exclusive=False)
    tie = tie_of(graph_of(corpus), "AWS", "hosts", "OpenAI")
    assert (tie.exclusive_on(date(2026, 1, 1)), tie.exclusive_on(DAY)) == (True, False)
    assert tie_of(graph_of(corpus), "OpenAI", "licenses-IP-to", "Microsoft").exclusive_on(DAY)


@pytest.mark.parametrize(
    ("terms", "kind", "word"),
    [
        ({"valid_to": PartialDate(2026, 3, 15)}, StandingKind.PAST, "past"),
        ({"valid_from": PartialDate(2026, 3, 16)}, StandingKind.LATER, "starts later"),
        ({"status": Status.LAPSED}, StandingKind.PAST, "lapsed"),
        ({"status": Status.ENDED, "valid_to": PartialDate(2027)}, StandingKind.LATER, "said later"),
        ({"status": Status.LETTER_OF_INTENT}, StandingKind.UNSETTLED, "letter of intent"),
        ({"status": Status.DENIED}, StandingKind.UNSETTLED, "denied"),
        ({"modality": Modality.NEGATED}, StandingKind.UNSETTLED, "denied"),
        ({"modality": Modality.HYPOTHETICAL}, StandingKind.UNSETTLED, "hypothetical"),
        ({"confidence": Confidence.LOW}, StandingKind.UNSETTLED, "low confidence"),
        ({}, StandingKind.HOLDS, "holds"),
    ],
)
def test_claim_that_does_not_hold_says_why(
    corpus: Corpus, terms: dict[str, Any], kind: StandingKind, word: str
) -> None:
    corpus.claim("AWS", "hosts", "OpenAI", "?", source=corpus.sources[1], **terms)
    standing = tie_of(graph_of(corpus), "AWS", "hosts", "OpenAI").on(DAY)
    assert (standing.kind, standing.word) == (kind, word)


def test_claim_that_a_later_one_revises_is_superseded(corpus: Corpus) -> None:
    older, newer = corpus.sources[1], corpus.sources[0]
    corpus.claim("AWS", "hosts", "OpenAI", "alone", source=older, exclusive=True)
    corpus.claim("AWS", "hosts", "OpenAI", "no longer alone", source=newer, exclusive=False)
    tie = tie_of(graph_of(corpus), "AWS", "hosts", "OpenAI")
    assert [course.on(DAY).word for course in tie.courses] == ["holds", "superseded"]


def test_claim_without_a_date_starts_nobody_knows_when(corpus: Corpus) -> None:
    corpus.claim("AWS", "hosts", "OpenAI", "?", source=Source("file:///undated.txt"))
    standing = tie_of(graph_of(corpus), "AWS", "hosts", "OpenAI").on(DAY)
    assert (standing.kind, standing.word) == (StandingKind.UNSETTLED, "start not known")


@given(st.lists(random_claims, max_size=8), random_days)
def test_stretches_are_the_days_on_which_the_timeline_holds(claims: list[Claim], day: date) -> None:
    sources = {source.iri: source for source in WRITTEN}
    held = stretches(claims, sources)
    assert {iri for iri, stretch in held.items() if stretch.covers(day)} == Timeline(claims, sources).holding(
        day
    )


def test_terms_of_a_claim_are_in_plain_words(corpus: Corpus) -> None:
    graph = graph_of(corpus)
    hosting, recorded = words_of(graph, "Azure", "exclusive-host-of", "stateless OpenAI APIs")
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
    source = texts_of(graph)["sources"][hosting["source"]]
    assert dict(source["lines"])["Author"] == "A. Writer"
    assert source["link"] == "https://news.example/joint-statement"
    assert (recorded.get("verbatim"), recorded["locator"]) == (None, "row 17, P017")
    (investing,) = words_of(graph, "Microsoft", "invests-in", "OpenAI")
    assert dict(investing["terms"])["Amount"] == "10 billion USD (“$10 billion”)"


def test_quote_stands_in_its_paragraph(corpus: Corpus) -> None:
    text = "Another matter.\n\nFor years, Azure hosts it. Nobody objected.\n\nThe end."
    start = text.index("Azure hosts it.")
    source = Source("file:///a.txt", text=text)
    claim = corpus.claim("Azure", "hosts", "OpenAI", "Azure hosts it.", source=source)
    corpus.claims.remove(claim)
    corpus.claims.append(replace(claim, evidence=Evidence("Azure hosts it.", start, start + 15)))
    (words,) = words_of(graph_of(corpus), "Azure", "hosts", "OpenAI")
    assert words["context"] == ["For years, ", " Nobody objected."]


@pytest.mark.parametrize("text", [None, "shorter", "Quite another text than the one that was read then."])
def test_quote_stands_alone_where_the_text_is_not_kept_or_another(text: str | None) -> None:
    assert surroundings(Evidence("hosts", 6, 11), text) is None


def test_long_paragraph_is_cut_between_words() -> None:
    text = "word " * 200 + "QUOTE" + " word" * 200
    around = surroundings(Evidence("QUOTE", 1000, 1005), text)
    assert around is not None
    before, after = around
    assert before.startswith("… word") and before.endswith("word ") and after.endswith("word …")
    assert max(map(len, around)) < 270


def test_findings_name_both_claims_by_their_place(corpus: Corpus) -> None:
    first, second = corpus.claims[0], corpus.claims[1]
    stranger = replace(first, scope="elsewhere")

    @dataclass(frozen=True)
    class Found:
        kind: ConflictKind
        why: str
        claims: tuple[Claim, ...]

    graph = graph_of(corpus)
    (shown,) = texts_of(
        graph,
        [
            Found(ConflictKind.DENIAL, "one denies it", (first, second)),
            Found(ConflictKind.DENIAL, "of a claim that the page does not hold", (stranger,)),
        ],
    )["findings"]
    assert (shown["kind"], shown["why"]) == ("Asserted, and denied or ended", "One denies it.")
    named = [graph.ties[tie].claims[nth] for tie, nth in shown["claims"]]
    assert named == [first, second]


def test_what_claims_mention_but_nobody_gave_is_shown_under_their_names(corpus: Corpus) -> None:
    graph = claimed_graph(corpus.claims, [], [], day=DAY)
    assert graph.entities[entity_iri("Azure")].name == "Azure"
    nodes = {node["label"]: node["group"] for node in map_data(graph, drawing_of(graph))["nodes"]}
    assert nodes["Azure"] == "entity"


def test_no_two_kinds_look_alike_without_colour() -> None:
    every_kind = [Entity.named(name, name) for name in vocabulary().kinds]
    graph = claimed_graph([], every_kind, [], day=DAY)
    kinds = map_data(graph, drawing_of(graph))["kinds"]
    looks = [(kind["shape"], kind["mark"]) for kind in kinds.values()]
    assert len(kinds) == len(vocabulary().kinds)
    assert len(set(looks)) == len(looks)


def test_every_colour_stands_out_on_light_and_dark() -> None:
    kinds = [kind.colour for kind in vocabulary().kinds.values()]
    for colour in [*kinds, *(group.colour for group in vocabulary().groups.values())]:
        for shown, paper in ((colour, LIGHT_PAPER), (in_dark(colour), DARK_PAPER)):
            assert contrast(readable(shown, paper, MARK), paper) >= 3
            assert contrast(readable(shown, paper), paper) >= 4.5


@pytest.mark.parametrize("paper", [LIGHT_PAPER, DARK_PAPER])
def test_groups_of_relations_are_told_apart_by_everyone(paper: str) -> None:
    """0.08 in OKLab is well above what is just noticed side by side (about 0.02)."""
    colours = {
        group.name: readable(group.colour if paper == LIGHT_PAPER else in_dark(group.colour), paper, MARK)
        for group in vocabulary().groups.values()
    }
    apart = {pair: apparent_distance(colours[pair[0]], colours[pair[1]]) for pair in combinations(colours, 2)}
    closest = min(apart, key=lambda pair: apart[pair])
    assert apart[closest] >= 0.08, (closest, apart[closest])


@pytest.mark.parametrize("branches", [3, 60])
def test_names_of_nodes_do_not_overlap(branches: int) -> None:
    names = [f"n{at:02}" for at in range(60)]
    boxes = {name: Box(100, 34) for name in names}
    lines = [Line(names[at // branches], name, at % 4 != 0) for at, name in enumerate(names) if at]
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
    drawing_of(graph_of(corpus))
    random.seed(1)
    assert igraph.Graph.Erdos_Renyi(n=20, p=0.3).get_edgelist() == expected


def test_same_claim_recorded_twice_is_shown_once(corpus: Corpus) -> None:
    corpus.claims += corpus.claims
    assert sum(len(tie.claims) for tie in graph_of(corpus).ties) == len(corpus.claims) // 2


def test_source_without_a_web_address_is_named_by_what_identifies_it(corpus: Corpus) -> None:
    claim = corpus.claim("AWS", "funds", "Oracle", "?", source=Source("file:///notes.txt"))
    graph = graph_of(corpus)
    (shown,) = words_of(graph, "AWS", "funds", "Oracle")
    assert claim.source == Source("file:///notes.txt").iri
    source = texts_of(graph)["sources"][shown["source"]]
    assert source == {"lines": [("Source", "file:///notes.txt"), ("Said", "date not known")], "link": None}


def test_iri_of_an_unknown_parent_is_left_out() -> None:
    orphan = Entity(Iri("urn:o"), "Orphan", parent=Iri("urn:nobody"))
    (entity,) = texts_of(claimed_graph([], [orphan], [], day=DAY))["entities"]
    assert "parent" not in entity
