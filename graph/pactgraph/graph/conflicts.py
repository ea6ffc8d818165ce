"""Conflicts between claims: found by the rules of the ontology, told in a sentence, with both claims.

The rules ask a copy of the claims in one graph, beside the ontology and the readings of each claim, which
``pactgraph.ontology.conflict_rules`` describes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

import pyoxigraph as ox

from pactgraph.graph.partnership_graph import PartnershipGraph
from pactgraph.graph.query import ask
from pactgraph.graph.replacement import replacements, said_on
from pactgraph.graph.snapshot import Snapshot
from pactgraph.graph.store import ClaimStore
from pactgraph.ontology.claim import Claim, Confidence, Modality, Status
from pactgraph.ontology.conflict_rules import ConflictKind, ConflictRule, conflict_rules
from pactgraph.ontology.encode import encode_claim, entity_triples
from pactgraph.ontology.iri import Iri
from pactgraph.ontology.terms import node
from pactgraph.ontology.vocabulary import ontology_file, vocabulary

__all__ = ["Conflict", "conflicts", "rule_data"]

_READING: Final = "https://w3id.org/pactgraph/reading#"


@dataclass(frozen=True, slots=True)
class Conflict:
    """A finding: the rule that made it, its kind, why in a sentence, and the claim or the two claims."""

    rule: str
    kind: ConflictKind
    why: str
    first: Claim
    second: Claim | None

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims that it is about."""
        return (self.first,) if self.second is None else (self.first, self.second)


def conflicts(
    graph: PartnershipGraph, *, entity: str | None = None, kind: ConflictKind | None = None
) -> list[Conflict]:
    """The conflicts in a graph, and what only seems one because the scope differs, in the order of kinds.

    Both claims of a finding are kept as they are: nothing here decides who is right.

    >>> from pactgraph.ontology.entity import Entity
    >>> from pactgraph.ontology.source import Evidence, Source
    >>> azure = Entity.named("Azure", "cloud-platform")
    >>> source = Source("note")
    >>> graph = PartnershipGraph()
    >>> report = graph.load_records([source, azure, Claim(
    ...     subject=azure.iri, subject_name="Azure", relation="competes-with", object=azure.iri,
    ...     object_name="Azure", source=source.iri, evidence=Evidence("Azure competes with Azure."),
    ... )])
    >>> [(found.kind.value, found.why) for found in conflicts(graph)]
    [('impossible', '“Azure competes with Azure” according to note: both ends are the same')]

    :raises NotFound: where no entity has the name ``entity``
    """
    about = None if entity is None else graph.show(entity).entity.iri
    snapshot = graph.snapshot
    rules = [rule for rule in conflict_rules().values() if kind in (None, rule.kind)]
    store = ClaimStore()
    store.engine.extend(ox.Quad(t.subject, t.predicate, t.object) for t in rule_data(snapshot))
    found = [conflict for rule in rules for conflict in _found(rule, store, snapshot)]
    return [c for c in found if about is None or any(about in (x.subject, x.object) for x in c.claims)]


def rule_data(snapshot: Snapshot) -> Iterator[ox.Triple]:
    """The triples that the rules ask: the claims and entities, the ontology, the readings of the claims.

    >>> any(triple.object == ox.Literal("hosts", language="en") for triple in rule_data(Snapshot({}, {}, {})))
    True
    """
    for name in ("pactgraph.ttl", "relations.ttl"):
        for quad in ox.parse(path=str(ontology_file(name))):
            yield quad.triple
    for entity in snapshot.entities.values():
        yield from entity_triples(entity)
    topics: dict[tuple[str, ...], list[_Dated]] = defaultdict(list)
    for claim in snapshot.claims.values():
        for quad in encode_claim(claim):
            yield quad.triple
        if claim.modality is not Modality.HYPOTHETICAL:
            topics[_topic(claim)].append(_dated(claim, snapshot))
    replaced = replacements(snapshot.claims.values(), snapshot.sources)
    for topic in topics.values():
        for dated in topic:
            by = replaced.get(dated.claim.iri) if dated.claim.entry is not None else None
            ends = [] if by is None else [said_on(by, snapshot.sources.get(by.source))]
            yield from _readings(dated, topic, ends)


