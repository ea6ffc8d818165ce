"""The quads of an RDF input ordered by what they describe, however many they are.

RDF comes in any order, and a claim is several quads. They are put into a temporary database of SQLite, which
stays in memory while it is small and goes to disk when it is not, and are read back subject by subject.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

import pyoxigraph as ox

from pactgraph.loaders.private_database import private_database
from pactgraph.loaders.unused_memory import give_back_unused_memory
from pactgraph.ontology.decode import Descriptions
from pactgraph.ontology.iri import CLAIM_BASE
from pactgraph.ontology.terms import term

__all__ = ["SubjectIndex"]

_AT_ONCE: Final = 5_000
_CACHE_KIB: Final = 32_768
_TYPE: Final = term("rdf:type")
_Row = tuple[int, str, str]


class SubjectIndex:
    """Quads by graph and subject; the nodes of a claim's evidence and amounts stand with the claim.

    >>> azure = ox.NamedNode("https://example.org/azure")
    >>> label = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
    >>> index = SubjectIndex([ox.Quad(azure, label, ox.Literal("Azure"))])
    >>> index.describe("https://example.org/azure").describe("https://example.org/azure").text("rdfs:label")
    'Azure'
    """

    def __init__(self, quads: Iterable[ox.Quad], *, cache_kib: int = _CACHE_KIB) -> None:
        self.predicates: Counter[str] = Counter()
        self._graphs: dict[str, int] = {}
        self._classes: dict[str, int] = {}
        self._database = private_database(cache_kib)
        self._database.execute("CREATE TABLE quads (graph INTEGER, owner TEXT, line TEXT)")
        self._database.execute("CREATE TABLE types (class INTEGER, graph INTEGER, owner TEXT)")
        waiting = iter(quads)
        while batch := list(islice(waiting, _AT_ONCE)):
            self._put(batch)
        self._database.execute("CREATE INDEX by_owner ON quads (graph, owner)")
        self._database.execute("CREATE INDEX by_name ON quads (owner)")
        self._database.execute("CREATE INDEX by_class ON types (class, graph, owner)")

    def _put(self, quads: list[ox.Quad]) -> None:
        rows: list[_Row] = []
        types: list[tuple[int, int, str]] = []
        for quad in quads:
            graph = self._graphs.setdefault(str(quad.graph_name), len(self._graphs))
            owner = _owner(quad)
            rows.append((graph, owner, str(quad).removesuffix(" DEFAULT")))
            self.predicates[quad.predicate.value] += 1
            if quad.predicate == _TYPE and isinstance(quad.object, ox.NamedNode):
                kind = self._classes.setdefault(quad.object.value, len(self._classes))
                types.append((kind, graph, owner))
        self._database.executemany("INSERT INTO quads VALUES (?, ?, ?)", rows)
        self._database.executemany("INSERT INTO types VALUES (?, ?, ?)", types)

    def rest(self) -> None:
        """Give memory back until the index is asked again."""
        # what was not written to the file yet is not given back
        for statement in ("COMMIT", "PRAGMA shrink_memory", "BEGIN"):
            self._database.execute(statement)
        give_back_unused_memory()

    @property
    def graphs(self) -> list[str]:
        """The names of the graphs, the default graph's among them."""
        return sorted(self._graphs)

    @property
    def classes(self) -> list[str]:
        """The IRIs of the classes that something is said to be of."""
        return sorted(self._classes)

    def typed(self, graph: str, classes: Iterable[str]) -> Iterator[Descriptions]:
        """What a graph says of the subjects of some classes (IRIs), some subjects at a time, in order."""
        wanted = [str(self._classes[name]) for name in classes if name in self._classes]
        rows = self._database.execute(
            "SELECT q.owner, q.line FROM quads q JOIN "
            f"(SELECT DISTINCT owner FROM types WHERE graph = ? AND class IN ({','.join(wanted)})) t "
            "ON q.owner = t.owner WHERE q.graph = ? ORDER BY q.owner",
            (self._graphs.get(graph, -1),) * 2,
        )
        for lines in _by_owner(rows):
            yield Descriptions.of(_parsed(lines))

    def describe(self, iri: str) -> Descriptions:
        """What all graphs say of one subject."""
        rows = self._database.execute("SELECT DISTINCT line FROM quads WHERE owner = ?", (iri,))
        return Descriptions.of(_parsed([line for (line,) in rows]))

    def quads(self) -> Iterator[ox.Quad]:
        """All quads, in the order in which they came."""
        rows = self._database.execute("SELECT line FROM quads ORDER BY rowid")
        while batch := rows.fetchmany(_AT_ONCE):
            yield from _parsed([line for (line,) in batch])


def _owner(quad: ox.Quad) -> str:
    subject = quad.subject
    name = subject.value if isinstance(subject, ox.NamedNode) else str(subject)
    if name.startswith(CLAIM_BASE):
        return CLAIM_BASE + name.removeprefix(CLAIM_BASE).partition("/")[0]
    return name


def _by_owner(rows: Iterable[tuple[str, str]]) -> Iterator[list[str]]:
    lines: dict[str, None] = {}
    last = None
    for owner, line in rows:
        if owner != last and len(lines) >= _AT_ONCE:
            yield list(lines)
            lines = {}
        last = owner
        lines[line] = None
    if lines:
        yield list(lines)


def _parsed(lines: list[str]) -> Iterator[ox.Quad]:
    return iter(ox.parse("".join(f"{line} .\n" for line in lines), format=ox.RdfFormat.N_QUADS))
