"""A page as it stands open in the browser."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any


@dataclass
class Opened:
    """A page in the browser, with everything it asked the network for or complained about."""

    tab: Any
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def click_tie(self, tie: str) -> None:
        """Click a relation where it is drawn, at a place that no other line or node covers."""
        spot = self.tab.evaluate("id => window.pactgraph.edgeCentre(id)", tie)
        self.tab.mouse.click(spot["x"], spot["y"])

    def click_entity(self, entity: str) -> None:
        spot = self.tab.evaluate("id => window.pactgraph.nodeCentre(id)", entity)
        self.tab.mouse.click(spot["x"], spot["y"])

    def panel(self) -> str:
        return str(self.tab.locator("#panel").inner_text())

    def visible_ties(self) -> set[str]:
        return set(self.tab.evaluate("() => window.pactgraph.visibleTies()"))


Open = Callable[..., Opened]
"""Opens the text of a page; settings go to the browser context."""
