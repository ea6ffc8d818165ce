"""Every relation of the reference data can be clicked and read, and names never overlap."""

from __future__ import annotations

from itertools import combinations

import pytest

from pactgraph.graph.partnership_graph import PartnershipGraph
from pactgraph.graph.view.ties import claimed_graph
from tests.graph.view.opened import Opened

CLICK_ALL = """async ids => {
    const canvas = document.querySelector('#map canvas');
    const settled = () => new Promise(done => requestAnimationFrame(done));
    const found = [];
    for (const id of ids) {
        pactgraph.lookAtTie(id);
        await settled();
        const { x, y } = pactgraph.clearSpot(id);
        if (document.elementFromPoint(x, y) !== canvas) throw Error(`something lies over ${id}`);
        for (const [type, buttons] of [['pointerdown', 1], ['pointerup', 0]]) {
            canvas.dispatchEvent(new PointerEvent(type, { clientX: x, clientY: y, buttons, button: 0,
                bubbles: true, cancelable: true, pointerId: 1, pointerType: 'mouse', isPrimary: true }));
        }
        const choices = [...document.querySelectorAll('#chooser:not([hidden]) .tie')];
        choices.find((choice) => choice.dataset.key === `tie ${id}`)?.click();
        const quotes = document.querySelectorAll('#panel .claim mark, #panel .claim .recorded');
        found.push([choices.length, pactgraph.selected(), [...quotes].map((quote) => quote.textContent)]);
    }
    return found;
}"""
"""Of each relation, when its two ends fill the map and it is clicked where it is furthest from all else: how
many relations were offered to choose from, what is selected in the end, and the quotes shown."""

AFTER_CLICK_IT_IS = """id => {
    document.querySelector(`#chooser:not([hidden]) [data-key="tie ${id}"]`)?.click();
    return pactgraph.selected() === id;
}"""

OPENAI = "entity:https://w3id.org/pactgraph/entity/openai"
EVERYTHING = ["holds", "unsettled", "past", "later"]


def test_every_relation_clicked_yields_its_own_quotes(
    reference: PartnershipGraph, reference_page: Opened
) -> None:
    known = reference.snapshot
    day = reference.as_of("2026-02-27").day
    drawn = claimed_graph(known.claims.values(), known.entities.values(), known.sources.values(), day=day)
    assert len(drawn.ties) > 200
    reference_page.show(standings=EVERYTHING)
    clicked = reference_page.tab.evaluate(CLICK_ALL, [tie.id for tie in drawn.ties])
    for tie, (_, chosen, shown) in zip(drawn.ties, clicked, strict=True):
        assert chosen == tie.id
        assert shown == [claim.evidence.quote for claim in tie.claims]
    assert sum(offered == 0 for offered, *_ in clicked) >= 0.9 * len(drawn.ties)


def test_a_line_is_clicked_with_the_mouse_itself(reference_page: Opened) -> None:
    tab = reference_page.tab
    ties = tab.evaluate("() => pactgraph.visibleTies()")[::20]
    assert len(ties) >= 4
    for tie in ties:
        tab.evaluate("id => pactgraph.lookAtTie(id)", tie)
        reference_page.settle()
        spot = tab.evaluate("id => pactgraph.clearSpot(id)", tie)
        tab.mouse.click(spot["x"], spot["y"])
        tab.wait_for_function(AFTER_CLICK_IT_IS, arg=tie)


@pytest.mark.parametrize("base", [{}, {"standings": EVERYTHING}, {"selected": OPENAI}])
@pytest.mark.parametrize("closer", [0, 2, 5])
def test_names_on_the_map_never_overlap(base: dict[str, object], closer: int, reference_page: Opened) -> None:
    reference_page.show(**base)
    for _ in range(closer):
        reference_page.tab.locator("#zoom-in").click()
    reference_page.settle()
    labels = reference_page.tab.evaluate("() => pactgraph.labels()")
    assert len(labels) > 5
    for one, other in combinations(labels, 2):
        apart = (
            one["right"] <= other["left"]
            or other["right"] <= one["left"]
            or one["bottom"] <= other["top"]
            or other["bottom"] <= one["top"]
        )
        assert apart, (one["text"], other["text"])


def test_names_grow_as_one_comes_closer(reference_page: Opened) -> None:
    def height() -> float:
        labels = {label["text"]: label for label in reference_page.tab.evaluate("() => pactgraph.labels()")}
        return float(labels["OpenAI"]["bottom"] - labels["OpenAI"]["top"])

    reference_page.show(base="around", around=[OPENAI], selected=OPENAI)
    reference_page.tab.evaluate("() => pactgraph.lookAtAll()")
    reference_page.settle()
    far = height()
    for _ in range(3):
        reference_page.tab.locator("#zoom-in").click()
    reference_page.settle()
    assert height() > far


def test_widths_follow_amounts_on_request(reference_page: Opened) -> None:
    tab = reference_page.tab
    tab.get_by_text("Width of lines").click()
    tab.get_by_label("Lines", exact=True).select_option("USD")
    reference_page.settle()
    widths = tab.evaluate("() => pactgraph.widths()")
    assert max(widths.values()) >= 10 * min(widths.values())
    assert "Widest: " in tab.locator("#filters").inner_text()


def test_conflicting_claims_stand_side_by_side(reference_page: Opened) -> None:
    tab = reference_page.tab
    tab.get_by_text("Where sources conflict").click()
    tab.locator("#panel details .tie").first.click()
    sides = tab.locator("#panel .conflict").first.locator(".side")
    assert sides.count() == 2
    first, second = (sides.nth(at).bounding_box() for at in (0, 1))
    assert abs(first["y"] - second["y"]) < 2 and second["x"] >= first["x"] + first["width"]
    assert sides.nth(0).locator("blockquote").inner_text() != sides.nth(1).locator("blockquote").inner_text()


def test_words_are_marked_where_they_stand(reference_page: Opened) -> None:
    reference_page.tab.get_by_role("button", name="Azure exclusive host of stateless OpenAI APIs").click()
    quote = reference_page.tab.locator("#panel .claim blockquote.verbatim").first
    marked = quote.locator("mark").inner_text()
    assert marked == "Azure is no longer the exclusive host of stateless OpenAI APIs either."
    assert len(quote.inner_text()) > len(marked) + 100
