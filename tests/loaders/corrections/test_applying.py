"""Corrections at work: what they change, what they refuse, and what they report as missed."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactgraph.loaders.article import article_records
from pactgraph.loaders.corrections import Correcting, read_corrections
from pactgraph.ontology.claim import Claim, Modality, Status
from pactgraph.ontology.corrections import CORRECTIONS_TYPE
from pactgraph.ontology.entity import Entity
from pactgraph.ontology.errors import MalformedSource
from pactgraph.ontology.iri import CLAIM_BASE, entity_iri
from pactgraph.ontology.partial_date import PartialDate
from pactgraph.ontology.records import Notice, Record
from pactgraph.ontology.source import Source

TEXT = (
    "Azure hosts Frontier. Brightloom Labs invested $3 million in OpenAI. "
    "Micrsoft Corp invests in OpenAI. Azure hosts Frontier. It rains in Ostra."
)
SOURCE = Source("a.txt", title="Rain", text=TEXT, published=PartialDate(2026, 2, 27))
READ = list(article_records(SOURCE, "a.txt"))


def corrected(yaml: str, *, kept: bool = False) -> list[Record]:
    [found] = read_corrections(yaml, "c.yaml", kept=kept)
    return list(Correcting(found).applied_to(READ))


def claims(records: Sequence[Record]) -> list[Claim]:
    return [record for record in records if isinstance(record, Claim)]


def told(records: Sequence[Record]) -> list[str]:
    return [str(record) for record in records if isinstance(record, Notice)]


def read(subject: str) -> Claim:
    return next(claim for claim in claims(READ) if claim.subject_name == subject)


def id_of(claim: Claim) -> str:
    return claim.iri.removeprefix(CLAIM_BASE)


def assert_entities_come_first(records: Sequence[Record]) -> None:
    met = set()
    for record in records:
        if isinstance(record, Entity):
            met.add(record.iri)
        elif isinstance(record, Claim):
            assert {record.subject, record.object, *record.speakers} <= met


def test_a_rejected_claim_is_gone_with_the_entities_that_only_it_names() -> None:
    found = corrected(f"claims: [{{claim: {id_of(read('Brightloom Labs'))}, reject: true, why: no}}]")
    assert "Brightloom Labs" not in {claim.subject_name for claim in claims(found)}
    assert "Brightloom Labs" not in {record.name for record in found if isinstance(record, Entity)}
    assert len(claims(found)) == len(claims(READ)) - 1


def test_a_claim_is_found_by_the_beginning_of_its_id_and_by_its_words() -> None:
    by_id = corrected(f"claims: [{{claim: {id_of(read('Micrsoft Corp'))[:8]}, set: {{status: ended}}}}]")
    by_words = corrected("claims: [{quote: micrsoft  corp, relation: invests-in, set: {status: ended}}]")
    assert claims(by_id) == claims(by_words)


def test_words_find_the_claim_where_its_id_has_changed() -> None:
    found = corrected(
        "claims: [{claim: 00000000ffff, quote: Micrsoft, relation: invests-in, set: {status: ended}}]"
    )
    changed = next(claim for claim in claims(found) if claim.subject_name == "Micrsoft Corp")
    assert changed.status is Status.ENDED


def test_every_part_can_be_corrected() -> None:
    found = corrected(
        """
by: A. Reader
claims:
- quote: Brightloom Labs invested
  relation: invests-in
  why: misread
  set: {subject: Ostra, relation: funds, object: Azure, scope: rain, exclusive: true, modality: negated,
        status: denied, valid_from: 2026, through: 2027, amount: $3 million, condition: if it rains,
        asserted_by: Microsoft, confidence: high, quote: It rains in Ostra}
