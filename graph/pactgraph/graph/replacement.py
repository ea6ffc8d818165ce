"""Statements of a register that take the place of earlier ones, in whichever source each of them stands.

Nothing is taken out or changed for it: which statement replaces which is worked out from what all sources
say, so that the order of loading does not matter, and forgetting the later source brings the earlier back.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from pactgraph.ontology.claim import Claim
from pactgraph.ontology.iri import Iri
from pactgraph.ontology.source import Source

__all__ = ["Version", "replacements", "replaces", "said_on", "successors"]


@dataclass(frozen=True, slots=True)
class Version:
    """What is known of a claim of an entry, as far as it decides which of two is the later.

    That is the day it was said; on one day an update comes after what was new, and a closing last.

    >>> claim, entry = Iri("urn:c"), Iri("urn:e")
    >>> new = Version(claim, entry, (), date(2020, 1, 1))
    >>> updated = Version(claim, entry, (entry,), date(2020, 1, 1))
    >>> closed = Version(claim, entry, (entry,), date(2020, 1, 1), ends=True)
    >>> new.place < updated.place < closed.place
    True
    """

    claim: Iri
    entry: Iri
    replaces: tuple[Iri, ...]
    said: date
    ends: bool = False

    @property
    def place(self) -> tuple[date, bool, bool]:
        """Where it stands among the versions of its entry."""
        return self.said, bool(self.replaces), self.ends

    @property
    def order(self) -> tuple[tuple[date, bool, bool], Iri]:
        """The same with a name, so that two of one place have an order too."""
        return self.place, self.claim


def said_on(claim: Claim, source: Source | None) -> date:
    """The day a claim counts as said: its source's date (of a month or year, the first day), or failing
    that the day the graph learned it."""
    if source is not None and source.published is not None:
        return source.published.first_day
    return date.max if claim.recorded_at is None else claim.recorded_at.date()


def replaces(later: Claim, earlier: Claim) -> bool:
    """Whether a claim that was said later is about the entry of another, or names it as replaced."""
    return earlier.entry is not None and earlier.entry in (later.entry, *later.replaces)


def replacements(claims: Iterable[Claim], sources: Mapping[Iri, Source]) -> dict[Iri, Claim]:
    """For each claim whose statement another has taken the place of, a claim of the first that did.

    >>> replacements([], {})
    {}
    """
    by_iri = {claim.iri: claim for claim in claims if claim.entry is not None}
    found = successors(
        Version(iri, claim.entry, claim.replaces, said_on(claim, sources.get(claim.source)), claim.ends)
        for iri, claim in by_iri.items()
        if claim.entry is not None
    )
    return {replaced: by_iri[by] for replaced, by in found.items()}


def successors(versions: Iterable[Version]) -> dict[Iri, Iri]:
    """Claims that another version has taken the place of, each with a claim of the first that did.

    >>> first = Version(Iri("urn:1"), Iri("urn:e"), (), date(2020, 1, 1))
    >>> successors([Version(Iri("urn:2"), Iri("urn:e"), (), date(2021, 1, 1)), first])
    {Iri('urn:1'): Iri('urn:2')}
    """
    entries: dict[Iri, list[Version]] = defaultdict(list)
    named: dict[Iri, Version] = {}
    for version in sorted(versions, key=lambda version: version.order):
        entries[version.entry].append(version)
        for replaced in version.replaces:
            if replaced != version.entry:
                named.setdefault(replaced, version)
    found = {}
    for entry, in_order in entries.items():
        places = [version.place for version in in_order]
        for version in in_order:
            later = in_order[bisect_right(places, version.place) :][:1]
            if entry in named:
                later.append(named[entry])
            if later:
                found[version.claim] = min(later, key=lambda one: one.order).claim
    return found
