"""The sentences that a quote stands in, and what their words say of polarity, times and amounts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from itertools import islice, product

from pactgraph.loaders.text.dates import FoundDate, find_dates
from pactgraph.loaders.text.document import fold
from pactgraph.loaders.text.qualifiers import is_exclusive, modality_and_status, window
from pactgraph.loaders.text.quantities import find_amounts
from pactgraph.loaders.text.sentences import Sentence
from pactgraph.loaders.text.tape import Tape, encode, tokens
from pactgraph.loaders.text.things import Mention, Thing
from pactgraph.ontology.amount import Amount
from pactgraph.ontology.claim import Modality, Status
from pactgraph.ontology.entity import Entity
from pactgraph.ontology.partial_date import PartialDate

__all__ = ["Passage", "passage"]

_MOST_STRETCHES = 5000


@dataclass(frozen=True, slots=True)
class Passage:
    """The words around a quote; ``start`` to ``end`` in the article."""

    start: int
    end: int
    words: str
    tape: Tape
    published: PartialDate | None

    def polarity(
        self, sides: Sequence[Sequence[int]], telling: Set[str]
    ) -> tuple[Modality, Status, bool | None]:
        """How the words put a statement, and whether they make it exclusive.

        ``sides`` are the places in the article at which each party is named, ``telling`` the words that
        speak of the relation: what is judged is the narrowest stretch that has one of each.
        """
        numbers = {token.start: number for number, token in enumerate(self.tape.tokens)}
        named = [[numbers[place] for place in places if place in numbers] for places in sides]
        spoken = [number for number, token in enumerate(self.tape.tokens) if token.word in telling]
        asked = [found for found in (*named, spoken) if found]
        ranges = [(min(chosen), max(chosen)) for chosen in islice(product(*asked), _MOST_STRETCHES)]
        first, last = min(ranges, key=lambda r: r[1] - r[0])
        ends = self.tape.starts[last + 1] if last + 1 < len(self.tape.starts) else len(self.tape.text)
        seen = window(self.tape, self.tape.starts[first], ends)
        modality, status = modality_and_status(seen)
        return modality, status, is_exclusive(seen)

    @property
    def said(self) -> list[str]:
        """The words in lower case."""
        return [token.word for token in self.tape.tokens if token.word]

    def dates(self) -> set[PartialDate]:
        """The dates in the words, and for an end the day, month or year after it."""
        found = {found.date for found in find_dates(fold(self.words), self.published)}
        return found | {date.next for date in found}

    def amount(self, said: str) -> tuple[Amount, ...]:
        """The amounts in words that stand in the passage; none where they do not."""
        return tuple(f.amount for f in find_amounts(said)) if said and said in self.words else ()

    def verbatim(self, said: str) -> str | None:
        """Words that stand in the passage; nothing where they do not."""
        words = " ".join(said.split())
        return words if words and words.casefold() in " ".join(self.words.split()).casefold() else None


def passage(
    text: str,
    within: list[Sentence],
    parties: Iterable[tuple[Entity, int, int]],
    published: PartialDate | None,
) -> Passage:
    """The passage of neighbouring sentences, with the places at which parties are named.

    >>> from pactgraph.loaders.text.sentences import sentences
    >>> text = "Acme did not buy Bolt."
    >>> acme = Entity.named("Acme")
    >>> found = passage(text, list(sentences(text)), [(acme, 0, 4)], None)
    >>> found.polarity([[0], []], {"buy"})[0].value
    'negated'
    """
    start, end = within[0].start, within[-1].end
    folded = fold(text)
    names = [Mention(a, b, (Thing(entity, entity.name),)) for entity, a, b in parties]
    dates = [
        FoundDate(found.date, found.role, found.start + start, found.end + start, found.said)
        for found in find_dates(folded[start:end], published)
    ]
    tape = encode(tokens(folded, start, end, _apart([*names, *dates])))
    return Passage(start, end, text[start:end], tape, published)


def _apart(found: list[Mention | FoundDate]) -> list[Mention | FoundDate]:
    kept: list[Mention | FoundDate] = []
    for what in sorted(found, key=lambda what: (what.start, -what.end)):
        if not kept or what.start >= kept[-1].end:
            kept.append(what)
    return kept
