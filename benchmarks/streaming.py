"""What a long input costs: memory and time of the loader alone, and of loading it into a store on disk.

    python benchmarks/streaming.py [MEGABYTES] [nq|jsonl|foreign] [--loader-only]     # 200 MB of N-Quads

Writes a file of generated claims, reads it in a process of its own, and prints the most memory that process
held above what one that has only imported the loaders holds. Then, unless only the loader is asked for, the
same through ``pactgraph load``. ``foreign`` is RDF in other people's vocabularies: memberships of the W3C's
organization ontology, ownership of schema.org.
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


def foreign() -> Iterator[bytes]:
    """N-Triples in ORG and schema.org: companies and people, a membership with its period, a stake owned."""
    pick = random.Random(1)
    org, time_, schema = "http://www.w3.org/ns/org#", "http://www.w3.org/2006/time#", "https://schema.org/"
    a, label = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type", "http://www.w3.org/2000/01/rdf-schema#label"
    day = "^^<http://www.w3.org/2001/XMLSchema#date>"
    for number in count():
        e = "https://example.org/register/"
        company, person, member = (
            f"<{e}company/{number}>",
            f"<{e}person/{number}>",
            f"<{e}membership/{number}>",
        )
        other = f"<{e}company/{pick.randrange(number + 1)}>"
        role = f"<{e}role/{pick.choice(('director', 'chair', 'secretary', 'member'))}>"
        begun = f"{pick.randrange(1990, 2025)}-{pick.randrange(1, 13):02}-{pick.randrange(1, 29):02}"
        lines = [
            f"{company} <{a}> <{schema}Organization>",
            f'{company} <{schema}name> "Company {number} plc"',
            f"{company} <{schema}owns> _:stake{number}",
            f"_:stake{number} <{a}> <{schema}OwnershipInfo>",
            f"_:stake{number} <{schema}typeOfGood> {other}",
            f'_:stake{number} <{schema}ownedFrom> "{begun}"{day}',
            f"{person} <{a}> <http://xmlns.com/foaf/0.1/Person>",
            f'{person} <{label}> "Person {number}"',
            f"{member} <{a}> <{org}Membership>",
            f"{member} <{org}member> {person}",
            f"{member} <{org}organization> {other}",
            f"{member} <{org}role> {role}",
            f"{member} <{org}memberDuring> _:period{number}",
            f"_:period{number} <{time_}hasBeginning> _:begin{number}",
            f'_:begin{number} <{time_}inXSDDate> "{begun}"{day}',
        ]
        pick.shuffle(lines)
        yield "".join(f"{line} .\n" for line in lines).encode()


PIECES = {"nq": n_quads, "jsonl": json_lines, "foreign": foreign}
SUFFIXES = {"foreign": "nt"}


def run(script: str, *arguments: str) -> list[str]:
    command = [sys.executable, "-c", script, *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()


def main(megabytes: int, kind: str, *, loader_only: bool) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, f"long.{SUFFIXES.get(kind, kind)}")
        with path.open("wb") as file:
            for piece in PIECES[kind]():
                file.write(piece)
                if file.tell() >= megabytes * 1_000_000:
                    break
        empty = int(run(EMPTY + PEAK)[-1])
        started = time.monotonic()
        claims, peak = map(int, run(READ + PEAK, str(path)))
        seconds = time.monotonic() - started
        print(f"{megabytes:,} MB of {kind}: {claims:,} claims read in {seconds:.0f} s")
        print(f"  loader: {(peak - empty) / 1024:.0f} MiB above an empty process ({empty / 1024:.0f} MiB)")
        if loader_only:
            return
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
    given = [word for word in sys.argv[1:] if word != "--loader-only"]
    main(
        int(given[0]) if given else 200,
        given[1] if len(given) > 1 else "nq",
        loader_only="--loader-only" in sys.argv,
    )
