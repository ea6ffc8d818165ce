"""Entries of frames: a verb or noun with its arguments, as the ontology writes it beside a relation."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from pactgraph.ontology.errors import InvalidValue
from pactgraph.ontology.vocabulary import Relation

__all__ = ["Frame", "frame_of"]

_FIRST = r"\{(?P<first>[SO])(?P<own>'s)?(?::(?P<kinds1>[\w,-]+))?\}"
_SECOND = r"\{(?P<second>[SO])(?::(?P<kinds2>[\w,-]+))?\}(?: => (?P<flags>.*))?"
_HEADS, _PREPS = r"(?P<heads>[\w|-]+)(?: \((?P<things>[\w|-]+)\))?", r"(?P<preps>[\w|]+)"
_ENTRY = re.compile(rf"{_FIRST} (?P<role>, )?{_HEADS}(?: {_PREPS})? {_SECOND}")
_OWN = re.compile(rf"{_FIRST} {_SECOND}")
_MOVING = re.compile(rf"{_HEADS} {_FIRST} {_PREPS} {_SECOND}")


@dataclass(frozen=True, slots=True)
class Frame:
    """An entry: its words, what prepositions lead to its object, which side of the relation is first."""

    relation: Relation
    entry: str
    form: str
    heads: tuple[str, ...]
    prepositions: frozenset[str]
    things: frozenset[str]
    inverse: bool
    first: frozenset[str]
    second: frozenset[str]
    flags: Mapping[str, str]


def frame_of(relation: Relation, entry: str, kinds: Mapping[str, frozenset[str]]) -> Frame:
    """The frame that an entry describes, where ``kinds`` are those that the relation admits as S and O.

    >>> from pactgraph.ontology.vocabulary import vocabulary
    >>> admitted = {"S": frozenset({"organization"}), "O": frozenset({"organization"})}
    >>> frame = frame_of(vocabulary().relation("acquires"), "{S} snap_up {O}", admitted)
    >>> frame.form, frame.heads, frame.inverse
    ('verb', ('snap_up',), False)

    :raises InvalidValue: for an entry in none of the forms
    """
    moving = _MOVING.fullmatch(entry)
    own = None if moving else _OWN.fullmatch(entry)
    found = moving or own or _ENTRY.fullmatch(entry)
    if found is None or found["first"] == found["second"]:
        raise InvalidValue(f"the frame {entry!r} of {relation.name} has none of the forms of a frame")
    narrowed = [
        frozenset(found[group].split(",")) if found[group] else kinds[found[side]]
        for group, side in (("kinds1", "first"), ("kinds2", "second"))
    ]
    flags = {
        name: value or "true" for name, _, value in (f.partition("=") for f in (found["flags"] or "").split())
    }
    parts = found.groupdict()
    return Frame(
        relation,
        entry,
        "moving" if moving else "own" if own else _form(parts),
        tuple((parts.get("heads") or "").split("|")),
        frozenset((parts.get("preps") or "").split("|")) - {""},
        frozenset((parts.get("things") or "").split("|")) - {""},
        found["first"] == "O",
        narrowed[0],
        narrowed[1],
        flags,
    )


def _form(parts: Mapping[str, str | None]) -> str:
    return "role" if parts["role"] else "noun" if parts["own"] else "verb"
