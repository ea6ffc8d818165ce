"""Records that wait to be kept: in memory while they are few, in a temporary file when they are many."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator
from itertools import islice
from tempfile import SpooledTemporaryFile
from typing import Final

from pactgraph.ontology.records import Record

__all__ = ["Spool"]

_TOGETHER: Final = 500
_IN_MEMORY: Final = 16_000_000


class Spool:
    """The records of one input, read to its end, so that an input with a broken end changes nothing.

    >>> from pactgraph.ontology.source import Source
    >>> spool = Spool.of([Source("a"), Source("b")])
    >>> [source.identifier for source in spool], [source.identifier for source in spool]
    (['a', 'b'], ['a', 'b'])
    """

    def __init__(self) -> None:
        self._file: SpooledTemporaryFile[bytes] = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115
        self._end = 0

    @classmethod
    def of(cls, records: Iterable[Record]) -> Spool:
        """Read records to their end."""
        spool = cls()
        waiting = iter(records)
        # each batch by itself: what a batch shares is written once, and nothing is kept for the next one
        while batch := list(islice(waiting, _TOGETHER)):
            pickle.dump(batch, spool._file, protocol=pickle.HIGHEST_PROTOCOL)
        spool._end = spool._file.tell()
        return spool

    def __iter__(self) -> Iterator[Record]:
        at = 0
        while at < self._end:
            self._file.seek(at)
            batch: list[Record] = pickle.load(self._file)
            at = self._file.tell()
            yield from batch

    def close(self) -> None:
        """Give the temporary file back."""
        self._file.close()
