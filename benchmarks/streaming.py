"""What a long input costs: memory and time of the loader alone, and of loading it into a store on disk.

    python benchmarks/streaming.py [MEGABYTES] [nq|jsonl]      # 200 MB of N-Quads unless said otherwise

Writes a file of generated claims, reads it in a process of its own, and prints the most memory that process
held above what one that has only imported the loaders holds. Then the same through ``pactgraph load``.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import pyoxigraph as ox

from pactgraph.ontology.claim import Claim
from pactgraph.ontology.encode import encode_claim, encode_entity, encode_source
from pactgraph.ontology.entity import Entity
from pactgraph.ontology.partial_date import PartialDate
from pactgraph.ontology.source import Evidence, Source

EMPTY = "import pactgraph.loaders.registry as r; r.loaders()"
READ = """
import sys
from pactgraph.loaders.registry import documents, loader_for
from pactgraph.ontology.claim import Claim
(document,) = documents(sys.argv[1])
print(sum(isinstance(record, Claim) for record in loader_for(document).read(document)))
"""
PEAK = "\nimport resource; print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"


def n_quads() -> Iterator[bytes]:
    pick = random.Random(1)
    source = Source("https://example.org/register", published=PartialDate(2026, 1, 1))
    parties = [Entity.named(f"Company {n}", "organization") for n in range(20_000)]
    yield ox.serialize(encode_source(source), format=ox.RdfFormat.N_QUADS) or b""
    for party in parties:
        yield ox.serialize(encode_entity(party, source.iri), format=ox.RdfFormat.N_QUADS) or b""
    for hundred in count():
        quads: list[ox.Quad] = []
        for number in range(hundred * 100, hundred * 100 + 100):
            subject, object_ = pick.sample(parties, 2)
            claim = Claim(
                subject=subject.iri,
                subject_name=subject.name,
                relation="provides-compute-to",
                object=object_.iri,
                object_name=object_.name,
                source=source.iri,
                evidence=Evidence(f"Record {number}: {subject.name} provides compute to {object_.name}."),
            )
            quads += encode_claim(claim)
        pick.shuffle(quads)  # RDF has no order
        yield ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b""


def json_lines() -> Iterator[bytes]:
    pick = random.Random(1)
    number = 0
    while True:
        number += 1
        kind = "Company" if number % 3 else "Ownership"
        properties: dict[str, list[str]] = {"name": [f"Company {number} plc"], "jurisdiction": ["gb"]}
        if kind == "Ownership":
            owner, asset = (f"x-{pick.randrange(1, number) // 3 * 3 + 1}" for _ in range(2))
            properties = {"owner": [owner], "asset": [asset], "percentage": [str(pick.randrange(100))]}
        record = {"id": f"x-{number}", "schema": kind, "properties": properties, "datasets": ["made-up"]}
        yield json.dumps(record).encode() + b"\n"


def run(script: str, *arguments: str) -> list[str]:
    command = [sys.executable, "-c", script, *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()


def main(megabytes: int, kind: str) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, f"long.{kind}")
        with path.open("wb") as file:
            for piece in n_quads() if kind == "nq" else json_lines():
                file.write(piece)
                if file.tell() >= megabytes * 1_000_000:
                    break
        empty = int(run(EMPTY + PEAK)[-1])
        started = time.monotonic()
        claims, peak = map(int, run(READ + PEAK, str(path)))
        seconds = time.monotonic() - started
        print(f"{megabytes:,} MB of {kind}: {claims:,} claims read in {seconds:.0f} s")
        print(f"  loader: {(peak - empty) / 1024:.0f} MiB above an empty process ({empty / 1024:.0f} MiB)")
        store = Path(folder, "store")
        started = time.monotonic()
        load = "from pactgraph.graph.cli import main; import sys, atexit, resource\n"
        load += "atexit.register(lambda: print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss))\n"
        load += "sys.argv = ['pactgraph', 'load', sys.argv[1], '--store', sys.argv[2], '-f', 'json']\nmain()"
        peak = int(run(load, str(path), str(store))[-1])
        kept = sum(file.stat().st_size for file in store.rglob("*") if file.is_file())
        print(f"  loaded into a store of {kept / 1e6:,.0f} MB in {time.monotonic() - started:.0f} s", end="")
        print(f", {(peak - empty) / 1024:.0f} MiB above an empty process in all")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200, sys.argv[2] if len(sys.argv) > 2 else "nq")
