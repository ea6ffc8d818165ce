"""Corrections read from YAML, checked field by field; what cannot be is refused with file and line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import Any, Final

from pactgraph.loaders.corrections.block import Block, blocks_of
from pactgraph.loaders.corrections.correction import (
    SHORTEST_ID,
    Added,
    Address,
    ClaimCorrection,
    Corrections,
    EntityCorrection,
    Place,
)
from pactgraph.loaders.text.quantities import find_amounts
from pactgraph.ontology.claim import Confidence, Modality, Status
from pactgraph.ontology.errors import InvalidValue
from pactgraph.ontology.partial_date import PartialDate
from pactgraph.ontology.vocabulary import vocabulary

__all__ = ["NULLABLE", "PARTS", "read_corrections"]

_TOP: Final = ("source", "by", "claims", "add", "entities")
_ENTRY: Final = ("claim", "quote", "subject", "relation", "object", "reject", "set", "why")
_ENTITY: Final = ("entity", "kind", "name", "aliases", "link", "why")
_REQUIRED: Final = ("subject", "relation", "object", "quote")
_TRUTH: Final = {"true": True, "yes": True, "false": False, "no": False}


def _one_of(words: type[StrEnum]) -> Callable[[str], StrEnum]:
    def read(text: str) -> StrEnum:
        try:
            return words(text.lower())
        except ValueError:
            raise InvalidValue(f"{text!r} is none of {', '.join(words)}") from None

    return read


def _truth(text: str) -> bool:
    if text.lower() not in _TRUTH:
        raise InvalidValue(f"{text!r} is neither true nor false")
    return _TRUTH[text.lower()]


def _amount(text: str) -> str:
    if not any(True for _ in find_amounts(text)):
        raise InvalidValue(
            f"{text!r} is no amount; write it as the text does, as in '$13 billion' or '10 GW'"
        )
    return text


def _offset(text: str) -> int:
    if not text.isascii() or not text.isdigit():
        raise InvalidValue(f"{text!r} is no offset: count the characters before the quote")
    return int(text)


PARTS: Final[dict[str, Callable[[str], Any]]] = {
    "subject": str,
    "relation": lambda text: vocabulary().relation(text).name,
    "object": str,
    "quote": str,
    "start": _offset,
    "scope": str,
    "exclusive": _truth,
    "modality": _one_of(Modality),
    "status": _one_of(Status),
    "valid_from": PartialDate.parse,
    "valid_to": PartialDate.parse,
    "through": PartialDate.parse,
    "amount": _amount,
    "condition": str,
    "asserted_by": str,
    "confidence": _one_of(Confidence),
}
"""The parts of a claim that a correction may give, and how their words are read."""

NULLABLE: Final = frozenset(
    {"scope", "exclusive", "valid_from", "valid_to", "amount", "condition", "asserted_by", "confidence"}
)
"""Parts that may be absent from a claim, and so may be corrected to ``null``."""


def read_corrections(text: str, name: str, *, kept: bool = False) -> Iterator[Corrections]:
    """The corrections in YAML text, those of each source apart.

    >>> text = "by: A. Reader\\nclaims:\\n- claim: 0a1b2c3d4e\\n  reject: true\\n"
    >>> [found] = read_corrections(text, "c.yaml")
    >>> found.by, found.claims[0].reject, str(found.claims[0].place)
    ('A. Reader', True, 'c.yaml, line 3')
    >>> list(read_corrections("claims:\\n- claim: 0a1b2c3d4e\\n  set: {status: sure}\\n", "c.yaml"))
    Traceback (most recent call last):
    pactgraph.ontology.errors.MalformedSource: c.yaml, line 3: status: 'sure' is none of rumoured, reported, \
