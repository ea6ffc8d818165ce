"""Other people's RDF takes no more memory for being long: neither the engine's nor the loader's own."""

from __future__ import annotations

import gc
import platform
import subprocess
import sys
import tracemalloc
from pathlib import Path

import pyoxigraph as ox
import pytest

from pactgraph.loaders.document import Document
from pactgraph.loaders.rdf import RDF
from pactgraph.loaders.rdf_index import SubjectIndex
from pactgraph.loaders.rdf_mappings import pattern_store
from pactgraph.ontology.claim import Claim
from pactgraph.ontology.records import Refusal

PREFIXES = """
@prefix org: <http://www.w3.org/ns/org#> . @prefix schema: <https://schema.org/> .
@prefix time: <http://www.w3.org/2006/time#> . @prefix e: <https://example.org/> .
"""
PIECE = """
e:c{n} a schema:Organization ; schema:name "Company {n}" ; schema:owns _:s{n} .
_:s{n} a schema:OwnershipInfo ; schema:typeOfGood e:c{m} ; schema:ownedFrom "2020" .
e:p{n} a org:FormalOrganization ; org:memberOf e:c{m} .
e:m{n} a org:Membership ; org:member e:p{n} ; org:organization e:c{m} ; org:memberDuring _:d{n} .
_:d{n} time:hasBeginning [ time:inXSDgYear "2021" ] .
"""


def theirs(number: int) -> bytes:
    return (PREFIXES + "".join(PIECE.format(n=n, m=n * 7 % number) for n in range(number))).encode()


GROWTH = """
import sys
import pyoxigraph as ox
from pactgraph.loaders.rdf_mappings.mapping import shipped_mappings
from tests.loaders.test_rdf_memory import theirs

def most():
    (line,) = (line for line in open("/proc/self/status") if line.startswith("VmHWM"))
    return int(line.split()[1])

(mapping,) = (mapping for mapping in shipped_mappings() if mapping.name == sys.argv[1])
few, many = ox.Store(), ox.Store()
few.bulk_load(theirs(100), format=ox.RdfFormat.TURTLE)
many.bulk_load(theirs(15_000), format=ox.RdfFormat.TURTLE)
assert any(mapping.run(few))
open("/proc/self/clear_refs", "w").write("5")
before = most()
solutions = sum(1 for _ in mapping.run(many))
print(solutions, most() - before)
"""


@pytest.mark.skipif(
    not Path("/proc/self/clear_refs").exists(), reason="only Linux tells the most memory held"
)
@pytest.mark.parametrize("name", ["org.rq", "org-entities.rq", "schema-org.rq", "schema-org-entities.rq"])
def test_the_engine_holds_no_solutions_of_a_mapping_that_ships(name: str) -> None:
    command = [sys.executable, "-c", GROWTH, name]
    root = Path(__file__).parents[2]
    told = subprocess.run(command, cwd=root, check=True, capture_output=True, text=True).stdout.split()
    solutions, kib = map(int, told)
    assert solutions >= 15_000
    # a triple that a CONSTRUCT query has made costs 450 bytes, a row of a join held in memory 300
    assert kib < 3_000


def test_the_loader_holds_no_more_of_a_longer_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("made._OF_LATE", "constructed._AT_HAND", "constructed._REMEMBERED", "remembered._AT_ONCE"):
        monkeypatch.setattr(f"pactgraph.loaders.rdf_mappings.{name}", 100)
    monkeypatch.setattr("pactgraph.loaders.rdf_mappings.made._TOGETHER", 100)
    monkeypatch.setattr("pactgraph.loaders.given._REMEMBERED", 100)
    monkeypatch.setattr("pactgraph.loaders.rdf_index._AT_ONCE", 500)
    peaks = []
    gc.collect()
    gc.freeze()  # what other tests have left makes the collector come late, and garbage is no memory held
    for number in (20, 400, 1_200):  # the first only for what is loaded once
        path = tmp_path / f"{number}.ttl"
        path.write_bytes(theirs(number))
        tracemalloc.start()
        claims = sum(isinstance(found, Claim) for found in RDF.read(Document(path.name, path.as_uri(), path)))
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
        assert claims >= 2 * number
    gc.unfreeze()
    assert peaks[2] < 1.3 * peaks[1]


def test_an_input_whose_engine_is_closed_now_and_then_says_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    refused = 'e:m a org:Membership . e:c schema:owns "a text" .'
    document = Document("theirs.ttl", "file:///theirs.ttl", theirs(20) + refused.encode())
    in_memory = list(RDF.read(document))
    assert sum(isinstance(record, Refusal) for record in in_memory) >= 2
    opened = []

    def read_only(folder: str) -> ox.Store:
        opened.append(folder)
        return ox.Store.read_only(folder)

    monkeypatch.setattr(pattern_store, "_IN_MEMORY", 0)
    monkeypatch.setattr(pattern_store, "_ASKED", 3)
    monkeypatch.setattr(pattern_store, "_read_only", read_only)
    assert sorted(map(repr, RDF.read(document))) == sorted(map(repr, in_memory))
    assert len(opened) > 20
    assert not Path(opened[0]).exists()


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="only glibc gives back memory when told to")
def test_an_index_at_rest_gives_back_its_cache() -> None:
    def held() -> int:
        (line,) = (line for line in Path("/proc/self/status").read_text().splitlines() if "RssAnon" in line)
        return int(line.split()[1])

    index = SubjectIndex(ox.parse(theirs(12_000), format=ox.RdfFormat.TURTLE))
    before = held()
    index.rest()
    assert before - held() > 16_000
    assert sum(1 for _ in index.quads()) == 12_000 * 14
