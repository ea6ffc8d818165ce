"""Where claims are kept: Oxigraph in memory or in a folder. The only module that touches the engine's store.

A folder holds ``pactgraph.json`` (its format, and which view stands in the default graph), ``claims/`` (what
sources say) and ``withdrawn/`` (what they no longer say, for views of what was known earlier). One source is
one transaction: either all it says is kept, or nothing changes.

The view of a day stands in the default graph, and only there: every named graph is a source, so a query
needs no list of them, which would cost the engine thirty times the query itself.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, Protocol, Self

import pyoxigraph as ox

from pactgraph.graph.checkpoint import drop_checkpoint, kept_checkpoint, make_checkpoint, put_back
from pactgraph.graph.garbage import collector_paused
from pactgraph.graph.journal import forget_emptied, is_finishing, recover
from pactgraph.graph.store_folder import CLAIMS, WITHDRAWN, copies, open_engine, read_state, write_state
from pactgraph.ontology.errors import StoreError, StoreInUse
from pactgraph.ontology.iri import Iri
from pactgraph.ontology.terms import node

__all__ = ["Change", "ClaimStore"]

_OWN_REFERENCES: Final = 2
"""What holds the engine while a store asks who does: the store, and the question."""


@dataclass(slots=True)
class Change:
    """Quads to add and remove, to withdraw (kept for views of the past) and to forget even there."""

    add: set[ox.Quad] = field(default_factory=set)
    remove: set[ox.Quad] = field(default_factory=set)
    withdraw: set[ox.Quad] = field(default_factory=set)
    forget: set[ox.Quad] = field(default_factory=set)

    def __bool__(self) -> bool:
        return bool(self.add or self.remove or self.withdraw or self.forget)


class Content(Protocol):
    """What can stand in the default graph: its quads, and how it differs from other content."""

    def quads(self) -> set[ox.Quad]: ...

    def beside(self, other: Self, /) -> tuple[set[ox.Quad], set[ox.Quad]]: ...


class ClaimStore:
    """The quads of all sources in their named graphs, and the view of a day in the default graph.

    >>> store = ClaimStore()
    >>> store.view is None, store.source_graphs()
    (True, [])

    ``undone`` tells whether a load that was cut short had to be undone when the folder was opened.

    :raises StoreInUse: when another process has the folder open
    :raises StoreError: when the path is no folder of a pactgraph store
    """

    def __init__(self, path: str | Path | None = None, *, read_only: bool = False) -> None:
        self.path = None if path is None or read_only else Path(path)
        self.undone = False
        self._closed = False
        self._read_only = read_only
        self._state: dict[str, Any] = {}
        self._shown: Content | None = None
        if path is None:
            self._engine, self._withdrawn = ox.Store(), ox.Store()
        elif read_only:
            self._engine, self._withdrawn = copies(Path(path))
        else:
            self._state = read_state(Path(path))
            # in this order: who has what is withdrawn has the folder, and may exchange what is claimed
            self._withdrawn = open_engine(Path(path) / WITHDRAWN)
            self.undone = _undone(Path(path))
            self._engine = open_engine(Path(path) / CLAIMS)
            _recovered(Path(path), self._engine)
            write_state(Path(path), self._state)

    @property
    def engine(self) -> ox.Store:
        """The engine's own store, for queries and for the rdflib adapter."""
        self._check_open()
        return self._engine

    @property
    def view(self) -> str | None:
        """The name of the view that stands in the default graph; nothing while it is out of date."""
        found = self._state.get("view")
        return found if isinstance(found, str) else None

    def source_graphs(self) -> list[Iri]:
        """The graphs of sources."""
        # a list, because the engine waits forever for a new graph while its own iterator is open
        return [Iri(name.value) for name in self.engine.named_graphs()]

    def withdrawn_graphs(self) -> list[Iri]:
        """The graphs of what sources no longer say, one for each source and moment."""
        return [Iri(name.value) for name in self._withdrawn.named_graphs()]

    def graph(self, name: Iri) -> Iterator[ox.Quad]:
        """The quads of the graph of a source."""
        return iter(self._engine.quads_for_pattern(None, None, None, node(name)))

    def withdrawn(self, name: Iri) -> Iterator[ox.Quad]:
        """The quads of a graph of what a source no longer says."""
        return iter(self._withdrawn.quads_for_pattern(None, None, None, node(name)))

    def apply(self, change: Change) -> None:
        """Change what sources say, all or nothing; the view is out of date from then on.

        :raises StoreError: when the disk refuses, or the store was opened to be read only
        """
        self._check_open()
        self._check_writable()
        if not change:
            return
        self._remember(view=None)
        self._shown = None
        # what is withdrawn is kept first: if all ends between the two, it is there twice, not lost
        _commit(self._withdrawn, change.withdraw, change.forget)
        _commit(self._engine, change.add, change.remove)

    def add_unfinished(self, quads: set[ox.Quad]) -> None:
        """Add quads of a change that is too long for one transaction, and has a journal to undo it."""
        self._check_open()
        self._check_writable()
        self._remember(view=None)
        self._shown = None
        self._engine.bulk_extend(quads)

    def make_checkpoint(self) -> None:
        """Keep how the claims on disk are now, so that a long load can be undone at once.

        :raises OSError: when the disk refuses
        """
        self._check_open()
        self._check_writable()
        if self.path is not None:
            make_checkpoint(self.path, self._engine)

    def drop_checkpoint(self) -> None:
        """Let what was added since stand."""
        if self.path is not None:
            drop_checkpoint(self.path)

    def put_back(self) -> bool:
        """Undo what was added since the checkpoint; whether there was one.

        :raises OSError: when the disk refuses
        :raises StoreError: where something in this process still reads the claims; they are put back when the
            store is opened again
        """
        if self.path is None or kept_checkpoint(self.path) is None or is_finishing(self.path):
            return False
        if sys.getrefcount(self._engine) > _OWN_REFERENCES:
            self._take_back()
            return True
        self._engine = ox.Store()
        gc.collect()
        try:
            # only to see that nobody has it, which an iterator that was left standing does
            open_engine(self.path / CLAIMS)
            put_back(self.path, self.path / CLAIMS)
            self._engine = open_engine(self.path / CLAIMS)
        except StoreInUse:
            self.close()
            raise StoreError(
                "the claims are still being read in this process; "
                "what was begun is undone when the store is opened again"
            ) from None
        except BaseException:
            self.close()
            raise
        return True

    def _take_back(self) -> None:
        """Undo quad by quad, for the sake of others who hold the engine, as rdflib's Datasets do."""
        assert self.path is not None
        before = ox.Store.read_only(str(kept_checkpoint(self.path)))
        for name in self.source_graphs():
            for quad in list(self.graph(name)):
                if quad not in before:
                    self._engine.remove(quad)
            forget_emptied(self._engine, [node(name)])
        self._engine.flush()
        drop_checkpoint(self.path)

    def show(self, view: str, content: Callable[[], Content]) -> None:
        """Put a view into the default graph, by the difference to the one that stands there."""
        self._check_open()
        if self.view == view:
            return
        with collector_paused():
            wanted = content()
            if self._shown is not None:
                add, remove = wanted.beside(self._shown)
            else:
                quads, present = wanted.quads(), self._default_graph()
                add, remove = quads - present, present - quads
            self._remember(view=None)
            # two transactions, the faster way: a view that is cut short has no name, and is made again
            _commit(self._engine, add, set())
            _commit(self._engine, set(), remove)
        self._shown = wanted
        self._remember(view=view)

    def close(self) -> None:
        """Write everything out and let other processes open the store."""
        self._engine, self._withdrawn = ox.Store(), ox.Store()
        self._closed = True
        if self.path is not None:
            # the engine lets go of the folder when its last holder goes, and rdflib's Datasets hold in cycles
            gc.collect()

    def _check_open(self) -> None:
        if self._closed:
            raise StoreError("the graph is closed; open it again to go on")

    def _check_writable(self) -> None:
        if self._read_only:
            raise StoreError(
                "this store can only be read now: its folder is closed to you, or another process has it open"
            )

    def _default_graph(self) -> set[ox.Quad]:
        return set(self._engine.quads_for_pattern(None, None, None, ox.DefaultGraph()))

    def _remember(self, *, view: str | None) -> None:
        if self._state.get("view") != view:
            self._state["view"] = view
            if self.path is not None:
                write_state(self.path, self._state)


