"""Who says so: from the words naming a speaker to the entities behind them."""

from __future__ import annotations

import re

from pactgraph.loaders.catalogue import Catalogue
from pactgraph.ontology.entity import Entity

__all__ = ["speakers_of"]

_SEPARATORS = re.compile(r"\s*(?:,|;|/|&|\band\b|\bvia\b|[()])\s*")


def speakers_of(words: str, catalogue: Catalogue) -> tuple[Entity, ...]:
    """The catalogued entities that words name as speakers; words that name none give none.

    >>> catalogue = Catalogue([Entity.named("OpenAI", "organization"), Entity.named("AWS", "organization")])
    >>> [speaker.name for speaker in speakers_of("AWS and OpenAI (via a blog)", catalogue)]
    ['AWS', 'OpenAI']
    >>> speakers_of("press reports", catalogue)
    ()
    """
    whole = catalogue.find(words)
    if whole is not None:
        return (whole,)
    found = (catalogue.find(part) for part in _SEPARATORS.split(words) if part)
    return tuple(dict.fromkeys(entity for entity in found if entity is not None))
