"""What a mapping says: which cells of a row make which part of its claims."""

from __future__ import annotations

import fnmatch
from collections.abc import Mapping as Table
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Generic, TypeVar

from pactgraph.loaders.cell_amounts import Unit
from pactgraph.loaders.cell_dates import DayOrder
from pactgraph.loaders.tabular.rows import Layout, Row
from pactgraph.ontology.claim import Confidence, Modality, Status
from pactgraph.ontology.errors import InvalidValue

__all__ = [
    "AmountColumn",
    "Block",
    "Case",
    "CellWords",
    "Citations",
    "DateColumn",
    "DateRole",
    "End",
    "Filter",
    "LeftOut",
    "Mapping",
    "Measure",
    "NamesFrom",
    "Outcome",
    "Refused",
    "SameEnds",
    "Text",
    "Unmapped",
    "Values",
    "folded",
]

_T = TypeVar("_T")


def folded(text: str) -> str:
    """A cell or column name as it is compared: case and spacing don't count.

    >>> folded(" Close  Date ")
    'close date'
    """
    return " ".join(text.split()).casefold()


class DateRole(StrEnum):
    """What the dates of a column say."""

    REPORTED = "reported"
    ANNOUNCED = "announced"
    VERIFIED = "verified"
    CLOSED = "closed"
    VALID_FROM = "valid-from"
    VALID_TO = "valid-to"
    PERIOD = "period"
    EXPECTED = "expected"


class Measure(StrEnum):
    """Sorts of amounts, by their units."""

    MONEY = "money"
    SHARE = "share"
    QUANTITY = "quantity"


class LeftOut(Exception):
    """A row that its mapping leaves out, with the reason; not an error."""


class SameEnds(InvalidValue):
    """A pair that is one and the same party."""


class Unmapped(InvalidValue):
    """A row with a cell of which the mapping does not say, or cannot say, what it means."""

    def __init__(self, reason: str, cells: str) -> None:
        self.reason = reason
        self.cells = cells
        super().__init__(f"{reason}: {cells}" if cells else reason)


@dataclass(frozen=True, slots=True)
class Refused:
    """Instead of a value: the reason for which a row with this cell is refused, or left out on purpose."""

    reason: str
    on_purpose: bool = False

    def error(self, cells: str) -> LeftOut | Unmapped:
        """What is raised for a row with such cells."""
        return LeftOut(self.reason) if self.on_purpose else Unmapped(self.reason, cells)


@dataclass(frozen=True)
class Values(Generic[_T]):
    """What the words of a column's cells mean; patterns with ``*`` count where no whole cell is listed.

    ``words`` are those of which the mapping may have meant one by a plain word that is taken for a column.

    >>> status = Values("state", {"signed": Status.DEFINITIVE}, (("*talks*", Status.RUMOURED),))
    >>> status.of("Signed"), status.of("late talks"), status.of("other")
    (<Status.DEFINITIVE: 'definitive'>, <Status.RUMOURED: 'rumoured'>, None)
    """

    column: str
    exact: Table[str, _T]
    patterns: tuple[tuple[str, _T], ...] = ()
    otherwise: _T | Refused | None = None
    words: tuple[str, ...] = ()

    def of(self, cell: str) -> _T | Refused | None:
        """The meaning of a cell."""
        key = folded(cell)
        if key in self.exact:
            return self.exact[key]
        for pattern, value in self.patterns:
            if fnmatch.fnmatchcase(key, pattern):
                return value
        return self.otherwise


@dataclass(frozen=True, slots=True)
class Text:
    """A text of the mapping, or the cells of columns: the first that is filled."""

    columns: tuple[str, ...] = ()
    fixed: str | None = None

    def of(self, row: Row) -> str | None:
        """The text for a row, or nothing.

        >>> Text(("a", "b")).of(Row("row 1", {"a": "", "b": "x"}))
        'x'
        """
        return self.fixed or next((row[column] for column in self.columns if row[column]), None)


@dataclass(frozen=True, slots=True)
class NamesFrom:
    """Another array of the same JSON document that says which names the ids of this one stand for."""

    rows: str
    key: str
    name: str


