"""Frames as trees fill them: a verb, noun or adjective and what depends on it, however far away it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pactgraph.loaders.text.cues import Match
from pactgraph.loaders.text.frameentries import Frame
from pactgraph.loaders.text.frames import FrameBook
from pactgraph.loaders.text.patterns import Pattern
from pactgraph.loaders.text.syntax.nounphrases import THINGS, NounPhrases
from pactgraph.loaders.text.syntax.nouns import Named, Nouns
from pactgraph.loaders.text.syntax.treeforms import FORMS, Place
from pactgraph.loaders.text.syntax.trees import Node, Tree
from pactgraph.loaders.text.tape import Tape
from pactgraph.loaders.text.things import Mention, Things
from pactgraph.loaders.text.wordlists import words

__all__ = ["tree_matches"]

_PRAISE = words(
    "new latest flagship own proprietary upcoming popular advanced homegrown in-house open-source"
)
_TOLD_BESIDE = frozenset({"relcl", "appos", "parataxis"})
_INDISTINCT = words("own in-house first-party third-party house party first third ai other")
_ANYTHING = words("product products system systems service services workloads gpus gpu hardware processors")


def tree_matches(book: FrameBook, tree: Tree, tape: Tape, things: Things, text: str) -> Iterator[Match]:
    """Every frame that the words of a tree fill, where the tape holds the names of the same sentence."""
    nouns = Nouns(tree, tape.tokens)
    phrases = NounPhrases(nouns, things, text)
    for node in tree.nodes:
        at = nouns.token(node)
        if at is None:
            continue
        if node.label == "poss" and tape.tokens[at].possessive:
            yield from _owned(book, nouns, tape, node, at)
        for frame, particle, rule in book.of_word(nouns.word(node)):
            if particle and not _has_particle(tree, node, particle):
                continue
            for first, second in FORMS[frame.form](frame, Place(nouns, phrases, node)):
                opening = _opening(frame, nouns, node, at)
                asides = _asides(nouns, tape, node, (*first, *second))
                yield from _match(frame, rule, tape, first, second, opening, asides)


def _asides(nouns: Nouns, tape: Tape, node: Node, names: Sequence[Named]) -> Iterator[tuple[int, int]]:
    """The clauses and appositions in which neither a word nor the names that it is told of stand."""
    tree = nouns.tree
    used = {nouns.token(node), *(at for _, at in names)}
    for other in tree.nodes:
        if other.label in _TOLD_BESIDE:
            within = {at for word in tree.below(other) if (at := nouns.token(word)) is not None}
            if within and within.isdisjoint(used):
                last = max(within) + 1
                end = tape.starts[last] if last < len(tape.starts) else len(tape.text)
                yield tape.starts[min(within)], end - 1


def _opening(frame: Frame, nouns: Nouns, node: Node, at: int) -> int:
    """Where what a frame says begins: a role with the words that describe it, "a potential investor"."""
    if frame.form != "role":
        return at
    described = (nouns.token(child) for child in nouns.tree.under(node, "amod", "advmod"))
    return min([at, *(number for number in described if number is not None)])


def _has_particle(tree: Tree, node: Node, particle: str) -> bool:
    following = tree.nodes[node.number + 1 : node.number + 2]
    return any(word.word == particle for word in (*tree.under(node), *following))


def _owned(book: FrameBook, nouns: Nouns, tape: Tape, owner: Node, at: int) -> Iterator[Match]:
    """What is a name's own: "Acme's Zap", "Acme's new Zap and Zip"."""
    tree = nouns.tree
    noun = tree.head(owner)
    if noun is None or nouns.token(noun) == at:
        return
    who = nouns.at(owner)
    whom = [name for name in nouns.at(noun) if _is_distinct(tree, noun, name[0])]
    if owner.tag == "PRP$":
        whom = [name for name in whom if not name[0].head]
    if nouns.mention(noun) is None:
        is_told = noun.word in THINGS  # "Acme's Ida voice assistant"
    else:
        is_told = any(child.word in _PRAISE for child in tree.under(noun, "amod"))
        is_told = is_told and any(place == nouns.token(noun) for _, place in whom)
    for frame, rule in book.own:
        if "new" not in frame.flags or is_told:
            yield from _match(frame, rule, tape, who, whom, at)


def _is_distinct(tree: Tree, noun: Node, mention: Mention) -> bool:
    """Whether what is owned is told from all else that its owner sells: by a name, or by a description."""
    if not mention.head:
        return True
    described = {
        word.word
        for child in tree.under(noun, "amod", "compound", "nmod")
        for word in tree.below(child)
        if mention.start <= word.start < mention.end
    }
    return mention.head not in _ANYTHING and bool(described) and _INDISTINCT.isdisjoint(described)


def _match(
    frame: Frame,
    rule: str,
    tape: Tape,
    first: Sequence[Named],
    second: Sequence[Named],
    at: int,
    asides: Iterable[tuple[int, int]] = (),
) -> Iterator[Match]:
    first = [name for name in first if name[0].thing.kind in frame.first]
    second = [name for name in second if name[0].thing.kind in frame.second]
    if not first or not (second or "object" in frame.flags):
        return
    places = (at, *(place for _, place in first[:1]), *(place for _, place in second))
    left, right = min(places), max(places)
    end = tape.starts[right + 1] if right + 1 < len(tape.starts) else len(tape.text)
    one, other = (tuple(name for name, _ in names) for names in (first, second))
    subjects, objects = (other, one) if frame.inverse else (one, other)
    pattern = Pattern(frame.entry, "", (), frozenset(), frame.flags)
    yield Match(
        frame.relation,
        pattern,
        f"{rule}/tree",
        subjects,
        objects,
        (),
        tape.starts[left],
        end,
        asides=tuple(asides),
    )
