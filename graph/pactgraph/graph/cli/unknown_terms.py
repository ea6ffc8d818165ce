"""Names in a query that the ontology does not have: they find nothing, and SPARQL does not say so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pactgraph.ontology.sparql_words import NO_WORDS
from pactgraph.ontology.term_names import closest_name, term_names

__all__ = ["unknown_terms"]

_TERM = re.compile(r"pact:([\w-]+)")


def unknown_terms(query: str) -> Iterator[str]:
    """What to say of each name with the prefix ``pact:`` that is none of the ontology's.

    >>> list(unknown_terms("SELECT * { ?s pact:hostz ?o ; rdfs:label 'pact:hostz' }"))
    ['the ontology has no pact:hostz, so nothing is found by it; did you mean pact:hosts?']
    >>> list(unknown_terms("PREFIX pact: <https://example.org/> SELECT * { ?s pact:hostz ?o }"))
    []
    """
    if re.search(r"(?i)\bprefix\s+pact:", query):
        return
    names = [match[1] for token in NO_WORDS.finditer(query) if (match := _TERM.fullmatch(token[0]))]
    for name in dict.fromkeys(names):
        if name not in term_names():
            close = closest_name(name)
            hint = f"; did you mean pact:{close}?" if close else ""
            yield f"the ontology has no pact:{name}, so nothing is found by it{hint}"