"""
    )
    claim = next(claim for claim in claims(found) if claim.subject_name == "Ostra")
    assert (claim.relation, claim.object, claim.scope) == ("funds", entity_iri("azure"), "rain")
    assert (claim.exclusive, claim.modality, claim.status) == (True, Modality.NEGATED, Status.DENIED)
    assert (str(claim.valid_from), str(claim.valid_to)) == ("2026", "2028")
    assert [amount.text for amount in claim.amounts] == ["$3 million"]
    assert claim.speakers == (entity_iri("microsoft"),)
    assert TEXT[claim.evidence.start : claim.evidence.end] == "It rains in Ostra"
    assert claim.recorded_by is not None
    assert re.fullmatch(r"text:invests-in/\d+; corrected by A. Reader: misread", claim.recorded_by)
    names = [record.name for record in found if isinstance(record, Entity)]
    assert {"Ostra", "Azure", "Microsoft"} <= set(names)


def test_null_takes_a_part_away() -> None:
    found = corrected("claims: [{quote: Brightloom, relation: invests-in, set: {amount: null}}]")
    assert next(c for c in claims(found) if c.subject_name == "Brightloom Labs").amounts == ()


def test_an_added_claim_says_who_added_it() -> None:
    found = corrected(
        "by: A. Reader\nadd: [{quote: It rains in Ostra., subject: Ostra, relation: part-of, object: OpenAI}]"
    )
    added = claims(found)[-1]
    assert added.recorded_by == "added by A. Reader"
    assert TEXT[added.evidence.start : added.evidence.end] == added.evidence.quote


def test_entities_come_before_the_first_claim_that_names_them() -> None:
    found = corrected(
        "claims: [{quote: Brightloom, relation: invests-in, set: {subject: Ostra}}]\n"
        "add: [{quote: It rains, subject: Rain Fund, relation: invests-in, object: Ostra}]\n"
        "entities: [{entity: Micrsoft Corp, link: Microsoft}]"
    )
    assert_entities_come_first(found)


def test_a_linked_entity_is_the_catalogues_and_keeps_the_words_of_the_text() -> None:
    found = corrected("entities: [{entity: Micrsoft Corp, link: Microsoft, why: a typo}]")
    claim = next(claim for claim in claims(found) if claim.subject_name == "Micrsoft Corp")
    assert claim.subject == entity_iri("Microsoft") and "corrected by hand: a typo" in str(claim.recorded_by)
    linked = next(r for r in found if isinstance(r, Entity) and r.iri == claim.subject)
    assert linked.name == "Microsoft" and "Micrsoft Corp" in linked.aliases


def test_an_entity_gets_kind_name_and_aliases() -> None:
    found = corrected(
        "entities: [{entity: Brightloom Labs, kind: project, name: Brightloom, aliases: [BL, Loom]}]"
    )
    entity = next(r for r in found if isinstance(r, Entity) and r.name == "Brightloom")
    assert (entity.iri, entity.kind) == (entity_iri("Brightloom"), "project")
    assert entity.aliases == ("BL", "Loom")
    assert {c.subject_name for c in claims(found) if c.subject == entity.iri} == {"Brightloom"}


@pytest.mark.parametrize(
    ("yaml", "line", "problem"),
    [
        ("add:\n- quote: It pours\n  subject: A\n  relation: hosts\n  object: B", 2, "not in the text word"),
        ("add:\n- quote: Azure hosts\n  subject: A\n  relation: hosts\n  object: B", 2, "2 times"),
        (
            "add:\n- quote: Azure\n  start: 3\n  subject: A\n  relation: hosts\n  object: B",
            2,
            "at 3 the text reads",
        ),
        (
            "add:\n- {quote: It rains, subject: AGI, relation: hosts, object: Frontier}",
            2,
            "cannot be the sub",
        ),
        ("add:\n- {quote: It rains, subject: OpenAI, relation: funds, object: Open AI}", 2, "itself"),
        (
            "add:\n- {quote: It rains, subject: 'entity:zz', relation: funds, object: B}",
            2,
            "no entity of this",
        ),
        ("claims:\n- quote: Azure hosts\n  relation: hosts\n  reject: true", 2, "claims are meant by this"),
        ("entities:\n- entity: Micrsoft Corp\n  link: Microsofd", 3, "it has Microsoft"),
        ("entities:\n- entity: Azure\n  kind: project", 2, "is of the catalogue"),
        ("entities:\n- entity: Micrsoft Corp\n  link: AGI", 2, "cannot be the subject of invests-in"),
        ("entities:\n- entity: Micrsoft Corp\n  kind: clause", 2, "cannot be the subject of invests-in"),
        ("entities:\n- entity: Micrsoft Corp\n  name: Microsoft", 3, "say 'link: Microsoft'"),
        (
            "claims:\n- quote: Brightloom\n  relation: invests-in\n  set:\n    amount: $4 million",
            5,
            "not in the text",
        ),
        (
            "claims:\n- {quote: Brightloom, relation: invests-in, reject: true}\n"
            "- {quote: Brightloom Labs, relation: invests-in, set: {status: ended}}",
            3,
            "corrected already at c.yaml, line 2",
        ),
    ],
)
def test_what_cannot_be_made_is_refused_with_its_line(yaml: str, line: int, problem: str) -> None:
    with pytest.raises(MalformedSource) as refused:
        corrected(yaml)
    assert problem in str(refused.value)
    assert str(refused.value).startswith(f"c.yaml, line {line}: ")

    # of what was kept earlier, a notice says the same, and the rest is loaded as it is
    found = corrected(yaml, kept=True)
    assert any("can no longer be made" in notice and problem in notice for notice in told(found))
    assert len(claims(found)) >= len(claims(READ)) - 1
    assert_entities_come_first(found)


def test_what_no_longer_matches_is_reported_and_kept() -> None:
    yaml = (
        "claims: [{quote: It snows, relation: hosts, reject: true}]\nentities: [{entity: Zed, kind: project}]"
    )
    found = corrected(yaml)
    assert claims(found) == claims(READ)
    assert [notice for notice in told(found) if "corrects nothing" in notice] == [
        'c.yaml, line 1: corrects nothing: no claim is hosts in "It snows"',
        "c.yaml, line 2: corrects nothing: 'Zed' is in no claim of the source",
    ]
    kept = found[-1]
    assert isinstance(kept, Source) and kept.media_type == CORRECTIONS_TYPE
    assert "It snows" in (kept.text or "") and "Zed" in (kept.text or "")


def test_what_is_kept_names_claims_by_id_and_words_and_replays_to_the_same() -> None:
    first = corrected(
        f"by: X\nclaims: [{{claim: {id_of(read('Brightloom Labs'))[:9]}, set: {{status: ended}}}}]"
    )
    kept = first[-1]
    assert isinstance(kept, Source) and kept.text is not None
    assert id_of(read("Brightloom Labs")) in kept.text and "quote: Brightloom Labs invested" in kept.text
    again = corrected(kept.text, kept=True)
    assert claims(again) == claims(first) and again[-1] == kept


def test_several_on_one_line_are_told_apart() -> None:
    found = corrected(
        "claims: [{quote: Brightloom, relation: invests-in, set: {status: ended}}, "
        "{quote: Micrsoft, relation: invests-in, reject: true}]"
    )
    kept = found[-1]
    assert isinstance(kept, Source) and kept.text is not None
    first, second = (entry.strip() for entry in kept.text.split("- claim: ")[1:])
    assert "Brightloom" in first and "ended" in first and "Micrsoft" in second and "reject" in second


@given(
    st.lists(st.sampled_from(range(len(claims(READ)))), unique=True),
    st.sampled_from(list(Status)),
    st.booleans(),
)
def test_other_claims_stay_as_they_are(chosen: list[int], status: Status, reject: bool) -> None:
    unlike = {claim.iri: claim for claim in claims(READ)}
    picked = [claims(READ)[number] for number in chosen]
    what = "reject: true" if reject else f"set: {{status: {status}}}"
    yaml = "by: X\nclaims:\n" + "".join(f"- {{claim: {id_of(claim)}, {what}}}\n" for claim in picked)
    found = {claim.iri: claim for claim in claims(corrected(yaml))}
    for claim in picked:
        unlike.pop(claim.iri, None)
    assert all(
        found[iri] == claim and found[iri].recorded_by == claim.recorded_by for iri, claim in unlike.items()
    )
    assert all(
        claim.evidence.quote == TEXT[claim.evidence.start : claim.evidence.end] for claim in found.values()
    )
