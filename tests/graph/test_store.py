"""Loading is idempotent and all or nothing; a stored graph is right on the day it is opened."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pactgraph.graph.export import export_graph
from pactgraph.graph.load import load_records
from pactgraph.graph.partnership_graph import PartnershipGraph
from pactgraph.graph.snapshot import Snapshot
from pactgraph.graph.store import ClaimStore
from pactgraph.ontology.claim import Claim
from pactgraph.ontology.errors import InvalidValue, NotFound, StoreError, StoreInUse
from pactgraph.ontology.records import Record, Refusal

from .claims import AWS, claim, day, records, source

NOTE = source("note")
HOSTS = "SELECT ?host WHERE { ?host pact:exclusive-host-of ?what }"


def quads(store: ClaimStore) -> set[ox.Quad]:
    return set(store.engine.quads_for_pattern(None, None, None, None))


def hosts(graph: PartnershipGraph) -> list[str | None]:
    return [row["host"] for row in graph.query(HOSTS)]


def test_loading_twice_changes_nothing() -> None:
    store = ClaimStore()
    given_records = records(NOTE, claim(NOTE))
    first = load_records(store, given_records, now=datetime(2026, 1, 1, tzinfo=UTC))
    before = quads(store)
    second = load_records(store, given_records, now=datetime(2027, 1, 1, tzinfo=UTC))
    assert (first.added, second.added, second.same, second.removed) == (1, 0, 1, 0)
    assert quads(store) == before


def test_a_new_version_of_a_source_retires_what_it_no_longer_says() -> None:
    store = ClaimStore()
    kept, dropped = claim(NOTE), claim(NOTE, AWS)
    load_records(store, records(NOTE, kept, dropped))
    report = load_records(store, records(NOTE, kept, claim(NOTE, relation="hosts")))
    assert (report.added, report.changed, report.removed, report.same) == (1, 0, 1, 1)
    found = Snapshot.of(store)
    assert dropped.iri not in found.claims and kept.iri in found.claims
    assert not any(dropped.iri in str(quad) for name in store.source_graphs() for quad in store.graph(name))


def test_a_table_loaded_again_replaces_all_it_carries() -> None:
    store = ClaimStore()
    table = source("table")
    cited, other = source("cited", within=table.iri), source("other", within=table.iri)
    load_records(store, [table, cited, other, *records(cited, claim(cited))[1:], claim(other)])
    report = load_records(store, [table, cited, *records(cited, claim(cited))[1:]])
    assert (report.same, report.removed) == (1, 1)
    assert set(Snapshot.of(store).sources) == {table.iri, cited.iri}


def test_what_one_source_says_is_not_touched_by_another() -> None:
    store = ClaimStore()
    other = source("other")
    load_records(store, records(NOTE, claim(NOTE)))
    load_records(store, records(other, claim(other)))
    assert len(Snapshot.of(store).claims) == 2


def failing(before: list[Record]) -> Iterator[Record]:
    yield from before
    raise OSError("the disk is gone")


def test_a_source_that_breaks_off_leaves_nothing_behind() -> None:
    store = ClaimStore()
    load_records(store, records(NOTE, claim(NOTE)))
    before = quads(store)
    other = source("other")
    with pytest.raises(OSError, match="disk is gone"):
        load_records(store, failing(records(other, claim(other))))
    assert quads(store) == before


def test_a_claim_without_its_source_is_refused() -> None:
    with pytest.raises(InvalidValue, match="not given before it"):
        load_records(ClaimStore(), [claim(NOTE)])


@settings(max_examples=25, deadline=None)
@given(st.lists(st.booleans(), min_size=1, max_size=5))
def test_after_any_reloading_the_store_says_what_was_said_last(versions: list[bool]) -> None:
    store = ClaimStore()
    one, two = claim(NOTE), claim(NOTE, AWS)
    for both in versions:
        load_records(store, records(NOTE, one, two) if both else records(NOTE, one))
    expected: set[Claim] = {one, two} if versions[-1] else {one}
    assert set(Snapshot.of(store).claims.values()) == expected


def test_a_folder_keeps_what_memory_would(tmp_path: Path) -> None:
    memory = PartnershipGraph()
    given_records = records(NOTE, claim(NOTE, recorded_at=datetime(2026, 1, 1, tzinfo=UTC)))
    memory.load_records(given_records)
    with PartnershipGraph(tmp_path / "graph") as kept:
        kept.load_records(given_records)
    with PartnershipGraph(tmp_path / "graph") as again:
        assert again.snapshot == memory.snapshot
        assert export_graph(again, "nquads") == export_graph(memory, "nquads")


def test_a_stored_graph_opened_on_a_later_day_is_right_on_that_day(tmp_path: Path) -> None:
    path = tmp_path / "graph"
    with PartnershipGraph(path, today=lambda: day("2026-03-01")) as graph:
        graph.load_records(records(NOTE, claim(NOTE, valid_to="2026-04-27")))
        assert len(hosts(graph)) == 1
    with PartnershipGraph(path, today=lambda: day("2026-04-27")) as graph:
        assert hosts(graph) == []


def test_a_graph_open_over_midnight_is_right_in_the_morning() -> None:
    today = [day("2026-04-26")]
    graph = PartnershipGraph(today=lambda: today[0])
    graph.load_records(records(NOTE, claim(NOTE, valid_to="2026-04-27")))
    assert len(hosts(graph)) == 1
    today[0] = day("2026-04-27")
    assert hosts(graph) == []


def test_another_day_leaves_today_alone() -> None:
    graph = PartnershipGraph(today=lambda: day("2026-05-01"))
    graph.load_records(records(NOTE, claim(NOTE, valid_to="2026-04-27")))
    assert [len(graph.as_of(d).query(HOSTS).rows) for d in ("2026-02", "2026-03-01", "2027")] == [1, 1, 0]
    assert hosts(graph) == []
    everything = graph.query("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }").rows
    assert [str(row[0]) for row in everything] == [f"<{NOTE.iri}>"]


def test_loading_more_brings_the_views_up_to_date() -> None:
    graph = PartnershipGraph(today=lambda: day("2026-05-01"))
    graph.load_records(records(NOTE, claim(NOTE)))
    assert (len(hosts(graph)), len(graph.as_of("2026-03-01").query(HOSTS).rows)) == (1, 1)
    april = source("april", "2026-04-27")
    graph.load_records(records(april, claim(april, AWS, valid_from="2026-02-28")))
    assert (len(hosts(graph)), len(graph.as_of("2026-03-01").query(HOSTS).rows)) == (2, 2)


def test_a_view_follows_what_is_loaded_later() -> None:
    graph = PartnershipGraph()
    graph.load_records(records(NOTE, claim(NOTE)))
    view = graph.as_of("2026-03-01")
    assert len(view.query(HOSTS).rows) == 1
    other = source("other")
    graph.load_records(records(other, claim(other, AWS)))
    assert len(view.query(HOSTS).rows) == len(graph.as_of("2026-03-01").query(HOSTS).rows) == 2


def test_a_graph_can_be_read_while_another_writes_it(tmp_path: Path) -> None:
    with PartnershipGraph(tmp_path / "graph", today=lambda: day("2026-05-01")) as writing:
        writing.load_records(records(NOTE, claim(NOTE, valid_to="2026-04-27")))
        writing.query(HOSTS)
        reading = PartnershipGraph(tmp_path / "graph", read_only=True, today=lambda: day("2026-03-01"))
        both = """SELECT ?quote { ?s pact:exclusive-host-of ?o .
            GRAPH ?source { ?claim rdf:subject ?s ; pact:evidence/oa:exact ?quote } }"""
        assert len(reading.query(both).rows) == len(reading.as_of("2026-04-01").query(both).rows) == 1
        assert hosts(writing) == [] == reading.as_of("2026-05-01").query(both).rows
        reading.close()


def test_there_is_nothing_to_read_where_there_is_no_store(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no store here"):
        PartnershipGraph(tmp_path, read_only=True)
    assert list(tmp_path.iterdir()) == []


def test_a_source_is_forgotten_whole() -> None:
    graph = PartnershipGraph()
    table = source("table")
    cited = source("cited", within=table.iri)
    graph.load_records([table, cited, *records(cited, claim(cited), claim(cited, AWS))[1:]])
    graph.load_records([table, cited, *records(cited, claim(cited))[1:]])
    graph.load_records(records(NOTE, claim(NOTE)))
    assert graph.forget(table.iri) == 1
    assert set(graph.snapshot.sources) == {NOTE.iri} and len(graph.snapshot.claims) == 1
    assert graph.store.withdrawn_graphs() == []
    with pytest.raises(NotFound, match="no source is called"):
        graph.forget(table.iri)


def test_a_file_is_no_store(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError, match="a store is a folder, this is a file"):
        PartnershipGraph(tmp_path / "file")


def test_a_folder_of_other_things_is_no_store(tmp_path: Path) -> None:
    (tmp_path / "holiday.jpg").write_text("x")
    with pytest.raises(StoreError, match="this folder holds other things"):
        PartnershipGraph(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["holiday.jpg"]


def test_a_damaged_or_foreign_store_says_so(tmp_path: Path) -> None:
    PartnershipGraph(tmp_path / "a").close()
    (tmp_path / "a" / "pactgraph.json").write_text("{")
    with pytest.raises(StoreError, match="damaged"):
        PartnershipGraph(tmp_path / "a")
    (tmp_path / "a" / "pactgraph.json").write_text('{"format": 99}')
    with pytest.raises(StoreError, match="another version"):
        PartnershipGraph(tmp_path / "a")


def test_a_store_open_in_another_process_says_so(tmp_path: Path) -> None:
    holder = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import sys; from pactgraph.graph import PartnershipGraph; g = PartnershipGraph(sys.argv[1]);"
            "print('open', flush=True); sys.stdin.read()",
            str(tmp_path / "graph"),
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=os.environ,
    )
    with holder:
        assert holder.stdout is not None and holder.stdin is not None
        assert holder.stdout.readline() == b"open\n"
        with pytest.raises(StoreInUse, match="another process has this store open"):
            PartnershipGraph(tmp_path / "graph")
        holder.stdin.close()


def test_a_store_open_in_the_same_process_says_so(tmp_path: Path) -> None:
    with PartnershipGraph(tmp_path / "graph") as graph:
        with pytest.raises(StoreInUse, match="this process has this store open"):
            PartnershipGraph(tmp_path / "graph")
        assert len(graph.dataset) == 0
    PartnershipGraph(tmp_path / "graph").close()


def test_a_load_that_was_cut_short_is_made_good_when_opened(tmp_path: Path) -> None:
    path = tmp_path / "graph"
    with PartnershipGraph(path, today=lambda: date(2026, 3, 1)) as graph:
        graph.load_records(records(NOTE, claim(NOTE)))
        assert hosts(graph)
        # the claims are written, and the process dies before the view is made
        other = source("other")
        load_records(graph.store, records(other, claim(other, AWS)))
    with PartnershipGraph(path, today=lambda: date(2026, 3, 1)) as graph:
        assert len(hosts(graph)) == 2


def test_a_closed_graph_takes_nothing_and_says_so(tmp_path: Path) -> None:
    graph = PartnershipGraph(tmp_path / "graph")
    graph.close()
    for use in (lambda: graph.query(HOSTS), lambda: graph.load_records(records(NOTE, claim(NOTE)))):
        with pytest.raises(StoreError, match="the graph is closed"):
            use()


def test_what_was_refused_is_reported_and_kept_out() -> None:
    refused = Refusal("deals.csv", "row at line 7", "the year 3201 is outside 1000-2999", "Azure,3201-10-21")
    said_in = source("deals.csv")
    report = load_records(ClaimStore(), [*records(said_in, claim(said_in)), refused])
    assert (report.added, report.refusals) == (1, (refused,))
    assert (report + report).refusals == (refused, refused)
