"""Common-noun things worth an entity: clauses, documents, rounds, and makers' groups of offerings.

"The revenue-sharing structure", "the definition of X", "X's first-party products": each is found on the
tokens of a sentence and becomes a mention with its noun as head.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pactgraph.loaders.text.offerings import joined, offering
from pactgraph.loaders.text.tape import Token
from pactgraph.loaders.text.things import Things

__all__ = ["with_terms"]


class _Term:
    """A noun phrase worth an entity, and the kind of that entity."""

    __slots__ = ("kind", "pattern")

    def __init__(self, kind: str, pattern: str) -> None:
        self.kind, self.pattern = kind, re.compile(pattern)


_TERMS = (
    _Term(
        "clause",
        r"(?:commercial and )?(?:revenue[- ]shar(?:e|ing)|"
        r"profit[- ]sharing)(?! payments)(?: (?:arrangements?|structure|model|agreement|relationship|"
        r"provision|terms|cap))?",
    ),
    _Term(
        "clause",
        r"(?:exclusive|non-exclusive|perpetual|royalty-free) (?:ip )?licen[cs](?:e|"
        r"ing) (?:agreement|arrangement|provision|terms)",
    ),
    _Term(
        "clause",
        r"right of first refusal|rights of first refusal|right of first offer|"
        r"non-compete clause|break-up fee|termination fee|lock-up",
    ),
    _Term(
        "clause",
        r"process(?:es)? for (?:determining|verifying|declaring|deciding|resolving|"
        r"approving)(?: (?!remains?|is|are|was|and|or|will)[\w-]+){0,3}",
    ),
    _Term(
        "clause",
        r"(?:exclusivity|termination|confidentiality|governance|compute|non-solicitation|"
        r"change-of-control|anti-dilution) (?:clause|provision|term|terms|rights?|limits|"
        r"period)",
    ),
    _Term("clause", r"warrants?(?= (?:granting|giving|to|for|that|covering|allowing|issued|worth|over)\b)"),
    _Term(
        "document",
        r"(?:joint |company |corporate )?(?:blog post|blog|press release|news release|"
        r"open letter|joint statement|"
        r"(?:regulatory |securities |court |sec )?filing|shareholder letter|white paper|"
        r"prospectus)",
    ),
    _Term(
        "agreement",
        r"(?:series [a-h]\d?|seed|pre-seed)(?: (?:funding |financing )?round)?|(?:funding|"
        r"financing|investment) round",
    ),
)
_LONGEST = 7


def with_terms(tokens: Sequence[Token], things: Things) -> list[Token]:
    """The tokens with those that name a term or a group of offerings joined into mentions.

    >>> from pactgraph.loaders.catalogue import Catalogue
    >>> from pactgraph.loaders.text.tape import tokens
    >>> made = with_terms(tokens("the right of first refusal", 0, 26, []), Things(Catalogue()))
    >>> made[1].mention.thing.name
    'right of first refusal'
    """
    made: list[Token] = []
    i = 0
    while i < len(tokens):
        found = (
            _definition(tokens, i, things) or _term(tokens, i, things) or offering(tokens, i, made, things)
        )
        if found is None:
            made.append(tokens[i])
            i += 1
        else:
            token, i = found
            made.append(token)
    return made


def _term(tokens: Sequence[Token], i: int, things: Things) -> tuple[Token, int] | None:
    words: list[str] = []
    for token in tokens[i : i + _LONGEST]:
        if token.what is not None or not token.word:
            break
        words.append(token.word)
    if not words:
        return None
    text = " ".join(words)
    for term in _TERMS:
        match = term.pattern.match(text)
        if match and match.group().strip() and (match.end() == len(text) or text[match.end()] == " "):
            count = len(match.group().split())
            name = match.group().strip()
            return joined(tokens[i : i + count], things.thing(name, term.kind), name.split()[-1]), i + count
    return None


def _definition(tokens: Sequence[Token], i: int, things: Things) -> tuple[Token, int] | None:
    """ "definition of X" and "X definition": a clause; the concept after "of" stays a token of its own."""
    token, after = tokens[i], tokens[i + 1 : i + 3]
    if token.word == "definition" and len(after) == 2 and after[0].word == "of" and after[1].mention:
        thing = things.thing(f"{after[1].mention.thing.name} definition", "clause")
        return joined([token], thing, "definition"), i + 1
    if (
        token.mention
        and token.mention.thing.kind == "concept"
        and after
        and after[0].word in {"definition", "clause", "provision"}
    ):
        thing = things.thing(f"{token.mention.thing.name} {after[0].word}", "clause")
        return joined([token, after[0]], thing, after[0].word), i + 2
    return None
