"""The terms of a relation, and how they differ between two days."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from pactgraph.graph.ladder import LADDER, rung
from pactgraph.ontology.claim import Claim
from pactgraph.ontology.partial_date import PartialDate

__all__ = ["TermChange", "tells", "term_changes"]

_TERMS: Final = ("exclusivity", "status", "runs", "amount", "condition")


@dataclass(frozen=True, slots=True)
class TermChange:
    """One term before and after; several values where sources differ, none where nothing was said."""

    term: str
    before: tuple[str, ...]
    after: tuple[str, ...]


def term_changes(
    before: Collection[Claim], after: Collection[Claim], first: date, last: date
) -> tuple[TermChange, ...]:
    """How the terms of claims that hold on the first day differ from those that hold on the last.

    A term differs where the later claims say something that the earlier ones did not, or nothing any more.
    A claim that is new on the last day speaks for it on the terms it names.

    >>> term_changes((), (), date(2026, 2, 27), date(2026, 4, 28))
    ()
    """
    fresh = [claim for claim in after if claim not in before]
    found = []
    for term in _TERMS:
        old = _values(term, before, first, last)
        # how far things have got, all claims tell together
        telling = fresh if term != "status" and any(tells(term, claim) for claim in fresh) else after
        new = _values(term, telling, first, last)
        if not set(new) <= set(old) or (old and not new):
            found.append(TermChange(term, old, new))
    return tuple(change for change in found if not _gave_way(change, before, last))


def tells(term: str, claim: Claim) -> bool:
    """Whether a claim says anything of a term."""
    return bool(_values(term, (claim,), date.max, date.max))


def _values(term: str, claims: Iterable[Claim], first: date, last: date) -> tuple[str, ...]:
    if term == "exclusivity":
        said = {claim.exclusive for claim in claims} - {None}
        return tuple("exclusive" if exclusive else "not exclusive" for exclusive in sorted(map(bool, said)))
    if term == "status":
        firmest = max(map(rung, claims), default=-1)
        return () if firmest < 0 else (str(LADDER[firmest]),)
    if term == "runs":
        ends = {claim.valid_to for claim in claims if claim.valid_to is not None}
        return tuple(
            _run(end, first, last) for end in sorted(ends, key=lambda end: (end.first_day, str(end)))
        )
    if term == "amount":
        return tuple(sorted({str(amount) for claim in claims for amount in claim.amounts}))
    return tuple(sorted({claim.condition for claim in claims if claim.condition is not None}))


def _run(end: PartialDate, first: date, last: date) -> str:
    """How long terms run; those that stop between the days gave way, whatever had been agreed."""
    day = end.previous
    until = f"until {day}" if day.day is not None else f"until the end of {day}"
    return f"{until}, when these terms gave way" if first < end.first_day <= last else until


def _gave_way(change: TermChange, before: Iterable[Claim], last: date) -> bool:
    """Whether old terms only end where the new begin, which is no term that anyone agreed."""
    ends = [claim.valid_to.first_day for claim in before if claim.valid_to is not None]
    return change.term == "runs" and not change.after and max(ends) <= last
