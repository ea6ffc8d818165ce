"""Views of small hand-made graphs, without loading or a store's reading."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from hypothesis import strategies as st

from pactgraph.graph.chronicle import Chronicle
from pactgraph.graph.day_view import DayView
from pactgraph.graph.perspective import EVERYTHING
from pactgraph.graph.snapshot import Snapshot
from pactgraph.graph.store import ClaimStore
from pactgraph.ontology.claim import Claim, Confidence, Modality, Status
from pactgraph.ontology.entity import Entity
from pactgraph.ontology.source import Source

from .claims import API, AZURE, ENTITIES, MICROSOFT, OPENAI, claim, source

_STORE = ClaimStore()


def views(
    claims: Iterable[Claim], sources: Iterable[Source], entities: Iterable[Entity] = ENTITIES
) -> Callable[[str | date], DayView]:
    """How a graph of claims looks on any day."""
    snapshot = Snapshot(
        {one.iri: one for one in claims},
        {entity.iri: entity for entity in entities},
        {one.iri: one for one in sources},
    )
    chronicle = Chronicle.of(snapshot, EVERYTHING)
    return lambda day: DayView(
        _STORE, lambda: chronicle, date.fromisoformat(day) if isinstance(day, str) else day
    )


WRITTEN = [source(f"source {month}", f"2026-{month:02d}-10") for month in range(1, 7)]
"""Sources for random histories."""

_dates = st.none() | st.integers(1, 9).map(lambda month: f"2026-{month:02d}-01")
random_claims = st.builds(
    claim,
    said_in=st.sampled_from(WRITTEN),
    subject=st.sampled_from([AZURE, MICROSOFT]),
    relation=st.sampled_from(["hosts", "partners-with"]),
    object=st.sampled_from([API, OPENAI]),
    valid_from=_dates,
    valid_to=_dates,
    scope=st.sampled_from([None, "training", "inference"]),
    exclusive=st.sampled_from([None, True, False]),
    status=st.sampled_from(
        [Status.IN_FORCE, Status.REAFFIRMED, Status.ANNOUNCED, Status.ENDED, Status.PLANNED]
    ),
    modality=st.sampled_from([Modality.ASSERTED, Modality.ASSERTED, Modality.NEGATED]),
    condition=st.sampled_from([None, None, "until AGI"]),
    confidence=st.sampled_from([None, None, Confidence.LOW]),
)
random_days = st.dates(date(2026, 1, 1), date(2026, 10, 1))
