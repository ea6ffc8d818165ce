"""Entities decided to be one: every view tells of one, nothing is lost, and it can be taken back."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pactgraph.graph.conflicts import conflicts
from pactgraph.graph.history import history
from pactgraph.graph.identities import RESOLUTION, Identities
from pactgraph.graph.load import load_records
from pactgraph.graph.partnership_graph import PartnershipGraph
from pactgraph.graph.resolution import Decision, candidates, decide, decisions, undo
from pactgraph.ontology.claim import Claim, Status
from pactgraph.ontology.entity import Entity
from pactgraph.ontology.errors import InvalidValue, NotFound
from pactgraph.ontology.identifiers import Identifier
from pactgraph.ontology.iri import Iri
from tests.graph.claims import claim, records, source

META = Entity.named("Meta", "organization", aliases=("Meta Platforms",))
FACEBOOK = Entity.named("Facebook, Inc.", "organization")
SCALE = Entity.named("Scale AI", "organization")
SCALE_TOO = Entity.named("Scale", "organization")
NSCALE = Entity.named("Nscale", "organization")
PARTIES = (META, FACEBOOK, SCALE, SCALE_TOO, NSCALE)

EARLY = source("early", "2024-01-01")
LATE = source("late", "2025-06-01")
CLAIMS = (
    claim(EARLY, FACEBOOK, "partners-with", SCALE, quote="Facebook and Scale AI are partners."),
    claim(EARLY, META, "invests-in", SCALE_TOO, quote="Meta invests in Scale."),
    claim(LATE, META, "partners-with", SCALE, quote="No longer.", status=Status.ENDED),
    claim(LATE, NSCALE, "partners-with", META, quote="Nscale and Meta."),
)
HOSTS = "SELECT ?a ?b WHERE { ?a pact:partners-with ?b } ORDER BY ?a ?b"
EVERYTHING = "SELECT ?s ?p ?o WHERE { ?s ?p ?o } ORDER BY ?s ?p ?o"
CLAIMED = "SELECT ?c WHERE { GRAPH ?g { ?c rdf:subject ?s } } ORDER BY ?c"


def said(*sources: object) -> list[list[object]]:
    parts = {EARLY: CLAIMS[:2], LATE: CLAIMS[2:]}
    return [[one, *PARTIES, *parts[one]] for one in (sources or (EARLY, LATE))]  # type: ignore[index]


@pytest.fixture
def graph() -> PartnershipGraph:
    return loaded()


def loaded() -> PartnershipGraph:
    graph = PartnershipGraph()
    for told in said():
        graph.load_records(told)  # type: ignore[arg-type]
    return graph


def same(one: Entity, other: Entity, reason: str = "renamed") -> Decision:
    return Decision(one.iri, other.iri, True, reason)


def apart(one: Entity, other: Entity) -> Decision:
    return Decision(one.iri, other.iri, False, "two companies")


def rows(graph: PartnershipGraph, query: str, day: str = "2024-06-01") -> list[object]:
    return list(graph.as_of(day).query(query).rows)


def quads(graph: PartnershipGraph) -> set[str]:
    graph.as_of("2024-06-01").query("ASK { ?s ?p ?o }")
    return set(map(str, graph.store.engine))


def test_relations_of_all_ids_are_found_under_one(graph: PartnershipGraph) -> None:
    assert decide(graph, [same(META, FACEBOOK)]) == 1
    found = graph.as_of("2024-06-01")
    assert found.query("ASK { entity:meta pact:partners-with entity:scale-ai }").boolean
    assert found.query("ASK { entity:facebook-inc owl:sameAs entity:meta }").boolean
    assert not found.query("ASK { entity:facebook-inc pact:partners-with ?anyone }").boolean
    assert found.query(
        "ASK { entity:facebook-inc owl:sameAs? ?id . ?id pact:partners-with entity:scale-ai }"
    ).boolean


def test_claims_in_the_graphs_of_sources_are_told_of_the_one_id(graph: PartnershipGraph) -> None:
    decide(graph, [same(META, FACEBOOK)])
    query = """SELECT ?name ?said WHERE { GRAPH ?source {
        ?claim rdf:subject entity:meta ; rdf:object entity:scale-ai ; pact:subjectName ?name
        OPTIONAL { ?claim pact:subjectSaid ?said } } } ORDER BY ?name"""
    found = [tuple(None if cell is None else cell.value for cell in row) for row in rows(graph, query)]  # type: ignore[attr-defined]
    assert found == [("Facebook, Inc.", FACEBOOK.iri), ("Meta", None)]


@pytest.mark.parametrize("name", ["Meta", "facebook, inc.", "facebook-inc", FACEBOOK.iri, "Meta Platforms"])
def test_every_name_and_id_leads_to_all_claims(graph: PartnershipGraph, name: str) -> None:
    decide(graph, [same(META, FACEBOOK)])
    portrait = graph.show(name)
    assert portrait.entity.iri == META.iri and portrait.entity.name == "Meta"
    assert "Facebook, Inc." in portrait.entity.aliases
    assert {found.iri for found in portrait.claims} == {found.iri for found in CLAIMS}


def test_an_end_said_of_one_id_ends_the_relation_of_the_other(graph: PartnershipGraph) -> None:
    assert CLAIMS[0].iri in graph.as_of("2025-07-01").holding
    decide(graph, [same(META, FACEBOOK)])
    assert CLAIMS[0].iri in graph.as_of("2025-05-01").holding
    assert CLAIMS[0].iri not in graph.as_of("2025-07-01").holding
    lines = history(graph.as_of("2025-07-01"), META.iri, SCALE.iri)
    assert [line.claim.iri for line in lines] == [CLAIMS[0].iri, CLAIMS[2].iri]


def test_one_node_is_drawn(graph: PartnershipGraph) -> None:
    decide(graph, [same(META, FACEBOOK), same(SCALE, SCALE_TOO)])
    network = graph.to_networkx(everything=True)
    assert set(network) == {META.iri, NSCALE.iri, min(SCALE.iri, SCALE_TOO.iri, key=len)}
    assert network.number_of_edges() == len(CLAIMS)
    assert FACEBOOK.iri not in graph.as_of("2024-06-01").html()


def test_claims_keep_their_names(graph: PartnershipGraph) -> None:
    before = set(graph.snapshot.claims)
    decide(graph, [same(META, FACEBOOK)])
    assert set(graph.snapshot.claims) == before
    assert all(found.iri == iri for iri, found in graph.snapshot.claims.items())


def test_loading_again_changes_nothing_and_undoes_no_decision(graph: PartnershipGraph) -> None:
    decide(graph, [same(META, FACEBOOK)])
    before = quads(graph)
    for told in said():
        report = graph.load_records(told)  # type: ignore[arg-type]
        assert (report.added, report.changed, report.removed) == (0, 0, 0)
    assert quads(graph) == before


def test_what_is_loaded_after_a_decision_is_told_of_the_one_id() -> None:
    graph = PartnershipGraph()
    graph.load_records(said(LATE)[0])  # type: ignore[arg-type]
    decide(graph, [same(META, FACEBOOK)])
    graph.load_records(said(EARLY)[0])  # type: ignore[arg-type]
    other = loaded()
    decide(other, [same(META, FACEBOOK)])
    assert rows(graph, EVERYTHING) == rows(other, EVERYTHING)


def test_forgetting_a_source_leaves_the_decision(graph: PartnershipGraph) -> None:
    decide(graph, [same(META, FACEBOOK)])
    graph.forget(EARLY.iri)
    assert len(decisions(graph)) == 1
    assert {found.iri for found in graph.show("Meta").claims} == {CLAIMS[2].iri, CLAIMS[3].iri}


def test_what_was_known_before_a_decision_was_two() -> None:
    graph = PartnershipGraph()
    long_ago = datetime(2024, 2, 1, tzinfo=UTC)
    for told in said():
        load_records(graph.store, told, now=long_ago)  # type: ignore[arg-type]
    decide(graph, [same(META, FACEBOOK)])
    then = graph.as_of("2024-06-01", known_by="2024-03-01")
    assert then.query("ASK { entity:facebook-inc pact:partners-with entity:scale-ai }").boolean
    assert {e.iri for e in then.snapshot.entities.values()} >= {META.iri, FACEBOOK.iri}


def test_a_relation_between_what_is_one_is_no_fact() -> None:
    graph = PartnershipGraph()
    graph.load_records([EARLY, *PARTIES, claim(EARLY, META, "partners-with", FACEBOOK)])
    decide(graph, [same(META, FACEBOOK)])
    assert rows(graph, HOSTS) == []
    assert [found.rule for found in conflicts(graph)] == ["relates-to-itself"]


def test_what_is_decided_to_be_two_is_not_asked_again(graph: PartnershipGraph) -> None:
    graph.load_records(
        records(source("more"), claim(source("more"), Entity.named("Meta Inc."), object=SCALE))
    )
    pair = next(found for found in candidates(graph.snapshot) if META.iri in (found.one, found.other))
    decide(graph, [Decision(pair.one, pair.other, False, "two")])
    left = {(found.one, found.other) for found in candidates(graph.snapshot)}
    assert (pair.one, pair.other) not in left
    (kept,) = decisions(graph)
    assert kept.modality == "negated" and kept.evidence.quote == "two"


def test_a_decision_may_be_changed_but_not_contradict_others(graph: PartnershipGraph) -> None:
    decide(graph, [same(META, FACEBOOK), same(FACEBOOK, NSCALE)])
    before = quads(graph)
    with pytest.raises(InvalidValue, match="take one of them back"):
        decide(graph, [apart(META, NSCALE)])
    assert quads(graph) == before
    decide(graph, [apart(FACEBOOK, NSCALE)])
    assert graph.snapshot.identities.canonical == {FACEBOOK.iri: META.iri}


def test_taking_back_what_was_never_decided(graph: PartnershipGraph) -> None:
    with pytest.raises(NotFound, match="nothing was decided"):
        undo(graph, "Meta")


def test_one_decision_is_taken_back_by_its_name(graph: PartnershipGraph) -> None:
    decide(graph, [same(META, FACEBOOK), same(SCALE, SCALE_TOO)])
    kept = next(found for found in decisions(graph) if FACEBOOK.iri in (found.subject, found.object))
    assert undo(graph, kept.iri) == [kept]
    assert len(decisions(graph)) == 1


def test_decisions_survive_closing(tmp_path: object) -> None:
    with PartnershipGraph(f"{tmp_path}/g") as graph:
        for told in said():
            graph.load_records(told)  # type: ignore[arg-type]
        decide(graph, [same(META, FACEBOOK)])
        before = rows(graph, EVERYTHING)
    with PartnershipGraph(f"{tmp_path}/g") as graph:
        assert rows(graph, EVERYTHING) == before
    with PartnershipGraph(f"{tmp_path}/g", read_only=True) as graph:
        assert rows(graph, EVERYTHING) == before


def test_the_word_of_a_source_is_a_candidate_and_no_decision() -> None:
    graph = PartnershipGraph()
    graph.load_records(
        [EARLY, *PARTIES, claim(EARLY, META, "same-as", FACEBOOK, quote="Facebook is now Meta.")]
    )
    assert graph.show("Facebook, Inc.").entity.iri == FACEBOOK.iri
    assert any({found.one, found.other} == {META.iri, FACEBOOK.iri} for found in candidates(graph.snapshot))


def test_the_id_of_a_name_stands_for_those_of_registers() -> None:
    register = Identifier.of("lei", "HWUPKR0MPOU8FGXBT394").entity
    foreign = Iri("https://example.org/apple")
    long_name = Entity.named("Apple Incorporated of Cupertino").iri
    made = [Decision(a, b, True, "x") for a, b in ((foreign, register), (register, long_name))]
    store = PartnershipGraph().store
    found = Identities.by(decision.claim(store) for decision in made)
    assert set(found.canonical.values()) == {long_name}
    assert found.others(long_name) == tuple(sorted((foreign, register)))


PAIRS = st.sampled_from([(a, b) for a in PARTIES for b in PARTIES if a.name < b.name])


@given(st.lists(PAIRS, max_size=4, unique=True), st.randoms(use_true_random=False))
@settings(max_examples=15, deadline=None)
def test_the_order_of_decisions_makes_no_difference(
    pairs: list[tuple[Entity, Entity]], chance: object
) -> None:
    one, other = loaded(), loaded()
    decide(one, [same(*pair) for pair in pairs])
    shuffled = list(pairs)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    for a, b in shuffled:
        decide(other, [same(b, a)])
    for query in (EVERYTHING, CLAIMED):
        assert rows(one, query) == rows(other, query)
    assert one.snapshot.identities.canonical == other.snapshot.identities.canonical


@given(st.lists(st.tuples(PAIRS, st.booleans()), max_size=5))
@settings(max_examples=20, deadline=None)
def test_taking_back_restores_every_answer(made: list[tuple[tuple[Entity, Entity], bool]]) -> None:
    graph = loaded()
    before = quads(graph)
    for pair, one in made:
        decision = same(*pair) if one else apart(*pair)
        try:
            new = decide(graph, [decision])
        except InvalidValue:
            continue
        after = quads(graph)
        assert decide(graph, [decision]) == 0 and new in (0, 1)
        assert quads(graph) == after, "deciding again changes nothing"
    while kept := decisions(graph):
        undo(graph, kept[0].iri)
    assert quads(graph) == before
    assert RESOLUTION.iri not in graph.store.source_graphs()


def test_a_decision_is_a_claim_with_its_reason(graph: PartnershipGraph) -> None:
    decide(graph, [Decision(FACEBOOK.iri, META.iri, True, "renamed in 2021", by="A. Analyst")])
    (kept,) = decisions(graph)
    assert isinstance(kept, Claim) and kept.relation == "same-as" and kept.holds
    assert (kept.evidence.quote, kept.asserted_by) == ("renamed in 2021", "A. Analyst")
    assert kept.recorded_at is not None and kept.source == RESOLUTION.iri
