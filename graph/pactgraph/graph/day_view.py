"""The graph as it stood on one day: what holds then, asked in every way the graph can be asked."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from pactgraph.graph.answer import Answer
from pactgraph.graph.chronicle import Chronicle
from pactgraph.graph.perspective import EVERYTHING, Perspective
from pactgraph.graph.query import ask
from pactgraph.graph.snapshot import Snapshot
from pactgraph.graph.store import ClaimStore
from pactgraph.graph.timeline import said_on
from pactgraph.graph.view_content import ViewContent, view_content
from pactgraph.ontology.claim import Claim
from pactgraph.ontology.entity import Entity
from pactgraph.ontology.errors import NotFound
from pactgraph.ontology.iri import Iri
from pactgraph.ontology.questions import question

if TYPE_CHECKING:
    import networkx as nx

    from pactgraph.graph.view.payload import Finding

__all__ = ["DayView", "Portrait", "question_text"]

_QUESTION_NAME = re.compile(r"[\w-]+")


@dataclass(frozen=True, slots=True)
class Portrait:
    """What is known of one entity: its claims, newest first, and which of them hold on the day."""

    entity: Entity
    claims: tuple[Claim, ...]
    holding: frozenset[Iri]
    snapshot: Snapshot = field(repr=False)  # the whole graph


class DayView:
    """One day's view of a graph; ``PartnershipGraph.as_of`` makes them. It follows what is loaded later.

    >>> store = ClaimStore()
    >>> view = DayView(store, lambda: Chronicle.of(Snapshot.of(store), EVERYTHING), date(2026, 2, 27))
    >>> view.query("ASK { ?s ?p ?o }").boolean
    False
    """

    def __init__(
        self,
        store: ClaimStore,
        read: Callable[[], Chronicle],
        day: date,
        perspective: Perspective = EVERYTHING,
    ) -> None:
        self.day = day
        self.perspective = perspective
        self._store = store
        self._read = read
        self._held: tuple[Chronicle, frozenset[Iri]] | None = None
        self._made: tuple[Chronicle, ViewContent] | None = None

    @property
    def snapshot(self) -> Snapshot:
        """The claims that count from the view's perspective, with all entities and sources."""
        return self._read().snapshot

    @property
    def holding(self) -> frozenset[Iri]:
        """The IRIs of the claims that hold on the day."""
        chronicle = self._read()
        if self._held is None or self._held[0] is not chronicle:
            self._held = chronicle, chronicle.timeline.holding(self.day)
        return self._held[1]

    @property
    def name(self) -> str:
        """The name of the view: its day, and what narrows it."""
        narrowed = str(self.perspective)
        return self.day.isoformat() + (f"?{narrowed}" if narrowed else "")

    def content(self) -> ViewContent:
        """What stands in the view."""
        chronicle = self._read()
        if self._made is None or self._made[0] is not chronicle:
            made = view_content(
                chronicle.snapshot,
                self.holding,
                inference=self.perspective.inference,
                marks=chronicle.marks,
            )
            self._made = chronicle, made
        return self._made[1]

    def show_in(self, store: ClaimStore) -> None:
        """Put the view into the default graph of a store."""
        store.show(self.name, self.content)

    def claims(self) -> Iterator[Claim]:
        """The claims that hold on the day."""
        return (claim for claim in self.snapshot.claims.values() if claim.iri in self.holding)

    def query(self, text: str) -> Answer:
        """The answer to a SPARQL query, or to a shipped question given by its name.

        :raises QueryError: where the query does not parse or is refused
        :raises NotFound: where no question has that name
        """
        self.show_in(self._store)
        return ask(self._store, question_text(text), day=self.day)

    def entity(self, name: str) -> Entity:
        """The entity of a name.

        :raises NotFound: where none has it, with the nearest names
        """
        found = next(self.snapshot.named(name), None)
        if found is None:
            raise NotFound(f"no entity is called {name!r}{_suggestion(name, self.snapshot)}")
        return found

    def show(self, name: str) -> Portrait:
        """What is known of the entity of a name.

        :raises NotFound: where no entity has it, with the nearest names
        """
        found = self.entity(name)
        claims = [c for c in self.snapshot.claims.values() if found.iri in (c.subject, c.object)]
        return Portrait(found, tuple(self._newest_first(claims)), self.holding, self.snapshot)

    def to_networkx(self, *, everything: bool = False) -> nx.MultiDiGraph[str]:
        """The claims that hold on the day as a networkx MultiDiGraph; with ``everything``, all claims."""
        from pactgraph.graph.network import to_networkx

        claims = self.snapshot.claims.values() if everything else self.claims()
        return to_networkx(self.snapshot, claims, self.holding)

    def html(
        self,
        *,
        title: str = "Partnerships",
        focus: str | Sequence[str] = (),
        hops: int = 1,
        findings: Iterable[Finding] = (),
    ) -> str:
        """The interactive page as HTML; it opens on the day, and its slider goes to any other.

        :raises NotFound: where no entity has a name of ``focus``
        """
        from pactgraph.graph.pages import page_of

        return page_of(self, title=title, focus=focus, hops=hops, findings=findings)

    def view(
        self,
        path: str | Path,
        *,
        title: str = "Partnerships",
        focus: str | Sequence[str] = (),
        hops: int = 1,
        findings: Iterable[Finding] = (),
    ) -> Path:
        """Write the interactive page to a file, whole or not at all, and return its path.

        ``focus`` names entities to open with, and what is within so many ``hops`` of them. ``findings``,
        as ``pactgraph.graph.conflicts`` makes them, are shown beside the claims. Entities that a page
        already there has stay where it has them. Above 5,000 entities it is an overview of clusters, and
        the folder ``NAME-clusters`` beside it holds a page for each.

        :raises NotFound: where no entity has a name of ``focus``
        """
        from pactgraph.graph.pages import write_pages

        path = Path(path)
        write_pages(self, path, title=title, focus=focus, hops=hops, findings=tuple(findings))
        return path

    def _repr_html_(self) -> str:
        """The interactive page in a frame, for notebooks."""
        from pactgraph.graph.view.frame import framed

        return framed(self.html())

    def _newest_first(self, claims: list[Claim]) -> list[Claim]:
        def order(claim: Claim) -> tuple[int, str, Iri]:
            said = said_on(claim, self.snapshot.sources.get(claim.source))
            return -said.toordinal(), claim.relation, claim.iri

        return sorted(claims, key=order)


def question_text(text: str) -> str:
    """The SPARQL of a question given by name; any other text is SPARQL already."""
    if _QUESTION_NAME.fullmatch(text.strip()):
        return question(text.strip()).sparql
    return text


def _suggestion(name: str, snapshot: Snapshot) -> str:
    from difflib import get_close_matches

    names = {known.casefold(): known for e in snapshot.entities.values() for known in (e.name, *e.aliases)}
    close = get_close_matches(name.casefold(), names, n=3, cutoff=0.6)
    close += [n for n in names if name.casefold() in n and n not in close][: 3 - len(close)]
    if not close:
        return "; load a source that names it"
    return "; did you mean " + " or ".join(repr(names[n]) for n in close) + "?"
