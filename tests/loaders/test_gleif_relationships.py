"""GLEIF's relationships and reporting exceptions: each is a claim or a refusal."""

from __future__ import annotations

import pytest

from pactgraph.ontology.claim import Claim, Confidence, Modality, Status
from pactgraph.ontology.entity import Entity
from pactgraph.ontology.records import Notice, Refusal
from tests.loaders.gleif_records import (
    CHILD,
    EXCEPTIONS,
    PARENT,
    entity_iri,
    exception,
    of,
    only_claim,
    period,
    read,
    reason,
    relationship,
    relationships,
)


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
