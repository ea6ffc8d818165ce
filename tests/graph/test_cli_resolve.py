"""``pactgraph resolve`` and ``pactgraph match`` as a user runs them."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from pactgraph.graph.partnership_graph import PartnershipGraph
from tests.graph.outcome import Run

DEALS = """subject,predicate,object
Nimbus Cloud Inc.,partners-with,Halcyon Labs
Nimbus Cloud,invests-in,Halcyon Laboratories LLC
Borealis,partners-with,Borealis Holdings
"""
PEOPLE = """id,first_name,last_name,date_of_birth,email
1,Robert,Smith,1978-12-11,bob@example.org
2,Bob,Smith,11/12/1978,bob@example.org
3,Ann,Jones,1990-01-01,
"""


@pytest.fixture
def store(run: Run) -> str:
    Path("deals.csv").write_text(DEALS, encoding="utf-8")
    with PartnershipGraph("g") as graph:
        graph.load("deals.csv")
    return "g"


def pairs(run: Run, *more: str) -> list[tuple[str, str, bool]]:
    found = json.loads(run("resolve", "--store", "g", "--json", *more).out)
    return [(row["one"]["name"], row["other"]["name"], row["sure"]) for row in found]


def test_candidates_are_listed_with_what_speaks_for_and_against(run: Run, store: str) -> None:
    outcome = run("resolve", "--store", store)
    assert outcome.status == 0, outcome.err
    assert "'Nimbus Cloud' and 'Nimbus Cloud Inc.' are the same but for form and writing" in outcome.out
    assert outcome.out.splitlines()[-1] == "2 pairs may be one entity, 2 of them surely"


def test_candidates_as_json_and_of_one_entity(run: Run, store: str) -> None:
    assert len(pairs(run)) == 2
    assert pairs(run, "nimbus cloud") == [("Nimbus Cloud", "Nimbus Cloud Inc.", True)]
    outcome = run("resolve", "--store", store, "nobody")
    assert outcome.status == 2 and "no entity is called 'nobody'" in outcome.err


def test_auto_joins_what_is_sure_and_undo_takes_it_back(run: Run, store: str) -> None:
    before = run("show", "Nimbus Cloud", "--store", store).out
    told = run("resolve", "--store", store, "--auto").out
    assert told.startswith("2 decisions kept, 0 known before: 2 joined, 0 kept apart; 0 pairs are left")
    shown = json.loads(run("show", "Nimbus Cloud Inc.", "--store", store, "-f", "json").out)
    assert len(shown["claims"]) == 2
    assert run("resolve", "--store", store, "--auto").out.startswith("0 decisions kept")
    outcome = run("resolve", "--store", store, "--undo", "Nimbus Cloud", "--undo", "Halcyon Labs")
    assert outcome.out.startswith("taken back: Nimbus Cloud is Nimbus Cloud Inc.")
    assert run("show", "Nimbus Cloud", "--store", store).out == before


def test_what_the_catalogue_has_apart_is_never_sure(run: Run) -> None:
    found = json.loads(run("resolve", "--json").out)
    assert found and not any(row["sure"] for row in found)
    (pair,) = (
        row for row in found if {row["one"]["name"], row["other"]["name"]} == {"OpenAI", "OpenAI Group PBC"}
    )
    assert "the catalogue lists them as two" in pair["against"]


def test_a_threshold_leaves_more_to_review(run: Run, store: str) -> None:
    assert {sure for _, _, sure in pairs(run, "--threshold", "0.99")} == {False}


def answers(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(text))


def test_a_review_keeps_each_answer_at_once(run: Run, store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    answers(monkeypatch, "what\ny\nq\n")
    outcome = run("resolve", "--store", store, "--review", "--by", "A. Analyst")
    assert outcome.status == 0, outcome.err
    assert "1 decisions kept" in outcome.out and "q to stop" in outcome.out
    answers(monkeypatch, "n\n")
    assert "1 decisions kept" in run("resolve", "--store", store, "--review").out
    assert pairs(run) == []
    found = json.loads(run("resolve", "--store", store, "--decisions", "-f", "json").out)
    assert {(row["same"], row["by"]) for row in found} == {(True, "A. Analyst"), (False, None)}


def test_a_review_ends_with_its_input(run: Run, store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    answers(monkeypatch, "")
    outcome = run("resolve", "--store", store, "--review")
    assert outcome.status == 0 and "0 decisions kept" in outcome.out


def sheet(run: Run, *decided: str) -> None:
    assert run("resolve", "--store", "g", "--csv", "review.csv").status == 0
    text = Path("review.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    with Path("review.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, rows[0], delimiter=";")
        table.writeheader()
        for row, decision in zip(rows, decided, strict=True):
            table.writerow(row | {"decision": decision})


def test_a_sheet_is_written_filled_in_and_applied(run: Run, store: str) -> None:
    sheet(run, "Y", "no")
    outcome = run("resolve", "--store", store, "--apply", "review.csv")
    assert outcome.out == "2 decisions kept, 0 known before: 1 joined, 1 kept apart\n", outcome.err
    assert run("resolve", "--store", store, "--apply", "review.csv").out.startswith(
        "0 decisions kept, 2 known"
    )


def test_an_empty_decision_is_left_for_later(run: Run, store: str) -> None:
    sheet(run, "", "y")
    assert run("resolve", "--store", store, "--apply", "review.csv").out.startswith("1 decisions kept")
    assert len(pairs(run)) == 1


def test_a_wrong_sheet_is_refused_whole_with_its_line(run: Run, store: str) -> None:
    sheet(run, "y", "perhaps")
    outcome = run("resolve", "--store", store, "--apply", "review.csv")
    assert outcome.status == 2
    assert "review.csv, line 3: the decision 'perhaps' is none of y, n and empty" in outcome.err
    assert len(pairs(run)) == 2
    Path("other.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    outcome = run("resolve", "--store", store, "--apply", "other.csv")
    assert "no column decision, one id, other id" in outcome.err


def test_a_sheet_that_is_there_is_not_overwritten(run: Run, store: str) -> None:
    sheet(run, "y", "y")
    outcome = run("resolve", "--store", store, "--csv", "review.csv")
    assert outcome.status == 2 and "such a file already" in outcome.err


def test_decisions_by_hand(run: Run, store: str) -> None:
    merge = ("resolve", "--store", store, "--merge", "Borealis", "Borealis Holdings", "--reason", "one firm")
    assert run(*merge).out.startswith("1 decisions kept")
    assert "one firm" in run("resolve", "--store", store, "--decisions").out
    outcome = run("resolve", "--store", store, "--apart", "Borealis", "Borealis Holdings")
    assert outcome.status == 2 and "one entity already" in outcome.err


def test_wrong_requests_end_with_a_word(run: Run, store: str) -> None:
    for arguments, told in (
        (("--auto", "--review", "--store", store), "give one of"),
        (("--auto",), "--store"),
        (("--undo", "Nobody", "--store", store), "nothing was decided on 'Nobody'"),
        (("--store", "none"), "there is no store"),
        (("--apply", "none.csv", "--store", store), "cannot be read"),
    ):
        outcome = run("resolve", *arguments)
        assert outcome.status == 2 and told in outcome.err, outcome.err


def test_records_of_tables_are_matched_without_a_store(run: Run) -> None:
    Path("people.csv").write_text(PEOPLE, encoding="utf-8")
    Path("truth.csv").write_text(
        "CLUSTER_ID,DATA_SOURCE,RECORD_ID\n1,people,1\n1,people,2\n2,people,3\n", encoding="utf-8"
    )
    outcome = run("match", "people.csv", "--key", "truth.csv", "-o", "things.csv")
    assert outcome.status == 0, outcome.err
    assert "3 records are of 2 things; 0 pairs to review" in outcome.out
    assert "precision 1.000, recall 1.000, F1 1.000" in outcome.out
    things = Path("things.csv").read_text(encoding="utf-8")
    assert things == "CLUSTER_ID,DATA_SOURCE,RECORD_ID\n1,people,1\n1,people,2\n2,people,3\n"
    found = json.loads(run("match", "people.csv", "-f", "json").out)
    assert found["things"] == [["people:1", "people:2"], ["people:3"]] and found["measures"] is None


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("twice.csv", "id,name\n1,A\n1,B\n", "the record twice:1 is there twice"),
        ("empty.csv", "id,colour\n1,red\n", "empty.csv, line 2: no name, identifier or e-mail address"),
        ("broken.jsonl", '{"name": "A"}\n{"name"\n', "broken.jsonl, line 2: no JSON"),
        ("list.jsonl", "[1]\n", "list.jsonl, line 1: a JSON object is expected"),
    ],
)
def test_tables_that_cannot_be_matched(run: Run, name: str, text: str, told: str) -> None:
    Path(name).write_text(text, encoding="utf-8")
    outcome = run("match", name)
    assert outcome.status == 2 and told in outcome.err, outcome.err
