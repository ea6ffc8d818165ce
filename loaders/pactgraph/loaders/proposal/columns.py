"""Which column of a table holds which part of a claim."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from pactgraph.loaders.cell_amounts import unit_of_header
from pactgraph.loaders.proposal.ends import find_ends
from pactgraph.loaders.proposal.links import Ends
from pactgraph.loaders.proposal.profile import Profile
from pactgraph.loaders.proposal.words import header_key, header_words, meaning, status_word, value_words

__all__ = ["Columns", "assign_columns"]

_DATES = ("closed", "reported", "verified", "valid-from", "valid-to", "period", "announced")
_TYPO = 0.88
# words that say little within a longer header: "acquired year" stands beside "acquired at"
_TOO_COMMON = frozenset({"date", "year", "month", "from", "to", "signed", "filed"})
_LONGEST_SOURCE = 400


@dataclass
class Columns:
    """The parts of a claim by the columns that hold them."""

    ends: Ends
    dates: dict[str, str] = field(default_factory=dict)
    amounts: list[str] = field(default_factory=list)
    currency: str | None = None
    status: str | None = None
    confidence: str | None = None
    sources: list[str] = field(default_factory=list)
    source_title: str | None = None
    publisher: str | None = None
    single: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def uses(self) -> dict[str, str]:
        """What each column is taken for, in words."""
        found = dict(self.ends.uses())
        for role, column in self.dates.items():
            found.setdefault(column, f"date: {role}")
        for column in self.amounts:
            found.setdefault(column, "amount")
        pairs = [("currency", self.currency), ("status", self.status), ("confidence", self.confidence)]
        pairs += [("source title", self.source_title), ("publisher", self.publisher)]
        for word, named in pairs:
            if named:
                found.setdefault(named, word)
        for column in self.sources:
            found.setdefault(column, "source")
        for role, column in self.single.items():
            found.setdefault(column, role)
        for column in self.notes:
            found.setdefault(column, "kept as evidence")
        return found


def assign_columns(found: Mapping[str, Profile], name: str = "", about: str | None = None) -> Columns | None:
    """The parts that columns hold by their headers and cells; nothing where no two ends are to be seen.

    :raises UnsupportedSource: as ``find_ends`` does, which is told ``name`` and ``about``
    """
    ends = find_ends(found, name, about)
    if ends is None:
        return None
    columns = Columns(ends, notes=list(ends.evidence))
    taken = {*ends.uses(), *ends.evidence}
    free = [column for column in found if column not in taken and found[column].filled]
    for take in (_take_dates, _take_states, _take_sources, _take_amounts, _take_rest):
        take(columns, found, free)
    return columns


def matches(header: str, words: object) -> bool:
    """Whether a header is one of some words, but for a slip of the pen.

    >>> matches("Close Date", ["close date"]), matches("anouncement date", ["announcement date"])
    (True, True)
    """
    assert isinstance(words, list)
    key = header_key(header)
    wanted = [header_key(word) for word in words]
    return key in wanted or any(
        len(word) > 5 and SequenceMatcher(None, key, word).ratio() >= _TYPO for word in wanted
    )


def _by_header(role: str, free: list[str]) -> Iterator[str]:
    words = header_words()["columns"][role]
    for word in words:
        yield from (column for column in free if header_key(column) == header_key(word))
    yield from (column for column in free if matches(column, words))


def _with_word_of(role: str, free: list[str]) -> Iterator[str]:
    """Columns whose headers hold a word for a role among others: "Contract Start"."""
    words = header_words()["columns"][role]
    for word in words:
        wanted = header_key(word)
        if wanted not in _TOO_COMMON:
            yield from (column for column in free if f" {wanted} " in f" {header_key(column)} ")


def _take_expected(columns: Columns, found: Mapping[str, Profile], free: list[str]) -> list[str]:
    """Take the first date that is expected, and tell all of them: none is a day on which something was so."""
    words = header_words()
    listed = set(map(header_key, words["columns"]["expected"]))
    plans = []
    for column in free:
        key = header_key(column)
        named = key in listed or not set(words["expected"]).isdisjoint(key.split())
        if named and found[column].dates >= 0.6:
            plans.append(column)
            if "expected" not in columns.dates and set(words["ends"]).isdisjoint(key.split()):
                columns.dates["expected"] = column
    return plans


def _take_dates(columns: Columns, found: Mapping[str, Profile], free: list[str]) -> None:
    plans = _take_expected(columns, found, free)
    free[:] = [column for column in free if column not in plans]
    for role in _DATES:
        for column in (*_by_header(role, free), *_with_word_of(role, free)):
            if found[column].dates >= 0.6:
                columns.dates[role] = column
                free.remove(column)
                break
    ends = set(header_words()["ends"])
    telling = [c for c in free if "date" in c.lower() or re.fullmatch(r"column \d+", c)]
    telling = [c for c in telling if ends.isdisjoint(header_key(c).split())]
    for column in [c for c in telling if found[c].dates >= 0.8 and found[c].numbers < 0.5]:
        if "announced" not in columns.dates:
            columns.dates["announced"] = column
            free.remove(column)


def _take_states(columns: Columns, found: Mapping[str, Profile], free: list[str]) -> None:
    relations = [link.relation for link in columns.ends.links]
    for column in _by_header("status", list(free)):
        meant = _share(found[column], lambda cell: status_word(cell, relations))
        if meant >= 0.5 and columns.status is None:
            columns.status = column
            free.remove(column)
    for column in _by_header("confidence", list(free)):
        if _understood(found[column], "confidences") >= 0.5 and columns.confidence is None:
            columns.confidence = column
            free.remove(column)
    for column in (*_by_header("currency", list(free)), *_with_word_of("currency", list(free))):
        if columns.currency is None and column in free and found[column].mean_length <= 4:
            columns.currency = column
            free.remove(column)


def _take_sources(columns: Columns, found: Mapping[str, Profile], free: list[str]) -> None:
    for role, attribute in (("source-title", "source_title"), ("publisher", "publisher")):
        column = next(_by_header(role, free), None)
        if column is not None:
            setattr(columns, attribute, column)
            free.remove(column)
    words = header_words()["columns"]["source"]
    for column in list(free):
        bare = header_key(column).rstrip("0123456789 ")
        named = matches(column, words) or bare in words
        if named and found[column].mean_length <= _LONGEST_SOURCE and not _are_footnotes(found[column]):
            columns.sources.append(column)
            free.remove(column)
    if not columns.sources:
        addresses = [c for c in free if _are_addresses(found[c]) and not _is_homepage(c)]
        ends = [header_key(column) for column in columns.ends.uses()]
        # "Organization Name URL" is the page of an end; another address rather tells of the deal
        of_deals = [c for c in addresses if not any(header_key(c).startswith(f"{end} ") for end in ends)]
        addresses = of_deals or addresses
        for column in addresses[:5]:
            columns.sources.append(column)
            free.remove(column)


def _take_amounts(columns: Columns, found: Mapping[str, Profile], free: list[str]) -> None:
    words, others = header_words()["amounts"], header_words()["not-amounts"]
    for column in list(free):
        key = header_key(column)
        # "Source" was seen to be "our" and "price" to be "rice": whole words only
        named = any(f" {word} " in f" {key} " for word in words) or unit_of_header(column).name is not None
        unfit = any(f" {word} " in f" {key} " for word in others) or column.lower().endswith(("_id", " id"))
        unfit = unfit or any(word in column.lower() for word in header_words()["not-amounts-anywhere"])
        if named and not unfit and found[column].amounts >= 0.5 and len(columns.amounts) < 4:
            columns.amounts.append(column)
            free.remove(column)


def _take_rest(columns: Columns, found: Mapping[str, Profile], free: list[str]) -> None:
    for role in ("scope", "exclusive", "condition", "asserted-by", "quote"):
        column = next((c for c in _by_header(role, free) if found[c].numbers < 0.5), None)
        if role == "exclusive" and column is not None and _understood(found[column], "exclusivity") < 1:
            continue  # a column of which not every word is understood is left to a person
        if column is not None and found[column].mean_length <= (400 if role == "quote" else 120):
            columns.single[role] = column
            free.remove(column)
    relation = columns.ends.unused_relation
    if "scope" not in columns.single and relation is not None and relation in free:
        columns.single["scope"] = relation
        free.remove(relation)
    for column in _by_header("notes", list(free)):
        if column in free:
            columns.notes.append(column)
            free.remove(column)


def _understood(profile: Profile, table: str) -> float:
    words = value_words()[table]
    return _share(profile, lambda cell: meaning(cell, words))


def _share(profile: Profile, meant: Callable[[str], str | None]) -> float:
    """The share of filled cells that mean anything."""
    if not profile.filled:
        return 0.0
    return sum(n for cell, n in profile.counts.items() if meant(cell) is not None) / len(profile.filled)


def _are_footnotes(profile: Profile) -> bool:
    """Whether cells are but the marks of footnotes, as a copied page has them: [3][4]."""
    return all(re.fullmatch(r"(?:\[\w{1,4}\]\s*)+", cell) for cell in profile.filled)


def _are_addresses(profile: Profile) -> bool:
    return bool(profile.filled) and all(cell.startswith(("http", "www.")) for cell in profile.filled[:50])


def _is_homepage(column: str) -> bool:
    return any(
        word in column.lower() for word in ("website", "homepage", "logo", "image", "permalink", "linkedin")
    )
