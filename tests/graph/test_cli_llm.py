"""A model beside the rules, on the command line: what it adds, and how little it can spoil."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.graph.outcome import Run
from tests.loaders.llm.stand_in import Reply, claims, standing_in

ARTICLE = """---
published: 2026-02-27
---
Azure hosts Frontier. Ostra poured money into a new fund, Kestrel Capital.
"""
HOSTS = {"subject": "Azure", "relation": "hosts", "object": "Frontier", "quote": "Azure hosts Frontier."}
POURED = {
    "subject": "Ostra",
    "relation": "invests-in",
    "object": "Kestrel Capital",
    "quote": "Ostra poured money into a new fund, Kestrel Capital.",
}
INVENTED = POURED | {"quote": "Ostra owns Kestrel Capital."}


@pytest.fixture(autouse=True)
def article(tmp_path: Path) -> None:
    (tmp_path / "article.md").write_text(ARTICLE, encoding="utf-8")


def rows(run: Run, *arguments: str) -> list[dict[str, object]]:
    outcome = run("read", "article.md", "-f", "jsonl", *arguments)
    assert outcome.status == 0, outcome.err
    return [json.loads(line) for line in outcome.out.splitlines()]


def test_the_report_tells_what_became_of_the_proposals(run: Run) -> None:
    with standing_in(lambda request: claims(HOSTS, POURED, INVENTED)) as served:
        arguments = ("load", "article.md", "--store", "g", "--llm", "small", "--llm-url", served.url)
        outcome = run(*arguments, "-f", "json")
        assert outcome.status == 0, outcome.err
        [row] = json.loads(outcome.out)
        table = run(*arguments)
    told = row["llm"]
    assert (told["proposed"], told["accepted"], told["agreed with rules"], told["added"]) == (3, 2, 1, 1)
    assert told["rejected"] == {"the quote is not verbatim": 1}
    assert (told["tokens in"], told["tokens out"]) == (100, 20) and told["seconds"] >= 0
    assert "small proposed 3 claims: 1 agreed with the rules, 1 added, 1 rejected" in table.err
    shown = run("show", "Ostra", "--store", "g").out
    assert "Kestrel Capital" in shown


def test_the_model_adds_and_takes_nothing_away(run: Run) -> None:
    by_rules = rows(run)
    with standing_in(lambda request: claims(POURED)) as served:
        with_model = rows(run, "--llm", "small", "--llm-url", served.url)
    assert [row for row in with_model if row in by_rules] == by_rules
    assert [row["subject"] for row in with_model if row not in by_rules] == ["Ostra"]


@pytest.mark.parametrize(
    ("reply", "told"),
    [
        (Reply("no"), "not in the form asked for"),
        (Reply(status=400, body=b"{}"), "status 400"),
        (Reply("{}", wait=1.0), "no answer in time"),
        (claims(INVENTED), "the quote is not verbatim 1"),
    ],
)
def test_a_failing_model_changes_nothing_but_the_report(run: Run, reply: Reply, told: str) -> None:
    run("load", "article.md", "--store", "g")
    with standing_in(lambda request: reply) as served:
        arguments = ("--llm", "small", "--llm-url", served.url, "--llm-timeout", "0.4", "-f", "json")
        outcome = run("load", "article.md", "--store", "g", *arguments)
    [row] = json.loads(outcome.out)
    assert outcome.status == 0 and told in outcome.err
    assert (row["claims added"], row["changed"], row["removed"]) == (0, 0, 0)


def test_what_the_model_added_is_reviewed_and_corrected_like_the_rest(run: Run) -> None:
    Path("fix.yaml").write_text(
        "claims: [{quote: Ostra poured, relation: invests-in, reject: true}]", encoding="utf-8"
    )
    with standing_in(lambda request: claims(HOSTS, POURED)) as served:
        llm = ("--llm", "small", "--llm-url", served.url)
        review = run("read", "article.md", "--review", *llm).out
        corrected = rows(run, *llm, "--corrections", "fix.yaml")
    assert "rule llm:small" in review and "; llm:small agrees" in review and "confidence: high" in review
    assert [row["subject"] for row in corrected] == ["Azure"]
