"""The article reader: a source with text in, the entities and claims of its words out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, repeat

from pactgraph.loaders.catalogue import Catalogue, current_catalogue
from pactgraph.loaders.text.agreements import Agreements
from pactgraph.loaders.text.asides import without_asides
from pactgraph.loaders.text.claims import claims_of
from pactgraph.loaders.text.clauses import with_elided_subjects
from pactgraph.loaders.text.cues import CueBook, Match, cue_book
from pactgraph.loaders.text.dates import FoundDate, find_dates
from pactgraph.loaders.text.document import BlockKind, fold
from pactgraph.loaders.text.focus import Focus
from pactgraph.loaders.text.frames import FrameBook, frame_book
from pactgraph.loaders.text.mentions import Names
from pactgraph.loaders.text.quantities import FoundAmount, find_amounts
from pactgraph.loaders.text.reading import Reading
from pactgraph.loaders.text.references import with_references
from pactgraph.loaders.text.sentences import Sentence, dateline_end, sentences
from pactgraph.loaders.text.speakers import speech
from pactgraph.loaders.text.subjects import subject_of
from pactgraph.loaders.text.syntax.parsed import Parsed
from pactgraph.loaders.text.syntax.parser import trees_of
from pactgraph.loaders.text.syntax.treeframes import tree_matches
from pactgraph.loaders.text.syntax.trees import Tree
from pactgraph.loaders.text.syntax.understood import holders
from pactgraph.loaders.text.tape import Token, encode, tokens
from pactgraph.loaders.text.terms import with_terms
from pactgraph.loaders.text.things import Mention, Thing, Things
from pactgraph.loaders.wellknown import with_well_known
from pactgraph.ontology.claim import Claim, Modality, Status
from pactgraph.ontology.entity import Entity
from pactgraph.ontology.source import Source
from pactgraph.ontology.vocabulary import Vocabulary
from pactgraph.ontology.vocabulary import vocabulary as shipped

__all__ = ["read_article"]


_PUBLISHER_EXTRAS = re.compile(
    r"\s*\(.*\)$|\s+(?:blog|newsroom|press release|investor relations)\b.*$", re.IGNORECASE
)


def read_article(
    source: Source,
    catalogue: Catalogue | None = None,
    vocabulary: Vocabulary | None = None,
    *,
    parse: bool = True,
) -> Iterator[Entity | Claim]:
    """The entities and claims of an article's text, each entity before the first claim that names it.

    The source itself is not among them: it is the caller's. Without ``parse`` only the words are read, which
    is quicker and finds less.

    >>> source = Source("file:a.txt", text="Azure remains the exclusive host of Frontier.")
    >>> [record.relation for record in read_article(source) if isinstance(record, Claim)]
    ['exclusive-host-of']
    """
    names = with_well_known(catalogue or current_catalogue())
    article = _Article(source, names, vocabulary or shipped(), parse=parse)
    yielded: set[str] = set()
    for involved, claim in article.claims():
        for thing in involved:
            if thing.iri not in yielded:
                yielded.add(thing.iri)
                yield thing.entity
        yield claim


_OVER = frozenset({Status.ENDED, Status.LAPSED, Status.DENIED})
"""What makes a plan that the same article tells of one that came to nothing."""


_MEMBERSHIP = "participates-in"
_SHORT = 16
"""Up to so many words and names, frames are tried on the words too: parsers err most in what is short."""


def _fact(claim: Claim) -> tuple[str, str, str]:
    return claim.subject, claim.relation, claim.object


class _Article:
    """One article being read, sentence after sentence."""

    def __init__(
        self, source: Source, catalogue: Catalogue, vocabulary: Vocabulary, *, parse: bool = True
    ) -> None:
        self._source = source
        self._parse = parse
        self._text = source.text or ""
        self._folded = fold(self._text)
        self._vocabulary = vocabulary
        self._book: CueBook = cue_book(vocabulary)
        self._frames: FrameBook = frame_book(vocabulary)
        self._verbs = self._book.verbs | self._frames.verbs
        self._things = Things(catalogue)
        self._names = Names(self._folded, catalogue, self._things)
        self._agreements = Agreements(self._things)
        self._header: list[Token] = []
        self._last: dict[str, Thing] = {}
        self._focus = Focus(publisher=self._publisher())

    def _publisher(self) -> Thing | None:
        """Who says "we": the publisher, if it is known or the article speaks of it."""
        name = _PUBLISHER_EXTRAS.sub("", self._source.publisher or "").strip()
        entity = self._things.find(name) if name else None
        if entity is not None:
            return self._things.of(entity, entity.name)
        spoken_of = name and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", self._folded)
        return self._things.thing(name, "organization") if spoken_of else None

    def claims(self) -> Iterator[tuple[tuple[Thing, ...], Claim]]:
        """The claims of all sentences, each with the things it involves."""
        made = list(self._claims_of_sentences())
        over = {_fact(claim) for _, claim in made if claim.status in _OVER}
        told_of = {
            side
            for _, claim in made
            if claim.relation != _MEMBERSHIP
            for side in (claim.subject, claim.object)
        }
        for involved, claim in made:
            if claim.relation == _MEMBERSHIP and claim.object not in told_of and involved[1].is_unnamed:
                continue  # the partnership tells that a deal was signed: nothing else is told of it
            if (
                claim.status is Status.PLANNED
                and claim.modality is Modality.ASSERTED
                and _fact(claim) in over
            ):
                claim = replace(claim, status=Status.LAPSED, modality=Modality.NEGATED)
            yield involved, claim

    def _claims_of_sentences(self) -> Iterator[tuple[tuple[Thing, ...], Claim]]:
        found = list(sentences(self._text))
        spans = ((sentence.start, sentence.end) for sentence in found)
        trees = trees_of(self._folded, spans) if self._parse else repeat(None, len(found))
        for sentence, tree in zip(found, trees, strict=True):
            readings = self._readings(sentence, tree)
            said: dict[tuple[str, str, str], tuple[tuple[Thing, ...], Claim]] = {}
            for reading in readings:
                self._add_claims(reading, said)
            for (_, object_, *_), claim in said.values():
                self._last[claim.relation] = object_
            yield from (told for told in said.values() if not self._is_told_better(told[1], said))

    def _add_claims(
        self, reading: Reading, said: dict[tuple[str, str, str], tuple[tuple[Thing, ...], Claim]]
    ) -> None:
        """Adds the claims of one reading of a sentence, each fact once and told as fully as anywhere."""
        for match in chain(self._book.matches(reading.tape), self._framed(reading)):
            freed = self._freed(match, reading)
            if freed is None:
                continue
            for subject, object_, claim in claims_of(freed, reading):
                fact = (claim.subject_name, claim.relation, claim.object_name)
                swapped = (claim.object_name, claim.relation, claim.subject_name)
                if match.relation.symmetric and swapped in said:
                    fact = swapped
                known = said.get(fact)
                if known is None or _tells_more(claim, known[1]):
                    said[fact] = (subject, object_, *reading.speech.speakers), claim

    def _freed(self, match: Match, reading: Reading) -> Match | None:
        """A match without names from inside the sentence's appositions; nothing if it has no others."""
        freed: Match | None = match
        for apposition in reading.appositions:
            freed = apposition.freed(freed, reading.tape) if freed is not None else None
        return freed

    def _is_told_better(self, claim: Claim, said: Iterable[tuple[str, str, str]]) -> bool:
        """Whether a tree only gives what the sentence puts more finely: that the exclusive host hosts."""
        relations = self._vocabulary.relations
        return (claim.recorded_by or "").endswith("/tree") and any(
            subject == claim.subject_name
            and object_ == claim.object_name
            and claim.relation in relations[relation].parents
            for subject, relation, object_ in said
        )

    def _framed(self, reading: Reading) -> Iterator[Match]:
        """The frames that a reading fills: by its tree, and by its words where it has none or is short."""
        if not reading.is_parsed or len(reading.tape.tokens) <= _SHORT:
            yield from self._frames.matches(reading.tape)
        if reading.tree is not None:
            yield from tree_matches(self._frames, reading.tree, reading.tape, self._things, self._text)

    def _readings(self, sentence: Sentence, tree: Tree | None = None) -> tuple[Reading, ...]:
        """The sentence made ready for cues; nothing if it names nothing.

        It is read without its asides, as it stands, and as an item together with what heads its list.
        """
        start = dateline_end(self._folded, sentence.start, sentence.end)
        found = [what for what in self._found(sentence) if what.start >= start]
        self._focus.define(self._folded, [what for what in found if isinstance(what, Mention)])
        made = tokens(self._folded, start, sentence.end, found)
        speaking = self._focus.publisher
        if '"' in self._folded[start : sentence.end]:
            self._focus.publisher = None  # whoever is quoted says "we", not the publisher
        made = with_references(made, self._focus)
        self._focus.publisher = speaking
        header = self._header if sentence.kind is BlockKind.ITEM else []
        if not header:
            self._header = []
        made = with_terms(made, self._things)
        subject, before = subject_of(made), self._focus.one
        made = self._agreements.with_agreements(made, None if tree is None else holders(tree, made))
        if not any(token.mention for token in made):
            return ()
        self._focus.moved(made, subject)
        parsed = None if tree is None else Parsed.of(tree, made, self._verbs)
        trimmed = without_asides(made, self._verbs)
        headed = [*header, *made] if header else None
        if made[-1].word == ":":
            self._header = made
        return tuple(
            self._reading(sentence, tokens, before, parsed, whole=tokens is made)
            for tokens in (trimmed, made, headed)
            if tokens is not None
        )

    def _reading(
        self,
        sentence: Sentence,
        made: Sequence[Token],
        focus: Thing | None,
        parsed: Parsed | None,
        *,
        whole: bool,
    ) -> Reading:
        understood = parsed.understood if parsed is not None else None
        tape = encode(with_elided_subjects(made, self._verbs, understood))
        return Reading(
            source=self._source,
            text=self._text,
            vocabulary=self._vocabulary,
            sentence=sentence,
            tape=tape,
            speech=speech(tape),
            agreement=self._agreements.main,
            focus=focus,
            last=self._last,
            tree=parsed.tree if parsed is not None and whole else None,
            appositions=parsed.appositions if parsed is not None else (),
            is_parsed=parsed is not None,
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


def _tells_more(claim: Claim, known: Claim) -> bool:
    """Whether a claim of the same fact and modality has more to say of it."""
    if claim.modality is not known.modality:
        return False
    first, second = (
        (len(c.amounts), c.valid_from is not None, c.valid_to is not None, c.exclusive is not None)
        for c in (claim, known)
    )
    return sum(map(int, first)) > sum(map(int, second))


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
