"""What is exported as RDF or as a claim table loads again as the same claims."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path

import networkx as nx
import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pactgraph.graph.export import FORMATS, LeftOut, export_graph, write_export
from pactgraph.graph.partnership_graph import PartnershipGraph
from pactgraph.loaders.document import Document
from pactgraph.loaders.registry import loader_for
from pactgraph.ontology.claim import Claim
from pactgraph.ontology.entity import Entity
from pactgraph.ontology.iri import PREFIXES
from pactgraph.ontology.source import Source
from pactgraph.ontology.vocabulary import vocabulary
from tests.ontology.strategies import claims, texts

LOADABLE = [
    ("trig", ".trig"), ("nquads", ".nq"), ("jsonld", ".jsonld"), ("trig12", ".trig"), ("csv", ".csv"),
]  # fmt: skip


@pytest.fixture(scope="module")
def reference() -> PartnershipGraph:
    graph = PartnershipGraph()
    graph.load("pactgraph:reference")
    return graph


@pytest.mark.parametrize(("format", "suffix"), LOADABLE)
def test_the_reference_data_comes_back_the_same(
    format: str, suffix: str, reference: PartnershipGraph, tmp_path: Path
) -> None:
    path = tmp_path / f"reference{suffix}"
    path.write_bytes(export_graph(reference, format))
    back = PartnershipGraph()
    report = back.load(path)
    assert back.snapshot == reference.snapshot
    assert export_graph(back, "nquads") == export_graph(reference, "nquads")
    assert not report.notices and not report.refusals


def test_graphml_marks_what_holds_on_the_day(reference: PartnershipGraph) -> None:
    then, now = (
        export_graph(reference, "graphml", reference.as_of(day)) for day in ("2026-02-27", "2026-06-01")
    )
    assert then != now and then.count(b"<edge ") == now.count(b"<edge ") == len(reference.snapshot.claims)


@pytest.mark.parametrize(("format", "suffix"), [("trig", ".trig"), ("jsonld", ".jsonld"), ("csv", ".csv")])
def test_a_day_is_exported_as_the_claims_that_hold_on_it(
    format: str, suffix: str, reference: PartnershipGraph, tmp_path: Path
) -> None:
    view = reference.as_of("2026-02-27")
    path = tmp_path / f"day{suffix}"
    path.write_bytes(export_graph(reference, format, view))
    back = PartnershipGraph()
    back.load(path)
    assert back.snapshot.claims.keys() == view.holding
    assert back.snapshot.claims == {claim.iri: claim for claim in view.claims()}


@pytest.mark.parametrize("format", ["csv", "ftm", "bods", "gexf"])
def test_equal_graphs_are_written_as_equal_bytes(format: str, reference: PartnershipGraph) -> None:
    assert export_graph(reference, format) == export_graph(reference, format)


@pytest.mark.parametrize("format", FORMATS)
def test_an_empty_graph_is_written_too(format: str) -> None:
    assert isinstance(export_graph(PartnershipGraph(), format), bytes)


def test_in_rdf_1_2_each_claim_reifies_its_triple(reference: PartnershipGraph) -> None:
    written = ox.parse(export_graph(reference, "trig12"), format=ox.RdfFormat.TRIG)
    reifies = ox.NamedNode(PREFIXES["rdf"] + "reifies")
    found = {
        quad.subject.value: quad.object
        for quad in written
        if quad.predicate == reifies and isinstance(quad.subject, ox.NamedNode)
    }
    assert found == {
        claim.iri: ox.Triple(
            ox.NamedNode(claim.subject),
            ox.NamedNode(vocabulary().relation(claim.relation).iri),
            ox.NamedNode(claim.object),
        )
        for claim in reference.snapshot.claims.values()
    }


def test_gexf_has_an_edge_for_each_claim(reference: PartnershipGraph) -> None:
    network = nx.read_gexf(io.BytesIO(export_graph(reference, "gexf")))
    assert network.number_of_edges() == len(reference.snapshot.claims)
    assert network.nodes["https://w3id.org/pactgraph/entity/openai"]["label"] == "OpenAI"


def test_a_claim_table_is_read_by_people_too(reference: PartnershipGraph) -> None:
    rows = list(csv.DictReader(io.StringIO(export_graph(reference, "csv").decode())))
    assert len(rows) == len(reference.snapshot.claims)
    (row,) = (row for row in rows if "row P001 " in row["locator"])
    assert (row["subject"], row["predicate"], row["object"]) == ("Microsoft", "invests-in", "OpenAI")
    assert (row["amount"], row["currency"], row["valid_from"]) == ("1000000000", "USD", "2019-07-22")


@settings(deadline=None, max_examples=25)
@given(st.lists(claims, min_size=1, max_size=3), texts)
def test_any_claim_comes_back_from_a_claim_table(drawn: list[Claim], words: str) -> None:
    source = Source(words, text=words, author=words)
    graph = PartnershipGraph()
    parties = [Entity(iri, words) for claim in drawn for iri in (claim.subject, claim.object)]
    kept = [replace(claim, source=source.iri, retired_at=None) for claim in drawn]
    graph.load_records([source, *parties, *kept])
    document = Document("a.csv", "file:///a.csv", export_graph(graph, "csv"))
    back = PartnershipGraph()
    back.load_records(loader_for(document).read(document))
    assert back.snapshot.claims == graph.snapshot.claims
    assert back.snapshot.sources == graph.snapshot.sources


def left_out(graph: PartnershipGraph, format: str) -> LeftOut:
    return write_export(graph, format, io.BytesIO())


def test_nothing_is_lost_in_silence(reference: PartnershipGraph) -> None:
    for format in ("nquads", "csv"):
        assert not list(left_out(reference, format)), format
    for format in ("ftm", "bods", "graphml", "gexf"):
        assert list(left_out(reference, format)), format
