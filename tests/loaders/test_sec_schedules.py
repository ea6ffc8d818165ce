"""Schedules 13D and 13G in XML: who holds how much of a company."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pactgraph.ontology.claim import Status
from pactgraph.ontology.errors import MalformedSource
from pactgraph.ontology.records import Notice
from pactgraph.ontology.source import Source
from tests.loaders.sec_filings import claims_of, entities_of, identifiers_of, read, refusals_of


def person(
    name: str = "Fund LP",
    cik: str = "1373604",
    percent: str = "8.5",
    shares: str = "2100000",
    kind: str = "PN",
) -> str:
    return f"""<reportingPersonInfo><reportingPersonCIK>{cik}</reportingPersonCIK>
      <reportingPersonName>{name}</reportingPersonName><aggregateAmountOwned>{shares}</aggregateAmountOwned>
      <percentOfClass>{percent}</percentOfClass><typeOfReportingPerson>{kind}</typeOfReportingPerson>
      </reportingPersonInfo>"""


def schedule_13d(
    *persons: str, event: str = "12/31/2024", issuer: str = "<issuerName>Acme, Inc.</issuerName>"
) -> str:
    return f"""<?xml version="1.0"?><edgarSubmission xmlns="http://www.sec.gov/edgar/schedule13D">
      <headerData><submissionType>SCHEDULE 13D/A</submissionType></headerData><formData><coverPageHeader>
      <securitiesClassTitle>Common stock</securitiesClassTitle><dateOfEvent>{event}</dateOfEvent>
      <issuerInfo><issuerCIK>0001422142</issuerCIK><issuerCUSIP>00032Q104</issuerCUSIP>{issuer}</issuerInfo>
      </coverPageHeader><reportingPersons>{"".join(persons)}</reportingPersons>
      <items1To7><item4><transactionPurpose>To seek a seat on the board.</transactionPurpose></item4>
      </items1To7>
      <signatureInfo><signaturePerson><signatureDetails><date>01/02/2025</date></signatureDetails>
      </signaturePerson></signatureInfo></formData></edgarSubmission>"""


def test_a_schedule_says_who_holds_how_much_since_when_and_to_what_end() -> None:
    found = read(schedule_13d(person()), "13d.xml", "sec schedule 13")
    (claim,) = claims_of(found)
    source = found[0]
    assert isinstance(source, Source)
    assert (source.title, str(source.published)) == ("Schedule 13D/A on Acme, Inc.", "2025-01-02")
    assert (claim.subject_name, claim.relation, claim.object_name) == (
        "Fund LP",
        "holds-equity-in",
        "Acme, Inc.",
    )
    assert (claim.scope, str(claim.valid_from), claim.asserted_by) == (
        "Common stock",
        "2024-12-31",
        "Fund LP",
    )
    assert [(a.low, a.unit) for a in claim.amounts] == [(Decimal("8.5"), "%"), (Decimal(2100000), "shares")]
    assert "transactionPurpose: To seek a seat on the board." in claim.evidence.quote
    assert identifiers_of(entities_of(found)[0]) == {"cik:0001422142", "id:CUSIP:00032Q104"}


@pytest.mark.parametrize(
    ("kind", "expected"), [("IN", "person"), ("PN", "organization"), ("IA", "organization")]
)
def test_the_type_of_a_reporting_person_is_its_kind(kind: str, expected: str) -> None:
    found = read(schedule_13d(person(kind=kind)), "13d.xml", "sec schedule 13")
    assert entities_of(found)[1].kind == expected


def test_who_has_sold_all_holds_nothing_any_more() -> None:
    (claim,) = claims_of(read(schedule_13d(person(percent="0", shares="0")), "13d.xml", "sec schedule 13"))
    assert (claim.status, claim.valid_from, str(claim.valid_to)) == (Status.ENDED, None, "2024-12-31")


def test_persons_who_report_together_are_two_claims_and_a_warning() -> None:
    found = read(
        schedule_13d(person(), person("Ada", "1373603", "9.9", "2435000", "IN")), "13d.xml", "sec schedule 13"
    )
    assert len(claims_of(found)) == 2
    assert "do not add up" in str(next(record for record in found if isinstance(record, Notice)))


SCHEDULE_13G = """<edgarSubmission xmlns="http://www.sec.gov/edgar/schedule13g">
  <headerData><submissionType>SCHEDULE 13G</submissionType></headerData><formData><coverPageHeader>
  <securitiesClassTitle>Common Stock</securitiesClassTitle>
  <eventDateRequiresFilingThisStatement>2026-03-31</eventDateRequiresFilingThisStatement>
  <issuerInfo><issuerCik>0001493761</issuerCik><issuerName>Turtle Corp</issuerName>
  <issuerCusips><issuerCusipNumber>900450206</issuerCusipNumber></issuerCusips></issuerInfo></coverPageHeader>
  <coverPageHeaderReportingPersonDetails><reportingPersonName>Index Manager</reportingPersonName>
  <reportingPersonBeneficiallyOwnedAggregateNumberOfShares>1304878.00</reportingPersonBeneficiallyOwnedAggregateNumberOfShares>
  <classPercent>7.29</classPercent><typeOfReportingPerson>IA</typeOfReportingPerson>
  <typeOfReportingPerson>HC</typeOfReportingPerson></coverPageHeaderReportingPersonDetails>
  </formData></edgarSubmission>"""


def test_schedule_13g_names_its_parts_otherwise() -> None:
    found = read(SCHEDULE_13G, "13g.xml", "sec schedule 13")
    (claim,) = claims_of(found)
    assert (claim.subject_name, claim.object_name, str(claim.valid_from)) == (
        "Index Manager",
        "Turtle Corp",
        "2026-03-31",
    )
    assert claim.subject.endswith("/id-holder.cik-0001493761.index-manager")
    assert [str(amount) for amount in claim.amounts] == ["7.29 %", "1,304,878 shares"]
    assert "id:CUSIP:900450206" in identifiers_of(entities_of(found)[0])


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (person(percent="most"), "percentage 'most'"),
        (person(percent="130"), "percentage '130'"),
        (person(shares="many"), "number of shares 'many'"),
        (person(percent="", shares=""), "neither a percentage nor a number"),
        (person(name="", cik=""), "it names nobody"),
        (person(cik="x"), "is no CIK"),
    ],
)
def test_a_reporting_person_that_cannot_be_read_is_refused(bad: str, reason: str) -> None:
    found = read(schedule_13d(person(), bad), "13d.xml", "sec schedule 13")
    (refusal,) = refusals_of(found)
    assert reason in refusal.reason and refusal.place == "reporting person 2"
    assert len(claims_of(found)) == 1


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (schedule_13d(event="31.12.2024"), "MM/DD/YYYY is expected"),
        (schedule_13d(event="13/31/2024"), "does not exist"),
        ("<edgarSubmission xmlns='http://www.sec.gov/edgar/schedule13D'/>", "no formData"),
    ],
)
def test_a_schedule_whose_cover_cannot_be_read_says_so(text: str, problem: str) -> None:
    with pytest.raises(MalformedSource, match=problem):
        read(text, "13d.xml", "sec schedule 13")


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(["8.5", "0.1", "99", "x"]), st.sampled_from(["1", "2,000", "y"])),
        max_size=5,
    )
)
def test_persons_in_are_claims_out_plus_refused(persons: list[tuple[str, str]]) -> None:
    rows = [person(f"Fund {n}", str(1000 + n), *amounts) for n, amounts in enumerate(persons)]
    found = read(schedule_13d(*rows), "13d.xml", "sec schedule 13")
    assert len(persons) == len(claims_of(found)) + len(refusals_of(found))
