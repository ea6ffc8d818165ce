"""What comes nearest to a relation that neither holds nor follows on a day.

Two kinds: claims on the same two entities that do not make it hold, each with the reason; and gaps, single
facts without a claim that would let a rule yield it, together with the facts that are there already.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from pactgraph.graph.inference import Fact, Rule, RuleKind
from pactgraph.graph.snapshot import Snapshot
from pactgraph.graph.timeline import Timeline, said_on
from pactgraph.ontology.claim import Claim, Confidence, Modality, Status
from pactgraph.ontology.iri import Iri
from pactgraph.ontology.vocabulary import Vocabulary

__all__ = ["Gap", "Nearby", "gaps", "nearby", "why_not"]

_MOST = 5
_OVER = {Status.ENDED: "it says that this has ended", Status.LAPSED: "it says that this has lapsed"}


@dataclass(frozen=True, slots=True)
class Nearby:
    """A claim on the same two entities, why it does not make the fact hold, and what overrides it."""

    claim: Claim
    reason: str
    overridden_by: Claim | None = None


@dataclass(frozen=True, slots=True)
class Gap:
    """A fact that no claim holds, and those that do hold and with which the rule would apply."""

    rule: RuleKind
    lacking: Fact
    given: tuple[Fact, ...]


def nearby(
    fact: Fact, bearing: Collection[str], snapshot: Snapshot, holding: Collection[Iri], day: date
) -> Iterator[Nearby]:
    """The nearest claims on the two entities of a fact, in either direction: those of a relation that bears
    on it first, then the last said."""
    ends = {fact.subject, fact.object}
    pair = [claim for claim in snapshot.claims.values() if {claim.subject, claim.object} == ends]
    near = [claim for claim in pair if claim.relation in bearing] or pair

    def rank(claim: Claim) -> tuple[bool, int, Iri]:
        said = said_on(claim, snapshot.sources.get(claim.source))
        return claim.relation != fact.relation, -said.toordinal(), claim.iri

    for claim in sorted(near, key=rank)[:_MOST]:
        if claim.iri in holding:
            turned = claim.relation == fact.relation
            yield Nearby(
                claim, "it holds, the other way round" if turned else "it holds, as another relation"
            )
        else:
            yield why_not(claim, pair, snapshot, day)


def why_not(claim: Claim, others: Iterable[Claim], snapshot: Snapshot, day: date) -> Nearby:
    """Why a claim does not hold on a day, given the other claims on its entities."""
    if claim.status in _OVER:
        return Nearby(claim, _OVER[claim.status])
    if claim.modality is Modality.NEGATED or claim.status is Status.DENIED:
        return Nearby(claim, "it denies this")
    if claim.modality is Modality.HYPOTHETICAL:
        return Nearby(claim, "it is hypothetical")
    if not claim.holds:
        return Nearby(claim, f"it is only {claim.status}")
    if claim.confidence is Confidence.LOW:
        return Nearby(claim, "its collector marked it as of low confidence")
    sources = snapshot.sources
    if claim.iri not in Timeline([claim], sources).holding(day):
        return Nearby(claim, _out_of_time(claim, snapshot, day))
    for other in others:
        if claim.iri not in Timeline([claim, other], sources).holding(day):
            return Nearby(claim, "a later claim overrides it", other)
    return Nearby(claim, "it is left out of this view")


def _out_of_time(claim: Claim, snapshot: Snapshot, day: date) -> str:
    if claim.valid_to is not None and claim.valid_to.first_day <= day:
        return f"it held until the end of {claim.valid_to.previous}"
    if claim.valid_from is not None:
        return f"it holds from {claim.valid_from} on"
    said = said_on(claim, snapshot.sources.get(claim.source))
    return "nobody knows from when it holds" if said == date.max else f"it was said on {said}, after this day"


def gaps(
    fact: Fact, usable: Iterable[Rule], known: Iterable[Fact], snapshot: Snapshot, vocabulary: Vocabulary
) -> Iterator[Gap]:
    """The facts of which one alone is lacking for a rule to yield the fact; those first whose object is known
    to belong to their subject, as Azure does to Microsoft."""
    after: dict[tuple[str, Iri], list[Fact]] = defaultdict(list)
    before: dict[tuple[str, Iri], list[Fact]] = defaultdict(list)
    for one in known:
        after[one.relation, one.subject].append(one)
        before[one.relation, one.object].append(one)

    def owned(gap: Gap) -> bool:
        whole = snapshot.entities.get(gap.lacking.object)
        return whole is not None and whole.parent == gap.lacking.subject

    found = {
        Gap(rule.kind, lacking, (*head, *tail))
        for rule in usable
        if rule.head == fact.relation and len(rule.body) > 1
        for place, relation in enumerate(rule.body)
        for head in _forward(fact.subject, rule.body[:place], after)
        for tail in _backward(fact.object, rule.body[place + 1 :], before)
        for lacking in [
            Fact(
                head[-1].object if head else fact.subject, relation, tail[0].subject if tail else fact.object
            )
        ]
        if lacking.subject != lacking.object and _fits(lacking, snapshot, vocabulary)
    }
    yield from sorted(found, key=lambda gap: (not owned(gap), gap.lacking, gap.given))[:_MOST]


def _forward(
    start: Iri, body: Iterable[str], after: Mapping[tuple[str, Iri], list[Fact]]
) -> list[tuple[Fact, ...]]:
    paths: list[tuple[Fact, ...]] = [()]
    for relation in body:
        paths = [(*p, on) for p in paths for on in after.get((relation, p[-1].object if p else start), ())]
    return paths


def _backward(
    end: Iri, body: tuple[str, ...], before: Mapping[tuple[str, Iri], list[Fact]]
) -> list[tuple[Fact, ...]]:
    paths: list[tuple[Fact, ...]] = [()]
    for relation in reversed(body):
        paths = [(to, *p) for p in paths for to in before.get((relation, p[0].subject if p else end), ())]
    return paths


def _fits(fact: Fact, snapshot: Snapshot, vocabulary: Vocabulary) -> bool:
    relation = vocabulary.relation(fact.relation)
    ends = ((fact.subject, relation.domain), (fact.object, relation.range))
    return all(
        iri not in snapshot.entities or vocabulary.fits(snapshot.entities[iri].kind, role)
        for iri, role in ends
    )
