"""The bundled reference data is data a user could cite."""

from __future__ import annotations

import csv
from collections import Counter
from difflib import SequenceMatcher
from importlib.resources import files

import pytest

from pactgraph.loaders.catalogue import Catalogue, bundled_catalogue
from pactgraph.loaders.registry import read
from pactgraph.ontology.claim import Claim, Confidence
from pactgraph.ontology.entity import Entity
from pactgraph.ontology.errors import InvalidValue
from pactgraph.ontology.records import Notice, Record
from pactgraph.ontology.source import Source
from pactgraph.ontology.vocabulary import vocabulary
from tests.shared import shared


@pytest.fixture(scope="module")
def records() -> list[Record]:
    return list(read("pactgraph:reference"))


@pytest.fixture(scope="module")
def rows() -> list[dict[str, str]]:
    table = files("pactgraph.loaders.reference") / "claims.csv"
    return list(csv.DictReader(table.read_text(encoding="utf-8").splitlines()))


def test_it_is_large_enough_and_says_nothing_of_itself(records: list[Record]) -> None:
    assert sum(isinstance(record, Claim) for record in records) >= 250
    assert [record for record in records if isinstance(record, Notice)] == []


def test_every_row_names_a_dated_public_source(rows: list[dict[str, str]]) -> None:
    for row in rows:
        assert row["source_publisher"] and row["source_url"].startswith("http") and row["source_published"], (
            row["id"]
        )
        assert row["summary"].endswith((".", "!", "?")), row["id"]


def test_row_ids_are_unique_and_contradictions_name_rows(rows: list[dict[str, str]]) -> None:
    ids = [row["id"] for row in rows]
    assert len(set(ids)) == len(ids)
    named = {name for row in rows for name in row["contradicts"].replace(",", " ").split()}
    assert named and named <= set(ids)


def test_every_party_is_in_the_catalogue_with_a_kind(rows: list[dict[str, str]]) -> None:
    for row in rows:
        for column in ("subject", "object"):
            entity = bundled_catalogue().find(row[column])
            assert entity is not None and entity.kind != "entity", (row["id"], row[column])


def test_doubtful_reports_are_marked(records: list[Record]) -> None:
    marks = Counter(record.confidence for record in records if isinstance(record, Claim))
    assert marks[Confidence.LOW] >= 20 and marks[Confidence.HIGH] > marks[Confidence.LOW]


def test_kinds_and_parents_of_the_catalogue_are_known() -> None:
    known = {entity.iri for entity in bundled_catalogue()}
    for entity in bundled_catalogue():
        assert entity.kind in vocabulary().kinds
        assert entity.parent is None or entity.parent in known


def test_a_name_may_stand_for_one_entity_only() -> None:
    with pytest.raises(InvalidValue, match="names both"):
        Catalogue([Entity.named("A", aliases=("B",)), Entity.named("b")])


def test_the_briefs_are_read_sentence_by_sentence(records: list[Record]) -> None:
    briefs = {r.iri: r for r in records if isinstance(r, Source) and r.text is not None}
    assert len(briefs) == 6 and all(brief.published for brief in briefs.values())
    claims = [r for r in records if isinstance(r, Claim) and r.source in briefs]
    assert Counter(claim.source for claim in claims).keys() == briefs.keys()
    for claim in claims:
        text = briefs[claim.source].text
        assert text is not None
        assert text[claim.evidence.start : claim.evidence.end] == claim.evidence.quote


def test_the_sentences_are_its_own(rows: list[dict[str, str]]) -> None:
    sheet = {
        row["id"]: row["summary"]
        for name in ("facts/partnerships.csv", "facts/partnerships_extra.csv")
        for row in csv.DictReader(shared(name).read_text(encoding="utf-8").splitlines())
    }
    close = [
        r["id"] for r in rows if SequenceMatcher(None, r["summary"], sheet.get(r["id"], "")).ratio() > 0.8
    ]
    assert close == []
