"""Phrases: a light parse of a sentence's tokens, enough to find whom a verb or noun speaks of.

Nothing is learned: a noun phrase is what may stand before a name, a subject is the nearest name to the left
that nothing else binds, an object the next name to the right or after the verb's preposition.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pactgraph.loaders.text.dates import FoundDate
from pactgraph.loaders.text.quantities import FoundAmount
from pactgraph.loaders.text.subjects import opening
from pactgraph.loaders.text.tape import Token
from pactgraph.loaders.text.things import Mention
from pactgraph.loaders.text.wordlists import DETERMINERS, FILLERS, HEAD_NOUNS, NOT_BEFORE_A_NAME, words

__all__ = ["BE", "Phrase", "after_preposition", "governor", "names_at", "possessor", "subject_before"]

BE = words("is are was were be been being am become becomes became remain remains remained")
"""Forms of the copula, which a passive also needs."""

_BINDING = words("of with between among from on at against about including via behind for by to in into than")
_RELATIVE = words("which who that")
_ENDS = words("; : but while although though because whereas — . ? ! ( )")
_FINITE = words("is are was were will has have had would could may might can said says")
_NAMING = words("called named dubbed known as")
_LISTING = words("such as like including")
_NOT_LEADING = words("thanks due according owing prior compared contrary relative next down")
_GROUPS = words(
    "group consortium companies firms investors partners alliance coalition syndicate team , ventures"
)
_EXEMPLIFIED = words(
    "companies firms partners providers publishers players startups investors customers clients suppliers "
    "vendors brands retailers banks carmakers automakers labs groups giants conglomerates titans "
    "heavyweights developers makers operators"
)
_RESOURCES = words(
    "ai computing compute resources capacity customers users employees shares stock servers data content "
    "equipment engineers investors executives"
)
"""Nouns of which a name only tells whose they are: "clusters of Acme computing resources"."""
_FURTHEST, _WIDEST, _REACH = 12, 7, 14


@dataclass(frozen=True, slots=True)
class Phrase:
    """The names in a noun phrase or list of some, and the first and last token of it."""

    names: tuple[Mention, ...]
    first: int
    last: int


def _single(token: Token) -> tuple[Mention, ...]:
    mention = token.mention
    if mention is None:
        return ()
    return tuple(Mention(mention.start, mention.end, (thing,)) for thing in mention.things)


def _is_said(token: Token) -> bool:
    """Whether a token is a name that the text writes, and not a subject repeated for it."""
    return token.mention is not None and token.start < token.end


def names_at(
    tokens: Sequence[Token], start: int, kinds: frozenset[str], *, widest: int = _WIDEST
) -> Phrase | None:
    """The name, or list of names, of the noun phrase that starts at a token; of the given kinds only.

    >>> names_at([], 0, frozenset())
    """
    at = _head(tokens, start, widest)
    if at is None or not _admits(tokens[at], kinds):
        return None
    found, last = list(_single(tokens[at])), at
    while (following := _next_in_list(tokens, last, first=last == at)) is not None and _admits(
        tokens[following], kinds
    ):
        found += _single(tokens[following])
        last = following
    if last > at and not any(token.word in {"and", "or", "&"} for token in tokens[at : last + 3]):
        found, last = list(_single(tokens[at])), at  # a comma alone makes no list
    return Phrase(tuple(found), at, last)


def _admits(token: Token, kinds: frozenset[str]) -> bool:
    return token.mention is not None and token.mention.thing.kind in kinds and _is_said(token)


def _head(tokens: Sequence[Token], start: int, widest: int) -> int | None:
    """Where the name of a noun phrase stands: behind its determiner, adjectives and possessor."""
    for at in range(start, min(len(tokens), start + widest)):
        token = tokens[at]
        if token.mention is not None:
            if not token.possessive and _is_said(token) and not _describes_a_noun(tokens, at):
                return at
        elif token.word == "," and _is_apposition(tokens, start, at):
            return at + 1
        elif token.word in NOT_BEFORE_A_NAME and not (
            token.word in _NAMING | _LISTING | {"of"}
            and at > start
            and (tokens[at - 1].word not in NOT_BEFORE_A_NAME or tokens[at - 1].word in {"such", ","})
        ):
            return _example(tokens, start, at)
    return None


def _example(tokens: Sequence[Token], start: int, end: int) -> int | None:
    """Where the first name stands that exemplifies a group: "leading firms in the field such as Acme"."""
    if not _EXEMPLIFIED.intersection(token.word for token in tokens[start:end]):
        return None
    for at in range(end, min(len(tokens) - 1, end + 10)):
        token = tokens[at]
        if token.word in {":", "—", "–"}:
            first = at + 1 + (tokens[at + 1].word in DETERMINERS)
            return first if first < len(tokens) and _is_said(tokens[first]) else None
        if token.mention is not None or token.word in {";", "."}:
            return None
        if token.word in {"including", "like"} or (token.word == "as" and tokens[at - 1].word == "such"):
            first = at + 1 + (tokens[at + 1].word in DETERMINERS)
            return first if first < len(tokens) and _is_said(tokens[first]) else None
    return None


def _is_apposition(tokens: Sequence[Token], start: int, comma: int) -> bool:
    """Whether a name behind a comma is that of the noun before it: "its new chip, Zap"."""
    if comma + 1 >= len(tokens) or not _is_said(tokens[comma + 1]) or tokens[comma + 1].possessive:
        return False
    noun = tokens[start:comma]
    opened = any(token.word in DETERMINERS or token.possessive or token.word.endswith("'s") for token in noun)
    if not 1 < len(noun) <= 7 or not opened:
        return False
    if any(
        (token.what is not None and not token.possessive) or token.word in NOT_BEFORE_A_NAME for token in noun
    ):
        return False
    following = tokens[comma + 2].word if comma + 2 < len(tokens) else "."
    return following in {",", ".", ";", ")", "(", "for", "in", "to", "at", "with", "on", "last", "this"}


def _describes_a_noun(tokens: Sequence[Token], at: int) -> bool:
    """Whether a name only tells whose the noun is that follows: "the Acme funding round"."""
    if at + 1 < len(tokens) and tokens[at + 1].word in _RESOURCES:
        return True
    following = tokens[at + 1].mention if at + 1 < len(tokens) else None
    return following is not None and bool(following.head) and _is_said(tokens[at + 1])


def _next_in_list(tokens: Sequence[Token], last: int, *, first: bool = False) -> int | None:
    at = last + 1
    while at < len(tokens) and tokens[at].word in HEAD_NOUNS and at - last < 3:
        at += 1
    joined = False
    if first and [token.word for token in tokens[at : at + 2]] in ([",", "and"], [",", "or"]):
        return None  # of two names no comma comes before "and": a clause begins
    while at < len(tokens) and tokens[at].word in {",", "and", "or", "&"} and at - last < 5:
        joined, at = True, at + 1
    if not joined:
        return None
    head = _head(tokens, at, 4)
    if head is None or any(token.word in {"of", *_NAMING, *_LISTING} for token in tokens[at:head]):
        return None
    following = tokens[head + 1].word if head + 1 < len(tokens) else ""
    return None if following in _FINITE else head


def after_preposition(
    tokens: Sequence[Token],
    start: int,
    prepositions: frozenset[str],
    kinds: frozenset[str],
    reach: int = _REACH,
) -> Phrase | None:
    """The names after the first of some prepositions that leads to such, in the rest of a clause.

    >>> after_preposition([], 0, frozenset(), frozenset())
    """
    for at in range(start, min(len(tokens), start + reach)):
        word = tokens[at].word
        if tokens[at].what is None and word in prepositions and tokens[at - 1].word not in _NOT_LEADING:
            phrase = names_at(tokens, at + 1, kinds)
            if phrase is not None:
                return phrase
        if tokens[at].what is None and (word in _ENDS or word in _FINITE or word in _RELATIVE):
            return None
        if tokens[at].mention is not None and not _is_said(tokens[at]):
            return None
    return None


def subject_before(tokens: Sequence[Token], verb: int) -> Phrase | None:
    """Who does what the verb at a token says; nothing where a common noun does.

    >>> subject_before([Token("grew", 0, 4)], 0)
    """
    at, relative, infinitive, nouns = verb - 1, False, False, 0
    while at >= 0 and verb - at <= _FURTHEST and tokens[at].mention is None:
        token = tokens[at]
        if isinstance(token.what, FoundDate):
            at -= 2 if tokens[at - 1].word in {"on", "in", "by", "since"} else 1
            continue
        if token.word in _RELATIVE:
            relative = True
            at -= 1 if at and tokens[at - 1].word == "," else 0
        elif token.word in HEAD_NOUNS and nouns < 2:
            nouns += 1
        elif token.word not in FILLERS and not (token.word.endswith("ly") and len(token.word) > 4):
            return None
        infinitive = infinitive or token.word == "to"
        at -= 1
    if at < 0 or tokens[at].mention is None or (tokens[at].possessive and not infinitive):
        return None
    bound = opening(tokens, at) if _is_said(tokens[at]) and not relative else ""
    if bound in _BINDING and not _lists_members(tokens, at):
        return None
    return Phrase(_with_those_before(tokens, at), at, at)


def _lists_members(tokens: Sequence[Token], at: int) -> bool:
    """Whether a name ends a list of who a group is: "a group including A, B and C has"."""
    for before in range(at, max(-1, at - 12), -1):
        if tokens[before].word in {"including", "like"}:
            return before > 0 and tokens[before - 1].word in _GROUPS
    return False


def _with_those_before(tokens: Sequence[Token], at: int) -> tuple[Mention, ...]:
    """The names of a list that ends at a token and opens a clause."""
    found, first = list(_single(tokens[at])), at
    while first >= 2:
        before = first - 1
        if tokens[before].word not in {"and", ",", "&"}:
            break
        while before > 0 and tokens[before].word in {"and", ",", "&"}:
            before -= 1
        if not _is_said(tokens[before]) or tokens[before].possessive:
            break
        found += _single(tokens[before])
        first = before
    opens = first == 0 or tokens[first - 1].word in {"both", "that", ";", ":", ",", "including", "like"}
    opens = opens or isinstance(tokens[first - 1].what, FoundDate)  # "in 2021 A and B took part"
    if opens and any(token.word in {"and", "&"} for token in tokens[first:at]):
        return tuple(found)
    return _single(tokens[at])


def possessor(tokens: Sequence[Token], noun: int) -> int | None:
    """Where the name stands whose noun this is: "Acme's large stake", "the Acme stake".

    >>> possessor([Token("stake", 0, 5)], 0)
    """
    for at in range(noun - 1, max(-1, noun - _WIDEST), -1):
        token = tokens[at]
        if token.word == "whose":
            owner = at - 2 if at and tokens[at - 1].word == "," else at - 1
            return owner if owner >= 0 and _is_said(tokens[owner]) else None
        if isinstance(token.what, FoundAmount):
            continue
        if token.mention is not None:
            return at if _is_said(token) and (token.possessive or at == noun - 1) else None
        if token.word in NOT_BEFORE_A_NAME or token.word in DETERMINERS:
            return None
    return None


def governor(tokens: Sequence[Token], noun: int) -> int | None:
    """Where the noun phrase that ends with a noun is joined to what stands before it: a verb, a comma.

    >>> governor([Token("is", 0, 2), Token("an", 3, 5), Token("owner", 6, 11)], 2)
    0
    """
    for at in range(noun - 1, max(-1, noun - 9), -1):
        token = tokens[at]
        if isinstance(token.what, FoundAmount) or token.word in DETERMINERS:
            continue
        if token.mention is not None:
            return None
        if token.word in NOT_BEFORE_A_NAME and token.word not in {"-", "&", "and", "of"}:
            return at
    return None
