"""The part of FollowTheMoney's model that tells of partnerships, from the table of its terms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from pactgraph.ontology.interchange import interchange_table

__all__ = ["Link", "Model", "Pointer", "model"]


_ROLES = (
    "names", "aliases", "homepage", "description", "starts", "ends", "said", "over", "company_numbers",
    "countries",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Link:
    """A schema whose records are relations: its ends, the relation, and where its words stand."""

    subject: str
    relation: str
    object: str
    scope: tuple[str, ...]
    status: str | None = None
    kind: str | None = None
    other_relation: str | None = None
    signs: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()

    def relation_of(self, words: str) -> str:
        """The relation of a record by the words of its scope.

        >>> directorship = model().links["Directorship"]
        >>> directorship.relation_of("Secretary"), directorship.relation_of("Director")
        ('officer-of', 'board-member-of')
        """
        if self.other_relation is None or _shows(words, self.unless):
            return self.relation
        return self.other_relation if _shows(words, self.signs) else self.relation


def _shows(words: str, signs: Iterable[str]) -> bool:
    """Whether one of the signs begins a word."""
    return any(re.search(rf"\b{re.escape(sign)}", words, re.IGNORECASE) for sign in signs)


@dataclass(frozen=True, slots=True)
class Pointer:
    """A property of a thing that points at another, and the relation it stands for."""

    relation: str
    inverted: bool = False
    scope: str | None = None


@dataclass(frozen=True, slots=True)
class Model:
    """Schemata by name: the kind of the things, the links, and why others are refused."""

    kinds: Mapping[str, str]
    links: Mapping[str, Link]
    named_links: Mapping[str, Link]
    pointers: Mapping[str, Pointer]
    refused: Mapping[str, str]
    table: Mapping[str, Any]

    def __contains__(self, schema: object) -> bool:
        known = (self.kinds, self.links, self.named_links, self.refused)
        return any(schema in schemata for schemata in known)

    def properties(self, role: str) -> tuple[str, ...]:
        """The names of the properties that play a role, such as ``names`` or ``starts``."""
        found: tuple[str, ...] = self.table[role]
        return found


@cache
def model() -> Model:
    """The model, read once.

    >>> model().kinds["Company"], "Ownership" in model(), "Unheard" in model()
    ('organization', True, False)
    """
    table = dict(interchange_table("followthemoney"))
    table |= {role: tuple(table[role]) for role in _ROLES}
    return Model(
        kinds=table["things"],
        links=dict(_links(table["links"])),
        named_links=dict(_links(table["named_links"])),
        pointers={name: Pointer(**pointer) for name, pointer in table["pointers"].items()},
        refused=table["refused"],
        table=table,
    )


def _links(found: Mapping[str, Mapping[str, Any]]) -> Iterator[tuple[str, Link]]:
    for schema, link in found.items():
        other = link.get("otherwise", {})
        yield (
            schema,
            Link(
                subject=link["subject"],
                relation=link["relation"],
                object=link["object"],
                scope=tuple(link["scope"]),
                status=link.get("status"),
                kind=link.get("kind"),
                other_relation=other.get("relation"),
                signs=tuple(other.get("signs", ())),
                unless=tuple(other.get("unless", ())),
            ),
        )
