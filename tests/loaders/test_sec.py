"""The SEC's other files: stakes in schedules 13D and 13G, companies with their names, headers of filings."""

from __future__ import annotations

import json
from collections import Counter
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pactgraph.loaders.document import Document, read_file
from pactgraph.loaders.registry import loader_for
from pactgraph.ontology.claim import Claim, Status
from pactgraph.ontology.entity import Entity
from pactgraph.ontology.errors import MalformedSource
from pactgraph.ontology.identifiers import Identifier
from pactgraph.ontology.records import Notice, Record, Refusal
from pactgraph.ontology.source import Source
from tests.shared import shared


def read(text: str, name: str, loader: str) -> list[Record]:
    document = Document(name, f"file:///{name}", text.encode())
    found = loader_for(document)
    assert found.name == loader
    return list(found.read(document))


def claims_of(found: list[Record]) -> list[Claim]:
    return [record for record in found if isinstance(record, Claim)]


def entities_of(found: list[Record]) -> list[Entity]:
    return [record for record in found if isinstance(record, Entity)]


def refusals_of(found: list[Record]) -> list[Refusal]:
    return [record for record in found if isinstance(record, Refusal)]


def identifiers_of(entity: Entity) -> set[str]:
    found = (Identifier.parse(iri) for iri in entity.identifiers)
    return {f"{known.scheme}:{known.value}" for known in found if known is not None}


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


TICKERS = {
    "0": {"cik_str": 789019, "ticker": "MSFT", "title": "MICROSOFT CORP"},
    "1": {"cik_str": 1652044, "ticker": "GOOGL", "title": "Alphabet Inc."},
    "2": {"cik_str": 1652044, "ticker": "GOOG", "title": "Alphabet Inc."},
    "3": {"cik_str": None, "ticker": "X", "title": "No number"},
    "4": {"cik_str": 1, "ticker": "NOT A TICKER", "title": "Bad"},
}


def test_tickers_of_one_company_come_together() -> None:
    found = read(json.dumps(TICKERS), "company_tickers.json", "sec companies")
    assert [(e.name, identifiers_of(e)) for e in entities_of(found)] == [
        ("MICROSOFT CORP", {"cik:0000789019", "ticker:MSFT"}),
        ("Alphabet Inc.", {"cik:0001652044", "ticker:GOOGL", "ticker:GOOG"}),
    ]
    assert [refusal.place for refusal in refusals_of(found)] == ["entry 3", "entry 4"]


def test_the_list_with_exchanges_is_read_by_its_head() -> None:
    content = {
        "fields": ["cik", "name", "ticker", "exchange"],
        "data": [[320193, "Apple Inc.", "AAPL", "Nasdaq"]],
    }
    (apple,) = entities_of(read(json.dumps(content), "company_tickers_exchange.json", "sec companies"))
    assert (apple.name, apple.iri) == ("Apple Inc.", "https://w3id.org/pactgraph/entity/cik-0000320193")


SUBMISSIONS = {
    "cik": "1318605", "entityType": "operating", "sic": "3711", "sicDescription": "Motor Vehicles",
    "name": "Tesla, Inc.", "tickers": ["TSLA"], "ein": "912197729", "website": "https://tesla.example",
    "stateOfIncorporation": "DE", "addresses": {"business": {"city": "Austin", "stateOrCountry": "TX"}},
    "formerNames": [
        {"name": "TESLA MOTORS INC", "from": "2005-02-17T00:00:00Z", "to": "2017-01-27T00:00:00Z"}
    ],
    "filings": {"recent": {"accessionNumber": ["1", "2"]}},
}  # fmt: skip


def test_a_filer_has_its_former_names_with_their_days() -> None:
    found = read(json.dumps(SUBMISSIONS), "CIK0001318605.json", "sec companies")
    (tesla,) = entities_of(found)
    assert (tesla.name, tesla.aliases, tesla.homepage) == (
        "Tesla, Inc.",
        ("TESLA MOTORS INC",),
        "https://tesla.example",
    )
    assert tesla.description == (
        "Motor Vehicles; under the law of DE; Austin, TX; "
        "formerly TESLA MOTORS INC (2005-02-17 to 2017-01-27)"
    )
    assert identifiers_of(tesla) == {"cik:0001318605", "ticker:TSLA", "id:EIN:912197729"}
    assert "the 2 filings" in str(found[-1])


def header(*parties: str, form: str = "10-K") -> str:
    return f"""<SEC-HEADER>0001-23-000001.hdr.sgml : 20230609
ACCESSION NUMBER:\t\t0001-23-000001
CONFORMED SUBMISSION TYPE:\t{form}
FILED AS OF DATE:\t\t20230609

{"".join(parties)}</SEC-HEADER>
"""


def party(role: str, name: str, cik: str, more: str = "") -> str:
    return f"""{role}:

\tCOMPANY DATA:
\t\tCOMPANY CONFORMED NAME:\t\t\t{name}
\t\tCENTRAL INDEX KEY:\t\t\t{cik}
\t\tSTANDARD INDUSTRIAL CLASSIFICATION:\tPHARMACEUTICAL PREPARATIONS [2834]
\t\tSTATE OF INCORPORATION:\t\t\tNV

{more}
"""


FORMER = """\tFORMER COMPANY:
\t\tFORMER CONFORMED NAME:\tPEPTIDE, INC.
\t\tDATE OF NAME CHANGE:\t20180309

\tFORMER COMPANY:
\t\tFORMER CONFORMED NAME:\tSkincare Inc.
\t\tDATE OF NAME CHANGE:\t20170621
"""


