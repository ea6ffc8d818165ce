"""One entity out of what several sources say of it."""

from __future__ import annotations

import pytest

from pactgraph.graph.load import load_records
from pactgraph.graph.snapshot import Snapshot
from pactgraph.graph.store import ClaimStore
from pactgraph.ontology.entity import Entity
from pactgraph.ontology.iri import ENTITY_BASE, Iri
from tests.graph.claims import API, claim, source


@pytest.mark.parametrize(
    ("end", "name", "is_name"),
    [
        ("qid-Q7747", "Q7747", False),
        ("company-number-GB%3A01234567", "UK company 01234567", False),
        ("id-ftm-elsewhere", "elsewhere", False),
        ("acme", "Another name", True),
        ("acme-2", "The Acme 2", True),
    ],
)
def test_an_identifier_is_no_name_where_another_source_knows_one(end: str, name: str, is_name: bool) -> None:
    store = ClaimStore()
    for number, called in enumerate((name, name, "Acme Ltd")):
        said_in, entity = source(f"source {number}"), Entity(Iri(ENTITY_BASE + end), called)
        load_records(store, [said_in, entity, API, claim(said_in, entity, "hosts", API)])
    found = Snapshot.of(store).entities[Iri(ENTITY_BASE + end)]
    assert found.name == (name if is_name else "Acme Ltd")
    assert {found.name, *found.aliases} == {name, "Acme Ltd"}
