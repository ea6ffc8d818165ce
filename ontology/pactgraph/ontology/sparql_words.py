"""The keywords of a SPARQL query, apart from what only looks like them."""

from __future__ import annotations

import re
from typing import Final

from pactgraph.ontology.errors import QueryError

__all__ = ["NO_WORDS", "query_words"]

_DEEPEST: Final = 100
NO_WORDS = re.compile(
    r"""
      "{3}(?:[^"\\]|\\.|"(?!""))*"{3} | '{3}(?:[^'\\]|\\.|'(?!''))*'{3}
    | "(?:[^"\\\n]|\\.)*" | '(?:[^'\\\n]|\\.)*'
    | <[^<>"{}|^`\\\s]*> | \#[^\n]* | [?$]\w+ | [\w.-]*:[\w.-]*
    """,
    re.VERBOSE | re.DOTALL,
)
"""What in a query is no keyword: strings, IRIs, comments, variables and prefixed names."""


def query_words(text: str) -> str:
    """A query without its strings, IRIs, comments, variables and prefixed names.

    >>> query_words("SELECT ?service { ?s ex:from 'SERVICE' } # FROM").split()
    ['SELECT', '{', '}']

    :raises QueryError: where brackets nest so deep that parsers would run out of stack
    """
    words = NO_WORDS.sub(" ", text)
    depth = deepest = 0
    for character in words:
        depth += (character in "{([") - (character in "})]")
        deepest = max(deepest, depth)
    if deepest > _DEEPEST:
        raise QueryError(f"the query nests {deepest} brackets deep; {_DEEPEST} is the most that is accepted")
    return words
