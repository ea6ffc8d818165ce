"""Subjects: whom a clause is about, found without a parse by what binds a name and what it only describes."""

from __future__ import annotations

from collections.abc import Sequence

from pactgraph.loaders.text.inflection import IRREGULAR_PASTS
from pactgraph.loaders.text.tape import Token
from pactgraph.loaders.text.things import Thing
from pactgraph.loaders.text.wordlists import AUXILIARIES, NOT_BEFORE_A_NAME, words

__all__ = [
    "ACTORS",
    "BREAKS",
    "PARTY_NOUNS",
    "ROLES",
    "description",
    "nearest_subject",
    "opening",
    "subject_of",
]

ACTORS = frozenset({"organization", "cloud-platform", "project", "entity"})
"""Kinds of things that do something by themselves, other than people and authorities."""

_SUBJECT_KINDS = ACTORS | {"person", "regulator"}
PARTY_NOUNS = words(
    "company startup start-up firm group giant chipmaker lab maker developer carmaker automaker retailer "
    "utility bank airline insurer drugmaker conglomerate broadcaster publisher operator provider "
    "manufacturer unicorn business lender behemoth titan hyperscaler planemaker carrier lab outfit "
    "powerhouse heavyweight"
)
"""Nouns that stand for one party."""

ROLES = words(
    "rival subsidiary unit arm division maker owner parent partner customer supplier competitor executive "
    "ceo cfo cto coo chief president chairman founder co-founder director spokesman spokeswoman "
    "spokesperson analyst investor backer shareholder brand affiliate officer"
)
"""Nouns for what one party or person is to another."""

BREAKS = words("that while although because ; if when how — as whereas but")
"""Words at which a new clause begins."""

_WHEN = words("after before since until once")
_SAID = words("said says added announced agreed plans owns holds confirmed reported believes")
_TELLING = words("reports reported")
_PREPOSITIONS = words(
    "of with by for in between to from among on at via against like under including using than "
    "after before since across per toward towards into over through within without about regarding "
    "despite amid"
)


_TIMES = words(
    "january february march april may june july august september october november december monday tuesday "
    "wednesday thursday friday saturday sunday today yesterday week weeks month months year years quarter "
    "summer autumn fall spring winter morning afternoon day days weekend date far addition fact particular "
    "short sum response turn return parallel"
)
"""Words that end a phrase at the start of a sentence, before its subject: "In February Acme ..."."""


def subject_of(tokens: Sequence[Token]) -> tuple[Thing, ...]:
    """The parties that a sentence is about: the first that no preposition or possessive binds.

    >>> subject_of([])
    ()
    """
    bound = -1
    for i, token in enumerate(tokens):
        mention = token.mention
        if mention is None or mention.thing.kind not in _SUBJECT_KINDS or token.possessive:
            continue
        if opening(tokens, i) in _PREPOSITIONS:
            bound = _joined_to(tokens, i)
            continue
        if i <= bound or _describes(tokens, i) or _only_reports(tokens, i):
            continue
        found = list(mention.things)
        j = i
        j = _after_brackets(tokens, j)
        while j + 2 < len(tokens) and tokens[j + 1].word in {"and", "&", ","}:
            nxt = tokens[j + 2].mention
            if nxt is None and j + 3 < len(tokens) and tokens[j + 2].word == "and":
                j += 1
                nxt = tokens[j + 2].mention
            if nxt is None and tokens[j + 1].word != "," and (skipped := description(tokens, j + 2)):
                j += skipped
                nxt = tokens[j + 2].mention
            if nxt is None or nxt.thing.kind not in _SUBJECT_KINDS or tokens[j + 2].possessive:
                break
            found += nxt.things
            j = _after_brackets(tokens, j + 2)
        return tuple(dict.fromkeys(found))
    return ()


def _only_reports(tokens: Sequence[Token], i: int) -> bool:
    """Whether a party is only who tells: "As The Verge reports, the firm", "Bloomberg reported that"."""
    following = [token.word for token in tokens[i + 1 : i + 3]]
    if not following or following[0] not in _TELLING:
        return False
    told = tokens[i + 2].mention is not None if i + 2 < len(tokens) else False
    return told or following[1:] in ([","], ["that"], ["the"]) or (i > 0 and tokens[i - 1].word == "as")


