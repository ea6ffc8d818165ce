"""Queries: what is refused, how errors read, and the formats of answers."""

from __future__ import annotations

import json
import re
import time
from contextlib import suppress

import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st

from pactgraph.graph.answer import GRAPH_FORMATS, ROW_FORMATS
from pactgraph.graph.partnership_graph import PartnershipGraph
from pactgraph.graph.query import check_query
from pactgraph.ontology.errors import NotFound, QueryError, StoreError

from .claims import claim, day, records, source

NOTE = source("note")
ROWS = "SELECT ?host ?what WHERE { ?host pact:exclusive-host-of ?what }"
TRIPLES = "CONSTRUCT { ?s ?p ?o } WHERE { ?s pact:exclusive-host-of ?o ; ?p ?o }"


@pytest.fixture(scope="module")
def graph() -> PartnershipGraph:
    made = PartnershipGraph(today=lambda: day("2026-03-01"))
    made.load_records(records(NOTE, claim(NOTE)))
    return made


def test_the_newcomers_one_line_query(graph: PartnershipGraph) -> None:
    (row,) = graph.query(ROWS)
    assert row == {
        "host": "https://w3id.org/pactgraph/entity/azure",
        "what": "https://w3id.org/pactgraph/entity/stateless-api",
    }


def test_a_view_and_its_sources_in_one_query(graph: PartnershipGraph) -> None:
    text = """SELECT ?quote { ?s pact:exclusive-host-of ?o .
        GRAPH ?source { ?claim rdf:subject ?s ; rdf:object ?o ; pact:evidence/oa:exact ?quote } }"""
    assert [row["quote"] for row in graph.as_of("2026-03-01").query(text)] == [claim(NOTE).evidence.quote]


def test_source_graphs_never_assert_the_plain_triple(graph: PartnershipGraph) -> None:
    assert not graph.query("ASK { GRAPH ?g { ?s pact:exclusive-host-of ?o } }").boolean


@pytest.mark.parametrize("format", ROW_FORMATS)
def test_rows_are_written_in_every_format(format: str, graph: PartnershipGraph) -> None:
    assert b"azure" in graph.query(ROWS).write(format)


@pytest.mark.parametrize("format", GRAPH_FORMATS)
def test_graphs_are_written_in_every_format(format: str, graph: PartnershipGraph) -> None:
    assert b"exclusive-host-of" in graph.query(TRIPLES).write(format)


def test_formats_of_the_other_kind_are_refused(graph: PartnershipGraph) -> None:
    with pytest.raises(QueryError, match="a graph is not written as csv; use turtle"):
        graph.query(TRIPLES).write("csv")
    with pytest.raises(QueryError, match="this answer is not written as turtle; use json"):
        graph.query(ROWS).write("turtle")


def test_json_is_what_the_standard_says(graph: PartnershipGraph) -> None:
    found = json.loads(graph.query(ROWS).write("json"))
    assert found["head"]["vars"] == ["host", "what"]
    assert json.loads(graph.query("ASK {}").write("json"))["boolean"] is True


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("SELECT ?x WHERE { ?x", "does not parse at line 1, column"),
        ("SELECT ?x\nWHERE { ?x unknown:p ?y }", "does not parse at line 2"),
        ("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "SERVICE asks another server"),
        ("select * { service silent <http://127.0.0.1:9/> { ?s ?p ?o } }", "SERVICE asks another server"),
        ("SELECT * FROM <http://127.0.0.1:9/data> { ?s ?p ?o }", "FROM is not used here"),
        ("INSERT DATA { <a:b> <a:b> <a:b> }", "INSERT would change the graph"),
        ("PREFIX a: <b:c> LOAD <http://127.0.0.1:9/>", "LOAD would change the graph"),
        ("", "the query is empty"),
        ("{" * 5000, "nests 5000 brackets deep"),
        ("SELECT * { " + "<<(" * 3000, "brackets deep"),
    ],
)
def test_what_is_refused_says_why(text: str, problem: str, graph: PartnershipGraph) -> None:
    with pytest.raises(QueryError, match=re.escape(problem)):
        graph.query(text)


