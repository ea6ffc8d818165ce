"""Filters, paths, neighbourhoods, and the address that keeps all of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest

from pactgraph.graph.partnership_graph import PartnershipGraph
from pactgraph.ontology.claim import Claim
from pactgraph.ontology.source import Source
from tests.graph.view.opened import Opened

BASE = "entity:https://w3id.org/pactgraph/entity/"
OPENAI, APPLE, ORACLE = BASE + "openai", BASE + "apple", BASE + "oracle"
EVERYTHING = ["holds", "unsettled", "past", "later"]


def test_path_is_written_out(reference_page: Opened) -> None:
    tab = reference_page.tab
    tab.get_by_role("button", name="Path").click()
    tab.get_by_label("From", exact=True).fill("Apple")
    tab.get_by_label("From", exact=True).press("Tab")
    tab.get_by_label("To", exact=True).fill("oracle")
    tab.get_by_label("To", exact=True).press("Tab")
    assert reference_page.state()["path"] == [APPLE, ORACLE]
    assert "Apple partners with OpenAI, which commits spend to Oracle." in reference_page.panel()
    tab.get_by_role("button", name="Apple → OpenAI").first.click()
    assert "Who says so" in reference_page.panel()


def test_path_that_is_not_there_is_said_and_looked_for_more_widely(reference_page: Opened) -> None:
    reference_page.show(pathOpen=True, path=[APPLE, BASE + "agi"])
    assert "Nothing that is shown connects them on 27 February 2026." in reference_page.panel()
    reference_page.tab.get_by_role("button", name="Look at past and unsettled relations too").click()
    assert reference_page.state()["standings"] == EVERYTHING


def test_neighbourhood_grows_and_folds(reference_page: Opened) -> None:
    tab = reference_page.tab
    reference_page.show(selected=APPLE)
    tab.get_by_role("button", name="Show only its surroundings").click()
    near = reference_page.visible_entities()
    assert OPENAI in near and len(near) < 10
    tab.get_by_role("button", name="2 steps").click()
    further = reference_page.visible_entities()
    assert further > near
    tab.get_by_role("button", name="1 step").click()
    reference_page.show(selected=OPENAI)
    tab.get_by_role("button", name="Expand:").click()
    grown = reference_page.visible_entities()
    assert near < grown <= further
    tab.get_by_role("button", name="Fold its partners away").click()
    assert reference_page.visible_entities() < grown
    tab.get_by_role("button", name="Show the whole map").click()
    assert len(reference_page.visible_entities()) > len(further)


def test_double_click_unfolds_and_folds(reference_page: Opened) -> None:
    reference_page.show(base="around", around=[APPLE])
    reference_page.tab.evaluate("() => pactgraph.lookAtAll()")
    reference_page.settle()
    before = reference_page.visible_entities()
    spot = reference_page.tab.evaluate("id => pactgraph.nodeCentre(id)", OPENAI)
    reference_page.tab.mouse.dblclick(spot["x"], spot["y"])
    reference_page.settle()
    assert reference_page.visible_entities() > before


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("Publisher", lambda claim, source: source.publisher or source.title),
        ("Speaker", lambda claim, source: claim.asserted_by),
    ],
)
def test_filter_by_who_said_it(
    label: str,
    said: Callable[[Claim, Source], str | None],
    reference: PartnershipGraph,
    reference_page: Opened,
) -> None:
    known = reference.snapshot
    words = Counter(said(claim, known.sources[claim.source]) for claim in known.claims.values())
    word, count = max((pair for pair in words.items() if pair[0]), key=lambda pair: (pair[1], pair[0]))
    tab = reference_page.tab
    reference_page.show(standings=EVERYTHING, table=True)
    tab.get_by_text("Who said it, and when").click()
    tab.get_by_label(label).select_option(word)
    assert tab.locator("#table-count").inner_text().startswith(f"{count} claims of")
    tab.get_by_text("Who said it, and when").click()


def test_filter_by_status_confidence_and_date(reference_page: Opened) -> None:
    tab = reference_page.tab
    reference_page.show(standings=EVERYTHING)
    everything = reference_page.visible_ties()
    tab.get_by_text("Status of claims").click()
    tab.get_by_role("checkbox", name="rumoured", exact=False).last.uncheck()
    assert reference_page.state()["noStatuses"] == ["rumoured"]
    without_rumours = reference_page.visible_ties()
    assert without_rumours < everything
    tab.get_by_role("checkbox", name="of low confidence").uncheck()
    assert reference_page.visible_ties() < without_rumours
    reference_page.show(noStatuses=[], doubtful=True, saidTo="2023-12-31")
    assert reference_page.visible_ties() < everything
    tab.get_by_text("Status of claims").click()


def test_address_brings_back_everything(reference_page: Opened) -> None:
    tab = reference_page.tab
    chosen = {
        "day": "2025-12-31",
        "compare": "2024-01-01",
        "selected": OPENAI,
        "base": "around",
        "around": [OPENAI],
        "hops": 2,
        "noGroups": ["hosting"],
        "noStatuses": ["rumoured"],
        "width": "USD",
        "theme": "dark",
    }
    reference_page.show(**chosen)
    shown = reference_page.visible_ties()
    fragment = tab.evaluate("() => location.hash")
    assert "w3id.org" not in fragment
    reference_page.tab.evaluate("() => pactgraph.reset()")
    tab.evaluate("fragment => { location.hash = fragment; }", fragment)
    tab.wait_for_function("() => pactgraph.state().hops === 2")
    state = reference_page.state()
    assert {name: state[name] for name in chosen} == chosen
    assert reference_page.visible_ties() == shown


def test_back_and_forward_by_the_browser(reference_page: Opened) -> None:
    tab = reference_page.tab
    reference_page.show(selected=APPLE)
    reference_page.show(selected=ORACLE)
    tab.go_back()
    tab.wait_for_function("id => pactgraph.selected() === id", arg=APPLE)
    tab.go_forward()
    tab.wait_for_function("id => pactgraph.selected() === id", arg=ORACLE)
    assert tab.locator("#panel h2").inner_text() == "Oracle"
