"""What loaders yield: sources, entities and claims, in an order that can be kept as it streams."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol, TypeAlias

from pactgraph.ontology.claim import Claim
from pactgraph.ontology.entity import Entity
from pactgraph.ontology.source import Source

__all__ = ["Notice", "Reader", "Record", "Records", "Refusal"]


@dataclass(frozen=True, slots=True)
class Notice:
    """Something a person should know of an input: what was left out and why, or what is missing in it.

    >>> str(Notice("deals.csv", "the column 'notes' is not one of a claim table; its cells are left out"))
    "deals.csv: the column 'notes' is not one of a claim table; its cells are left out"
    """

    name: str
    message: str

    def __str__(self) -> str:
        return f"{self.name}: {self.message}"


@dataclass(frozen=True, slots=True)
class Refusal:
    """A piece of an input that is not kept - a row, a record, a statement - and the reason.

    ``name`` is the input, ``place`` where in it the piece stands, ``content`` the piece as it was found.
    What a loader reads is either understood, or left out by a filter that its user wrote and counted in a
    notice, or refused by one of these: nothing is passed over in silence.

    >>> print(Refusal("deals.csv", "row at line 7", "the year 3201 is outside 1000-2999", "OpenAI,3201-10"))
    deals.csv, row at line 7: the year 3201 is outside 1000-2999
    """

    name: str
    place: str
    reason: str
    content: str

    def __str__(self) -> str:
        return f"{self.name}, {self.place}: {self.reason}"


Record: TypeAlias = Source | Entity | Claim | Notice | Refusal
"""One thing a loader learned from its input."""

Records: TypeAlias = Iterator[Record]
"""A stream of one input: its own source first, then everything else, each source and entity before
the first claim that names it."""


class Reader(Protocol):
    """Turns the address of an input (path or URL) into its records; the graph is handed one at run time.

    ``kept`` are sources of corrections by the identifier of what they correct, to be made again.
    """

    def __call__(self, address: str, /, *, kept: Mapping[str, Source] = ...) -> Records: ...
