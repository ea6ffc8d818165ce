"""A source as it was understood, sentence by sentence: for a person to see, and to correct."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from pactgraph.loaders.catalogue import Catalogue
from pactgraph.loaders.corrections.applying import Outcome
from pactgraph.loaders.corrections.correction import ClaimCorrection
from pactgraph.loaders.newcomers import Newcomer, newcomer
from pactgraph.loaders.text.sentences import sentences
from pactgraph.ontology.claim import Claim
from pactgraph.ontology.entity import Entity
from pactgraph.ontology.iri import Iri
from pactgraph.ontology.source import Source
from pactgraph.ontology.vocabulary import vocabulary

__all__ = ["Passage", "Review", "Understood", "review", "wording"]

_RULE = re.compile(r"\btext:([\w-]+)/(frame-)?(\d+)")


@dataclass(frozen=True, slots=True)
class Understood:
    """A claim as a loader read it, what it is after corrections, and what a correction said of it.

    ``now`` is nothing where it was rejected; ``read`` is nothing where a person added it.
    """

    read: Claim | None
    now: Claim | None
    correction: ClaimCorrection | None = None

    @property
    def claim(self) -> Claim:
        """The claim as it is now, or as it was before it was rejected."""
        found = self.now or self.read
        assert found is not None
        return found

    @property
    def is_corrected(self) -> bool:
        """Whether a person had a hand in it."""
        return self.read != self.now


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence, or a row of a table, with the claims that were understood of it."""

    words: str
    start: int | None
    end: int | None
    understood: tuple[Understood, ...]

    @property
    def place(self) -> str:
        """Where it stands: from which character to which, or in which row."""
        if self.start is not None:
            return f"{self.start}-{self.end}"
        return next((i.claim.evidence.locator for i in self.understood if i.claim.evidence.locator), "")


@dataclass(frozen=True, slots=True)
class Review:
    """A whole source: its passages in order, and the entities that are new with it."""

    source: Source
    passages: tuple[Passage, ...]
    newcomers: tuple[Newcomer, ...]


def review(
    source: Source,
    claims: Iterable[Claim],
    entities: Iterable[Entity],
    catalogue: Catalogue,
    *,
    outcomes: Mapping[Iri, Outcome] | None = None,
    added: Iterable[Claim] = (),
) -> Review:
    """What was understood of a source; ``outcomes`` say what corrections made of claims, by their IRIs.

    >>> from pactgraph.loaders.text import read_article
    >>> source = Source("a.txt", text="Azure hosts Frontier. It rains.")
    >>> found = [record for record in read_article(source) if isinstance(record, Claim)]
    >>> [(p.words, len(p.understood)) for p in review(source, found, [], Catalogue()).passages]
    [('Azure hosts Frontier.', 1), ('It rains.', 0)]
    """
    after = outcomes or {}
    understood = []
    for claim in claims:
        outcome = after.get(claim.iri, Outcome(claim, None))
        understood.append(Understood(claim, outcome.claim, outcome.correction))
    understood += [Understood(None, claim) for claim in added]
    roles: dict[Iri, list[Iri]] = {}
    for item in understood:
        relation = vocabulary().relation(item.claim.relation)
        roles.setdefault(item.claim.subject, []).append(relation.domain)
        roles.setdefault(item.claim.object, []).append(relation.range)
    new = (newcomer(entity, catalogue, roles.get(entity.iri, ())) for entity in entities)
    return Review(
        source,
        tuple(_passages(source, understood)),
        tuple({found.entity.iri: found for found in new if found is not None}.values()),
    )


def wording(claim: Claim) -> str | None:
    """The cue or frame of the ontology by which a claim was read, as it is written there.

    >>> from pactgraph.loaders.text import read_article
    >>> source = Source("a.txt", text="Azure hosts Frontier.")
    >>> [wording(record) for record in read_article(source) if isinstance(record, Claim)]
    ['{S} host~ {O}']
    """
    found = _RULE.search(claim.recorded_by or "")
    return None if found is None else _entry(found[1], int(found[3]), is_frame=bool(found[2]))


@cache
def _entry(relation: str, number: int, *, is_frame: bool) -> str | None:
    known = vocabulary().relations.get(relation)
    entries = () if known is None else known.frames if is_frame else known.cues
    return entries[number - 1] if 0 < number <= len(entries) else None


def _passages(source: Source, understood: list[Understood]) -> Iterable[Passage]:
    placed: dict[int, list[Understood]] = {}
    elsewhere: dict[str, list[Understood]] = {}
    for item in understood:
        evidence = item.claim.evidence
        if source.text is not None and item.claim.source == source.iri and evidence.start is not None:
            placed.setdefault(evidence.start, []).append(item)
        else:
            elsewhere.setdefault(evidence.quote, []).append(item)
    if source.text is not None:
        starts = sorted(placed)
        for sentence in sentences(source.text):
            mine = []
            while starts and starts[0] < sentence.end:
                mine += placed[starts.pop(0)]
            words = source.text[sentence.start : sentence.end]
            yield Passage(words, sentence.start, sentence.end, tuple(mine))
        for start in starts:  # a quote that begins behind the last sentence
            quote = placed[start][0].claim.evidence.quote
            yield Passage(quote, start, start + len(quote), tuple(placed[start]))
    for quote, items in elsewhere.items():
        yield Passage(quote, None, None, tuple(items))
