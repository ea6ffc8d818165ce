"""What a sentence takes as given: "may review its partnership with Acme" doubts the review alone."""

from __future__ import annotations

from collections.abc import Sequence

from pactgraph.loaders.text.tape import Token
from pactgraph.loaders.text.wordlists import DETERMINERS, NOT_BEFORE_A_NAME, words

__all__ = ["is_taken_as_given"]

_COOPERATION = words(
    "partnership collaboration alliance relationship cooperation tie-up joint-venture venture"
)
_DEFINITE = words("the their its our existing current ongoing longstanding long-standing 's")
_IMAGINED = words(
    "proposed potential possible planned prospective rumored rumoured would-be hypothetical future mooted "
    "contemplated new any alleged"
)


def is_taken_as_given(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether the words of a match speak of a cooperation as of one that is there, by a definite noun phrase.

    >>> is_taken_as_given([Token("the", 0, 3), Token("partnership", 4, 15)], 0, 1)
    True
    >>> is_taken_as_given([Token("a", 0, 1), Token("partnership", 2, 13)], 0, 1)
    False
    """
    for at in range(first, last + 1):
        token = tokens[at]
        if token.word in _COOPERATION or (token.mention is not None and token.mention.head in _COOPERATION):
            return _is_definite(tokens, at)
    return False


def _is_definite(tokens: Sequence[Token], noun: int) -> bool:
    """Whether the noun phrase that ends with a noun is a definite one, and of nothing imagined."""
    for at in range(noun - 1, max(-1, noun - 7), -1):
        token = tokens[at]
        if token.word in _IMAGINED:
            return False
        if token.possessive or token.word in _DEFINITE:
            return True
        if token.word in NOT_BEFORE_A_NAME | DETERMINERS:
            return False
    return False
