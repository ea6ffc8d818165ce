"""Whom pronouns, definite descriptions and bare agreement nouns stand for."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pactgraph.ontology.claim import Claim

Read = Callable[..., list[Claim]]


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Intel grew. The company acquired Groq.", ("Intel", "acquires", "Groq")),
        (
            "Intel (the “Company”) met Cisco. Cisco grew. The Company acquired Groq.",
            ("Intel", "acquires", "Groq"),
        ),
        (
            'Intel, a chipmaker ("we" or the "Company"), met Cisco. It grew. The Company bought Groq.',
            ("Intel", "acquires", "Groq"),
        ),
        ("Intel grew. It acquired Groq.", ("Intel", "acquires", "Groq")),
        ("Intel grew and acquired Groq.", ("Intel", "acquires", "Groq")),
        ("Cohere raised money. The startup uses Azure.", ("Azure", "provides-compute-to", "Cohere")),
        ("Intel and Groq met. Both companies acquired Cerebras.", ("Groq", "acquires", "Cerebras")),
        ("Intel and Groq met. The two companies will work together.", ("Intel", "partners-with", "Groq")),
        ("Intel and Groq are expanding their partnership.", ("Intel", "partners-with", "Groq")),
        ("Intel has a partnership with Groq.", ("Intel", "partners-with", "Groq")),
        ("The Intel-Groq alliance grew.", ("Intel", "partners-with", "Groq")),
        ("The contract between Intel and Groq defines AGI.", ("Intel-Groq contract", "defines", "AGI")),
        ("Intel signed a deal to acquire Groq.", ("Intel", "acquires", "Groq")),
        ("Intel signed a deal with Cisco to acquire Groq.", ("Intel", "acquires", "Groq")),
        ("Intel, which acquired Groq, grew.", ("Intel", "acquires", "Groq")),
        ("Intel, a maker of chips, acquired Groq.", ("Intel", "acquires", "Groq")),
        ("Zorblax, a Boston startup, acquired Groq.", ("Zorblax", "acquires", "Groq")),
        ("Harbor Labs grew. Later Harbor acquired Groq.", ("Harbor Labs", "acquires", "Groq")),
        ("Intel and Amazon met. The chipmaker acquired Groq.", ("Intel", "acquires", "Groq")),
        ("Intel and Amazon met. The e-commerce giant acquired Groq.", ("Amazon", "acquires", "Groq")),
        ("Cisco grew. After backing Groq, it acquired Cerebras.", ("Cisco", "acquires", "Cerebras")),
        ("Within a month of its loss, Cisco acquired Groq.", ("Cisco", "acquires", "Groq")),
        ("In February Cisco grew. It acquired Groq.", ("Cisco", "acquires", "Groq")),
        ("Cisco (NYSE: CSC) and Groq met. They will work together.", ("Cisco", "partners-with", "Groq")),
        (
            "Cisco Inc. (NYSE: CSC) and Groq Ltd., a maker of chips, said both companies will work together.",
            ("Cisco", "partners-with", "Groq"),
        ),
        ("\U0001f680 **Cisco** \u2705 partners with Groq", ("Cisco", "partners-with", "Groq")),
        ("Q1: Cisco acquired Groq.", ("Cisco", "acquires", "Groq")),
        ("\u2022Cisco acquired Groq.", ("Cisco", "acquires", "Groq")),
        ("Cisco and Groq formed a JV.", ("Cisco", "participates-in", "Cisco-Groq joint venture")),
        ("The ChatGPT-maker acquired Groq.", ("OpenAI", "acquires", "Groq")),
    ],
)
def test_references(read: Read, text: str, fact: tuple[str, str, str]) -> None:
    assert fact in {(claim.subject_name, claim.relation, claim.object_name) for claim in read(text)}


def test_we_is_the_publisher(read: Read) -> None:
    (claim,) = read("Today we acquired Groq.", publisher="Intel")
    assert (claim.subject_name, claim.object_name) == ("Intel", "Groq")


@pytest.mark.parametrize(
    "text",
    [
        "It acquired them.",
        "The company acquired the startup.",
        "We acquired it.",
        "Cisco grew. The bank acquired Groq.",
        "Cisco grew. The group acquired Groq.",
        "Cisco grew. The parent company acquired Groq.",
        "Cisco serves big lenders since they acquired Groq.",
    ],
)
def test_nobody_is_guessed(read: Read, text: str) -> None:
    assert read(text) == []
