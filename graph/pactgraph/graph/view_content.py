"""What stands in the view of a day, piece by piece, so that one day is exchanged for another by what differs.

A piece is a fact that claims state, a claim that holds, an inference, an entity, or another id of one. Two
views of the same graph that share a piece share its triples.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import starmap
from typing import Final, NamedTuple

import pyoxigraph as ox

from pactgraph.graph.inference import Fact
from pactgraph.graph.inferred import Inference, inferences
from pactgraph.graph.snapshot import Snapshot
from pactgraph.ontology.encode import entity_triples
from pactgraph.ontology.iri import Iri, pact
from pactgraph.ontology.terms import node, term
from pactgraph.ontology.vocabulary import vocabulary

__all__ = ["ViewContent", "view_content"]

_HOLDS: Final = term("pact:holds")
_TRUE: Final = ox.Literal(True)
_SAME: Final = term("owl:sameAs")


class _Holding(NamedTuple):
    claim: Iri


class _Described(NamedTuple):
    entity: Iri


class _Same(NamedTuple):
    other: Iri
    entity: Iri


_Piece = Fact | Inference | _Holding | _Described | _Same


class ViewContent:
    """The pieces of a view.

    >>> content = view_content(Snapshot({}, {}, {}), frozenset(), inference=True)
    >>> content.quads()
    set()
    """

    def __init__(self, pieces: Iterable[_Piece], snapshot: Snapshot) -> None:
        self._pieces = frozenset(pieces)
        self._snapshot = snapshot

    def quads(self) -> set[ox.Quad]:
        """All of the view, as quads of the default graph."""
        return set(self._quads(self._pieces))

    def beside(self, other: ViewContent) -> tuple[set[ox.Quad], set[ox.Quad]]:
        """The quads that only this view has, and those that only the other has."""
        ours = set(self._quads(self._pieces - other._pieces))
        theirs = set(other._quads(other._pieces - self._pieces))
        return ours - theirs, theirs - ours

    def _quads(self, pieces: Iterable[_Piece]) -> Iterator[ox.Quad]:
        for piece in pieces:
            if isinstance(piece, Fact):
                yield ox.Quad(node(piece.subject), node(pact(piece.relation)), node(piece.object))
            elif isinstance(piece, Inference):
                yield from piece.quads()
            elif isinstance(piece, _Holding):
                yield ox.Quad(node(piece.claim), _HOLDS, _TRUE)
            elif isinstance(piece, _Same):
                yield ox.Quad(node(piece.other), _SAME, node(piece.entity))
            else:
                for triple in entity_triples(self._snapshot.entities[piece.entity]):
                    yield ox.Quad(triple.subject, triple.predicate, triple.object)


def view_content(
    snapshot: Snapshot, holding: frozenset[Iri], *, inference: bool, marks: dict[Fact, Iri] | None = None
) -> ViewContent:
    """The content of the view in which claims hold: plain triples, which claims hold, what follows from
    them (unless that is left out), and all entities; ``marks`` are the names of inferences made before."""
    held = {iri: snapshot.claims[iri] for iri in holding}
    # what was said of two ids that are one is no fact about it
    pieces: list[_Piece] = [
        Fact(c.subject, c.relation, c.object)
        for c in held.values()
        if c.subject != c.object or not (c.subject_said or c.object_said)
    ]
    pieces += map(_Holding, holding)
    pieces += map(_Described, snapshot.entities)
    pieces += starmap(_Same, snapshot.identities.canonical.items())
    if inference:
        pieces += inferences(held, vocabulary(), marks)
    return ViewContent(pieces, snapshot)
