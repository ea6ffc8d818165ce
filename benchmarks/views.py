"""What switching the day costs, beside evaluating the same view from the claims with plain SPARQL.

    python benchmarks/views.py [CLAIMS]        # 100,000 unless said otherwise

Prints CPU-seconds and ratios of one run on a generated graph: every tenth claim ends or revises an earlier
one. "One pass" reads what a view needs of every claim; "plain SPARQL" evaluates the rules of a view in one
query, without scopes, which would make it slower still.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pyoxigraph as ox

from pactgraph.graph.partnership_graph import PartnershipGraph
from pactgraph.graph.query import ask
from pactgraph.ontology.claim import Claim, Status
from pactgraph.ontology.encode import encode_claim, encode_entity, encode_source
from pactgraph.ontology.entity import Entity
from pactgraph.ontology.partial_date import PartialDate
from pactgraph.ontology.source import Evidence, Source

COUNT = "SELECT (COUNT(*) AS ?n) { ?s pact:provides-compute-to ?o }"
ONE_PASS = """SELECT ?c ?s ?p ?o ?status ?modality ?from ?to ?said { GRAPH ?g {
    ?c a pact:Claim ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; pact:status ?status ;
       pact:modality ?modality . ?g dcterms:issued ?said
    OPTIONAL { ?c pact:validFrom ?from } OPTIONAL { ?c pact:validTo ?to } } }"""
PLAIN = """SELECT (COUNT(*) AS ?n) { SELECT DISTINCT ?s ?o {
  GRAPH ?g { ?c rdf:predicate pact:provides-compute-to ; rdf:subject ?s ; rdf:object ?o ;
             pact:status ?status ; pact:modality pact:modality-asserted . ?g dcterms:issued ?said
             OPTIONAL { ?c pact:validFrom ?from } OPTIONAL { ?c pact:validTo ?to } }
  FILTER (?status IN (pact:status-announced, pact:status-definitive, pact:status-in-force,
                      pact:status-reaffirmed, pact:status-completed))
  FILTER (COALESCE(STR(?from), STR(?said)) <= STR($day) && COALESCE(STR(?to), "9999") > STR($day))
  OPTIONAL { GRAPH ?g2 { ?later rdf:subject ?s ; rdf:predicate pact:provides-compute-to ; rdf:object ?o ;
                         pact:status pact:status-ended . ?g2 dcterms:issued ?then
                         OPTIONAL { ?later pact:validTo ?over } }
             FILTER (STR(?then) > STR(?said) && COALESCE(STR(?over), STR(?then)) <= STR($day)) }
  FILTER (!BOUND(?later)) } }"""


def quads(number: int) -> Iterator[ox.Quad]:
    pick = random.Random(1)
    parties = [Entity.named(f"Company {i}", "organization") for i in range(max(10, number // 20))]
    sources = [
        Source(f"https://example.org/{i}", published=PartialDate.of(date(2015, 1, 1) + timedelta(days=i)))
        for i in range(4000)
    ]
    yield from (quad for source in sources for quad in encode_source(source))
    yield from (quad for party in parties for quad in encode_entity(party, sources[0].iri))
    pairs = [pick.sample(parties, 2) for _ in range(number * 9 // 10)]
    for i in range(number):
        subject, object_ = pairs[i] if i < len(pairs) else pick.choice(pairs)
        yield from encode_claim(
            Claim(
                subject=subject.iri,
                subject_name=subject.name,
                relation="provides-compute-to",
                object=object_.iri,
                object_name=object_.name,
                source=pick.choice(sources).iri,
                evidence=Evidence(f"Statement {i}."),
                status=Status.IN_FORCE if i < len(pairs) else Status.ENDED,
            )
        )


def timed(what: Callable[[], object]) -> tuple[float, object]:
    started = time.process_time()
    result = what()
    return time.process_time() - started, result


def main(number: int) -> None:
    graph = PartnershipGraph()
    graph.store.engine.bulk_extend(quads(number))
    one_pass, rows = timed(lambda: len(ask(graph.store, ONE_PASS).rows))
    print(f"{rows:,} claims")
    rows_of = {}
    figures = {"one pass over the claims": one_pass}
    figures["plain SPARQL on one day"], rows_of["plain"] = timed(
        lambda: next(iter(ask(graph.store, PLAIN, day=date(2020, 6, 1))))["n"]
    )
    figures["first day (reads all claims)"], _ = timed(lambda: graph.as_of("2019-01-01").query(COUNT).rows)
    figures["another day"], rows_of["view"] = timed(
        lambda: next(iter(graph.as_of("2020-06-01").query(COUNT)))["n"]
    )
    figures["a day near it"], _ = timed(lambda: list(graph.as_of("2020-06-02").query(COUNT)))
    figures["a cached day"], _ = timed(lambda: list(graph.as_of("2020-06-01").query(COUNT)))
    for name, seconds in figures.items():
        print(f"  {name:32} {seconds:8.3f} CPU-s {seconds / one_pass:8.2f} of one pass")
    assert rows_of["plain"] == rows_of["view"], rows_of


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
