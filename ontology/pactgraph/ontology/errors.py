"""The errors pactgraph raises on purpose: one base class, so that one ``except`` catches them all.

::

    PactgraphError
    ├── InvalidValue            a date, amount, status ... that cannot be what it claims to be
    │   └── UnknownRelation     a relation name the ontology does not define
    ├── UnreadableSource        a file, folder or address that cannot be read as a source
    │   ├── MalformedSource     it was read, but its syntax is broken at a stated place
    │   └── UnsupportedSource   no loader reads this kind of input
    ├── UnwritableOutput        a file asked for cannot be written
    ├── StoreError              the store cannot be opened, read or written
    │   └── StoreInUse          another process has it open
    ├── QueryError              a query that does not parse, or asks for what is switched off
    └── NotFound                an entity, question or claim that the graph does not know

Every message is one sentence of what is wrong, followed by what to do about it.
"""

from __future__ import annotations

from collections.abc import Callable

__all__ = [
    "InvalidValue",
    "MalformedSource",
    "NotFound",
    "PactgraphError",
    "QueryError",
    "StoreError",
    "StoreInUse",
    "UnknownRelation",
    "UnreadableSource",
    "UnsupportedSource",
    "UnwritableOutput",
]


class PactgraphError(Exception):
    """Base of all errors of pactgraph: its text is fit to be shown to a user as it stands."""


class InvalidValue(PactgraphError, ValueError):
    """A value that cannot be read as the kind of value it should be."""


class UnknownRelation(InvalidValue):
    """A relation name that the ontology does not define."""


class UnreadableSource(PactgraphError):
    """Something given as a source cannot be read at all."""


class MalformedSource(UnreadableSource):
    """A source whose content breaks the rules of its format.

    >>> print(MalformedSource("deals.csv", "the date '2025-13-40' does not exist", line=7))
    deals.csv, line 7: the date '2025-13-40' does not exist
    """

    def __init__(
        self, name: str, problem: str, *, line: int | None = None, column: int | None = None
    ) -> None:
        self.name = name
        self.problem = problem
        self.line = line
        self.column = column
        place = name
        if line is not None:
            place += f", line {line}"
        if column is not None:
            place += f", column {column}"
        super().__init__(f"{place}: {problem}")

    def __reduce__(self) -> tuple[Callable[..., MalformedSource], tuple[str, str, int | None, int | None]]:
        # a process that reads an input for another hands its error over
        return _malformed, (self.name, self.problem, self.line, self.column)


def _malformed(name: str, problem: str, line: int | None, column: int | None) -> MalformedSource:
    return MalformedSource(name, problem, line=line, column=column)


class UnsupportedSource(UnreadableSource):
    """No loader reads this kind of input."""


class UnwritableOutput(PactgraphError):
    """A file that was asked for cannot be written."""


class StoreError(PactgraphError):
    """The store cannot be opened, read or written."""


class StoreInUse(StoreError):
    """Another process has the store open."""


class QueryError(PactgraphError):
    """A query that does not parse, or that asks for something switched off."""


class NotFound(PactgraphError, LookupError):
    """The graph does not know what was asked for."""
