"""An article read twice: by the rules, and by a model whose proposals are checked against the words."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from pactgraph.loaders.catalogue import Catalogue, current_catalogue
from pactgraph.loaders.llm.checks import Accepted, Checks
from pactgraph.loaders.llm.chunks import LONGEST, Chunk, chunks
from pactgraph.loaders.llm.proposal import Proposal, Reason
from pactgraph.loaders.llm.report import ModelReport
from pactgraph.ontology.claim import Claim, Confidence, Modality
from pactgraph.ontology.entity import Entity
from pactgraph.ontology.iri import Iri
from pactgraph.ontology.records import Notice, Record, Refusal
from pactgraph.ontology.source import Source
from pactgraph.ontology.vocabulary import vocabulary

__all__ = ["Answer", "Asker", "SecondReader"]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a model answers to one piece of an article: proposals, or why there are none."""

    proposals: tuple[Proposal, ...] = ()
    failure: str | None = None
    tokens_in: int = 0
    tokens_out: int = 0


class Asker(Protocol):
    """Whoever proposes claims; an answer for each piece of text, in order."""

    @property
    def model(self) -> str:
        """What the model is called."""

    def ask(self, pieces: Sequence[str]) -> list[Answer]:
        """The answers to pieces of one article; a failure is an answer too, never an error."""


@dataclass(slots=True)
class SecondReader:
    """Adds to the records of articles what a model finds beside the rules, as far as the words bear it out.

    A claim that both make is of high confidence; one that only the model makes is of medium confidence
    where the words hold a whole wording of the relation, and of low confidence - kept and listed, but never
    holding - where they hold a part of one. What the rules read stays in every case.

    >>> from pactgraph.loaders.text import read_article
    >>> class Fixed:
    ...     model = "fixed"
    ...     def ask(self, pieces):
    ...         return [Answer((Proposal("Azure", "hosts", "Frontier", "Azure hosts Frontier."),))]
    >>> source = Source("a.txt", text="Azure hosts Frontier.")
    >>> reader = SecondReader(Fixed())
    >>> records = list(reader.reading([source, *read_article(source)], "a.txt"))
    >>> [r.confidence.value for r in records if isinstance(r, Claim)], reader.reports["a.txt"].agreed
    (['high'], 1)
    """

    asker: Asker
    catalogue: Catalogue = field(default_factory=current_catalogue)
    longest: int = LONGEST
    reports: dict[str, ModelReport] = field(default_factory=dict)

    def reading(self, records: Iterable[Record], name: str) -> Iterator[Record]:
        """The records of a document, with the model's where it is an article; others pass as they are."""
        records = iter(records)
        first = next(records, None)
        if isinstance(first, Source) and first.text:
            yield from self._article(first, list(records), name)
        elif first is not None:
            yield first
            yield from records

    def _article(self, source: Source, by_rules: list[Record], name: str) -> Iterator[Record]:
        pieces = list(chunks(source.text or "", self.longest))
        began = time.perf_counter()
        answers = self.asker.ask([piece.words for piece in pieces])
        report = ModelReport(self.asker.model, pieces=len(pieces), seconds=time.perf_counter() - began)
        merged = _Merged(name, source, by_rules, self.catalogue, report)
        for piece, answer in zip(pieces, answers, strict=True):
            merged.take(piece, answer)
        self.reports[name] = report
        yield source
        yield from merged.records()
        yield Notice(name, str(report))


class _Merged:
    """The records of the rules, and what a model's answers add to them."""

    def __init__(
        self, name: str, source: Source, by_rules: list[Record], catalogue: Catalogue, report: ModelReport
    ) -> None:
        self._name = name
        self._refused: list[Refusal] = []
        self._by_rules = by_rules
        self._claims = [record for record in by_rules if isinstance(record, Claim)]
        known = [record for record in by_rules if isinstance(record, Entity)]
        self._checks = Checks(source, known, catalogue, f"llm:{report.model}")
        self._seen = {entity.iri for entity in known}
        self._report = report
        self._agreed: set[Iri] = set()
        self._added: dict[tuple[str, ...], Accepted] = {}

    def take(self, piece: Chunk, answer: Answer) -> None:
        """Judge the proposals of one answer, and count what becomes of them."""
        report = self._report
        report.tokens_in += answer.tokens_in
        report.tokens_out += answer.tokens_out
        if answer.failure is not None:
            report.failures[answer.failure] += 1
        for proposal in answer.proposals:
            report.proposed += 1
            judged = self._checks.judge(proposal, piece)
            reason = judged if isinstance(judged, Reason) else self._accept(judged)
            if reason is not None:
                report.rejected[reason] += 1
                said = f"{proposal.subject} {proposal.relation} {proposal.object}: {proposal.quote}"
                self._refused.append(Refusal(self._name, f"proposed by {report.model}", reason, said))

    def _accept(self, accepted: Accepted) -> Reason | None:
        """Merge a proposal that passed; the rules may still be against it."""
        report, claim = self._report, accepted.claim
        same = [known for known in self._claims if _is_same(known, claim)]
        if any(known.modality is claim.modality for known in same):
            fresh = {known.iri for known in same if known.modality is claim.modality} - self._agreed
            self._agreed |= fresh
            report.agreed += bool(fresh)
            report.repeated += not fresh
            return None
        if same or any(_is_turned(known, claim) for known in self._claims):
            return Reason.AGAINST_RULES
        key = (claim.subject, claim.relation, claim.object, claim.modality)
        if key in self._added:
            report.repeated += 1
            return None
        self._added[key] = accepted
        report.added += 1
        report.left_out.update(accepted.left_out)
        return None

    def records(self) -> Iterator[Record]:
        """The rules' records, what the model confirms marked so; then what it adds, and what is refused."""
        for record in self._by_rules:
            if isinstance(record, Claim) and record.iri in self._agreed:
                by = f"{record.recorded_by}; llm:{self._report.model} agrees"
                record = replace(record, confidence=record.confidence or Confidence.HIGH, recorded_by=by)
            yield record
        for accepted in self._added.values():
            for entity in accepted.entities:
                if entity.iri not in self._seen:
                    self._seen.add(entity.iri)
                    yield entity
            yield accepted.claim
        yield from self._refused


def _is_same(known: Claim, claim: Claim) -> bool:
    """Whether two claims are of one relation between the same parties in overlapping words."""
    relations = vocabulary().relations
    implied = known.relation == claim.relation or claim.relation in relations[known.relation].parents
    sides = (known.subject, known.object)
    turned = relations[claim.relation].symmetric and sides == (claim.object, claim.subject)
    return implied and (sides == (claim.subject, claim.object) or turned) and _overlap(known, claim)


def _is_turned(known: Claim, claim: Claim) -> bool:
    """Whether the rules read the opposite direction of the same words."""
    return (
        known.relation == claim.relation
        and not vocabulary().relations[claim.relation].symmetric
        and (known.subject, known.object) == (claim.object, claim.subject)
        and known.modality is Modality.ASSERTED
        and _overlap(known, claim)
    )


def _overlap(known: Claim, claim: Claim) -> bool:
    a, b = known.evidence, claim.evidence
    if a.start is None or a.end is None or b.start is None or b.end is None:
        return False
    return a.start < b.end and b.start < a.end
