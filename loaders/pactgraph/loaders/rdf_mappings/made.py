"""What mappings construct, on disk: claims in the order of the solutions, and entities by their nodes.

A claim that a solution makes as a blank node is whole then. What has an IRI may be told of in several
solutions, and goes into an index.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

import pyoxigraph as ox

from pactgraph.loaders.private_database import private_database
from pactgraph.loaders.rdf_index import SubjectIndex
from pactgraph.loaders.rdf_mappings.mapping import Mapping
from pactgraph.loaders.rdf_mappings.pattern_store import PatternStore
from pactgraph.ontology.decode import Description, Descriptions
from pactgraph.ontology.iri import pact
from pactgraph.ontology.terms import term
from pactgraph.ontology.vocabulary import vocabulary

__all__ = ["BLANK", "Made", "MadeClaim", "original"]

BLANK: Final = "urn:blank:"
_OTHERS: Final = ox.NamedNode("urn:mapping:")
_TOGETHER: Final = 1_000
_CACHE_KIB: Final = 8_192
_ROW_BY_ROW_KIB: Final = 1_024
_OF_LATE: Final = 5_000
_TYPE, _CLAIM = term("rdf:type"), term("pact:Claim")
_Node = ox.NamedNode | ox.BlankNode


@dataclass(frozen=True, slots=True)
class MadeClaim:
    """A claim node of a mapping, and what it was made from."""

    node: Description
    mapping: Mapping
    derived: tuple[_Node, ...]
    stated_by: ox.NamedNode | None

    @classmethod
    def of(cls, node: Description, mapping: Mapping) -> MadeClaim:
        """What a node says of the claim that it is."""
        derived = tuple(original(iri) for iri in node.iris("prov:wasDerivedFrom"))
        stated = node.iri_of("pact:statedBy")
        return cls(node, mapping, derived, None if stated is None else ox.NamedNode(stated))

    @property
    def ends(self) -> tuple[_Node, _Node]:
        """The nodes that the claim joins, as they stand in the input."""
        return original(self.node.require("rdf:subject")), original(self.node.require("rdf:object"))


class Made:
    """Everything that mappings make of a store."""

    def __init__(self, store: PatternStore, mappings: Sequence[Mapping]) -> None:
        self._mappings = mappings
        self._claims = private_database(_ROW_BY_ROW_KIB)
        self._claims.execute("CREATE TABLE claims (mapping INTEGER, quads BLOB)")
        self._lately: set[ox.Quad] = set()
        self._index = SubjectIndex(self._indexed(store), cache_kib=_CACHE_KIB)
        self._lately.clear()
        self._index.rest()

    def entities(self) -> Iterator[Description]:
        """Each node that is of a class of pactgraph's, with all that is said of it."""
        for found in self._index.typed(str(_OTHERS), vocabulary().kind_by_iri):
            yield from found.values()

    def claims(self) -> Iterator[MadeClaim]:
        """Each claim that has two ends."""
        for number, quads in self._claims.execute("SELECT mapping, quads FROM claims ORDER BY rowid"):
            for node in Descriptions.of(ox.parse(quads, format=ox.RdfFormat.N_QUADS)).values():
                yield from _joining(node, self._mappings[number])
        for mapping in self._mappings:
            for found in self._index.typed(str(_graph(mapping)), [pact("Claim")]):
                for node in found.having("rdf:type", "pact:Claim"):
                    yield from _joining(node, mapping)

    def described(self, iri: str) -> Description:
        """What is said of a node."""
        return self._index.describe(iri).describe(iri)

    def _indexed(self, store: PatternStore) -> Iterator[ox.Quad]:
        for number, mapping in enumerate(self._mappings):
            waiting: list[ox.Quad] = []
            for triples in mapping.run(store.engine):
                claims = {t.subject for t in triples if t.predicate == _TYPE and t.object == _CLAIM}
                for triple in triples:
                    own = triple.subject in claims
                    graph = _graph(mapping) if own else _OTHERS
                    quad = ox.Quad(_named(triple.subject), triple.predicate, _named(triple.object), graph)
                    if own and isinstance(triple.subject, ox.BlankNode):
                        waiting.append(quad)
                    elif self._is_new(quad):
                        yield quad
                if len(waiting) >= _TOGETHER:
                    self._keep(number, waiting)
                    waiting = []
            self._keep(number, waiting)
            store.rest()

    def _is_new(self, quad: ox.Quad) -> bool:
        """Whether a quad was not made of late; what comes again is told once, wherever it comes from."""
        if quad in self._lately:
            return False
        if len(self._lately) >= _OF_LATE:
            self._lately.clear()
        self._lately.add(quad)
        return True

    def _keep(self, number: int, quads: Iterable[ox.Quad]) -> None:
        text = ox.serialize(quads, format=ox.RdfFormat.N_QUADS)
        self._claims.execute("INSERT INTO claims VALUES (?, ?)", (number, text))


def original(iri: str) -> _Node:
    """The node of the input that an IRI stands for."""
    return ox.BlankNode(iri.removeprefix(BLANK)) if iri.startswith(BLANK) else ox.NamedNode(iri)


def _joining(node: Description, mapping: Mapping) -> Iterator[MadeClaim]:
    if node.iri_of("rdf:subject") is not None and node.iri_of("rdf:object") is not None:
        yield MadeClaim.of(node, mapping)


def _graph(mapping: Mapping) -> ox.NamedNode:
    return ox.NamedNode(f"urn:mapping:{quote(mapping.name)}")


def _named(part: _Node | ox.Literal | ox.Triple) -> ox.NamedNode:
    """A term in which blank nodes have IRIs, so that they can be described like others."""
    if isinstance(part, ox.BlankNode):
        return ox.NamedNode(BLANK + part.value)
    return part  # type: ignore[return-value]
