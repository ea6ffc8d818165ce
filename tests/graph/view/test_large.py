"""Many entities: clusters first, places that stay, and an atlas where one page would be too much."""

from __future__ import annotations

import math
import random
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from pactgraph.graph.pages import write_pages
from pactgraph.graph.partnership_graph import PartnershipGraph
from pactgraph.graph.view import old_places, render, render_all, write
from pactgraph.graph.view.clusters import clusters
from pactgraph.graph.view.drawing import drawing_of
from pactgraph.graph.view.ties import claimed_graph, entity_id
from pactgraph.ontology.claim import Claim
from pactgraph.ontology.entity import Entity
from pactgraph.ontology.errors import InvalidValue
from pactgraph.ontology.partial_date import PartialDate
from pactgraph.ontology.source import Evidence, Source
from tests.graph.view.opened import Open

DAY = date(2026, 3, 1)
NEWS = Source("https://example.org/news", publisher="News", published=PartialDate(2026, 1, 1))


def community(size: int, groups: int) -> tuple[list[Claim], list[Entity]]:
    """So many entities in groups that are linked inside, and each to the next by one relation."""
    pick = random.Random(size)
    parties = [Entity.named(f"Party {at}", "organization") for at in range(size)]
    each = size // groups
    pairs = [(at, at // each * each + pick.randrange(each)) for at in range(groups * each) for _ in (1, 2)]
    pairs += [(group * each, (group + 1) % groups * each) for group in range(groups)]
    claims = [
        Claim(
            subject=parties[one].iri,
            subject_name=parties[one].name,
            relation="partners-with",
            object=parties[other].iri,
            object_name=parties[other].name,
            source=NEWS.iri,
            evidence=Evidence(f"{parties[one].name} and {parties[other].name} are partners."),
        )
        for one, other in dict.fromkeys(pairs)
        if one != other
    ]
    return claims, parties


def test_clusters_are_those_that_belong_together() -> None:
    claims, parties = community(360, 6)
    drawn = drawing_of(claimed_graph(claims, parties, [NEWS], day=DAY))
    number = {entity_id(party.iri): at for at, party in enumerate(parties)}
    found = [sorted({number[name] // 60 for name in group}) for group in drawn.clusters]
    assert sorted(found) == [[at] for at in range(6)]
    assert len(drawn.discs) == 6 and not any(loose for *_, loose in drawn.discs)


def test_clusters_do_not_depend_on_the_order() -> None:
    lines = {(f"n{at}", f"n{at * 7 % 90:02}"): 1.0 for at in range(90)}
    names = [f"n{at:02}" for at in range(90)]
    again = dict(sorted(lines.items(), reverse=True))
    assert clusters(names, lines) == clusters(reversed(names), again)


def test_opens_on_clusters_that_open_and_close(open_page: Open) -> None:
    claims, parties = community(360, 6)
    opened = open_page(render(claims, parties, [NEWS], day=DAY))
    tab = opened.tab
    assert opened.tally().startswith("6 clusters of 360 entities, 6 relations between them")
    assert opened.visible_entities() == set()
    first = tab.evaluate("() => pactgraph.visibleClusters()[0]")
    spot = tab.evaluate("id => pactgraph.nodeCentre(id)", first)
    tab.mouse.click(spot["x"], spot["y"])
    assert "60 entities" in opened.panel()
    tab.get_by_role("button", name="Open this cluster on the map").click()
    opened.settle()
    assert len(opened.visible_entities()) == 60
    assert len(tab.evaluate("() => pactgraph.visibleClusters()")) == 5
    tab.locator("#back").click()
    assert opened.visible_entities() == set()
    tab.fill("#search", "Party 77")
    tab.keyboard.press("Enter")
    tab.get_by_role("button", name="Show only its surroundings").click()
    opened.settle()
    assert 2 < len(opened.visible_entities()) < 12
    tab.get_by_role("button", name="Back to the clusters").click()
    opened.show(base="all")
    assert len(opened.visible_entities()) == 360
    assert opened.complaints == []


def test_opens_on_the_neighbourhood_asked_for(open_page: Open) -> None:
    claims, parties = community(360, 6)
    opened = open_page(render(claims, parties, [NEWS], day=DAY, focus=[parties[100].iri], hops=2))
    near = opened.visible_entities()
    assert entity_id(parties[100].iri) in near and 5 < len(near) < 70
    assert opened.state()["hops"] == 2


def test_layout_is_the_same_in_every_run_and_quick() -> None:
    claims, parties = community(1000, 20)
    graph = claimed_graph(claims, parties, [NEWS], day=DAY)
    drawing_of(graph)
    started = time.process_time()
    drawn = drawing_of(graph)
    spent = time.process_time() - started
    places = {node["id"]: (node["x"], node["y"]) for node in drawn.network.nodes}
    shuffled = random.Random(1).sample(claims, len(claims))
    again = drawing_of(claimed_graph(shuffled, parties[::-1], [NEWS], day=DAY))
    assert places == {node["id"]: (node["x"], node["y"]) for node in again.network.nodes}
    assert spent < 1.0  # a fifth of that on a quiet machine


@pytest.mark.parametrize("size", [40, 360])
def test_old_nodes_stay_where_they_were_when_claims_are_added(size: int, tmp_path: Path) -> None:
    claims, parties = community(size, 4)
    path = tmp_path / "graph.html"
    known = parties[:-5]
    among = {party.iri for party in known}
    old = [claim for claim in claims if {claim.subject, claim.object} <= among]
    write(path, render(old, known, [NEWS], day=DAY))
    before = old_places(path)
    assert len(before) == size - 5
    page = render(claims, parties, [NEWS], day=DAY, places=before)
    write(path, page)
    after = old_places(path)
    assert {name: after[name] for name in before} == before
    assert len(set(after.values())) == size, "new ones stand on nobody's place"
    assert render(claims, parties, [NEWS], day=DAY, places=after) == page


@pytest.mark.parametrize(
    ("size", "kept"), [(60, False), (280, False), (1000, False), (60, True), (400, True)]
)
def test_lines_are_long_enough_to_be_clicked(size: int, kept: bool) -> None:
    claims, parties = community(size, max(1, size // 50))
    graph = claimed_graph(claims, parties, [NEWS], day=DAY)
    old = {
        entity_id(party.iri): (at % 20 * 120, at // 20 * 92)
        for at, party in enumerate(parties[: size * 3 // 4])
    }
    drawn = drawing_of(graph, old if kept else None)
    nodes = {node["id"]: node for node in drawn.network.nodes}
    lines = [(nodes[edge["from"]], nodes[edge["to"]]) for edge in drawn.network.edges]
    assert len(lines) > size
    for start, end in lines:
        if kept and start["id"] in old and end["id"] in old:
            continue  # neither leaves its place
        away = math.dist((start["x"], start["y"]), (end["x"], end["y"]))
        assert away >= 1.15 * (start["size"] + end["size"]) + 20


def test_few_old_nodes_do_not_bind_a_graph_that_is_mostly_new() -> None:
    claims, parties = community(60, 2)
    fresh = render(claims, parties, [NEWS], day=DAY)
    few = {entity_id(party.iri): (at * 9000, 0) for at, party in enumerate(parties[:20])}
    assert render(claims, parties, [NEWS], day=DAY, places=few) == fresh


def test_a_page_of_anybody_else_has_no_places(tmp_path: Path) -> None:
    other = tmp_path / "other.html"
    other.write_bytes(b"\xff\xfe<p>")
    assert old_places(other) == {}
    other.write_text('<script id="map-data" type="text/plain">AAAA</script>', encoding="utf-8")
    assert old_places(other) == {}


def test_view_that_the_dates_do_not_give_is_refused() -> None:
    claims, parties = community(10, 1)
    with pytest.raises(InvalidValue, match="not what the dates of the claims give"):
        render(claims, parties, [NEWS], day=DAY, in_view=())


def test_atlas_has_an_overview_and_everyone_on_some_page(open_page: Open, tmp_path: Path) -> None:
    claims, parties = community(400, 8)
    pages = dict(render_all(claims, parties, [NEWS], day=DAY, title="All", folder="parts"))
    assert list(pages)[-1] == "" and len(pages) == 9
    (tmp_path / "parts").mkdir()
    for name, page in pages.items():
        if name:
            write(tmp_path / name, page)
    places = [set(old_places(tmp_path / name)) for name in pages if name]
    assert set().union(*places) == {entity_id(party.iri) for party in parties}
    opened = open_page(pages[""])
    tab = opened.tab
    assert opened.tally() == "8 clusters of 400 entities, the best connected of each are here"
    far = next(party for party in parties if entity_id(party.iri) not in old_places(tmp_path / "graph.html"))
    tab.fill("#search", far.name)
    tab.keyboard.press("Enter")
    tab.wait_for_function("() => location.pathname.includes('/parts/') && window.pactgraph")
    tab.locator("#panel h2", has_text=far.name).wait_for()
    assert opened.complaints == []


def test_above_five_thousand_entities_pages_are_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pactgraph.graph.view.TOO_MANY", 100)
    claims, parties = community(120, 3)
    graph = PartnershipGraph()
    graph.load_records([NEWS, *parties, *claims])
    path = tmp_path / "all.html"
    folder = tmp_path / "all-clusters"
    folder.mkdir()
    (folder / "cluster-999.html").write_text("of a former graph", encoding="utf-8")
    (folder / "mine.txt").write_text("kept", encoding="utf-8")
    written = write_pages(graph.as_of(DAY), path)
    assert written[0] == path and len(written) > 3
    assert {*folder.iterdir()} == {*written[1:], folder / "mine.txt"}
    assert write_pages(graph.as_of(DAY), tmp_path / "one.html", focus="Party 7") == [tmp_path / "one.html"]


def test_importing_pactgraph_is_light() -> None:
    program = "import pactgraph.graph, resource; print(resource.getrusage(resource.RUSAGE_SELF).ru_utime)"
    idle = "import resource; print(resource.getrusage(resource.RUSAGE_SELF).ru_utime)"

    def spent(code: str) -> float:
        runs = [
            float(
                subprocess.run(
                    [sys.executable, "-c", code], capture_output=True, text=True, check=True
                ).stdout
            )
            for _ in range(3)
        ]
        return min(runs)

    assert spent(program) - spent(idle) < 0.3
