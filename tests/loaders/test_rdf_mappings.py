"""RDF of others: patterns of ORG, schema.org and FIBO become claims or are refused."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pactgraph.graph.export import export_graph
from pactgraph.graph.partnership_graph import PartnershipGraph
from pactgraph.ontology.entity import Entity
from pactgraph.ontology.records import Notice, Refusal
from tests.loaders.foreign_rdf import PREFIXES, claims_of, read, said

PATTERNS = {
    "an ORG membership with its role and period": (
        """e:m a org:Membership ; org:member e:bret ; org:organization e:openai ; org:role e:chair ;
             org:memberDuring [ time:hasBeginning [ time:inXSDDate "2023-11-29"^^xsd:date ] ;
                                time:hasEnd [ time:inXSDgYear "2025"^^xsd:gYear ] ] .
           e:chair skos:prefLabel "Chair of the board"@en , "Vorsitz"@de .
           e:bret rdfs:label "Bret" . e:openai skos:prefLabel "OpenAI" .""",
        [("Bret", "board-member-of", "OpenAI", "Chair of the board", "2023-11-29", "2026")],
    ),
    "founders and employees": (
        "e:a schema:founder e:f ; schema:employee e:g . e:h schema:worksFor e:a .",
        [
            ("f", "founded", "a", None, "None", "None"),
            ("g", "employed-by", "a", None, "None", "None"),
            ("h", "employed-by", "a", None, "None", "None"),
        ],
    ),
    "organizations that are linked somehow": (
        "e:a org:linkedTo e:b .",
        [("a", "related-to", "b", None, "None", "None")],
    ),
    "an ORG membership of no stated role": (
        "e:m a org:Membership ; org:member e:a ; org:organization e:b .",
        [("a", "member-of", "b", None, "None", "None")],
    ),
    "an officer": (
        'e:m a org:Membership ; org:member e:a ; org:organization e:b ; org:role [ rdfs:label "CFO" ] .',
        [("a", "officer-of", "b", "CFO", "None", "None")],
    ),
    "units and parts of organizations, from both ends": (
        """e:a org:subOrganizationOf e:b . e:b org:hasSubOrganization e:c .
           e:b org:hasUnit e:u . e:b org:hasMember e:p .""",
        [
            ("p", "member-of", "b", None, "None", "None"),
            ("u", "part-of", "b", None, "None", "None"),
            ("a", "subsidiary-of", "b", None, "None", "None"),
            ("c", "subsidiary-of", "b", None, "None", "None"),
        ],
    ),
    "a change of organizations": (
        """e:change a org:ChangeEvent ; org:originalOrganization e:old ; org:resultingOrganization e:new ;
             dcterms:date "2025-10-28"^^xsd:date .""",
        [("old", "succeeded-by", "new", None, "2025-10-28", "None")],
    ),
    "schema.org in both of its namespaces": (
        "e:a old:parentOrganization e:b . e:b schema:subOrganization e:c .",
        [
            ("a", "subsidiary-of", "b", None, "None", "None"),
            ("c", "subsidiary-of", "b", None, "None", "None"),
        ],
    ),
    "a Role between an organization and its member": (
        """e:a schema:memberOf [ a schema:OrganizationRole ; schema:memberOf e:b ; schema:roleName "founder" ;
             schema:startDate "2015-12"^^xsd:gYearMonth ; schema:endDate "2018-02-20" ] .""",
        [("a", "member-of", "b", "founder", "2015-12", "2018-02-21")],
    ),
    "funders, of whom one has a Role": (
        """e:p schema:funder e:a , [ a schema:Role ; schema:funder e:b ; schema:startDate "2020" ] ;
             schema:sponsor e:c .""",
        [
            ("a", "funds", "p", None, "None", "None"),
            ("b", "funds", "p", None, "2020", "None"),
            ("c", "funds", "p", "sponsor", "None", "None"),
        ],
    ),
    "what is owned, plain and with its period": (
        """e:a schema:owns e:x , [ a schema:OwnershipInfo ; schema:typeOfGood e:y ;
             schema:ownedFrom "2018-10-26T00:00:00Z"^^xsd:dateTime ; schema:ownedThrough "2024" ] .""",
        [("a", "owns", "x", None, "None", "None"), ("a", "owns", "y", None, "2018-10-26", "2025")],
    ),
    "ownership as a situation": (
        "e:s a own:Ownership ; own:hasOwningParty e:a ; own:hasOwnedAsset e:b ; own:hasPercentage 49.5 .",
        [("a", "owns", "b", None, "None", "None")],
    ),
    "control between roles that entities play": (
        """e:s a ctl:DeFactoControl ; ctl:hasPartyInControl e:r1 ; ctl:isInControlOfThing e:r2 .
           e:r1 roles:isPlayedBy e:a . e:r2 commons:isPlayedBy e:b . e:c own:isOwnedBy e:r1 .""",
        [
            ("a", "controls", "b", "de facto control", "None", "None"),
            ("a", "owns", "c", None, "None", "None"),
        ],
    ),
}


@pytest.mark.parametrize(("text", "expected"), PATTERNS.values(), ids=PATTERNS)
def test_a_pattern_is_a_claim(text: str, expected: list[tuple[str, ...]]) -> None:
    assert sorted(said(text), key=str) == sorted(expected, key=str)
    assert not [record for record in read(text) if isinstance(record, Refusal)]


def test_a_share_is_an_amount() -> None:
    (claim,) = claims_of(read(PATTERNS["ownership as a situation"][0]))
    assert [str(amount) for amount in claim.amounts] == ["49.5 %"]


def test_the_node_is_the_evidence_with_its_blank_nodes_in_place() -> None:
    text = PATTERNS["a Role between an organization and its member"][0]
    (claim,) = claims_of(read(text))
    assert claim.evidence.quote == (
        '[] a OrganizationRole; endDate "2018-02-20"; memberOf b; roleName "founder"; startDate "2015-12"'
    )
    assert claim.evidence.locator == "a blank node, by the mapping schema-org.rq"


@pytest.mark.parametrize("text", [text for text, _ in PATTERNS.values()], ids=PATTERNS)
def test_the_same_file_makes_the_same_claims_at_every_load(text: str) -> None:
    first, second = read(text), read(text)
    assert sorted(map(repr, first)) == sorted(map(repr, second))
    assert {c.iri for c in claims_of(first)} == {c.iri for c in claims_of(second)}


def test_blank_nodes_of_web_pages_are_entities_by_their_names() -> None:
    page = """{"@context": {"@vocab": "http://schema.org/"}, "@type": "Organization", "name": "Child",
      "leiCode": "549300PSHWOM1D1JVL23",
      "parentOrganization": {"@type": "Corporation", "name": "Parent", "url": "https://parent.example"}}"""
    found = read(page, "page.jsonld")
    (claim,) = claims_of(found)
    entities = {entity.name: entity for entity in found if isinstance(entity, Entity)}
    assert claim.subject == "https://w3id.org/pactgraph/entity/lei-549300PSHWOM1D1JVL23"
    assert claim.object.startswith("https://w3id.org/pactgraph/entity/id-") and claim.object.endswith(
        ".parent"
    )
    assert entities["Parent"].homepage == "https://parent.example"
    assert {entity.kind for entity in entities.values()} == {"organization"}
    assert claims_of(read(page, "other.jsonld"))[0].object != claim.object


@pytest.mark.parametrize(
    "context", ['"https://schema.org"', '"http://schema.org/"', '["https://schema.org", {}]']
)
def test_a_web_page_that_refers_to_the_context_of_schema_org_is_read_without_fetching_it(
    context: str,
) -> None:
    page = """{"@context": %s, "@graph": [{"@type": "Organization", "@id": "https://child.example/",
      "name": "Child", "parentOrganization": {"@type": "Organization", "name": "Parent"}}]}"""
    (claim,) = claims_of(read(page % context, "page.jsonld"))
    assert (claim.subject, claim.relation) == ("https://child.example/", "subsidiary-of")


def test_a_registered_organization_is_an_entity() -> None:
    text = """e:x a rov:RegisteredOrganization ; rov:legalName "Registered Ltd"@en , "Registriert"@de ;
      rov:registration [ skos:notation "00102498" ] ."""
    (entity,) = (record for record in read(text) if isinstance(record, Entity))
    assert (entity.name, entity.kind, entity.aliases) == ("Registered Ltd", "organization", ("Registriert",))
    assert entity.description == "registered as 00102498"


def test_what_pactgraph_writes_is_not_taken_for_other_vocabularies() -> None:
    graph = PartnershipGraph()
    graph.load_records(read(PATTERNS["an officer"][0]))
    ours = export_graph(graph, "nquads").decode()
    assert "schema.org" not in ours or not [r for r in read(ours, "ours.nq") if isinstance(r, Notice)]
    assert [c.recorded_by for c in claims_of(read(ours, "ours.nq"))] == ["rdf mapping org.rq"]


REFUSED = {
    "a membership without an organization": (
        "e:m a org:Membership ; org:member e:a .",
        "the mapping org.rq does not find all that a claim needs in it",
    ),
    "a parent that is only a text": (
        'e:a schema:parentOrganization "Alphabet" .',
        "is a text, not an entity",
    ),
    "an end that has no name": (
        "e:a org:subOrganizationOf [] .",
        "blank node without a name",
    ),
    "a day that does not exist": (
        'e:s schema:owns [ a schema:OwnershipInfo; schema:typeOfGood e:y; schema:ownedFrom "2018-02-31" ] .',
        "does not exist",
    ),
    "an organization under itself": ("e:a org:subOrganizationOf e:a .", "both ends are the same entity"),
    "founders of whom no more than a text is given": (
        'e:a schema:founder "Jane Roe" .',
        "is a text, not an entity",
    ),
}


@pytest.mark.parametrize(("text", "reason"), REFUSED.values(), ids=REFUSED)
def test_what_should_be_a_claim_and_is_none_is_refused(text: str, reason: str) -> None:
    found = read("e:x org:subOrganizationOf e:z .\n" + text)
    (refusal,) = (record for record in found if isinstance(record, Refusal))
    assert reason in refusal.reason and refusal.content
    assert [claim.subject_name for claim in claims_of(found)] == ["x"]


NODES = st.sampled_from(["e:a", "e:b", "e:c", '"text"', "[]"])


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["e:a", "e:b", "e:c"]),
            st.sampled_from(["org:subOrganizationOf", "org:hasUnit", "org:memberOf", "org:headOf"]),
            NODES,
        ),
        min_size=1,
        max_size=8,
        unique=True,
    )
)
def test_statements_in_are_claims_out_plus_refused(statements: list[tuple[str, str, str]]) -> None:
    text = "\n".join(f"{s} {p} {o} ." for s, p, o in statements)
    # every [] is a node of its own, so equal statements with one are counted by the parser
    data = (PREFIXES + text).encode()
    number = sum(1 for _ in ox.parse(data, format=ox.RdfFormat.TURTLE))
    found = read(text)
    refused = [record for record in found if isinstance(record, Refusal)]
    assert number == len(claims_of(found)) + len(refused)
