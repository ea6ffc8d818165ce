"""The names that the ontology defines, and the one that a misspelt name was meant to be."""

from __future__ import annotations

import re
from difflib import get_close_matches
from functools import cache

from pactgraph.ontology.vocabulary import ontology_file

__all__ = ["closest_name", "term_names"]


@cache
def term_names() -> frozenset[str]:
    """The local names of all terms: classes, properties, relations, statuses ...

    >>> {"Claim", "holds", "exclusive-host-of", "status-ended"} <= term_names()
    True
    """
    files = (ontology_file(name).read_text(encoding="utf-8") for name in ("pactgraph.ttl", "relations.ttl"))
    return frozenset(name for text in files for name in re.findall(r"\bpact:([\w-]+)", text))


def closest_name(name: str) -> str | None:
    """The name most like one that the ontology does not have, where there is one.

    >>> closest_name("hostz"), closest_name("qqqq")
    ('hosts', None)
    """
    return next(iter(get_close_matches(name, sorted(term_names()), n=1)), None)
