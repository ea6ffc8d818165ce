"""``pactgraph evaluate``, as a user with gold data of their own meets it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.graph.outcome import Run
from tests.loaders.gold.texts import gold


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "own.json").write_text(json.dumps(gold()), encoding="utf-8")
    return tmp_path / "gold"


def test_the_article_reader_is_measured(run: Run, folder: Path) -> None:
    outcome = run("evaluate", str(folder), "--per-relation")
    assert outcome.status == 0 and outcome.err == ""
    assert "strict" in outcome.out and "lenient" in outcome.out and "exclusive-host-of" in outcome.out
    assert "traps wrongly asserted: 0 of 2 (0.0 %): negated 0 of 1, hypothetical 0 of 1" in outcome.out


def test_json_says_the_same(run: Run, folder: Path) -> None:
    found = json.loads(run("evaluate", str(folder), "-f", "json").out)
    assert found["strict"]["gold"] == 3 and found["strict"]["right"] >= 2
    assert found["verbatim"]["share"] == 1 and found["traps"]["wrongly_asserted"]["count"] == 0
    assert found["documents"]["own"]["right"] == found["strict"]["right"]


def test_claims_of_another_system_are_measured_with_their_errors(run: Run, folder: Path) -> None:
    rows = [
        {
            "doc": "own",
            "subject": "Microsoft",
            "predicate": "invests-in",
            "object": "OpenAI",
            "quote": "Microsoft",
        },
        {"doc": "own", "subject": "Oracle", "predicate": "hosts", "object": "Frontier", "quote": "made up"},
        {"doc": "other", "subject": "Oracle", "predicate": "hosts", "object": "Frontier"},
    ]
    Path("claims.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    outcome = run("evaluate", str(folder), "--claims", "claims.jsonl", "--errors", "1")
    assert outcome.status == 0
    assert "quotes verbatim in the text: 1 of 2 (50.0 %)" in outcome.out
    assert "trap: own: Oracle | hosts | Frontier (negated)" in outcome.out
    assert "wrong: own: Oracle | hosts | Frontier" in outcome.out and "(and 1 more missed)" in outcome.out
    assert "1 claims are of texts that gold does not have, as 'other'" in outcome.err


@pytest.mark.parametrize(("least", "status"), [("0.0", 0), ("1.0", 1)])
def test_a_script_can_demand_a_score(least: str, status: int, run: Run, folder: Path) -> None:
    Path("none.jsonl").write_text("\n{}".replace("{}", ""), encoding="utf-8")
    Path("one.jsonl").write_text(
        '{"doc": "own", "subject": "Microsoft", "predicate": "invests-in", "object": "OpenAI"}',
        encoding="utf-8",
    )
    assert run("evaluate", str(folder), "--claims", "one.jsonl", "--fail-under", least).status == status


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (("evaluate", "nowhere"), "there is no such file or folder"),
        (("evaluate",), "Missing argument"),
        (("evaluate", "gold", "--fail-under", "2"), "is not in the range"),
        (("evaluate", "gold", "--claims", "bad.jsonl"), "bad.jsonl, line 2: 'object' should be a text"),
        (
            ("evaluate", "gold", "--claims", "list.jsonl"),
            "list.jsonl, line 1: a line should be a JSON object",
        ),
    ],
)
def test_what_is_wrong_is_said(arguments: tuple[str, ...], problem: str, run: Run, folder: Path) -> None:
    row = '{"doc": "own", "subject": "A", "predicate": "hosts", "object": "B"}\n'
    Path("bad.jsonl").write_text(row + row.replace('"B"', "3"), encoding="utf-8")
    Path("list.jsonl").write_text("[]", encoding="utf-8")
    outcome = run(*arguments)
    assert outcome.status == 2 and problem in outcome.err and "Traceback" not in outcome.err
