"""``pactgraph show --evidence``: from any claim to the words behind it."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from pactgraph.graph.cli import cli
from pactgraph.graph.evidence import cited_words
from pactgraph.graph.partnership_graph import PartnershipGraph
from pactgraph.graph.store import Change
from pactgraph.ontology.errors import NotFound
from pactgraph.ontology.terms import node, term
from tests.graph.outcome import Run

BODY = (
    "Terms of a deal\n\nThe companies spoke at length about “trust” – and 5 €. "
    "Azure remains the exclusive host of stateless OpenAI APIs. Nothing else changes.\n\n"
    + "More words follow. "
    * 60
)
ARTICLE = "---\npublisher: Example Wire\nauthor: Jo Writer\npublished: 2026-02-27\nurl: https://example.org/deal\n---\n"
TABLE = "id,subject,predicate,object,valid_from,source_title,source_url\nP1,AWS,hosts,Frontier,2026-03,Deal,https://e.org/a\n"
QUOTE = "Azure remains the exclusive host of stateless OpenAI APIs."


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an article, a table, and the store into which both are loaded."""
    folder = tmp_path_factory.mktemp("evidence")
    (folder / "article.md").write_text(ARTICLE + BODY, encoding="utf-8")
    (folder / "deals.csv").write_text(TABLE, encoding="utf-8")
    with PartnershipGraph(folder / "g") as graph:
        graph.load(folder / "article.md", folder / "deals.csv")
    return folder


@pytest.fixture
def store(folder: Path) -> str:
    return str(folder / "g")


def claims_of(run: Run, entity: str, store: str) -> list[str]:
    return re.findall(r"claim:[0-9a-f]+", run("show", entity, "--store", store).out)


def told(run: Run, claim: str, store: str, *more: str) -> dict[str, Any]:
    outcome = run("show", "--evidence", claim, "--store", store, "-f", "json", *more)
    assert outcome.status == 0, outcome.err
    found: dict[str, Any] = json.loads(outcome.out)
    return found


def test_the_quote_is_shown_in_its_context_with_where_it_comes_from(run: Run, store: str) -> None:
    [claim] = claims_of(run, "Azure", store)
    outcome = run("show", "--evidence", claim, "--store", store)
    assert outcome.status == 0
    assert f"and 5 €. ▸{QUOTE}◂ Nothing else changes." in outcome.out
    for words in (
        "● Azure is exclusive host of stateless OpenAI APIs",
        "reaffirmed; exclusive",
        "Example Wire",
        "Jo Writer",
        "2026-02-27",
        "https://example.org/deal",
        "text:exclusive-host-of",
        f"characters {BODY.index(QUOTE)}-{BODY.index(QUOTE) + len(QUOTE)}",
        hashlib.sha256(BODY.encode()).hexdigest(),
    ):
        assert words in outcome.out


def test_json_joins_to_the_text_again(run: Run, store: str) -> None:
    found = told(run, claims_of(run, "Azure", store)[0], store)
    evidence = found["evidence"]
    assert evidence["before"] + evidence["quote"] + evidence["after"] in BODY
    assert BODY[evidence["start"] : evidence["end"]] == evidence["quote"]
    assert evidence["intact"] is True and evidence["verbatim"] is True and found["holds"] is True
    assert found["source"]["text_hash"] == hashlib.sha256(BODY.encode()).hexdigest()
    assert found["source"]["content_hash"] == hashlib.sha256((ARTICLE + BODY).encode()).hexdigest()


@pytest.mark.parametrize("width", [0, 1, 7, 60, 10_000])
def test_the_context_is_as_wide_as_asked_and_cuts_no_word(width: int, run: Run, store: str) -> None:
    evidence = told(run, claims_of(run, "Azure", store)[0], store, "--context", str(width))["evidence"]
    assert len(evidence["before"]) <= width and len(evidence["after"]) <= width
    around = (
        BODY[: evidence["start"] - len(evidence["before"])],
        BODY[evidence["end"] + len(evidence["after"]) :],
    )
    if width > 20:
        assert not around[0] or around[0][-1].isspace()
        assert not around[1] or around[1][0].isspace()


