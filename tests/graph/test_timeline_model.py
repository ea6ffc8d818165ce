"""The timeline against a slow, obvious model of the rules of a day's view, over random claim histories.

The model is written from the rules alone and shares no code with the timeline: it looks at every pair of
claims again for each day.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from pactgraph.graph.perspective import Perspective
from pactgraph.graph.snapshot import Snapshot
from pactgraph.graph.timeline import Timeline
from pactgraph.ontology.claim import Claim, Confidence, Modality, Status
from pactgraph.ontology.iri import Iri
from pactgraph.ontology.partial_date import PartialDate
from pactgraph.ontology.source import Source

from .claims import API, AWS, AZURE, OPENAI, claim

FIRST, DAYS = date(2025, 1, 1), 120

days = st.integers(0, DAYS).map(lambda number: FIRST + timedelta(days=number))
when = st.none() | days.map(PartialDate.of) | days.map(lambda day: PartialDate(day.year, day.month))
sources = st.lists(when, min_size=1, max_size=4).map(
    lambda dates: [Source(f"source {number}", published=said) for number, said in enumerate(dates)]
)


@st.composite
def histories(draw: st.DrawFn) -> tuple[list[Claim], dict[Iri, Source]]:
    said_in = draw(sources)
    made = []
    for number in range(draw(st.integers(1, 7))):
        start, end = draw(when), draw(when)
        made.append(
            claim(
                draw(st.sampled_from(said_in)),
                draw(st.sampled_from([AZURE, AWS])),
                "hosts",
                draw(st.sampled_from([API, OPENAI])),
                quote=f"claim {number}",
                valid_from=None if start is None else str(start),
                valid_to=None if end is None else str(end),
                scope=draw(st.none() | st.sampled_from(["training", "inference", "Training", API.name])),
                exclusive=draw(st.none() | st.booleans()),
                status=draw(st.sampled_from(Status)),
                modality=draw(st.sampled_from(Modality)),
                confidence=draw(st.none() | st.sampled_from(Confidence)),
                recorded_at=datetime.combine(draw(days), datetime.min.time(), UTC),
            )
        )
    return made, {source.iri: source for source in said_in}


def in_view(one: Claim, everything: list[Claim], sources: dict[Iri, Source], day: date) -> bool:
    def said(claim: Claim) -> date:
        published = sources[claim.source].published
        if published is not None:
            return published.first_day
        assert claim.recorded_at is not None
        return claim.recorded_at.date()

    def is_a_fact(claim: Claim) -> bool:
        return (
            claim.modality == "asserted"
            and claim.status in ("announced", "in-force", "reaffirmed", "definitive", "completed")
            and claim.confidence != "low"
        )

    def whole(claim: Claim) -> str | None:
        scope = None if claim.scope is None else claim.scope.lower()
        return None if scope == claim.object_name.lower() else scope

    if not is_a_fact(one):
        return False
    start = said(one) if one.valid_from is None else one.valid_from.first_day
    if day < start or (one.valid_to is not None and day >= one.valid_to.first_day):
        return False
    for other in everything:
        if (other.subject, other.relation, other.object) != (one.subject, one.relation, one.object):
            continue
        if said(other) <= said(one) or other.confidence == "low":
            continue
        if other.status in ("ended", "lapsed") and other.modality != "hypothetical":
            effective = other.valid_to or other.valid_from
            begins = said(other) if effective is None else effective.first_day
            if begins <= day and whole(other) in (None, whole(one)):
                return False
        elif is_a_fact(other) and whole(other) == whole(one):
            begins = said(other) if other.valid_from is None else other.valid_from.first_day
            other_terms = other.exclusive is not None and other.exclusive != one.exclusive
            other_end = other.valid_to is not None and other.valid_to != one.valid_to
            if begins <= day and (other_terms or other_end):
                return False
    return True


@settings(max_examples=2000, deadline=None)
@given(histories(), days)
def test_the_timeline_is_the_model(history: tuple[list[Claim], dict[Iri, Source]], day: date) -> None:
    claims, sources = history
    expected = {one.iri for one in claims if in_view(one, claims, sources, day)}
    assert Timeline(claims, sources).holding(day) == expected


@settings(max_examples=1000, deadline=None)
@given(histories(), days, days)
def test_what_is_said_later_changes_no_view_of_what_was_said_before(
    history: tuple[list[Claim], dict[Iri, Source]], day: date, said_by: date
) -> None:
    claims, sources = history
    admits = Perspective(said_by=said_by).admits(Snapshot({c.iri: c for c in claims}, {}, sources))

    def surely_said(claim: Claim) -> date:
        published = sources[claim.source].published
        assert claim.recorded_at is not None
        return claim.recorded_at.date() if published is None else published.last_day

    early = [one for one in claims if surely_said(one) <= said_by]
    assert [one for one in claims if admits(one)] == early
    expected = {one.iri for one in early if in_view(one, early, sources, day)}
    assert Timeline(filter(admits, claims), sources).holding(day) == expected
