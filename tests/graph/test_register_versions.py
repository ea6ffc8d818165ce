"""Statements of a register that come file by file: in any order, the last one said of a record counts."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from itertools import permutations
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pactgraph.graph.conflicts import conflicts
from pactgraph.graph.history import Fate, history
from pactgraph.graph.load_report import LoadReport
from pactgraph.graph.partnership_graph import PartnershipGraph
from pactgraph.graph.stretches import stretches
from pactgraph.graph.timeline import Timeline
from pactgraph.loaders.bods import BODS
from pactgraph.loaders.document import Document
from pactgraph.loaders.registry import loader_for
from pactgraph.ontology.claim import Status
from pactgraph.ontology.iri import Iri
from tests.graph.claims import claim, source
from tests.graph.outcome import Run
from tests.loaders.bods_statements import ACME, ANN, PUBLISHED, person, relationship
from tests.loaders.reading import lines

Statement = dict[str, Any]


def share(exact: int, date: str, status: str, **more: Any) -> Statement:
    interest = {"type": "shareholding", "share": {"exact": exact}}
    return relationship(interest, date=date, recordStatus=status, **more)


NEW = share(100, "2019-01-01", "new")
UPDATED = share(50, "2020-02-02", "updated")
CLOSED = share(50, "2021-03-03", "closed")
FILES = {"new.json": [ACME, ANN, NEW], "updated.json": [UPDATED], "closed.json": [CLOSED]}


def keep(graph: PartnershipGraph, name: str, *statements: Statement) -> LoadReport:
    document = Document(name, f"file:///{name}", lines(statements))
    assert loader_for(document) is BODS
    return graph.load_records(BODS.read(document))


def loaded(*names: str, files: dict[str, list[Statement]] = FILES) -> PartnershipGraph:
    graph = PartnershipGraph()
    for name in names:
        keep(graph, name, *files[name])
    return graph


def holding(graph: PartnershipGraph, day: str) -> list[str]:
    return sorted(f"{c.relation} {c.amounts[0] if c.amounts else c.scope}" for c in graph.as_of(day).claims())


@pytest.mark.parametrize("order", list(permutations(FILES)), ids=lambda order: "-".join(order))
def test_the_order_of_loading_does_not_matter(order: tuple[str, ...]) -> None:
    graph = loaded(*order)
    assert holding(graph, "2019-06-01") == ["owns 100 %"]
    assert holding(graph, "2020-02-02") == ["owns 50 %"]
    assert holding(graph, "2021-03-03") == []
    assert len(graph.snapshot.claims) == 3  # all that was said stays


@pytest.mark.parametrize("order", [tuple(FILES), tuple(reversed(FILES))])
def test_forgetting_the_later_publication_brings_the_earlier_statement_back(order: tuple[str, ...]) -> None:
    graph = loaded(*order)
    graph.forget("file:///closed.json")
    assert holding(graph, "2022-01-01") == ["owns 50 %"]
    graph.forget("file:///updated.json")
    assert holding(graph, "2022-01-01") == ["owns 100 %"]


def test_the_report_counts_what_is_replaced_and_loading_again_replaces_nothing() -> None:
    graph = PartnershipGraph()
    counted = [(r.added, r.replaced, r.removed) for r in (keep(graph, n, *s) for n, s in FILES.items())]
    assert counted == [(1, 0, 0), (1, 1, 0), (1, 1, 0)]
    again = keep(graph, "updated.json", UPDATED)
    assert (again.same, again.added, again.replaced) == (1, 0, 0)


def test_an_older_file_that_comes_later_is_counted_as_replaced_already() -> None:
    graph = PartnershipGraph()
    reports = [keep(graph, name, *FILES[name]) for name in reversed(FILES)]
    assert [(report.added, report.replaced) for report in reports] == [(1, 0), (1, 1), (1, 1)]


def test_a_cumulative_publication_replaces_what_an_earlier_one_said() -> None:
    graph = loaded("new.json")
    report = keep(graph, "all.json", ACME, ANN, NEW, UPDATED)
    assert (report.added, report.replaced) == (2, 1)
    assert holding(graph, "2019-06-01") == ["owns 100 %"] * 2 and holding(graph, "2020-06-01") == [
        "owns 50 %"
    ]


def test_other_interests_in_the_later_statement_replace_all_of_the_earlier_ones() -> None:
    voting = relationship({"type": "votingRights"}, date="2020-02-02", recordStatus="updated")
    graph = loaded("new.json", "voting", files={**FILES, "voting": [voting]})
    assert holding(graph, "2020-06-01") == ["controls voting rights"]


def test_a_closed_statement_without_interests_ends_them_all() -> None:
    closed = relationship(date="2021-03-03", recordStatus="closed")
    graph = loaded("closed", "new.json", files={**FILES, "closed": [closed]})
    assert holding(graph, "2021-03-02") == ["owns 100 %"] and holding(graph, "2021-03-03") == []


def test_another_record_is_left_alone() -> None:
    other = share(25, "2020-02-02", "updated", record="other")
    graph = loaded("new.json", "other", files={**FILES, "other": [other]})
    assert holding(graph, "2020-06-01") == ["owns 100 %", "owns 25 %"]


def test_a_record_of_another_publisher_is_another_record() -> None:
    publisher = {"publicationDetails": {"publisher": {"name": "Other Register"}}}
    graph = loaded("new.json", "other", files={**FILES, "other": [UPDATED | publisher]})
    assert holding(graph, "2020-06-01") == ["owns 100 %", "owns 50 %"]


def test_an_update_of_the_same_day_takes_the_place_of_what_was_new() -> None:
    correction = share(90, "2019-01-01", "updated", statementId="corrected")
    for order in (("new.json", "correction"), ("correction", "new.json")):
        graph = loaded(*order, files={**FILES, "correction": [correction]})
        assert holding(graph, "2019-06-01") == ["owns 90 %"]


def test_the_newest_first_in_one_file() -> None:
    graph = loaded("all", files={"all": [CLOSED, UPDATED, NEW, ANN, ACME]})
    days = ("2019-06-01", "2020-06-01", "2021-06-01")
    assert [holding(graph, day) for day in days] == [["owns 100 %"], ["owns 50 %"], []]


def earlier(identifier: str, kind: str, date: str, **more: Any) -> Statement:
    return {"statementID": identifier, "statementType": kind, "statementDate": date, **PUBLISHED, **more}


def owner(identifier: str, date: str, exact: int, party: str = "p1", **more: Any) -> Statement:
    return earlier(
        identifier, "ownershipOrControlStatement", date,
        subject={"describedByEntityStatement": "e1"}, interestedParty={"describedByPersonStatement": party},
        interests=[{"type": "shareholding", "share": {"exact": exact}}], **more,
    )  # fmt: skip


COMPANY = earlier("e1", "entityStatement", "2018-01-01", name="Acme", entityType="registeredEntity")
OWNER = earlier("p1", "personStatement", "2018-01-01", names=[{"fullName": "Ann Lee"}])
VERSIONS = {
    "first": [COMPANY, OWNER, owner("o1", "2018-01-01", 100)],
    "second": [owner("o2", "2019-01-01", 40, replacesStatements=["o1"])],
    "third": [owner("o3", "2020-01-01", 10, replacesStatements=["o2"])],
}


@pytest.mark.parametrize("order", list(permutations(VERSIONS)), ids=lambda order: "-".join(order))
def test_statements_before_version_0_4_name_those_they_replace(order: tuple[str, ...]) -> None:
    graph = loaded(*order, files=VERSIONS)
    days = ("2018-06-01", "2019-06-01", "2020-06-01")
    assert [holding(graph, day) for day in days] == [["owns 100 %"], ["owns 40 %"], ["owns 10 %"]]


def test_a_replaced_claim_between_others_is_over_where_all_days_are_drawn() -> None:
    renamed = OWNER | {"statementID": "p2", "replacesStatements": ["p1"]}
    moved = owner("o2", "2019-01-01", 40, party="p2", replacesStatements=["o1"])
    graph = loaded("first", "moved", files={**VERSIONS, "moved": [renamed, moved]})
    snapshot = graph.snapshot
    held = stretches(snapshot.claims.values(), snapshot.sources)
    ends = sorted(str(stretch.end) for stretch in held.values())
    assert ends == ["2019-01-01", "None"]
    assert holding(graph, "2020-01-01") == ["owns 40 %"]


def test_a_person_whose_statement_is_replaced_keeps_the_identifier_of_the_earlier_one() -> None:
    renamed = OWNER | {"statementID": "p2", "replacesStatements": ["p1"]}
    graph = loaded("first", "renamed", files={**VERSIONS, "renamed": [renamed]})
    first, second = graph.snapshot.named("Ann Lee")
    assert set(first.identifiers) & set(second.identifiers)


def test_history_tells_by_what_and_when_a_statement_was_replaced() -> None:
    graph = loaded("new.json", "updated.json")
    acme, ann = (next(graph.snapshot.named(name)).iri for name in ("Acme", "Ann"))
    first, second = history(graph.as_of("2022-01-01"), ann, acme)
    assert (first.fate, str(first.until), first.ended_by) == (Fate.OVER, "2020-02-02", (second.claim,))
    assert second.fate is Fate.HOLDS


def test_show_tells_who_replaced_a_statement(run: Run) -> None:
    for name in ("new.json", "updated.json"):
        Path(name).write_bytes(lines(FILES[name]))
    kept = run("load", "updated.json", "new.json", "--store", "graph", "-f", "json")
    assert [part["replaced"] for part in json.loads(kept.out)] == [0, 1]
    shown = run("show", "Ann", "--store", "graph").out
    assert "replaced by Example Register · 2020-02-02 · as recorded in statement rel-2020-02-02" in shown
    (first, second) = json.loads(run("show", "Ann", "-f", "json", "--store", "graph").out)["claims"]
    assert (first["replaced_by"], second["replaced_by"]) == (None, first["claim"])


def test_what_is_replaced_contradicts_nothing() -> None:
    apart = person("bob")
    files = {"new.json": [*FILES["new.json"], apart], "updated.json": [UPDATED]}
    assert conflicts(loaded(*files, files=files)) == []


def test_a_view_of_what_was_known_or_said_earlier_has_the_earlier_statement() -> None:
    graph = loaded("new.json", "updated.json")
    assert [str(c.amounts[0]) for c in graph.as_of("2022-01-01", said_by="2020-01-01").claims()] == ["100 %"]
    today = datetime.now(UTC).date()
    assert [str(c.amounts[0]) for c in graph.as_of("2022-01-01", known_by=today).claims()] == ["50 %"]


ENTRY = Iri("https://example.org/entry/1")
VERSION = st.tuples(st.integers(1, 6), st.booleans())


@settings(deadline=None)
@given(st.lists(VERSION, min_size=1, max_size=6, unique_by=lambda version: version[0]), st.randoms())
def test_on_any_day_the_last_statement_said_by_then_is_the_only_one_that_holds(
    versions: list[tuple[int, bool]], chance: Random
) -> None:
    said = [source(f"filing {n}", f"2020-01-0{n}") for n, _ in versions]
    claims = [
        claim(one, status=Status.ENDED if closed else Status.IN_FORCE, scope=f"terms {n}", entry=ENTRY)
        for one, (n, closed) in zip(said, versions, strict=True)
    ]
    named = {one.iri: version for one, version in zip(claims, versions, strict=True)}
    chance.shuffle(claims)
    timeline = Timeline(claims, {one.iri: one for one in said})
    for day in range(1, 8):
        last = max((version for version in versions if version[0] <= day), default=None)
        holding = [named[iri] for iri in timeline.holding(date(2020, 1, day))]
        assert holding == ([last] if last is not None and not last[1] else [])
