"""The forms that frames take in trees, and who fills each: a verb or adjective, a noun, a role."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from pactgraph.loaders.text.frameentries import Frame
from pactgraph.loaders.text.frameforms import SUPPORT
from pactgraph.loaders.text.quantities import FoundAmount
from pactgraph.loaders.text.syntax.arguments import (
    bearer,
    doer,
    in_its_clause,
    is_adjective,
    led_to,
    undergoer,
)
from pactgraph.loaders.text.syntax.clauses import holder, is_noun, is_passive, is_verb, possessors
from pactgraph.loaders.text.syntax.nounphrases import NounPhrases
from pactgraph.loaders.text.syntax.nouns import Named, Nouns
from pactgraph.loaders.text.syntax.treeroles import who_is
from pactgraph.loaders.text.syntax.trees import Node, Tree
from pactgraph.loaders.text.tape import is_hardware
from pactgraph.loaders.text.wordlists import words

__all__ = ["FORMS", "Place"]

Filled = Iterator[tuple[list[Named], list[Named]]]
"""What fills the first and the second slot of a frame."""
_LEADING_UP = frozenset({"in", "into", "on", "through", "via", "as", "of", "with", "including"})
_FURTHEST = 5
_GROUNDS = words("amid under following after through despite via")
"""What brings in a noun of the subject's: "Amid competition from Acme, Brightloom cut prices"."""
_BEGUN = words("formed founded launched backed fueled fuelled boosted created established started")
"""What is said of those who were given something: "Acme was formed with investment from Brightloom"."""
_NOUN_LABELS = frozenset({"prep", "conj", "pobj", "dobj", "attr", "appos"})


@dataclass(frozen=True, slots=True)
class Place:
    """Where a frame is tried: a word of a tree, and what the nouns around it stand for."""

    nouns: Nouns
    phrases: NounPhrases
    word: Node

    @property
    def tree(self) -> Tree:
        """The tree of the sentence."""
        return self.nouns.tree

    def names(self, *nouns: Node | None) -> list[Named]:
        """The names that some nouns stand for."""
        return [name for noun in nouns if noun is not None for name in self.nouns.at(noun)]

    def called(self, frame: Frame, noun: Node | None) -> list[Named]:
        """The names of a noun, or what its phrase calls if the frame admits what has no name."""
        if noun is None:
            return []
        found = self.nouns.at(noun, parts=frame.relation.group != "capital")
        if found:
            return found
        if "phrase" in frame.flags:
            return self.phrases.at(noun, frame.second)
        return self.phrases.at(noun, frame.second, of_names=True) if "theirs" in frame.flags else []

    def speaks_of(self, frame: Frame, word: Node) -> bool:
        """Whether one of the words that a frame asks for stands below a word."""
        return any(self._is_one_of(frame.things, node) for node in in_its_clause(self.tree, word))

    def _is_one_of(self, things: frozenset[str], node: Node) -> bool:
        at = self.nouns.token(node)
        what = None if at is None else self.nouns.tokens[at].what
        if isinstance(what, FoundAmount) and "amount" in things:
            return True
        mention = self.nouns.mention(node)
        if mention is None or mention.head:
            return _is_word_of(things, node.word if mention is None else mention.head)
        return "chips" in things and mention.thing.kind == "product" and is_hardware(mention.thing.name)


def _is_word_of(things: frozenset[str], word: str) -> bool:
    """Whether a word, or what it is the plural of, is one of some words."""
    return word in things or (word.endswith("s") and word[:-1] in things)


