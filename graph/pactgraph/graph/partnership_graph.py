"""The graph of partnerships: claims kept, and asked on any day. The front door for Python."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from importlib.metadata import entry_points
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from pactgraph.graph.answer import Answer
from pactgraph.graph.day_view import DayView, Portrait, question_text
from pactgraph.graph.day_views import DayViews
from pactgraph.graph.evidence import CitedWords, cited_words
from pactgraph.graph.identities import RESOLUTION, Identities, add_decisions, settle
from pactgraph.graph.kept_corrections import kept_corrections
from pactgraph.graph.load import LoadReport, forget_source, load_records
from pactgraph.graph.perspective import EVERYTHING, Perspective
from pactgraph.graph.query import ask
from pactgraph.graph.snapshot import Snapshot
from pactgraph.graph.speakers import SpeakerPolicy
from pactgraph.graph.spool import Spool
from pactgraph.graph.store import Change, ClaimStore
from pactgraph.ontology.claim import Claim
from pactgraph.ontology.errors import NotFound
from pactgraph.ontology.iri import compact
from pactgraph.ontology.partial_date import PartialDate
from pactgraph.ontology.records import Reader, Record
from pactgraph.ontology.source import Source

if TYPE_CHECKING:
    import networkx as nx
    from rdflib import Dataset

    from pactgraph.graph.view.payload import Finding

__all__ = ["READERS", "PartnershipGraph"]

READERS = "pactgraph.readers"
"""The entry-point group under which the loaders offer the function that reads an address."""


class PartnershipGraph:
    """A graph of claims, in memory or in the folder ``path``.

    Without a date, everything is answered for today; ``as_of`` answers for another day. ``today`` is asked
    each time, so that a graph that stays open over midnight, or is opened again next year, is still right.
    ``read_only`` reads a folder into memory, also while another process has it open for writing.

    >>> graph = PartnershipGraph()
    >>> graph.load("pactgraph:reference").added > 200
    True
    >>> answer = graph.as_of("2026-02-27").query(
    ...     "SELECT ?host WHERE { ?host pact:exclusive-host-of entity:openai-stateless-apis }"
    ... )
    >>> [row["host"] for row in answer]
    ['https://w3id.org/pactgraph/entity/azure']

    :raises StoreError: when the folder cannot be opened as a store
    """

    def __init__(
        self,
        path: str | Path | None = None,
        *,
        read_only: bool = False,
        today: Callable[[], date] = date.today,
    ) -> None:
        self._store = ClaimStore(path, read_only=read_only)
        self._today = today
        self._views = DayViews(self._store)

    def load(self, *addresses: str | Path) -> LoadReport:
        """Load files or web addresses, each as one transaction, in the order given.

        All of them are read before the first is kept, so that one that cannot be read changes nothing.
        Corrections kept for one are made again.

        :raises UnreadableSource: when one cannot be read
        """
        read = _reader()
        report = LoadReport()
        with Spool() as spool:
            kept = kept_corrections(self._store)
            for section in [spool.add(read(str(address), kept=kept)) for address in addresses]:
                report += self.load_records(section)
        return report

    def load_records(self, records: Iterable[Record]) -> LoadReport:
        """Keep records that a loader yields, all or nothing; they may be more than fit into memory."""
        report = load_records(self._store, records)
        settle(self._store)
        self._views.forget()
        return report

    def keep_decisions(self, decisions: Iterable[Claim]) -> None:
        """Make these the decisions on which entities are one; ``pactgraph.graph.resolution`` makes them.

        :raises InvalidValue: where they contradict each other; nothing is changed then
        """
        kept = list(decisions)
        Identities.by(kept)
        if not add_decisions(self._store, kept):
            load_records(self._store, [RESOLUTION, *kept])
        if not kept:
            self._store.apply(Change(remove=set(self._store.graph(RESOLUTION.iri))))
        settle(self._store)
        self._views.forget()

    def source(self, name: str) -> Source:
        """The source of a name: its IRI or short name, its address, path or title.

        :raises NotFound: where there is none, or more than one
        """
        address = Path(name).resolve().as_uri()
        found = [
            source
            for source in self.snapshot.sources.values()
            if name in (source.iri, compact(source.iri), source.url, source.title, source.label)
            or source.identifier in (name, address)
        ]
        carriers = [source for source in found if source.within is None] or found
        if not carriers:
            raise NotFound(f"no source is called {name!r}; `pactgraph sources --store ...` lists them")
        if len(carriers) > 1:
            names = ", ".join(compact(source.iri) for source in carriers)
            raise NotFound(f"{name!r} names {len(carriers)} sources; say which: {names}")
        return carriers[0]

    def forget(self, source: str) -> int:
        """Remove a source whole, with what it carries and what it used to say; the number of its claims.

        :raises NotFound: where ``source`` names no one source
        """
        gone = forget_source(self._store, self.source(source).iri)
        self._views.forget()
        return gone

    @property
    def snapshot(self) -> Snapshot:
        """All claims, entities and sources as values."""
        return self._views.chronicle(EVERYTHING).snapshot

    def as_of(
        self,
        day: str | date | PartialDate | None = None,
        *,
        said_by: str | date | PartialDate | None = None,
        known_by: str | date | PartialDate | None = None,
        speakers: str | None = None,
        inference: bool = True,
    ) -> DayView:
        """The view of a day; of a month or year, that of its last day; without one, today's.

        ``said_by`` counts only what sources had said by a day, ``known_by`` only what this graph had
        recorded by a day, ``speakers`` only the words of some: "parties", "regulators", "press", names of
        entities, or several of them joined by commas. Without ``inference`` the view holds only what claims
        state, not what follows from them.

        >>> PartnershipGraph().as_of("2026-02").day
        datetime.date(2026, 2, 28)

        :raises InvalidValue: when a text is no date
        :raises NotFound: when no entity has the name of a speaker
        """
        policy = None if speakers is None else SpeakerPolicy.parse(speakers)
        perspective = Perspective(_day(said_by), _day(known_by), policy, inference)
        return self._views.of(_day(day) or self._today(), perspective)

    def query(self, text: str) -> Answer:
        """The answer to a SPARQL query or a shipped question, on today's view.

        >>> PartnershipGraph().query("SELECT * { ?s ?p ?o }").rows
        []
        """
        self._refresh()
        return ask(self._store, question_text(text), day=self._today())

    def show(self, name: str) -> Portrait:
        """What is known of an entity, marked by what holds today."""
        return self.as_of(self._today()).show(name)

    def evidence(self, claim: str, *, context: int = 300) -> CitedWords:
        """The words behind a claim with the text around them; the claim by its IRI or the start of its hash.

        >>> graph = PartnershipGraph()
        >>> graph.load("pactgraph:reference").added > 200
        True
        >>> claim = next(iter(graph.snapshot.claims.values()))
        >>> graph.evidence(claim.iri).claim == claim
        True

        :raises NotFound: where no one claim has the name
        """
        return cited_words(self._store, self.snapshot, claim, context=context)

    def to_networkx(self, *, everything: bool = False) -> nx.MultiDiGraph[str]:
        """What holds today as a networkx MultiDiGraph keyed by claim; with ``everything``, all claims."""
        return self.as_of(self._today()).to_networkx(everything=everything)

    def view(
        self,
        path: str | Path,
        *,
        title: str = "Partnerships",
        focus: str | Sequence[str] = (),
        hops: int = 1,
        findings: Iterable[Finding] = (),
    ) -> Path:
        """Write the interactive page to a file, as ``DayView.view`` does; it opens on today."""
        return self.as_of(self._today()).view(path, title=title, focus=focus, hops=hops, findings=findings)

    def _repr_html_(self) -> str:
        return self.as_of(self._today())._repr_html_()

    @property
    def dataset(self) -> Dataset:
        """The same store as a read-only rdflib Dataset: today's view and the graphs of the sources."""
        from pactgraph.graph.dataset import as_dataset

        return as_dataset(self._store.engine, self._refresh)

    @property
    def store(self) -> ClaimStore:
        """The store underneath."""
        return self._store

    def close(self) -> None:
        """Write everything out and release the folder."""
        self._store.close()

    def __enter__(self) -> PartnershipGraph:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _refresh(self) -> None:
        """Put today's view into the default graph, unless it stands there already."""
        today = self._today()
        if self._store.view != today.isoformat():
            self.as_of(today).show_in(self._store)


def _day(given: str | date | PartialDate | None) -> date | None:
    if isinstance(given, str):
        given = PartialDate.parse(given)
    return given.last_day if isinstance(given, PartialDate) else given


def _reader() -> Reader:
    # found at run time, because the graph does not know the loaders: whoever installs some, adds them
    point = next(iter(entry_points(group=READERS)))
    reader: Reader = point.load()
    return reader
