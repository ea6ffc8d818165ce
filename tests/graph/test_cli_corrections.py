"""Review, correct, replay: as a user does it on the command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from pactgraph.graph.cli import cli
from pactgraph.graph.partnership_graph import PartnershipGraph
from pactgraph.ontology.iri import ENTITY_BASE
from tests.graph.outcome import Outcome, Run

ARTICLE = """---
title: Hosting
publisher: Example Wire
published: 2026-02-27
---
Azure hosts Frontier. It rains in Ostra. Micrsoft invests $1 billion in OpenAI.
"""
FIX = """by: A. Reader
claims:
- quote: Azure hosts Frontier
  relation: hosts
  reject: true
  why: another Frontier
- quote: Micrsoft
  relation: invests-in
  set:
    status: planned
entities:
- entity: Micrsoft
  link: Microsoft
"""


@pytest.fixture(autouse=True)
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.md"
    path.write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "fix.yaml").write_text(FIX, encoding="utf-8")
    return path


def load(run: Run, *arguments: str) -> Outcome:
    return run("load", "article.md", "--store", "g", *arguments)


def kept_claims(folder: str = "g") -> set[tuple[str, str, str]]:
    """Subject, relation and corrector of the claims in a store."""
    with PartnershipGraph(folder) as graph:
        return {
            (
                claim.subject.removeprefix(ENTITY_BASE),
                claim.relation,
                (claim.recorded_by or "").partition("; ")[2],
            )
            for claim in graph.snapshot.claims.values()
        }


READ = {("azure", "hosts", ""), ("micrsoft", "invests-in", "")}
CORRECTED = {("microsoft", "invests-in", "corrected by A. Reader")}


def test_a_review_shows_sentences_claims_and_rules(run: Run) -> None:
    outcome = load(run, "--review")
    assert outcome.status == 0, outcome.err
    lines = outcome.out.splitlines()
    assert lines[0] == "Example Wire: Hosting"
    assert "[22-40] It rains in Ostra." in lines
    at = lines.index("[0-21] Azure hosts Frontier.")
    assert lines[at + 1].split()[1:] == ["Azure", "hosts", "Frontier"]
    assert "rule text:hosts/" in lines[at + 3] and "{S} host~" in lines[at + 3]
    assert "may be Microsoft (95%: one letter apart)" in outcome.out
    assert "2 claims in 2 sentences, 1 sentence without any" in lines
    assert not any(line.endswith(" ") for line in lines if not line.startswith(("┃", "│")))

    shorter = load(run, "--review", "--understood-only").out
    assert "It rains" not in shorter and "Azure hosts Frontier." in shorter


def test_a_review_for_scripts(run: Run) -> None:
    [row] = json.loads(load(run, "--review", "-f", "json").out)
    first, second, _ = row["review"]["sentences"]
    assert (first["start"], first["end"], second["claims"]) == (0, 21, [])
    assert len(first["claims"][0]["claim"]) == 24
    assert first["claims"][0]["predicate"] == "hosts" and first["claims"][0]["rule"].startswith("text:hosts/")
    [new] = row["review"]["new entities"]
    assert new["name"] == "Micrsoft" and new["candidates"][0]["name"] == "Microsoft"


def test_corrections_are_made_kept_replayed_and_left_out(run: Run) -> None:
    load(run)
    assert kept_claims() == READ
    outcome = load(run, "--corrections", "fix.yaml")
    assert outcome.status == 0, outcome.err
    assert "corrections made: 1 claim rejected, 1 claim changed, 1 entity corrected" in outcome.err
    assert kept_claims() == CORRECTED

    again = load(run)
    assert "kept corrections made again" in again.err and kept_claims() == CORRECTED
    [row] = json.loads(load(run, "-f", "json").out)
    assert (row["claims added"], row["changed"], row["removed"]) == (0, 0, 0)

    load(run, "--no-corrections")
    assert kept_claims() == READ
    load(run)
    assert kept_claims() == CORRECTED


def test_python_replays_them_too(run: Run) -> None:
    load(run, "--corrections", "fix.yaml")
    with PartnershipGraph("g") as graph:
        assert graph.load("article.md").same == 1
    assert kept_claims() == CORRECTED


def test_a_corrected_claim_is_reviewed_with_what_changed(run: Run) -> None:
    out = load(run, "--corrections", "fix.yaml", "--review").out
    assert "rejected: another Frontier" in out
    assert "status: in-force → planned" in out and "its entities were corrected" in out
    assert "corrected by A. Reader" in out and "New entities" not in out


def test_the_file_written_for_editing_is_loaded_back(run: Run, tmp_path: Path) -> None:
    outcome = load(run, "--review-to", "edit.yaml")
    assert "edit.yaml" in outcome.err
    text = Path("edit.yaml").read_text(encoding="utf-8")
    assert kept_claims() == READ
    unedited = load(run, "--corrections", "edit.yaml")
    assert unedited.status == 0 and kept_claims() == READ, unedited.err

    # a person uncomments a line or two
    edited = text.replace("  #reject: true", "  reject: true", 1)
    first, _, last = edited.rpartition("    #status: in-force")
    edited = f"{first}    status: ended{last}"
    edited = edited.replace("#by: your name, which corrected claims will carry", "by: B. Reader")
    Path("edit.yaml").write_text(edited, encoding="utf-8")
    outcome = load(run, "--corrections", "edit.yaml")
    assert outcome.status == 0, outcome.err
    assert kept_claims() == {("micrsoft", "invests-in", "corrected by B. Reader")}

    # what is written next has the corrections in it, so that nothing is lost by loading it
    load(run, "--review-to", "next.yaml")
    found = yaml.safe_load(Path("next.yaml").read_text(encoding="utf-8"))
    assert [entry.get("reject") for entry in found["claims"]] == [True, None]
    assert found["by"] == "B. Reader"
    load(run, "--corrections", "next.yaml")
    assert kept_claims() == {("micrsoft", "invests-in", "corrected by B. Reader")}


def test_kept_corrections_can_be_seen_replaced_and_forgotten(run: Run) -> None:
    load(run, "--corrections", "fix.yaml")
    listed = run("corrections", "--store", "g").out
    assert "A. Reader" in listed and "Corrections to Hosting" in listed
    shown = yaml.safe_load(run("corrections", "article.md", "--store", "g").out)
    assert shown["source"].endswith("/article.md") and shown["claims"][0]["reject"] is True
    assert len(shown["claims"][0]["claim"]) == 24

    Path("other.yaml").write_text("entities: [{entity: Micrsoft, kind: organization}]", encoding="utf-8")
    assert "the 3 kept before are replaced by the 1 given" in load(run, "--corrections", "other.yaml").err
    assert kept_claims() == READ

    assert run("forget", "Corrections to Hosting", "--store", "g").status == 0
    assert "kept corrections" not in load(run).err
    assert run("corrections", "article.md", "--store", "g").out.startswith("# no corrections are kept")
    assert run("corrections", "unknown.md", "--store", "g").status == 2


def test_an_empty_file_takes_corrections_back(run: Run) -> None:
    load(run, "--corrections", "fix.yaml")
    Path("none.yaml").write_text("# nothing any more\n", encoding="utf-8")
    load(run, "--corrections", "none.yaml")
    assert kept_claims() == READ
    load(run)
    assert kept_claims() == READ


def test_corrections_outlive_an_edit_of_the_article(run: Run, article: Path) -> None:
    load(run, "--corrections", "fix.yaml")
    article.write_text(ARTICLE.replace("It rains", "In short: it rains"), encoding="utf-8")
    load(run)
    assert kept_claims() == CORRECTED  # the ids are others now, the words are the same

    article.write_text(ARTICLE.replace("Azure hosts", "AWS hosts"), encoding="utf-8")
    outcome = load(run)
    assert "corrects nothing: no claim is claim" in outcome.err and "Azure hosts Frontier in" in outcome.err
    assert ("aws", "hosts", "") in kept_claims()


def test_a_store_says_the_same_after_export_and_load(run: Run) -> None:
    load(run, "--corrections", "fix.yaml")
    assert run("export", "--store", "g", "-f", "trig", "-o", "g.trig").status == 0
    assert run("load", "g.trig", "--store", "h").status == 0
    assert kept_claims("h") == CORRECTED


@pytest.mark.parametrize(
    ("yaml_text", "message"),
    [
        ("claims:\n- quote: Azure\n  relation: hostz\n  reject: true\n", "line 3: relation: 'hostz' is not"),
        (
            "add:\n- quote: It snows\n  subject: A\n  relation: hosts\n  object: B\n",
            "line 2: quote: 'It snows' is not in the text word for word",
        ),
        ("clams: []\n", "line 1: 'clams' is no field"),
    ],
)
def test_a_wrong_file_changes_nothing(run: Run, yaml_text: str, message: str) -> None:
    load(run)
    Path("wrong.yaml").write_text(yaml_text, encoding="utf-8")
    outcome = load(run, "--corrections", "wrong.yaml")
    assert outcome.status == 2 and f"wrong.yaml, {message}" in outcome.err
    assert kept_claims() == READ


def test_a_file_says_which_of_several_inputs_it_corrects(run: Run) -> None:
    Path("other.md").write_text("AWS hosts Frontier.\n", encoding="utf-8")
    unsaid = run("load", "article.md", "other.md", "--store", "g", "--corrections", "fix.yaml")
    assert unsaid.status == 2 and "add a line 'source:'" in unsaid.err
    Path("two.yaml").write_text(
        "source: article.md\n" + FIX + "---\nsource: other.md\nclaims:\n"
        "- {quote: AWS hosts, relation: hosts, set: {status: ended}}\n---\nsource: third.md\nclaims: []\n",
        encoding="utf-8",
    )
    outcome = run("load", "article.md", "other.md", "--store", "g", "--corrections", "two.yaml")
    assert outcome.status == 0, outcome.err
    assert kept_claims() == {*CORRECTED, ("aws", "hosts", "corrected by hand")}
    assert "its source 'third.md' is not loaded here" in outcome.err


def test_reading_reviews_and_corrects_without_a_store(run: Run) -> None:
    rows = [json.loads(line) for line in run("read", "article.md", "-f", "jsonl").out.splitlines()]
    assert {row["subject"] for row in rows} == {"Azure", "Micrsoft"}
    corrected = run("read", "article.md", "--corrections", "fix.yaml", "-f", "jsonl").out
    assert [json.loads(line)["status"] for line in corrected.splitlines()] == ["planned"]
    assert "[22-40] It rains in Ostra." in run("read", "article.md", "--review").out
    assert not Path("g").exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--corrections", "absent.yaml"), "absent.yaml: cannot be read"),
        (("--llm-url", "http://localhost/v1"), "--llm MODEL says which"),
        (("--review-to", "no/such/folder.yaml"), "cannot be written"),
    ],
)
def test_wrong_options_end_with_one_message(run: Run, arguments: tuple[str, ...], message: str) -> None:
    outcome = load(run, *arguments)
    assert outcome.status == 2 and message in outcome.err


def test_the_help_shows_how() -> None:
    command: Any = cli.commands["load"]
    assert {"--review", "--corrections", "--review-to", "--no-corrections", "--llm", "--llm-url"} <= {
        name for parameter in command.params for name in parameter.opts
    }


def test_sources_that_keep_corrections_are_listed_as_such(run: Run) -> None:
    assert load(run, "--corrections", "fix.yaml").status == 0
    listed = run("sources", "--store", "g").out
    line = next(line for line in listed.splitlines() if "Corrections to Hosting" in line)
    assert "corrections: 3" in line and " 0 " not in line
    rows = json.loads(run("sources", "--store", "g", "-f", "json").out)
    held = {row["title"]: (row["claims"], row.get("corrections")) for row in rows}
    assert held == {"Hosting": (1, None), "Corrections to Hosting": (0, 3)}