@dataclass(frozen=True, slots=True)
class _Dated:
    """A claim with the days between which it was said and began, and its end."""

    claim: Claim
    said: tuple[date, date]
    began: tuple[date, date]
    until: date

    @property
    def does(self) -> str:
        """What the claim does with its topic."""
        if self.claim.ends:
            return "ends"
        denied = self.claim.modality is Modality.NEGATED or self.claim.status is Status.DENIED
        return "denies" if denied else "asserts"

    @property
    def scope(self) -> str:
        folded = " ".join((self.claim.scope or "").casefold().split())
        return "" if folded == " ".join(self.claim.object_name.casefold().split()) else folded

    @property
    def exclusive(self) -> bool | None:
        implied = vocabulary().relation(self.claim.relation).implies_exclusive or None
        return implied if self.claim.exclusive is None else self.claim.exclusive

    @property
    def doubtful(self) -> bool:
        return self.claim.confidence is Confidence.LOW

    def revised_by(self, later: _Dated) -> bool:
        """Whether a later claim makes this one history: it ends it, or says another end or exclusivity."""
        if later.doubtful or self.said[1] >= later.said[0]:
            return False
        if later.claim.ends:
            return later.scope in ("", self.scope)
        changed = later.exclusive is not None and later.exclusive != self.exclusive
        extended = later.claim.valid_to is not None and later.claim.valid_to != self.claim.valid_to
        counts = later.claim.holds and later.scope == self.scope and not self.doubtful
        return counts and (changed or extended)


def _topic(claim: Claim) -> tuple[str, ...]:
    ends = (claim.subject, claim.object)
    if vocabulary().relation(claim.relation).symmetric:
        ends = min(ends), max(ends)
    return claim.relation, *ends


def _dated(claim: Claim, snapshot: Snapshot) -> _Dated:
    published = snapshot.sources[claim.source].published if claim.source in snapshot.sources else None
    said = (date.min, date.max) if published is None else (published.first_day, published.last_day)
    start = claim.valid_to if claim.ends and claim.valid_to else claim.valid_from
    began = said if start is None else (start.first_day, start.last_day)
    until = date.max if claim.ends or claim.valid_to is None else claim.valid_to.first_day
    if start is None and until <= began[0]:
        # the source looks back on something that was over before it wrote
        began = date.min, date.min
    return _Dated(claim, said, began, until)


def _readings(dated: _Dated, topic: Iterable[_Dated], ends: Iterable[date]) -> Iterator[ox.Triple]:
    subject = node(dated.claim.iri)
    until = min([dated.until, *ends, *(later.began[0] for later in topic if dated.revised_by(later))])
    readings: dict[str, str | bool | None] = {
        dated.does: " ".join(_topic(dated.claim)),
        "scope": dated.scope,
        "exclusive": dated.exclusive,
        "doubtful": dated.doubtful,
        "begins": dated.began[0].isoformat(),
        "begun": dated.began[1].isoformat(),
        "until": until.isoformat(),
        "said-from": dated.said[0].isoformat(),
        "said-by": dated.said[1].isoformat(),
    }
    for name, value in readings.items():
        if value is not None:
            yield ox.Triple(subject, ox.NamedNode(_READING + name), ox.Literal(value))


def _found(rule: ConflictRule, store: ClaimStore, snapshot: Snapshot) -> Iterator[Conflict]:
    pairs: dict[tuple[str, str | None], dict[str, str]] = {}
    for row in ask(store, rule.sparql):
        first, second = row.pop("a"), row.pop("b", None)
        assert first is not None
        pairs[first, second] = {name: value or "" for name, value in row.items()}
    for (first, second), columns in sorted(pairs.items(), key=lambda pair: (pair[0][0], pair[0][1] or "")):
        a = snapshot.claims[Iri(first)]
        b = None if second is None else snapshot.claims[Iri(second)]
        words = {name: _Words(claim, snapshot) for name, claim in (("a", a), ("b", b)) if claim is not None}
        yield Conflict(rule.name, rule.kind, rule.why.format(**words, **columns), a, b)


@dataclass(frozen=True, slots=True)
class _Words:
    """What the sentence of a rule may say of a claim."""

    claim: Claim
    snapshot: Snapshot

    @property
    def by(self) -> str:
        source = self.snapshot.sources[self.claim.source]
        speaker = self.claim.asserted_by or source.publisher or source.label
        return f"{speaker} (low confidence)" if self.claim.confidence is Confidence.LOW else speaker

    @property
    def subject(self) -> str:
        return self.snapshot.entities[self.claim.subject].name

    @property
    def relation(self) -> str:
        return vocabulary().relation(self.claim.relation).label

    @property
    def object(self) -> str:
        return self.snapshot.entities[self.claim.object].name

    @property
    def fact(self) -> str:
        return f"{self.subject} {self.relation} {self.object}"

    @property
    def over(self) -> str:
        return f" (scope: {self.claim.scope})" if self.claim.scope else ""

    @property
    def status(self) -> str:
        return self.claim.status.value

    @property
    def amounts(self) -> str:
        return ", ".join(map(str, self.claim.amounts))

    @property
    def since(self) -> str:
        return str(self.claim.valid_from or self.snapshot.sources[self.claim.source].published)

    @property
    def end(self) -> str:
        return str(self.claim.valid_to or self.since)

    @property
    def last(self) -> str:
        return "" if self.claim.valid_to is None else str(self.claim.valid_to.previous)
