"""The store as an rdflib Dataset, without a copy: rdflib's interface over the same quads."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NoReturn

import pyoxigraph as ox
from oxrdflib import OxigraphStore
from rdflib import Dataset
from rdflib.query import Result

from pactgraph.graph.query import check_query
from pactgraph.ontology.errors import StoreError
from pactgraph.ontology.iri import PREFIXES

__all__ = ["as_dataset"]


class _ReadingStore(OxigraphStore):
    """oxrdflib's store, without its ways to the network and around the loading of sources.

    Before each reading, ``refresh`` puts today's view where the reader expects it.
    """

    def __init__(self, engine: ox.Store, refresh: Callable[[], None]) -> None:
        self._refresh = refresh
        super().__init__(store=engine)

    def query(self, query: Any, *args: Any, **kwargs: Any) -> Result:
        check_query(str(query))
        self._refresh()
        return super().query(query, *args, **kwargs)

    def triples(self, *args: Any, **kwargs: Any) -> Any:
        self._refresh()
        return super().triples(*args, **kwargs)

    def __len__(self, *args: Any, **kwargs: Any) -> int:
        self._refresh()
        return super().__len__(*args, **kwargs)

    def update(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise StoreError("the graph is changed by loading sources; an update would bypass what they say")

    def add(self, *args: Any, **kwargs: Any) -> NoReturn:
        self.update()

    def add_graph(self, graph: Any) -> None:
        """Naming a graph in order to read it changes nothing."""

    def remove_graph(self, graph: Any) -> NoReturn:
        self.update()

    def addN(self, *args: Any, **kwargs: Any) -> NoReturn:
        self.update()

    def remove(self, *args: Any, **kwargs: Any) -> NoReturn:
        self.update()


def as_dataset(engine: ox.Store, refresh: Callable[[], None]) -> Dataset:
    """A read-only Dataset on an engine's store: the default graph is the view, named graphs the sources.

    >>> len(as_dataset(ox.Store(), refresh=lambda: None))
    0
    """
    dataset = Dataset(store=_ReadingStore(engine, refresh), default_union=False)
    for prefix, base in PREFIXES.items():
        dataset.bind(prefix, base)
    return dataset
