"""Which claims hold on a day."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactgraph.graph.timeline import Timeline
from pactgraph.ontology.claim import ENDING, HOLDING, Claim, Confidence, Modality, Status
from tests.ontology.strategies import claims, days

from .claims import API, AWS, claim, day, source

FEBRUARY, APRIL = source("February", "2026-02-27"), source("April", "2026-04-27")
SOURCES = {s.iri: s for s in (FEBRUARY, APRIL)}


def holds(one: Claim, on: str, *others: Claim) -> bool:
    return one.iri in Timeline([one, *others], SOURCES).holding(day(on))


@pytest.mark.parametrize("status", Status)
def test_only_statuses_of_something_that_is_so_enter(status: Status) -> None:
    assert holds(claim(FEBRUARY, status=status), "2026-03-01") == (status in HOLDING)


@pytest.mark.parametrize("modality", [Modality.NEGATED, Modality.HYPOTHETICAL])
def test_what_is_not_asserted_never_enters(modality: Modality) -> None:
    assert not holds(claim(FEBRUARY, modality=modality), "2026-03-01")


def test_low_confidence_never_enters() -> None:
    assert not holds(claim(FEBRUARY, confidence=Confidence.LOW), "2026-03-01")


@pytest.mark.parametrize(
    ("valid_from", "valid_to", "on", "expected"),
    [
        (None, None, "2026-02-26", False),
        (None, None, "2026-02-27", True),
        ("2025", None, "2025-01-01", True),
        ("2025", None, "2024-12-31", False),
        ("2026-03", None, "2026-03-01", True),
        (None, "2026-04-27", "2026-04-26", True),
        (None, "2026-04-27", "2026-04-27", False),
        (None, "2033", "2032-12-31", True),
        (None, "2033", "2033-01-01", False),
        ("2025", "2025-06", "2025-05-31", True),
        ("2025", "2025-06", "2025-06-01", False),
        (None, "2025-06", "2025-05-31", False),
    ],
)
def test_the_interval_is_half_open_and_starts_at_the_source_when_unsaid(
    valid_from: str | None, valid_to: str | None, on: str, expected: bool
) -> None:
    assert holds(claim(FEBRUARY, valid_from=valid_from, valid_to=valid_to), on) is expected


def over(**parts: Any) -> Claim:
    return claim(APRIL, **{"status": Status.ENDED, "quote": "It is over.", **parts})


@pytest.mark.parametrize("status", sorted(ENDING))
def test_an_ending_said_later_ends_it_from_that_day(status: Status) -> None:
    earlier, ending = claim(FEBRUARY), over(status=status)
    assert holds(earlier, "2026-04-26", ending)
    assert not holds(earlier, "2026-04-27", ending)


def test_an_ending_takes_effect_on_its_own_day() -> None:
    earlier, ending = claim(FEBRUARY), over(valid_to="2026-06-01")
    assert holds(earlier, "2026-05-31", ending)
    assert not holds(earlier, "2026-06-01", ending)


@pytest.mark.parametrize(
    ("earlier", "ending", "ended"),
    [
        ({}, {"object": AWS}, False),
        ({}, {"relation": "hosts"}, False),
        ({"scope": "training"}, {"scope": "inference"}, False),
        ({"scope": "training"}, {"scope": "Training "}, True),
        ({"scope": "training"}, {}, True),
        ({"scope": "training"}, {"scope": API.name}, True),
        ({}, {"scope": "training"}, False),
        ({}, {"confidence": Confidence.LOW}, False),
        ({}, {"modality": Modality.HYPOTHETICAL}, False),
        ({}, {"modality": Modality.NEGATED}, True),
    ],
)
def test_an_ending_reaches_the_same_relation_and_scope(
    earlier: dict[str, Any], ending: dict[str, Any], ended: bool
) -> None:
    assert holds(claim(FEBRUARY, **earlier), "2026-05-01", over(**ending)) is not ended


def test_an_ending_said_earlier_ends_nothing_said_after_it() -> None:
    assert holds(claim(APRIL), "2026-05-01", claim(FEBRUARY, status=Status.ENDED))


def test_a_denial_is_kept_beside_what_it_denies() -> None:
    denial = claim(APRIL, status=Status.DENIED, modality=Modality.NEGATED)
    assert holds(claim(FEBRUARY), "2026-05-01", denial)


@pytest.mark.parametrize(
    "revision", [{"exclusive": False}, {"valid_to": "2033"}, {"exclusive": False, "valid_to": "2033"}]
)
def test_new_terms_take_the_place_of_the_old(revision: dict[str, Any]) -> None:
    old, new = claim(FEBRUARY, exclusive=True), claim(APRIL, **revision)
    assert holds(old, "2026-04-26", new) and not holds(old, "2026-04-27", new)
    assert holds(new, "2026-04-27", old)


def test_saying_it_again_revises_nothing() -> None:
    again = claim(APRIL, status=Status.REAFFIRMED)
    assert holds(claim(FEBRUARY, exclusive=True), "2026-05-01", again)


@given(st.lists(claims, max_size=6), days)
def test_the_order_of_claims_does_not_matter(some: list[Claim], on: Any) -> None:
    assert Timeline(some, {}).holding(on) == Timeline(reversed(some), {}).holding(on)


@given(st.lists(claims, max_size=6), days)
def test_everything_that_holds_was_asserted(some: list[Claim], on: Any) -> None:
    holding = Timeline(some, {}).holding(on)
    assert all(one.holds for one in some if one.iri in holding)


@given(st.lists(claims, max_size=6))
def test_nothing_changes_between_change_days(some: list[Claim]) -> None:
    timeline = Timeline(some, {})
    changes = timeline.change_days()
    for before, after in pairwise(changes):
        halfway = before + (after - before) / 2
        if before < halfway < after:
            assert timeline.holding(halfway) == timeline.holding(before)
