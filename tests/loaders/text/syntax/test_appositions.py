"""What stands inside an apposition is no party to what is told outside of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pactgraph.ontology.claim import Claim

Read = Callable[..., list[Claim]]


def partners(claims: list[Claim]) -> set[frozenset[str]]:
    told = (claim for claim in claims if claim.relation == "partners-with")
    return {frozenset({claim.subject_name, claim.object_name}) for claim in told}


@pytest.mark.parametrize(
    ("sentence", "pairs"),
    [
        (
            "Hearst Media, the owner of titles such as Esquire, Elle and Vogue, has signed a deal with SAP.",
            {frozenset({"Hearst Media", "SAP"})},
        ),
        (
            "Polaris, the joint venture between Oracle, IBM and Cisco, has signed a deal with SAP.",
            {
                frozenset({"Polaris", "SAP"}),
                frozenset({"Oracle", "IBM"}),
                frozenset({"Oracle", "Cisco"}),
                frozenset({"IBM", "Cisco"}),
            },
        ),
    ],
)
def test_the_described_name_is_the_party(read: Read, sentence: str, pairs: set[frozenset[str]]) -> None:
    assert partners(read(sentence)) == pairs


def test_what_an_apposition_tells_of_the_name_it_describes_is_read(read: Read) -> None:
    claims = read("Esquire, a magazine owned by Hearst, has a new editor.")
    assert ("Hearst", "owns", "Esquire") in {(c.subject_name, c.relation, c.object_name) for c in claims}
