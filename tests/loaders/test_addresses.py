"""Folders and patterns: what is read of them, in which order, and what is said of the rest."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pactgraph.loaders.addresses import refusing
from pactgraph.loaders.document import Document
from pactgraph.loaders.registry import documents, loader_for
from pactgraph.ontology.errors import MalformedSource, UnreadableSource
from pactgraph.ontology.records import Records, Refusal
from pactgraph.ontology.source import Source

FILES = ("b.txt", "a.md", "sub/c.html", "sub/deep/d.csv", "B/e.md")
PASSED_OVER = (".hidden.md", ".git/x.md", "sub/.cache/y.txt", "~$a.docx")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in (*FILES, *PASSED_OVER):
        path = tmp_path / "news" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("subject,predicate,object\n", encoding="utf-8")
    return tmp_path / "news"


def names(address: str) -> list[str]:
    return [Path(document.name).as_posix() for document in documents(address)]


def refusals(address: str) -> dict[str, str]:
    *_, last = documents(address)
    assert loader_for(last).name == "left out"
    found = list(loader_for(last).read(last))
    assert all(isinstance(record, Refusal) for record in found)
    return {Path(r.place).as_posix(): r.reason for r in found if isinstance(r, Refusal)}


def test_a_folder_is_read_with_all_below_it_in_order_and_without_hidden_files(folder: Path) -> None:
    wanted = ["news/B/e.md", "news/a.md", "news/b.txt", "news/sub/c.html", "news/sub/deep/d.csv"]
    assert names("news") == names("news/") == wanted
    assert [Path(name).name for name in names(str(folder))] == ["e.md", "a.md", "b.txt", "c.html", "d.csv"]


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("news/*.md", ["news/a.md"]),
        ("news/**/*.md", ["news/B/e.md", "news/a.md"]),
        ("news/[ab].*", ["news/a.md", "news/b.txt"]),
        ("news/s*", ["news/sub/c.html", "news/sub/deep/d.csv"]),
        ("news/?.txt", ["news/b.txt"]),
        ("*/sub/**", ["news/sub/c.html", "news/sub/deep/d.csv"]),
    ],
)
def test_a_pattern_finds_files_and_folders(pattern: str, found: list[str], folder: Path) -> None:
    assert names(pattern) == found


def test_a_file_whose_name_looks_like_a_pattern_is_that_file(folder: Path) -> None:
    Path("a[1].md").write_text("Azure hosts Frontier.", encoding="utf-8")
    assert names("a[1].md") == ["a[1].md"]


def test_what_no_loader_reads_is_refused_with_the_reason(folder: Path) -> None:
    (folder / "sheet.xls").write_bytes(b"\xd0\xcf\x11\xe0" * 9)
    (folder / "sub" / "empty.md").write_bytes(b"")
    assert refusals("news") == {
        "news/sheet.xls": "no loader reads this kind of file",
        "news/sub/empty.md": "the file is empty; there is nothing to load from it",
    }
    assert set(refusals("news/s*")) == {"news/sheet.xls", "news/sub/empty.md"}


def test_a_file_that_cannot_be_read_is_refused_where_it_was_found_and_an_error_where_it_was_named(
    folder: Path,
) -> None:
    (folder / "scan.pdf").write_bytes(b"%PDF-1.4\n")
    [scan] = documents("news/*.pdf")
    [refusal] = loader_for(scan).read(scan)
    assert isinstance(refusal, Refusal)
    assert str(refusal).startswith("news/scan.pdf, as a whole: this PDF cannot be read")
    [named] = documents("news/scan.pdf")
    with pytest.raises(UnreadableSource, match="this PDF cannot be read"):
        list(loader_for(named).read(named))


def test_an_error_after_the_first_record_stays_an_error() -> None:
    def read(document: Document) -> Records:
        yield Source(document.identifier)
        raise MalformedSource(document.name, "it is broken", line=5)

    records = refusing(read)(Document("deals.csv", "d", b""))
    assert isinstance(next(records), Source)
    with pytest.raises(MalformedSource, match="line 5: it is broken"):
        next(records)


def test_a_store_within_a_folder_is_no_source(folder: Path) -> None:
    (folder / "graph").mkdir()
    for name in ("pactgraph.json", "note.md"):
        (folder / "graph" / name).write_text("{}", encoding="utf-8")
    assert refusals("news") == {"news/graph": "this is a store of pactgraph, not a source"}


def test_links_to_folders_are_not_followed_and_links_to_files_are(folder: Path) -> None:
    (folder / "round").symlink_to(folder, target_is_directory=True)
    (folder / "z.md").symlink_to(folder / "a.md")
    assert names("news")[-1] == "news/z.md" and len(names("news")) == len(FILES) + 1


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads every folder")
def test_a_folder_that_cannot_be_read_is_refused(folder: Path) -> None:
    (folder / "sub").chmod(0)
    try:
        assert "cannot be read" in refusals("news")["news/sub"]
    finally:
        (folder / "sub").chmod(0o700)


@pytest.mark.parametrize(
    ("address", "problem"),
    [
        ("empty", "empty: nothing that can be read is found in this folder"),
        ("nowhere/*.md", r"nowhere/\*\.md: nothing that can be read is found by this pattern"),
        ("only", r"in this folder \(left out: 1, such as only/x\.xls: no loader reads this kind of file\)"),
        ("nowhere", "nowhere: there is no such file"),
    ],
)
def test_nothing_to_read_is_an_error(address: str, problem: str, folder: Path) -> None:
    for name in ("empty", "only"):
        Path(name).mkdir()
    Path("only/x.xls").write_bytes(b"\x00\x01")
    with pytest.raises(UnreadableSource, match=problem):
        list(documents(address))
