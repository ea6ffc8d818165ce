"""What constructing mappings make of the engine's solutions: the triples that the engine would construct."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from pactgraph.loaders.rdf_mappings.mapping import read_mapping
from pactgraph.ontology.entity import Entity
from tests.loaders.foreign_rdf import claims_of, read

MINE = "PREFIX my: <https://e.org/> "
TEMPLATES = {
    "blank nodes are new in each solution, and gaps are left out": (
        MINE
        + "CONSTRUCT { [] a my:C ; my:of ?a ; my:on ?d } WHERE { ?a my:owns ?b OPTIONAL { ?b my:on ?d } }",
        4,
        2,
    ),
    "without the word WHERE": (MINE + "CONSTRUCT { ?a my:has ?b } { ?a my:owns ?b }", 2, 1),
    "a pattern that is its own template": (MINE + "CONSTRUCT WHERE { ?a my:owns ?b ; my:owns $c }", 4, 1),
    "no variable": (MINE + "CONSTRUCT { my:x a my:C } WHERE { ?a my:owns ?b }", 2, 1),
    "brackets and question marks in texts": (
        MINE + 'CONSTRUCT { ?a my:says "?b } {" . # ?b }\n } WHERE { ?a my:owns ?b } ORDER BY ?a LIMIT 1',
        1,
        1,
    ),
    "a literal where none can be": (MINE + "CONSTRUCT { ?d my:of my:x } WHERE { ?a my:on ?d }", 0, 0),
}


@pytest.mark.parametrize(("query", "triples", "subjects"), TEMPLATES.values(), ids=TEMPLATES)
def test_solutions_make_what_the_engine_constructs(query: str, triples: int, subjects: int) -> None:
    store = ox.Store()
    given = "PREFIX my: <https://e.org/> INSERT DATA { my:a my:owns my:b . my:c my:owns my:d . my:e my:on 2 }"
    store.update(given)
    made = list(read_mapping("mine.rq", query).run(store))
    assert sum(map(len, made)) == triples
    assert all(len({triple.subject for triple in found}) <= subjects for found in made)
    engine = store.query(query)
    assert isinstance(engine, ox.QueryTriples)
    blank = ox.BlankNode("one")
    assert {_without_blanks(t, blank) for found in made for t in found} == {
        _without_blanks(t, blank) for t in engine
    }


def _without_blanks(triple: ox.Triple, blank: ox.BlankNode) -> ox.Triple:
    subject = blank if isinstance(triple.subject, ox.BlankNode) else triple.subject
    return ox.Triple(subject, triple.predicate, triple.object)


def test_a_claim_that_has_an_iri_is_told_by_several_solutions_and_entities_by_several_mappings() -> None:
    deal = """PREFIX e: <https://example.org/> CONSTRUCT {
        ?deal a pact:Claim ; rdf:subject ?a ; rdf:predicate pact:acquires ; rdf:object ?b ;
        pact:amount [ pact:low ?price ; pact:high ?price ; pact:unit "USD" ] }
        WHERE { ?deal e:buyer ?a ; e:target ?b ; e:for ?price }"""
    named = "CONSTRUCT { ?a a pact:Organization ; rdfs:label 'Buyer' } { ?d <https://example.org/buyer> ?a }"
    other = "CONSTRUCT { ?a a pact:Organization ; skos:altLabel 'B.' } { ?d <https://example.org/buyer> ?a }"
    found = read(
        "e:deal e:buyer e:a ; e:target e:b ; e:for 5 , 7 .",
        constructs=(("deal.rq", deal), ("named.rq", named), ("other.rq", other)),
    )
    (claim,) = claims_of(found)
    assert sorted(str(amount) for amount in claim.amounts) == ["5 USD", "7 USD"]
    buyers = [record for record in found if isinstance(record, Entity) and record.name == "Buyer"]
    assert [buyer.aliases for buyer in buyers] == [("B.",)]
