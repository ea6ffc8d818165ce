"""Which entity of a gold document a name stands for."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from typing import Final

from pactgraph.loaders.gold.document import GoldEntity
from pactgraph.loaders.gold.rules import rules

__all__ = ["Names", "content_words", "normal"]

_PLAIN: Final = str.maketrans({"’": "'", "‘": "'", "‑": "-", "–": "-", "—": "-"})
_POSSESSIVE: Final = re.compile(r"'s\b")
_QUOTES: Final = re.compile(r"[\"“”'()]")
_OTHER_SIGNS: Final = re.compile(r"[^\w$€%.+-]+")
_BETWEEN_WORDS: Final = re.compile(r"[\s\-/]+")
_MOST: Final = 0.6
"""The share of words that two names have in common, to be the same thing."""


@cache
def normal(name: str) -> str:
    """A name without case, quotes, legal form and article.

    >>> normal("The “Acme” Corp.'s"), normal("OpenAI Group PBC")
    ('acme', 'openai')
    """
    words = unicodedata.normalize("NFKC", name).lower().translate(_PLAIN)
    words = _QUOTES.sub(" ", _POSSESSIVE.sub("", words))
    words = _legal_forms().sub(" ", _OTHER_SIGNS.sub(" ", words)).strip()
    return " ".join(_leading().sub("", words).split()).strip(" .-")


@cache
def content_words(name: str) -> frozenset[str]:
    """The words of a name that tell something, in the singular.

    >>> sorted(content_words("the public APIs of all companies"))
    ['api', 'company', 'public']
    """
    words = _BETWEEN_WORDS.split(normal(name))
    return frozenset(_singular(word) for word in words if word and word not in rules().empty_words)


class Names:
    """The entities of a gold document by their names, aliases and well-known other names.

    >>> names = Names([GoldEntity("OpenAI", "Company", ("the lab",)), GoldEntity("stateless APIs", "API")])
    >>> sorted(names.standing_for("The Lab")), sorted(names.standing_for("stateless API"))
    (['OpenAI'], ['stateless APIs'])
    """

    def __init__(self, entities: Iterable[GoldEntity]) -> None:
        self._loose: list[tuple[str, frozenset[str]]] = []
        self._known: defaultdict[str, set[str]] = defaultdict(set)
        self._found: dict[str, frozenset[str]] = {}
        for entity in entities:
            forms = {form for name in (entity.name, *entity.aliases) if (form := normal(name))}
            forms |= {other for form in forms for other in _well_known().get(form, ())}
            for form in forms:
                self._known[form].add(entity.name)
            if entity.type not in rules().whole_names:
                self._loose += ((entity.name, content_words(form)) for form in forms)

    def standing_for(self, name: str) -> frozenset[str]:
        """The entities the name can stand for; for an unknown name, itself with a mark none has."""
        found = self._found.get(name)
        if found is None:
            found = frozenset(self._known.get(normal(name), ())) or self._alike(name)
            found = self._found[name] = found or frozenset({f"?{normal(name)}"})
        return found

    def _alike(self, name: str) -> frozenset[str]:
        words = content_words(name)
        scored = [
            (score, entity) for entity, other in self._loose if (score := _likeness(words, other)) is not None
        ]
        best = max((score for score, _ in scored), default=0.0)
        return frozenset(entity for score, entity in scored if score >= best - 1e-9)


def _likeness(one: frozenset[str], other: frozenset[str]) -> float | None:
    """How alike two names are, from 0.6 to 1; nothing where they are not."""
    if not one or not other:
        return None
    shared, fewer = len(one & other), min(len(one), len(other))
    share = shared / len(one | other)
    if shared == fewer:
        return max(share, _MOST) if fewer >= 2 or share >= _MOST else None
    return share if share >= _MOST else None


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word.removesuffix("s")


@cache
def _legal_forms() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(rules().legal_forms)})\b")


@cache
def _leading() -> re.Pattern[str]:
    return re.compile(rf"\A(?:{'|'.join(rules().leading_words)})\s+")


@cache
def _well_known() -> dict[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for names in rules().same_names:
        forms = {normal(name) for name in names}
        for form in forms:
            found[form] |= forms
    return {form: frozenset(others) for form, others in found.items()}