def test_a_header_has_the_filer_with_the_days_its_names_ended() -> None:
    found = read(header(party("FILER", "REGEN, INC.", "0001357878", FORMER)), "header.txt", "sec header")
    (filer,) = entities_of(found)
    assert filer.aliases == ("PEPTIDE, INC.", "Skincare Inc.")
    assert filer.description == (
        "PHARMACEUTICAL PREPARATIONS; under the law of NV; formerly PEPTIDE, INC. (until 2018-03-09); "
        "formerly Skincare Inc. (until 2017-06-21)"
    )
    assert isinstance(found[0], Source) and str(found[0].published) == "2023-06-09"


@pytest.mark.parametrize(
    ("form", "role", "more", "relations"),
    [
        ("4", "REPORTING-OWNER", "<RELATIONSHIP>DIRECTOR", ["board-member-of"]),
        ("4", "REPORTING-OWNER", "<RELATIONSHIP>DIRECTOR, OFFICER", ["board-member-of", "officer-of"]),
        ("4", "REPORTING-OWNER", "<RELATIONSHIP>10% OWNER", ["holds-equity-in"]),
        ("4", "REPORTING-OWNER", "", []),
        ("SC 13D", "FILED BY", "", ["holds-equity-in"]),
        ("SC TO-T", "FILED BY", "", []),
    ],
)
def test_the_role_in_a_filing_is_a_tie_to_its_subject(
    form: str, role: str, more: str, relations: list[str]
) -> None:
    parties = (party("SUBJECT COMPANY", "MORTON INC", "1035972"), party(role, "CANTALUPO J", "1012325", more))
    found = read(header(*parties, form=form), "header.txt", "sec header")
    assert [claim.relation for claim in claims_of(found)] == relations
    for claim in claims_of(found):
        assert (claim.subject_name, claim.object_name) == ("CANTALUPO J", "MORTON INC")


def test_a_party_without_a_number_is_refused() -> None:
    (refusal,) = refusals_of(read(header(party("FILER", "NOBODY", "x")), "header.txt", "sec header"))
    assert "is no CIK" in refusal.reason and "filer at line 6" in refusal.place


SUBMISSION = (
    header(party("FILER", "ONE CORP", "0000000007"))
    + """<DOCUMENT>
<TYPE>10-K
<TEXT>The annual report.</TEXT>
</DOCUMENT>
<DOCUMENT>
<TYPE>EX-21.1
<TEXT>
<html><p>Exhibit 21</p><p>Subsidiaries of the Registrant</p>
<table><tr><td>Sub A Inc.</td><td>Ohio</td></tr><tr><td>Sub B Ltd</td><td>Ireland</td></tr></table></html>
</TEXT>
</DOCUMENT>
"""
)


def test_the_list_inside_a_full_submission_is_of_its_filer() -> None:
    found = read(SUBMISSION, "0001-23-000001.txt", "sec header")
    assert [(c.subject_name, c.object_name) for c in claims_of(found)] == [
        ("Sub A Inc.", "ONE CORP"),
        ("Sub B Ltd", "ONE CORP"),
    ]
    submission, exhibit = (record for record in found if isinstance(record, Source))
    assert exhibit.within == submission.iri and exhibit.published == submission.published
    assert "1 10-K" in str(next(record for record in found if isinstance(record, Notice)))


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


@settings(deadline=None)
@given(
    st.dictionaries(
        st.text(max_size=3),
        st.fixed_dictionaries(
            {
                "cik_str": st.integers(0, 10**11) | st.none(),
                "ticker": st.sampled_from(["A", "BRK-B", "", "?"]),
                "title": st.sampled_from(["One", "Two", ""]),
            }
        ),
        min_size=1,
        max_size=6,
    )
)
def test_tickers_in_are_tickers_out_plus_refused(rows: dict[str, dict[str, object]]) -> None:
    text = '{"": ' + json.dumps({"cik_str": 5, "ticker": "Z", "title": "Z"}) + ", " + json.dumps(rows)[1:]
    # a key that comes twice in JSON is one entry, the last of them
    entries = json.loads(text)
    found = read(text, "company_tickers.json", "sec companies")
    given_ = {(row["cik_str"], row["ticker"]) for row in entries.values()}
    kept = sum(len(identifiers_of(entity)) - 1 for entity in entities_of(found))
    repeated = len(entries) - len(given_)
    assert len(given_) <= kept + len(refusals_of(found)) <= len(given_) + repeated


@pytest.mark.parametrize(
    ("name", "loader", "counts"),
    [
        ("schedule13d.xml", "sec schedule 13", {"Source": 1, "Entity": 3, "Claim": 2, "Notice": 1}),
        ("company_tickers.json", "sec companies", {"Source": 1, "Entity": 7919}),
        ("company_submission.json", "sec companies", {"Source": 1, "Entity": 1, "Notice": 1}),
        ("1990sheader.txt", "sec header", {"Source": 1, "Entity": 2, "Claim": 1}),
        ("MultipleFormerCompaniesHeader.txt", "sec header", {"Source": 1, "Entity": 1}),
    ],
)
def test_the_real_files_are_read_whole(name: str, loader: str, counts: dict[str, int]) -> None:
    document = read_file(shared(f"data/08_sec_filings/{name}"))
    assert loader_for(document).name == loader
    found = list(loader_for(document).read(document))
    assert Counter(type(record).__name__ for record in found) == counts


def test_every_ticker_of_the_real_list_is_kept() -> None:
    document = read_file(shared("data/08_sec_filings/company_tickers.json"))
    entities = entities_of(list(loader_for(document).read(document)))
    assert sum(len(entity.identifiers) - 1 for entity in entities) == 9610
