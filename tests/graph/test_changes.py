"""What changed between two days."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactgraph.graph.changes import Change, ChangeKind, changes
from pactgraph.graph.partnership_graph import PartnershipGraph
from pactgraph.ontology.amount import Amount
from pactgraph.ontology.claim import Claim, Status

from .claims import API, AWS, AZURE, MICROSOFT, OPENAI, claim, source
from .views import WRITTEN, random_claims, random_days, views

FEBRUARY, APRIL = source("February", "2026-02-27"), source("April", "2026-04-27")
BEFORE, AFTER = "2026-02-27", "2026-04-28"


def changed(*claims: Claim) -> list[Change]:
    on = views(claims, (FEBRUARY, APRIL))
    return changes(on(BEFORE), on(AFTER))


def terms(change: Change) -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    return {term.term: (term.before, term.after) for term in change.terms}


def test_what_only_the_later_day_knows_is_added() -> None:
    new = claim(APRIL)
    (change,) = changed(new)
    assert change.kind is ChangeKind.ADDED and str(change.on) == "2026-04-27"
    assert change.before == () and change.after == (new,)


def test_an_ending_is_quoted_beside_what_it_ends() -> None:
    old, ending = claim(FEBRUARY), claim(APRIL, status=Status.ENDED, quote="It is over.")
    (change,) = changed(old, ending)
    assert change.kind is ChangeKind.ENDED and str(change.on) == "2026-04-27"
    assert change.before == (old,) and change.after == (ending,)


def test_a_term_that_ran_out_has_no_words_after_it() -> None:
    (change,) = changed(claim(FEBRUARY, valid_to="2026-04"))
    assert change.kind is ChangeKind.ENDED and str(change.on) == "2026-04" and change.after == ()


def test_an_ending_is_on_the_day_it_takes_effect_not_on_that_of_its_source() -> None:
    (change,) = changed(claim(FEBRUARY), claim(APRIL, status=Status.ENDED, valid_to="2026-04-28"))
    assert str(change.on) == "2026-04-28"


TEN, TWENTY = (Amount.exactly(Decimal(n), "GW", f"{n} GW") for n in (10, 20))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            {"exclusive": True},
            {"exclusive": False},
            {"exclusivity": (("exclusive",), ("not exclusive",))},
        ),
        ({}, {"valid_to": "2033"}, {"runs": ((), ("until the end of 2032",))}),
        ({"valid_to": "2031"}, {"valid_to": "2032-07-02"},
         {"runs": (("until the end of 2030",), ("until 2032-07-01",))}),
        ({"amounts": (TEN,)}, {"amounts": (TWENTY,)}, {"amount": (("10 GW",), ("20 GW",))}),
        ({"status": Status.ANNOUNCED}, {"status": Status.DEFINITIVE},
         {"status": (("announced",), ("definitive",))}),
        ({}, {"condition": "until AGI"}, {"condition": ((), ("until AGI",))}),
        (
            {"condition": "until AGI", "exclusive": True},
            {"exclusive": False},
            {"exclusivity": (("exclusive",), ("not exclusive",)), "condition": (("until AGI",), ())},
        ),
        (
            {"valid_to": "2026-04-27"},
            {"valid_to": "2033"},
            {"runs": (("until 2026-04-26, when these terms gave way",), ("until the end of 2032",))},
        ),
    ],
)  # fmt: skip
def test_other_terms_are_a_revision_told_term_by_term(
    old: dict[str, Any], new: dict[str, Any], expected: dict[str, Any]
) -> None:
    before, after = claim(FEBRUARY, **old), claim(APRIL, **new)
    (change,) = changed(before, after)
    assert change.kind is ChangeKind.REVISED and str(change.on) == "2026-04-27"
    assert terms(change) == expected
    assert change.before == (before,) and change.after == (after,)


@pytest.mark.parametrize(
    "again",
    [{}, {"status": Status.REAFFIRMED}, {"status": Status.ANNOUNCED}, {"valid_from": "2026-03"}],
)
def test_saying_it_again_reaffirms_it(again: dict[str, Any]) -> None:
    before, after = claim(FEBRUARY), claim(APRIL, quote="Still so.", **again)
    (change,) = changed(before, after)
    assert change.kind is ChangeKind.REAFFIRMED and change.terms == ()
    assert change.before == (before,) and change.after == (after,)


def test_old_terms_that_go_on_as_they_were_are_no_revision() -> None:
    (change,) = changed(claim(FEBRUARY, valid_to="2026-04-27"), claim(APRIL, quote="It goes on."))
    assert change.kind is ChangeKind.REAFFIRMED


def kinds(*claims: Claim) -> dict[tuple[str, ...], str]:
    return {change.scopes: change.kind.value for change in changed(*claims)}


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        # each scope is a relation of its own
        (
            [claim(FEBRUARY, scope="training"), claim(APRIL, scope="inference")],
            {("inference",): "added"},
        ),
        # a scope that only names the object is none
        ([claim(FEBRUARY, scope="stateless API"), claim(APRIL)], {(): "reaffirmed"}),
        # two wordings of one revision are one change
        (
            [
                claim(FEBRUARY, scope="training", exclusive=True),
                claim(FEBRUARY, exclusive=True),
                claim(APRIL, scope="training", exclusive=False),
                claim(APRIL, exclusive=False),
            ],
            {("training",): "revised"},
        ),
        # without a scope, it speaks of the relation as a whole
        (
            [claim(FEBRUARY, scope="training"), claim(APRIL, quote="It goes on.")],
            {("training",): "reaffirmed"},
        ),
        (
            [claim(FEBRUARY, scope="training", valid_to="2026-04-27"), claim(APRIL, exclusive=False)],
            {("training",): "revised"},
        ),
        # two scopes that changed stay two lines
        (
            [claim(APRIL, scope="training"), claim(APRIL, scope="inference"), claim(APRIL)],
            {("inference",): "added", ("training",): "added", (): "added"},
        ),
    ],
)
def test_wordings_of_scopes(claims: list[Claim], expected: dict[tuple[str, ...], str]) -> None:
    assert kinds(*claims) == expected


def test_a_symmetric_relation_is_one_whoever_comes_first() -> None:
    there = claim(FEBRUARY, MICROSOFT, "partners-with", OPENAI)
    back = claim(APRIL, OPENAI, "partners-with", MICROSOFT)
    assert [change.kind for change in changed(there, back)] == [ChangeKind.REAFFIRMED]


def test_an_entity_brings_what_belongs_to_it_and_what_bears_its_name() -> None:
    from dataclasses import replace

    from pactgraph.ontology.entity import Entity

    azure = replace(AZURE, parent=MICROSOFT.iri)
    deal, clause = Entity.named("Microsoft-OpenAI deal", "agreement"), Entity.named("AGI clause", "clause")
    person = replace(Entity.named("Satya", "person"), parent=MICROSOFT.iri)
    entities = (azure, deal, clause, person, AWS, API, OPENAI, MICROSOFT)
    claims = [
        claim(APRIL, azure),
        claim(APRIL, AWS, "hosts"),
        claim(APRIL, deal, "has-clause", clause),
        claim(APRIL, person, "board-member-of", OPENAI),
    ]
    on = views(claims, (APRIL,), entities)
    found = changes(on(BEFORE), on(AFTER), entity=MICROSOFT.iri)
    assert {change.subject for change in found} == {azure.iri, deal.iri}


@given(st.lists(random_claims, max_size=8), random_days)
def test_nothing_changes_within_a_day(claims: list[Claim], day: Any) -> None:
    on = views(claims, WRITTEN)
    assert changes(on(day), on(day)) == []


@given(st.lists(random_claims, max_size=8), random_days, random_days)
def test_going_back_swaps_added_and_ended(claims: list[Claim], one: Any, other: Any) -> None:
    on = views(claims, WRITTEN)

    def counted(found: list[Change], kind: ChangeKind) -> Counter[tuple[str, ...]]:
        return Counter((c.subject, c.relation, c.object, *c.scopes) for c in found if c.kind is kind)

    there, back = changes(on(one), on(other)), changes(on(other), on(one))
    assert counted(there, ChangeKind.ADDED) == counted(back, ChangeKind.ENDED)
    assert counted(there, ChangeKind.ENDED) == counted(back, ChangeKind.ADDED)


@given(st.lists(random_claims, max_size=8), random_days, random_days)
def test_every_change_rests_on_claims_of_its_days(claims: list[Claim], one: Any, other: Any) -> None:
    on = views(claims, WRITTEN)
    before, after = on(min(one, other)), on(max(one, other))
    for change in changes(before, after):
        assert all(claim.iri in after.snapshot.claims for claim in change.before + change.after)
        assert all(claim.iri in before.holding for claim in change.before)
        if change.kind is ChangeKind.ENDED:
            assert change.before and all(claim.ends for claim in change.after)
        else:
            assert change.after and all(claim.iri in after.holding for claim in change.after)
        assert bool(change.before) is (change.kind is not ChangeKind.ADDED)
        assert bool(change.terms) is (change.kind is ChangeKind.REVISED)


@given(st.lists(random_claims, max_size=8), random_days, random_days)
def test_every_relation_that_came_or_went_is_told(claims: list[Claim], one: Any, other: Any) -> None:
    on = views(claims, WRITTEN)
    before, after = on(min(one, other)), on(max(one, other))
    told = {(c.relation, frozenset((c.subject, c.object))): c for c in changes(before, after)}
    for there, here in ((before, after), (after, before)):
        held, holds = (
            {(c.relation, frozenset((c.subject, c.object))) for c in view.claims()} for view in (there, here)
        )
        assert held - holds <= set(told)


@pytest.fixture(scope="module")
def story() -> list[tuple[str, str, str, str, tuple[str, ...]]]:
    with PartnershipGraph() as graph:
        graph.load("pactgraph:reference")
        before, after = graph.as_of(BEFORE), graph.as_of(AFTER)
        found = changes(before, after, entity=after.show("OpenAI").entity.iri)
        names = {iri: entity.name for iri, entity in after.snapshot.entities.items()}
        return [(c.kind.value, names[c.subject], c.relation, names[c.object], c.scopes) for c in found]


@pytest.mark.parametrize(
    "expected",
    [
        ("ended", "Azure", "exclusive-host-of", "stateless OpenAI APIs", ("stateless API calls",)),
        ("ended", "Azure", "exclusive-host-of", "OpenAI API", ()),
        ("ended", "Microsoft", "shares-revenue-with", "OpenAI", ("partnership revenue",)),
        ("ended", "OpenAI", "participates-in", "Stargate UK", ("UK sovereign compute",)),
        ("revised", "OpenAI", "licenses-IP-to", "Microsoft", ("models and products",)),
        ("revised", "OpenAI", "shares-revenue-with", "Microsoft", ("OpenAI revenue",)),
        ("added", "OpenAI products", "ships-first-on", "Azure", ("first shipment",)),
        ("added", "any cloud provider", "hosts", "OpenAI products", ("all products",)),
        ("reaffirmed", "Microsoft", "partners-with", "OpenAI", ()),
    ],
)  # fmt: skip
def test_the_story_of_april_2026(expected: tuple[Any, ...], story: list[tuple[Any, ...]]) -> None:
    assert story.count(expected) == 1
    same = [one for one in story if one[1:4] == expected[1:4] and one[0] != "added"]
    assert len(same) <= 1, "two wordings of one change are told as one"


def test_what_april_2026_left_alone_is_not_told(story: list[tuple[Any, ...]]) -> None:
    assert not any("research methods" in one[4] or one[3] == "Frontier" for one in story)
