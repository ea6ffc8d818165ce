"""Loading on the command line: several inputs at once, how far it is, and what is refused."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from pactgraph.graph.cli import mapping
from pactgraph.graph.cli.notices import print_refusals
from pactgraph.graph.cli.progress import ReadingProgress
from pactgraph.graph.partnership_graph import PartnershipGraph
from pactgraph.graph.spool import Spool
from pactgraph.loaders.document import Document, read_file
from pactgraph.loaders.loader import Loader
from pactgraph.ontology.errors import UnreadableSource
from pactgraph.ontology.records import Record, Refusal
from pactgraph.ontology.source import Source
from tests.graph.outcome import Run


def table(name: str, *rows: str) -> str:
    Path(name).write_text("\n".join(("subject,predicate,object", *rows)) + "\n", encoding="utf-8")
    return name


def test_jobs_change_nothing_but_the_time(run: Run) -> None:
    names = [table(f"deals{n}.csv", f"Company {n},hosts,Product {n}") for n in range(4)]
    run("load", *names, "--store", "one")
    assert run("load", *names, "--store", "two", "--jobs", "2").status == 0
    claims = [set(PartnershipGraph(store, read_only=True).snapshot.claims) for store in ("one", "two")]
    assert claims[0] == claims[1] and len(claims[0]) == 4


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_one_broken_input_keeps_the_others_out(run: Run, jobs: str) -> None:
    names = [table("right.csv", "A,hosts,B"), table("wrong.csv", "A,admires,B")]
    outcome = run("load", *names, "--store", "g", "--jobs", jobs)
    assert outcome.status == 2 and "wrong.csv, line 2" in outcome.err
    assert not Path("g").exists()


def test_how_far_it_is_counts_the_bytes_of_files(tmp_path: Path) -> None:
    path = tmp_path / "deals.csv"
    path.write_text("subject,predicate,object\n" + "A,hosts,B\n" * 9, encoding="utf-8")
    told: list[int] = []
    document = read_file(path)
    watched = Document(document.name, document.identifier, document.content, watch=told.append)
    assert watched.head == path.read_bytes()[:4096] and watched.content_hash
    assert told == []  # a look is no reading
    assert len(list(watched.lines())) == 10
    assert max(told) == path.stat().st_size


def test_the_bar_never_passes_its_end() -> None:
    with ReadingProgress(30) as progress:
        for size in (10, 20):
            watch = progress.begin("a", size)
            watch(size + 5)
            progress.end()
        assert progress._progress.tasks[0].completed == 30


def test_a_spool_gives_back_what_was_added() -> None:
    with Spool() as spool:
        sources: list[list[Record]] = [[Source(f"{n} {m}") for m in range(n * 300)] for n in range(4)]
        sections = [spool.add(iter(records)) for records in sources]
        again = spool.add(sections[3])
        assert [list(section) for section in sections] == sources
        assert list(again) == sources[3]


REFUSALS = [
    Refusal("deals.csv", "row at line 2", "the year 3201 is outside 1000-2999", "OpenAI,3201"),
    Refusal("deals.csv", "row at line 9", "the year 3201 is outside 1000-2999", "xAI,3201"),
    Refusal("deals.csv", "row at line 3", "no party is named", '"n/a",'),
]


def test_what_is_refused_is_told_by_reason(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    print_refusals(REFUSALS, tmp_path / "refused.csv")
    err = capsys.readouterr().err
    assert "deals.csv, row at line 2: the year 3201 is outside 1000-2999 (and 1 more)" in err
    assert "row at line 3: no party is named\n" in err and "line 9" not in err
    rows = list(csv.reader((tmp_path / "refused.csv").read_text(encoding="utf-8").splitlines()))
    assert rows[0] == ["input", "place", "reason", "content"]
    assert [row[1:] for row in rows[1:]] == [[r.place, r.reason, r.content] for r in REFUSALS]


def test_many_reasons_are_cut_short(capsys: pytest.CaptureFixture[str]) -> None:
    print_refusals([Refusal("a", f"line {n}", f"reason {n}", "") for n in range(20)], None)
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 9 and lines[-1] == "refused: 12 more reasons; all of them: --rejects FILE"


def test_refusals_are_counted_in_the_report(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def refusing(document: Document) -> Iterator[Record]:
        yield Source(document.identifier)
        yield Refusal(document.name, "line 1", "it says nothing", "-")

    loader = Loader("refusing", (".none",), (), refusing)
    monkeypatch.setattr(mapping, "loader_for", lambda document: loader)
    Path("a.none").write_text("-", encoding="utf-8")
    outcome = run("load", "a.none", "--store", "g", "-f", "json", "--rejects", "refused.csv")
    assert json.loads(outcome.out)[0]["refused"] == 1
    assert "a.none, line 1: it says nothing" in outcome.err
    assert "it says nothing" in Path("refused.csv").read_text(encoding="utf-8")


def test_a_file_that_goes_away_is_said(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("words", encoding="utf-8")
    document = read_file(path)
    path.unlink()
    with pytest.raises(UnreadableSource, match="cannot be read"):
        document.open()


OWN = "name,kind,aliases\nBluemix,cloud-platform,Big Blue Cloud\n"


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_entities_of_ones_own_catalogue_are_known(run: Run, jobs: str) -> None:
    Path("own.csv").write_text(OWN, encoding="utf-8")
    names = [table(f"deals{n}.csv", f"Big Blue Cloud,hosts,Product {n}") for n in range(2)]
    run("load", *names, "--store", "g", "--jobs", jobs, "--catalogue", "own.csv")
    claims = PartnershipGraph("g", read_only=True).snapshot.claims.values()
    assert {claim.subject.rsplit("/", 1)[-1] for claim in claims} == {"bluemix"}


def test_pairs_for_review_are_told(run: Run) -> None:
    name = table("deals.csv", "Northwind Traders,hosts,A", "Northwind Traders Ltd,hosts,B")
    assert (
        "1 pair of entities may be one: pactgraph resolve --store g" in run("load", name, "--store", "g").out
    )
