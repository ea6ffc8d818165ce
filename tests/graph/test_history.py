"""The life of a relation, line by line."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactgraph.graph.history import Fate, belonging, history
from pactgraph.graph.partnership_graph import PartnershipGraph
from pactgraph.ontology.claim import Claim, Confidence, Modality, Status
from pactgraph.ontology.errors import UnknownRelation

from .claims import API, AWS, AZURE, ENTITIES, MICROSOFT, OPENAI, claim, source
from .views import WRITTEN, random_claims, random_days, views

FEBRUARY, APRIL = source("February", "2026-02-27"), source("April", "2026-04-27")
TODAY = "2026-05-01"


def told(*claims: Claim, day: str = TODAY) -> list[tuple[Any, ...]]:
    lines = history(views(claims, (FEBRUARY, APRIL))(day), AZURE.iri, API.iri)
    return [(str(line.said), str(line.since), line.fate.value, line.until, line.ended_by) for line in lines]


def test_lines_stand_in_the_order_in_which_they_were_said() -> None:
    late, early = claim(APRIL, quote="Late.", valid_from="2025"), claim(FEBRUARY, quote="Early.")
    assert told(late, early) == [
        ("2026-02-27", "2026-02-27", "holds", None, ()),
        ("2026-04-27", "2025", "holds", None, ()),
    ]


def test_what_ended_it_is_named() -> None:
    old, ending = claim(FEBRUARY), claim(APRIL, status=Status.ENDED)
    (first, second) = told(old, ending)
    assert first[2] == "over" and str(first[3]) == "2026-04-27" and first[4] == (ending,)
    assert second[2] == "ends it"


def test_new_terms_end_the_old_and_a_term_ends_itself() -> None:
    old, new = claim(FEBRUARY, exclusive=True), claim(APRIL, exclusive=False, valid_to="2026-04-30")
    lines = told(old, new)
    assert [str(line[3]) for line in lines] == ["2026-04-27", "2026-04-30"]
    assert [line[4] for line in lines] == [(new,), ()]


def test_the_earliest_end_is_the_end() -> None:
    old = claim(FEBRUARY, valid_to="2026-03-31")
    (line, _) = told(old, claim(APRIL, status=Status.ENDED))
    assert str(line[3]) == "2026-03-31" and line[4] == ()


@pytest.mark.parametrize(
    ("parts", "fate"),
    [
        ({}, Fate.HOLDS),
        ({"valid_from": "2030"}, Fate.TO_COME),
        ({"status": Status.RUMOURED}, Fate.NOT_COUNTED),
        ({"status": Status.LAPSED}, Fate.ENDING),
        ({"modality": Modality.HYPOTHETICAL}, Fate.NOT_COUNTED),
        ({"status": Status.DENIED, "modality": Modality.NEGATED}, Fate.NOT_COUNTED),
        ({"confidence": Confidence.LOW}, Fate.NOT_COUNTED),
        ({"valid_to": "2026-03"}, Fate.OVER),
    ],
)
def test_the_fate_of_a_claim(parts: dict[str, Any], fate: Fate) -> None:
    assert [line[2] for line in told(claim(FEBRUARY, **parts))] == [fate.value]


def test_since_when_something_held_that_was_over_before_it_was_written_is_not_known() -> None:
    assert told(claim(FEBRUARY, valid_to="2025"))[0][1] == "None"


def test_both_directions_and_what_belongs_to_either_are_told() -> None:
    azure = replace(AZURE, parent=MICROSOFT.iri)
    api = replace(API, parent=OPENAI.iri)
    entities = (azure, api, *ENTITIES[3:], AWS)
    claims = [
        claim(FEBRUARY, azure, "hosts", api),
        claim(FEBRUARY, OPENAI, "licenses-IP-to", MICROSOFT),
        claim(FEBRUARY, AWS, "hosts", api),
    ]
    view = views(claims, (FEBRUARY,), entities)(TODAY)
    assert len(history(view, MICROSOFT.iri, OPENAI.iri)) == 2
    assert len(history(view, OPENAI.iri, MICROSOFT.iri, relation="hosts")) == 1
    assert belonging(view.snapshot, MICROSOFT.iri) == {MICROSOFT.iri, azure.iri}


def test_entities_that_belong_to_each_other_are_no_trap() -> None:
    one, other = replace(AZURE, parent=AWS.iri), replace(AWS, parent=AZURE.iri)
    assert belonging(views([], [], (one, other))(TODAY).snapshot, one.iri) == {one.iri, other.iri}


def test_a_relation_that_does_not_exist() -> None:
    with pytest.raises(UnknownRelation, match="did you mean 'hosts'"):
        history(views([], [])(TODAY), AZURE.iri, API.iri, relation="hostz")


@given(st.lists(random_claims, max_size=8), random_days)
def test_a_claim_is_over_or_holds_as_the_view_says(claims: list[Claim], day: Any) -> None:
    view = views(claims, WRITTEN)(day)
    for line in history(view, AZURE.iri, API.iri):
        assert (line.fate is Fate.HOLDS) == (line.claim.iri in view.holding)
        assert (line.until is not None) == (line.fate is Fate.OVER)
        if line.until is not None:
            assert line.until.first_day <= day


def test_the_life_of_the_licence() -> None:
    with PartnershipGraph() as graph:
        graph.load("pactgraph:reference")
        view = graph.as_of(TODAY)
        ends = [view.show(name).entity.iri for name in ("Microsoft", "OpenAI")]
        lines = history(view, ends[0], ends[1], relation="licenses-IP-to")
    exclusive = [(str(one.since), one.fate.value) for one in lines if one.claim.exclusive is False]
    assert exclusive == [("2026-04-27", "holds")] * 2
    february = [one for one in lines if str(one.said) == "2026-02-27"]
    assert {(one.fate.value, str(one.until)) for one in february} == {("over", "2026-04-27")}
    assert all(one.ended_by and one.ended_by[0].exclusive is False for one in february)
