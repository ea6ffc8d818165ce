"""Who does what in clauses that leave it out, lists, appositions, and what a sentence takes as given."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pactgraph.ontology.claim import Claim, Modality, Status

Read = Callable[..., list[Claim]]
Fact = tuple[str, str, str]


def _facts(claims: list[Claim]) -> set[Fact]:
    return {(claim.subject_name, claim.relation, claim.object_name) for claim in claims}


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Cohere uses Azure to develop Command.", ("Cohere", "develops", "Command")),
        ("Cohere signed with Cisco to acquire Groq.", ("Cohere", "acquires", "Groq")),
        ("Cisco chose Groq to acquire Cerebras.", ("Groq", "acquires", "Cerebras")),
        ("Intel rested; Cisco wants to acquire Groq.", ("Cisco", "acquires", "Groq")),
        (
            "After Intel's decision to sell its stake in Groq, Cisco grew.",
            ("Intel", "holds-equity-in", "Groq"),
        ),
        ("Ana Ode runs the fund, and Cisco will acquire Groq.", ("Cisco", "acquires", "Groq")),
        ("Intel has acquired an AI hardware startup, Zorblax.", ("Intel", "acquires", "Zorblax")),
        (
            "Cisco announced a partnership with France's newest lab, Zorblax.",
            ("Cisco", "partners-with", "Zorblax"),
        ),
        ("Cisco announced a partnership with software firm Zorblax.", ("Cisco", "partners-with", "Zorblax")),
        (
            "Groq attracted investments from Intel, Cisco, Samsung, and others.",
            ("Samsung", "invests-in", "Groq"),
        ),
        (
            "Intel will back chip firms Groq and Etched; the lab Zorblax and the startups Cohere and Adept.",
            ("Intel", "invests-in", "Adept"),
        ),
        (
            "Intel announced an investment in Groq and a $9 million investment in Cohere.",
            ("Intel", "invests-in", "Cohere"),
        ),
        ("OSLO, July 31 (Reuters) - Cisco CSCO.O said it acquired Groq.", ("Cisco", "acquires", "Groq")),
        ("[LONDON] Cisco acquired Groq.", ("Cisco", "acquires", "Groq")),
        ("Cisco (CSCO, Financial) acquired Groq.", ("Cisco", "acquires", "Groq")),
        ("Google met Character.AI. Later the startup acquired Groq.", ("Character.AI", "acquires", "Groq")),
        ("Indian IT giant Infosys acquired Groq.", ("Infosys", "acquires", "Groq")),
    ],
)
def test_who_does_it(read: Read, text: str, fact: Fact) -> None:
    assert fact in _facts(read(text))


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Cohere uses Azure to develop Command.", ("Azure", "develops", "Command")),
        ("Groq is a wholly owned subsidiary of Cisco.", ("Groq", "owns", "Cisco")),
        ("A deal tied Intel and Cisco, who owns Groq.", ("Intel", "owns", "Groq")),
        ("It fears Intel and Google parent Alphabet.", ("Google", "owns", "Intel")),
        ("The rivals of Cisco's unit and an investment in Groq grew.", ("Cisco", "invests-in", "Groq")),
        ("We're glad. We're owned by Cisco.", ("Cisco", "owns", "We're")),
    ],
)
def test_who_does_not_do_it(read: Read, text: str, fact: Fact) -> None:
    assert fact not in _facts(read(text))


@pytest.mark.parametrize(
    ("text", "modality", "status"),
    [
        ("Cisco didn't mention it was investing in Groq.", Modality.ASSERTED, Status.IN_FORCE),
        ("Cisco did not reveal whether it was investing in Groq.", Modality.HYPOTHETICAL, Status.REPORTED),
        (
            "A court asks if the partnership between Cisco and Groq is fair.",
            Modality.ASSERTED,
            Status.IN_FORCE,
        ),
        ("Cisco may announce a partnership with Groq.", Modality.HYPOTHETICAL, Status.REPORTED),
        ("Intel's $1 million investment in Groq is big, but what is it?", Modality.ASSERTED, Status.IN_FORCE),
        ("Did Intel invest in Groq?", Modality.HYPOTHETICAL, Status.REPORTED),
        ("Cisco has sold its entire $5 billion Groq stake.", Modality.ASSERTED, Status.ENDED),
        ("Cisco held internal discussions to acquire Groq.", Modality.HYPOTHETICAL, Status.REPORTED),
    ],
)
def test_what_is_taken_as_given(read: Read, text: str, modality: Modality, status: Status) -> None:
    assert {(claim.modality, claim.status) for claim in read(text)} == {(modality, status)}


def test_an_agreement_without_name_needs_something_told_of_it(read: Read) -> None:
    assert not any(claim.relation == "participates-in" for claim in read("Cisco and Groq signed a deal."))
    told = read("Cisco and Groq signed a deal. The deal includes a right of first refusal.")
    assert ("Cisco", "participates-in", "Cisco-Groq deal") in _facts(told)


def test_what_is_said_in_passing_has_no_date_of_its_sentence(read: Read) -> None:
    claims = read("Chipmaker Acme partners with Groq, an Intel-backed startup, through 2030.")
    dates = {claim.relation: str(claim.valid_to) for claim in claims}
    assert dates == {"partners-with": "2031", "invests-in": "None"}


def test_a_date_is_no_condition(read: Read) -> None:
    (claim,) = read("Cisco hosts the Zap app until December 2028.")
    assert claim.condition is None
