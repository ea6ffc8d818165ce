"""An index on disk of the records of a stream, because relations may come before the things they name.

It is a private database without a name, which keeps a few megabytes in memory and the rest in a file that
is gone when it is closed.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import Final, NamedTuple

from pactgraph.ontology.entity import Entity
from pactgraph.ontology.iri import Iri
from pactgraph.ontology.records import Record
from pactgraph.ontology.source import Source

_NOTE: Final = """
    INSERT INTO record VALUES (?, ?, ?, ?, ?) ON CONFLICT (key) DO UPDATE SET
    name = CASE WHEN excluded.name = key AND excluded.kind = kind THEN name ELSE excluded.name END,
    ordinal = excluded.ordinal, iri = excluded.iri, kind = excluded.kind
"""
__all__ = ["Noted", "Once", "RecordIndex"]


class Once(NamedTuple):
    """A source or entity that a claim needs before it, told only if nothing was told of it before."""

    record: Source | Entity


class Noted(NamedTuple):
    """What is kept of a record: the place of its last version, and the thing it is, if it is one."""

    ordinal: int
    iri: Iri
    name: str
    kind: str

    @property
    def entity(self) -> Entity:
        """The thing as far as a relation needs it."""
        return Entity(self.iri, self.name, self.kind)


class RecordIndex:
    """Records by their identifier in the stream.

    >>> with RecordIndex() as index:
    ...     index.note("NK-1", Noted(7, Iri("https://example.org/1"), "Acme", "organization"))
    ...     found = index.find("NK-1")
    ...     first, again = index.first("https://example.org/s"), index.first("https://example.org/s")
    >>> found.name, first, again
    ('Acme', True, False)
    """

    def __init__(self) -> None:
        self._database = sqlite3.connect("", isolation_level=None)
        for statement in (
            "PRAGMA journal_mode = OFF",
            "PRAGMA synchronous = OFF",
            "PRAGMA cache_size = -16000",
            "BEGIN",
            "CREATE TABLE record (key TEXT PRIMARY KEY, ordinal INT, iri TEXT, name TEXT, kind TEXT)"
            " WITHOUT ROWID",
            "CREATE TABLE kept (key TEXT, line INT, text TEXT)",
            "CREATE INDEX kept_by_key ON kept (key)",
            "CREATE TABLE seen (key TEXT PRIMARY KEY) WITHOUT ROWID",
        ):
            self._database.execute(statement)

    def note(self, key: str, noted: Noted) -> None:
        """Keep a record; a later one of the same identifier takes its place, and its name if it has none."""
        self._database.execute(_NOTE, (key, *noted))

    def find(self, key: str) -> Noted | None:
        """The last record of an identifier."""
        row = self._database.execute(
            "SELECT ordinal, iri, name, kind FROM record WHERE key = ?", (key,)
        ).fetchone()
        return None if row is None else Noted(row[0], Iri(row[1]), row[2], row[3])

    def first(self, key: str) -> bool:
        """Whether this is the first time that a key is asked about."""
        return self._database.execute("INSERT OR IGNORE INTO seen VALUES (?)", (key,)).rowcount == 1

    def told(self, records: Iterable[Record | Once]) -> Iterator[Record]:
        """The records, without what needs to be told only once and was."""
        for record in records:
            if isinstance(record, Source | Entity):
                self.first(f"told {record.iri}")
            if not isinstance(record, Once):
                yield record
            elif self.first(f"told {record.record.iri}"):
                yield record.record

    def keep(self, key: str, text: str, line: int) -> None:
        """Keep the text of a part of a record whose other parts are still to come."""
        self._database.execute("INSERT INTO kept VALUES (?, ?, ?)", (key, line, text))

    def kept(self, key: str) -> list[tuple[str, int]]:
        """The parts of a record that were kept, with their lines, in the order of the file."""
        found = self._database.execute("SELECT text, line FROM kept WHERE key = ? ORDER BY rowid", (key,))
        return found.fetchall()

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    def __enter__(self) -> RecordIndex:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