def test_a_claim_of_a_table_shows_its_record_and_where_it_stands(run: Run, store: str) -> None:
    [claim] = claims_of(run, "Frontier", store)
    shown = run("show", "--evidence", claim, "--store", store).out
    assert "AWS hosts Frontier  [as recorded, not a quote]" in shown
    assert "row P1 at line 2" in shown and "deals" in shown and "https://e.org/a" in shown
    found = told(run, claim, store)
    assert found["evidence"] | {"quote": ""} == {
        "quote": "", "verbatim": False, "before": "", "after": "", "start": None, "end": None,
        "locator": "row P1 at line 2", "intact": None,
    }  # fmt: skip
    assert found["recorded_in"]["identifier"].endswith("deals.csv")


def test_every_form_of_the_name_leads_to_the_claim(run: Run, store: str) -> None:
    iri = told(run, claims_of(run, "Azure", store)[0], store)["claim"]
    local = iri.rsplit("/", 1)[-1]
    for name in (iri, f"<{iri}>", f"claim:{local}", local, local[:6], f"claim:{local[:4]}", local.upper()):
        assert told(run, name, store)["claim"] == iri


def test_all_commands_that_list_claims_name_them(run: Run, store: str, folder: Path) -> None:
    article = str(folder / "article.md")
    iri = told(run, claims_of(run, "Azure", store)[0], store)["claim"]
    rows = [json.loads(line) for line in run("read", article, "-f", "jsonl").out.splitlines()]
    assert iri in [row["claim"] for row in rows]
    assert f"claim:{iri.rsplit('/', 1)[-1]}" in run("read", article).out
    assert iri in [
        c["claim"] for c in json.loads(run("show", "Azure", "--store", store, "-f", "json").out)["claims"]
    ]
    query = "SELECT ?claim { GRAPH ?g { ?claim rdf:predicate pact:exclusive-host-of } }"
    assert iri in run("query", query, "--store", store, "-f", "csv").out


def test_the_reference_data_is_asked_without_a_store(run: Run) -> None:
    [first, *_] = re.findall(r"claim:[0-9a-f]+", run("show", "Frontier").out)
    assert "source" in run("show", "--evidence", first).out


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (("--evidence", "claim:ffffffffffffffffffffffff"), "no claim is called"),
        (("--evidence", "OpenAI"), "no claim is called 'OpenAI'; `pactgraph show NAME`"),
        (("--evidence", ""), "no claim is called ''"),
        ((), "give the name of an entity, or a claim"),
        (("Azure", "--evidence", "claim:ffff"), "give the name of an entity, or a claim"),
        (("--evidence", "claim:ffff", "--context", "-1"), "is not in the range"),
    ],
)
def test_what_is_no_claim_is_said(arguments: tuple[str, ...], problem: str, run: Run, store: str) -> None:
    outcome = run("show", *arguments, "--store", store)
    assert outcome.status == 2 and problem in outcome.err


def test_the_start_of_several_names_lists_them() -> None:
    graph = PartnershipGraph()
    graph.load("pactgraph:reference")
    with pytest.raises(
        NotFound, match=r"is the start of \d+ claims; give more of it: claim:a\w+, claim:a.*\.\.\."
    ):
        cited_words(graph.store, graph.snapshot, "a")


def test_a_text_that_was_changed_in_the_store_is_noticed(folder: Path, tmp_path: Path) -> None:
    store = shutil.copytree(folder / "g", tmp_path / "g")
    with PartnershipGraph(store) as graph:
        source = graph.source("https://example.org/deal")
        [claim] = [claim for claim in graph.snapshot.claims.values() if claim.source == source.iri]
        assert cited_words(graph.store, graph.snapshot, claim.iri).intact is True
        was, name = ox.Literal(BODY), node(source.iri)
        changed = ox.Literal(BODY.replace("Nothing else", "Everything"))
        graph.store.apply(
            Change(
                add={ox.Quad(name, term("pact:text"), changed, name)},
                remove={ox.Quad(name, term("pact:text"), was, name)},
            )
        )
    with PartnershipGraph(store) as graph:
        assert cited_words(graph.store, graph.snapshot, claim.iri).intact is False


def test_help_tells_how_to_come_by_a_claims_name() -> None:
    assert "claim:0123456789" in (cli.commands["show"].help or "")
