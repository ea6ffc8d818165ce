"""Frames: one entry for a verb or noun and its arguments, met in every form that English gives it.

An entry stands beside its relation in the ontology as ``pact:frame``, in one of these forms::

    {S} acquire|snap_up {O}                  a verb and its object
    {S} invest|plough in|into {O}            a verb with a preposition
    {S's} investment|stake in {O}            what a party does, as a noun
    {S} , investor|backer in|of {O}          what a party is to another
    embed|integrate {O} in|into {S}          what anybody does with one to another
    {S} sell|rent (capacity|gpus) to {O}     a verb in whose clause one of some words stands
    {O} available on|in {S}                  an adjective, in trees alone
    {S's} {O}                                what is a party's own, in trees alone

Where cues list wordings one by one, an entry stands for all that follow from it: any tense and number,
relative clauses, participles, infinitives, passives with "by", "X's investment in Y" and "the investment by
X in Y", "made an investment in Y", "X, an investor in Y", "Y's investor X", "investors in Y include X".
Kinds narrow a slot as in cues, and flags may follow ``=>``. An entry is met in the words (here) and, where
there is a parser, in the tree of the sentence (:mod:`pactgraph.loaders.text.syntax`). Flags for trees:
``parsed`` (an entry for trees alone), ``phrase`` (the second slot may be a phrase without a name, "an AI
engine"), ``theirs`` (one that a name tells whose it is, "the Acme engine"), ``whose`` (the second slot is
whose the words of the entry are, "uses Acme's chips"), ``held`` (a role that is its verb's subject's, "meets
partners such as Acme"), ``done`` (what a passive is said of fills the first slot), ``new`` (what is new),
``whom`` (with whom must be named: that A and B build is no joint work).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

from pactgraph.loaders.text.cues import Match
from pactgraph.loaders.text.frameentries import Frame, frame_of
from pactgraph.loaders.text.frameforms import FORMS
from pactgraph.loaders.text.inflection import forms
from pactgraph.loaders.text.patterns import Pattern
from pactgraph.loaders.text.phrases import Phrase
from pactgraph.loaders.text.tape import Tape
from pactgraph.ontology.vocabulary import Vocabulary

__all__ = ["FrameBook", "frame_book"]


class FrameBook:
    """The frames of all relations, by the words that evoke them."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._by_word: dict[str, list[tuple[Frame, str, str]]] = defaultdict(list)
        verbs: set[str] = set()
        self.own: list[tuple[Frame, str]] = []
        for frame, rule in _frames(vocabulary):
            if frame.form == "own":
                self.own.append((frame, rule))
                continue
            for head in frame.heads:
                base, _, particle = head.partition("_")
                inflected = (base, _plural(base)) if frame.form in {"noun", "role"} else forms(base)
                for word in inflected:
                    self._by_word[word].append((frame, particle, rule))
                verbs.update(inflected if frame.form in {"verb", "moving"} else ())
        self.verbs = frozenset(verbs)
        """Every form of every verb."""

    def of_word(self, word: str) -> Sequence[tuple[Frame, str, str]]:
        """The frames that a word evokes, each with its particle and rule."""
        return self._by_word.get(word, ())

    def matches(self, tape: Tape) -> Iterator[Match]:
        """Every frame that the words of a tape fill."""
        tokens = tape.tokens
        for at, token in enumerate(tokens):
            word = token.word if token.what is None else token.mention.head if token.mention else ""
            for frame, particle, rule in self._by_word.get(word, ()):
                if "parsed" in frame.flags or (token.what is not None and frame.form != "noun"):
                    continue
                for first, second, ends in FORMS[frame.form](frame, tokens, at, particle):
                    yield _match(frame, rule, tape, first, second, (at, *ends))


_KEPT: dict[int, tuple[Vocabulary, FrameBook]] = {}


def frame_book(vocabulary: Vocabulary) -> FrameBook:
    """The frame book of a vocabulary, made once."""
    kept = _KEPT.get(id(vocabulary))
    if kept is None:
        kept = _KEPT[id(vocabulary)] = (vocabulary, FrameBook(vocabulary))
    return kept[1]


def _frames(vocabulary: Vocabulary) -> Iterator[tuple[Frame, str]]:
    for relation in vocabulary.relations.values():
        kinds = {
            side: frozenset(kind for kind in vocabulary.kinds if vocabulary.fits(kind, role))
            for side, role in (("S", relation.domain), ("O", relation.range))
        }
        for number, entry in enumerate(relation.frames, 1):
            yield frame_of(relation, entry, kinds), f"{relation.name}/frame-{number}"


@cache
def _plural(noun: str) -> str:
    return forms(noun)[1] if not noun.endswith("s") else noun


def _match(
    frame: Frame, rule: str, tape: Tape, first: Phrase, second: Phrase, places: Sequence[int]
) -> Match:
    left, right = min(places), max(places)
    end = tape.starts[right + 1] if right + 1 < len(tape.starts) else len(tape.text)
    subjects, objects = (second, first) if frame.inverse else (first, second)
    pattern = Pattern(frame.entry, "", (), frozenset(), frame.flags)
    return Match(frame.relation, pattern, rule, subjects.names, objects.names, (), tape.starts[left], end)
