"""The tables of other formats name terms of the ontology; shares and claims come back from their rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pactgraph.ontology.claim import Claim
from pactgraph.ontology.entity import Entity
from pactgraph.ontology.identifiers import SCHEMES
from pactgraph.ontology.interchange import interchange_table
from pactgraph.ontology.interchange.claim_table import (
    COLUMNS,
    claim_of_row,
    entities_of_row,
    row_of_claim,
    sources_of_row,
)
from pactgraph.ontology.interchange.shares import amount_of_share, share_of_amount
from pactgraph.ontology.source import Source
from pactgraph.ontology.vocabulary import vocabulary
from tests.ontology.strategies import claims, entities, sources

percents = st.decimals(0, 100, places=2)


def values_of(table: Any, key: str) -> Iterator[Any]:
    """All values under a key, wherever in a table it stands."""
    if isinstance(table, dict):
        for name, value in table.items():
            if name == key:
                yield value
            yield from values_of(value, key)
    elif isinstance(table, list):
        for value in table:
            yield from values_of(value, key)


@pytest.mark.parametrize("name", ["followthemoney", "bods", "psc", "wikidata"])
def test_the_tables_name_relations_of_the_ontology(name: str) -> None:
    table = interchange_table(name)
    relations = [*values_of(table, "relation"), *values_of(table, "unstated")]
    named = {relation for relation in relations if isinstance(relation, str)}
    assert named and named <= set(vocabulary().relations)


def test_the_tables_name_kinds_and_schemes_of_the_ontology() -> None:
    kinds = vocabulary().kinds
    assert set(interchange_table("bods")["kinds"].values()) <= set(kinds)
    assert set(interchange_table("bods")["types"]) <= set(kinds)
    assert set(interchange_table("bods")["fallback"]) <= set(vocabulary().relations)
    assert set(interchange_table("wikidata")["classes"].values()) <= set(kinds)
    assert set(interchange_table("psc")["kinds"].values()) <= set(kinds)
    assert set(interchange_table("followthemoney")["schemata"]) == set(kinds)
    assert set(interchange_table("followthemoney")["relations"]) <= set(vocabulary().relations)
    for name in ("followthemoney", "bods", "wikidata"):
        assert set(interchange_table(name)["identifiers"].values()) <= set(SCHEMES)


@given(
    st.fixed_dictionaries({}, optional={"exact": percents})
    | st.tuples(percents, percents, st.booleans(), st.booleans()).map(
        lambda drawn: {
            "exclusiveMinimum" if drawn[2] else "minimum": min(drawn[:2]),
            "exclusiveMaximum" if drawn[3] else "maximum": max(drawn[:2]),
        }
    )
    | st.tuples(
        st.sampled_from(["minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum"]), percents
    ).map(lambda drawn: {drawn[0]: drawn[1]})
)
def test_a_share_comes_back_from_its_amount(share: dict[str, Decimal]) -> None:
    amount = amount_of_share(share)
    bounds = list(share.values())
    if not share:
        assert amount is None
    elif (len(set(bounds)) == 1 and len(bounds) == 2) or "exact" in share:
        assert amount is not None and amount.low == amount.high == bounds[0]
    else:
        assert amount is not None and share_of_amount(amount) == share


@st.composite
def told(draw: st.DrawFn) -> tuple[Claim, dict[Any, Source], dict[Any, Entity]]:
    """A claim with its source, the source that carries that, and some of the entities it names."""
    carrier = replace(draw(sources), within=None)
    source = draw(st.just(carrier) | sources.map(lambda found: replace(found, within=carrier.iri)))
    claim = replace(draw(claims), source=source.iri, retired_at=None)
    known = [
        replace(draw(entities), iri=iri)
        for iri in (claim.subject, claim.object, *claim.speakers)
        if draw(st.booleans())
    ]
    return claim, {s.iri: s for s in (carrier, source)}, {entity.iri: entity for entity in known}


@settings(deadline=None)
@given(told(), st.booleans())
def test_a_claim_comes_back_from_its_row(
    drawn: tuple[Claim, dict[Any, Source], dict[Any, Entity]], new: bool
) -> None:
    claim, known_sources, known_entities = drawn
    row = row_of_claim(claim, known_sources, known_entities, lambda carrier, iri: new)
    assert tuple(row) == COLUMNS and all(isinstance(cell, str) for cell in row.values())
    found = list(sources_of_row(row))
    source, _ = found[-1]
    back = claim_of_row(row, source)
    assert back == claim and back.iri == claim.iri
    assert (back.recorded_at, back.recorded_by) == (claim.recorded_at, claim.recorded_by)
    assert back.evidence.locator == claim.evidence.locator
    parties = {entity.iri: entity for entity, _ in entities_of_row(row)}
    assert {claim.subject, claim.object} <= set(parties)
    if new:
        assert {s.iri: s for s, _ in found} == known_sources
        assert known_entities.items() <= parties.items()