def _of_verb(frame: Frame, place: Place) -> Filled:
    tree, verb = place.tree, place.word
    if is_verb(verb):
        subject = doer(tree, verb)
    elif verb.label == "advmod" and (head := tree.head(verb)) is not None and is_verb(head):
        verb = head  # "jointly", of those who do what its verb says
        subject = doer(tree, verb)
    elif is_adjective(verb):
        subject = bearer(tree, verb)
    else:
        return
    if subject is None and "done" in frame.flags:
        subject = undergoer(tree, verb)
    who = place.names(subject)
    if "whose" in frame.flags:
        yield who, _whose(frame, place)
    elif frame.things and not place.speaks_of(frame, verb):
        return
    elif not frame.prepositions:
        yield who, place.called(frame, undergoer(tree, verb))
    else:
        whom = _behind_prepositions(frame, place, verb)
        if whom or not frame.relation.symmetric:
            yield who, whom
        elif "whom" not in frame.flags and (not frame.things or _is_about(frame, place)):
            yield from _each_with_each(_parties(place, subject))


def _behind_prepositions(frame: Frame, place: Place, verb: Node) -> list[Named]:
    tree = place.tree
    whom: list[Named] = []
    for noun in led_to(tree, verb, frame.prepositions, depth=2 if is_verb(verb) else 0):
        whom += place.names(noun) if whom else place.called(frame, noun)
    whom = [name for name in whom if name[0].thing.kind in frame.second]
    if not whom and frame.things - {"amount"} and not is_passive(tree, verb):
        return place.names(next(tree.under(verb, "dative"), None))  # "grants Acme a licence"
    return whom


def _each_with_each(groups: list[list[Named]]) -> Filled:
    """Each of some groups of names with all that come behind it: "X and Y compete"."""
    for number, group in enumerate(groups[:-1]):
        yield group, [name for other in groups[number + 1 :] for name in other]


def _parties(place: Place, subject: Node | None) -> list[list[Named]]:
    """The parties that do something together: "A and B", "both companies", not "firms such as A and B"."""
    if subject is None:
        return []
    groups = place.nouns.apart(subject)
    mention = place.nouns.mention(subject)
    if len(groups) == 1 and mention is not None and len(mention.things) > 1:
        return [[name] for name in groups[0]]
    return groups


def _is_about(frame: Frame, place: Place) -> bool:
    """Whether one of a frame's words is the object of a verb, and does not only stand near it."""
    return any(_is_word_of(frame.things, place.nouns.word(noun)) for noun in _objects(place, {"into"}))


def _objects(place: Place, prepositions: set[str] | frozenset[str]) -> Iterator[Node]:
    noun = undergoer(place.tree, place.word)
    if noun is not None:
        yield noun
    yield from led_to(place.tree, place.word, prepositions)


def _whose(frame: Frame, place: Place) -> list[Named]:
    """Whose the things are that a verb is about: "uses Acme's chips", "runs on Acme GPUs"."""
    return _owned_by(frame, place, _objects(place, frame.prepositions))


def _owned_by(frame: Frame, place: Place, things: Iterable[Node]) -> list[Named]:
    return [
        name
        for thing in things
        for one in (thing, *place.tree.under(thing, "conj"))
        for name in place.nouns.owners(one, frame.things)
    ]


def _of_moving(frame: Frame, place: Place) -> Filled:
    if not is_verb(place.word) or (moved := undergoer(place.tree, place.word)) is None:
        return
    to = led_to(place.tree, place.word, frame.prepositions, depth=1)
    yield place.called(frame, moved), [name for noun in to for name in place.called(frame, noun)]


def _of_noun(frame: Frame, place: Place) -> Filled:
    tree, noun = place.tree, place.word
    if not is_noun(noun):
        return
    head = tree.head(noun)
    around = (noun,) if head is None else (noun, head)
    if frame.things and not any(place.speaks_of(frame, word) for word in around):
        return
    if len(groups := _between(frame, place)) > 1:
        yield from _each_with_each(groups)
    elif "whose" in frame.flags:
        targets = led_to(tree, noun, frame.prepositions, depth=0)
        yield _who_has(frame, place), _owned_by(frame, place, targets)
    elif whom := _reached(frame, place):
        yield _who_has(frame, place), whom


