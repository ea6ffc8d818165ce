"""BODS statements that cannot be told are refused, one by one, whatever stands in them."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.loaders.bods_statements import ACME, ANN, person, relationship, statement, told


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        (relationship({"type": "friendship"}), "'friendship' is no type of interest"),
        (relationship({"type": "shareholding", "share": {"exact": 101}}), "not between 0 and 100"),
        (relationship({"type": "shareholding", "share": {"exact": "half"}}), "is not a number"),
        (
            relationship({"type": "shareholding", "share": {"minimum": 9, "maximum": 1}}),
            "runs from 9 down to 1",
        ),
        (relationship({"type": "shareholding", "startDate": "3201-10-21"}), "the year 3201 is outside"),
        (relationship(party="acme"), "are the same"),
        (relationship(party={}), "names no interestedParty"),
        (
            statement("r", "relationship", subject={"reason": "unknown"}, interestedParty="ann"),
            "is not named",
        ),
        (ACME, "a statement of the same identifier"),
        ({"statementId": "x", "recordType": "wish"}, "'wish' is no type of record"),
        ({"statementId": "x", "recordType": "entity"}, "it has no recordId"),
        ({"recordType": "entity"}, "it has no statementId"),
        (7, "it is no JSON object"),
    ],
)
def test_what_cannot_be_told_is_refused_with_its_reason(broken: Any, reason: str) -> None:
    found = told(ACME, broken, ANN, relationship({"type": "votingRights"}, record="good"))
    (refusal,) = found.refusals
    assert reason in refusal.reason and "line 2" in refusal.place
    assert found.facts() == {("Ann", "controls", "Acme")}


junk = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=4), inner, max_size=2),
    max_leaves=4,
)


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from([ACME, ANN, relationship({"type": "votingRights"})]), st.data())),
    st.data(),
)
def test_whatever_stands_in_a_statement_it_is_told_or_refused(parts: list[Any], data: st.DataObject) -> None:
    statements = []
    for number, (whole, _) in enumerate(parts):
        copy = json.loads(json.dumps(whole)) | {"statementId": f"s{number}"}
        where = data.draw(st.sampled_from([copy, copy["recordDetails"]]))
        where[data.draw(st.sampled_from(sorted(where)))] = data.draw(junk)
        statements.append(copy)
    found = told(person("first"), *statements)
    told_of = {claim.evidence.locator for claim in found.claims}
    refused = {refusal.place for refusal in found.refusals}
    for line, copy in enumerate(statements, 2):
        place = f"statement {copy['statementId']} at line {line}"
        assert (
            place in told_of | refused
            or f"line {line}" in refused
            or copy["recordType"] in ("entity", "person")
        )
