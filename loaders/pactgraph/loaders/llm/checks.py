"""The checks that stand between a proposal and a claim: all of them in the article's own words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass

from pactgraph.loaders.catalogue import Catalogue
from pactgraph.loaders.llm.chunks import Chunk
from pactgraph.loaders.llm.instructions import instructing
from pactgraph.loaders.llm.parties import Parties
from pactgraph.loaders.llm.passage import Passage, passage
from pactgraph.loaders.llm.proposal import Proposal, Reason
from pactgraph.loaders.llm.support import Level, Support
from pactgraph.loaders.speakers import speakers_of
from pactgraph.loaders.text.sentences import Sentence, sentences
from pactgraph.ontology.claim import HOLDING, Claim, Confidence, Modality, Status
from pactgraph.ontology.entity import Entity
from pactgraph.ontology.errors import InvalidValue
from pactgraph.ontology.partial_date import PartialDate
from pactgraph.ontology.source import Evidence, Source
from pactgraph.ontology.vocabulary import Relation, vocabulary

__all__ = ["Accepted", "Checks"]

_MOST_SENTENCES = 3
_LOOKED_BACK = 4


@dataclass(frozen=True, slots=True)
class Accepted:
    """A proposal that passed: its claim, the entities it names, and the parts left out as unsaid."""

    claim: Claim
    entities: tuple[Entity, ...]
    left_out: tuple[str, ...] = ()


class Checks:
    """Judges what is proposed of one article, whose entities the rules have read already.

    >>> source = Source("a.txt", text="Azure hosts Frontier. Acme sued Bolt.")
    >>> from pactgraph.loaders.catalogue import current_catalogue
    >>> checks = Checks(source, [], current_catalogue(), "llm:test")
    >>> checks.judge(Proposal("Azure", "hosts", "Frontier", "Azure hosts Frontier")).claim.confidence
    <Confidence.MEDIUM: 'medium'>
    >>> checks.judge(Proposal("Azure", "hosts", "Frontier", "Azure is the host of Frontier"))
    <Reason.QUOTE: 'the quote is not verbatim'>
    >>> checks.judge(Proposal("Acme", "acquires", "Bolt", "Acme sued Bolt."))
    <Reason.WORDING: 'the words do not speak of the relation'>
    """

    def __init__(self, source: Source, known: Iterable[Entity], catalogue: Catalogue, rule: str) -> None:
        self._source = source
        self._text = source.text or ""
        self._catalogue = catalogue
        self._rule = rule
        known = list(known)
        self._parties = Parties(self._text, known, catalogue)
        self._sentences = list(sentences(self._text))
        self._instructing = list(instructing(self._text))

    def judge(self, proposal: Proposal, chunk: Chunk | None = None) -> Accepted | Reason:
        """The claim that a proposal becomes, or why it becomes none.

        ``chunk`` is the piece of the article in which the quote is looked for first.
        """
        if not all((proposal.subject, proposal.relation, proposal.object, proposal.quote.strip())):
            return Reason.INCOMPLETE
        relation = vocabulary().relations.get(proposal.relation.strip())
        if relation is None:
            return Reason.RELATION
        start = self._find(proposal.quote, chunk)
        if start < 0:
            return Reason.QUOTE
        end = start + len(proposal.quote)
        within = [s for s in self._sentences if s.start < end and start < s.end]
        if not 0 < len(within) <= _MOST_SENTENCES:
            return Reason.LENGTH if within else Reason.QUOTE
        if any(a < end and start < b for a, b in self._instructing):
            return Reason.INSTRUCTION
        return self._of_sentences(proposal, relation, Evidence(proposal.quote, start, end), within)

    def _find(self, quote: str, chunk: Chunk | None) -> int:
        if chunk is not None:
            found = self._text.find(quote, chunk.start, chunk.end)
            if found >= 0:
                return found
        return self._text.find(quote)

    def _of_sentences(
        self, proposal: Proposal, relation: Relation, evidence: Evidence, within: list[Sentence]
    ) -> Accepted | Reason:
        subject = self._parties.of(proposal.subject, proposal.subject_kind)
        object_ = self._parties.of(proposal.object, proposal.object_kind)
        if subject.iri == object_.iri:
            return Reason.SAME
        sides = ((subject, proposal.subject), (object_, proposal.object))
        at = [self._parties.places(entity, said, within[0].start, within[-1].end) for entity, said in sides]
        at = [self._without_owner(at[0], at[1]), self._without_owner(at[1], at[0])]
        at = [_not_inside(at[0], at[1]), _not_inside(at[1], at[0])]
        naming = self._naming(sides, at, within)
        if naming is None:
            return Reason.UNNAMED
        fits = vocabulary().fits
        if not (fits(subject.kind, relation.domain) and fits(object_.kind, relation.range)):
            return Reason.KIND
        seen = passage(self._text, within, self._mentions(sides, at), self._source.published)
        spoken = seen.support(relation, at)
        if spoken.level is Level.NONE:
            return Reason.WORDING
        if spoken.level is Level.REVERSED:
            return Reason.DIRECTION
        sure = naming if spoken.level is Level.FULL else Confidence.LOW
        return self._claim(proposal, relation, evidence, (subject, object_), seen, spoken, sure)

    def _without_owner(
        self, places: list[tuple[int, int]], others: list[tuple[int, int]]
    ) -> list[tuple[int, int]]:
        """Places of names without their owner, where that is the other party: of "Acme's Bolt", "Bolt"."""
        owned = {start: end + 3 for start, end in others if self._text[end : end + 2] in {"'s", "’s"}}
        return [(min(owned.get(start, start), end), end) for start, end in places]

    def _naming(
        self, sides: Iterable[tuple[Entity, str]], at: list[list[tuple[int, int]]], within: list[Sentence]
    ) -> Confidence | None:
        """How sure it is that the sentences speak of both sides; nothing where they do not.

        It is less sure where they name one, and the sentences just before them the other; still less where
        nothing in them refers to that other.
        """
        if all(at):
            return Confidence.MEDIUM
        if not any(at):
            return None
        first = self._sentences.index(within[0])
        before = self._sentences[max(0, first - _LOOKED_BACK) : first]
        for (entity, said), places in zip(sides, at, strict=True):
            near = [
                place
                for sentence in before
                for place in self._parties.places(entity, said, sentence.start, sentence.end)
                if not any(a <= place[0] < b for a, b in self._instructing)
            ]
            publishes = (self._source.publisher or "").casefold() == entity.name.casefold()
            if not places and not near and not publishes:
                return None
        refers = self._parties.refers(within[0].start, within[-1].end)
        return Confidence.MEDIUM if refers else Confidence.LOW

    def _mentions(
        self, sides: Iterable[tuple[Entity, str]], at: list[list[tuple[int, int]]]
    ) -> Iterable[tuple[Entity, int, int]]:
        for (entity, _), places in zip(sides, at, strict=True):
            for start, end in places:
                yield entity, start, end

    def _claim(
        self,
        proposal: Proposal,
        relation: Relation,
        evidence: Evidence,
        sides: tuple[Entity, Entity],
        seen: Passage,
        spoken: Support,
        sure: Confidence,
    ) -> Accepted | Reason:
        modality, status, exclusive = seen.polarity(spoken)
        proposed = _modality(proposal.modality)
        if proposed is None or (proposed is Modality.ASSERTED) != (modality is Modality.ASSERTED):
            return Reason.POLARITY
        speakers = self._speakers(proposal, seen)
        parts = {
            "scope": seen.verbatim(proposal.scope),
            "condition": seen.verbatim(proposal.condition),
            "asserted_by": seen.verbatim(proposal.asserted_by) if speakers else None,
            "valid_from": _grounded(proposal.valid_from, seen.begins),
            "valid_to": _grounded(proposal.valid_to, seen.ends),
            "amount": seen.amount(proposal.amount),
        }
        left_out = tuple(name for name, value in parts.items() if getattr(proposal, name) and not value)
        claim = Claim(
            subject=sides[0].iri,
            subject_name=" ".join(proposal.subject.split()),
            relation=relation.name,
            object=sides[1].iri,
            object_name=" ".join(proposal.object.split()),
            source=self._source.iri,
            evidence=evidence,
            scope=_text(parts["scope"]),
            exclusive=True if relation.implies_exclusive else exclusive,
            modality=modality,
            status=_status(proposal.status, status),
            valid_from=_date(parts["valid_from"]),
            valid_to=_date(parts["valid_to"]),
            amounts=seen.amount(proposal.amount),
            condition=_text(parts["condition"]),
            asserted_by=_text(parts["asserted_by"]),
            speakers=tuple(speaker.iri for speaker in speakers),
            confidence=sure,
            recorded_by=self._rule,
        )
        return Accepted(claim, (*sides, *speakers), left_out)

    def _speakers(self, proposal: Proposal, seen: Passage) -> tuple[Entity, ...]:
        return (
            speakers_of(proposal.asserted_by, self._catalogue) if seen.verbatim(proposal.asserted_by) else ()
        )


def _not_inside(places: list[tuple[int, int]], others: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Places that are no part of another name: "Acme" in "Acme Cloud" does not name Acme."""
    return [
        (start, end)
        for start, end in places
        if not any(a <= start and end <= b and (a, b) != (start, end) for a, b in others)
    ]


def _modality(word: str) -> Modality | None:
    with suppress(ValueError):
        return Modality(word.strip().lower() or "asserted")
    return None


def _status(word: str, said: Status) -> Status:
    """The status proposed, unless the words are more careful than that."""
    with suppress(ValueError):
        proposed = Status(word.strip().lower())
        return proposed if said in HOLDING or proposed not in HOLDING else said
    return said


def _grounded(word: str, found: Callable[[PartialDate], PartialDate | None]) -> PartialDate | None:
    with suppress(InvalidValue):
        return found(PartialDate.parse(word))
    return None


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _date(value: object) -> PartialDate | None:
    return value if isinstance(value, PartialDate) else None
