"""Files of corrections: what they say, and how they are refused where they say nothing that could be."""

from __future__ import annotations

import pytest

from pactgraph.loaders.corrections.reading import read_corrections
from pactgraph.loaders.corrections.writing import written
from pactgraph.ontology.claim import Status
from pactgraph.ontology.errors import MalformedSource

WHOLE = """\
source: article.txt
by: A. Reader
claims:
- claim: https://w3id.org/pactgraph/claim/0123456789abcdef01234567
  reject: true
  why: another Frontier
- quote: Azure hosts it.
  relation: hosts
  subject: Azure
  object: Frontier
  set:
    status: ended
    scope: null
    exclusive: no
    through: 2026-03
- claim: 0123456789
  set:
add:
- quote: Acme buys Bolt.
  start: 12
  subject: Acme
  relation: acquires
  object: Bolt
  amount: $3 million
entities:
- entity: Acme
  kind: organization
  aliases: [ACM]
- entity: Boltt
  link: Bolt
- entity: Untouched
"""


def test_all_parts_are_read() -> None:
    [found] = read_corrections(WHOLE, "c.yaml")
    rejected, changed = found.claims
    assert (found.source, found.by, len(found)) == ("article.txt", "A. Reader", 5)
    assert rejected.reject and rejected.address.claim == "0123456789abcdef01234567"
    assert changed.parts["status"] is Status.ENDED and changed.parts["exclusive"] is False
    assert changed.parts["scope"] is None and str(changed.parts["valid_to"]) == "2026-04"
    assert found.added[0].parts["start"] == 12
    assert [entity.entity for entity in found.entities] == ["Acme", "Boltt"]


def test_parts_may_be_named_as_claims_are_shown() -> None:
    as_shown = WHOLE.replace("  relation:", "  predicate:").replace(
        "    through: 2026-03", "    valid-to: 2026-04"
    )
    [found], [usual] = read_corrections(as_shown, "c.yaml"), read_corrections(WHOLE, "c.yaml")
    assert (found.claims, found.added) == (usual.claims, usual.added)


def test_what_is_written_reads_back_as_the_same() -> None:
    [found] = read_corrections(WHOLE, "c.yaml")
    [again] = read_corrections(written(found), "c.yaml")
    assert written(again) == written(found)
    assert [c.address for c in again.claims] == [c.address for c in found.claims]
    assert again.claims[1].parts == found.claims[1].parts and again.added[0].parts == found.added[0].parts


def test_several_sources_stand_in_one_file() -> None:
    found = list(read_corrections("source: a\n---\nsource: b\nby: X\n", "c.yaml"))
    assert [(one.source, one.by) for one in found] == [("a", None), ("b", "X")]


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("claims: [\n", 2, "this is not YAML"),
        ("- a\n", 1, "lines of 'field: value'"),
        ("claim: []\n", 1, "'claim' is no field of a file of corrections"),
        ("claims:\n  reject: true\n", 1, "claims should be a list"),
        ("claims:\n- reject\n", 2, "an entry of claims should be lines"),
        ("claims:\n- reject: true\n", 2, "which claim is meant?"),
        ("claims:\n- quote: A.\n  reject: true\n", 2, "which claim is meant?"),
        ("claims:\n- claim: 12\n  reject: true\n", 2, "is no id of a claim"),
        ("claims:\n- claim: 0123456789\n  reject: maybe\n", 3, "neither true nor false"),
        ("claims:\n- claim: 0123456789\n  reject: true\n  set: {status: ended}\n", 3, "not both"),
        ("claims:\n- claim: 0123456789\n  set:\n    status: sure\n", 4, "'sure' is none of rumoured"),
        ("claims:\n- claim: 0123456789\n  set:\n    modality: x\n", 4, "none of asserted, negated"),
        ("claims:\n- claim: 0123456789\n  set:\n    relation: hostz\n", 4, "did you mean 'hosts'?"),
        ("claims:\n- claim: 0123456789\n  set:\n    relation: null\n", 4, "relation may not be null"),
        ("claims:\n- claim: 0123456789\n  set:\n    scope: ''\n", 4, "write null"),
        ("claims:\n- claim: 0123456789\n  set:\n    valid_from: 2025-13\n", 4, "does not exist"),
        ("claims:\n- claim: 0123456789\n  set:\n    exclusive: often\n", 4, "neither true nor false"),
        ("claims:\n- claim: 0123456789\n  set:\n    amount: a lot\n", 4, "is no amount"),
        ("claims:\n- claim: 0123456789\n  set:\n    start: 4\n", 4, "give the quote too"),
        ("claims:\n- claim: 0123456789\n  set:\n    subjet: A\n", 4, "'subjet' is no field of a claim"),
        ("claims:\n- claim: 0123456789\n  set: {valid_to: 2026, through: 2026}\n", 3, "give one"),
        ("claims:\n- claim: 0123456789\n  claim: 0123456789\n", 3, "given twice"),
        ("add:\n- quote: A.\n  subject: A\n  object: B\n", 2, "relation is missing"),
        ("add:\n- quote: A.\n  start: x\n  subject: A\n  relation: hosts\n  object: B\n", 3, "no offset"),
        ("entities:\n- kind: project\n", 2, "which entity is meant?"),
        ("entities:\n- entity: A\n  kind: firm\n", 3, "'firm' is none of"),
        ("entities:\n- entity: A\n  kind: project\n  link: B\n", 4, "leave them out"),
    ],
)
def test_what_cannot_be_is_refused_with_its_line(text: str, line: int, problem: str) -> None:
    with pytest.raises(MalformedSource, match=f"^c.yaml, line {line}: ") as refused:
        list(read_corrections(text, "c.yaml"))
    assert problem in str(refused.value)
