"""Clauses: whom a verb speaks of, also where its clause leaves the subject out.

A subject is understood in many ways: "A bought B and licensed C", "A plans to buy B", "A, which bought B",
"B, bought by A", "A's plan to buy B", "A chose B to host C".
"""

from __future__ import annotations

from pactgraph.loaders.text.syntax.trees import Node, Tree
from pactgraph.loaders.text.verbclasses import CAUSING, FOUNDING, GIVING
from pactgraph.loaders.text.wordlists import words

__all__ = [
    "OBJECTS",
    "PASSIVE_SUBJECTS",
    "SUBJECTS",
    "antecedent",
    "holder",
    "is_noun",
    "is_passive",
    "is_verb",
    "possessors",
    "subject",
]

SUBJECTS = ("nsubj", "csubj")
PASSIVE_SUBJECTS = ("nsubjpass", "csubjpass")
OBJECTS = ("dobj", "obj", "dative")
_RELATIVE = words("which who that whom")
_SHARING = ("xcomp", "advcl", "conj", "pcomp", "ccomp", "prep")
_HELD = frozenset({"dobj", "obj", "attr", "pobj", "conj"})
_LEADING = frozenset({"prep", "conj", "pobj", "dobj"})
_FURTHEST = 6
"""Clauses that a subject is looked for in, upwards: sentences nest no deeper."""
_NEAR = 3
_BLAMING = frozenset({"for", "from", "of", "into", "against"})
"""What leads to an act of the object: "Acme sued Oracle for buying Zap"."""
_PARTIES = frozenset({"NNP", "NNPS", "PRP"})


def is_verb(node: Node) -> bool:
    """Whether a word is used as a verb.

    >>> is_verb(Node(0, "buys", "VBZ", "ROOT", 0, 0, 4))
    True
    """
    return node.tag[0] == "V"


def is_noun(node: Node) -> bool:
    """Whether a word is used as a noun or a name."""
    return node.tag[0] == "N"


def is_passive(tree: Tree, verb: Node) -> bool:
    """Whether a verb is in the passive, or a participle that describes what undergoes it.

    >>> tree = Tree.of([("zap", "NNP", "ROOT", 0), ("bought", "VBN", "acl", 0)])
    >>> is_passive(tree, tree.nodes[1])
    True
    """
    if next(tree.under(verb, "auxpass", *PASSIVE_SUBJECTS), None) is not None:
        return True
    if verb.tag != "VBN":
        return False
    if verb.label in {"acl", "amod"}:
        return True
    if verb.label == "advcl":
        return next(tree.under(verb, "aux", "mark"), None) is None
    head = tree.head(verb)
    return (
        verb.label == "conj"
        and head is not None
        and is_verb(head)
        and next(tree.under(verb, "aux", *SUBJECTS), None) is None
        and is_passive(tree, head)
    )


def subject(tree: Tree, verb: Node, labels: tuple[str, ...]) -> Node | None:
    """The noun that a verb has under one of some labels, or else the one its clause leaves unsaid."""
    here, wanted = verb, labels
    for _ in range(_FURTHEST):
        own = next(tree.under(here, *wanted), None)
        if own is not None:
            return antecedent(tree, own)
        noun, above = _understood(tree, here)
        if above is None:
            return noun
        here, wanted = above, (*SUBJECTS, *PASSIVE_SUBJECTS)
    return None


def _understood(tree: Tree, clause: Node) -> tuple[Node | None, Node | None]:
    """The noun that a clause without a subject is about, or the clause above with which it shares one."""
    head = tree.head(clause)
    if head is None:
        return None, None
    if clause.label in {"acl", "relcl"}:
        return _described(tree, clause, head), None
    if clause.label not in _SHARING or (clause.label == "prep" and is_verb(clause)):
        return None, None
    if clause.label == "ccomp" and next(tree.under(clause, "aux"), None) is None:
        return None, None
    if (made := _made_to(tree, clause, head)) is not None:
        return made, None
    if is_verb(head) or head.tag in {"IN", "MD"}:
        return None, head
    if is_noun(head) and clause.label in {"prep", "pcomp"}:
        return _whose(tree, head), None
    above = tree.head(head)
    if head.tag[0] in "NJ" and head.label in {"acomp", "attr"} and above is not None:
        return None, above  # "is ready to buy", "is the first to buy"
    return None, None


