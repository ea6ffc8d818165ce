"""Clauses: what stands between a subject and its verb, parts of parties, lists under their heads."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pactgraph.ontology.claim import Claim, Modality


@pytest.mark.parametrize(
    ("sentence", "fact"),
    [
        ("Oracle, a maker of databases, will acquire Acme Labs.", ("Oracle", "acquires", "Acme Labs")),
        ("Oracle (NYSE: ORCL) will acquire Acme Labs.", ("Oracle", "acquires", "Acme Labs")),
        ("Oracle — once a rival — will acquire Acme Labs.", ("Oracle", "acquires", "Acme Labs")),
        ("Oracle, based in Texas, acquired Acme Labs.", ("Oracle", "acquires", "Acme Labs")),
        ("Acme Labs, backed by Oracle, competes with Meta.", ("Acme Labs", "competes-with", "Meta")),
        ("Oracle's cloud unit will acquire Acme Labs.", ("Oracle", "acquires", "Acme Labs")),
        ("Oracle will supply power to Meta's data center.", ("Meta", "purchases-from", "Oracle")),
        ("Oracle-backed Acme Labs grew.", ("Oracle", "invests-in", "Acme Labs")),
        ("Oracle rival Acme Labs invested in Groq.", ("Acme Labs", "invests-in", "Groq")),
        ("Oracle said it had agreed to acquire Acme Labs.", ("Oracle", "acquires", "Acme Labs")),
        ("The ChatGPT maker invested in Acme Labs.", ("OpenAI", "invests-in", "Acme Labs")),
        ("Oracle said that Meta has chosen it as cloud provider.", ("Oracle", "provides-compute-to", "Meta")),
    ],
)  # fmt: skip
def test_subjects_meet_their_verbs(
    read: Callable[..., list[Claim]], sentence: str, fact: tuple[str, str, str]
) -> None:
    assert fact in {(c.subject_name, c.relation, c.object_name) for c in read(sentence)}


@pytest.mark.parametrize(
    ("sentence", "fact"),
    [
        ("Acme Labs, backed by Oracle, competes with Meta.", ("Oracle", "competes-with", "Meta")),
        ("The deal with Oracle will help Acme Labs.", ("Oracle", "partners-with", "Acme Labs")),
        (
            "Microsoft (an investor in OpenAI) is a customer of Oracle.",
            ("OpenAI", "purchases-from", "Oracle"),
        ),
        ("Apple will introduce ChatGPT on phones.", ("Apple", "develops", "ChatGPT")),
    ],
)
def test_what_an_aside_or_a_preposition_binds_is_no_subject(
    read: Callable[..., list[Claim]], sentence: str, fact: tuple[str, str, str]
) -> None:
    assert fact not in {(c.subject_name, c.relation, c.object_name) for c in read(sentence)}


def test_what_heads_a_list_goes_with_its_items(read: Callable[..., list[Claim]]) -> None:
    claims = read(
        "Anthropic's investors include:\n- Amazon: $8 billion\n- Acme Capital\n\nOther news:\n- Meta grew"
    )
    found = {(c.subject_name, c.object_name, c.amounts[0].text if c.amounts else "") for c in claims}
    assert found == {("Amazon", "Anthropic", "$8 billion"), ("Acme Capital", "Anthropic", "")}


PROSE = """
The museum reopened on Saturday after two years of repairs, and visitors queued from early morning. The
director, Anna Berg, thanked the city council and the volunteers.
Apple shares rose 2% after the company reported record iPhone sales. Analysts at Morgan Stanley raised their
price target. Tim Cook said demand in China had recovered. Microsoft and Alphabet report next week.
The river has flooded parts of Bavaria and Tyrol. Siemens closed a factory in Regensburg as a precaution, and
Deutsche Bahn cancelled trains between Munich and Salzburg.
Manchester United beat Liverpool 2-1 on Sunday. Adidas makes the shirts. Chelsea play Arsenal next week.
Scientists at Stanford and MIT found that a drug made by Pfizer slowed the disease in mice. The study,
published in Nature, was paid for by the National Institutes of Health. Pfizer did not take part in the study.
Congress passed a bill that would fund the Pentagon until March. The White House welcomed the vote, while
Boeing and Lockheed Martin declined to comment.
Tesla recalled 120,000 cars because doors could open in a crash. Ford and General Motors recalled trucks, too.
Inflation fell to 2.1% in March, Eurostat said. Shares of BNP Paribas and Deutsche Bank rose.
"""


def test_prose_without_partnerships_claims_none(read: Callable[..., list[Claim]]) -> None:
    asserted = [claim for claim in read(PROSE) if claim.modality is Modality.ASSERTED]
    assert [(c.subject_name, c.relation, c.object_name) for c in asserted] == []
