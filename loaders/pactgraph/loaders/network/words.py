"""The words by which networks of others are understood: attributes, kinds and relations."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from pactgraph.ontology.vocabulary import vocabulary

__all__ = ["SHARE", "Words", "folded", "words"]

SHARE = re.compile(
    r"(?:(?P<low>\d{1,3}(?:[.,]\d+)?)\s*%?\s*(?:-|–|to)\s*)?(?P<number>\d{1,3}(?:[.,]\d+)?)\s*%"
)
"""A percentage, or a range of percentages, within the label of an edge."""


@dataclass(frozen=True, slots=True)
class Words:
    """The tables of ``words.yaml`` together with the ontology's own words.

    >>> words().relation("INVESTED_IN"), words().relation("is owned by"), words().relation("likes")
    (('invests-in', False), ('owns', True), None)
    >>> words().relation("owns 25.1%"), words().relation("100 %"), words().relation("growth of 5%")
    (('owns', False), ('owns', False), None)
    """

    attributes: Mapping[str, tuple[str, ...]]
    ends: tuple[tuple[str, str], ...]
    kinds: Mapping[str, str]
    relations: Mapping[str, tuple[str, bool]]

    def relation(self, word: str) -> tuple[str, bool] | None:
        """The relation that a word names, and whether it runs from target to source."""
        found = self.relations.get(folded(word))
        if found is None and SHARE.search(word):
            # "owns 25.1%"; a percentage alone is how charts of ownership label their edges
            rest = folded(SHARE.sub(" ", word)).strip(" ()")
            found = self.relations.get(rest) if rest else ("owns", False)
        return found

    def kind(self, word: str) -> str | None:
        """The kind of entity that a word names."""
        return self.kinds.get(folded(word))

    def value(self, purpose: str, attributes: Mapping[str, str]) -> str | None:
        """The attribute that serves a purpose, the usual name first."""
        return next((attributes[n] for n in self.attributes[purpose] if attributes.get(n)), None)


@cache
def words() -> Words:
    """The words that ship with pactgraph, read once."""
    text = (files("pactgraph.loaders.network") / "words.yaml").read_text(encoding="utf-8")
    tables: dict[str, Any] = yaml.safe_load(text)
    kinds = {folded(kind.name): kind.name for kind in vocabulary().kinds.values()}
    kinds |= {folded(kind.label): kind.name for kind in vocabulary().kinds.values()}
    kinds |= {folded(word): kind for kind, found in tables.pop("kind_words").items() for word in found}
    turned, straight = tables.pop("inverse_words"), tables.pop("relation_words")
    ends = tuple((folded(source), folded(target)) for source, target in tables.pop("ends"))
    relations = {folded(word): (name, True) for name, word in _inverse_labels()}
    relations |= {folded(word): (name, True) for name, found in turned.items() for word in found}
    relations |= {folded(word): (name, False) for name, found in straight.items() for word in found}
    for relation in vocabulary().relations.values():
        relations |= {
            folded(relation.name): (relation.name, False),
            folded(relation.label): (relation.name, False),
        }
    attributes = {purpose: tuple(map(folded, names)) for purpose, names in tables.items()}
    return Words(attributes, ends, kinds, relations)


def _inverse_labels() -> Iterable[tuple[str, str]]:
    # of two relations with one inverse label, the wider one is meant
    for relation in sorted(vocabulary().relations.values(), key=lambda r: -len(r.parents)):
        if relation.inverse_label and not relation.symmetric:
            yield relation.name, relation.inverse_label


def folded(word: str) -> str:
    """A word without case and signs, in parts.

    >>> folded("investsIn"), folded("SUBSIDIARY_OF"), folded("Source(s)")
    ('invests in', 'subsidiary of', 'source(s)')
    """
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", word)
    return " ".join(re.sub(r"[_\-:.]+", " ", apart).casefold().split())
