"""RDF of others: n-ary patterns of ORG, schema.org, GLEIF and FIBO become claims by CONSTRUCT queries."""

from __future__ import annotations

from collections import Counter

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pactgraph.graph.export import export_graph
from pactgraph.graph.partnership_graph import PartnershipGraph
from pactgraph.loaders.document import Document, read_file
from pactgraph.loaders.gleif.codes import codes
from pactgraph.loaders.gleif.exceptions import reason_concept
from pactgraph.loaders.rdf import RDF
from pactgraph.loaders.rdf_mappings.mapping import read_mapping, shipped_mappings
from pactgraph.ontology.claim import Claim, Confidence, Modality, Status
from pactgraph.ontology.entity import Entity
from pactgraph.ontology.errors import InvalidValue, MalformedSource, UnsupportedSource
from pactgraph.ontology.records import Notice, Record, Refusal
from pactgraph.ontology.source import Source
from tests.shared import shared

PREFIXES = """
@prefix org: <http://www.w3.org/ns/org#> . @prefix schema: <https://schema.org/> .
@prefix old: <http://schema.org/> . @prefix e: <https://example.org/> .
@prefix time: <http://www.w3.org/2006/time#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> . @prefix rov: <http://www.w3.org/ns/regorg#> .
@prefix own: <https://spec.edmcouncil.org/fibo/ontology/FND/OwnershipAndControl/Ownership/> .
@prefix ctl: <https://spec.edmcouncil.org/fibo/ontology/FND/OwnershipAndControl/Control/> .
@prefix roles: <https://spec.edmcouncil.org/fibo/ontology/FND/Parties/Roles/> .
@prefix commons: <https://www.omg.org/spec/Commons/RolesAndCompositions/> .
@prefix L1: <https://www.gleif.org/ontology/L1/> . @prefix L2: <https://www.gleif.org/ontology/L2/> .
@prefix base: <https://www.gleif.org/ontology/Base/> . @prefix dcterms: <http://purl.org/dc/terms/> .
@prefix repex: <https://www.gleif.org/ontology/ReportingException/> .
@prefix lei: <https://rdf.gleif.org/L1/L-> .
"""


def read(text: str, name: str = "theirs.ttl", constructs: tuple[tuple[str, str], ...] = ()) -> list[Record]:
    data = (PREFIXES * name.endswith(".ttl") + text).encode()
    return list(RDF.read(Document(name, f"file:///{name}", data, constructs=constructs)))


def claims_of(found: list[Record]) -> list[Claim]:
    return [record for record in found if isinstance(record, Claim)]


def said(text: str) -> list[tuple[str, str, str, str | None, str, str]]:
    return [
        (c.subject_name, c.relation, c.object_name, c.scope, str(c.valid_from), str(c.valid_to))
        for c in claims_of(read(text))
    ]


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


CHILD, PARENT = "5493000000000000CH01", "5493000000000000PA02"
RELATIONSHIP = f"""e:r a L2:DirectConsolidation ; L2:hasChild lei:{CHILD} ; L2:hasParent lei:{PARENT} ;
  L2:hasRelationshipStatus L2:RelationshipStatus%s ; L2:hasRelationshipPeriod [ a base:Period %s ] .
  e:r-rec base:records e:r ; base:hasRegistrationStatus L2:RegistrationStatus%s ;
    L2:hasValidationSources L1:ValidationSourceKindFullyCorroborated ."""
SINCE = '; base:hasStart "2017-10-02T19:50:30.804Z"^^xsd:dateTime'
UNTIL = '; base:hasEnd "2020-12-31T00:00:00Z"^^xsd:dateTime'


@pytest.mark.parametrize(
    ("status", "period", "registration", "put", "modality", "valid", "confidence"),
    [
        ("Active", SINCE, "Published", "in-force", "asserted", ("2017-10-02", "None"), "high"),
        ("Active", SINCE, "Lapsed", "in-force", "asserted", ("2017-10-02", "None"), "medium"),
        ("Inactive", SINCE, "Published", "ended", "asserted", ("None", "None"), "high"),
        ("Inactive", SINCE + UNTIL, "Retired", "in-force", "asserted", ("2017-10-02", "2021-01-01"), "high"),
        ("Active", SINCE, "Annulled", "denied", "negated", ("2017-10-02", "None"), "high"),
    ],
)
def test_gleif_in_rdf_is_read_like_gleif_in_xml(
    status: str,
    period: str,
    registration: str,
    put: str,
    modality: str,
    valid: tuple[str, str],
    confidence: str,
) -> None:
    (claim,) = claims_of(read(RELATIONSHIP % (status, period, registration)))
    assert (claim.subject, claim.object) == tuple(
        f"https://w3id.org/pactgraph/entity/lei-{lei}" for lei in (CHILD, PARENT)
    )
    assert (claim.relation, claim.scope) == ("subsidiary-of", "direct")
    assert (claim.status, claim.modality) == (Status(put), Modality(modality))
    assert (str(claim.valid_from), str(claim.valid_to)) == valid
    assert claim.confidence is Confidence(confidence)


def test_reasons_why_no_parent_is_reported_are_those_of_the_xml() -> None:
    kinds = {code: "".join(map(str.title, code.split("_"))) for code in codes().exception_reasons}
    kinds["NO_LEI"] = "NoLEI"
    body = "\n".join(
        f"e:x{n} a repex:DirectConsolidationReportingException ; repex:hasReportingEntity lei:{CHILD} ; "
        f"repex:hasExceptionReason repex:ExceptionReasonKind{kind} ."
        for n, kind in enumerate(kinds.values())
    )
    found = {(claim.object, claim.object_name) for claim in claims_of(read(body))}
    assert found == {(reason_concept(code).iri, reason_concept(code).name) for code in kinds}


def test_names_of_one_file_are_those_of_relationships_in_another() -> None:
    graph = PartnershipGraph()
    graph.load_records(read(RELATIONSHIP % ("Active", SINCE, "Published"), "relationships.ttl"))
    names = f'lei:{CHILD} L1:hasLegalName "Child LLC" ; L1:hasPreviousLegalName "Infant LLC" .'
    graph.load_records(read(names, "entities.ttl"))
    assert graph.show("Infant LLC").entity.name == "Child LLC"


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


def test_the_real_folder_of_gleif_is_read_whole() -> None:
    folder = shared("data/05_gleif_rdf")
    graph = PartnershipGraph()
    counted: Counter[str] = Counter()
    for path in sorted(folder.glob("*.ttl")):
        found = list(RDF.read(read_file(path)))
        counted.update(type(record).__name__ for record in found)
        graph.load_records(found)
    assert counted == {"Source": 15, "Notice": 15, "Entity": 19, "Claim": 10}
    claims = Counter((c.relation, c.scope) for c in graph.snapshot.claims.values())
    assert claims == {
        ("subsidiary-of", "direct"): 3,
        ("subsidiary-of", "ultimate"): 3,
        ("part-of", "international branch"): 1,
        ("has-no-reported-parent", "direct parent"): 1,
        ("has-no-reported-parent", "ultimate parent"): 2,
    }
    assert graph.show("Travelers Group Inc.").entity.name == "Citigroup Inc."


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
