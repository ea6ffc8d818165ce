"""Hypothesis strategies for the values that flow."""

from __future__ import annotations

from datetime import UTC, date, datetime

from hypothesis import strategies as st

from pactgraph.ontology.amount import Amount
from pactgraph.ontology.claim import Claim, Confidence, Modality, Status
from pactgraph.ontology.entity import Entity
from pactgraph.ontology.iri import Iri, entity_iri
from pactgraph.ontology.partial_date import PartialDate
from pactgraph.ontology.source import Evidence, Source
from pactgraph.ontology.vocabulary import vocabulary

texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip)
days = st.dates(date(1000, 1, 1), date(2999, 12, 30))
partial_dates = st.one_of(
    st.builds(PartialDate, st.integers(1000, 2998)),
    st.builds(PartialDate, st.integers(1000, 2998), st.integers(1, 12)),
    days.map(PartialDate.of),
)
iris = st.integers(0, 10**6).map(lambda number: Iri(f"https://example.org/{number}"))
entity_iris = texts.map(entity_iri)
numbers = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**15), max_value=10**15, places=2)


@st.composite
def amounts(draw: st.DrawFn) -> Amount:
    bounds = sorted((draw(numbers), draw(numbers)))
    shape = draw(st.sampled_from(["exact", "range", "up to", "at least", "words"]))
    return Amount(
        low=None if shape in ("up to", "words") else bounds[0],
        high=None if shape in ("at least", "words") else bounds[0] if shape == "exact" else bounds[1],
        unit=draw(st.none() | st.sampled_from(["USD", "EUR", "GW", "%", "chips"])),
        text=draw(texts),
        approximate=draw(st.booleans()),
    )


@st.composite
def evidences(draw: st.DrawFn) -> Evidence:
    quote = draw(texts)
    start = draw(st.none() | st.integers(0, 10**6))
    return Evidence(quote, start, None if start is None else start + len(quote), draw(st.none() | texts))


sources = st.builds(
    Source,
    identifier=texts,
    title=st.none() | texts,
    publisher=st.none() | texts,
    author=st.none() | texts,
    published=st.none() | partial_dates,
    url=st.none() | texts,
    media_type=st.none() | texts,
    content_hash=st.none() | texts,
    text=st.none() | texts,
    within=st.none() | iris,
)
entities = st.builds(
    Entity,
    iri=iris,
    name=texts,
    kind=st.sampled_from(sorted(vocabulary().kinds)),
    aliases=st.lists(texts, unique=True, max_size=4).map(sorted).map(tuple),
    description=st.none() | texts,
    homepage=st.none() | texts,
    parent=st.none() | iris,
    identifiers=st.lists(iris, unique=True, max_size=3).map(sorted).map(tuple),
)
moments = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)).map(
    lambda moment: moment.replace(microsecond=0)
)
claims = st.builds(
    Claim,
    subject=entity_iris,
    relation=st.sampled_from(sorted(vocabulary().relations)),
    object=entity_iris,
    source=iris,
    evidence=evidences(),
    subject_name=texts,
    object_name=texts,
    scope=st.none() | texts | iris,
    exclusive=st.none() | st.booleans(),
    modality=st.sampled_from(Modality),
    status=st.sampled_from(Status),
    valid_from=st.none() | partial_dates,
    valid_to=st.none() | partial_dates,
    amounts=st.lists(amounts(), max_size=3).map(tuple),
    condition=st.none() | texts,
    asserted_by=st.none() | texts,
    speakers=st.lists(iris, max_size=3).map(tuple),
    confidence=st.none() | st.sampled_from(Confidence),
    entry=st.none() | iris,
    replaces=st.lists(iris, max_size=2).map(tuple),
    recorded_by=st.none() | texts,
    recorded_at=st.none() | moments,
    retired_at=st.none() | moments,
)
