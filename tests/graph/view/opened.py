"""A page as it stands open in the browser."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass
class Opened:
    """A page in the browser, with everything it asked the network for or complained about."""

    tab: Any
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    clicked: tuple[float, float, float] | None = None
    """Where the map was last clicked, and when by the clock of the page."""

    def start_again(self) -> None:
        """Take back whatever was done to the page."""
        self.tab.evaluate("() => window.pactgraph?.reset()")
        self.tab.evaluate("() => document.activeElement?.blur()")
        self.settle()

    def settle(self) -> None:
        """Wait for two frames: the first draws the map, and so settles where its lines are."""
        self.tab.evaluate(
            "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
        )

    def show(self, **choices: Any) -> None:
        """Choose as a reader would: a day, a filter, a selection ..., by the names of the page's state."""
        self.tab.evaluate("choices => window.pactgraph.show(choices)", choices)
        self.settle()

    def state(self) -> dict[str, Any]:
        return dict(self.tab.evaluate("() => window.pactgraph.state()"))

    def visible_entities(self) -> set[str]:
        return set(self.tab.evaluate("() => window.pactgraph.visibleEntities()"))

    def tally(self) -> str:
        return str(self.tab.locator("#tally").inner_text())

    def click_tie(self, tie: str) -> None:
        """Click a relation where it is drawn, at a place that no other line or node covers."""
        spot = self.tab.evaluate("id => window.pactgraph.edgeCentre(id)", tie)
        self._click(spot)

    def click_entity(self, entity: str) -> None:
        spot = self.tab.evaluate("id => window.pactgraph.nodeCentre(id)", entity)
        self._click(spot)

    def _click(self, spot: dict[str, float]) -> None:
        if self.clicked is not None and math.dist(self.clicked[:2], (spot["x"], spot["y"])) < 20:
            # Two clicks on one place in quick succession are a double click, which means something else.
            self.tab.wait_for_function("since => performance.now() > since + 350", arg=self.clicked[2])
        self.tab.mouse.click(spot["x"], spot["y"])
        self.clicked = (spot["x"], spot["y"], self.tab.evaluate("() => performance.now()"))

    def panel(self) -> str:
        return str(self.tab.locator("#panel").inner_text())

    def visible_ties(self) -> set[str]:
        return set(self.tab.evaluate("() => window.pactgraph.visibleTies()"))


def opened_file(browser: Any, path: Path, fragment: str = "", **settings: Any) -> Opened:
    """A page opened from its file, with the network off; settings go to the browser context."""
    context = browser.new_context(
        viewport=settings.pop("viewport", {"width": 1280, "height": 800}),
        offline=True,
        reduced_motion="reduce",
        **settings,
    )
    opened = Opened(context.new_page())
    opened.tab.on("request", lambda request: opened.requests.append(request.url))
    opened.tab.on("pageerror", lambda error: opened.complaints.append(str(error)))
    opened.tab.on("dialog", lambda dialog: opened.complaints.append(dialog.message))
    opened.tab.on(
        "console",
        lambda said: opened.complaints.append(said.text) if said.type in ("error", "warning") else None,
    )
    opened.tab.goto(path.as_uri() + fragment)
    opened.tab.wait_for_function("() => window.pactgraph || document.querySelector('.empty')")
    opened.tab.evaluate("() => window.pactgraph?.ready")
    opened.settle()
    return opened


Open = Callable[..., Opened]
"""Opens the text of a page; settings go to the browser context."""
