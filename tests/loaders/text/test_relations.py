"""Wordings and what they are read as: the sentences that the ontology gives for and against each relation."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
import yaml

from pactgraph.loaders.text.wordlists import words
from pactgraph.ontology.claim import Claim, Modality, Status
from pactgraph.ontology.vocabulary import ontology_file, vocabulary

Row = tuple[str, str, str, str]
WORDINGS = yaml.safe_load(ontology_file("wordings.yaml").read_text(encoding="utf-8"))
MOST_USED = sorted(
    words(
        "hosts exclusive-host-of licenses-IP-to invests-in holds-equity-in owns acquires subsidiary-of "
        "shares-revenue-with partners-with competes-with provides-compute-to supplies-chips-to "
        "purchases-from commits-spend-to develops operates distributes integrates announced "
        "participates-in board-member-of officer-of under-review-by"
    )
)


def _rows(kind: str) -> Iterator[Row]:
    for relation, wordings in WORDINGS.items():
        for line in wordings.get(kind, ()):
            subject, object_, sentence = (part.strip() for part in line.split("|"))
            yield relation, subject, object_, sentence


STATED = list(_rows("states"))
NOT_STATED = list(_rows("does not state"))

UNREAL = words(
    "not no never may might could longer stopped ended cancelled refused denied hopes talks considered "
    "dropped "
)
SYMMETRIC = {"partners-with", "competes-with"}
WEAK = {Status.ENDED, Status.DENIED, Status.LAPSED, Status.RUMOURED}


def _facts(claims: list[Claim], *, stated: bool) -> set[tuple[str, str, str]]:
    found = set()
    for claim in claims:
        holds = claim.modality is Modality.ASSERTED and claim.status not in WEAK
        if holds is stated:
            found.add((claim.relation, claim.subject_name, claim.object_name))
            if claim.relation in SYMMETRIC:
                found.add((claim.relation, claim.object_name, claim.subject_name))
    return found


@pytest.mark.parametrize(("relation", "subject", "object_", "sentence"), STATED)
def test_a_sentence_states_a_relation(
    read: Callable[..., list[Claim]], relation: str, subject: str, object_: str, sentence: str
) -> None:
    assert (relation, subject, object_) in _facts(read(sentence), stated=True)


@pytest.mark.parametrize(("relation", "subject", "object_", "sentence"), NOT_STATED)
def test_a_sentence_does_not_state_a_relation(
    read: Callable[..., list[Claim]], relation: str, subject: str, object_: str, sentence: str
) -> None:
    assert (relation, subject, object_) not in _facts(read(sentence), stated=True)


def test_what_is_denied_or_imagined_is_not_lost(read: Callable[..., list[Claim]]) -> None:
    unreal = [row for row in NOT_STATED if UNREAL & words(row[3].lower().replace(".", ""))]
    kept = [row for row in unreal if row[:3] in _facts(read(row[3]), stated=False)]
    # the others have no words for the relation
    assert len(kept) >= 0.9 * len(unreal), [row for row in unreal if row not in kept]


def test_every_relation_named_in_the_wordings_exists() -> None:
    assert set(WORDINGS) <= set(vocabulary().relations)
    assert {kind for wordings in WORDINGS.values() for kind in wordings} == {"states", "does not state"}


@pytest.mark.parametrize("relation", MOST_USED)
def test_the_most_used_relations_have_enough_wordings(relation: str) -> None:
    assert len(WORDINGS[relation]["states"]) >= 10
    assert len(WORDINGS[relation]["does not state"]) >= 5
