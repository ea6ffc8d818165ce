"""What the reading of an input of any length has to remember of it, on disk."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Final

from pactgraph.loaders.private_database import private_database
from pactgraph.ontology.iri import Iri

__all__ = ["Remembered"]

_AT_ONCE: Final = 10_000
_Party = tuple[Iri, str]


class Remembered:
    """Numbers that were noted, and the IRI and name of the entity of a node.

    >>> remembered = Remembered()
    >>> remembered.note([7])
    >>> remembered.knows([7, 8]), remembered.knows([9])
    (True, False)
    >>> remembered.name("urn:a", (Iri("urn:a"), "A"))
    >>> remembered.named("urn:a"), remembered.named("urn:b")
    ((Iri('urn:a'), 'A'), None)
    """

    def __init__(self, cache_kib: int = 8_192) -> None:
        self._database = private_database(cache_kib)
        self._database.execute("CREATE TABLE noted (number INTEGER PRIMARY KEY)")
        self._database.execute(
            "CREATE TABLE parties (node TEXT PRIMARY KEY, iri TEXT, name TEXT) WITHOUT ROWID"
        )
        self._waiting: set[int] = set()

    def note(self, numbers: Iterable[int]) -> None:
        """Note numbers of at most eight bytes, with a sign."""
        self._waiting.update(numbers)
        if len(self._waiting) >= _AT_ONCE:
            # in their order they go into the database page by page
            rows = ((number,) for number in sorted(self._waiting))
            self._database.executemany("INSERT OR IGNORE INTO noted VALUES (?)", rows)
            self._waiting.clear()

    def knows(self, numbers: Collection[int]) -> bool:
        """Whether one of the numbers was noted."""
        if not self._waiting.isdisjoint(numbers):
            return True
        marks = ",".join("?" * len(numbers))
        found = self._database.execute(f"SELECT 1 FROM noted WHERE number IN ({marks})", tuple(numbers))
        return found.fetchone() is not None

    def name(self, node: str, party: _Party) -> None:
        """Remember the IRI and the name of the entity of a node."""
        self._database.execute("INSERT OR REPLACE INTO parties VALUES (?, ?, ?)", (node, *party))

    def named(self, node: str) -> _Party | None:
        """The IRI and the name of the entity of a node."""
        row = self._database.execute("SELECT iri, name FROM parties WHERE node = ?", (node,)).fetchone()
        return None if row is None else (Iri(row[0]), row[1])
