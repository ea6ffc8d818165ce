"""A zip archive is read as the files in it."""

import gzip
import tarfile
import zipfile
from pathlib import Path

import pytest

from pactgraph.loaders import packed
from pactgraph.loaders.registry import documents, loader_for, read
from pactgraph.ontology.claim import Claim
from pactgraph.ontology.errors import UnreadableSource, UnsupportedSource
from pactgraph.ontology.records import Refusal
from tests.loaders.documents import paragraph, word

TABLE = "subject,predicate,object\nMicrosoft,invests-in,OpenAI\n"
TURTLE = "<https://e.org/a> <http://www.w3.org/ns/org#subOrganizationOf> <https://e.org/b> .\n"


def archive(path: Path, **files: str | bytes) -> str:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name, content)
    return str(path)


def claims(address: str) -> set[tuple[str, str]]:
    return {(found.subject_name, found.relation) for found in read(address) if isinstance(found, Claim)}


def test_one_file_is_read_like_itself(tmp_path: Path) -> None:
    address = archive(tmp_path / "20240101-deals.zip", **{"deals.csv": TABLE})
    (document,) = documents(address)
    assert (document.suffix, document.stem, document.found) == (".csv", "deals", False)
    assert document.identifier.endswith("/20240101-deals.zip/deals.csv")
    assert claims(address) == {("Microsoft", "invests-in")}


def test_several_are_read_like_a_folder(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "b/theirs.ttl": TURTLE,
        "a.csv": TABLE,
        "logo.bin": b"\0\1",
        "__MACOSX/._a.csv": b"\0",
    }
    address = archive(tmp_path / "all.zip", **files)
    found = list(documents(address))
    assert [document.name.removeprefix(f"{address}/") for document in found[:-1]] == ["a.csv", "b/theirs.ttl"]
    (refused,) = loader_for(found[-1]).read(found[-1])
    assert isinstance(refused, Refusal)
    assert refused.place.endswith("all.zip/logo.bin")
    assert len(claims(address)) == 2


def test_an_archive_in_a_folder_is_opened(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(TABLE.replace("OpenAI", "Mistral"))
    archive(tmp_path / "more.zip", **{"b.csv": TABLE})
    assert len(list(documents(str(tmp_path)))) == 2


def test_office_documents_are_no_archives(tmp_path: Path) -> None:
    path = tmp_path / "letter.docx"
    path.write_bytes(word(paragraph("Microsoft invests $1 billion in OpenAI.")))
    (document,) = documents(str(path))
    assert loader_for(document).name == "word"


def test_nothing_readable_is_an_error_that_names_an_example(tmp_path: Path) -> None:
    with pytest.raises(UnreadableSource, match=r"found in this archive \(left out: 2, such as .*a\.bin"):
        list(documents(archive(tmp_path / "x.zip", **{"a.bin": b"\0", "b.bin": b"\0"})))


@pytest.mark.parametrize("cut", [100, 20])
def test_a_damaged_archive_says_so(tmp_path: Path, cut: int) -> None:
    path = tmp_path / "half.zip"
    archive(path, **{"a.csv": TABLE})
    path.write_bytes(path.read_bytes()[:-cut])
    with pytest.raises(UnreadableSource, match=r"half\.zip: it is a damaged zip archive"):
        list(documents(str(path)))


def test_an_empty_archive_says_so(tmp_path: Path) -> None:
    with pytest.raises(UnreadableSource, match="holds no files"):
        list(documents(archive(tmp_path / "none.zip")))


def test_a_locked_file_names_the_remedy(tmp_path: Path) -> None:
    path = tmp_path / "locked.zip"
    data = bytearray(Path(archive(path, **{"a.csv": TABLE})).read_bytes())
    for mark in (b"PK\x03\x04", b"PK\x01\x02"):
        data[data.index(mark) + (6 if mark.endswith(b"\x04") else 8)] |= 1
    path.write_bytes(data)
    (document,) = documents(str(path))
    with pytest.raises(UnreadableSource, match="locked by a password; unpack it first"):
        _ = document.data


def test_nothing_grows_without_bound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packed, "_ALWAYS_ALLOWED", 1000)
    with pytest.raises(UnreadableSource, match="far more than its size"):
        list(documents(archive(tmp_path / "bomb.zip", **{"bomb.csv": " " * 2_000_000})))


def test_a_packed_file_in_an_archive_is_unpacked(tmp_path: Path) -> None:
    packed_table = gzip.compress(TABLE.encode())
    assert claims(archive(tmp_path / "x.zip", **{"deals.csv.gz": packed_table}))


def test_a_table_in_an_archive_is_read_by_the_mapping_beside_it(tmp_path: Path) -> None:
    rows = "".join(f"Siemens {number},Altair {number}\n" for number in range(400))
    address = archive(tmp_path / "2024.zip", **{"deals.csv": f"Acquirer,Target\n{rows}"})
    with pytest.raises(UnsupportedSource, match=r"pactgraph map \S+2024\.zip -o deals\.mapping\.yaml"):
        claims(address)
    mapping = "claims:\n- {subject: Acquirer, relation: acquires, object: Target}\n"
    (tmp_path / "deals.mapping.yaml").write_text(mapping)
    assert len(claims(address)) == 400


@pytest.mark.parametrize(
    ("data", "packing"), [(b"7z\xbc\xaf\x27\x1c0000", "7-Zip"), (b"\x28\xb5\x2f\xfd0000", "Zstandard")]
)
def test_what_is_packed_otherwise_has_to_be_unpacked_first(tmp_path: Path, data: bytes, packing: str) -> None:
    path = tmp_path / "deals.packed"
    path.write_bytes(data)
    with pytest.raises(UnsupportedSource, match=f"packed by {packing}; unpack it first"):
        loader_for(next(documents(str(path))))


def test_a_tar_archive_has_to_be_unpacked_first(tmp_path: Path) -> None:
    path = tmp_path / "deals.tar.gz"
    with tarfile.open(path, "w:gz") as made:
        made.addfile(tarfile.TarInfo("deals.csv"))
    with pytest.raises(UnsupportedSource, match="packed by tar; unpack it first"):
        loader_for(next(documents(str(path))))
