"""Whose words, said and known by when, count for a view: the three times kept apart.

- true-when: the day a view is of (``--as-of``)
- said-when: only what sources had said by a day (``--said-by``): what a reader could have known
- known-when: only what this graph had recorded by a day (``--known-by``)
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from pactgraph.graph.snapshot import Snapshot
from pactgraph.graph.speakers import SpeakerPolicy
from pactgraph.graph.timeline import said_on
from pactgraph.ontology.claim import Claim

__all__ = ["EVERYTHING", "Perspective"]


@dataclass(frozen=True, slots=True)
class Perspective:
    """What narrows the claims that a view is made of; nothing, unless it says so.

    A source dated only to a month or year counts as said by its last day, because only then is it sure.

    >>> str(Perspective(said_by=date(2026, 3, 1), speakers=SpeakerPolicy.parse("parties")))
    'said-by=2026-03-01&speakers=parties'
    """

    said_by: date | None = None
    known_by: date | None = None
    speakers: SpeakerPolicy | None = None
    inference: bool = True

    def admits(self, snapshot: Snapshot) -> Callable[[Claim], bool]:
        """The test that a claim has to pass, in a snapshot of what is known by ``known_by``."""
        tests: list[Callable[[Claim], bool]] = []
        said_by = self.said_by
        if said_by is not None:
            tests.append(lambda claim: _surely_said(claim, snapshot) <= said_by)
        if self.speakers is not None:
            tests.append(self.speakers.admits(snapshot))
        return lambda claim: all(test(claim) for test in tests)

    def __str__(self) -> str:
        parts = {"said-by": self.said_by, "known-by": self.known_by, "speakers": self.speakers}
        words = [f"{name}={value}" for name, value in parts.items() if value is not None]
        return "&".join([*words, *([] if self.inference else ["no-inference"])])


EVERYTHING = Perspective()
"""Everything that everyone has said, as far as it is known now."""


def _surely_said(claim: Claim, snapshot: Snapshot) -> date:
    source = snapshot.sources.get(claim.source)
    if source is not None and source.published is not None:
        return source.published.last_day
    return said_on(claim, source)
