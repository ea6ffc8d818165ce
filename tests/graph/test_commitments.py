"""Commitments: on a ladder, one line a deal, never a sum."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactgraph.graph.commitments import Commitment, Direction, commitments
from pactgraph.graph.deals import commitment_words
from pactgraph.graph.ladder import LADDER, rung
from pactgraph.graph.partnership_graph import PartnershipGraph
from pactgraph.ontology.amount import Amount
from pactgraph.ontology.claim import HOLDING, Claim, Confidence, Modality, Status
from pactgraph.ontology.entity import Entity
from pactgraph.ontology.vocabulary import vocabulary

from .claims import AWS, AZURE, ENTITIES, MICROSOFT, OPENAI, claim, source
from .views import WRITTEN, random_days, views

FEBRUARY, APRIL = source("February", "2026-02-27"), source("April", "2026-04-27")
TODAY = "2026-05-01"


def amount(billions: int, unit: str = "USD") -> Amount:
    return Amount.exactly(Decimal(billions), unit, f"{billions} {unit}")


def deal(said_in: Any = FEBRUARY, billions: int = 30, **parts: Any) -> Claim:
    known = {"amounts": (amount(billions),), "status": Status.DEFINITIVE, "relation": "invests-in"} | parts
    subject, object = known.pop("subject", MICROSOFT), known.pop("object", OPENAI)
    return claim(said_in, subject, known.pop("relation"), object, **known)


def lines(*claims: Claim, of: Entity = OPENAI, day: str = TODAY) -> list[Commitment]:
    return commitments(views(claims, (FEBRUARY, APRIL))(day), of.iri)


def told(found: list[Commitment]) -> list[tuple[str, str, int]]:
    return [(str(one.rung), " or ".join(map(str, one.amounts)), len(one.claims)) for one in found]


def test_every_status_is_on_a_rung_or_off_the_ladder() -> None:
    off = {status for status in Status if rung(deal(status=status)) < 0}
    assert off == {Status.ENDED, Status.LAPSED, Status.DENIED}
    assert rung(deal(status=Status.REAFFIRMED)) == LADDER.index(Status.IN_FORCE)


def test_what_counts_in_a_view_stands_above_what_does_not() -> None:
    counting = [status in HOLDING for status in LADDER]
    assert counting == sorted(counting)


def test_the_relations_that_owe_are_relations() -> None:
    assert set(commitment_words().owed) <= set(vocabulary().relations)


def test_the_firmest_stands_first() -> None:
    claims = [deal(billions=n, scope=str(n), status=status) for n, status in enumerate(LADDER, 1)]
    assert [one.rung for one in lines(*claims)] == list(reversed(LADDER))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        # two sources on one deal
        ({}, {}, [("definitive", "30 USD", 2)]),
        ({"scope": "round"}, {"scope": "Round "}, [("definitive", "30 USD", 2)]),
        ({"scope": "round"}, {}, [("definitive", "30 USD", 2)]),
        # a plan that another source knows as a contract has climbed
        ({"status": Status.PLANNED}, {"scope": "round"}, [("definitive", "30 USD", 2)]),
        # sources that disagree on one rung share a line with both amounts
        (
            {"scope": "round"},
            {"scope": "round", "billions": 40},
            [("definitive", "40 USD or 30 USD", 2)],
        ),
        # what is only rumoured never changes the amount of a contract
        (
            {"scope": "round"},
            {"scope": "round", "billions": 40, "status": Status.RUMOURED},
            [("definitive", "30 USD", 1), ("rumoured", "40 USD", 1)],
        ),
        # other scopes are other deals, even of the same amount
        ({"scope": "2023"}, {"scope": "2024"}, [("definitive", "30 USD", 1)] * 2),
        ({}, {"billions": 40}, [("definitive", "40 USD", 1), ("definitive", "30 USD", 1)]),
        # bought and committed to are one thing told twice; lent and invested are not
        (
            {"relation": "purchases-from", "status": Status.PLANNED},
            {"relation": "commits-spend-to"},
            [("definitive", "30 USD", 2)],
        ),
        ({"relation": "guarantees"}, {}, [("definitive", "30 USD", 1)] * 2),
    ],
)  # fmt: skip
def test_one_line_a_deal(one: dict[str, Any], other: dict[str, Any], expected: list[Any]) -> None:
    assert told(lines(deal(FEBRUARY, **one), deal(APRIL, **other))) == expected


def test_an_amount_that_fits_two_deals_is_given_to_neither() -> None:
    found = lines(deal(scope="2023"), deal(scope="2024"), deal(APRIL))
    assert [len(one.claims) for one in found] == [1, 1, 1]


def test_the_two_directions_are_kept_apart() -> None:
    owes = deal(subject=OPENAI, object=AWS, relation="commits-spend-to")
    found = lines(owes, deal(), deal(subject=AWS, relation="provides-compute-to", amounts=(amount(2, "GW"),)))
    assert [(one.direction, one.unit) for one in found] == [
        (Direction.IS_OWED, "GW"),
        (Direction.IS_OWED, "USD"),
        (Direction.OWES, "USD"),
    ]


def test_one_claim_with_two_units_is_two_lines() -> None:
    found = lines(deal(amounts=(amount(30), amount(6, "GW"))))
    assert {(one.unit, str(one.amounts[0])) for one in found} == {("USD", "30 USD"), ("GW", "6 GW")}


@pytest.mark.parametrize(
    ("condition", "shown", "conditions"),
    [
        ("up to", "up to 30 USD", ()),
        ("Up to this sum, at a later time", "up to 30 USD", ("Up to this sum, at a later time",)),
        ("up to AGI", "30 USD", ("up to AGI",)),
        (None, "30 USD", ()),
    ],
)
def test_bounds_are_kept(condition: str | None, shown: str, conditions: tuple[str, ...]) -> None:
    (one,) = lines(deal(condition=condition))
    assert str(one.amounts[0]) == shown and one.conditions == conditions


@pytest.mark.parametrize(
    ("parts", "why"),
    [
        ({"status": Status.DENIED, "modality": Modality.NEGATED}, "denied"),
        ({"confidence": Confidence.LOW}, "low confidence"),
        ({"modality": Modality.HYPOTHETICAL}, "hypothetical"),
        ({"status": Status.LAPSED}, "over"),
        ({"valid_to": "2026-03"}, "over"),
        ({"valid_to": "2026-03", "status": Status.COMPLETED}, None),
        ({"valid_to": "2027"}, None),
    ],
)
def test_what_does_not_stand_is_shown_apart(parts: dict[str, Any], why: str | None) -> None:
    assert [one.apart for one in lines(deal(**parts))] == [why]


def test_a_plan_that_was_dropped_is_over_and_says_who_says_so() -> None:
    letter = deal(status=Status.LETTER_OF_INTENT, scope="letter")
    dropped = deal(APRIL, status=Status.LAPSED, scope="letter")
    (one,) = lines(letter, dropped)
    assert one.apart == "over" and one.rung is Status.LETTER_OF_INTENT and one.claims == (letter, dropped)
    assert [one.apart for one in lines(letter, dropped, day="2026-04-01")] == [None]


def test_what_is_not_known_yet_is_not_shown() -> None:
    assert lines(deal(APRIL), day="2026-04-26") == []


def test_a_total_is_marked() -> None:
    fund = Entity.named("Series A", "agreement")
    claims = [deal(scope="cumulative total"), deal(subject=fund, relation="funds"), deal(scope="2023")]
    view = views(claims, (FEBRUARY,), (*ENTITIES, fund))(TODAY)
    assert {(one.scope, one.aggregate) for one in commitments(view, OPENAI.iri)} == {
        ("cumulative total", True),
        (None, True),
        ("2023", False),
    }


def test_a_part_of_the_entity_is_the_entity() -> None:
    arm = replace(Entity.named("OpenAI LP", "organization"), parent=OPENAI.iri)
    claims = [deal(scope="round"), deal(APRIL, object=arm, scope="round")]
    (one,) = commitments(views(claims, (FEBRUARY, APRIL), (*ENTITIES, arm))(TODAY), OPENAI.iri)
    assert len(one.claims) == 2


random_deals = st.builds(
    deal,
    said_in=st.sampled_from(WRITTEN),
    subject=st.sampled_from([MICROSOFT, AZURE, OPENAI]),
    object=st.sampled_from([OPENAI, AWS]),
    relation=st.sampled_from(["invests-in", "commits-spend-to", "purchases-from", "hosts"]),
    amounts=st.lists(
        st.builds(amount, st.sampled_from([1, 2, 3]), st.sampled_from(["USD", "GW"])), max_size=2, unique=True
    ).map(tuple),
    scope=st.sampled_from([None, "round", "total"]),
    status=st.sampled_from(Status),
    valid_to=st.none() | st.just("2026-04-01"),
)


@given(st.lists(random_deals, max_size=8), random_days)
def test_no_claim_is_lost_or_told_twice(claims: list[Claim], day: Any) -> None:
    found = commitments(views(claims, WRITTEN)(day), OPENAI.iri)
    shown = [(one.iri, line.unit, amount) for line in found for one in line.claims for amount in one.amounts]
    named = {iri for iri, _, _ in shown}
    for line in found:
        assert {one.relation for one in line.claims} <= set(commitment_words().owed)
        assert all(amount.unit == line.unit for amount in line.amounts) and line.amounts
        top = [one for one in line.claims if rung(one) == rung(line.claims[0])]
        assert all(any(a.unit == line.unit for a in one.amounts) for one in top)
        if line.apart is None:
            assert line.rung in LADDER
    for one in claims:
        touches = OPENAI.iri in (one.subject, one.object) and one.relation in commitment_words().owed
        said = next(source.published for source in WRITTEN if source.iri == one.source)
        if touches and one.amounts and said is not None and said.first_day <= day:
            assert one.iri in named


@pytest.fixture(scope="module")
def openai() -> list[Commitment]:
    with PartnershipGraph() as graph:
        graph.load("pactgraph:reference")
        view = graph.as_of(TODAY)
        return commitments(view, view.show("OpenAI").entity.iri)


@pytest.mark.parametrize(
    ("scope", "unit", "expected"),
    [
        ("incremental Azure services", "USD", (Direction.OWES, "definitive", "250,000,000,000 USD", 3)),
        ("contract extension", "USD", (Direction.OWES, "definitive", "100,000,000,000 USD", 2)),
        ("multi-generation GPUs", "GW", (Direction.IS_OWED, "definitive", "6 GW", 1)),
        ("second tranche", "USD", (Direction.IS_OWED, "definitive", "35,000,000,000 USD", 2)),
        (
            "2025 investment package",
            "USD",
            (Direction.IS_OWED, "completed", "41,000,000,000 USD or 40,000,000,000 USD", 2),
        ),
    ],
)
def test_the_reference_data(
    scope: str, unit: str, expected: tuple[Any, ...], openai: list[Commitment]
) -> None:
    (one,) = (line for line in openai if line.scope == scope and line.unit == unit and line.apart is None)
    assert (one.direction, str(one.rung), " or ".join(map(str, one.amounts)), len(one.claims)) == expected


def test_the_letter_of_intent_with_nvidia_is_over(openai: list[Commitment]) -> None:
    letter = [line for line in openai if line.scope == "letter-of-intent investment" and line.unit == "USD"]
    assert {line.apart for line in letter} == {"over", "denied", "low confidence"}
