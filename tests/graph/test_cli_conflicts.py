"""``pactgraph conflicts``, as a user meets it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pactgraph.graph.cli.conflicts import conflicts
from pactgraph.graph.partnership_graph import PartnershipGraph
from pactgraph.ontology.errors import NotFound
from tests.graph.claims import AWS, AZURE, OPENAI, claim, records, source

POST = source("post", publisher="The Post", url="https://example.org/post_1")
MAIL = source("mail", "2026-03", publisher="The Mail")


def _run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(
        conflicts, list(map(str, arguments)), standalone_mode=False, catch_exceptions=False
    )


@pytest.fixture
def store(tmp_path: Path) -> Path:
    with PartnershipGraph(tmp_path / "g") as graph:
        graph.load_records(records(POST, claim(POST, valid_from="2026-01", asserted_by="Microsoft")))
        told = claim(MAIL, AWS, "hosts", valid_from="2026-02", quote="AWS hosts it *too*.")
        graph.load_records(records(MAIL, told))
    return tmp_path / "g"


def test_a_conflict_is_told_with_both_sources_and_is_status_1(store: Path) -> None:
    result = _run("--store", store)
    assert result.return_value == 1
    assert "Exclusivity violated: 1" in result.output
    for words in (
        "Azure alone hosts the stateless API.", "said by Microsoft", "The Post: post · 2026-02-27",
        "https://example.org/post_1", "AWS hosts it *too*.", "The Mail: mail · 2026-03",
        "1 conflict; 0 of different scope",
    ):  # fmt: skip
        assert words in result.output


def test_json_holds_the_claims_and_markdown_is_escaped(store: Path) -> None:
    (found,) = json.loads(_run("--store", store, "-f", "json").output)
    assert (found["rule"], found["kind"]) == ("exclusive-beside-another-holder", "exclusivity")
    assert [said["publisher"] for said in found["claims"]] == ["The Post", "The Mail"]
    assert found["claims"][0]["url"] == "https://example.org/post_1"
    markdown = _run("--store", store, "-f", "markdown").output
    assert markdown.startswith("## Exclusivity violated\n\n- “Azure") and r"it \*too\*." in markdown


def test_none_is_status_0(store: Path) -> None:
    result = _run("--store", store, "--kind", "denial")
    assert (result.return_value, result.output) == (0, "0 conflicts; 0 of different scope, which are none\n")


@pytest.mark.parametrize(
    ("name", "status"), [(AZURE.name, 1), ("amazon web services", None), (OPENAI.name, 0)]
)
def test_one_entity_is_asked_about_by_name(store: Path, name: str, status: int | None) -> None:
    if status is None:
        with pytest.raises(NotFound):
            _run("--store", store, "--entity", name)
    else:
        assert _run("--store", store, "--entity", name).return_value == status


def test_what_differs_in_scope_only_is_listed_and_is_status_0() -> None:
    result = _run("--entity", "Frontier", "--kind", "scope")
    assert result.return_value == 0 and "Different scope (no conflict)" in result.output
