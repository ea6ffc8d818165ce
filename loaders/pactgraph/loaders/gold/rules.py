"""The rules of comparison that ``matching.yaml`` lists."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

__all__ = ["Rules", "rules"]


@dataclass(frozen=True, slots=True)
class Rules:
    """Which relations, statuses and names count as the same, and for which match."""

    annotated: frozenset[str]
    counted_as: Mapping[str, str]
    symmetric: frozenset[str]
    families: tuple[frozenset[str], ...]
    buying: str
    supplying: frozenset[str]
    not_asserted: frozenset[str]
    excused: frozenset[str]
    same_names: tuple[tuple[str, ...], ...]
    whole_names: frozenset[str]
    legal_forms: tuple[str, ...]
    leading_words: tuple[str, ...]
    empty_words: frozenset[str]


@cache
def rules() -> Rules:
    """The rules, read once.

    >>> "partners-with" in rules().symmetric
    True
    """
    text = files("pactgraph.loaders.gold").joinpath("matching.yaml").read_text(encoding="utf-8")
    listed = yaml.safe_load(text)
    return Rules(
        annotated=frozenset(listed["annotated"]),
        counted_as=listed["counted as"],
        symmetric=frozenset(listed["symmetric"]),
        families=tuple(map(frozenset, listed["families"])),
        buying=listed["buying"],
        supplying=frozenset(listed["supplying"]),
        not_asserted=frozenset(listed["not asserted"]),
        excused=frozenset(listed["not wrong for a hypothetical"]),
        same_names=tuple(map(tuple, listed["same names"])),
        whole_names=frozenset(listed["matched by whole names"]),
        legal_forms=tuple(listed["legal forms"]),
        leading_words=tuple(listed["leading words"]),
        empty_words=frozenset(listed["empty words"]),
    )
