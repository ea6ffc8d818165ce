"""What the words around a relation say of it: status, exclusivity, dates, amounts, speakers, conditions."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pactgraph.ontology.claim import Claim

Read = Callable[..., list[Claim]]


def _one(claims: list[Claim], relation: str) -> Claim:
    (claim,) = [claim for claim in claims if claim.relation == relation]
    return claim


@pytest.mark.parametrize(
    ("sentence", "relation", "modality", "status"),
    [
        ("Azure hosts Grok.", "hosts", "asserted", "in-force"),
        ("Azure continues to host Grok.", "hosts", "asserted", "reaffirmed"),
        ("Azure will host Grok.", "hosts", "asserted", "planned"),
        ("Azure does not host Grok.", "hosts", "negated", "denied"),
        ("Azure no longer hosts Grok.", "hosts", "negated", "ended"),
        ("Azure may host Grok.", "hosts", "hypothetical", "reported"),
        ("Intel intends to invest in Groq.", "invests-in", "asserted", "planned"),
        (
            "Intel announced today that it has agreed to invest in Groq.",
            "invests-in",
            "asserted",
            "announced",
        ),
        ("Intel completed its acquisition of Groq.", "acquires", "asserted", "completed"),
        ("Intel called off its acquisition of Groq.", "acquires", "negated", "lapsed"),
        ("Intel and Groq signed a definitive agreement.", "partners-with", "asserted", "definitive"),
        ("Intel reportedly invested in Groq.", "invests-in", "asserted", "reported"),
        (
            "Intel invested in Groq, people familiar with the matter said.",
            "invests-in",
            "asserted",
            "rumoured",
        ),
        ("If the board agrees, Intel will invest in Groq.", "invests-in", "hypothetical", "reported"),
        ("Intel ended its partnership with Groq.", "partners-with", "asserted", "ended"),
        ("Intel is ending its partnership with Groq.", "partners-with", "asserted", "ended"),
        ("Intel is phasing out its partnership with Groq.", "partners-with", "asserted", "ended"),
        ("Hardly anyone believes that Intel will invest in Groq.", "invests-in", "negated", "denied"),
        ("Nobody at Intel invests in Groq.", "invests-in", "negated", "denied"),
        ("Until 2024, Intel supplied chips to Apple.", "supplies-chips-to", "asserted", "ended"),
        ("Intel previously owned Groq.", "owns", "asserted", "ended"),
        ("Plans for Intel to acquire Groq were dropped.", "acquires", "negated", "lapsed"),
        ("Analysts expect Intel to acquire Groq.", "acquires", "hypothetical", "reported"),
        ("Intel to acquire Groq", "acquires", "asserted", "planned"),
        ("Intel has not ended its partnership with Groq.", "partners-with", "asserted", "reaffirmed"),
        ("Intel did not abandon its partnership with Groq.", "partners-with", "asserted", "reaffirmed"),
        ("Intel will not renew its partnership with Groq.", "partners-with", "negated", "ended"),
        ("According to Reuters, Intel invested in Groq.", "invests-in", "asserted", "reported"),
        ("Is it true that Intel owns Groq?", "owns", "hypothetical", "reported"),
        ("Intel is in talks with Groq.", "partners-with", "hypothetical", "reported"),
        ("Intel tried to acquire Groq.", "acquires", "hypothetical", "reported"),
        ("Intel failed to acquire Groq.", "acquires", "negated", "denied"),
        ("Intel's plans to acquire Groq flopped.", "acquires", "negated", "lapsed"),
        ("An acquisition of Groq by Intel would face hurdles.", "acquires", "hypothetical", "reported"),
        ("Intel will terminate its agreement to acquire Groq.", "acquires", "asserted", "ended"),
        ("Intel is free to invest in Groq.", "invests-in", "hypothetical", "reported"),
        ("Intel is weighing a stake in Groq.", "invests-in", "hypothetical", "reported"),
        ("Not long ago, Intel invested in Groq.", "invests-in", "asserted", "in-force"),
        ("After its chief left in May, Intel invested in Groq.", "invests-in", "asserted", "in-force"),
        ("Groq, a unit of Intel, denied the report.", "subsidiary-of", "asserted", "in-force"),
    ],
)
def test_status_and_modality(read: Read, sentence: str, relation: str, modality: str, status: str) -> None:
    claim = _one(read(sentence), relation)
    assert (claim.modality.value, claim.status.value) == (modality, status)


@pytest.mark.parametrize(
    ("sentence", "exclusive"),
    [
        ("Mistral AI licenses its models to SAP.", None),
        ("Mistral AI exclusively licenses its models to SAP.", True),
        ("Mistral AI licenses its models to SAP on a non-exclusive basis.", False),
    ],
)
def test_exclusivity(read: Read, sentence: str, exclusive: bool | None) -> None:
    assert _one(read(sentence), "licenses-IP-to").exclusive is exclusive


def test_dates_bound_the_claim(read: Read) -> None:
    claim = _one(
        read("Since July 2024 Cohere has shared revenue with Oracle, through 2032."), "shares-revenue-with"
    )
    assert (str(claim.valid_from), str(claim.valid_to)) == ("2024-07", "2033")


def test_what_ended_has_its_date_as_end(read: Read) -> None:
    claim = _one(read("Reid Hoffman left OpenAI's board in March 2023."), "board-member-of")
    assert (claim.valid_from, str(claim.valid_to)) == (None, "2023-03")


def test_relative_dates_count_from_publication(read: Read) -> None:
    claim = _one(read("Intel invested in Groq last October.", published="2026-02-27"), "invests-in")
    assert str(claim.valid_from) == "2025-10"


def test_amounts_keep_their_words(read: Read) -> None:
    (amount,) = _one(read("Intel will invest up to $3 billion in Groq."), "invests-in").amounts
    assert (amount.text, amount.unit, amount.low) == ("up to $3 billion", "USD", None)


def test_a_condition_is_kept(read: Read) -> None:
    claim = _one(read("Intel will acquire Groq, subject to approval by regulators."), "acquires")
    assert claim.condition == "subject to approval by regulators"


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("According to Intel, Groq licenses its chips to Cisco.", "Intel"),
        ("Intel said that Groq competes with Cerebras.", "Intel"),
        ("Groq competes with Cerebras, Intel said.", "Intel"),
        ("Groq competes with Cerebras.", None),
    ],
)
def test_speakers(read: Read, sentence: str, speaker: str | None) -> None:
    claims = read(sentence)
    assert claims
    assert {claim.asserted_by for claim in claims} == {speaker}


def test_the_publisher_is_not_repeated_as_speaker(read: Read) -> None:
    (claim,) = read("Intel said that Groq competes with Cerebras.", publisher="Intel")
    assert claim.asserted_by is None
