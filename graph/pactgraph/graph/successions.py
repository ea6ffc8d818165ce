"""How many claims a load makes history: those whose statement one of another source takes the place of.

Only claims on entries that other sources in the store speak of are remembered, so that a register that is
loaded for the first time costs nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from functools import cached_property
from typing import Final

import pyoxigraph as ox

from pactgraph.graph.replacement import Version, successors
from pactgraph.graph.store import ClaimStore
from pactgraph.ontology.claim import ENDING, Claim, Modality
from pactgraph.ontology.decode import Description
from pactgraph.ontology.iri import Iri, pact
from pactgraph.ontology.terms import node, parse_date, term

__all__ = ["Successions"]

_SPEAKS_OF: Final = (term("pact:entry"), term("pact:replacesEntry"))
_ISSUED: Final = term("dcterms:issued")
_OVER: Final = frozenset(pact(f"status-{status}") for status in ENDING)
_HYPOTHETICAL: Final = pact(f"modality-{Modality.HYPOTHETICAL}")


class Successions:
    """The claims of a load on entries that other sources speak of, too; ``own`` are the graphs of the load.

    >>> Successions(ClaimStore(), lambda graph: False).count()
    0
    """

    def __init__(self, store: ClaimStore, own: Callable[[Iri], bool]) -> None:
        self._store = store
        self._own = own
        self._known: list[Version] = []
        self._new: list[Version] = []

    def take(self, claim: Claim, said: date, *, known: bool) -> None:
        """Note a claim of the load, when it was said, and whether the store has it already."""
        if claim.entry is None or not self._others_speak:
            return
        entries = (claim.entry, *claim.replaces)
        if not any(True for entry in entries for _ in self._speaking(entry)):
            return
        found = Version(claim.iri, claim.entry, claim.replaces, said, claim.ends)
        (self._known if known else self._new).append(found)

    @cached_property
    def _others_speak(self) -> bool:
        """Whether the store knew any entry before the load."""
        found = self._store.engine.quads_for_pattern(None, _SPEAKS_OF[0], None, None)
        graphs = (quad.graph_name for quad in found)
        return any(isinstance(name, ox.NamedNode) and not self._own(Iri(name.value)) for name in graphs)

    def count(self) -> int:
        """Claims that the load makes history, and those of it that are history already.

        What one file both says and replaces is counted as said.
        """
        if not self._new:
            return 0
        others = set(self._others({e for v in self._new for e in (v.entry, *v.replaces)}))
        before = successors([*others, *self._known])
        after = successors([*others, *self._known, *self._new])
        alone = successors([*self._known, *self._new])
        return len(after.keys() - before.keys() - alone.keys())

    def _others(self, entries: Iterable[Iri]) -> Iterator[Version]:
        for entry in entries:
            for claim, graph in self._speaking(entry):
                yield self._version(claim, graph)

    def _speaking(self, entry: Iri) -> Iterator[tuple[Iri, Iri]]:
        """The claims of other sources about an entry, with their graphs."""
        for property_ in _SPEAKS_OF:
            for quad in self._store.engine.quads_for_pattern(None, property_, node(entry), None):
                if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.graph_name, ox.NamedNode):
                    claim, graph = Iri(quad.subject.value), Iri(quad.graph_name.value)
                    if not self._own(graph):
                        yield claim, graph

    def _version(self, claim: Iri, graph: Iri) -> Version:
        told = Description(claim)
        for quad in self._store.engine.quads_for_pattern(node(claim), None, None, node(graph)):
            told.add(quad.predicate, quad.object)
        replaced = told.iris("pact:replacesEntry")
        ends = told.require("pact:status") in _OVER and told.require("pact:modality") != _HYPOTHETICAL
        return Version(claim, told.require("pact:entry"), replaced, self._said(told, graph), ends)

    def _said(self, told: Description, graph: Iri) -> date:
        issued = self._store.engine.quads_for_pattern(node(graph), _ISSUED, None, node(graph))
        for quad in issued:
            if isinstance(quad.object, ox.Literal):
                return parse_date(quad.object).first_day
        recorded = told.text("pact:recordedAt")
        return date.max if recorded is None else datetime.fromisoformat(recorded).date()
