"""The three times kept apart, whose words count, and what was known before a source changed its mind."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from pactgraph.graph.load import load_records
from pactgraph.graph.partnership_graph import PartnershipGraph
from pactgraph.ontology.claim import Claim, Status
from pactgraph.ontology.entity import Entity
from pactgraph.ontology.errors import InvalidValue, NotFound
from pactgraph.ontology.iri import Iri
from pactgraph.ontology.source import Source

from .claims import API, AWS, AZURE, MICROSOFT, OPENAI, claim, records, source

FTC = Entity.named("FTC", "regulator")
NADELLA = Entity(Entity.named("Satya Nadella").iri, "Satya Nadella", "person", parent=MICROSOFT.iri)
NOTE = source("note", "2026-03", publisher="Daily")
BLOG = source("blog", "2026-03-05", publisher="Microsoft")


def graph_of(*claims: Claim) -> PartnershipGraph:
    graph = PartnershipGraph()
    azure = Entity(AZURE.iri, AZURE.name, AZURE.kind, parent=MICROSOFT.iri)
    entities = [azure, AWS, API, OPENAI, MICROSOFT, FTC, NADELLA]
    graph.load_records([NOTE, BLOG, *entities, *claims])
    return graph


def spoken(*speakers: Entity, said_in: Source = NOTE, **parts: Any) -> Claim:
    made: dict[str, Any] = {"speakers": tuple(s.iri for s in speakers), "valid_from": "2026-01-01"}
    return claim(said_in, **(made | parts))


@pytest.mark.parametrize(
    ("policy", "speakers", "parts", "counts"),
    [
        ("parties", (MICROSOFT,), {}, True),
        ("parties", (NADELLA,), {}, True),
        ("parties", (FTC,), {}, False),
        ("parties", (OPENAI,), {}, False),
        ("parties", (OPENAI,), {"object": OPENAI, "relation": "provides-compute-to"}, True),
        ("parties", (), {}, False),
        ("parties", (), {"said_in": BLOG}, True),
        ("regulators", (FTC,), {}, True),
        ("regulators", (MICROSOFT,), {}, False),
        ("press", (), {}, True),
        ("press", (OPENAI,), {}, True),
        ("press", (), {"asserted_by": "unnamed sources"}, True),
        ("press", (), {"asserted_by": "unnamed sources", "said_in": BLOG}, True),
        ("press", (MICROSOFT,), {}, False),
        ("all", (), {}, True),
        ("regulators,press", (FTC,), {}, True),
        ("Microsoft", (MICROSOFT,), {}, True),
        ("microsoft", (NADELLA,), {}, True),
        ("Satya Nadella", (MICROSOFT,), {}, False),
        ("OpenAI, FTC", (FTC,), {}, True),
        ("OpenAI, FTC", (MICROSOFT,), {}, False),
    ],
)
def test_whose_words_count(
    policy: str, speakers: tuple[Entity, ...], parts: dict[str, Any], counts: bool
) -> None:
    view = graph_of(spoken(*speakers, **parts)).as_of("2026-06-01", speakers=policy)
    assert bool(view.holding) is counts


def test_a_speaker_the_graph_does_not_know_is_refused() -> None:
    with pytest.raises(NotFound, match="no speaker is called 'Nobody'"):
        graph_of().as_of("2026", speakers="Nobody")


def test_the_words_of_one_do_not_end_what_another_says_once_only_the_other_counts() -> None:
    ended = spoken(FTC, said_in=BLOG, status=Status.ENDED, valid_from=None, valid_to="2026-04-01")
    graph = graph_of(spoken(MICROSOFT), ended)
    assert not graph.as_of("2026-06-01").holding
    assert graph.as_of("2026-06-01", speakers="parties").holding


@pytest.mark.parametrize(
    ("said_by", "counts"), [("2026-03-30", False), ("2026-03-31", True), ("2026-03", True), ("2025", False)]
)
def test_what_a_reader_could_have_known(said_by: str, counts: bool) -> None:
    view = graph_of(claim(NOTE, valid_from="2025")).as_of("2026-06-01", said_by=said_by)
    assert bool(view.holding) is counts


def test_what_was_said_later_does_not_count_yet() -> None:
    graph = PartnershipGraph()
    february, april = source("february", "2026-02-27"), source("april", "2026-04-27")
    graph.load_records(records(february, claim(february)))
    graph.load_records(records(april, claim(april, status=Status.ENDED)))
    assert not graph.as_of("2026-06-01").holding
    assert graph.as_of("2026-06-01", said_by="2026-03-01").holding


def test_what_this_graph_had_recorded() -> None:
    graph = PartnershipGraph()
    first = claim(NOTE, valid_from="2026-01-01", quote="one")
    second = claim(NOTE, valid_from="2026-01-01", quote="two")
    for at, said in ((datetime(2026, 5, 1, tzinfo=UTC), first), (datetime(2026, 7, 1, tzinfo=UTC), second)):
        load_records(graph.store, records(NOTE, said), now=at)

    def known(day: str) -> set[Iri]:
        return set(graph.as_of("2026-04-15", known_by=day).holding)

    assert known("2026-04-30") == set()
    assert known("2026-05-01") == known("2026-06-30") == {first.iri}
    assert known("2026-07-01") == known("2027") == set(graph.as_of("2026-04-15").holding) == {second.iri}


def test_what_was_withdrawn_and_said_again_has_two_stretches() -> None:
    graph = PartnershipGraph()
    said = claim(NOTE, valid_from="2026-01-01")
    for month, again in ((5, [said]), (6, []), (7, [said])):
        load_records(graph.store, records(NOTE, *again), now=datetime(2026, month, 1, tzinfo=UTC))
    counts = {m: bool(graph.as_of("2026-04", known_by=f"2026-{m:02}-15").holding) for m in (4, 5, 6, 7)}
    assert counts == {4: False, 5: True, 6: False, 7: True}


def test_withdrawn_claims_are_in_queries_of_their_time_only() -> None:
    graph = PartnershipGraph()
    load_records(graph.store, records(NOTE, claim(NOTE)), now=datetime(2026, 5, 1, tzinfo=UTC))
    load_records(graph.store, records(NOTE), now=datetime(2026, 6, 1, tzinfo=UTC))
    words = """SELECT ?quote { ?claim pact:holds true . GRAPH ?g { ?claim pact:evidence/oa:exact ?quote } }"""
    assert len(graph.as_of("2026-04", known_by="2026-05-15").query(words).rows) == 1
    assert graph.as_of("2026-04").query(words).rows == []
    assert graph.query("SELECT ?c { GRAPH ?g { ?c a pact:Claim } }").rows == []


def test_a_date_that_is_none_is_refused() -> None:
    with pytest.raises(InvalidValue, match="2025-13"):
        PartnershipGraph().as_of("2026", said_by="2025-13")


@pytest.fixture(scope="module")
def reference() -> PartnershipGraph:
    graph = PartnershipGraph()
    graph.load("pactgraph:reference")
    return graph


API_HOST = "ASK { entity:azure pact:exclusive-host-of entity:openai-api }"
ALL_WORKLOADS = "ASK { entity:azure pact:exclusive-host-of entity:openai-workloads }"
STATELESS = "ASK { entity:azure pact:exclusive-host-of entity:openai-stateless-apis }"
LICENCE = """ASK { ?c pact:holds true . GRAPH ?g {
    ?c rdf:subject entity:openai ; rdf:predicate pact:licenses-IP-to ; rdf:object entity:microsoft ;
       pact:exclusive true } }"""
LICENSED = "ASK { entity:openai pact:licenses-IP-to entity:microsoft }"
BOARD_DECIDES = """ASK { ?c pact:holds true . GRAPH ?g { ?c rdf:predicate pact:has-clause ;
    rdf:object entity:agi-board-clause } }"""
TRIGGER = BOARD_DECIDES.replace("agi-board-clause", "agi-panel-clause")
PAYS_OPENAI = "ASK { entity:microsoft pact:shares-revenue-with entity:openai }"
PAYS_MICROSOFT = "ASK { entity:openai pact:shares-revenue-with entity:microsoft }"


@pytest.mark.parametrize(
    ("question", "answers"),
    [
        (ALL_WORKLOADS, (True, False, False, False)),
        (API_HOST, (False, True, True, False)),
        (STATELESS, (False, False, True, False)),
        (LICENCE, (False, True, True, False)),
        (LICENSED, (True, True, True, True)),
        (BOARD_DECIDES, (True, True, False, False)),
        (TRIGGER, (False, False, True, False)),
        (PAYS_OPENAI, (False, True, True, False)),
        (PAYS_MICROSOFT, (False, False, True, True)),
    ],
    ids=[
        "host of all",
        "host of the API",
        "host of stateless",
        "exclusive licence",
        "any licence",
        "AGI by the board's word",
        "AGI by the panel's word",
        "to OpenAI",
        "to Microsoft",
    ],
)
def test_the_flip(question: str, answers: tuple[bool, ...], reference: PartnershipGraph) -> None:
    days = ("2024-06-01", "2025-06-30", "2026-03-15", "2026-05-15")
    assert tuple(reference.as_of(day).query(question).boolean for day in days) == answers
