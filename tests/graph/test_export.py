"""What is exported as RDF loads again as the same claims."""

from __future__ import annotations

from pathlib import Path

import pytest

from pactgraph.graph.export import export_graph
from pactgraph.graph.partnership_graph import PartnershipGraph


@pytest.fixture(scope="module")
def reference() -> PartnershipGraph:
    graph = PartnershipGraph()
    graph.load("pactgraph:reference")
    return graph


@pytest.mark.parametrize(("format", "suffix"), [("trig", ".trig"), ("nquads", ".nq"), ("jsonld", ".jsonld")])
def test_the_reference_data_comes_back_the_same(
    format: str, suffix: str, reference: PartnershipGraph, tmp_path: Path
) -> None:
    path = tmp_path / f"reference{suffix}"
    path.write_bytes(export_graph(reference, format))
    back = PartnershipGraph()
    back.load(path)
    assert back.snapshot == reference.snapshot
    assert export_graph(back, "nquads") == export_graph(reference, "nquads")


def test_graphml_marks_what_holds_on_the_day(reference: PartnershipGraph) -> None:
    then, now = (
        export_graph(reference, "graphml", reference.as_of(day)) for day in ("2026-02-27", "2026-06-01")
    )
    assert then != now and then.count(b"<edge ") == now.count(b"<edge ") == len(reference.snapshot.claims)


@pytest.mark.parametrize(("format", "suffix"), [("trig", ".trig"), ("nquads", ".nq"), ("jsonld", ".jsonld")])
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
