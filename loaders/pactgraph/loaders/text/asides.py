"""Asides taken out: "Acme, a maker of chips, will buy" says in short that Acme will buy.

What stands between commas, dashes or brackets after a noun and before its verb is left out of a second
reading of the sentence, so that wordings meet subject and verb side by side.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pactgraph.loaders.text.inflection import IRREGULAR_PASTS, forms
from pactgraph.loaders.text.subjects import ROLES
from pactgraph.loaders.text.tape import Token
from pactgraph.loaders.text.wordlists import AUXILIARIES, HEAD_NOUNS, NOT_BEFORE_A_NAME, words

__all__ = ["without_asides"]

_LONGEST = 26
_MARKS = {",": ",", "—": "—", "–": "–", "-": "-", "(": ")"}
_LIST = words("and or but & nor")
_UNITS = words("unit arm division subsidiary business affiliate")
_SITES = words(
    "center centers centre centres datacenter datacenters facilities facility operations plants factories "
    "fleet network stores sites campuses campus"
)
_TAKING = frozenset[str]().union(
    *map(forms, words("acquire buy purchase sell divest take own control merge absorb separate spin"))
)
_SAYING = words("said says told added adds wrote noted says announced confirmed declined")


def without_asides(tokens: Sequence[Token], verbs: frozenset[str]) -> list[Token] | None:
    """The tokens without the asides that part a noun from its verb; nothing if there are none.

    >>> from pactgraph.loaders.text.tape import tokens
    >>> made = tokens("Acme (a maker of chips) will buy it", 0, 35, [])
    >>> [token.word for token in without_asides(made, frozenset())]
    ['acme', 'will', 'buy', 'it']
    """
    kept: list[Token] = []
    i = 0
    if len(tokens) > 2 and tokens[0].mention and tokens[1].word == ":":
        kept, i = [tokens[0]], 2  # "Acme: Supplies the chips"
    while i < len(tokens):
        end = _end_of_aside(tokens, i, verbs) if i and tokens[i].what is None else None
        if end is None:
            kept.append(tokens[i])
            i += 1
        else:
            i = end + 1
    kept = list(_without_parts(kept, verbs))
    return kept if len(kept) < len(tokens) else None


def _without_parts(tokens: Sequence[Token], verbs: frozenset[str]) -> Iterator[Token]:
    """The tokens with parties in place of their parts: "Acme's cloud unit will" says that Acme will."""
    i = 0
    while i < len(tokens):
        token = tokens[i]
        end = None
        if token.mention:
            end = _end_of_part(tokens, i, verbs) if token.possessive else _end_of_office(tokens, i)
        if end is None:
            yield token
            i += 1
        else:
            yield replace(token, possessive=False)
            i = end + 1


def _end_of_office(tokens: Sequence[Token], i: int) -> int | None:
    """Where "Acme chief executive Ana Ode", who speaks for Acme, ends."""
    for j in range(i + 1, min(len(tokens), i + 6)):
        mention = tokens[j].mention
        if mention is not None:
            return j if j > i + 1 and mention.thing.kind == "person" and not tokens[j].possessive else None
        if tokens[j].word not in ROLES | {"and", "officer"}:
            return None
    return None


def _end_of_part(tokens: Sequence[Token], i: int, verbs: frozenset[str]) -> int | None:
    if i and tokens[i - 1].word in _TAKING:
        return None  # who buys Acme's cloud unit does not buy Acme
    for j in range(i + 1, min(len(tokens), i + 5)):
        word = tokens[j].word
        if tokens[j].what is not None or word in NOT_BEFORE_A_NAME:
            return None
        following = tokens[j + 1].word if j + 1 < len(tokens) else "."
        if word in _UNITS and (_leads_on(tokens, j, verbs) or following in {".", ",", ";"}):
            return j
        if (
            word in _SITES
            and following not in _SITES
            and i
            and tokens[i - 1].word in {"to", "for", "from", "at"}
        ):
            return j
    return None


def _end_of_aside(tokens: Sequence[Token], i: int, verbs: frozenset[str]) -> int | None:
    closing = _MARKS.get(tokens[i].word)
    if closing is None or i + 2 >= len(tokens):
        return None
    if tokens[i].word in {"-", "–"} and tokens[i].start == tokens[i - 1].end:
        return None
    for j in range(i + 2, min(len(tokens), i + _LONGEST)):
        if tokens[j].word == closing:
            if closing == "," and tokens[j - 1].mention and _is_one_phrase(tokens[i + 1 : j - 1]):
                return None  # "its parent, the giant Acme, bought": the name is no aside
            if closing == ")" or (_is_noun(tokens[i - 1]) and _leads_on(tokens, j, verbs)):
                return j if closing == ")" or not _is_list(tokens, i) else None
            if closing == ",":
                continue  # an aside may hold commas of its own
            return None
        if tokens[j].word in {";", ":"}:
            return None
    return None


def _is_one_phrase(tokens: Sequence[Token]) -> bool:
    return all(token.what is None and token.word not in NOT_BEFORE_A_NAME for token in tokens)


def _is_noun(token: Token) -> bool:
    return token.mention is not None or token.word in HEAD_NOUNS


def _is_list(tokens: Sequence[Token], i: int) -> bool:
    """Whether what follows a comma continues a list instead of opening an aside."""
    first = tokens[i + 1]
    return first.word in _LIST or (first.mention is not None and not first.possessive)


def _leads_on(tokens: Sequence[Token], j: int, verbs: frozenset[str]) -> bool:
    """Whether a verb stands behind the end of an aside."""
    if j + 1 >= len(tokens):
        return False
    word = tokens[j + 1].word
    if word.endswith("ly") and j + 2 < len(tokens):
        word = tokens[j + 2].word
    return (
        word in AUXILIARIES - {"to", "not"}
        or word in verbs
        or word in _SAYING
        or word in IRREGULAR_PASTS
        or (word.endswith("ed") and len(word) > 4)
    )
