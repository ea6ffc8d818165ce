"""What would follow if a condition came true."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactgraph.graph.condition_words import Effect, Event
from pactgraph.graph.conditions import Consequence, what_if
from pactgraph.graph.partnership_graph import PartnershipGraph
from pactgraph.ontology.claim import Claim, Confidence, Modality, Status
from pactgraph.ontology.entity import Entity
from pactgraph.ontology.errors import InvalidValue

from .claims import ENTITIES, MICROSOFT, OPENAI, claim, source
from .views import WRITTEN, random_claims, random_days, views

FEBRUARY, APRIL = source("February", "2026-02-27"), source("April", "2026-04-27")
TODAY = "2027-01-01"
AGI = Event.read("AGI verified")


@pytest.mark.parametrize(
    ("condition", "effect", "cue", "matched"),
    [
        ("until AGI", "ends", "until", ("AGI",)),
        ("until AGI or 2030, whichever comes first", "ends", "until", ("AGI",)),
        ("lasts until the panel has verified AGI", "ends", "lasts until", ("verified", "AGI")),
        ("ends when AGI is declared", "ends", "ends when", ("AGI",)),
        ("stops at panel-verified AGI, otherwise in 2030", "ends", "stops at", ("verified", "AGI")),
        ("exclusive only until AGI; the rights as such last through 2032", "ends", "until", ("AGI",)),
        ("after AGI is confirmed", "starts", "after", ("AGI", "confirmed")),
        ("upon artificial general intelligence", "starts", "upon", ("artificial general intelligence",)),
        ("subject to AGI", "starts", "subject to", ("AGI",)),
        ("if OpenAI declares AGI", "starts", "if", ("AGI",)),
        ("until 2030; only if AGI is verified", "starts", "only if", ("AGI", "verified")),
        ("unaffected by technology progress", "unaffected", "unaffected by", ("technology progress",)),
        ("reportedly an IPO or AGI", "unknown", None, ("AGI",)),
        ("AGI, as the parties see it", "unknown", None, ("AGI",)),
        # a wording that comes after the event says nothing of it
        ("AGI matters until 2030", "unknown", None, ("AGI",)),
    ],
)  # fmt: skip
def test_a_condition_is_read_by_its_words(
    condition: str, effect: str, cue: str | None, matched: tuple[str, ...]
) -> None:
    reading = AGI.within(condition)
    assert reading is not None
    assert (reading.effect.value, reading.cue, reading.matched) == (effect, cue, matched)


@pytest.mark.parametrize(
    "condition", ["on an IPO filing", "once verified by an auditor", "imaging", "until 2030", "up to"]
)
def test_a_condition_that_does_not_speak_of_it(condition: str) -> None:
    assert AGI.within(condition) is None


@pytest.mark.parametrize(
    ("asked", "names", "manners"),
    [
        ("AGI", {"AGI"}, set()),
        ("AGI is verified", {"AGI"}, {"verified"}),
        ("the IPO is filed", {"IPO"}, {"filed"}),
        ("initial public offering", {"IPO"}, set()),
        ("merger", {"merger"}, set()),
    ],
)
def test_a_question_is_read_by_its_words(asked: str, names: set[str], manners: set[str]) -> None:
    event = Event.read(asked)
    assert set(event.names) == names and set(event.manners) == manners


@pytest.mark.parametrize("asked", ["", "is the", "verified", "!?"])
def test_a_question_that_names_no_event(asked: str) -> None:
    with pytest.raises(InvalidValue, match="names no event"):
        Event.read(asked)


def found(*claims: Claim, event: str = "AGI verified", day: str = TODAY, more: Any = ()) -> list[Consequence]:
    return what_if(views(claims, (FEBRUARY, APRIL), (*ENTITIES, *more))(day), event)


def licence(said_in: Any = FEBRUARY, **parts: Any) -> Claim:
    return claim(said_in, OPENAI, "licenses-IP-to", MICROSOFT, **parts)


def test_a_right_that_holds_would_end() -> None:
    (one,) = found(licence(condition="until AGI is verified"))
    assert one.effect is Effect.ENDS and one.doubts == ()


@pytest.mark.parametrize(
    ("parts", "effect", "doubt"),
    [
        ({"condition": "until AGI"}, Effect.ENDS, "its words do not say 'verified'"),
        ({"condition": "AGI"}, Effect.UNKNOWN, "the wording does not say what the event does"),
        ({"condition": "once AGI is verified", "status": Status.PLANNED}, Effect.STARTS, "only planned"),
        (
            {"condition": "once AGI is verified", "modality": Modality.HYPOTHETICAL},
            Effect.STARTS,
            "only hypothetical",
        ),
        ({"condition": "until verified AGI", "confidence": Confidence.LOW}, Effect.ENDS, "low confidence"),
        ({"condition": "until AGI", "status": Status.DENIED}, Effect.UNKNOWN, "this is a denial"),
        ({"condition": "until AGI", "status": Status.ENDED}, Effect.UNKNOWN, "this tells of an end"),
        (
            {"condition": "until AGI", "valid_from": "2028"},
            Effect.UNKNOWN,
            "it starts only with 2028, after the event",
        ),
        (
            {"condition": "until AGI", "valid_to": "2026-04-27"},
            Effect.UNAFFECTED,
            "over since 2026-04-27, so nothing is left to change",
        ),
    ],
)
def test_what_makes_it_doubtful_is_said(parts: dict[str, Any], effect: Effect, doubt: str) -> None:
    (one,) = found(licence(**parts))
    assert one.effect is effect and doubt in one.doubts


@pytest.mark.parametrize(
    ("later", "effect", "doubt"),
    [
        (
            {"status": Status.ENDED},
            Effect.UNAFFECTED,
            "over since 2026-04-27 (April, 2026-04-27), so nothing is left to change",
        ),
        (
            {"exclusive": False},
            Effect.UNAFFECTED,
            "other terms have taken its place (April, 2026-04-27)",
        ),
        ({}, Effect.ENDS, "said again without the condition (April, 2026-04-27)"),
        (
            {"scope": "models"},
            Effect.ENDS,
            "not restated where the relation was told again (April, 2026-04-27)",
        ),
    ],
)
def test_what_later_claims_leave_of_it(later: dict[str, Any], effect: Effect, doubt: str) -> None:
    (one,) = found(licence(condition="until verified AGI", exclusive=True), licence(APRIL, **later))
    assert one.effect is effect and one.doubts == (doubt,)


def test_on_an_earlier_day_it_was_not_over_yet() -> None:
    claims = licence(condition="until AGI"), licence(APRIL, status=Status.ENDED)
    assert [one.effect for one in found(*claims, day="2026-03-01")] == [Effect.ENDS]
    assert found(*claims, day="2026-02-01") == []


def test_contradictory_conditions_are_unknown() -> None:
    both = found(licence(condition="until AGI is verified"), licence(APRIL, condition="once AGI is verified"))
    assert [one.effect for one in both] == [Effect.UNKNOWN] * 2
    assert {one.doubts[-1] for one in both} == {
        "contradicted by April, 2026-04-27",
        "contradicted by February, 2026-02-27",
    }


def test_what_is_conditional_on_the_event_starts_and_a_denial_makes_it_unknown() -> None:
    letter, milestone = Entity.named("letter", "agreement"), Entity.named("AGI milestone", "concept")
    either = Entity.named("IPO or AGI", "concept")
    says = claim(FEBRUARY, letter, "conditional-on", either)
    denies = claim(
        APRIL, letter, "conditional-on", milestone, status=Status.DENIED, modality=Modality.NEGATED
    )
    more = (letter, milestone, either)
    assert [one.effect for one in found(says, event="AGI", more=more)] == [Effect.STARTS]
    disputed = found(says, denies, event="AGI", more=more)
    assert [one.effect for one in disputed] == [Effect.UNKNOWN] * 2
    assert [one.effect for one in found(says, denies, event="IPO", more=more)] == [Effect.STARTS]


@given(st.lists(random_claims, max_size=8), random_days)
def test_only_what_depends_on_it_is_told_and_only_what_stands_can_change(
    claims: list[Claim], day: Any
) -> None:
    view = views(claims, WRITTEN)(day)
    for one in what_if(view, "AGI"):
        assert one.claim.condition == one.clause == "until AGI" and one.matched == ("AGI",)
        if one.claim.holds and one.claim.confidence is not Confidence.LOW:
            holds = one.claim.iri in view.holding
            disputed = any(doubt.startswith("contradicted") for doubt in one.doubts)
            ends = one.effect is Effect.ENDS
            assert ends != disputed if holds else one.effect in (Effect.UNAFFECTED, Effect.UNKNOWN)


@pytest.fixture(scope="module")
def agi() -> list[Consequence]:
    with PartnershipGraph() as graph:
        graph.load("pactgraph:reference")
        return what_if(graph.as_of(TODAY), "AGI verified")


def test_of_the_rights_that_agi_once_ended_only_the_research_licence_is_left(agi: list[Consequence]) -> None:
    (left,) = (one for one in agi if one.effect is Effect.ENDS)
    assert left.claim.scope == "research methods" and left.cue == "stops at"
    assert left.doubts == (
        "not restated where the relation was told again (pactgraph reference briefs, 2026-04-27)",
    )
    gone = {(one.claim.relation, one.claim.object_name) for one in agi if one.effect is Effect.UNAFFECTED}
    assert gone >= {("exclusive-host-of", "OpenAI API"), ("shares-revenue-with", "Microsoft")}


def test_the_second_tranche_is_disputed(agi: list[Consequence]) -> None:
    letters = [one for one in agi if one.claim.relation == "conditional-on" and one.effect is Effect.UNKNOWN]
    assert len(letters) == 2 and all("contradicted by" in one.doubts[-1] for one in letters)
