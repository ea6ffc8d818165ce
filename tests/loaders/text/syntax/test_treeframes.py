"""Frames filled by trees: what stands far from its verb, and what has no name of its own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pactgraph.loaders.review import wording
from pactgraph.ontology.claim import Claim, Modality, Status

Read = Callable[..., list[Claim]]


def facts(claims: list[Claim]) -> set[tuple[str, str, str]]:
    return {(claim.subject_name, claim.relation, claim.object_name) for claim in claims}


@pytest.mark.parametrize(
    ("sentence", "fact"),
    [
        (
            "Oracle, whose founder had said for years that software firms overpay, finally acquired Cerner.",
            ("Oracle", "acquires", "Cerner"),
        ),
        (
            "Brightloom Labs, a maker of robots that left Austin in May, will be taken over by Oracle.",
            ("Oracle", "acquires", "Brightloom Labs"),
        ),
        ("SAP is building an invoice engine.", ("SAP", "develops", "invoice engine")),
        ("Salesforce trains its models on NVIDIA's chips.", ("NVIDIA", "supplies-chips-to", "Salesforce")),
        ("Salesforce will keep using Accenture's services.", ("Salesforce", "purchases-from", "Accenture")),
        ("SAP will use the Mistral routing engine.", ("SAP", "integrates", "Mistral routing engine")),
        ("IBM and Cisco have formed a consortium.", ("IBM", "partners-with", "Cisco")),
        ("IBM and Cisco will jointly test a new network.", ("IBM", "partners-with", "Cisco")),
        ("Oracle built the registry with IBM.", ("Oracle", "partners-with", "IBM")),
        ("Elon Musk founded xAI to compete with OpenAI.", ("xAI", "competes-with", "OpenAI")),
        ("Amid fierce competition from Oracle, SAP cut its prices.", ("SAP", "competes-with", "Oracle")),
        ("SAP's Oracle stake has doubled.", ("SAP", "holds-equity-in", "Oracle")),
        ("Groq was formed with an investment from IBM.", ("IBM", "invests-in", "Groq")),
        ("Oracle's engineers rely on Claude.", ("Oracle", "integrates", "Claude")),
    ],
)
def test_a_tree_fills_a_frame(read: Read, sentence: str, fact: tuple[str, str, str]) -> None:
    found = facts(read(sentence))
    assert fact in found or (fact[2], fact[1], fact[0]) in found


@pytest.mark.parametrize(
    ("sentence", "fact"),
    [
        ("OpenAI's models are popular.", ("OpenAI", "develops", "OpenAI models")),
        ("IBM met Cisco, and SAP has formed a consortium.", ("IBM", "partners-with", "SAP")),
        ("A group including IBM and Cisco signed a lease.", ("IBM", "partners-with", "Cisco")),
        ("IBM and Cisco build servers.", ("IBM", "partners-with", "Cisco")),
        ("Many firms including IBM and Cisco have signed agreements.", ("IBM", "partners-with", "Cisco")),
        ("SAP agreed to acquire Oracle's robotics business.", ("SAP", "acquires", "Oracle")),
        ("Other possible investors in Groq include IBM.", ("IBM", "invests-in", "Groq")),
        ("SAP is building AI tools.", ("SAP", "develops", "AI tools")),
        ("Meta criticised Microsoft for buying Activision.", ("Meta", "acquires", "Activision")),
        ("Apple dissuaded Samsung from buying Nokia.", ("Samsung", "acquires", "Nokia")),
        ("Apple avoids using the Mistral engine.", ("Apple", "integrates", "Mistral engine")),
        ("Amazon's investment in Anthropic dwarfs Google's.", ("Amazon", "invests-in", "Google")),
        ("Intel was almost acquired by Qualcomm.", ("Qualcomm", "acquires", "Intel")),
    ],
)
def test_a_tree_fills_no_frame(read: Read, sentence: str, fact: tuple[str, str, str]) -> None:
    assert fact not in facts([claim for claim in read(sentence) if claim.modality is Modality.ASSERTED])


def test_the_rule_says_that_a_tree_was_read(read: Read) -> None:
    (claim,) = [c for c in read("SAP is building an invoice engine.") if c.relation == "develops"]
    assert claim.recorded_by is not None
    assert claim.recorded_by.endswith("/tree")


def test_a_plan_stays_a_plan_before_a_subject_left_out(read: Read) -> None:
    claims = read("Apple is going to build a search engine.")
    assert [claim.status for claim in claims if claim.relation == "develops"] == [Status.PLANNED]


def test_a_phrase_is_called_without_its_markup(read: Read) -> None:
    claims = read("SAP is building a [smart routing](https://acme.example/x) engine.")
    assert ("SAP", "develops", "smart routing engine") in facts(claims)


def test_the_finer_of_two_relations_is_told(read: Read) -> None:
    claims = read("Azure remains the exclusive host of Codex.")
    assert {claim.relation for claim in claims} == {"exclusive-host-of"}


def test_a_review_shows_the_frame_that_fired(read: Read) -> None:
    (claim,) = [c for c in read("SAP is building an invoice engine.") if c.relation == "develops"]
    assert "engineer" in (wording(claim) or "")


def test_what_a_clause_beside_it_says_does_not_touch_a_claim(read: Read) -> None:
    claims = read("Oracle, which IBM had considered buying, is building an invoice engine.")
    assert [c.modality for c in claims if c.relation == "develops"] == [Modality.ASSERTED]