@dataclass(frozen=True, slots=True, eq=False)
class End:
    """Where one end of a claim stands in a row: the parties of a column, a fixed one, those that a text
    names, or one whose name is put together from cells."""

    columns: tuple[str, ...] = ()
    fixed: str | None = None
    named_in: tuple[str, ...] = ()
    template: str | None = None
    kind: str | Values[str] | None = None
    separators: tuple[str, ...] | None = None
    names: Table[str, str] = field(default_factory=dict)
    identifiers: tuple[tuple[str, str], ...] = ()
    names_from: NamesFrom | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a row says by its relation cells; ``amounts`` are the sorts that belong to it, all without."""

    relation: str
    inverted: bool = False
    status: Status | None = None
    modality: Modality = Modality.ASSERTED
    exclusive: bool | None = None
    scope: str | None = None
    confidence: Confidence | None = None
    amounts: frozenset[Measure] | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """Outcomes for rows whose cells fit patterns in all of some columns."""

    when: tuple[tuple[str, tuple[str, ...]], ...]
    outcomes: tuple[Outcome, ...] | Refused

    def fits(self, row: Row) -> bool:
        """Whether the cells of a row fit."""
        return all(
            any(fnmatch.fnmatchcase(folded(row[column]), pattern) for pattern in patterns)
            for column, patterns in self.when
        )


@dataclass(frozen=True, slots=True)
class DateColumn:
    """A column of dates, and in which order day and month stand where that is known."""

    column: str
    order: DayOrder | None = None


@dataclass(frozen=True, slots=True)
class AmountColumn:
    """A column of amounts: its unit, the column that says the unit, and cells that mean no amount.

    ``at_most`` are those that a party pays or has no more than.
    """

    column: str
    unit: Unit = field(default_factory=Unit)
    unit_column: str | None = None
    nothing: frozenset[str] = frozenset()
    at_most: bool = False


@dataclass(frozen=True, slots=True)
class Citations:
    """Where a row says who reported it. With ``each``, each cited source makes the claim."""

    columns: tuple[str, ...] = ()
    separator: str | None = None
    title: str | None = None
    publisher: str | None = None
    each: bool = False


@dataclass(frozen=True, slots=True)
class Filter:
    """Rows to be left out, and why: those whose cell fits one of the patterns, or fits none of ``but``."""

    column: str
    reason: str
    patterns: tuple[str, ...] = ()
    but: tuple[str, ...] = ()

    def takes(self, row: Row) -> bool:
        """Whether a row is to be left out."""
        cell = folded(row[self.column])
        if self.but:
            return not any(fnmatch.fnmatchcase(cell, pattern) for pattern in self.but)
        return any(fnmatch.fnmatchcase(cell, pattern) for pattern in self.patterns)


@dataclass(frozen=True, slots=True)
class CellWords:
    """How the cells of a table are written: what sets parties apart, what marks them, what names none."""

    separators: tuple[str, ...] = (";", "|", "\n")
    marks: Table[str, Confidence] = field(default_factory=dict)
    no_party: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Block:
    """One relation that rows state. Of the relations ``people_first``, a person is the subject, in whichever
    column it stands."""

    subject: End
    object: End
    relation: tuple[Outcome, ...] | Values[tuple[Outcome, ...] | Refused] | tuple[Case, ...]
    otherwise: tuple[Outcome, ...] | Refused | None = None
    people_first: frozenset[str] = frozenset()
    scope: Text | None = None
    condition: Text | None = None
    asserted_by: Text | None = None
    quote: Text | None = None
    status: Status | Values[Status] | None = None
    confidence: Confidence | Values[Confidence] | None = None
    exclusive: bool | Values[bool] | None = None
    dates: Table[DateRole, DateColumn] = field(default_factory=dict)
    amounts: tuple[AmountColumn, ...] = ()
    sources: Citations | None = None
    notes: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mapping:
    """How a table is read. ``signature`` are the columns by which a table is known to be of this kind,
    ``mentions`` the columns it names with their lines in its file."""

    name: str
    place: str
    blocks: tuple[Block, ...]
    signature: tuple[str, ...] = ()
    layout: Layout = field(default_factory=Layout)
    source: Table[str, str] = field(default_factory=dict)
    words: CellWords = field(default_factory=CellWords)
    filters: tuple[Filter, ...] = ()
    mentions: tuple[tuple[str, int], ...] = ()
