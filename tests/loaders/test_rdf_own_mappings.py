"""Mappings of RDF that a user gives, and what no mapping reads."""

from __future__ import annotations

import pytest

from pactgraph.loaders.rdf_mappings.mapping import read_mapping, shipped_mappings
from pactgraph.ontology.claim import Status
from pactgraph.ontology.errors import InvalidValue, MalformedSource, UnsupportedSource
from pactgraph.ontology.records import Notice, Refusal
from pactgraph.ontology.source import Source
from tests.loaders.foreign_rdf import claims_of, read


def test_an_ontology_among_the_data_says_that_it_makes_no_claims() -> None:
    found = read('e:o a owl:Ontology . e:C a owl:Class ; rdfs:label "C" .')
    assert [type(record) for record in found] == [Source, Notice]
    assert "its 3 triples define terms" in str(found[1])


def test_what_no_mapping_reads_is_counted() -> None:
    found = read("e:a org:subOrganizationOf e:b ; e:colour 'red' ; e:size 3 .")
    (notice,) = (record for record in found if isinstance(record, Notice))
    assert "2 triples are no claims" in notice.message


DEALS = """
PREFIX my: <https://example.org/deals#>
CONSTRUCT {
  [] a pact:Claim ; rdf:subject ?buyer ; rdf:predicate pact:acquires ; rdf:object ?target ;
    pact:amount [ pact:low ?price ; pact:high ?price ; pact:unit "USD" ] ; pact:validFrom ?day ;
    pact:status pact:status-completed ; prov:wasDerivedFrom ?deal .
}
WHERE { ?deal a my:Deal ; my:buyer ?buyer ; my:target ?target ; my:price ?price ; my:closed ?day }
"""


def test_a_user_adds_a_mapping() -> None:
    text = "e:d a <https://example.org/deals#Deal> ; <https://example.org/deals#buyer> e:a ; "
    text += "<https://example.org/deals#target> e:b ; <https://example.org/deals#price> 4000000000 ; "
    text += '<https://example.org/deals#closed> "2026-01-31"^^xsd:date .'
    (claim,) = claims_of(read(text, constructs=(("my.rq", DEALS),)))
    assert (claim.relation, claim.status, str(claim.valid_from)) == (
        "acquires",
        Status.COMPLETED,
        "2026-01-31",
    )
    assert [str(amount) for amount in claim.amounts] == ["4,000,000,000 USD"]
    assert claim.recorded_by == "rdf mapping my.rq"
    with pytest.raises(UnsupportedSource, match="--construct adds a mapping"):
        read(text)


@pytest.mark.parametrize(
    ("query", "problem"),
    [
        (
            "CONSTRUCT { ?a ?b ?c } WHERE { SERVICE <http://127.0.0.1:9/> { ?a ?b ?c } }",
            "SERVICE is not used",
        ),
        ("CONSTRUCT { ?a ?b ?c } FROM <https://example.org/> WHERE { ?a ?b ?c }", "FROM is not used"),
        ("SELECT * WHERE { ?a ?b ?c }", "is a CONSTRUCT query"),
        ("DELETE WHERE { ?a ?b ?c }", "is a CONSTRUCT query"),
        ("CONSTRUCT { ?a ?b ?c } WHERE { ?a ?b }", "error at 1:"),
        ("CONSTRUCT " + "{" * 8000, "brackets deep"),
        ("", "is a CONSTRUCT query"),
    ],
)
def test_a_mapping_that_would_leave_the_machine_or_does_not_parse_is_refused(
    query: str, problem: str
) -> None:
    with pytest.raises(InvalidValue, match=problem):
        read_mapping("my.rq", query)
    with pytest.raises(MalformedSource, match=problem):
        read("e:a org:memberOf e:b .", constructs=(("my.rq", query),))


def test_a_mapping_that_names_no_relation_has_its_claims_refused() -> None:
    query = (
        "CONSTRUCT { [] a pact:Claim ; rdf:subject ?a ; rdf:predicate ?p ; rdf:object ?b } WHERE { ?a ?p ?b }"
    )
    found = read("e:a e:likes e:b .", constructs=(("my.rq", query),))
    (refusal,) = (record for record in found if isinstance(record, Refusal))
    assert "my.rq names <https://example.org/likes>, which is no relation" in refusal.reason


def test_the_shipped_mappings_say_what_they_are_for() -> None:
    for mapping in shipped_mappings():
        assert mapping.vocabularies, mapping.name
        lines = [line for line in mapping.query.splitlines() if line.startswith("# claims:")]
        named = [word for line in lines for word in line.split()]
        assert len(mapping.claims) == len(named) - 2 * len(lines), mapping.name