announced, planned, letter-of-intent, definitive, in-force, reaffirmed, completed, ended, lapsed, denied

    :raises MalformedSource: for what is not understood, with its line
    """
    for top in blocks_of(text, name):
        top.only(_TOP, "a file of corrections")
        claims = tuple(filter(None, map(_claim, top.blocks("claims"))))
        added = tuple(map(_added, top.blocks("add")))
        entities = tuple(filter(None, map(_entity, top.blocks("entities"))))
        by, source = top.text("by"), top.text("source")
        yield Corrections(
            name=name,
            source=source,
            by=by,
            claims=claims,
            added=added,
            entities=entities,
            kept=kept,
        )


def _claim(entry: Block) -> ClaimCorrection | None:
    """The correction of an entry; nothing where the entry leaves the claim as it is."""
    entry.only(_ENTRY, "a correction")
    address = Address(
        claim=_claim_id(entry),
        quote=entry.text("quote"),
        relation=_part(entry, "relation"),
        subject=entry.text("subject"),
        object=entry.text("object"),
    )
    if address.claim is None and (address.quote is None or address.relation is None):
        raise entry.error(
            "which claim is meant? give its id as 'claim', or 'quote' and 'relation'; "
            "`pactgraph load --review` shows them"
        )
    rejected = (entry.text("reject") or "false").lower()
    if rejected not in _TRUTH:
        raise entry.error(f"reject: {rejected!r} is neither true nor false", "reject")
    below = entry.block("set")
    parts = {} if below is None else _parts(below)
    if _TRUTH[rejected] and parts:
        raise entry.error("a claim is either rejected or set to something else, not both", "reject")
    if not _TRUTH[rejected] and not parts:
        return None
    place = Place(entry.name, entry.line, {**entry.lines, **(below.lines if below else {})})
    return ClaimCorrection(place, address, _TRUTH[rejected], parts, entry.text("why"))


def _added(entry: Block) -> Added:
    why = entry.text("why")
    parts = _parts(
        Block(entry.name, entry.line, {k: v for k, v in entry.fields.items() if k != "why"}, entry.lines)
    )
    for key in _REQUIRED:
        if key not in parts:
            raise entry.error(f"an added claim needs {', '.join(_REQUIRED)}; {key} is missing")
    return Added(Place(entry.name, entry.line, entry.lines), parts, why)


def _entity(entry: Block) -> EntityCorrection | None:
    entry.only(_ENTITY, "a correction of an entity")
    entity = entry.text("entity")
    if entity is None:
        raise entry.error("which entity is meant? give its name as 'entity'")
    kind = entry.text("kind")
    if kind is not None and kind not in vocabulary().kinds:
        raise entry.error(f"kind: {kind!r} is none of {', '.join(vocabulary().kinds)}", "kind")
    name, aliases, link = entry.text("name"), entry.texts("aliases"), entry.text("link")
    if link is not None and (kind is not None or name is not None):
        raise entry.error("a linked entity has the kind and name of the catalogue; leave them out", "link")
    if (kind, name, aliases, link) == (None, None, (), None):
        return None
    place = Place(entry.name, entry.line, entry.lines)
    return EntityCorrection(place, entity, kind, name, aliases, link, entry.text("why"))


def _claim_id(entry: Block) -> str | None:
    given = entry.text("claim")
    if given is None:
        return None
    short = given.rpartition("/")[2].rpartition(":")[2].lower()
    if not re.fullmatch(rf"[0-9a-f]{{{SHORTEST_ID},}}", short):
        raise entry.error(
            f"claim: {given!r} is no id of a claim: at least {SHORTEST_ID} of its digits and letters a-f",
            "claim",
        )
    return short


def _parts(block: Block) -> dict[str, Any]:
    block.only(tuple(PARTS), "a claim")
    parts = {key: _part(block, key) for key in block.fields}
    if "through" in parts:
        if "valid_to" in parts:
            raise block.error("'through' is the last day and 'valid_to' the day after; give one", "through")
        parts["valid_to"] = parts.pop("through").next
    if "start" in parts and "quote" not in parts:
        raise block.error("'start' says where the quote stands; give the quote too", "start")
    return parts


def _part(block: Block, key: str) -> Any:
    text = block.text(key)
    if text is None:
        if key in block and key not in NULLABLE:
            raise block.error(f"{key} may not be null: a claim needs one", key)
        return None
    try:
        return PARTS[key](text)
    except InvalidValue as error:
        raise block.error(f"{key}: {error}", key) from None
