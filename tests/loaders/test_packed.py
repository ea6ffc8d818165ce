"""What is packed by gzip is read like what was packed."""

import gzip
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


def _claims(document: Document) -> list[tuple[str, str, str]]:
    found = [record for record in loader_for(document).read(document) if isinstance(record, Claim)]
    return [(claim.subject_name, claim.relation, claim.object_name) for claim in found]


@pytest.mark.parametrize(
    ("name", "content"),
    [("deals.csv.gz", TABLE), ("deals.csv", TABLE), ("DEALS.CSV.GZ", TABLE), ("e.ftm.json.gz", FTM)],
)
def test_packed_files_are_read_as_what_they_hold(tmp_path: Path, name: str, content: bytes) -> None:
    plain = Document(packed.without_packing(name), "a", content)
    path = tmp_path / name
    path.write_bytes(gzip.compress(content))
    document = read_file(path)
    assert _claims(document) == _claims(plain) != []
    assert document.content_hash == plain.content_hash
    assert list(document.lines()) == list(plain.lines())


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


def test_a_damaged_file_says_so(tmp_path: Path) -> None:
    path = tmp_path / "half.csv.gz"
    path.write_bytes(gzip.compress(TABLE * 50)[:-12])
    with pytest.raises(UnreadableSource, match=r"half\.csv\.gz: it is packed by gzip and damaged"):
        _ = read_file(path).data
    assert read_file(path).head == b""


def test_nothing_grows_without_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packed, "_ALWAYS_ALLOWED", 1000)
    document = Document("bomb.csv.gz", "a", gzip.compress(b" " * 2_000_000))
    with pytest.raises(UnreadableSource, match="unpacks to more than"):
        _ = document.data
