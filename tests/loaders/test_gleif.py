"""GLEIF's registers: every record is an entity, a claim or a refusal, in XML and in JSON alike."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pactgraph.graph.partnership_graph import PartnershipGraph
from pactgraph.loaders.document import Document, read_file
from pactgraph.loaders.gleif.codes import codes
from pactgraph.loaders.gleif.loader import GLEIF
from pactgraph.ontology.claim import Claim, Confidence, Modality, Status
from pactgraph.ontology.entity import Entity
from pactgraph.ontology.errors import MalformedSource
from pactgraph.ontology.identifiers import Identifier
from pactgraph.ontology.records import Notice, Record, Refusal
from pactgraph.ontology.source import Source
from pactgraph.ontology.vocabulary import vocabulary
from tests.shared import shared

CHILD, PARENT = "5493000000000000CH01", "5493000000000000PA02"


def read(text: str, name: str = "register.xml") -> list[Record]:
    document = Document(name, f"file:///{name}", text.encode())
    assert GLEIF.recognises(document)
    return list(GLEIF.read(document))


def of(kind: type, found: list[Record]) -> list[Record]:
    return [record for record in found if isinstance(record, kind)]


def relationship(
    type: str = "IS_DIRECTLY_CONSOLIDATED_BY",
    start: str = CHILD,
    end: str = PARENT,
    periods: str = "",
    status: str = "ACTIVE",
    registration: str = "PUBLISHED",
    more: str = "",
) -> str:
    return f"""<rr:RelationshipRecord>
      <rr:Relationship>
        <rr:StartNode><rr:NodeID>{start}</rr:NodeID><rr:NodeIDType>LEI</rr:NodeIDType></rr:StartNode>
        <rr:EndNode><rr:NodeID>{end}</rr:NodeID><rr:NodeIDType>LEI</rr:NodeIDType></rr:EndNode>
        <rr:RelationshipType>{type}</rr:RelationshipType>
        <rr:RelationshipPeriods>{periods}</rr:RelationshipPeriods>
        <rr:RelationshipStatus>{status}</rr:RelationshipStatus>
      </rr:Relationship>
      <rr:Registration><rr:RegistrationStatus>{registration}</rr:RegistrationStatus></rr:Registration>{more}
    </rr:RelationshipRecord>"""


def relationships(*records: str) -> str:
    return (
        '<rr:RelationshipData xmlns:rr="http://www.gleif.org/data/schema/rr/2016">'
        "<rr:Header><rr:ContentDate>2023-06-05T09:24:22Z</rr:ContentDate></rr:Header>"
        f"<rr:RelationshipRecords>{''.join(records)}</rr:RelationshipRecords></rr:RelationshipData>"
    )


def period(start: str = "", end: str = "", type: str = "RELATIONSHIP_PERIOD") -> str:
    first = f"<rr:StartDate>{start}</rr:StartDate>" if start else ""
    last = f"<rr:EndDate>{end}</rr:EndDate>" if end else ""
    kind = f"<rr:PeriodType>{type}</rr:PeriodType>" if type else ""
    return f"<rr:RelationshipPeriod>{first}{last}{kind}</rr:RelationshipPeriod>"


def only_claim(text: str) -> Claim:
    (found,) = of(Claim, read(text))
    assert isinstance(found, Claim)
    return found


def entity_iri(lei: str) -> str:
    return Identifier.of("lei", lei).entity


@pytest.mark.parametrize(
    ("type", "subject", "relation", "object_", "scope"),
    [
        ("IS_DIRECTLY_CONSOLIDATED_BY", CHILD, "subsidiary-of", PARENT, "direct"),
        ("IS_ULTIMATELY_CONSOLIDATED_BY", CHILD, "subsidiary-of", PARENT, "ultimate"),
        ("IS_INTERNATIONAL_BRANCH_OF", CHILD, "part-of", PARENT, "international branch"),
        ("IS_SUBFUND_OF", CHILD, "part-of", PARENT, "sub-fund"),
        ("IS_FUND-MANAGED_BY", PARENT, "manages", CHILD, "fund"),
        ("IS_FEEDER_TO", CHILD, "invests-in", PARENT, "feeder to master fund"),
    ],
)
def test_a_relationship_type_is_a_relation_with_its_scope_and_direction(
    type: str, subject: str, relation: str, object_: str, scope: str
) -> None:
    claim = only_claim(relationships(relationship(type)))
    assert (claim.subject, claim.object) == (entity_iri(subject), entity_iri(object_))
    assert (claim.relation, claim.scope) == (relation, scope)
    assert f"RelationshipType: {type}" in claim.evidence.quote
    assert claim.evidence.locator == "record 1 at line 1"


@pytest.mark.parametrize(
    ("periods", "valid_from", "valid_to"),
    [
        (period("2018-02-06T00:00:00.000Z"), "2018-02-06", None),
        (period("2018-02-06T23:30:00+02:00", "2020-12-31T00:00:00Z"), "2018-02-06", "2021-01-01"),
        (period("2018-01-01", "2018-12-31", "ACCOUNTING_PERIOD"), None, None),
        (period("2018-01-01", "2018-12-31", "ACCOUNTING_PERIOD") + period("2019-05-01"), "2019-05-01", None),
        (period("2018-01-01", "2018-12-31", "DOCUMENT_FILING_PERIOD"), None, None),
        (period("", "2020-12-31"), None, "2021-01-01"),
        (period("2019", type=""), "2019", None),
        ("", None, None),
    ],
)
def test_only_periods_of_the_relationship_say_when_it_holds(
    periods: str, valid_from: str | None, valid_to: str | None
) -> None:
    claim = only_claim(relationships(relationship(periods=periods)))
    assert (str(claim.valid_from), str(claim.valid_to)) == (str(valid_from), str(valid_to))


def test_two_periods_are_two_claims() -> None:
    periods = period("2010-01-01", "2011-12-31") + period("2015-01-01")
    found = of(Claim, read(relationships(relationship(periods=periods))))
    assert [str(claim.valid_from) for claim in found if isinstance(claim, Claim)] == [
        "2010-01-01",
        "2015-01-01",
    ]


@pytest.mark.parametrize(
    ("status", "registration", "periods", "modality", "put"),
    [
        ("ACTIVE", "PUBLISHED", "", Modality.ASSERTED, Status.IN_FORCE),
        ("ACTIVE", "LAPSED", "", Modality.ASSERTED, Status.IN_FORCE),
        ("INACTIVE", "RETIRED", "", Modality.ASSERTED, Status.ENDED),
        ("INACTIVE", "PUBLISHED", period("2010-01-01"), Modality.ASSERTED, Status.ENDED),
        ("INACTIVE", "RETIRED", period("2010-01-01", "2012-12-31"), Modality.ASSERTED, Status.IN_FORCE),
        ("ACTIVE", "ANNULLED", "", Modality.NEGATED, Status.DENIED),
    ],
)
def test_what_the_register_says_of_its_record_decides_how_the_claim_is_put(
    status: str, registration: str, periods: str, modality: Modality, put: Status
) -> None:
    record = relationship(status=status, registration=registration, periods=periods)
    claim = only_claim(relationships(record))
    assert (claim.modality, claim.status) == (modality, put)


def test_a_lapsed_registration_is_doubted_and_counted() -> None:
    found = read(relationships(relationship(registration="LAPSED"), relationship(start=PARENT, end=CHILD)))
    first = of(Claim, found)[0]
    assert isinstance(first, Claim) and first.confidence is Confidence.MEDIUM
    (notice,) = of(Notice, found)
    assert "of 2 registrations, 1 lapsed" in str(notice)


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        (relationship(type="IS_FRIEND_OF"), "'IS_FRIEND_OF' is none that is known"),
        (relationship(start="5493"), "'5493' is no LEI"),
        (relationship(end=CHILD), "both ends are the same"),
        (relationship(registration="DUPLICATE"), "a duplicate of another"),
        (relationship(registration="ODD"), "'ODD' is none that is known"),
        (relationship(periods=period("3201-10-21")), "StartDate: the year 3201"),
        (relationship(periods=period("2020-01-01", "2019-01-01")), "before it begins"),
        (
            relationship(
                more="<Extension><Deletion><DeletedAt>2023-06-09T09:00:00Z</DeletedAt></Deletion></Extension>"
            ),
            "deleted it on 2023-06-09",
        ),
        ("<rr:RelationshipRecord/>", "it is no record"),
    ],
)
def test_a_record_that_makes_no_claim_is_refused_with_its_place_and_content(record: str, reason: str) -> None:
    found = read(relationships(relationship(), "\n", record))
    (refusal,) = of(Refusal, found)
    assert isinstance(refusal, Refusal)
    assert reason in refusal.reason and refusal.place == "record 2 at line 11" and refusal.content
    assert len(of(Claim, found)) == 1


EXCEPTIONS = """<repex:ReportingExceptionData xmlns:repex="http://www.gleif.org/data/schema/repex/2016">
  <repex:ReportingExceptions>{}</repex:ReportingExceptions></repex:ReportingExceptionData>"""


def exception(category: str, reason: str) -> str:
    return (
        f"<repex:Exception><repex:LEI>{CHILD}</repex:LEI><repex:ExceptionCategory>{category}"
        f"</repex:ExceptionCategory>{reason}</repex:Exception>"
    )


def reason(code: str) -> str:
    return f"<repex:ExceptionReason>{code}</repex:ExceptionReason>"


def test_that_no_parent_is_reported_is_a_claim_with_its_reason() -> None:
    direct, ultimate = "DIRECT_ACCOUNTING_CONSOLIDATION_PARENT", "ULTIMATE_ACCOUNTING_CONSOLIDATION_PARENT"
    body = exception(direct, reason("NON_PUBLIC")) + exception(
        ultimate, reason("NO_LEI") + reason("NATURAL_PERSONS")
    )
    found = read(EXCEPTIONS.format(body))
    claims = [claim for claim in found if isinstance(claim, Claim)]
    assert [(c.relation, c.scope, c.object_name) for c in claims] == [
        ("has-no-reported-parent", "direct parent", "its parent is not public"),
        ("has-no-reported-parent", "ultimate parent", "its parent has no LEI"),
        ("has-no-reported-parent", "ultimate parent", "natural persons own it"),
    ]
    kinds = {e.iri: e.kind for e in found if isinstance(e, Entity)}
    assert {kinds[c.object] for c in claims} == {"concept"}
    assert {kinds[c.subject] for c in claims} == {"organization"}


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (exception("ODD", reason("NO_LEI")), "category 'ODD'"),
        (exception("DIRECT_ACCOUNTING_CONSOLIDATION_PARENT", reason("ODD")), "reason 'ODD'"),
        (exception("DIRECT_ACCOUNTING_CONSOLIDATION_PARENT", ""), "gives no reason"),
    ],
)
def test_an_exception_that_is_not_understood_is_refused(body: str, why: str) -> None:
    found = read(EXCEPTIONS.format(body))
    assert not of(Claim, found) and why in str(of(Refusal, found)[0])


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
