"""Files that cannot be read say so once, clearly, with place and remedy."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pactgraph.loaders.document import read_file
from pactgraph.loaders.registry import loader_for
from pactgraph.ontology.errors import MalformedSource, UnreadableSource, UnsupportedSource

BAD_FILES = [
    ("empty.txt", b"", UnreadableSource, "the file is empty"),
    ("blank.txt", b" \n\n", UnreadableSource, "the file is empty"),
    ("binary.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", MalformedSource, "zero byte at position 8"),
    (
        "latin.txt",
        "Zürich\nGenève".encode("latin-1"),
        MalformedSource,
        "line 1, column 2: byte 0xfc is not UTF-8",
    ),
    ("wide.txt", "Azure hosts it.".encode("utf-16"), MalformedSource, "--encoding utf-16"),
    ("wide.txt", "Azure hosts it.".encode("utf-32"), MalformedSource, "--encoding utf-16"),
]


@pytest.mark.parametrize(("name", "data", "error", "words"), BAD_FILES)
def test_a_file_that_is_no_text(
    name: str, data: bytes, error: type[Exception], words: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(error, match=words) as raised:
        read_file(tmp_path / name).text()
    assert name in str(raised.value)


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(UnreadableSource, match="no such file"):
        read_file(tmp_path / "nowhere.txt")


def test_a_folder(tmp_path: Path) -> None:
    with pytest.raises(UnreadableSource, match="this is a folder"):
        read_file(tmp_path)


def test_a_name_no_file_can_have() -> None:
    with pytest.raises(UnreadableSource, match="cannot be read"):
        read_file("a\0b.txt")


def test_an_encoding_can_be_said(tmp_path: Path) -> None:
    path = tmp_path / "wide.txt"
    path.write_text("Azure hosts Frontier.", encoding="utf-16")
    assert read_file(path, encoding="utf-16").text() == "Azure hosts Frontier."


def test_an_encoding_that_does_not_exist(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"x")
    with pytest.raises(UnreadableSource, match="there is no encoding 'klingon'"):
        read_file(tmp_path / "a.txt", encoding="klingon").text()


def test_a_byte_order_mark_is_not_text(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbfAzure")
    assert read_file(tmp_path / "a.txt").text() == "Azure"


@pytest.mark.parametrize(
    ("name", "data", "loader"),
    [
        ("a.txt", b"x", "article"),
        ("a.MD", b"x", "article"),
        ("a.htm", b"x", "html"),
        ("a.csv", b"subject,predicate,object\n", "claim table"),
        ("a.csv", b"investor,company\n", "mapped table"),
        ("a.trig", b"x", "rdf"),
        ("a.jsonld", b"x", "rdf"),
        ("page", b"<!DOCTYPE html><html>", "html"),
        ("table", b"subject,predicate,object\n", "claim table"),
        ("graph", b"@prefix pact: <x:> .", "rdf"),
    ],
)
def test_the_loader_is_chosen_by_ending_then_content(
    name: str, data: bytes, loader: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(data)
    assert loader_for(read_file(tmp_path / name)).name == loader


def test_a_kind_of_file_that_nothing_reads(tmp_path: Path) -> None:
    (tmp_path / "song.mp3").write_bytes(b"ID3")
    with pytest.raises(UnsupportedSource, match=r"no loader reads this kind of file; give it one of.*\.csv"):
        loader_for(read_file(tmp_path / "song.mp3"))


def test_a_watched_file_can_be_read_from_any_place(tmp_path: Path) -> None:
    (tmp_path / "a.bin").write_bytes(bytes(range(256)) * 4)
    told: list[int] = []
    document = replace(read_file(tmp_path / "a.bin"), watch=told.append)
    with document.open() as stream:
        assert stream.seekable() and stream.seek(-2, 2) == 1022 and stream.read() == b"\xfe\xff"
        assert stream.seek(3) == 3 and stream.read(2) == b"\x03\x04" and stream.tell() == 5
    assert told
