"""What the command line says to slips that would otherwise go unnoticed, or be noticed too late."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest

from pactgraph.graph.cli import main
from pactgraph.graph.cli.unknown_terms import unknown_terms
from pactgraph.graph.load import load_records
from pactgraph.graph.store import ClaimStore
from pactgraph.ontology.errors import StoreError
from pactgraph.ontology.questions import questions
from pactgraph.ontology.records import Record
from tests.graph.outcome import Run
from tests.graph.test_writing import everything, news

ARTICLE = "Azure hosts Frontier.\n"


@pytest.fixture
def article(tmp_path: Path) -> str:
    (tmp_path / "article.md").write_text(ARTICLE, encoding="utf-8")
    return "article.md"


def test_a_misspelt_relation_in_a_query_is_pointed_out(run: Run) -> None:
    outcome = run("query", "SELECT ?o { ?s pact:exclusiv-host-of ?o }")
    assert outcome.status == 0
    assert "the ontology has no pact:exclusiv-host-of" in outcome.err
    assert "did you mean pact:exclusive-host-of?" in outcome.err


@pytest.mark.parametrize("name", sorted(questions()))
def test_shipped_questions_use_the_ontologys_names(name: str) -> None:
    assert list(unknown_terms(questions()[name].sparql)) == []


@pytest.mark.parametrize("option", ["--rejects", "--review-to"])
def test_a_place_that_cannot_be_written_is_told_before_anything_is_loaded(
    run: Run, article: str, option: str
) -> None:
    outcome = run("load", article, "--store", "g", option, "no/such/folder.out")
    assert outcome.status == 2 and "no/such/folder.out: cannot be written" in outcome.err
    assert not Path("g").exists()


def test_each_ending_is_named_once(run: Run) -> None:
    Path("picture.png").write_bytes(b"\x89PNG")
    err = run("read", "picture.png").err
    assert "no loader reads this kind of file" in err and err.count(".json,") == 1


def test_an_empty_list_of_corrections_says_so(run: Run, article: str) -> None:
    assert run("load", article, "--store", "g").status == 0
    outcome = run("corrections", "--store", "g")
    assert (outcome.status, outcome.out) == (0, "no corrections are kept\n")


def test_a_refused_file_of_a_folder_is_named_once(run: Run, article: str) -> None:
    Path("news").mkdir()
    Path(article).rename("news/article.md")
    Path("news/latin.txt").write_bytes(b"Z\xfcrich hosts it.")
    err = run("load", "news", "--store", "g").err
    assert "refused: news/latin.txt, as a whole: line 1, column 2: byte 0xfc is not UTF-8" in err


@pytest.mark.parametrize(
    "arguments",
    [
        ("show", "Frontier"),
        ("conflicts", "--entity", "Frontier"),
        ("history", "Microsoft", "OpenAI"),
    ],
    ids=" ".join,
)
def test_piped_lines_end_where_their_words_end(run: Run, arguments: tuple[str, ...]) -> None:
    lines = run(*arguments).out.splitlines()
    assert lines and [line for line in lines if line.endswith("  ")] == []


def test_one_is_no_plural(run: Run, article: str) -> None:
    run("load", article, "--store", "g")
    assert "1 claim, of which 1 hold" in run("show", "Frontier", "--store", "g").out
    assert "with 1 claim\n" in run("forget", article, "--store", "g").out


def test_a_disk_that_fills_up_is_a_store_that_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "kept"
    monkeypatch.setattr("pactgraph.graph.writing._AT_ONCE", 100)

    def full(*given: object) -> None:
        raise OSError(28, "No space left on device")

    def filling() -> Iterator[Record]:
        yield from news(50)
        monkeypatch.setattr("pactgraph.graph.store.put_back", full)
        monkeypatch.setattr(ClaimStore, "add_unfinished", full)
        yield from news(50)

    store = ClaimStore(folder)
    with pytest.raises(StoreError, match=r"No space left on device.*undone when it is opened again"):
        load_records(store, filling())
    store.close()
    monkeypatch.undo()
    assert everything(ClaimStore(folder)) == set()


def test_an_exported_table_is_loaded_again_with_its_sources_and_speaks_of_nothing_left_out(
    run: Run, article: str
) -> None:
    run("load", article, "--store", "g")
    run("export", "--store", "g", "-f", "csv", "-o", "claims.csv")
    outcome = run("load", "claims.csv", "--store", "copy")
    assert outcome.status == 0 and "left out" not in outcome.err
    trig = [run("export", "--store", store, "-f", "trig").out for store in ("g", "copy")]
    assert trig[0] == trig[1]


def test_columns_that_are_nought_everywhere_are_left_out(run: Run, article: str) -> None:
    first, second = (run("load", article, "--store", "g").out.splitlines()[1] for _ in range(2))
    assert "claims added" in first and "same" not in first and "refused" not in first
    assert "claims added" in second and "same" in second


def test_a_reader_that_has_gone_ends_every_command_alike(run: Run, article: str) -> None:
    run("load", article, "--store", "g")
    for command in ("show Azure", "query exclusive-hosts", "export -f nquads"):
        program = "import sys; from pactgraph.graph.cli import main; main()"
        process = subprocess.Popen(
            [sys.executable, "-c", program, *command.split(), "--store", "g"],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert process.stdout is not None and process.stderr is not None
        process.stdout.close()
        err = process.stderr.read()
        process.stderr.close()
        assert (process.wait(), err) == (141, ""), command


@pytest.mark.parametrize(("no_color", "coloured"), [("1", False), ("", True)])
def test_no_colour_where_none_is_wanted(
    monkeypatch: pytest.MonkeyPatch, no_color: str, coloured: bool
) -> None:
    monkeypatch.setenv("NO_COLOR", no_color)
    monkeypatch.setattr("sys.argv", ["pactgraph", "read", "nowhere.txt"])
    terminal = StringIO()
    monkeypatch.setattr(terminal, "isatty", lambda: True, raising=False)
    monkeypatch.setattr("sys.stderr", terminal)
    with pytest.raises(SystemExit):
        main()
    assert ("\x1b[" in terminal.getvalue()) is coloured


def test_a_first_paragraph_is_no_title_of_its_whole_length(run: Run) -> None:
    Path("wire.txt").write_text(
        f"Azure hosts Frontier, {'and so on, ' * 40}as it was said.\n", encoding="utf-8"
    )
    run("load", "wire.txt", "--store", "g")
    (source,) = json.loads(run("sources", "--store", "g", "-f", "json").out)
    title = source["title"]
    assert title.startswith("Azure hosts Frontier, and so on,") and title.endswith(" …") and len(title) <= 102


def test_a_store_that_another_process_has_open_can_be_asked_and_not_changed(run: Run, article: str) -> None:
    run("load", article, "--store", "g")
    holding = "from pactgraph.graph import PartnershipGraph as G; g = G('g'); print(flush=True); input()"
    with subprocess.Popen(
        [sys.executable, "-c", holding], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        shown, forgot = run("show", "Azure", "--store", "g"), run("forget", article, "--store", "g")
        holder.communicate("\n")
    assert shown.status == 0 and "hosts Frontier" in shown.out and "it is read as it stands" in shown.err
    assert forgot.status == 2 and "can only be read now" in forgot.err
    assert "hosts Frontier" in run("show", "Azure", "--store", "g").out


def test_a_folder_that_is_closed_to_writing_can_be_asked_and_not_changed(
    run: Run, article: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("load", article, "--store", "g")
    monkeypatch.setattr("pactgraph.graph.cli.options.os.access", lambda path, mode: mode != os.W_OK)
    assert "hosts Frontier" in run("show", "Azure", "--store", "g").out
    assert "can only be read now" in run("forget", article, "--store", "g").err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("query", " "), "the query is empty"),
        (("show", "claim:0123"), "pactgraph show --evidence claim:0123"),
    ],
)
def test_what_was_meant_is_told(run: Run, arguments: tuple[str, ...], told: str) -> None:
    outcome = run(*arguments)
    assert outcome.status == 2 and told in outcome.err
