"""A block added to ``relations.ttl`` is enough: tables and texts yield the relation, shapes check it, SPARQL
finds it and what follows from it, and the view draws it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from pyshacl import validate

from pactgraph.graph.partnership_graph import PartnershipGraph
from pactgraph.graph.view.drawing import drawing_of
from pactgraph.graph.view.ties import claimed_graph
from pactgraph.loaders.document import Document
from pactgraph.loaders.registry import loader_for
from pactgraph.ontology import vocabulary as module
from pactgraph.ontology.claim import Claim
from pactgraph.ontology.entity import Entity
from pactgraph.ontology.records import Record
from pactgraph.ontology.vocabulary import ontology_file

BLOCK = """
pact:sponsors a owl:ObjectProperty ; rdfs:label "sponsors"@en ; pact:inverseLabel "is sponsored by"@en ;
    rdfs:domain pact:Organization ; rdfs:range pact:Actor ; pact:group pact:capital ;
    rdfs:subPropertyOf pact:funds ;
    pact:cue "{S} sponsor~ {O}" ;
    skos:definition "Pays for being named."@en ; skos:example "AMD sponsors Ferrari."@en .
"""


@pytest.fixture
def added(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    relations = tmp_path / "relations.ttl"
    relations.write_text(ontology_file("relations.ttl").read_text(encoding="utf-8") + BLOCK, encoding="utf-8")
    shipped = ontology_file
    monkeypatch.setattr(
        module, "ontology_file", lambda name: {relations.name: relations}.get(name) or shipped(name)
    )
    module.vocabulary.cache_clear()
    yield relations
    module.vocabulary.cache_clear()


def read(name: str, text: str) -> list[Record]:
    document = Document(name, f"file:///{name}", text.encode())
    return list(loader_for(document).read(document))


TABLE = "subject,predicate,object\nAMD,sponsors,Ferrari\n"
TEXT = "---\npublished: 2026-03-01\n---\nAMD sponsors Ferrari.\n"


@pytest.mark.parametrize(("name", "text"), [("deals.csv", TABLE), ("article.md", TEXT)])
def test_an_added_relation_goes_all_the_way(added: Path, name: str, text: str) -> None:
    records = read(name, text)
    (claim,) = (record for record in records if isinstance(record, Claim))
    assert (claim.subject_name, claim.relation, claim.object_name) == ("AMD", "sponsors", "Ferrari")

    graph = PartnershipGraph()
    graph.load_records(records)
    assert graph.query("ASK { ?a pact:sponsors ?b . ?a pact:funds ?b }").boolean
    assert not graph.as_of(inference=False).query("ASK { ?a pact:funds ?b }").boolean

    view = graph.as_of()
    entities, sources = view.snapshot.entities.values(), view.snapshot.sources.values()
    drawn = drawing_of(claimed_graph([claim], entities, sources, day=view.day))
    assert len(drawn.network.edges) == 1


@pytest.mark.parametrize(("kind", "finding"), [("organization", None), ("product", "the subject of")])
def test_the_shapes_check_an_added_relation(added: Path, kind: str, finding: str | None) -> None:
    graph = PartnershipGraph()
    records = read("deals.csv", TABLE)
    sponsor, sponsored = Entity.named("AMD", kind), Entity.named("Ferrari", "organization")
    graph.load_records([*(r for r in records if not isinstance(r, Entity | Claim)), sponsor, sponsored,
                        *(r for r in records if isinstance(r, Claim))])  # fmt: skip
    triples = {quad.triple for name in graph.store.source_graphs() for quad in graph.store.graph(name)}
    written = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""
    data = rdflib.Graph().parse(data=written.decode(), format="nt")
    data.parse(ontology_file("pactgraph.ttl"), format="turtle").parse(added, format="turtle")
    shapes = rdflib.Graph().parse(ontology_file("shapes.ttl"), format="turtle")
    conforms, _, report = validate(data, shacl_graph=shapes)
    assert conforms == (finding is None) and (finding or "") in report
