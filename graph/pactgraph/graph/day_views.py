"""The views of a store by day and perspective, each worked out when it is first asked for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Final

from pactgraph.graph.chronicle import Chronicle
from pactgraph.graph.day_view import DayView
from pactgraph.graph.perspective import EVERYTHING, Perspective
from pactgraph.graph.snapshot import Snapshot
from pactgraph.graph.store import Change, ClaimStore

__all__ = ["DayViews"]

_KEPT: Final = 32
"""How many days' views are kept at hand: each holds all that stands in it."""


class DayViews:
    """The views of a store, until it changes.

    >>> views = DayViews(ClaimStore())
    >>> views.of(date(2026, 2, 27)) is views.of(date(2026, 2, 27))
    True
    """

    def __init__(self, store: ClaimStore) -> None:
        self._store = store
        self._chronicles: dict[Perspective, Chronicle] = {}
        self._past: dict[date, ClaimStore] = {}
        self._views: dict[tuple[date, Perspective], DayView] = {}

    def of(self, day: date, perspective: Perspective = EVERYTHING) -> DayView:
        """The view of a day.

        :raises NotFound: when no entity has the name of a speaker of the perspective
        """
        view = self._views.get((day, perspective))
        if view is None:
            self.chronicle(perspective)
            store = self._known_by(perspective.known_by)
            view = DayView(store, lambda: self.chronicle(perspective), day, perspective)
            self._views[day, perspective] = view
            while len(self._views) > _KEPT:
                del self._views[next(iter(self._views))]
        return view

    def chronicle(self, perspective: Perspective) -> Chronicle:
        """The claims that count from a perspective, and their timeline."""
        perspective = replace(perspective, inference=True)  # it changes no claim
        found = self._chronicles.get(perspective)
        if found is None:
            if perspective == EVERYTHING:
                snapshot = Snapshot.of(self._store)
            elif perspective.known_by is None:
                snapshot = self.chronicle(EVERYTHING).snapshot
            else:
                snapshot = Snapshot.of(self._known_by(perspective.known_by))
            found = self._chronicles[perspective] = Chronicle.of(snapshot, perspective)
        return found

    def _known_by(self, day: date | None) -> ClaimStore:
        """The store, or what it held at the end of a day, in memory."""
        if day is None:
            return self._store
        store = self._past.get(day)
        if store is None:
            store = self._past[day] = ClaimStore()
            store.apply(Change(add=set(Snapshot.of(self._store, known_by=day).quads())))
        return store

    def forget(self) -> None:
        """The store has changed: work everything out anew."""
        self._chronicles.clear()
        self._past.clear()
        self._views.clear()
