"""Link candidates: which entities of the catalogue a new name may stand for, how likely, and why."""

from __future__ import annotations

import re
import unicodedata
import weakref
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz import fuzz, process
from rapidfuzz.distance import DamerauLevenshtein

from pactgraph.loaders.catalogue import Catalogue
from pactgraph.ontology.entity import UNCLASSIFIED, Entity
from pactgraph.ontology.identity.words import organization_words
from pactgraph.ontology.vocabulary import vocabulary

__all__ = ["LinkCandidate", "candidates"]

_OF_A_GROUP = frozenset({"holding", "holdings", "group", "the"})
_ENOUGH = 0.72
_TYPO = 0.85
_ONE_LETTER = 0.95
_FORM = 0.97
_INITIALS = 0.8
_PART = 0.75
_OTHER_KIND = 0.15
_SHORTEST = 4
_WORD = re.compile(r"[^\W_]+(?:[.+#][^\W_]+)*[+#]*")


@dataclass(frozen=True, slots=True)
class LinkCandidate:
    """An entity that a name may stand for: ``score`` from 0 to 1, and what speaks for it in words.

    A candidate is a proposal for a person; nothing is ever linked because of it.
    """

    entity: Entity
    name: str
    score: float
    why: str

    def __str__(self) -> str:
        return f"{self.entity.name} ({self.score:.0%}: {self.why})"


def candidates(name: str, kind: str, catalogue: Catalogue, *, most: int = 3) -> list[LinkCandidate]:
    """The entities of a catalogue that a new name of a kind may stand for, best first.

    >>> catalogue = Catalogue([
    ...     Entity.named("Microsoft", "organization"),
    ...     Entity.named("European Commission", "regulator"),
    ...     Entity.named("Meta", "organization"),
    ... ])
    >>> for text in ("Micrsoft", "Microsoft Corp.", "EC", "Metal"):
    ...     print(text, "->", *candidates(text, "entity", catalogue))
    Micrsoft -> Microsoft (95%: one letter apart)
    Microsoft Corp. -> Microsoft (97%: the same but for its legal form)
    EC -> European Commission (80%: its initials)
    Metal ->
    """
    found: dict[str, LinkCandidate] = {}
    new = _name(name)
    for known in _index(catalogue).near(new):
        judged = _likeness(new, known.name)
        if judged is None:
            continue
        score, why = judged
        if not _compatible(kind, known.entity.kind):
            score, why = score - _OTHER_KIND, f"{why}, though of kind {known.entity.kind}, not {kind}"
        if known.said != known.entity.name:
            why = f"{why}, as {known.said!r}"
        best = found.get(known.entity.iri)
        if score >= _ENOUGH and (best is None or score > best.score):
            found[known.entity.iri] = LinkCandidate(known.entity, known.said, round(score, 2), why)
    return sorted(found.values(), key=lambda c: (-c.score, c.entity.name))[:most]


@dataclass(frozen=True, slots=True)
class _Name:
    said: str
    words: tuple[str, ...]
    core: str
    initials: str


@dataclass(frozen=True, slots=True)
class _Known:
    entity: Entity
    said: str
    name: _Name


@cache
def _beside_the_name() -> frozenset[str]:
    """Words that a name may have or not: legal forms of one word, and those of a group's head."""
    forms = (form[0] for form in organization_words().legal_forms if len(form) == 1)
    return frozenset(forms) | _OF_A_GROUP


@lru_cache(maxsize=8192)
def _name(said: str) -> _Name:
    plain = unicodedata.normalize("NFKD", said)
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    words = tuple(word.casefold() for word in _WORD.findall(plain))
    core = tuple(word for word in words if word.replace(".", "") not in _beside_the_name()) or words
    initials = "".join(word[0] for word in words if word not in {"of", "and", "for", "the"})
    return _Name(said, words, " ".join(core), initials if len(words) > 1 else "")


class _Index:
    """All names of a catalogue, and of them those that may be like another at all."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._known = [
            _Known(entity, said, _name(said))
            for entity in catalogue
            for said in (entity.name, *entity.aliases)
        ]
        self._cores = [known.name.core for known in self._known]
        self._by_word: dict[str, list[int]] = {}
        for number, known in enumerate(self._known):
            keys = {*known.name.core.split(), known.name.core.replace(" ", ""), known.name.initials}
            for key in filter(None, keys | {known.name.said.replace(".", "").casefold()}):
                self._by_word.setdefault(key, []).append(number)

    def near(self, new: _Name) -> Iterator[_Known]:
        """Names that share a word or initials with another, or nearly all of its letters."""
        keys = {
            *new.core.split(),
            new.core.replace(" ", ""),
            new.initials,
            new.said.replace(".", "").casefold(),
        }
        numbers = {number for key in keys for number in self._by_word.get(key, ())}
        # the distances are counted in C over the whole list: a tenth of a millisecond for a thousand names
        apart = process.extract(
            new.core, self._cores, scorer=DamerauLevenshtein.distance, score_cutoff=2, limit=None
        )
        numbers |= {number for _, _, number in apart}
        return (self._known[number] for number in sorted(numbers))


_INDEXES: weakref.WeakKeyDictionary[Catalogue, _Index] = weakref.WeakKeyDictionary()


def _index(catalogue: Catalogue) -> _Index:
    index = _INDEXES.get(catalogue)
    if index is None:
        index = _INDEXES[catalogue] = _Index(catalogue)
    return index


def _likeness(new: _Name, known: _Name) -> tuple[float, str] | None:
    """How alike a new name and a known one are, and in what; nothing where they are not."""
    core, other = new.core, known.core
    if new.words == known.words or (core != other and core.replace(" ", "") == other.replace(" ", "")):
        return _FORM, "the same but for signs and spaces"
    if core == other:
        return _FORM, "the same but for its legal form"
    if sorted(core.split()) == sorted(other.split()):
        return _FORM - 0.02, "the same words in another order"
    if _are_initials(new, known):
        return _INITIALS, "its initials" if len(new.words) == 1 else "whose initials it is"
    if min(len(core), len(other)) < _SHORTEST or _digits(core) != _digits(other):
        return None
    if abs(len(core) - len(other)) <= 2:
        apart = DamerauLevenshtein.distance(core, other, score_cutoff=2)
        longest = max(len(core), len(other))
        if apart == 1 and longest > 5:
            return _ONE_LETTER, "one letter apart"
        if apart == 2 and longest > 9:
            return _TYPO, "two letters apart"
    words, others = set(core.split()), set(other.split())
    if words < others or others < words:
        share = len(" ".join(words & others)) / max(len(core), len(other))
        one = min(words, others, key=len)
        if len(one) == 1 and share < 0.5 and not one <= {core.split()[0]} & {other.split()[0]}:
            return None
        return _PART + 0.15 * share, "one name is part of the other"
    alike = fuzz.token_sort_ratio(core, other) / 100
    return (alike - 0.05, "mostly the same letters") if alike >= 0.85 and words & others else None


def _are_initials(new: _Name, known: _Name) -> bool:
    for short, long in ((new, known), (known, new)):
        letters = short.said.replace(".", "")
        is_acronym = len(short.words) == 1 and letters.isupper() and 2 <= len(letters) <= 6
        if is_acronym and letters.casefold() == long.initials:
            return True
    return False


def _digits(core: str) -> list[str]:
    return re.findall(r"\d+", core)


def _compatible(kind: str, other: str) -> bool:
    kinds = vocabulary().kinds
    if UNCLASSIFIED in (kind, other):
        return True
    a, b = kinds[kind], kinds[other]
    return a.iri in b.ancestors or b.iri in a.ancestors