def _between(frame: Frame, place: Place) -> list[list[Named]]:
    """The parties that a noun of something mutual is between: "the partnership between A and B"."""
    if not frame.relation.symmetric:
        return []
    between = led_to(place.tree, place.word, {"between", "among"}, depth=0)
    groups = [group for target in between for group in place.nouns.apart(target)]
    return [[name] for name in groups[0]] if len(groups) == 1 else groups


def _reached(frame: Frame, place: Place) -> list[Named]:
    """Whom a noun reaches: by its prepositions, as a name before it, or by its participle."""
    tree, noun = place.tree, place.word
    targets = led_to(tree, noun, frame.prepositions, depth=0)
    whom = [name for target in targets for name in place.called(frame, target)]
    if not whom and possessors(tree, noun):  # "Acme's Zap stake"
        whom = _names_before(place)
    if not whom:
        said_of = tree.under(noun, "acl")
        whom = place.names(*(n for verb in said_of for n in led_to(tree, verb, frame.prepositions, depth=0)))
    return whom


def _who_has(frame: Frame, place: Place) -> list[Named]:
    """Whose a noun is: its possessor's, its maker's, a name's before it, or that of who holds it."""
    tree, noun = place.tree, place.word
    by = {"by", "from"} - frame.prepositions
    makers = (doer(tree, verb) for verb in tree.under(noun, "acl") if is_passive(tree, verb) and "by" in by)
    return (
        place.names(*possessors(tree, noun))
        or place.names(*led_to(tree, noun, by, depth=0), *makers)
        or _names_before(place)
        or place.names(_supporting(place))
    )


def _names_before(place: Place) -> list[Named]:
    """The names that modify a noun without being its possessors: "the Acme stake"."""
    found = []
    for child in place.tree.under(place.word, "compound", "nmod"):
        mention, at = place.nouns.mention(child), place.nouns.token(child)
        if mention is not None and at is not None:
            found.append((mention, at))
    return found


def _supporting(place: Place) -> Node | None:
    """Who does what holds or makes a noun: in "Acme completed the purchase" it is Acme's purchase."""
    tree, here = place.tree, place.word
    for _ in range(_FURTHEST):
        above = tree.head(here)
        if above is None:
            return None
        if is_verb(above):
            if above.word not in SUPPORT | _BEGUN and here.label not in {"pobj", "attr"}:
                return doer(tree, above) if here.word in _GROUNDS else None
            subject = doer(tree, above) or (undergoer(tree, above) if above.word in _BEGUN else None)
            return None if subject is place.word else subject
        if above.label not in _NOUN_LABELS and not is_noun(above):
            return None
        if above.label == "prep" and above.word not in _LEADING_UP | _GROUNDS:
            return None
        here = above
    return None


def _of_role(frame: Frame, place: Place) -> Filled:
    tree, noun = place.tree, place.word
    if not is_noun(noun) or (frame.things and not place.speaks_of(frame, noun)):
        return
    targets = list(led_to(tree, noun, frame.prepositions, depth=0))
    if "whose" in frame.flags:
        yield list(who_is(place.nouns, noun)), _owned_by(frame, place, targets)
        return
    whom = place.names(*possessors(tree, noun)) + [
        n for target in targets for n in place.called(frame, target)
    ]
    if not whom and noun.word in frame.heads:  # of "Acme rivals Zap" the parser may take the verb for a noun
        whom = _names_before(place)
    if not whom:  # "investors who took part in the round of Acme"
        clauses = tree.under(noun, "relcl", "acl")
        whom = place.names(*(n for verb in clauses for n in led_to(tree, verb, frame.prepositions)))
    if not whom and "held" in frame.flags and noun.label not in {"attr", "nsubj"}:
        whom = place.names(holder(tree, noun))
    if whom or "object" in frame.flags:
        yield list(who_is(place.nouns, noun)), whom


FORMS: Mapping[str, Callable[[Frame, Place], Filled]] = {
    "verb": _of_verb,
    "moving": _of_moving,
    "noun": _of_noun,
    "role": _of_role,
}
"""By the form of an entry: what fills its slots at a place."""
