"""Form D and the forms 3, 4 and 5: who runs a company, and what it has raised."""

from __future__ import annotations

from typing import Any

import pytest

from pactgraph.loaders.document import Document
from pactgraph.loaders.registry import loader_for
from pactgraph.ontology.claim import Claim
from pactgraph.ontology.entity import Entity
from pactgraph.ontology.records import Notice, Refusal

FORM_D = """<?xml version="1.0"?>
<edgarSubmission><submissionType>D</submissionType>
<primaryIssuer><cik>1234567</cik><entityName>Alder Compute, Inc.</entityName>
 <jurisdictionOfInc>DELAWARE</jurisdictionOfInc>
 <issuerPreviousNameList><previousName>{former}</previousName></issuerPreviousNameList>
 <edgarPreviousNameList><value>None</value></edgarPreviousNameList>
 <entityType>Corporation</entityType></primaryIssuer>{others}
<relatedPersonsList>{persons}</relatedPersonsList>
<offeringData><typeOfFiling><dateOfFirstSale><value>2023-01-20</value></dateOfFirstSale></typeOfFiling>
<offeringSalesAmounts><totalOfferingAmount>900</totalOfferingAmount>
 <totalAmountSold>{sold}</totalAmountSold></offeringSalesAmounts>
<signatureBlock><signature><signatureDate>2023-01-30</signatureDate></signature></signatureBlock>
</offeringData></edgarSubmission>
"""
OWNERSHIP = """<?xml version="1.0"?>
<ownershipDocument><documentType>4</documentType><periodOfReport>2022-11-22</periodOfReport>
<issuer><issuerCik>0001234567</issuerCik><issuerName>Alder Inc.</issuerName>
<issuerTradingSymbol>{symbol}</issuerTradingSymbol></issuer>{owners}</ownershipDocument>
"""


def person(first: str, last: str, *offices: str, more: str = "") -> str:
    ticked = "".join(f"<relationship>{office}</relationship>" for office in offices)
    return (
        f"<relatedPersonInfo><relatedPersonName><firstName>{first}</firstName><lastName>{last}</lastName>"
        f"</relatedPersonName><relatedPersonRelationshipList>{ticked}</relatedPersonRelationshipList>"
        f"<relationshipClarification>{more}</relationshipClarification></relatedPersonInfo>"
    )


def form_d(*persons: str, sold: str = "659752", former: str = "None", others: str = "") -> list[Any]:
    text = FORM_D.format(persons="".join(persons), sold=sold, former=former, others=others)
    return read(text)


def read(text: str) -> list[Any]:
    document = Document("primary_doc.xml", "primary", text.encode())
    return list(loader_for(document).read(document))


def owner(name: str, cik: str, *ticks: str, title: str = "") -> str:
    ticked = "".join(f"<{tick}>1</{tick}>" for tick in ticks)
    return (
        f"<reportingOwner><reportingOwnerId><rptOwnerCik>{cik}</rptOwnerCik><rptOwnerName>{name}"
        f"</rptOwnerName></reportingOwnerId><reportingOwnerRelationship>{ticked}<isOther>0</isOther>"
        f"<officerTitle>{title}</officerTitle></reportingOwnerRelationship></reportingOwner>"
    )


def said(records: list[Any]) -> list[tuple[str, str, str, str | None]]:
    return [
        (claim.subject_name, claim.relation, claim.object_name, claim.scope)
        for claim in records
        if isinstance(claim, Claim)
    ]


def kinds(records: list[Any]) -> dict[str, str]:
    return {record.name: record.kind for record in records if isinstance(record, Entity)}


def test_what_is_sold_funds_the_company_since_the_first_sale() -> None:
    records = form_d()
    (claim,) = [record for record in records if isinstance(record, Claim)]
    assert (claim.relation, claim.object_name, str(claim.valid_from)) == (
        "funds",
        "Alder Compute, Inc.",
        "2023-01-20",
    )
    assert [str(amount) for amount in claim.amounts] == ["659,752 USD"]
    assert str(records[0].published) == "2023-01-30"
    assert records[1].description == "Corporation, DELAWARE"


def test_an_offering_of_which_nothing_is_sold_has_funded_nobody() -> None:
    assert said(form_d(sold="0")) == []


@pytest.mark.parametrize(
    ("info", "claims", "kind"),
    [
        (
            person("Tim", "Roe", "Executive Officer", "Director", more="CEO"),
            [("Tim Roe", "officer-of", "CEO"), ("Tim Roe", "board-member-of", "CEO")],
            "person",
        ),
        (person("n/a", "Birch", "Promoter"), [("Birch", "related-to", "promoter")], "person"),
        (
            person("LLC", "Fund GP,", "Director", more="General partner of the Issuer"),
            [("Fund GP, LLC", "related-to", "General partner of the Issuer")],
            "organization",
        ),
        (
            person("-", "Birch Capital LLC", "Promoter"),
            [("Birch Capital LLC", "related-to", "promoter")],
            "organization",
        ),
    ],
)
def test_persons_by_their_office_and_companies_in_the_fields_of_persons(
    info: str, claims: list[tuple[str, str, str]], kind: str
) -> None:
    records = form_d(info, sold="0")
    assert [(subject, relation, scope) for subject, relation, _, scope in said(records)] == claims
    assert kinds(records)[claims[0][0]] == kind


def test_what_cannot_be_read_of_a_form_is_refused_and_the_rest_read() -> None:
    records = form_d(person("Tim", "Roe"), person("Ann", "Poe", "Director"), sold="lots")
    reasons = [record.reason for record in records if isinstance(record, Refusal)]
    assert reasons == [
        "the amount sold 'lots' cannot be read",
        "it does not say what the person is to the issuer",
    ]
    assert [claim[0] for claim in said(records)] == ["Ann Poe"]


def test_former_names_and_co_issuers_are_told() -> None:
    other = "<issuerList><issuer><cik>7</cik><entityName>Alder II</entityName></issuer></issuerList>"
    records = form_d(former="Elm Inc.", others=other)
    assert records[1].aliases == ("Elm Inc.",)
    assert any(isinstance(record, Notice) and "Alder II" in record.message for record in records)


def test_an_insider_is_what_the_form_ticks() -> None:
    owners = owner("ROE TIM", "0001774675", "isDirector", "isOfficer", title="Chairman and CEO")
    owners += owner("Birch Fund LP", "99", "isTenPercentOwner") + owner("Nobody", "98")
    records = read(OWNERSHIP.format(owners=owners, symbol="ALDR"))
    assert said(records) == [
        ("ROE TIM", "board-member-of", "Alder Inc.", None),
        ("ROE TIM", "officer-of", "Alder Inc.", "Chairman and CEO"),
        ("Birch Fund LP", "holds-equity-in", "Alder Inc.", None),
    ]
    assert kinds(records)["ROE TIM"] == "person"
    (refusal,) = [record for record in records if isinstance(record, Refusal)]
    assert refusal.place == "reporting owner 3"
    assert any("ticker" in iri for iri in records[1].identifiers)


@pytest.mark.parametrize("symbol", ["NONE", "n/a", "NYSE: ALDR, ALDR.PR A", ""])
def test_what_is_no_symbol_identifies_nothing(symbol: str) -> None:
    records = read(OWNERSHIP.format(owners=owner("ROE TIM", "1", "isDirector"), symbol=symbol))
    assert len(records[1].identifiers) == 1


def test_an_empty_line_before_the_declaration_is_forgiven() -> None:
    text = FORM_D.format(persons="", sold="1", former="None", others="")
    assert said(read("\n" + text)) == said(read(text)) != []
