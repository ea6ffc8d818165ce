"""The sentences that a quote stands in, and what their words say of polarity, times and amounts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product

from pactgraph.loaders.llm.support import Level, Support, support
from pactgraph.loaders.text.dates import DateRole, FoundDate, find_dates
from pactgraph.loaders.text.document import fold
from pactgraph.loaders.text.exclusivity import is_exclusive
from pactgraph.loaders.text.qualifiers import modality_and_status
from pactgraph.loaders.text.quantities import find_amounts
from pactgraph.loaders.text.sentences import Sentence
from pactgraph.loaders.text.tape import Tape, encode, tokens
from pactgraph.loaders.text.things import Mention, Thing
from pactgraph.loaders.text.windows import window
from pactgraph.ontology.amount import Amount
from pactgraph.ontology.claim import Modality, Status
from pactgraph.ontology.entity import Entity
from pactgraph.ontology.partial_date import PartialDate
from pactgraph.ontology.vocabulary import Relation

__all__ = ["Passage", "passage"]

_MOST_PAIRS = 12
_REACH = 6


@dataclass(frozen=True, slots=True)
class Passage:
    """The words around a quote; ``start`` to ``end`` in the article."""

    start: int
    end: int
    words: str
    tape: Tape
    published: PartialDate | None

    def support(self, relation: Relation, sides: Sequence[Sequence[tuple[int, int]]]) -> Support:
        """How far the words speak of a relation between parties named at given places of the article.

        Of several places those nearest to each other count, unless their words say nothing.
        """
        numbers = {token.start: number for number, token in enumerate(self.tape.tokens)}
        named: list[list[int | None]] = [
            [numbers[start] for start, _ in places if start in numbers] or [None] for places in sides
        ]
        pairs = sorted(product(*named), key=_apart_by)[:_MOST_PAIRS]
        found = [support(relation, self.tape.tokens, *pair) for pair in pairs]
        return next((one for one in found if one.level is not Level.NONE), found[0])

    def polarity(self, spoken: Support) -> tuple[Modality, Status, bool | None]:
        """How the words put a statement, and whether they make it exclusive."""
        tokens = self.tape.tokens
        near = range(max(0, spoken.first - _REACH), min(len(tokens), spoken.last + _REACH + 1))
        telling = [n for n in near if tokens[n].word in spoken.words]
        inside = [n for n in telling if spoken.first <= n <= spoken.last] or telling
        first, last = min([spoken.first, *inside]), max([spoken.last, *inside])
        ends = self.tape.starts[last + 1] if last + 1 < len(self.tape.starts) else len(self.tape.text)
        seen = window(self.tape, self.tape.starts[first], ends)
        modality, status = modality_and_status(seen, ability=spoken.able)
        if spoken.presupposed and status is not Status.ENDED:
            modality, status = Modality.ASSERTED, Status.IN_FORCE
        return modality, status, is_exclusive(seen)

    def begins(self, said: PartialDate) -> PartialDate | None:
        """The date from which something holds, where the words have it; nothing where they do not."""
        found = find_dates(fold(self.words), self.published)
        return next((said for date in found if date.role is not DateRole.UNTIL and date.date == said), None)

    def ends(self, said: PartialDate) -> PartialDate | None:
        """The date on which something no longer holds: of "through 2032" it is 2033, whichever was meant."""
        found = find_dates(fold(self.words), self.published)
        ends = (date.date for date in found if date.role in {DateRole.UNTIL, DateRole.BY, DateRole.ON})
        return next((end for end in ends if said in (end, end.previous)), None)

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
    >>> from pactgraph.ontology.vocabulary import vocabulary
    >>> spoken = found.support(vocabulary().relation("acquires"), [[(0, 4)], []])
    >>> spoken.level.name, found.polarity(spoken)[0].value
    ('FULL', 'negated')
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


def _apart_by(pair: tuple[int | None, ...]) -> int:
    places = [place for place in pair if place is not None]
    return max(places) - min(places)
