"""What mappings say are claims, and of which they made none: refused one by one, never passed over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import blake2b

import pyoxigraph as ox

from pactgraph.loaders.rdf_mappings.mapping import Mapping
from pactgraph.loaders.rdf_mappings.pattern_store import PatternStore, described, spoken
from pactgraph.loaders.rdf_mappings.remembered import Remembered
from pactgraph.ontology.iri import compact
from pactgraph.ontology.records import Refusal
from pactgraph.ontology.terms import term

__all__ = ["Coverage"]

_Node = ox.NamedNode | ox.BlankNode


class Coverage:
    """The nodes and statements that became claims, each remembered as a number of eight bytes."""

    def __init__(
        self, store: PatternStore, mappings: Sequence[Mapping], name: str, remembered: Remembered
    ) -> None:
        self._store, self._mappings, self._name = store, mappings, name
        self._remembered = remembered

    def note(
        self, derived: Sequence[_Node], stated_by: ox.NamedNode | None, ends: tuple[_Node, _Node]
    ) -> None:
        """Note what a claim was made from; whether it could be kept is told elsewhere."""
        self._remembered.note(_number(node) for node in derived)
        if stated_by is not None:
            self._remembered.note((_number(*ends, stated_by), _number(*ends[::-1], stated_by)))

    def refusals(self) -> Iterator[Refusal]:
        """Everything that should be a claim and is none, with the mapping that says so."""
        for mapping in self._mappings:
            for name in sorted(mapping.claims):
                yield from self._passed_over(ox.NamedNode(name), mapping)

    def _passed_over(self, name: ox.NamedNode, mapping: Mapping) -> Iterator[Refusal]:
        self._store.rest()
        # going through quads holds an engine: what is asked meanwhile is asked of the same one
        store = PatternStore(self._store.engine)
        yield from self._nodes(store, name, mapping)
        yield from self._statements(store, name, mapping)

    def _nodes(self, store: PatternStore, name: ox.NamedNode, mapping: Mapping) -> Iterator[Refusal]:
        for quad in store.quads_for_pattern(None, term("rdf:type"), name):
            node = quad.subject
            if isinstance(node, _Node) and not self._remembered.knows([_number(node)]):
                place = f"node <{node.value}>" if isinstance(node, ox.NamedNode) else "a blank node"
                reason = f"the mapping {mapping.name} does not find all that a claim needs in it"
                yield Refusal(self._name, place, reason, described(store, node))

    def _statements(self, store: PatternStore, name: ox.NamedNode, mapping: Mapping) -> Iterator[Refusal]:
        for quad in store.quads_for_pattern(None, name, None):
            left, right = quad.subject, quad.object
            if not isinstance(left, _Node):
                continue
            if not isinstance(right, _Node):
                reason = "its value is a text, not an entity"
            elif self._remembered.knows([_number(left), _number(right), _number(left, right, name)]):
                continue
            else:
                reason = f"the mapping {mapping.name} makes no claim of it"
            words = " ".join(spoken(store, part) for part in (left, quad.predicate, right))
            yield Refusal(self._name, f"statement of {compact(name.value)}", reason, words)


def _number(*nodes: _Node) -> int:
    digest = blake2b("\n".join(map(str, nodes)).encode(), digest_size=8)
    return int.from_bytes(digest.digest(), signed=True)
