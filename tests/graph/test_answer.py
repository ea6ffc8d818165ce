"""How an answer shows itself in a console and in a notebook."""

from __future__ import annotations

import pytest

from pactgraph.graph import PartnershipGraph


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("SELECT ?a ?b { VALUES (?a ?b) { (1 2) } }", "<Answer: 1 rows of a, b>"),
        ("ASK { ?s ?p ?o }", "<Answer: False>"),
        ("CONSTRUCT { <urn:a> <urn:b> <urn:c> } {}", "<Answer: 1 triples>"),
    ],
)
def test_an_answer_tells_its_kind_and_size(query: str, shown: str) -> None:
    assert repr(PartnershipGraph().query(query)) == shown


def test_a_notebook_shows_rows_as_a_table_and_never_as_markup() -> None:
    answer = PartnershipGraph().query("SELECT ?a ?b { VALUES (?a ?b) { ('<script>' UNDEF) } }")
    assert answer._repr_html_() == (
        "<table><tr><th>a</th><th>b</th></tr><tr><td>&lt;script&gt;</td><td></td></tr></table>"
    )
    assert PartnershipGraph().query("ASK { ?s ?p ?o }")._repr_html_() is None


def test_a_portrait_does_not_print_the_whole_graph() -> None:
    graph = PartnershipGraph()
    graph.load("pactgraph:reference")
    assert "snapshot" not in repr(graph.show("Frontier"))
