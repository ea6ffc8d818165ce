"""GLEIF's registers: entities, files of every form, and that each record is told or refused."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pactgraph.graph.partnership_graph import PartnershipGraph
from pactgraph.loaders.document import read_file
from pactgraph.loaders.gleif.codes import codes
from pactgraph.loaders.gleif.loader import GLEIF
from pactgraph.ontology.claim import Claim
from pactgraph.ontology.entity import Entity
from pactgraph.ontology.errors import MalformedSource
from pactgraph.ontology.identifiers import Identifier
from pactgraph.ontology.records import Notice, Refusal
from pactgraph.ontology.source import Source
from pactgraph.ontology.vocabulary import vocabulary
from tests.loaders.gleif_records import (
    CHILD,
    EXCEPTIONS,
    PARENT,
    entity_iri,
    exception,
    of,
    period,
    read,
    reason,
    relationship,
    relationships,
)
from tests.shared import shared

ENTITIES = """<lei:LEIData xmlns:lei="http://www.gleif.org/data/schema/leidata/2016"><lei:LEIRecords>
<lei:LEIRecord><lei:LEI>{lei}</lei:LEI><lei:Entity>
  <lei:LegalName xml:lang="ja">日本電気株式会社</lei:LegalName>
  <lei:OtherEntityNames>
    <lei:OtherEntityName type="PREVIOUS_LEGAL_NAME">Old Electric K.K.</lei:OtherEntityName>
    <lei:OtherEntityName type="TRADING_OR_OPERATING_NAME">NEC</lei:OtherEntityName>
  </lei:OtherEntityNames>
  <lei:TransliteratedOtherEntityNames>
    <lei:TransliteratedOtherEntityName type="PREFERRED_ASCII_TRANSLITERATED_LEGAL_NAME">Nippon Denki
    </lei:TransliteratedOtherEntityName>
  </lei:TransliteratedOtherEntityNames>
  <lei:RegistrationAuthority><lei:RegistrationAuthorityID>{authority}</lei:RegistrationAuthorityID>
    <lei:RegistrationAuthorityEntityID>FC025891</lei:RegistrationAuthorityEntityID>
  </lei:RegistrationAuthority>
  <lei:LegalJurisdiction>JP</lei:LegalJurisdiction><lei:EntityCategory>GENERAL</lei:EntityCategory>
  <lei:EntityStatus>INACTIVE</lei:EntityStatus>
  <lei:EntityExpirationDate>2020-03-31T00:00:00Z</lei:EntityExpirationDate>
  <lei:EntityExpirationReason>CORPORATE_ACTION</lei:EntityExpirationReason>{more}
