"""The command line, as a user meets it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from pactgraph.graph.cli import cli
from pactgraph.graph.cli.claim_rows import CLAIM_FIELDS
from tests.graph.outcome import Run

ARTICLE = """---
title: Hosting
publisher: Example Wire
published: 2026-02-27
---
Azure remains the exclusive host of stateless OpenAI APIs. Microsoft invests $1 billion in OpenAI.
"""
TABLE = "subject,predicate,object,valid_from\nAWS,hosts,Frontier,2026-03\n"
TURTLE = """@prefix pact: <https://w3id.org/pactgraph/ontology#> .
@prefix e: <https://example.org/> .
e:acme pact:partners-with e:bolt .
"""
EXCLUSIVE = "SELECT ?host ?what WHERE { ?host pact:exclusive-host-of ?what }"


@pytest.fixture
def inputs(tmp_path: Path) -> list[str]:
    for name, text in (("article.md", ARTICLE), ("deals.csv", TABLE), ("graph.ttl", TURTLE)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return ["article.md", "deals.csv", "graph.ttl"]


def test_the_demo_tells_and_draws(run: Run) -> None:
    outcome = run("demo")
    assert outcome.status == 0, outcome.err
    assert re.search(r"Loaded \d+ sources .*: \d{3} claims about \d+ entities, \d+ relations", outcome.out)
    then, now = outcome.out.split("And today")
    assert "stateless OpenAI APIs" in then
    assert "stateless OpenAI APIs" not in now.split("Who licenses")[0]
    assert Path("partnerships.html").stat().st_size > 100_000
    assert outcome.err == ""


def test_own_input_is_loaded_queried_shown_exported_and_drawn(run: Run, inputs: list[str]) -> None:
    loaded = run("load", *inputs, "--store", "g", "-f", "json")
    assert loaded.status == 0, loaded.err
    counts = {row["input"]: row["claims added"] for row in json.loads(loaded.out)}
    assert counts["deals.csv"] == counts["graph.ttl"] == 1 and counts["article.md"] >= 2

    rows = json.loads(run("query", EXCLUSIVE, "--store", "g", "--as-of", "2026-03-01", "-f", "json").out)
    assert [row["host"]["value"] for row in rows["results"]["bindings"]] == [
        "https://w3id.org/pactgraph/entity/azure"
    ]
    shown = run("show", "openai", "--store", "g")
    assert "Microsoft" in shown.out and "Example Wire" in shown.out and "“" in shown.out
    portrait = json.loads(run("show", "Azure", "--store", "g", "-f", "json", "--as-of", "2026-03").out)
    assert portrait["name"] == "Azure" and any(claim["holds"] for claim in portrait["claims"])
    assert run("view", "--store", "g", "-o", "g.html").status == 0 and Path("g.html").is_file()
    for layout in ("trig", "nquads", "jsonld", "graphml"):
        assert run("export", "--store", "g", "-f", layout, "-o", f"out.{layout}").status == 0
        assert Path(f"out.{layout}").stat().st_size > 100


def test_loading_again_changes_nothing(run: Run, inputs: list[str]) -> None:
    run("load", *inputs, "--store", "g")
    again = json.loads(run("load", *inputs, "--store", "g", "-f", "json").out)
    assert all(row["claims added"] == row["changed"] == row["removed"] == 0 < row["same"] for row in again)


def test_reading_needs_no_store(run: Run, inputs: list[str]) -> None:
    outcome = run("read", "article.md", "-f", "jsonl")
    rows = [json.loads(line) for line in outcome.out.splitlines()]
    assert all(tuple(row) == CLAIM_FIELDS and row["doc"] == "article" for row in rows)
    assert {(row["subject"], row["predicate"], row["object"]) for row in rows} >= {
        ("Azure", "exclusive-host-of", "stateless OpenAI APIs"),
        ("Microsoft", "invests-in", "OpenAI"),
    }
    body = ARTICLE.split("---\n", 2)[2]
    assert all(body[row["start"] : row["end"]] == row["quote"] for row in rows)
    assert run("read", "article.md").out.count("invests-in") == 1


def test_an_article_without_a_date_is_told(run: Run, inputs: list[str]) -> None:
    Path("undated.txt").write_text("Azure hosts Frontier.\n", encoding="utf-8")
    assert "no publication date is known" in run("load", "undated.txt", "--store", "g").err


@pytest.mark.parametrize(
    ("form", "start"),
    [
        ("table", "┏"),
        ("json", '{"head"'),
        ("csv", "host,what"),
        ("tsv", "?host\t?what"),
        ("xml", "<?xml"),
    ],
)
def test_rows_in_every_format(form: str, start: str, run: Run) -> None:
    outcome = run("query", EXCLUSIVE, "--as-of", "2026-02-27", "-f", form)
    assert outcome.status == 0 and outcome.out.startswith(start)


@pytest.mark.parametrize("form", ["turtle", "ntriples", "jsonld"])
def test_graphs_in_every_format(form: str, run: Run) -> None:
    outcome = run("query", "CONSTRUCT { ?s pact:hosts ?o } WHERE { ?s pact:hosts ?o }", "-f", form)
    assert outcome.status == 0 and "hosts" in outcome.out


def test_questions_are_listed_and_asked_by_name(run: Run) -> None:
    listed = run("query", "--list").out
    assert "exclusive-hosts" in listed and "contradictions" in listed
    assert "stateless OpenAI APIs" in run("query", "exclusive-hosts", "--as-of", "2026-02-27").out


def test_a_query_from_a_file_and_from_standard_input(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("ask.rq").write_text(EXCLUSIVE, encoding="utf-8")
    from_file = run("query", "ask.rq", "--as-of", "2026-02-27", "-f", "csv")
    with Path("ask.rq").open(encoding="utf-8") as stream:
        monkeypatch.setattr("sys.stdin", stream)
        assert run("query", "-", "--as-of", "2026-02-27", "-f", "csv").out == from_file.out != ""


def test_the_ontology_is_listed_and_explained(run: Run) -> None:
    assert "exclusive-host-of" in run("ontology").out
    explained = run("ontology", "exclusive-host-of").out
    assert "always exclusive" in explained and "under hosts" in explained
    assert len(json.loads(run("ontology", "-f", "json").out)) > 35


BAD_INPUTS: list[tuple[str, bytes | None, str]] = [
    ("nowhere.txt", None, "nowhere.txt: there is no such file"),
    ("empty.txt", b"", "empty.txt: the file is empty"),
    ("binary.txt", b"\x7fELF\x00\x01", "binary.txt: it holds binary data"),
    ("latin.txt", b"Z\xfcrich hosts it.", "latin.txt, line 1, column 2: byte 0xfc is not UTF-8"),
    ("wide.txt", "Azure hosts it.".encode("utf-16"), "wide.txt: it is UTF-16"),
    ("bad.ttl", b"@prefix e: <https://e.org/> .\ne:a e:b .\n", "bad.ttl, line 2"),
    ("bad.csv", b"subject,predicate,object\nA,hosts\n", "bad.csv, line 2: 2 cells where the header has 3"),
    (
        "unknown.csv",
        b"subject,predicate,object\nA,adores,B\n",
        "unknown.csv, line 2: 'adores' is not a relation",
    ),
    (
        "date.csv",
        b"subject,predicate,object,valid_from\nA,hosts,B,2025-13-40\n",
        "date.csv, line 2: valid_from: the date '2025-13-40' does not exist",
    ),
    (
        "date.md",
        b"---\npublished: 2025-13-40\n---\nText",
        "date.md, line 2: published: the date '2025-13-40'",
    ),
    ("file:///etc/hostname", None, "only http and https addresses are loaded"),
    ("http://127.0.0.1:9/", None, "leads to the private address 127.0.0.1"),
]


@pytest.mark.parametrize(("name", "data", "problem"), BAD_INPUTS, ids=[name for name, *_ in BAD_INPUTS])
def test_bad_input_is_one_clear_message_and_loads_nothing(
    name: str, data: bytes | None, problem: str, run: Run, inputs: list[str]
) -> None:
    if data is not None:
        Path(name).write_bytes(data)
    outcome = run("load", "article.md", name, "--store", "g")
    assert outcome.status == 2
    assert outcome.err.startswith("pactgraph: ") and problem in outcome.err
    assert "Traceback" not in outcome.err and len(outcome.err.splitlines()) == 1
    assert outcome.out == "" and not Path("g").exists()


def test_a_folder_with_nothing_to_read(run: Run) -> None:
    Path("folder").mkdir()
    outcome = run("load", "folder", "--store", "g")
    assert outcome.status == 2 and "folder: nothing that can be read is found in this folder" in outcome.err


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (("query", "SELECT ?x WHERE { ?x"), "does not parse at line 1"),
        (("query", "SELECT * { SERVICE <http://e.org/> { ?a ?b ?c } }"), "SERVICE"),
        (("query", "no-such-question"), "no question is called"),
        (("query", EXCLUSIVE, "-f", "turtle"), "not written as turtle"),
        (("query", "CONSTRUCT WHERE { ?s ?p ?o }", "-f", "csv"), "not written as csv"),
        (("query", EXCLUSIVE, "--as-of", "2025-13-40"), "'2025-13-40' does not exist"),
        (("query", EXCLUSIVE, "--store", "nowhere"), "there is no store"),
        (("query", EXCLUSIVE, "--store", "article.md"), "a store is a folder, this is a file"),
        (("query",), "give a query"),
        (("query", "folder"), "this is a folder"),
        (("query", EXCLUSIVE, "--speakers", ","), "no speaker is named"),
        (("show", "OpenAl"), "did you mean 'OpenAI'"),
        (("ontology", "hostz"), "did you mean 'hosts'"),
        (("view", "-o", "no/such/folder/x.html"), "cannot be written"),
        (("export", "-f", "trig", "-o", "no/such/folder/x.trig"), "cannot be written"),
        (("export",), "Missing option"),
        (("frobnicate",), "No such command"),
    ],
    ids=lambda value: " ".join(value)[:40] if isinstance(value, tuple) else "",
)
def test_a_wrong_request_is_status_2_with_a_reason(
    arguments: tuple[str, ...], problem: str, run: Run, inputs: list[str]
) -> None:
    Path("folder").mkdir()
    outcome = run(*arguments)
    assert outcome.status == 2 and problem in outcome.err and "Traceback" not in outcome.err


@pytest.mark.parametrize("command", sorted(cli.commands))
def test_every_command_explains_itself_with_an_example(command: str, run: Run) -> None:
    outcome = run(command, "--help")
    assert outcome.status == 0 and f"pactgraph {command}" in outcome.out.split("Options")[0]
    assert "Example" in outcome.out


@pytest.mark.parametrize("command", sorted(cli.commands))
def test_every_command_stands_in_the_readme(command: str) -> None:
    readme = Path(__file__).parents[2] / "README.md"
    assert f"pactgraph {command}" in readme.read_text(encoding="utf-8")


def test_the_version(run: Run) -> None:
    assert re.fullmatch(r"pactgraph \d+\.\d+\.\d+\n", run("--version").out)


def test_piped_text_is_not_padded(run: Run) -> None:
    lines = run("show", "Frontier").out.splitlines()
    assert max(map(len, lines)) < 2000


def test_a_device_is_written_to_and_stays_one(run: Run) -> None:
    assert run("export", "-f", "nquads", "-o", "/dev/null").status == 0
    assert run("view", "-o", "/dev/null").status == 0
    assert Path("/dev/null").is_char_device()
