"""The words by which headers and cells of tables are understood, from their two data files."""

from __future__ import annotations

import fnmatch
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import yaml

__all__ = [
    "RelationWord",
    "header_key",
    "header_words",
    "meaning",
    "relation_word",
    "status_word",
    "value_words",
]

_LONGEST_WORD = 5
_DROPPED = frozenset(
    {"name", "names", "full", "display", "id", "ids", "label", "s", "text", "the", "legal", "of", "s)"}
)
_KEPT_PLURALS = frozenset({"business", "series", "address", "process", "basis", "status", "us", "as", "is"})


@dataclass(frozen=True, slots=True)
class RelationWord:
    """The relation that a word of a cell means, and whether tables differ in its direction."""

    relation: str
    inverted: bool = False
    modality: str | None = None
    status: str | None = None
    check: bool = False


@cache
def header_words() -> Mapping[str, Any]:
    """What headers say."""
    return _read("header_words.yaml")


@cache
def value_words() -> Mapping[str, Any]:
    """What cells say."""
    return _read("value_words.yaml")


@lru_cache(maxsize=4096)
def header_key(header: str) -> str:
    """The words of a header as they are compared.

    >>> [header_key(h) for h in ("Investor Name(s)", "acquirer_name", "leadInvestors", "Power (MW)")]
    ['investor', 'acquirer', 'lead investor', 'power']
    """
    plain = re.sub(r"\(s\)", "s", header)
    plain = re.sub(r"[(\[][^)\]]*[)\]]", " ", plain)
    plain = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", plain)
    words = [_singular(word) for word in re.findall(r"[^\W_]+", plain.lower())]
    kept = [word for word in words if word not in _DROPPED]
    return " ".join(kept or words)


def meaning(cell: str, table: Mapping[str, Iterable[str]]) -> str | None:
    """The first entry of a table of words that a cell fits.

    >>> meaning("Late discussions", value_words()["statuses"])
    'rumoured'
    """
    key = " ".join(cell.split()).casefold()
    for word, patterns in table.items():
        if any(_fits(key, str(pattern)) for pattern in patterns):
            return word
    return None


def status_word(cell: str, relations: Iterable[str | None]) -> str | None:
    """The status that a cell means for relations, by what it says of them or else of any.

    >>> status_word("Open", ["acquires"]), status_word("Open", ["operates"])
    ('announced', 'in-force')
    """
    own = value_words()["statuses-of"]
    tables = [own[relation] for relation in relations if relation in own]
    return next(filter(None, (meaning(cell, table) for table in (*tables, value_words()["statuses"]))), None)


@lru_cache(maxsize=4096)
def relation_word(cell: str) -> RelationWord | None:
    """The relation that a word of a relation column means; "former ..." is one that has ended.

    >>> relation_word("Former director")
    RelationWord(relation='board-member-of', inverted=False, modality=None, status='ended', check=False)
    """
    key = " ".join(re.sub(r"[_-]", " ", cell).split()).casefold()
    over = re.match(r"(?:former|ex|previous|past)\s+", key)
    key = key[over.end() :] if over else key
    if len(key.split()) > _LONGEST_WORD:
        return None  # a sentence, which words in it do not sum up
    for entry in value_words()["relations"]:
        if any(_fits(key, str(pattern)) for pattern in entry["words"]):
            return RelationWord(
                entry["relation"],
                entry.get("inverted", False),
                entry.get("modality"),
                "ended" if over else None,
                entry.get("check", False),
            )
    return None


def _fits(key: str, pattern: str) -> bool:
    if pattern.startswith("~"):
        return pattern[1:] in re.findall(r"[\w-]+", key)
    return fnmatch.fnmatchcase(key, pattern)


def _singular(word: str) -> str:
    if len(word) <= 3 or word in _KEPT_PLURALS or word.endswith("ss") or not word.endswith("s"):
        return word
    return f"{word[:-3]}y" if word.endswith("ies") else word[:-1]


def _read(name: str) -> Mapping[str, Any]:
    text = (files("pactgraph.loaders.proposal") / name).read_text(encoding="utf-8")
    found: Mapping[str, Any] = yaml.load(text, Loader=yaml.BaseLoader)
    return found
