"""What a load that is too long for one transaction of the engine has done so far, so that it can be undone.

A store on disk keeps a checkpoint of how it was; a store in memory has a journal, ``adding.nq``, that names
the quads that are added, each before the engine gets it. ``removing.nq`` appears when all are in, and names
what is to go; whoever finds it finishes the load. So a store is as it was before a load or as it is after it,
whatever ends the process in between.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Final

import pyoxigraph as ox

__all__ = ["Journal", "forget_emptied", "is_finishing", "recover", "remove", "unfinished"]

_ADDING: Final = "adding.nq"
_REMOVING: Final = "removing.nq"
_AT_ONCE: Final = 10_000
_GraphName = ox.NamedNode | ox.BlankNode | ox.DefaultGraph


class Journal:
    """The journal of one long load, in a folder that outlives the process.

    >>> from tempfile import TemporaryDirectory
    >>> quad = ox.Quad(ox.NamedNode("urn:a"), ox.NamedNode("urn:b"), ox.NamedNode("urn:c"))
    >>> with TemporaryDirectory() as folder:
    ...     Journal(Path(folder)).adding([quad])
    ...     list(unfinished(Path(folder))) == [quad]
    True
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def adding(self, quads: Iterable[ox.Quad]) -> None:
        """Note what is about to be added."""
        _write(self._folder / _ADDING, quads, "ab")

    def removing(self, quads: Iterable[ox.Quad]) -> None:
        """Note that all is added, and what is about to be removed."""
        draft = self._folder / f".{_REMOVING}"
        _write(draft, quads, "wb")
        draft.replace(self._folder / _REMOVING)

    def close(self) -> None:
        """End the load: there is nothing to undo or to finish."""
        # in this order: a removal that is done once more removes nothing, an addition would be undone
        (self._folder / _ADDING).unlink(missing_ok=True)
        (self._folder / _REMOVING).unlink(missing_ok=True)


def recover(folder: Path, engine: ox.Store) -> None:
    """Undo a load that was cut short in a folder, or finish it where only removals were left to do."""
    quads = _read(folder / _REMOVING) if is_finishing(folder) else _read(folder / _ADDING)
    while found := list(islice(quads, _AT_ONCE)):
        remove(engine, found)
    Journal(folder).close()


def remove(engine: ox.Store, quads: list[ox.Quad]) -> None:
    """Take quads out of an engine, and the names of graphs that are empty then."""
    for quad in quads:
        engine.remove(quad)
    forget_emptied(engine, {quad.graph_name for quad in quads})


def forget_emptied(engine: ox.Store, graphs: Iterable[_GraphName]) -> None:
    """Take the names of empty graphs out of an engine, which goes on listing them by itself."""
    for name in graphs:
        if isinstance(name, ox.NamedNode) and not any(engine.quads_for_pattern(None, None, None, name)):
            engine.remove_graph(name)


def is_finishing(folder: Path) -> bool:
    """Whether a load has added all there is to add, and goes on removing."""
    return (folder / _REMOVING).exists()


def unfinished(folder: Path) -> Iterator[ox.Quad]:
    """What a reader of the store has to leave out: quads of a load that runs or was cut short."""
    yield from _read(folder / (_REMOVING if is_finishing(folder) else _ADDING))


def _write(path: Path, quads: Iterable[ox.Quad], mode: str) -> None:
    with path.open(mode) as file:
        file.write(ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b"")
        file.flush()
        os.fsync(file.fileno())


def _read(path: Path) -> Iterator[ox.Quad]:
    if not path.exists():
        return
    with path.open("rb") as file:
        while lines := list(islice(file, _AT_ONCE)):
            # a line that was cut off was never given to the engine
            whole = b"".join(line for line in lines if line.endswith(b".\n"))
            yield from ox.parse(whole, format=ox.RdfFormat.N_QUADS)
