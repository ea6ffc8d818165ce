"""``pactgraph map``, and loading by a mapping, on the command line."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from pactgraph.graph.partnership_graph import PartnershipGraph
from tests.graph.outcome import Run

TABLE = "Investor,Company,Amount (USD m),Closed\nAlpha,Zenith,12.5,2024-03-04\nBeta,Orbit,2,3201-10-21\n"


@pytest.fixture
def table(run: Run) -> str:
    Path("rounds.csv").write_text(TABLE, encoding="utf-8")
    return "rounds.csv"


def test_a_proposal_is_shown_with_its_first_claims(run: Run, table: str) -> None:
    shown = run("map", table)
    assert shown.status == 0
    for word in (
        "Investor",
        "subject",
        "date: closed",
        "Alpha",
        "invests-in",
        "12,500,000 USD",
        "2024-03-04",
    ):
        assert word in shown.out
    assert "Keep it: pactgraph map rounds.csv -o rounds.mapping.yaml" in shown.out
    assert "2 rows: 1 understood (1 claims), 1 refused" in shown.err


def test_a_written_mapping_is_found_by_load(run: Run, table: str) -> None:
    assert "wrote rounds.mapping.yaml" in run("map", table, "-o", "rounds.mapping.yaml").err
    again = run("map", table, "-o", "rounds.mapping.yaml")
    assert again.status == 2 and "--force" in again.err
    loaded = run("load", table, "--store", "g", "--rejects", "refused.csv")
    assert loaded.status == 0
    with Path("refused.csv").open(encoding="utf-8", newline="") as file:
        (refused,) = csv.DictReader(file)
    assert refused["place"] == "row at line 3" and "3201" in refused["reason"]
    assert refused["content"] == "Beta,Orbit,2,3201-10-21"
    with PartnershipGraph(Path("g"), read_only=True) as graph:
        assert [claim.relation for claim in graph.snapshot.claims.values()] == ["invests-in"]
    assert run("load", table, "--store", "g").out.count("│ 1    │") >= 1  # the same claim, nothing new


def test_claims_are_shown_by_map_under_the_names_that_read_has_for_them(run: Run, table: str) -> None:
    (mapped,) = json.loads(run("map", table, "-f", "json").out)["claims"]
    read = json.loads(run("read", table, "--mapping", "auto", "-f", "jsonl").out.splitlines()[0])
    same = set(mapped) - {"said", "confidence", "amount"}
    assert same >= {"subject", "predicate", "object", "scope", "status", "modality", "valid_from", "valid_to"}
    assert {name: mapped[name] for name in same} == {name: read[name] or "" for name in same}


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_mapping_is_said_for_several_tables(run: Run, table: str, jobs: str) -> None:
    Path("m.yaml").write_text(
        "claims:\n- subject: Investor\n  relation: owns\n  object: Company\n", encoding="utf-8"
    )
    Path("more.csv").write_text(TABLE.replace("Alpha", "Gamma"), encoding="utf-8")
    assert run("load", table, "more.csv", "--mapping", "m.yaml", "--store", "g", "--jobs", jobs).status == 0
    with PartnershipGraph(Path("g"), read_only=True) as graph:
        assert {claim.relation for claim in graph.snapshot.claims.values()} == {"owns"}
        assert len(graph.snapshot.claims) == 4


def test_auto_reads_by_the_proposal(run: Run, table: str) -> None:
    (line,) = run("read", table, "--mapping", "auto", "-f", "jsonl").out.splitlines()
    assert json.loads(line)["predicate"] == "invests-in"


def test_formats_for_scripts(run: Run, table: str) -> None:
    assert run("map", table, "-f", "yaml").out.startswith("# How the rows of rounds.csv are read as claims.")
    found = json.loads(run("map", table, "-f", "json").out)
    assert found["columns"]["Company"] == "object" and found["claims"][0]["predicate"] == "invests-in"


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (("map", "none.csv"), "there is no such file"),
        (
            ("map", "rounds.csv", "--mapping", "bad.yaml"),
            "bad.yaml, line 2: this relation has no `relation:`",
        ),
        (
            ("load", "rounds.csv", "--store", "g"),
            "`pactgraph map rounds.csv -o rounds.mapping.yaml` proposes",
        ),
        (("read", "rounds.csv", "--mapping", "none.yaml"), "none.yaml: the mapping cannot be read"),
    ],
)
def test_what_is_wrong_is_said(run: Run, table: str, arguments: tuple[str, ...], problem: str) -> None:
    Path("bad.yaml").write_text("claims:\n- subject: Investor\n  object: Company\n", encoding="utf-8")
    outcome = run(*arguments)
    assert outcome.status == 2 and problem in outcome.err
    assert not Path("g").exists()


def test_a_folder_is_read_with_the_mappings_in_it(run: Run, table: str) -> None:
    Path("data").mkdir()
    Path(table).rename("data/rounds.csv")
    text = "claims:\n- subject: Investor\n  relation: owns\n  object: Company\n"
    Path("data/rounds.mapping.yaml").write_text(text, encoding="utf-8")
    loaded = run("load", "data", "--store", "g", "-f", "json")
    (report,) = json.loads(loaded.out)
    assert (report["claims added"], report["refused"]) == (2, 0)
