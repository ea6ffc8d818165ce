"""Arguments: who does what a verb says, to whom, and what its prepositions lead to, as a tree tells it."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from pactgraph.loaders.text.syntax.clauses import (
    OBJECTS,
    PASSIVE_SUBJECTS,
    SUBJECTS,
    antecedent,
    is_noun,
    is_passive,
    is_verb,
    subject,
)
from pactgraph.loaders.text.syntax.trees import Node, Tree
from pactgraph.loaders.text.verbclasses import CAUSING

__all__ = ["bearer", "doer", "in_its_clause", "is_adjective", "led_to", "undergoer"]

_ANY_SUBJECT = (*SUBJECTS, *PASSIVE_SUBJECTS)
_OTHER_CLAUSES = frozenset({"advcl", "relcl", "parataxis"})
_PREPOSITIONS = frozenset({"IN", "TO", "RP", "VBG"})


def is_adjective(node: Node) -> bool:
    """Whether a word is used as an adjective."""
    return node.tag == "JJ"


def doer(tree: Tree, verb: Node) -> Node | None:
    """The noun that does what a verb says.

    >>> tree = Tree.of([("acme", "NNP", "nsubj", 1), ("buys", "VBZ", "ROOT", 1), ("zap", "NNP", "dobj", 1)])
    >>> doer(tree, tree.nodes[1]).word, undergoer(tree, tree.nodes[1]).word
    ('acme', 'zap')
    """
    if not is_passive(tree, verb):
        return subject(tree, verb, SUBJECTS)
    by = (child for child in tree.under(verb, "agent", "prep") if child.word == "by")
    return next((noun for child in by for noun in tree.under(child)), None)


def undergoer(tree: Tree, verb: Node) -> Node | None:
    """The noun to which is done what a verb says."""
    if is_passive(tree, verb):
        return subject(tree, verb, PASSIVE_SUBJECTS)
    found = next(tree.under(verb, *OBJECTS), None)
    if found is not None:
        return antecedent(tree, found)
    head = tree.head(verb)
    if verb.label == "relcl" and head is not None and _has_subject(tree, verb):
        return head
    if verb.word in CAUSING:  # "allows Acme to host it" may be a clause that is allowed
        clauses = tree.under(verb, "ccomp")
        return next((noun for clause in clauses for noun in tree.under(clause, "nsubj")), None)
    return None


def _has_subject(tree: Tree, clause: Node) -> bool:
    """Whether a relative clause has a subject of its own, so that what it describes is its object."""
    return any(antecedent(tree, own) is own for own in tree.under(clause, "nsubj"))


def bearer(tree: Tree, adjective: Node) -> Node | None:
    """The noun of which an adjective is said: "Zap is available", "Zap, available", "made Zap available".

    >>> tree = Tree.of([("zap", "NNP", "nsubj", 1), ("is", "VBZ", "ROOT", 1), ("new", "JJ", "acomp", 1)])
    >>> bearer(tree, tree.nodes[2]).word
    'zap'
    """
    own = next(tree.under(adjective, *SUBJECTS), None)
    if own is not None:
        return antecedent(tree, own)
    head = tree.head(adjective)
    if head is None:
        return None
    if adjective.label in {"oprd", "ccomp"} and is_verb(head):
        return next(tree.under(head, *OBJECTS), None) or subject(tree, head, PASSIVE_SUBJECTS)
    if adjective.label in {"amod", "acl", "relcl", "advcl"} and is_noun(head):
        return head
    if adjective.label in {"acomp", "conj", "advcl"} and is_verb(head):
        return subject(tree, head, _ANY_SUBJECT)
    return None


def led_to(tree: Tree, word: Node, prepositions: Collection[str], depth: int = 2) -> Iterator[Node]:
    """The nouns to which some prepositions lead from a word, or from its objects, ``depth`` steps on.

    >>> tree = Tree.of([("stake", "NN", "ROOT", 0), ("in", "IN", "prep", 0), ("zap", "NNP", "pobj", 1)])
    >>> [noun.word for noun in led_to(tree, tree.nodes[0], {"in"})]
    ['zap']
    """
    for child in tree.under(word):
        if child.label in {"prep", "agent", "dative"} and child.tag in _PREPOSITIONS:
            yield from _behind(tree, child, prepositions)
        elif child.label == "dative" and "to" in prepositions:
            yield child
        elif child.label in {"advmod", "prt"} and is_verb(word):  # "together with", "out of"
            for deeper in tree.under(child, "prep"):
                yield from _behind(tree, deeper, prepositions)
    if depth:
        for noun in _objects(tree, word):
            yield from led_to(tree, noun, prepositions, depth - 1)
        for child in tree.under(word, "prep"):
            for noun in tree.under(child, "pobj"):
                yield from led_to(tree, noun, prepositions, 0)


def _behind(tree: Tree, preposition: Node, wanted: Collection[str]) -> Iterator[Node]:
    if preposition.word in wanted:
        yield from tree.under(preposition, "pobj")
    for deeper in tree.under(preposition, "prep"):
        if deeper.word in wanted:
            yield from tree.under(deeper, "pobj")


def _objects(tree: Tree, word: Node) -> Iterator[Node]:
    labels = ["dobj", "obj", "attr", "npadvmod", "appos", *(["conj"] if is_noun(word) else [])]
    for child in tree.under(word, *labels):
        if is_noun(child) or child.tag in {"CD", "$"}:
            yield child


def in_its_clause(tree: Tree, word: Node) -> Iterator[Node]:
    """What stands below a verb or noun in its own clause, without the subject of an active verb."""
    is_active = is_verb(word) and not is_passive(tree, word)
    waiting = [child for child in tree.under(word) if not (is_active and child.label in SUBJECTS)]
    while waiting:
        here = waiting.pop()
        if here.label not in _OTHER_CLAUSES and not (here.label == "conj" and is_verb(here)):
            yield here
            waiting.extend(tree.under(here))
