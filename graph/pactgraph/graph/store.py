"""Where claims are kept: Oxigraph in memory or in a folder. The only module that touches the engine's store.

A folder holds ``pactgraph.json`` (its format, and the day of the materialised view) and ``claims/`` (the
engine's files). One source is one transaction: either all it says is kept, or nothing changes.
"""

from __future__ import annotations

import gc
import json
import os
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from pactgraph.ontology.errors import StoreError, StoreInUse
from pactgraph.ontology.iri import VIEW_BASE, Iri
from pactgraph.ontology.terms import node

__all__ = ["RETIRED", "Change", "ClaimStore"]

RETIRED = "/retired/"
"""Between the name of a source and a moment: the graph of what the source no longer says since then."""

_FORMAT = 1
_STATE = "pactgraph.json"
_CLAIMS = "claims"
_MOST_VIEWS = 32


@dataclass(slots=True)
class Change:
    """Quads to add and quads to remove, to be applied as one transaction."""

    add: set[ox.Quad] = field(default_factory=set)
    remove: set[ox.Quad] = field(default_factory=set)

    def __bool__(self) -> bool:
        return bool(self.add or self.remove)


class ClaimStore:
    """The quads of all sources in their named graphs, and the view of a day in the default graph.

    >>> store = ClaimStore()
    >>> store.view_day is None, list(store.source_graphs())
    (True, [])

    :raises StoreInUse: when another process has the folder open
    :raises StoreError: when the path is no folder of a pactgraph store
    """

    def __init__(self, path: str | Path | None = None) -> None:
        self.path = None if path is None else Path(path)
        self._state: dict[str, Any] = {}
        self._views: OrderedDict[str, None] = OrderedDict()
        if self.path is None:
            self._engine = ox.Store()
        else:
            self._state = _read_state(self.path)
            self._engine = _open(self.path / _CLAIMS)
            _write_state(self.path, self._state)
            self.drop_view_graphs()

    @property
    def engine(self) -> ox.Store:
        """The engine's own store, for queries and for the rdflib adapter."""
        return self._engine

    @property
    def view_day(self) -> date | None:
        """The day whose view stands in the default graph; nothing while it is out of date."""
        found = self._state.get("view")
        return None if found is None else date.fromisoformat(found)

    def source_graphs(self, *, retired: bool = False) -> Iterator[Iri]:
        """The graphs of sources; with ``retired``, those of what they no longer say as well."""
        for name in self._engine.named_graphs():
            withdrawn = RETIRED in name.value
            if not name.value.startswith(VIEW_BASE) and (retired or not withdrawn):
                yield Iri(name.value)

    def graph(self, name: Iri) -> Iterator[ox.Quad]:
        """The quads of one named graph."""
        return iter(self._engine.quads_for_pattern(None, None, None, node(name)))

    def apply(self, change: Change) -> None:
        """Change what sources say, all or nothing; the materialised views are out of date from then on.

        :raises StoreError: when the disk refuses
        """
        if not change:
            return
        self._forget_views()
        self._commit(change)

    def put_today(self, day: date, triples: Iterable[ox.Triple]) -> None:
        """Put the view of a day into the default graph, where the next opening finds it."""
        self._replace(ox.DefaultGraph(), triples)
        self._remember(view=day.isoformat())

    def view_graph(self, name: str, triples: Callable[[], Iterable[ox.Triple]]) -> ox.NamedNode:
        """The graph of a view by its name, made of ``triples()`` unless it is there already."""
        graph = node(VIEW_BASE + name)
        if name in self._views:
            self._views.move_to_end(name)
            return graph
        if len(self._views) >= _MOST_VIEWS:
            oldest, _ = self._views.popitem(last=False)
            self._engine.remove_graph(node(VIEW_BASE + oldest))
        self._replace(graph, triples())
        self._views[name] = None
        return graph

    def drop_view_graphs(self) -> None:
        """Remove the graphs of views; they are made again when asked for."""
        self._views.clear()
        for name in list(self._engine.named_graphs()):
            if name.value.startswith(VIEW_BASE):
                self._engine.remove_graph(name)

    def _replace(self, graph: ox.DefaultGraph | ox.NamedNode, triples: Iterable[ox.Triple]) -> None:
        wanted = {ox.Quad(t.subject, t.predicate, t.object, graph) for t in triples}
        present = set(self._engine.quads_for_pattern(None, None, None, graph))
        self._commit(Change(add=wanted - present, remove=present - wanted))

    def close(self) -> None:
        """Write everything out and let other processes open the store."""
        if self.path is not None:
            self.drop_view_graphs()
            self._engine.flush()
        self._engine = ox.Store()
        if self.path is not None:
            # the engine lets go of the folder when its last holder goes, and rdflib's Datasets hold in cycles
            gc.collect()

    def _forget_views(self) -> None:
        self._remember(view=None)
        self.drop_view_graphs()

    def _remember(self, **state: Any) -> None:
        if any(self._state.get(key) != value for key, value in state.items()):
            self._state |= state
            if self.path is not None:
                _write_state(self.path, self._state)

    def _commit(self, change: Change) -> None:
        try:
            if not change.remove:
                self._engine.extend(change.add)
            else:
                self._engine.update(_update_text(change))
            if self.path is not None:
                self._engine.flush()
        except OSError as error:
            raise StoreError(f"the store could not be written ({error}); nothing was changed") from None


