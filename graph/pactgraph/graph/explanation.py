"""Why a relation holds on a day, down to the claims that say so; or why it does not, with what comes nearest.

An explanation is asked of one day's view: the claims that hold then are the facts, and the derivation is a
shortest one (see ``inference``). Where nothing holds the relation, it tells what comes nearest (see
``near_miss``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from pactgraph.graph.inference import Application, Fact, Rule, RuleKind, derivations, rules
from pactgraph.graph.near_miss import Gap, Nearby, gaps, nearby
from pactgraph.graph.snapshot import Snapshot
from pactgraph.graph.timeline import said_on
from pactgraph.ontology.claim import Claim
from pactgraph.ontology.iri import Iri
from pactgraph.ontology.vocabulary import Vocabulary

__all__ = ["Derivation", "Explanation", "Inferred", "Stated", "explain"]


@dataclass(frozen=True, slots=True)
class Stated:
    """A fact that claims state, and those that hold on the day, the last said first."""

    fact: Fact
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Inferred:
    """A fact that follows by a rule from others; all steps of a transitive relation are premises at once."""

    fact: Fact
    rule: RuleKind
    premises: tuple[Derivation, ...]

    def stated(self) -> Iterator[Stated]:
        """The facts that it rests on in the end, from left to right."""
        waiting: list[Derivation] = [self]
        while waiting:
            derivation = waiting.pop()
            if isinstance(derivation, Stated):
                yield derivation
            else:
                waiting.extend(reversed(derivation.premises))


Derivation: TypeAlias = Stated | Inferred


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a fact holds on a day, or what comes nearest to it where there is no ``derivation``."""

    fact: Fact
    day: date
    derivation: Derivation | None
    nearby: tuple[Nearby, ...] = ()
    gaps: tuple[Gap, ...] = ()


def explain(
    fact: Fact, snapshot: Snapshot, holding: Collection[Iri], day: date, vocabulary: Vocabulary
) -> Explanation:
    """The explanation of a fact from the claims ``holding`` on ``day``.

    >>> from pactgraph.ontology.vocabulary import vocabulary
    >>> fact = Fact(Iri("urn:microsoft"), "hosts", Iri("urn:frontier"))
    >>> explain(fact, Snapshot({}, {}, {}), (), date(2026, 3, 15), vocabulary()).derivation is None
    True

    :raises UnknownRelation: when the vocabulary does not define the relation, with the nearest name
    """
    vocabulary.relation(fact.relation)
    usable = _bearing_on(fact.relation, rules(vocabulary))
    relations = {fact.relation}.union(*(rule.body for rule in usable))
    stating = _stating(relations, snapshot, holding)
    if fact in stating:
        return Explanation(fact, day, Stated(fact, stating[fact]))
    steps: dict[Fact, Application] = {}
    for found, application in derivations(stating, usable):
        steps[found] = application
        if found == fact and fact.subject != fact.object:
            return Explanation(fact, day, _derivation(fact, steps, stating))
    return Explanation(
        fact,
        day,
        None,
        tuple(nearby(fact, relations, snapshot, holding, day)),
        tuple(gaps(fact, usable, [*stating, *steps], snapshot, vocabulary)),
    )


def _bearing_on(relation: str, all_rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """The rules that can take part in a derivation of a relation, in their order."""
    by_head: dict[str, list[Rule]] = defaultdict(list)
    for rule in (kept := tuple(all_rules)):
        by_head[rule.head].append(rule)
    bearing: set[Rule] = set()
    waiting, seen = [relation], {relation}
    while waiting:
        for rule in by_head[waiting.pop()]:
            bearing.add(rule)
            waiting += set(rule.body) - seen
            seen.update(rule.body)
    return tuple(rule for rule in kept if rule in bearing)


def _stating(
    relations: Collection[str], snapshot: Snapshot, holding: Collection[Iri]
) -> Mapping[Fact, tuple[Claim, ...]]:
    found: dict[Fact, list[tuple[int, Iri, Claim]]] = defaultdict(list)
    for iri in holding:
        claim = snapshot.claims[iri]
        if claim.relation in relations:
            said = said_on(claim, snapshot.sources.get(claim.source))
            fact = Fact(claim.subject, claim.relation, claim.object)
            found[fact].append((-said.toordinal(), iri, claim))
    return {
        fact: tuple(claim for _, _, claim in sorted(claims, key=lambda dated: dated[:2]))
        for fact, claims in found.items()
    }


def _derivation(
    goal: Fact, steps: dict[Fact, Application], stating: Mapping[Fact, tuple[Claim, ...]]
) -> Derivation:
    # premises come before conclusions in ``steps``, so that no derivation is too deep to be put together
    needed = {goal}
    for fact in reversed(steps):
        if fact in needed:
            needed.update(steps[fact].premises)
    made: dict[Fact, Derivation] = {f: Stated(f, stating[f]) for f in needed if f in stating}
    for fact, application in steps.items():
        if fact in needed:
            made[fact] = Inferred(fact, application.rule.kind, tuple(_premises(application, made)))
    return made[goal]


def _premises(application: Application, made: Mapping[Fact, Derivation]) -> Iterator[Derivation]:
    joins = application.rule.kind is RuleKind.TRANSITIVE
    for premise in application.premises:
        derivation = made[premise]
        if joins and isinstance(derivation, Inferred) and derivation.rule is RuleKind.TRANSITIVE:
            yield from derivation.premises
        else:
            yield derivation
