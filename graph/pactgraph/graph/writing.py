"""One change to what sources say, of any length: all of it is kept, or nothing.

What fits into memory is one transaction of the engine. What does not is written piece by piece, with a
checkpoint of the store on disk, or a journal of one in memory, by which it is undone when it does not come to
its end.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Final

import pyoxigraph as ox

from pactgraph.graph.journal import Journal, recover, remove
from pactgraph.graph.store import Change, ClaimStore
from pactgraph.ontology.errors import StoreError
from pactgraph.ontology.iri import Iri
from pactgraph.ontology.terms import node

__all__ = ["Writing"]

_AT_ONCE: Final = 200_000
"""Quads that are held in memory before they are written."""


class Writing:
    """A change in the making; leaving the ``with`` block keeps it, an error in the block undoes it.

    >>> store = ClaimStore()
    >>> name, about = Iri("urn:source"), Iri("urn:a")
    >>> said = ox.Quad(ox.NamedNode(about), ox.NamedNode("urn:b"), ox.Literal("c"), ox.NamedNode(name))
    >>> with Writing(store) as writing:
    ...     writing.describe(name, about, {said})
    >>> store.source_graphs()
    [Iri('urn:source')]

    :raises StoreError: when the disk refuses; nothing is changed then
    """

    def __init__(self, store: ClaimStore, *, at_once: int | None = None) -> None:
        self._store = store
        self._at_once = _AT_ONCE if at_once is None else at_once
        self._described: dict[tuple[Iri, Iri], set[ox.Quad]] = {}
        self._waiting = 0
        self._change = Change()
        self._journal: Journal | None = None
        self._scratch: TemporaryDirectory[str] | None = None
        self._folder: Path | None = None

    def before(self, graph: Iri, subject: Iri) -> set[ox.Quad]:
        """What a graph said of a subject before this change."""
        return set(self._store.engine.quads_for_pattern(node(subject), None, None, node(graph)))

    def describe(self, graph: Iri, subject: Iri, quads: set[ox.Quad]) -> None:
        """Let a graph say this of a subject, instead of what it said of it before."""
        earlier = self._described.get((graph, subject))
        self._waiting += len(quads) - (0 if earlier is None else len(earlier))
        self._described[graph, subject] = quads
        if self._waiting > self._at_once:
            self._write()

    def remove(self, quads: Iterable[ox.Quad]) -> None:
        """Let sources no longer say this."""
        self._change.remove.update(quads)

    def withdraw(self, quads: Iterable[ox.Quad]) -> None:
        """Keep this among what sources no longer say."""
        self._change.withdraw.update(quads)

    def __enter__(self) -> Writing:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if error is not None:
            self._undo()
            return
        try:
            self._finish()
        except OSError as failed:
            self._undo()
            raise StoreError(f"the store could not be written ({failed}); nothing was changed") from None
        except BaseException:
            self._undo()
            raise

    def _settle(self) -> None:
        """Work out how what is described differs from what stands in the store."""
        for (graph, subject), quads in self._described.items():
            before = self.before(graph, subject)
            self._change.add |= quads - before
            self._change.remove |= before - quads
            self._change.remove -= quads
        self._described.clear()
        self._waiting = 0

    def _write(self) -> None:
        self._settle()
        try:
            journal = self._begun()
            if self._scratch is not None:
                journal.adding(self._change.add)
            self._store.add_unfinished(self._change.add)
        except OSError as error:
            raise StoreError(f"the store could not be written ({error}); nothing was changed") from None
        self._change.add = set()

    def _begun(self) -> Journal:
        if self._journal is None:
            if self._store.path is None:
                self._scratch = TemporaryDirectory(prefix="pactgraph-")
            self._folder = self._store.path or Path(self._scratch.name if self._scratch else ".")
            self._journal = Journal(self._folder)
            self._store.make_checkpoint()
        return self._journal

    def _finish(self) -> None:
        if self._journal is None:
            self._settle()
            self._store.apply(self._change)
            return
        self._write()
        self._journal.removing(self._change.remove)
        self._store.drop_checkpoint()
        self._store.apply(Change(withdraw=self._change.withdraw))
        remove(self._store.engine, list(self._change.remove))
        self._store.engine.flush()
        self._done()

    def _undo(self) -> None:
        if self._journal is None or self._folder is None:
            return
        try:
            if not self._store.put_back():
                recover(self._folder, self._store.engine)
        except OSError as error:
            raise StoreError(
                f"the store could not be written ({error}); what was begun is undone when it is opened again"
            ) from None
        self._done()

    def _done(self) -> None:
        if self._journal is not None:
            self._journal.close()
        if self._scratch is not None:
            self._scratch.cleanup()