def _update_text(change: Change) -> str:
    # one update request is one transaction of the engine, which two calls would not be
    parts = []
    for verb, quads in (("DELETE DATA", change.remove), ("INSERT DATA", change.add)):
        if quads:
            lines = "\n".join(map(_block, quads))
            parts.append(f"{verb} {{\n{lines}\n}}")
    return " ;\n".join(parts)


def _block(quad: ox.Quad) -> str:
    triple = f"{quad.subject} {quad.predicate} {quad.object} ."
    if isinstance(quad.graph_name, ox.DefaultGraph):
        return triple
    return f"GRAPH {quad.graph_name} {{ {triple} }}"


def _open(path: Path) -> ox.Store:
    try:
        return ox.Store(str(path))
    except OSError as error:
        if "lock" in str(error).lower():
            holder = "this process" if "current process" in str(error) else "another process"
            raise StoreInUse(
                f"{path.parent}: {holder} has this store open; close it there, or use a copy of the folder"
            ) from None
        raise StoreError(f"{path.parent}: the store cannot be opened ({error})") from None


def _read_state(path: Path) -> dict[str, Any]:
    if path.exists() and not path.is_dir():
        raise StoreError(f"{path}: a store is a folder, this is a file; give another path to --store")
    state_file = path / _STATE
    try:
        if not state_file.exists():
            if path.is_dir() and any(path.iterdir()):
                raise StoreError(
                    f"{path}: this folder holds other things and no store; give an empty or new one"
                )
            path.mkdir(parents=True, exist_ok=True)
            return {"format": _FORMAT}
        state = json.loads(state_file.read_text(encoding="utf-8"))
    except OSError as error:
        raise StoreError(f"{path}: the store cannot be opened ({error.strerror})") from None
    except ValueError:
        raise StoreError(f"{state_file}: damaged; remove this file and open the store again") from None
    if not isinstance(state, dict) or state.get("format") != _FORMAT:
        raise StoreError(
            f"{path}: written by another version of pactgraph; load its sources into a new store"
        )
    return state


def _write_state(path: Path, state: dict[str, Any]) -> None:
    fresh = path / f".{_STATE}.{os.getpid()}"
    try:
        fresh.write_text(json.dumps(state, sort_keys=True) + "\n", encoding="utf-8")
        fresh.replace(path / _STATE)
    except OSError as error:
        with suppress(OSError):
            fresh.unlink()
        raise StoreError(f"{path}: the store cannot be written ({error.strerror})") from None