def _undone(folder: Path) -> bool:
    try:
        if is_finishing(folder):
            drop_checkpoint(folder)
        return put_back(folder, folder / CLAIMS)
    except OSError as error:
        raise StoreError(f"{folder}: a load that was cut short cannot be undone ({error})") from None


def _recovered(folder: Path, engine: ox.Store) -> None:
    try:
        recover(folder, engine)
    except OSError as error:
        raise StoreError(f"{folder}: a load that was cut short cannot be undone ({error})") from None


def _commit(engine: ox.Store, add: set[ox.Quad], remove: set[ox.Quad]) -> None:
    try:
        if remove:
            engine.update(_update_text(add, remove))
            forget_emptied(engine, {quad.graph_name for quad in remove})
        elif add:
            engine.extend(add)
        engine.flush()
    except OSError as error:
        raise StoreError(f"the store could not be written ({error}); nothing was changed") from None


def _update_text(add: set[ox.Quad], remove: set[ox.Quad]) -> str:
    # one update request is one transaction of the engine, which two calls would not be
    parts = []
    for verb, quads in (("DELETE DATA", remove), ("INSERT DATA", add)):
        if quads:
            lines = "\n".join(map(_block, quads))
            parts.append(f"{verb} {{\n{lines}\n}}")
    return " ;\n".join(parts)


def _block(quad: ox.Quad) -> str:
    triple = f"{quad.subject} {quad.predicate} {quad.object} ."
    if isinstance(quad.graph_name, ox.DefaultGraph):
        return triple
    return f"GRAPH {quad.graph_name} {{ {triple} }}"
