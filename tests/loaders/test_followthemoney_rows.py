"""FollowTheMoney as statements, lists of targets and answers says what it says in JSON lines."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pactgraph.loaders.document import Document
from pactgraph.loaders.followthemoney import FOLLOW_THE_MONEY
from pactgraph.loaders.registry import loader_for
from tests.loaders.reading import Reading, lines, read

COLUMNS = (
    "canonical_id", "entity_id", "prop", "prop_type", "schema", "value", "dataset", "lang", "original_value",
    "external", "first_seen", "last_seen", "id",
)  # fmt: skip
ENTITIES: list[dict[str, Any]] = [
    {"id": "acme", "schema": "Company", "properties": {"name": ["Acme"], "alias": ["Acme Ltd", "ACME"]}},
    {
        "id": "own",
        "schema": "Ownership",
        "properties": {"owner": ["jo"], "asset": ["acme"], "percentage": ["51.5"], "startDate": ["2019"]},
    },
    {"id": "jo", "schema": "Person", "properties": {"name": ["Jo Doe"]}},
]


def table(*rows: tuple[str, ...], columns: tuple[str, ...] = COLUMNS) -> str:
    out = io.StringIO()
    csv.writer(out).writerows([columns, *rows])
    return out.getvalue()


def statement(entity: str, schema: str, prop: str, value: str, external: str = "f") -> tuple[str, ...]:
    seen = "2024-03-09T00:00:00"
    return (
        entity,
        entity,
        prop,
        "name",
        schema,
        value,
        "ru_acf",
        "",
        "",
        external,
        seen,
        seen,
        f"{entity}-{prop}",
    )


def statements(entities: list[dict[str, Any]]) -> list[tuple[str, ...]]:
    return [
        statement(entity["id"], entity["schema"], prop, value)
        for entity in entities
        for prop, values in {"id": [entity["id"]], **entity["properties"]}.items()
        for value in values
    ]


def read_csv(text: str) -> Reading:
    document = Document("statements.csv", "file:///statements.csv", text.encode())
    assert loader_for(document) is FOLLOW_THE_MONEY
    found = Reading(list(FOLLOW_THE_MONEY.read(document)))
    found.check_order()
    return found


def said(reading: Reading) -> set[Any]:
    return {
        (c.subject, c.relation, c.object, c.scope, str(c.valid_from), c.amounts) for c in reading.claims
    } | {(e.iri, e.name, e.kind, e.aliases) for e in reading.entities.values()}


def test_statements_say_what_entities_say() -> None:
    found = read_csv(table(*statements(ENTITIES)))
    assert said(found) == said(read(FOLLOW_THE_MONEY, *ENTITIES))
    claim = found.claim
    assert (claim.subject_name, claim.relation, claim.object_name) == ("Jo Doe", "owns", "Acme")
    assert str(claim.amounts[0]) == "51.5 %"
    assert claim.evidence.locator == "entity own at line 6"
    assert str(found.sources[claim.source].published) == "2024-03-09"


@settings(max_examples=25, deadline=None)
@given(st.permutations(statements(ENTITIES)))
def test_their_order_does_not_matter(rows: list[tuple[str, ...]]) -> None:
    found, sorted_ones = read_csv(table(*rows)), read_csv(table(*statements(ENTITIES)))
    assert found.facts() == sorted_ones.facts()
    assert {entity.name for entity in found.entities.values()} == {"Acme", "Jo Doe"}


def test_the_narrowest_schema_counts() -> None:
    rows = [statement("a", "LegalEntity", "name", "Acme"), statement("a", "Company", "country", "us")]
    assert read_csv(table(*rows)).entities["id-ftm-a"].kind == "organization"


def test_external_statements_are_refused() -> None:
    rows = [*statements(ENTITIES), statement("acme", "Company", "name", "Acme of Elsewhere", external="t")]
    found = read_csv(table(*rows))
    assert len(found.claims) == 1
    assert found.reasons == ["an external statement: that it is of this entity is a guess"]
    assert "Acme of Elsewhere" not in found.entities["id-ftm-acme"].aliases


TARGETS = (
    "id", "schema", "name", "aliases", "birth_date", "countries", "addresses", "identifiers", "sanctions",
    "phones", "emails", "dataset", "first_seen", "last_seen", "last_change",
)  # fmt: skip


def test_a_list_of_targets_tells_who_they_are() -> None:
    row = (
        "Q1",
        "Person",
        "Jo Doe",
        "J. Doe;Doe, Jo",
        "1970",
        "gb",
        "",
        "",
        "",
        "",
        "",
        "A list;B list",
        "",
        "",
        "2024",
    )
    found = read_csv(table(row, columns=TARGETS))
    (jo,) = found.entities.values()
    assert (jo.name, jo.kind, jo.aliases) == ("Jo Doe", "person", ("J. Doe", "Doe, Jo"))
    assert jo.iri.endswith("/qid-Q1")
    assert not found.claims


@pytest.mark.parametrize(
    "answer",
    [
        {"limit": 10, "offset": 0, "total": {"value": 3, "relation": "eq"}, "results": ENTITIES},
        {"responses": {"q1": {"status": 200, "results": ENTITIES[:2]}, "q2": {"results": ENTITIES[2:]}}},
    ],
    ids=["search", "match"],
)
@pytest.mark.parametrize("indent", [None, 2])
def test_answers_say_what_their_results_say(answer: dict[str, Any], indent: int | None) -> None:
    with_captions = json.loads(json.dumps(answer).replace('"schema"', '"caption": "x", "schema"'))
    found = read(FOLLOW_THE_MONEY, json.dumps(with_captions, indent=indent))
    assert found.facts() == {("Jo Doe", "owns", "Acme")}
    # of each claim, the result it stands in
    assert "Jo Doe" not in found.claim.evidence.quote


def test_other_answers_are_not_taken() -> None:
    others: list[Any] = [{"results": [{"name": "Acme"}]}, {"responses": {}}, {"results": []}]
    for value in others:
        assert not FOLLOW_THE_MONEY.recognises(Document("a.json", "a", lines([value])))


def test_an_id_that_can_be_none_is_refused() -> None:
    found = read(FOLLOW_THE_MONEY, ENTITIES[0], {**ENTITIES[2], "id": "j\no"})
    assert len(found.reasons) == 1 and "is no" in found.reasons[0]
    assert set(found.entities) == {"id-ftm-acme"}
