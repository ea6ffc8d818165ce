"""GLEIF's registers in RDF say what they say in XML."""

from __future__ import annotations

from collections import Counter

import pytest

from pactgraph.graph.partnership_graph import PartnershipGraph
from pactgraph.loaders.document import read_file
from pactgraph.loaders.gleif.codes import codes
from pactgraph.loaders.gleif.exceptions import reason_concept
from pactgraph.loaders.rdf import RDF
from pactgraph.ontology.claim import Confidence, Modality, Status
from tests.loaders.foreign_rdf import claims_of, read
from tests.shared import shared

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
