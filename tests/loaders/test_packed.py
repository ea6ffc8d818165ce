"""What is packed is read like what was packed."""

import bz2
import gzip
import lzma
from collections.abc import Callable
from pathlib import Path

import pytest

from pactgraph.loaders import packed
from pactgraph.loaders.document import Document, read_file
from pactgraph.loaders.registry import loader_for
from pactgraph.ontology.claim import Claim
from pactgraph.ontology.errors import UnreadableSource

TABLE = b"subject,predicate,object\nMicrosoft,invests-in,OpenAI\n"
FTM = b"""{"id":"jane","schema":"Person","properties":{"name":["Jane Roe"]}}
{"id":"acme","schema":"Company","properties":{"name":["Acme"]}}
{"id":"d","schema":"Directorship","properties":{"director":["jane"],"organization":["acme"]}}
"""
PACKED: dict[str, Callable[[bytes], bytes]] = {
    ".gz": gzip.compress,
    ".bz2": bz2.compress,
    ".xz": lzma.compress,
}


def _claims(document: Document) -> list[tuple[str, str, str]]:
    found = [record for record in loader_for(document).read(document) if isinstance(record, Claim)]
    return [(claim.subject_name, claim.relation, claim.object_name) for claim in found]


@pytest.mark.parametrize("ending", PACKED)
@pytest.mark.parametrize(
    ("name", "content"), [("deals.csv", TABLE), ("DEALS.CSV", TABLE), ("e.ftm.json", FTM)]
)
def test_packed_files_are_read_as_what_they_hold(
    tmp_path: Path, name: str, content: bytes, ending: str
) -> None:
    plain = Document(name, "a", content)
    path = tmp_path / f"{name}{ending}"
    path.write_bytes(PACKED[ending](content))
    document = read_file(path)
    assert _claims(document) == _claims(plain) != []
    assert document.content_hash == plain.content_hash
    assert list(document.lines()) == list(plain.lines())


def test_the_name_need_not_say_that_it_is_packed() -> None:
    assert Document("deals.csv", "a", bz2.compress(TABLE)).data == TABLE


def test_packed_bytes_are_read_too() -> None:
    document = Document("deals.csv.gz", "a", gzip.compress(TABLE))
    assert (document.suffix, document.stem) == (".csv", "deals")
    assert document.data == TABLE


def test_progress_is_told_in_packed_bytes(tmp_path: Path) -> None:
    path = tmp_path / "long.csv.gz"
    path.write_bytes(gzip.compress(TABLE + b"OpenAI,partners-with,Microsoft\n" * 5000))
    told: list[int] = []
    document = read_file(path)
    for _ in Document(document.name, "a", document.content, watch=told.append).lines():
        pass
    assert max(told) == document.size


@pytest.mark.parametrize(("ending", "packing"), [(".gz", "gzip"), (".bz2", "bzip2"), (".xz", "xz")])
def test_a_damaged_file_says_so(tmp_path: Path, ending: str, packing: str) -> None:
    path = tmp_path / f"half.csv{ending}"
    path.write_bytes(PACKED[ending](TABLE * 50)[:-12])
    with pytest.raises(UnreadableSource, match=rf"half\.csv{ending}: it is packed by {packing} and damaged"):
        _ = read_file(path).data


def test_a_file_damaged_from_its_beginning_has_no_head(tmp_path: Path) -> None:
    path = tmp_path / "half.csv.gz"
    path.write_bytes(gzip.compress(TABLE * 50)[:-12])
    assert read_file(path).head == b""


@pytest.mark.parametrize("ending", PACKED)
def test_nothing_grows_without_bound(monkeypatch: pytest.MonkeyPatch, ending: str) -> None:
    monkeypatch.setattr(packed, "_ALWAYS_ALLOWED", 1000)
    document = Document(f"bomb.csv{ending}", "a", PACKED[ending](b" " * 2_000_000))
    with pytest.raises(UnreadableSource, match="unpacks to more than"):
        _ = document.data
