"""Changes, history, commitments and what-if on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.graph.outcome import Run

FEBRUARY_TO_APRIL = ("changes", "--from", "2026-02-27", "--to", "2026-04-28")
ARTICLE = """---
title: Hosting *now*
publisher: Example <Wire>
published: {day}
url: https://example.org/{day}
---
{text}
"""


@pytest.fixture
def store(run: Run) -> str:
    texts = {
        "2026-02-27": "Azure remains the exclusive host of the OpenAI API.",
        "2026-04-27": "Azure is no longer the exclusive host of the OpenAI API. "
        "Microsoft will invest $5 billion in OpenAI.",
    }
    for day, text in texts.items():
        Path(f"{day}.md").write_text(ARTICLE.format(day=day, text=text), encoding="utf-8")
    assert run("load", *(f"{day}.md" for day in texts), "--store", "g").status == 0
    return "g"


def test_changes_as_a_table(run: Run) -> None:
    outcome = run(*FEBRUARY_TO_APRIL, "--entity", "OpenAI")
    assert outcome.status == 0, outcome.err
    assert "exclusivity: exclusive -> not exclusive" in outcome.out
    assert "“Azure is no longer the exclusive host of stateless OpenAI APIs either.”" in outcome.out
    assert "7 ended, 2 revised" in outcome.out.splitlines()[-1]


def test_changes_as_json(run: Run) -> None:
    found = json.loads(run(*FEBRUARY_TO_APRIL, "--entity", "openai", "-f", "json").out)
    (licence,) = (c for c in found if c["relation"] == "licenses-IP-to")
    assert (licence["subject"], licence["object"], licence["change"]) == ("OpenAI", "Microsoft", "revised")
    assert licence["terms"][0] == {
        "term": "exclusivity",
        "before": ["exclusive"],
        "after": ["not exclusive"],
    }
    for side in ("before", "after"):
        assert all(claim["quote"] and claim["source"]["published"] for claim in licence[side])


def test_a_memo_quotes_both_sides_with_source_and_date(run: Run, store: str) -> None:
    memo = run(*FEBRUARY_TO_APRIL, "--entity", "Azure", "--store", store, "-f", "markdown")
    assert memo.status == 0, memo.err
    assert memo.out == (
        "# Azure: changes from 2026-02-27 to 2026-04-28\n"
        "\n"
        "## Ended\n"
        "\n"
        "**Azure is exclusive host of OpenAI API.** Ended 2026-04-27.\n"
        "\n"
        "> Before: “Azure remains the exclusive host of the OpenAI API.” "
        "([Example &lt;Wire&gt;, 2026-02-27](<https://example.org/2026-02-27>))\n"
        "\n"
        "> After: “Azure is no longer the exclusive host of the OpenAI API.” "
        "([Example &lt;Wire&gt;, 2026-04-27](<https://example.org/2026-04-27>))\n"
        "\n"
    )


def test_a_memo_tells_summaries_from_quotes(run: Run) -> None:
    memo = run(*FEBRUARY_TO_APRIL, "-f", "markdown").out
    assert [line for line in memo.splitlines() if line.startswith("#")][1:] == [
        "## Ended",
        "## Revised",
        "## Added",
        "## Reaffirmed",
    ]
    assert "\\[summary\\]" in memo and "not the source's own" in memo.splitlines()[-1]


def test_nothing_changes_within_a_day(run: Run) -> None:
    same = ("changes", "--from", "2026-03-01", "--to", "2026-03-01")
    assert "Nothing changed." in run(*same, "-f", "markdown").out
    assert json.loads(run(*same, "-f", "json").out) == []
    assert "0 ended, 0 revised, 0 added, 0 reaffirmed" in run(*same).out


def test_history_line_by_line(run: Run, store: str) -> None:
    told = run("history", "Azure", "OpenAI API", "--store", store, "--as-of", "2026-05-01")
    assert told.status == 0, told.err
    assert "○ ended 2026-04-27, by Example <Wire>, 2026-04-27" in told.out and "○ ends it" in told.out
    assert "2 claims between Azure and OpenAI API, of which 0 hold on 2026-05-01" in told.out
    lines = json.loads(run("history", "Azure", "OpenAI API", "--store", store, "-f", "json").out)
    assert [line["fate"] for line in lines] == ["over", "ends it"]
    assert lines[0]["ended_by"][0]["quote"] == "Azure is no longer the exclusive host of the OpenAI API."


def test_history_of_one_relation(run: Run) -> None:
    told = run("history", "Microsoft", "OpenAI", "--relation", "licenses-IP-to", "--as-of", "2026-05-01")
    assert "● holds" in told.out and "licenses IP to" in told.out and "invests in" not in told.out


def test_commitments_by_rung_without_totals(run: Run) -> None:
    told = run("commitments", "OpenAI", "--as-of", "2026-05-01")
    assert told.status == 0, told.err
    for words in (
        "OpenAI owes in USD, 2026-05-01",
        "OpenAI is owed in GW",
        "41,000,000,000 USD or 40,000,000,000 USD",
        "pactgraph reference briefs, 2025-10-28: planned",
        "OpenAI, not on the ladder",
        "No totals:",
    ):
        assert words in told.out
    lines = json.loads(run("commitments", "Anthropic", "--as-of", "2026-05-01", "-f", "json").out)
    bound = next(line for line in lines if line["scope"] == "April 2026 later part")
    assert bound["rung"] == "planned" and bound["amounts"][0]["low"] is None
    assert bound["amounts"][0]["high"] == "20000000000"


def test_what_if_says_what_it_read(run: Run) -> None:
    told = run("what-if", "AGI verified", "--on", "2027-01-01")
    assert told.status == 0, told.err
    assert "If AGI verified on 2027-01-01: would end" in told.out
    assert "[stops at] verified, AGI" in told.out and "contradicted by Mentat, 2026" in told.out
    found = json.loads(run("what-if", "AGI verified", "--on", "2027-01-01", "-f", "json").out)
    ends = [one for one in found if one["effect"] == "ends"]
    assert [(one["scope"], one["cue"], one["source"]["publisher"]) for one in ends] == [
        ("research methods", "stops at", "Volk News")
    ]


def test_what_if_nothing_depends_on_it(run: Run) -> None:
    told = run("what-if", "an eclipse", "--on", "2027-01-01")
    assert told.status == 0 and "No condition speaks of 'an eclipse'" in told.out


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        ((*FEBRUARY_TO_APRIL, "--entity", "OpenAl"), "did you mean 'OpenAI'"),
        (("changes", "--from", "2026-04-28", "--to", "2026-02-27"), "lies before --from"),
        (("changes", "--from", "2026-13", "--to", "2026-02-27"), "'2026-13' does not exist"),
        (("changes", "--from", "2026-02-27"), "Missing option '--to'"),
        (("changes", "--from", "2026", "--to", "2027", "--store", "nowhere"), "there is no store"),
        (("history", "Microsoft", "OpenAl"), "did you mean 'OpenAI'"),
        (("history", "Microsoft"), "Missing argument"),
        (("history", "Microsoft", "OpenAI", "--relation", "hostz"), "did you mean 'hosts'"),
        (("commitments", "OpenAl"), "did you mean 'OpenAI'"),
        (("commitments", "OpenAI", "--as-of", "2026-02-30"), "'2026-02-30' does not exist"),
        (("what-if", "verified", "--on", "2027-01-01"), "names no event"),
        (("what-if", "AGI", "--on", "soon"), "is not a date"),
        (("what-if", "AGI"), "Missing option '--on'"),
    ],
    ids=lambda value: " ".join(value)[:40] if isinstance(value, tuple) else "",
)
def test_a_wrong_request_is_status_2_with_a_reason(
    arguments: tuple[str, ...], problem: str, run: Run
) -> None:
    outcome = run(*arguments)
    assert outcome.status == 2 and problem in outcome.err and "Traceback" not in outcome.err
    assert outcome.out == ""


@pytest.mark.parametrize("command", ["changes", "commitments", "history", "what-if"])
def test_every_command_explains_itself_with_an_example(command: str, run: Run) -> None:
    outcome = run(command, "--help")
    assert outcome.status == 0 and f"pactgraph {command}" in outcome.out.split("Options")[0]
    assert "Example" in outcome.out
