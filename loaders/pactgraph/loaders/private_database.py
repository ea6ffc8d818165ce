"""A database for what a loader has to remember of an input that may be longer than memory."""

from __future__ import annotations

import sqlite3

__all__ = ["private_database"]


class _Private(sqlite3.Connection):
    def __del__(self) -> None:
        self.close()


def private_database(cache_kib: int) -> sqlite3.Connection:
    """A database of SQLite that nobody else sees: in memory while it is small, then on disk.

    It is gone when it is closed, or when nobody holds it any more.

    >>> private_database(1024).execute("SELECT 1").fetchone()
    (1,)
    """
    # an empty name is SQLite's word for a database of its own that it deletes
    database = sqlite3.connect("", isolation_level=None, factory=_Private)
    for setting in (f"cache_size = -{cache_kib}", "synchronous = OFF", "journal_mode = OFF"):
        database.execute(f"PRAGMA {setting}")
    database.execute("BEGIN")
    return database
