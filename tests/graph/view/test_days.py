"""The slider shows what ``--as-of`` shows, on every day on which something changes, and two days compared."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from pactgraph.graph.chronicle import Chronicle
from pactgraph.graph.partnership_graph import PartnershipGraph
from pactgraph.graph.perspective import EVERYTHING
from pactgraph.graph.view.ties import ClaimedGraph, claimed_graph
from tests.graph.view.opened import Opened


@pytest.fixture(scope="module")
def days(reference: PartnershipGraph) -> list[date]:
    return Chronicle.of(reference.snapshot, EVERYTHING).timeline.change_days()


@pytest.fixture(scope="module")
def drawn(reference: PartnershipGraph) -> ClaimedGraph:
    known = reference.snapshot
    return claimed_graph(
        known.claims.values(), known.entities.values(), known.sources.values(), day=date(2026, 2, 27)
    )


@pytest.fixture(scope="module")
def held(reference: PartnershipGraph, drawn: ClaimedGraph) -> Callable[[date], set[str]]:
    """The ties of the claims that hold, as the view of a day has them."""
    tie_of = {claim.iri: tie.id for tie in drawn.ties for claim in tie.claims}
    return lambda day: {tie_of[iri] for iri in reference.as_of(day).holding}


def test_page_knows_every_day_of_change(drawn: ClaimedGraph, days: list[date]) -> None:
    assert drawn.change_days() == days
    assert len(days) > 50


def test_slider_shows_what_the_view_of_each_day_holds(
    held: Callable[[date], set[str]], days: list[date], reference_page: Opened
) -> None:
    asked = sorted({*days, *(day - timedelta(days=1) for day in days)})
    shown = reference_page.tab.evaluate(
        "days => days.map(day => { window.pactgraph.show({ day }); return window.pactgraph.visibleTies(); })",
        [day.isoformat() for day in asked],
    )
    for day, ties in zip(asked, shown, strict=True):
        assert set(ties) == held(day), day


def test_every_standing_is_that_of_the_python_side(
    drawn: ClaimedGraph, days: list[date], reference_page: Opened
) -> None:
    asked = [(day, kind) for day in days[::7] for kind in ("unsettled", "past", "later")]
    shown = reference_page.tab.evaluate(
        "asked => asked.map(([day, kind]) => { window.pactgraph.show({ day, standings: [kind] }); "
        "return window.pactgraph.visibleTies(); })",
        [(day.isoformat(), kind) for day, kind in asked],
    )
    for (day, kind), ties in zip(asked, shown, strict=True):
        assert set(ties) == {tie.id for tie in drawn.ties if tie.on(day).kind.value == kind}, (day, kind)


def test_two_days_compared_show_what_was_added_and_what_ended(
    held: Callable[[date], set[str]], reference_page: Opened
) -> None:
    first, second = date(2026, 2, 27), date(2026, 4, 28)
    before, after = held(first), held(second)
    reference_page.show(compare=first.isoformat(), day=second.isoformat())
    assert reference_page.visible_ties() == before | after
    assert reference_page.tally() == (
        f"{len(after - before)} added, {len(before - after)} ended, {len(before & after)} unchanged"
    )
    panel = reference_page.panel()
    assert "What changed from 27 February 2026 to 28 April 2026" in panel
    assert f"Added ({len(after - before)})" in panel and f"Ended ({len(before - after)})" in panel
    reference_page.tab.get_by_role("button", name="Azure exclusive host of stateless OpenAI APIs").click()
    assert "Held on 27 February 2026, not on 28 April 2026." in reference_page.panel()


def test_the_slider_itself_by_keyboard_and_by_mouse(days: list[date], reference_page: Opened) -> None:
    tab = reference_page.tab
    slider = tab.get_by_role("slider", name="On this day")
    slider.focus()
    following = [day.isoformat() for day in days if day > date(2026, 2, 27)]
    earlier = [day.isoformat() for day in days if day < date(2026, 2, 27)]
    tab.keyboard.press("ArrowRight")
    assert reference_page.state()["day"] == following[0]
    assert "a day of change" in slider.get_attribute("aria-valuetext")
    tab.keyboard.press("PageDown")
    assert reference_page.state()["day"] < earlier[-1]
    tab.keyboard.press("Home")
    assert reference_page.state()["day"] == days[0].isoformat()
    tab.keyboard.press("End")
    assert reference_page.state()["day"] == days[-1].isoformat()
    box = slider.bounding_box()
    tab.mouse.click(box["x"] + box["width"] * 0.4, box["y"] + box["height"] / 2)
    assert days[0].isoformat() < reference_page.state()["day"] < "2026-02-27"
    tab.get_by_role("button", name="Back to 27 February 2026").click()
    tab.get_by_role("button", name="Earlier change").click()
    assert reference_page.state()["day"] == earlier[-1]
    tab.get_by_role("button", name="Later change").press("Enter")
    tab.locator("#own-day").fill("2023-01-23")
    assert reference_page.state()["day"] == "2023-01-23"


def test_playing_goes_through_the_changes(days: list[date], reference_page: Opened) -> None:
    reference_page.show(day=days[-3].isoformat())
    tab = reference_page.tab
    tab.clock.install()
    tab.get_by_role("button", name="Play through the changes").click()
    tab.clock.run_for(10_000)
    assert reference_page.state()["day"] == days[-1].isoformat()
    assert tab.get_by_role("button", name="Play through the changes").get_attribute("aria-pressed") == "false"
    tab.clock.resume()


def test_comparing_by_its_button_offers_a_second_day(reference_page: Opened) -> None:
    tab = reference_page.tab
    tab.get_by_role("button", name="Compare two days").press("Enter")
    other = tab.get_by_role("slider", name="Since")
    before = reference_page.state()["compare"]
    assert before < "2026-02-27"
    other.press("ArrowLeft")
    assert reference_page.state()["compare"] < before
    tab.get_by_role("button", name="Compare two days").click()
    assert reference_page.state()["compare"] is None and not other.is_visible()
