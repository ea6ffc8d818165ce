"""The quads of an input where mappings can ask for patterns in them, and what a node says as evidence.

The engine is Oxigraph, in memory and on disk for large inputs, because a mapping is a query: on 100,000
triples of memberships rdflib took 7.1 CPU-seconds to take them in and answer, Oxigraph 0.33. It holds one
input while that is read and nothing is kept in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from itertools import islice
from tempfile import TemporaryDirectory
from typing import Final

import pyoxigraph as ox

from pactgraph.loaders.rdf_mappings.mapping import normalised
from pactgraph.loaders.unused_memory import give_back_unused_memory
from pactgraph.ontology.terms import term

__all__ = ["PatternStore", "described", "filled", "names_of", "spoken", "usual_first"]

_IN_MEMORY: Final = 300_000
_AT_ONCE: Final = 25_000
_ASKED: Final = 4_000
_DEEPEST: Final = 4
_LONGEST: Final = 60
_Node = ox.NamedNode | ox.BlankNode
_Value = _Node | ox.Literal | ox.Triple
_NAMES: Final = (
    term("rdfs:label").value,
    term("skos:prefLabel").value,
    "http://www.w3.org/ns/regorg#legalName",
    term("schema:legalName").value,
    term("schema:name").value,
    "http://xmlns.com/foaf/0.1/name",
    "http://www.w3.org/2006/vcard/ns#fn",
    term("dcterms:title").value,
)


class PatternStore:
    """Quads that are read only, asked for patterns; in memory, or on disk in a folder.

    >>> azure, label = ox.NamedNode("https://example.org/azure"), term("rdfs:label")
    >>> with filled([ox.Quad(azure, label, ox.Literal("Azure"))], 1) as store:
    ...     [quad.object.value for quad in store.quads_for_pattern(azure, None, None)]
    ['Azure']
    """

    def __init__(self, engine: ox.Store, folder: str | None = None) -> None:
        self._engine, self._folder = engine, folder
        self._asked = 0

    def quads_for_pattern(
        self, subject: _Node | None, predicate: ox.NamedNode | None, object_: _Value | None
    ) -> Iterator[ox.Quad]:
        """The quads with these parts, whatever their graph."""
        self._asked += 1
        if self._asked >= _ASKED:
            self.rest()
        return self._engine.quads_for_pattern(subject, predicate, object_)

    @property
    def engine(self) -> ox.Store:
        """The engine itself; whoever holds it, or what it is finding, holds its cache."""
        return self._engine

    def rest(self) -> None:
        """Give back what the engine has cached, which it does when it is closed and not before.

        It may grow to 128 MiB of texts alone, and helps little: each text has a place of its own there.
        """
        self._asked = 0
        if self._folder is not None:
            del self._engine
            self._engine = _read_only(self._folder)
            give_back_unused_memory()


@contextmanager
def filled(quads: Iterable[ox.Quad], size: int) -> Iterator[PatternStore]:
    """A store of quads, gone when the block is left; schema.org's terms have one form in it."""
    if size <= _IN_MEMORY:
        engine = ox.Store()
        engine.bulk_extend(map(_normalised, quads))
        yield PatternStore(engine)
        return
    with TemporaryDirectory(prefix="pactgraph-") as folder:
        _fill(folder, quads)
        give_back_unused_memory()
        store = PatternStore(_read_only(folder), folder)
        yield store
        del store


def _read_only(folder: str) -> ox.Store:
    return ox.Store.read_only(folder)


def _fill(folder: str, quads: Iterable[ox.Quad]) -> None:
    engine = ox.Store(folder)
    waiting = map(_normalised, quads)
    # the engine holds a million quads for each of its threads before it writes the first
    while batch := list(islice(waiting, _AT_ONCE)):
        engine.bulk_extend(batch)
    engine.optimize()


def _normalised(quad: ox.Quad) -> ox.Quad:
    predicate, value = normalised(quad.predicate.value), quad.object
    named = normalised(value.value) if isinstance(value, ox.NamedNode) else None
    if predicate == quad.predicate.value and (named is None or value == ox.NamedNode(named)):
        return quad
    object_ = value if named is None else ox.NamedNode(named)
    return ox.Quad(quad.subject, ox.NamedNode(predicate), object_, quad.graph_name)


def names_of(store: PatternStore, node: _Node) -> list[str]:
    """The names a store knows of a node, the usual one first: English or of no language before others."""
    labels: dict[str, list[ox.Literal]] = {}
    for quad in store.quads_for_pattern(node, None, None):
        predicate, value = quad.predicate.value, quad.object
        if predicate in _NAMES and isinstance(value, ox.Literal):
            labels.setdefault(predicate, []).append(value)
    found = (labels[name] for name in _NAMES if name in labels)
    return list(dict.fromkeys(name for literals in found for name in usual_first(literals)))


def usual_first(labels: Iterable[ox.Literal]) -> list[str]:
    """The texts of labels, English or of no language before others."""
    told = (label for label in labels if label.value.strip())
    ordered = sorted(told, key=lambda one: (one.language not in (None, "en"), one.language or "", one.value))
    return [label.value for label in ordered]


def described(store: PatternStore, node: _Node) -> str:
    """All that is said of a node, in one line with blank nodes in place, the same at every load.

    Names are shortened to their last part, as people say them: the words are evidence to be read.
    """
    name = _short(node.value) if isinstance(node, ox.NamedNode) else "[]"
    return f"{name} {_said(store, node, set())}"


def _said(store: PatternStore, node: _Node, above: set[_Node]) -> str:
    parts = []
    for quad in store.quads_for_pattern(node, None, None):
        predicate = "a" if quad.predicate == term("rdf:type") else _short(quad.predicate.value)
        parts.append(f"{predicate} {spoken(store, quad.object, above | {node})}")
    parts = sorted(set(parts), key=lambda part: (not part.startswith("a "), part))
    if len(parts) > _LONGEST:
        parts = [*parts[:_LONGEST], f"and {len(parts) - _LONGEST} more"]
    return "; ".join(parts)


def spoken(store: PatternStore, value: _Value, above: AbstractSet[_Node] = frozenset()) -> str:
    """A value as evidence has it: a short name, the text of a literal, or what a blank node says."""
    if isinstance(value, ox.NamedNode):
        return _short(value.value)
    if isinstance(value, ox.BlankNode):
        if value in above or len(above) > _DEEPEST:
            return "[]"
        return f"[ {_said(store, value, set(above))} ]"
    return f'"{value.value}"' if isinstance(value, ox.Literal) else str(value)


def _short(iri: str) -> str:
    return iri.rstrip("/#").rpartition("#")[2].rpartition("/")[2] or iri
