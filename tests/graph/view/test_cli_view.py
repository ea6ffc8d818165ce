"""``pactgraph view`` and ``graph.view()``: what is asked of them, and what they write."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from pactgraph.graph.conflicts import conflicts
from pactgraph.graph.partnership_graph import PartnershipGraph
from pactgraph.graph.view import old_places
from pactgraph.ontology.errors import NotFound
from tests.graph.outcome import Run
from tests.graph.view.test_page import unpacked


def part(page: Path, name: str) -> dict[str, object]:
    found: dict[str, object] = json.loads(unpacked(page.read_text(encoding="utf-8"), name))
    return found


def test_page_opens_on_the_day_and_the_neighbourhood_asked_for(run: Run) -> None:
    done = run("view", "--as-of", "2026-02", "--focus", "Open AI", "--hops", "2", "-o", "g.html")
    assert done.status == 0
    assert re.fullmatch(r"wrote g\.html \(0\.\d\d MB\); open it in a browser\n", done.out)
    data = part(Path("g.html"), "map-data")
    assert data["day"] == "2026-02-28"
    assert (data["focus"], data["hops"]) == (["entity:https://w3id.org/pactgraph/entity/openai"], 2)


def test_conflicts_are_in_it_unless_they_are_left_out(run: Run) -> None:
    assert run("view", "-o", "with.html").status == 0
    assert run("view", "--no-conflicts", "-o", "without.html").status == 0
    assert len(part(Path("with.html"), "texts")["findings"]) > 20  # type: ignore[arg-type]
    assert part(Path("without.html"), "texts")["findings"] == []


def test_unknown_focus_is_said_with_the_nearest_names(run: Run) -> None:
    done = run("view", "--focus", "Micrsoft", "-o", "g.html")
    assert done.status == 2 and "did you mean 'Microsoft'" in done.err
    assert not Path("g.html").exists()


def test_entities_keep_their_places_until_a_new_layout_is_asked_for(run: Run) -> None:
    Path("a.csv").write_text("subject,predicate,object\nAzure,hosts,Frontier\nAWS,hosts,Claude\n")
    Path("b.csv").write_text("subject,predicate,object\nAzure,hosts,Claude\nOracle,hosts,Frontier\n")
    for file in ("a.csv", "b.csv"):
        assert run("load", file, "--store", "g").status == 0
        assert run("view", "--store", "g", "-o", "g.html").status == 0
        places = old_places(Path("g.html"))
        if file == "a.csv":
            first = places
    assert {name: places[name] for name in first} == first
    assert run("view", "--store", "g", "-o", "g.html", "--new-layout").status == 0
    assert run("view", "--store", "g", "-o", "fresh.html").status == 0
    assert old_places(Path("g.html")) == old_places(Path("fresh.html"))


def test_graph_view_takes_focus_and_findings(reference: PartnershipGraph, tmp_path: Path) -> None:
    path = tmp_path / "g.html"
    assert reference.view(path, focus="Azure", hops=2, findings=conflicts(reference)) == path
    assert part(path, "map-data")["focus"] == ["entity:https://w3id.org/pactgraph/entity/azure"]
    assert part(path, "texts")["findings"]
    with pytest.raises(NotFound):
        reference.view(path, focus="Nobody at all")


def test_notebook_shows_the_page_in_a_frame_that_is_shut_in(reference: PartnershipGraph) -> None:
    html = reference._repr_html_()
    assert reference.as_of()._repr_html_() == html
    (sandbox,) = re.findall(r'sandbox="([^"]*)"', html)
    assert "allow-scripts" in sandbox and "allow-same-origin" not in sandbox
    assert html.count("<") == 2 and "&lt;!DOCTYPE html&gt;" in html