def test_an_error_points_at_its_place(graph: PartnershipGraph) -> None:
    with pytest.raises(QueryError) as raised:
        graph.query("SELECT ?x\nWHERE { ?x ?y }")
    shown = str(raised.value).splitlines()
    assert shown[1] == "    WHERE { ?x ?y }" and shown[2].endswith("^")


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?service { ?service ?p 'SERVICE <x>' }",
        'SELECT * { ?s ?p "a \\" SERVICE b" } # SERVICE',
        "SELECT * { ?s <http://e.org/SERVICE> ?o }",
        "PREFIX service: <http://e.org/> SELECT * { ?s service:insert ?o }",
        'SELECT * { ?s ?p """SERVICE { { """ }',
    ],
)
def test_words_inside_names_and_texts_are_no_keywords(text: str) -> None:
    check_query(text)


@given(st.text(alphabet="SERVICEservice '\"<>{}#?:\\\n", max_size=60))
def test_checking_never_hangs_or_breaks(text: str) -> None:
    started = time.monotonic()
    with suppress(QueryError):
        check_query(text)
    assert time.monotonic() - started < 2


def test_an_unknown_question_is_named(graph: PartnershipGraph) -> None:
    with pytest.raises(NotFound, match="did you mean 'exclusive-hosts'"):
        graph.query("exclusive-host")


def test_the_dataset_is_the_same_store(graph: PartnershipGraph) -> None:
    dataset = graph.dataset
    triple = (None, rdflib.URIRef("https://w3id.org/pactgraph/ontology#exclusive-host-of"), None)
    assert len(list(dataset.triples(triple))) == 1
    assert {str(name) for *_, name in dataset.quads()} == {str(NOTE.iri), "urn:x-rdflib:default"}
    assert len(list(dataset.query("SELECT ?h { ?h pact:exclusive-host-of ?w }"))) == 1


def test_the_dataset_cannot_be_written_or_sent_elsewhere(graph: PartnershipGraph) -> None:
    dataset = graph.dataset
    node = rdflib.URIRef("https://example.org/x")
    with pytest.raises(StoreError):
        dataset.add((node, node, node))
    with pytest.raises(StoreError):
        dataset.remove((node, node, node))
    with pytest.raises(StoreError):
        dataset.update("CLEAR ALL")
    with pytest.raises(QueryError, match="SERVICE"):
        dataset.query("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('ASK { FILTER (STR($day) = "2025-01-31") }', True),
        ('ASK { FILTER (STR($day) > "2025-02") }', False),
        ('ASK { FILTER ("$day" = "$" ) }', False),
        ("ASK { FILTER (BOUND(?day)) }", False),
    ],
)
def test_the_day_asked_about_can_be_used(text: str, expected: bool, graph: PartnershipGraph) -> None:
    assert graph.as_of("2025-01").query(text).boolean is expected


def test_which_claims_hold_can_be_asked(graph: PartnershipGraph) -> None:
    text = "SELECT ?claim { ?claim pact:holds true . GRAPH ?source { ?claim a pact:Claim } }"
    assert list(graph.as_of("2026-03-02").query(text)) == [{"claim": claim(NOTE).iri}]
    assert list(graph.as_of("2025").query(text)) == []


def test_a_dataset_shows_today_whatever_day_was_asked_in_between(graph: PartnershipGraph) -> None:
    dataset = graph.dataset
    before = set(dataset.triples((None, None, None)))
    graph.as_of("2020").query(ROWS)
    assert set(dataset.triples((None, None, None))) == before
    assert len(dataset) > 0
    assert len(list(dataset.query("SELECT ?h { ?h pact:exclusive-host-of ?w }"))) == 1


def test_an_answer_is_true_when_there_is_something_in_it(graph: PartnershipGraph) -> None:
    assert graph.query("ASK {}") and not graph.query("ASK { ?s pact:acquires ?o }")
    assert graph.query(ROWS) and len(graph.query(ROWS)) == 1
    assert not graph.query("SELECT * { ?s pact:acquires ?o }") and graph.query(TRIPLES)


def test_a_prefix_that_nobody_declared_is_named(graph: PartnershipGraph) -> None:
    with pytest.raises(QueryError, match="the prefix 'foo:' is not declared"):
        graph.query("ASK { foo:bar ?p 'x:y' }")
