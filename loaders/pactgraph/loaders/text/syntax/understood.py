"""Subjects that a clause leaves out, as its tree tells them: who is meant before a verb that names nobody."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from pactgraph.loaders.text.syntax.clauses import (
    PASSIVE_SUBJECTS,
    SUBJECTS,
    holder,
    is_noun,
    is_verb,
    subject,
)
from pactgraph.loaders.text.syntax.nouns import Nouns
from pactgraph.loaders.text.syntax.trees import Tree
from pactgraph.loaders.text.tape import Token
from pactgraph.loaders.text.things import Thing

__all__ = ["holders", "understood_subjects"]


def understood_subjects(
    tree: Tree, tokens: Sequence[Token], verbs: Collection[str]
) -> dict[int, tuple[Thing, ...]]:
    """The named subjects of some words where they are verbs, by where the words start in the article.

    >>> understood_subjects(Tree.of([("grew", "VBD", "ROOT", 0)]), [], {"grew"})
    {}
    """
    nouns = Nouns(tree, tokens)
    found: dict[int, tuple[Thing, ...]] = {}
    for node in tree.nodes:
        at = nouns.token(node)
        if at is None or tokens[at].word not in verbs:
            continue
        who = subject(tree, node, (*SUBJECTS, *PASSIVE_SUBJECTS)) if is_verb(node) else None
        if who is not None:
            things = (thing for mention, _ in nouns.at(who) for thing in mention.things)
            found[tokens[at].start] = tuple(dict.fromkeys(things))
    return found


def holders(tree: Tree, tokens: Sequence[Token]) -> dict[int, tuple[Thing, ...]]:
    """Who has or makes what common nouns call, as subjects of their verbs, by where the nouns start.

    >>> holders(Tree.of([("grew", "VBD", "ROOT", 0)]), [])
    {}
    """
    nouns = Nouns(tree, tokens)
    found: dict[int, tuple[Thing, ...]] = {}
    for node in tree.nodes:
        at = nouns.token(node)
        if at is None or not is_noun(node) or tokens[at].mention is not None:
            continue
        who = holder(tree, node)
        if who is not None:
            things = (thing for mention, _ in nouns.at(who) for thing in mention.things)
            found[tokens[at].start] = tuple(dict.fromkeys(things))
    return found