def _made_to(tree: Tree, clause: Node, head: Node) -> Node | None:
    """Whom the verb above a clause makes do what it says, or blames for it, instead of its own subject."""
    if clause.label == "pcomp":
        verb = tree.head(head)
        if head.word in _BLAMING and verb is not None and is_verb(verb) and not is_passive(tree, verb):
            blamed = next(tree.under(verb, *OBJECTS), None)
            return blamed if blamed is not None and blamed.tag in _PARTIES else None
        return None
    if clause.label == "xcomp" and head.word in CAUSING:
        made = next(tree.under(head, *OBJECTS), None)
        return subject(tree, head, PASSIVE_SUBJECTS) if made is None and is_passive(tree, head) else made
    if clause.label in {"advcl", "xcomp"} and _is_infinitive(tree, clause):
        labels = ("dative",) if head.word in GIVING else OBJECTS if head.word in FOUNDING else ()
        return next(tree.under(head, *labels), None) if labels else None
    return None


def _described(tree: Tree, clause: Node, noun: Node) -> Node | None:
    """Who does what a clause says that describes a noun: the noun, or whose plan it is."""
    return _whose(tree, noun) if clause.label == "acl" and _is_infinitive(tree, clause) else noun


def _is_infinitive(tree: Tree, clause: Node) -> bool:
    return any(child.word == "to" for child in tree.under(clause, "aux"))


def _whose(tree: Tree, noun: Node) -> Node | None:
    return next(iter(possessors(tree, noun)), None) or holder(tree, noun)


def holder(tree: Tree, noun: Node) -> Node | None:
    """Who has or makes a noun, as the subject of its verb: in "Acme announced a plan" it is Acme's.

    >>> tree = Tree.of([("acme", "NNP", "nsubj", 1), ("made", "VBD", "ROOT", 1), ("plans", "NNS", "dobj", 1)])
    >>> holder(tree, tree.nodes[2]).word
    'acme'
    """
    head = tree.head(noun)
    for _ in range(_NEAR):
        if head is None:
            return None
        if is_verb(head):
            if noun.label not in _HELD:
                return None
            if head.word in GIVING and (given := next(tree.under(head, "dative"), None)) is not None:
                return given  # "gave Acme access to data to train Zap": Acme trains it
            return None if is_passive(tree, head) else subject(tree, head, SUBJECTS)
        if head.label not in _LEADING:
            return None
        head = tree.head(head)
    return None


def possessors(tree: Tree, noun: Node) -> list[Node]:
    """Whose a noun is: "Acme's stake", "their stake"; for "whose stake", what the pronoun stands for.

    >>> tree = Tree.of([("acme", "NNP", "poss", 2), ("'s", "POS", "case", 0), ("stake", "NN", "ROOT", 2)])
    >>> [owner.word for owner in possessors(tree, tree.nodes[2])]
    ['acme']
    """
    found = []
    for owner in tree.under(noun, "poss"):
        if owner.word != "whose":
            found.append(owner)
        elif (clause := _clause_of(tree, noun)) is not None and (above := tree.head(clause)) is not None:
            found.append(above)
    return found


def _clause_of(tree: Tree, node: Node) -> Node | None:
    """The relative clause in which a word stands."""
    here: Node | None = node
    while here is not None and here.label != "relcl":
        here = tree.head(here)
    return here


def antecedent(tree: Tree, noun: Node) -> Node:
    """What a relative pronoun stands for; any other noun for itself.

    In "A and B, which has" it is B that has.
    """
    if noun.word not in _RELATIVE:
        return noun
    clause = tree.head(noun)
    while clause is not None and clause.label != "relcl":
        passes = clause.label in {"conj", "xcomp", "ccomp", "prep", "auxpass"}
        clause = tree.head(clause) if passes else None
    above = tree.head(clause) if clause is not None else None
    if clause is None or above is None:
        return noun
    is_one = clause.tag == "VBZ" or any(
        child.word in {"is", "has", "was"} for child in tree.under(clause, "aux", "auxpass")
    )
    return _last_joined(tree, above, noun.number) if noun.word in {"which", "who"} and is_one else above


def _last_joined(tree: Tree, noun: Node, before: int) -> Node:
    here: Node | None = noun
    last = noun
    while here is not None:
        last = here
        joined = (other for other in tree.under(here, "conj") if other.number < before and is_noun(other))
        here = next(joined, None)
    return last
