"""The article reader: a source with text in, the entities and claims of its words out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from pactgraph.loaders.catalogue import Catalogue, current_catalogue
from pactgraph.loaders.text.agreements import Agreements
from pactgraph.loaders.text.claims import Reading, claims_of
from pactgraph.loaders.text.clauses import with_elided_subjects
from pactgraph.loaders.text.cues import CueBook, cue_book
from pactgraph.loaders.text.dates import FoundDate, find_dates
from pactgraph.loaders.text.document import fold
from pactgraph.loaders.text.mentions import Names
from pactgraph.loaders.text.quantities import FoundAmount, find_amounts
from pactgraph.loaders.text.references import Focus, subject_of, with_references
from pactgraph.loaders.text.sentences import Sentence, sentences
from pactgraph.loaders.text.speakers import speech
from pactgraph.loaders.text.tape import encode, tokens
from pactgraph.loaders.text.terms import with_terms
from pactgraph.loaders.text.things import Mention, Thing, Things
from pactgraph.ontology.claim import Claim
from pactgraph.ontology.entity import Entity
from pactgraph.ontology.source import Source
from pactgraph.ontology.vocabulary import Vocabulary
from pactgraph.ontology.vocabulary import vocabulary as shipped

__all__ = ["read_article"]


def read_article(
    source: Source, catalogue: Catalogue | None = None, vocabulary: Vocabulary | None = None
) -> Iterator[Entity | Claim]:
    """The entities and claims of an article's text, each entity before the first claim that names it.

    The source itself is not among them: it is the caller's.

    >>> source = Source("file:a.txt", text="Azure remains the exclusive host of Frontier.")
    >>> [record.relation for record in read_article(source) if isinstance(record, Claim)]
    ['exclusive-host-of']
    """
    article = _Article(source, catalogue or current_catalogue(), vocabulary or shipped())
    yielded: set[str] = set()
    for involved, claim in article.claims():
        for thing in involved:
            if thing.iri not in yielded:
                yielded.add(thing.iri)
                yield thing.entity
        yield claim


class _Article:
    """One article being read, sentence after sentence."""

    def __init__(self, source: Source, catalogue: Catalogue, vocabulary: Vocabulary) -> None:
        self._source = source
        self._text = source.text or ""
        self._folded = fold(self._text)
        self._vocabulary = vocabulary
        self._book: CueBook = cue_book(vocabulary)
        self._things = Things(catalogue)
        self._names = Names(self._folded, catalogue, self._things)
        self._agreements = Agreements(self._things)
        self._focus = Focus(publisher=self._publisher())

    def _publisher(self) -> Thing | None:
        name = self._source.publisher
        entity = self._things.find(name) if name else None
        return None if entity is None else self._things.of(entity, entity.name)

    def claims(self) -> Iterator[tuple[tuple[Thing, ...], Claim]]:
        """The claims of all sentences, each with the things it involves."""
        for sentence in sentences(self._text):
            reading = self._reading(sentence)
            if reading is None:
                continue
            said: set[tuple[str, str, str]] = set()
            for match in self._book.matches(reading.tape):
                for subject, object_, claim in claims_of(match, reading):
                    fact = (claim.subject_name, claim.relation, claim.object_name)
                    swapped = (claim.object_name, claim.relation, claim.subject_name)
                    if fact in said or (match.relation.symmetric and swapped in said):
                        continue
                    said.add(fact)
                    yield (subject, object_, *reading.speech.speakers), claim

    def _reading(self, sentence: Sentence) -> Reading | None:
        """The sentence made ready for cues, or nothing where it names nothing."""
        made = tokens(self._folded, sentence.start, sentence.end, self._found(sentence))
        made = with_references(made, self._focus)
        if not any(token.mention for token in made):
            return None
        made = with_terms(made, self._things)
        subject, before = subject_of(made), self._focus.one
        made = self._agreements.with_agreements(made)
        self._focus.moved(made, subject)
        tape = encode(with_elided_subjects(made, self._book.verbs))
        return Reading(
            source=self._source,
            text=self._text,
            vocabulary=self._vocabulary,
            sentence=sentence,
            tape=tape,
            speech=speech(tape),
            agreement=self._agreements.main,
            topic=subject or ((before,) if before else ()),
            focus=before,
        )

    def _found(self, sentence: Sentence) -> Sequence[Mention | FoundAmount | FoundDate]:
        start, end = sentence.start, sentence.end
        words = self._folded[start:end]
        amounts = (
            FoundAmount(found.amount, found.start + start, found.end + start) for found in find_amounts(words)
        )
        dates = (
            FoundDate(found.date, found.role, found.start + start, found.end + start, found.said)
            for found in find_dates(words, self._source.published)
        )
        names = self._names.within(sentence)
        return _apart(chain(amounts, dates, names))


def _apart(found: Iterable[Mention | FoundAmount | FoundDate]) -> list[Mention | FoundAmount | FoundDate]:
    """What was found, in order and without overlaps: the earlier and longer wins.

    A name inside a quantity ("6,000 Acme chips") ends the quantity's place, not its words.
    """
    kept: list[Mention | FoundAmount | FoundDate] = []
    for what in sorted(found, key=lambda what: (what.start, -what.end)):
        last = kept[-1] if kept else None
        if isinstance(last, FoundAmount) and isinstance(what, Mention) and last.start < what.start < last.end:
            kept[-1] = FoundAmount(last.amount, last.start, what.start - 1)
        if not kept or what.start >= kept[-1].end:
            kept.append(what)
    return kept
