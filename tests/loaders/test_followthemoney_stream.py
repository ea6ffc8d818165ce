"""FollowTheMoney files: in any order, nested, in fragments, as deltas; every record is told or refused."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pactgraph.loaders.followthemoney.model import model
from tests.loaders.ftm_records import ACME, ANN, delta, link, thing, told


@settings(deadline=None)
@given(st.permutations([ANN, ACME, thing("bolt"), link("Ownership"), link("Ownership", "acme", "bolt")]))
def test_the_order_of_the_records_does_not_matter(records: list[dict[str, Any]]) -> None:
    found = told(*records)
    assert found.facts() == {("Ann", "owns", "Acme"), ("Acme", "owns", "Bolt")}
    assert {entity.kind for entity in found.entities.values()} == {"person", "organization"}
    assert not found.refusals and not found.notices


def test_an_end_outside_the_file_is_called_by_its_id_with_a_notice() -> None:
    found = told(ANN, link("Ownership", "ann", "elsewhere"))
    assert found.facts() == {("Ann", "owns", "elsewhere")}
    assert "1 entities are not described in the file" in found.notices[0]


def test_nested_records_are_records_and_complete_each_other() -> None:
    nested = thing(
        "ann", "Person",
        ownershipOwner=[{"id": "o", "schema": "Ownership", "properties": {"asset": [ACME]}}],
        sanctions=[{"id": "s", "schema": "Sanction", "properties": {"authority": ["OFAC"]}}],
    )  # fmt: skip
    found = told(nested)
    assert found.facts() == {("Ann", "owns", "Acme"), ("Ann", "sanctioned-by", "OFAC")}


def test_fragments_of_one_entity_are_merged() -> None:
    ownership = link("Ownership")
    parts = [
        thing("ann", "Person"),
        thing("ann", "Person", name=["Ann", "Anne"], website=["https://ann.example"]),
    ]
    ownership_part = ownership | {"properties": {"percentage": ["10"]}}
    found = told(parts[0], ownership, ACME, parts[1], ownership_part)
    assert found.entities["id-ftm-ann"].aliases == ("Anne",)
    assert found.facts() == {("Ann", "owns", "Acme")} and found.claim.amounts


def test_the_last_line_of_a_delta_counts() -> None:
    found = told(
        delta("ADD", ANN), delta("ADD", ACME),
        delta("ADD", link("Ownership", percentage=["10"])),
        delta("MOD", link("Ownership", percentage=["20"])),
        delta("ADD", thing("gone")), delta("DEL", {"id": "gone"}), delta("DEL", {"id": "never-here"}),
    )  # fmt: skip
    assert [str(amount) for amount in found.claim.amounts] == ["20 %"]
    assert found.reasons == [
        "a later line of the delta replaces it",
        "a later line of the delta deletes it",
        "a delta deletes what this file does not hold; load the whole export again",
    ]
    assert "id-ftm-gone" not in found.entities


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        (thing("a1", "Address"), "an address is no party to a partnership"),
        (thing("w", "Wizard"), "'Wizard' is no schema of FollowTheMoney"),
        (link("Ownership", startDate=["3201-10-21"]), "the year 3201 is outside"),
        (link("Ownership", startDate=["soon"]), "'soon' is not a date"),
        (link("Ownership", "acme", "acme"), "owner and asset are the same"),
        (link("Ownership", asset=[]), "without asset relates nothing"),
        (link("Ownership", asset=["Ownership-ann-acme"]), "is no party to a partnership"),
        ({"schema": "Company", "properties": {}}, "it has no id"),
        ({"id": "x", "properties": {}}, "it has no schema"),
        ({"id": "x", "schema": "Company", "properties": 7}, "its properties are no JSON object"),
        ({"op": "UPSERT", "entity": ACME}, "'UPSERT' is no operation of a delta"),
        (7, "it is no JSON object"),
        ('{"id": "x", ', "not JSON"),
    ],
)
def test_what_cannot_be_told_is_refused_with_its_reason(record: Any, reason: str) -> None:
    found = told(ACME, record, link("Payment"))
    (refusal,) = found.refusals
    assert reason in refusal.reason and "line 2" in refusal.place and refusal.content
    assert found.facts() == {("ann", "pays", "Acme")}


identifiers = st.sampled_from(["a", "b", "c", "Q5"])
schemata = st.sampled_from([*model().kinds, *model().links, *model().named_links, *model().refused, "Odd"])
junk = st.none() | st.integers() | st.text(max_size=5) | st.lists(st.none() | st.text(max_size=3), max_size=2)
names = st.sampled_from(
    [
        "name",
        "owner",
        "asset",
        "payer",
        "beneficiary",
        "entity",
        "authority",
        "parent",
        "startDate",
        "percentage",
    ]
)
records = st.fixed_dictionaries(
    {"id": identifiers, "schema": schemata},
    optional={
        "properties": st.dictionaries(names, st.lists(identifiers, max_size=2) | junk),
        "datasets": junk,
    },
)


@settings(deadline=None)
@given(st.lists(records | junk, max_size=8))
def test_every_record_is_told_or_refused(values: list[Any]) -> None:
    found = told(thing("first"), *map(json.dumps, values))
    spoken = {place for claim in found.claims for place in [claim.evidence.locator]}
    refused = {refusal.place for refusal in found.refusals}
    parts = Counter(value["id"] for value in values if isinstance(value, dict))
    for line, value in enumerate(values, 2):
        if not isinstance(value, dict):
            assert f"line {line}" in refused
        elif parts[value["id"]] == 1:
            place = f"entity {value['id']} at line {line}"
            iri = f"qid-{value['id']}" if value["id"] == "Q5" else f"id-ftm-{value['id']}"
            assert place in spoken or place in refused or f"line {line}" in refused or iri in found.entities