def description(tokens: Sequence[Token], start: int) -> int:
    """How many words describe the party that follows: two of "and chip maker Acme"; 0 if none follows.

    >>> description([Token("chip", 0, 4)], 0)
    0
    """
    for at in range(start, min(len(tokens), start + 7)):
        if tokens[at].mention is not None:
            said = tokens[at].mention
            return (
                at - start
                if said is not None and said.thing.kind in ACTORS and not tokens[at].possessive
                else 0
            )
        if not tokens[at].word[:1].isalpha() or tokens[at].word in NOT_BEFORE_A_NAME | _TIMES:
            return 0
    return 0


def _joined_to(tokens: Sequence[Token], i: int) -> int:
    """The last of the names that a preposition before the first binds: all of "with Acme and Brightloom".

    A comma may also end what leads in: "With Acme, Brightloom will grow". So it binds a list only where no
    verb follows.
    """
    joined = last = i
    while last + 2 < len(tokens):
        comma = tokens[last + 1].word == ","
        at = last + 2 + (comma and tokens[last + 2].word in {"and", "or"})
        if (
            tokens[last + 1].word not in {"and", "&", "or", ","}
            or at >= len(tokens)
            or not tokens[at].mention
        ):
            break
        joined = joined if comma or joined != last else at
        last = at
    after = tokens[last + 1].word if last + 1 < len(tokens) else "."
    return last if after in _PREPOSITIONS | {".", ",", ";", ")", ":"} else joined


def _after_brackets(tokens: Sequence[Token], i: int) -> int:
    """The token before what goes on behind brackets: those of "Acme (NYSE: ACM) and Brightloom"."""
    if i + 1 < len(tokens) and tokens[i + 1].word == "(":
        closing = (j for j in range(i + 2, min(len(tokens), i + 12)) if tokens[j].word == ")")
        return next(closing, i)
    return i


def nearest_subject(made: Sequence[Token]) -> tuple[Thing, ...]:
    """The parties that the clause which ends here is about, or else those of its sentence.

    >>> nearest_subject([])
    ()
    """
    end = len(made)
    for i in range(len(made) - 1, -1, -1):
        if made[i].word in BREAKS or _joins_clauses(made, i):
            if clause := subject_of(made[i + 1 : end]):
                return clause
            end = i
    return subject_of(made)


def _joins_clauses(tokens: Sequence[Token], i: int) -> bool:
    """Whether a conjunction opens a clause with a subject of its own: ", and Acme will"."""
    if not i or i + 2 >= len(tokens):
        return False
    joined = tokens[i].word in {"and", "but"} and tokens[i - 1].word == ","
    if not joined and tokens[i].word not in _SAID | _WHEN:
        return False
    mention, verb = tokens[i + 1].mention, tokens[i + 2].word
    return (
        mention is not None
        and not tokens[i + 1].possessive
        and mention.thing.kind in _SUBJECT_KINDS
        and (verb in AUXILIARIES or verb in _SAID or (tokens[i].word in _WHEN and _is_past(verb)))
    )


def _is_past(word: str) -> bool:
    return (word.endswith("ed") and len(word) > 4) or word in IRREGULAR_PASTS


def opening(tokens: Sequence[Token], i: int) -> str:
    """The word before the noun phrase that ends with a token; the empty word where there is none.

    >>> opening([Token("of", 0, 2), Token("acme", 3, 7)], 1)
    'of'
    """
    j = i - 1
    if j >= 0 and tokens[j].word in _TIMES:
        return ""
    while j >= 0 and i - j <= 5 and tokens[j].word and tokens[j].word not in NOT_BEFORE_A_NAME:
        j -= 1
    return tokens[j].word if j >= 0 else ""


def _describes(tokens: Sequence[Token], i: int) -> bool:
    """Whether a name only tells whose rival, unit or chief the next one is: "Acme rival Brightloom"."""
    for j in range(i + 1, min(len(tokens), i + 5)):
        if tokens[j].mention:
            return j > i + 1 and tokens[j - 1].word in ROLES | PARTY_NOUNS
        if not tokens[j].word or tokens[j].word in NOT_BEFORE_A_NAME:
            return False
    return False
