"""What a sentence takes as given: "may review its partnership with Acme" doubts the review alone."""

from __future__ import annotations

from collections.abc import Sequence

from pactgraph.loaders.text.tape import Token
from pactgraph.loaders.text.wordlists import words

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
            before = [t for t in tokens[max(0, at - 5) : at] if t.mention is None or t.possessive]
            said = {token.word for token in before}
            owned = any(token.possessive for token in before)
            return not _IMAGINED & said and (owned or bool(_DEFINITE & said))
    return False
