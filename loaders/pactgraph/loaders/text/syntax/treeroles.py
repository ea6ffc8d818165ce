"""Who a role is said to be: "X, an investor", "X is its customer", "partners such as X", "investor X"."""

from __future__ import annotations

from collections.abc import Iterator

from pactgraph.loaders.text.syntax.arguments import doer, undergoer
from pactgraph.loaders.text.syntax.clauses import is_verb
from pactgraph.loaders.text.syntax.nouns import Named, Nouns
from pactgraph.loaders.text.syntax.trees import Node
from pactgraph.loaders.text.wordlists import words

__all__ = ["who_is"]

_NAMING = words("include includes included including are is was were")
_EXAMPLES = words("including like as such")


def who_is(nouns: Nouns, role: Node) -> Iterator[Named]:
    """The names of whom a noun for a role stands for.

    >>> from pactgraph.loaders.text.syntax.trees import Tree
    >>> tree = Tree.of([("investors", "NNS", "nsubj", 1), ("left", "VBD", "ROOT", 1)])
    >>> list(who_is(Nouns(tree, []), tree.nodes[0]))
    []
    """
    for noun in (*_by_what_governs(nouns, role), *_named_behind(nouns, role)):
        yield from nouns.at(noun)


def _by_what_governs(nouns: Nouns, role: Node) -> Iterator[Node]:
    tree = nouns.tree
    here, head = role, tree.head(role)
    while head is not None and (here.label == "conj" or _is_one_of(here, head)):
        here, head = head, tree.head(head)
    if head is None:
        return
    if here.label in {"appos", "compound", "nmod"}:
        yield head
    elif here.label in {"attr", "oprd"} and is_verb(head):
        subject = doer(tree, head) if here.label == "attr" else undergoer(tree, head)
        yield from () if subject is None else (subject,)
    elif here.label == "pobj" and head.word in {"as", "among"}:
        above = tree.head(head)
        if above is not None and is_verb(above):
            object_ = undergoer(tree, above)
            above = object_ if object_ is not None and nouns.at(object_) else doer(tree, above)
        yield from () if above is None else (above,)
    elif here.label == "nsubj" and head.word in _NAMING:
        yield from tree.under(head, "dobj", "attr")


def _is_one_of(here: Node, head: Node) -> bool:
    """Whether a noun is on the way up from "partners" to "one" in "one of its partners"."""
    return (here.label == "pobj" and head.word == "of") or (
        here.word == "of" and here.label == "prep" and head.word in {"one", "among", "some"}
    )


def _named_behind(nouns: Nouns, role: Node) -> Iterator[Node]:
    tree = nouns.tree
    yield from tree.under(role, "appos")
    for child in tree.under(role, "prep"):
        if child.word in _EXAMPLES:
            yield from tree.under(child, "pobj")
            for deeper in tree.under(child, "prep"):
                yield from tree.under(deeper, "pobj")
