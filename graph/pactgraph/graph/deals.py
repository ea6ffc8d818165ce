"""Which claims tell of one deal, so that several sources on one deal are not counted as several deals.

What the words of commitments mean stands in ``commitments.yaml`` of the ontology.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache

import yaml

from pactgraph.graph.ladder import rung
from pactgraph.graph.timeline import scope_key
from pactgraph.ontology.amount import Amount
from pactgraph.ontology.claim import Claim
from pactgraph.ontology.vocabulary import ontology_file

__all__ = ["CommitmentWords", "Stated", "commitment_words", "deals", "only_bound"]


@dataclass(frozen=True, slots=True)
class CommitmentWords:
    """What is owed by which relation, and the words for totals and upper bounds."""

    owed: Mapping[str, str]
    totals: frozenset[str]
    upper_bounds: frozenset[str]


@cache
def commitment_words() -> CommitmentWords:
    """The words of the ontology, read once.

    >>> commitment_words().owed["purchases-from"]
    'spend'
    """
    text = ontology_file("commitments.yaml").read_text(encoding="utf-8")
    loaded = yaml.load(text, Loader=yaml.BaseLoader)
    return CommitmentWords(loaded["owed"], frozenset(loaded["totals"]), frozenset(loaded["upper-bounds"]))


@dataclass(frozen=True, slots=True)
class Stated:
    """A claim and one of its amounts, as an upper bound where the claim says "up to" beside it."""

    claim: Claim
    amount: Amount

    @classmethod
    def all(cls, claim: Claim) -> list[Stated]:
        """A claim with each of its amounts."""
        amounts = claim.amounts
        if _first_words(claim) in commitment_words().upper_bounds:
            amounts = tuple(replace(a, low=None) if a.low == a.high else a for a in amounts)
        return [cls(claim, amount) for amount in amounts]

    @property
    def number(self) -> tuple[object, ...]:
        """What is equal for amounts that can be of one deal: a bound and the value it bounds are."""
        low, high = self.amount.low, self.amount.high
        return high, low if high is None else None, self.amount.text if low is high is None else None


def only_bound(claim: Claim) -> bool:
    """Whether what stands as a claim's condition does no more than make its amount an upper bound."""
    return claim.condition is not None and claim.condition.casefold() in commitment_words().upper_bounds


def _first_words(claim: Claim) -> str:
    return "" if claim.condition is None else claim.condition.split(",")[0].strip().casefold()


def deals(found: Iterable[Stated]) -> list[list[Stated]]:
    """Claims on one thing owed between two parties, sorted into deals.

    Those with a scope are sorted by it; those without join the one deal of their amount. Where two deals
    have that amount, nothing tells which of them is meant, and the claim stays apart.
    """
    scoped: dict[str, list[Stated]] = defaultdict(list)
    unscoped = []
    for stated in found:
        scope = scope_key(stated.claim)
        if scope is None:
            unscoped.append(stated)
        else:
            scoped[scope].append(stated)
    known = [part for deal in scoped.values() for part in _by_firmness(deal)]
    rest: dict[tuple[object, ...], list[Stated]] = defaultdict(list)
    for stated in unscoped:
        fitting = [deal for deal in known if stated.number in {other.number for other in deal}]
        (fitting[0] if len(fitting) == 1 else rest[stated.number]).append(stated)
    return known + list(rest.values())


def _by_firmness(deal: list[Stated]) -> list[list[Stated]]:
    """One scope, taken apart where a less firm claim names another amount than the firmest ones do."""
    parts: list[list[Stated]] = []
    for stated in sorted(deal, key=lambda stated: -rung(stated.claim)):
        for part in parts:
            same_rung = rung(stated.claim) == rung(part[0].claim)
            if same_rung or stated.number in {other.number for other in part}:
                part.append(stated)
                break
        else:
            parts.append([stated])
    return parts