</lei:Entity><lei:Registration><lei:RegistrationStatus>MERGED</lei:RegistrationStatus></lei:Registration>
</lei:LEIRecord></lei:LEIRecords></lei:LEIData>"""


def entity_of(**parts: str) -> Entity:
    values = {"lei": CHILD, "authority": "RA000585", "more": ""} | parts
    found = of(Entity, read(ENTITIES.format(**values)))[0]
    assert isinstance(found, Entity)
    return found


def test_an_entity_has_its_other_names_as_aliases_and_says_what_became_of_it() -> None:
    entity = entity_of()
    assert (entity.name, entity.kind) == ("日本電気株式会社", "organization")
    assert entity.aliases == ("Old Electric K.K.", "NEC", "Nippon Denki")
    assert entity.description == (
        "general; under the law of JP; no longer active; corporate action on 2020-03-31; LEI merged; "
        "formerly Old Electric K.K."
    )


@pytest.mark.parametrize(
    ("authority", "identifiers"),
    [
        ("RA000585", {"lei:" + CHILD, "company-number:GB:FC025891"}),
        ("RA000412", {"lei:" + CHILD, "id:RA000412:FC025891"}),
        ("RA888888", {"lei:" + CHILD}),
        ("RA999999", {"lei:" + CHILD}),
    ],
)
def test_a_number_of_no_authority_identifies_nothing(authority: str, identifiers: set[str]) -> None:
    found = {Identifier.parse(iri) for iri in entity_of(authority=authority).identifiers}
    assert {f"{i.scheme}:{i.value}" for i in found if i is not None} == identifiers


@pytest.mark.parametrize(
    ("successor", "iri"),
    [
        (f"<lei:SuccessorLEI>{PARENT}</lei:SuccessorLEI>", entity_iri(PARENT)),
        (
            "<lei:SuccessorEntityName>New Electric</lei:SuccessorEntityName>",
            f"https://w3id.org/pactgraph/entity/id-{CHILD}.new-electric",
        ),
    ],
)
def test_a_successor_is_a_claim_from_the_day_the_entity_ended(successor: str, iri: str) -> None:
    more = f"<lei:SuccessorEntity>{successor}</lei:SuccessorEntity>"
    (claim,) = of(Claim, read(ENTITIES.format(lei=CHILD, authority="RA000585", more=more)))
    assert isinstance(claim, Claim)
    assert (claim.relation, claim.object, str(claim.valid_from)) == ("succeeded-by", iri, "2020-03-31")


def test_a_fund_family_is_what_the_fund_is_part_of() -> None:
    family = f"<lei:AssociatedLEI>{PARENT}</lei:AssociatedLEI>"
    more = f'<lei:AssociatedEntity type="FUND_FAMILY">{family}</lei:AssociatedEntity>'
    (claim,) = of(Claim, read(ENTITIES.format(lei=CHILD, authority="RA000585", more=more)))
    assert isinstance(claim, Claim)
    assert (claim.relation, claim.scope, claim.object) == ("part-of", "fund family", entity_iri(PARENT))


GOLDEN_JSON = """{"records": [{"LEI": {"$": "%s"}, "Entity": {
  "LegalName": {"@xml:lang": "en", "$": "Child Fund"},
  "OtherEntityNames": {"OtherEntityName": [
    {"@type": "PREVIOUS_LEGAL_NAME", "$": "Old Fund"}, {"@type": "TRADING_OR_OPERATING_NAME", "$": "CF"}]},
  "EntityStatus": {"$": "ACTIVE"}}, "Registration": {"RegistrationStatus": {"$": "LAPSED"}}}]}"""


def test_the_json_of_the_golden_copy_is_read_like_its_xml() -> None:
    (entity,) = of(Entity, read(GOLDEN_JSON % CHILD, "golden.json"))
    assert isinstance(entity, Entity)
    assert (entity.name, entity.aliases) == ("Child Fund", ("Old Fund", "CF"))
    assert entity.description == "legal entity; active; LEI lapsed; formerly Old Fund"


def test_names_may_come_after_relationships(tmp_path: object) -> None:
    graph = PartnershipGraph()
    graph.load_records(read(relationships(relationship()), "rr.xml"))
    graph.load_records(
        read(
            EXCEPTIONS.format(exception("DIRECT_ACCOUNTING_CONSOLIDATION_PARENT", reason("NO_LEI"))), "x.xml"
        )
    )
    assert graph.show(CHILD).entity.name == CHILD
    graph.load_records(read(ENTITIES.format(lei=CHILD, authority="RA000585", more=""), "lei.xml"))
    assert graph.show(CHILD).entity.name == "日本電気株式会社"


def test_the_codes_name_relations_of_the_ontology() -> None:
    for kinship in codes().relationships.values():
        assert kinship.relation in vocabulary().relations and kinship.subject in ("start", "end")


RECORDS = st.builds(
    relationship,
    type=st.sampled_from([*codes().relationships, "ODD"]),
    start=st.sampled_from([CHILD, PARENT, "x"]),
    end=st.sampled_from([PARENT, "5493000000000000XX03"]),
    registration=st.sampled_from([*codes().registrations, "ODD"]),
    status=st.sampled_from(["ACTIVE", "INACTIVE", "NULL"]),
    periods=st.builds(
        period,
        st.sampled_from(["", "2019-01-01T00:00:00Z", "2019-02-30", "9999-12-31"]),
        st.sampled_from(["", "2020-06-30", "1950"]),
    ),
)


@settings(deadline=None)
@given(st.lists(RECORDS, max_size=6))
def test_records_in_are_claims_out_plus_refused(records: list[str]) -> None:
    found = read(relationships(*records))
    assert len(records) == len(of(Claim, found)) + len(of(Refusal, found))
    given_so_far: set[str] = set()
    for record in found:
        if isinstance(record, Source | Entity):
            given_so_far.add(record.iri)
        elif isinstance(record, Claim):
            assert {record.source, record.subject, record.object} <= given_so_far


@pytest.mark.parametrize("text", ["<LEIData/>", "<RelationshipData></RelationshipData>"])
def test_a_register_without_records_says_so(text: str) -> None:
    (notice,) = of(Notice, read(text))
    assert "there are no records in it" in str(notice)


def test_a_cut_off_file_is_refused_with_its_line() -> None:
    with pytest.raises(MalformedSource, match=r"register\.xml, line 10: not well-formed"):
        read(relationships(relationship())[:-60])


@pytest.mark.parametrize(
    ("name", "counts"),
    [
        ("lei-data.xml", {"Source": 1, "Entity": 13, "Notice": 1}),
        ("lei-data.json", {"Source": 1, "Entity": 13, "Notice": 1}),
        ("rr-data.xml", {"Source": 1, "Entity": 16, "Claim": 10, "Notice": 1}),
        ("rr-data.json", {"Source": 1, "Entity": 16, "Claim": 10, "Notice": 1}),
        ("repex-data.xml", {"Source": 1, "Entity": 13, "Claim": 10}),
    ],
)
def test_the_real_files_are_read_record_by_record(name: str, counts: dict[str, int]) -> None:
    document = read_file(shared(f"data/04_gleif_lei_xml/{name}"))
    assert GLEIF.recognises(document)
    found = list(GLEIF.read(document))
    assert Counter(type(record).__name__ for record in found) == counts


def test_the_xml_and_the_json_of_a_real_file_say_the_same() -> None:
    spoken = []
    for name in ("rr-data.xml", "rr-data.json"):
        claims = of(Claim, list(GLEIF.read(read_file(shared(f"data/04_gleif_lei_xml/{name}")))))
        spoken.append(
            [(c.subject, c.relation, c.object, c.valid_from) for c in claims if isinstance(c, Claim)]
        )
    assert spoken[0] == spoken[1]


@pytest.mark.parametrize("name", ["lei-data-out.json", "rr-data-out.json"])
def test_what_others_made_of_the_register_is_not_taken_for_it(name: str) -> None:
    assert not GLEIF.recognises(read_file(shared(f"data/04_gleif_lei_xml/{name}")))
