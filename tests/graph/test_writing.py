"""A change of any length is kept whole or not at all, whatever ends it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pactgraph.graph.load import load_records
from pactgraph.graph.store import ClaimStore
from pactgraph.graph.writing import Writing
from pactgraph.ontology.errors import StoreError
from pactgraph.ontology.iri import Iri
from pactgraph.ontology.records import Record
from tests.graph.claims import API, AZURE, ENTITIES, MICROSOFT, OPENAI, claim, source
from tests.graph.outcome import Run

GRAPHS = [Iri("urn:g:1"), Iri("urn:g:2")]
SUBJECTS = [Iri(f"urn:s:{n}") for n in range(4)]
Description = tuple[Iri, Iri, frozenset[int]]
descriptions = st.lists(
    st.tuples(
        st.sampled_from(GRAPHS),
        st.sampled_from(SUBJECTS),
        st.frozensets(st.integers(0, 5), min_size=1),
    ),
    max_size=8,
)


def quads(graph: Iri, subject: Iri, values: frozenset[int]) -> set[ox.Quad]:
    about, name = ox.NamedNode(subject), ox.NamedNode(graph)
    return {ox.Quad(about, ox.NamedNode("urn:p"), ox.Literal(value), name) for value in values}


def everything(store: ClaimStore) -> set[ox.Quad]:
    return set(store.engine.quads_for_pattern(None, None, None, None))


def written(store: ClaimStore, said: list[Description], at_once: int) -> None:
    with Writing(store, at_once=at_once) as writing:
        for graph, subject, values in said:
            writing.describe(graph, subject, quads(graph, subject, values))


@settings(deadline=None)
@given(before=descriptions, after=descriptions, at_once=st.integers(0, 12))
def test_pieces_make_the_same_as_one_transaction(
    before: list[Description], after: list[Description], at_once: int
) -> None:
    whole, pieces = ClaimStore(), ClaimStore()
    for said in (before, after):
        written(whole, said, 10_000)
        written(pieces, said, at_once)
    assert everything(pieces) == everything(whole)
    latest = {(graph, subject): values for graph, subject, values in before + after}
    expected = {quad for (graph, subject), values in latest.items() for quad in quads(graph, subject, values)}
    assert everything(whole) == expected


@settings(deadline=None)
@given(before=descriptions, after=descriptions, at_once=st.integers(0, 12))
def test_an_error_undoes_every_piece(
    before: list[Description], after: list[Description], at_once: int
) -> None:
    store = ClaimStore()
    written(store, before, 10_000)
    kept = everything(store)
    with pytest.raises(KeyboardInterrupt), Writing(store, at_once=at_once) as writing:
        for graph, subject, values in after:
            writing.describe(graph, subject, quads(graph, subject, values))
        raise KeyboardInterrupt
    assert everything(store) == kept


NEWS = source("news", "2026-02-27")


def news(number: int) -> Iterator[Record]:
    yield NEWS
    yield from ENTITIES
    for n in range(number):
        yield claim(NEWS, AZURE, "hosts", API, quote=f"Azure hosts the API, for the {n}th time.")


@pytest.mark.parametrize("is_shared", [False, True], ids=["alone", "held by others too"])
def test_a_load_that_is_stopped_leaves_the_store_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_shared: bool
) -> None:
    monkeypatch.setattr("pactgraph.graph.writing._AT_ONCE", 100)

    def stopped() -> Iterator[Record]:
        yield from news(50)
        raise KeyboardInterrupt

    store = ClaimStore(tmp_path / "kept")
    load_records(store, [NEWS, AZURE, API, claim(NEWS, MICROSOFT, "partners-with", OPENAI)])
    kept = everything(store)
    engine = store.engine if is_shared else None
    with pytest.raises(KeyboardInterrupt):
        load_records(store, stopped())
    assert everything(store) == kept
    assert store.source_graphs() == [NEWS.iri]
    assert engine is None or engine is store.engine
    load_records(store, news(60))  # and it goes on as if nothing had been
    assert len(everything(store)) > len(kept)
    assert sorted(path.name for path in (tmp_path / "kept").iterdir()) == [
        "claims", "pactgraph.json", "withdrawn",
    ]  # fmt: skip


def test_a_load_that_is_stopped_while_its_store_is_read_is_undone_at_the_next_opening(
    tmp_path: Path,
) -> None:
    store = ClaimStore(tmp_path / "kept")
    written(store, [(GRAPHS[0], subject, frozenset({1})) for subject in SUBJECTS], 10_000)
    kept = everything(store)
    standing = store.graph(GRAPHS[0])
    with (
        pytest.raises(StoreError, match="undone when the store is opened again"),
        Writing(store, at_once=2) as writing,
    ):
        for subject in SUBJECTS:
            writing.describe(GRAPHS[1], subject, quads(GRAPHS[1], subject, frozenset({2, 3})))
        raise KeyboardInterrupt
    with pytest.raises(StoreError, match="closed"):
        _ = store.engine
    del standing
    reopened = ClaimStore(tmp_path / "kept")
    assert reopened.undone
    assert everything(reopened) == kept


KILLED = """
import os, sys
from pactgraph.graph.store import ClaimStore
from pactgraph.graph import writing, journal
from tests.graph.test_writing import SUBJECTS, GRAPHS, quads, written
store = ClaimStore(sys.argv[1])
def die(*given): os._exit(9)
setattr({place}, {name!r}, die)
written(store, [(GRAPHS[0], subject, frozenset(range(5))) for subject in SUBJECTS], 6)
"""


KILLED_AGAIN = """
import os, sys
from pathlib import Path
def die(*given): os._exit(9)
Path.rename = die
from pactgraph.graph.store import ClaimStore
ClaimStore(sys.argv[1])
"""


@pytest.mark.parametrize(
    ("place", "name", "finished"),
    [
        ("ClaimStore", "add_unfinished", False),  # noted, and not yet added
        ("journal.Journal", "removing", False),  # all added, and nothing removed
        ("writing", "remove", True),  # removals are noted, and not yet done
        ("journal.Journal", "close", True),  # all is done but the end of the journal
    ],
)
def test_a_process_that_is_killed_leaves_all_or_nothing(
    tmp_path: Path, place: str, name: str, finished: bool
) -> None:
    folder = tmp_path / "kept"
    store = ClaimStore(folder)
    written(store, [(GRAPHS[0], SUBJECTS[0], frozenset({8})), (GRAPHS[1], SUBJECTS[0], frozenset({9}))], 100)
    kept = everything(store)
    store.close()
    script = KILLED.format(place=place, name=name)
    ended = subprocess.run([sys.executable, "-c", script, str(folder)], cwd=Path(__file__).parents[2])
    assert ended.returncode == 9
    added = {q for subject in SUBJECTS for q in quads(GRAPHS[0], subject, frozenset(range(5)))}
    after = added | quads(GRAPHS[1], SUBJECTS[0], frozenset({9}))
    reader = ClaimStore(folder, read_only=True)
    assert everything(reader) == (after if finished else kept)
    # the one who undoes it is killed in the midst of that, too
    ended = subprocess.run([sys.executable, "-c", KILLED_AGAIN, str(folder)])
    assert ended.returncode == (0 if finished else 9)
    reopened = ClaimStore(folder)
    assert everything(reopened) == (after if finished else kept)
    assert reopened.undone is not finished
    assert sorted(path.name for path in folder.iterdir()) == ["claims", "pactgraph.json", "withdrawn"]


def test_who_loads_is_told_that_a_load_was_stopped_and_that_an_earlier_one_is_undone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    table = tmp_path / "deals.csv"
    table.write_text("subject,predicate,object\nAzure,hosts,Frontier\n")
    run("load", str(table), "--store", "g")
    store = ClaimStore("g")
    kept = everything(store)
    store.make_checkpoint()
    store.add_unfinished(quads(GRAPHS[0], SUBJECTS[0], frozenset({1})))
    store.close()

    def stopped(*given: object, **named: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("pactgraph.graph.partnership_graph.load_records", stopped)
    outcome = run("load", str(table), "--store", "g")
    assert outcome.status == 130
    assert "A load that was cut short is undone first." in outcome.err
    assert "deals.csv: stopped and undone; the store is as it was" in outcome.err
    assert everything(ClaimStore("g")) == kept
