"""Everything by keyboard, and nothing that a screen reader or a test of accessibility stumbles over."""

from __future__ import annotations

from typing import Any

import pytest

from tests.graph.view.opened import Opened

OPENAI = "entity:https://w3id.org/pactgraph/entity/openai"
AZURE = "entity:https://w3id.org/pactgraph/entity/azure"

VIEWS: dict[str, dict[str, Any]] = {
    "as it opens": {},
    "an entity": {"selected": OPENAI},
    "a comparison, in the dark": {"compare": "2025-01-01", "theme": "dark"},
    "a table": {"table": True, "selected": AZURE, "query": "azure exclusive"},
    "a path": {"pathOpen": True, "path": [AZURE, OPENAI]},
}


@pytest.mark.parametrize("name", VIEWS)
def test_axe_finds_nothing_serious(name: str, reference_page: Opened) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")
    reference_page.show(**VIEWS[name])
    if name == "an entity":
        reference_page.tab.get_by_role("button", name="licenses IP to → Microsoft").click()
    found = axe.Axe().run(reference_page.tab).response["violations"]
    serious = [
        (one["id"], [node["target"] for node in one["nodes"]][:3])
        for one in found
        if one["impact"] in ("serious", "critical")
    ]
    assert serious == []


def test_whole_way_by_keyboard(reference_page: Opened) -> None:
    tab = reference_page.tab
    press = tab.keyboard.press
    press("/")
    tab.keyboard.type("azure")
    press("Enter")
    assert reference_page.state()["selected"] == AZURE
    tab.get_by_role("button", name="exclusive host of → stateless OpenAI APIs").press("Enter")
    assert "Azure remains the exclusive host" in reference_page.panel()
    press("Escape")
    assert reference_page.state()["selected"] is None
    for name, expected in (("Back", True), ("Forward", False)):
        tab.get_by_role("button", name=name, exact=True).press("Enter")
        assert (reference_page.state()["selected"] is not None) is expected
    tab.get_by_role("checkbox", name="hosting").press("Space")
    assert reference_page.state()["noGroups"] == ["hosting"]
    tab.get_by_role("button", name="Relations of capital and ownership").press("Enter")
    tab.get_by_role("checkbox", name="invests in").press("Space")
    assert reference_page.state()["noRelations"] == ["invests-in"]
    tab.get_by_role("button", name="Clear all filters").press("Enter")
    assert reference_page.state()["noGroups"] == []
    tab.get_by_role("button", name="Table").press("Enter")
    tab.get_by_role("button", name="Who", exact=True).press("Enter")
    assert reference_page.state()["sort"] == "subject-up"
    assert tab.locator("th[aria-sort=ascending]").inner_text().startswith("Who")
    tab.get_by_role("button", name="Evidence: Azure").first.press("Enter")
    assert tab.evaluate("() => document.activeElement.closest('#panel') !== null")
    tab.get_by_role("button", name="Map", exact=True).press("Enter")
    tab.get_by_role("button", name="Light or dark").press("Enter")
    assert tab.evaluate("() => getComputedStyle(document.body).backgroundColor") == "rgb(20, 24, 31)"


def test_map_is_moved_and_zoomed_by_keyboard(reference_page: Opened) -> None:
    tab = reference_page.tab
    before = tab.evaluate("id => pactgraph.nodeCentre(id)", OPENAI)
    tab.locator("#map").focus()
    tab.keyboard.press("ArrowRight")
    reference_page.settle()
    moved = tab.evaluate("id => pactgraph.nodeCentre(id)", OPENAI)
    assert moved["x"] == pytest.approx(before["x"] - 60, abs=2)
    between = (
        "ids => { const [p, q] = ids.map(pactgraph.nodeCentre); return Math.hypot(p.x - q.x, p.y - q.y); }"
    )
    apart = tab.evaluate(between, [OPENAI, AZURE])
    tab.keyboard.press("+")
    reference_page.settle()
    assert tab.evaluate(between, [OPENAI, AZURE]) > apart * 1.2
    tab.keyboard.press("0")


def test_chooser_is_left_by_escape_and_gives_the_keyboard_back(reference_page: Opened) -> None:
    tab = reference_page.tab
    for _ in range(4):
        tab.locator("#zoom-out").click()
    reference_page.settle()
    spots = "() => pactgraph.visibleTies().map((id) => pactgraph.edgeCentre(id))"
    for spot in tab.evaluate(spots):
        tab.mouse.click(spot["x"], spot["y"])
        if tab.locator("#chooser").is_visible():
            break
    assert tab.evaluate("() => document.activeElement.closest('#chooser') !== null")
    tab.keyboard.press("Escape")
    assert not tab.locator("#chooser").is_visible()
    assert tab.evaluate("() => document.activeElement.id") == "map"


def test_every_control_has_a_name_and_is_reached(reference_page: Opened) -> None:
    reference_page.show(selected=OPENAI)
    nameless = reference_page.tab.evaluate(
        """() => [...document.querySelectorAll('button, input, select, summary, a')]
            .filter((control) => control.checkVisibility())
            .filter((control) => control.tabIndex < 0 || ![
                control.getAttribute('aria-label'), control.textContent, control.labels?.[0]?.textContent,
            ].some((words) => words?.trim()))
            .map((control) => control.outerHTML.slice(0, 120))"""
    )
    assert nameless == []
