"""What the cells of a column look like: dates, amounts, addresses, names, a few repeated words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from pactgraph.loaders.catalogue import Catalogue
from pactgraph.loaders.cell_amounts import SAYS_NOTHING, cell_amounts, plain_number
from pactgraph.loaders.cell_dates import cell_span
from pactgraph.loaders.mapping.parties import split_names
from pactgraph.loaders.proposal.words import header_key
from pactgraph.loaders.tabular.rows import Row
from pactgraph.ontology.errors import InvalidValue

__all__ = ["Profile", "profiles"]

_URL = re.compile(r"https?://|www\.")
_ITEM = re.compile(r"(?:https?://www\.wikidata\.org/(?:entity|wiki)/)?Q[1-9]\d*")
_MARK = re.compile(r"#[A-Za-z][\w-]*\s*(?:$|[,;|])")
_NAME = re.compile(r"[^\W\d_][\w.&'’+/ -]*|\d[\w.&'’+ -]*[^\W\d_][\w.&'’+ -]*")
_MOST_KINDS = 40
_LIST_SHARE = 0.15
_PEOPLE = (
    "person",
    "director",
    "officer",
    "employee",
    "individual",
    "member",
    "trustee",
    "founder",
    "executive",
)


@dataclass(frozen=True)
class Profile:
    """The cells of one column, as far as they were looked at."""

    column: str
    cells: Sequence[str]
    catalogue: Catalogue = field(repr=False)

    @cached_property
    def filled(self) -> list[str]:
        """The cells that say anything."""
        return [cell for cell in self.cells if cell.casefold() not in SAYS_NOTHING]

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each cell stands there."""
        return Counter(self.filled)

    @cached_property
    def dates(self) -> float:
        """The share of filled cells that are dates."""
        return self._share(_is_date)

    @cached_property
    def amounts(self) -> float:
        """The share of filled cells that hold an amount or are a number."""
        return self._share(_is_amount)

    @cached_property
    def numbers(self) -> float:
        """The share of filled cells that are a number and nothing else."""
        return self._share(lambda cell: plain_number(cell) is not None)

    @cached_property
    def urls(self) -> float:
        """The share of filled cells with an address on the web."""
        return self._share(lambda cell: _URL.search(cell) is not None)

    @cached_property
    def of_wikidata(self) -> float:
        """The share of filled cells that are items of Wikidata."""
        return self._share(lambda cell: _ITEM.fullmatch(cell) is not None)

    @cached_property
    def names(self) -> float:
        """The share of filled cells that look like names, or lists of them."""
        return self._share(_looks_like_names)

    @cached_property
    def known(self) -> float:
        """The share of filled cells whose first name the catalogue knows."""
        return self._share(lambda cell: self._first_known(cell))

    @cached_property
    def is_few_words(self) -> bool:
        """Whether a few values are repeated, as in a column of types."""
        if not self.filled or self.dates > 0.5 or self.urls > 0.2:
            return False
        kinds = len(self.counts)
        return kinds <= _MOST_KINDS and (kinds <= max(6, len(self.filled) // 2)) and self.numbers < 0.5

    @cached_property
    def mean_length(self) -> float:
        """The mean number of signs of a filled cell."""
        return sum(map(len, self.filled)) / len(self.filled) if self.filled else 0.0

    @cached_property
    def separators(self) -> tuple[str, ...]:
        """What sets several names apart in the cells of the column."""
        found = []
        for mark in (";", "|", "\n", ","):
            lists = [cell for cell in self.filled if len(split_names(cell, (mark,))) > 1]
            if lists and self._are_lists(lists, mark) and (mark != "," or self._commas_part(lists)):
                found.append(mark)
        return tuple(found)

    @cached_property
    def marks(self) -> tuple[str, ...]:
        """Marks behind names: #likely."""
        found = (mark.group().strip(" ,;|") for cell in self.filled for mark in _MARK.finditer(cell))
        return tuple(dict.fromkeys(found))

    def _commas_part(self, lists: Sequence[str]) -> bool:
        """Whether commas part names rather than stand within them, as in "Gossler, Berg & Co"."""
        if header_key(self.column).split()[-1:] in ([word] for word in _PEOPLE):
            return False  # "Doe, Jane"
        parts = [re.sub(r"\s*#[\w-]+$", "", part) for cell in lists for part in split_names(cell, (",",))]
        alone = {re.sub(r"\s*#[\w-]+$", "", cell) for cell in self.filled if "," not in cell}
        met = sum(part in alone or self.catalogue.find(part) is not None for part in parts)
        return len(lists) >= _LIST_SHARE * len(self.filled) or met * 2 >= len(parts)

    def _are_lists(self, cells: Sequence[str], mark: str) -> bool:
        parts = [part for cell in cells for part in split_names(cell, (mark,))]
        short = [part for part in parts if len(part) <= 60 and len(part.split()) <= 6]
        return len(short) >= 0.9 * len(parts)

    def _first_known(self, cell: str) -> bool:
        first = re.sub(r"\s*#[\w-]+$", "", split_names(cell, (",", ";", "|", "\n"))[0]) if cell else ""
        return self.catalogue.find(cell) is not None or self.catalogue.find(first) is not None

    def _share(self, test: object) -> float:
        if not self.filled:
            return 0.0
        assert callable(test)
        hits = sum(count for cell, count in self.counts.items() if test(cell))
        return hits / len(self.filled)


def profiles(columns: Sequence[str], rows: Iterable[Row], catalogue: Catalogue) -> dict[str, Profile]:
    """Profiles of all columns of some rows.

    >>> rows = [Row("1", {"who": "OpenAI", "when": "2024-07"})]
    >>> found = profiles(["who", "when"], rows, Catalogue())
    >>> found["when"].dates, found["who"].names
    (1.0, 1.0)
    """
    cells: dict[str, list[str]] = {column: [] for column in columns}
    for row in rows:
        for column, found in cells.items():
            found.append(row[column])
    return {column: Profile(column, found, catalogue) for column, found in cells.items()}


def _is_date(cell: str) -> bool:
    try:
        return cell_span(cell) is not None
    except InvalidValue as error:
        return "could be two days" in str(error) or "is outside" in str(error)


def _is_amount(cell: str) -> bool:
    try:
        # "Birch (67%)" is a name; "(20)" is a number
        found = cell_amounts(re.sub(r"\([^()]*\)", "", cell).strip() or cell)
    except InvalidValue:
        return False
    return any(amount.low is not None or amount.high is not None for amount in found)


def _looks_like_names(cell: str) -> bool:
    if _URL.search(cell) or len(cell) > 200:
        return False
    first = re.sub(r"\s*#[\w-]+$", "", split_names(cell, (",", ";", "|", "\n"))[0]) if cell.strip() else ""
    first = re.sub(r"\s*\([^()]*\)$", "", first)
    return bool(_NAME.fullmatch(first)) and len(first.split()) <= 8 and plain_number(first) is None
