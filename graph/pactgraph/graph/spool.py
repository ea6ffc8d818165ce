"""Records that wait to be kept: in memory while they are few, in a temporary file when they are many."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator
from itertools import islice
from tempfile import SpooledTemporaryFile
from types import TracebackType
from typing import IO, Final

from pactgraph.ontology.records import Record

__all__ = ["Section", "Spool"]

_TOGETHER: Final = 500
_IN_MEMORY: Final = 16_000_000


class Section:
    """The records of one input in a spool; they can be read as often as wanted."""

    def __init__(self, file: IO[bytes], start: int, end: int) -> None:
        self._file, self._start, self._end = file, start, end

    def __iter__(self) -> Iterator[Record]:
        at = self._start
        while at < self._end:
            self._file.seek(at)
            batch: list[Record] = pickle.load(self._file)
            at = self._file.tell()
            yield from batch


class Spool:
    """The records of several inputs, each read to its end, so that one with a broken end changes nothing.

    >>> from pactgraph.ontology.source import Source
    >>> with Spool() as spool:
    ...     first, second = spool.add([Source("a"), Source("b")]), spool.add([Source("c")])
    ...     [source.identifier for source in first], [source.identifier for source in second]
    (['a', 'b'], ['c'])
    """

    def __init__(self) -> None:
        self._file: IO[bytes] = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115

    def add(self, records: Iterable[Record]) -> Section:
        """Read records to their end."""
        waiting = iter(records)
        start = end = self._file.seek(0, 2)
        # each batch by itself: what a batch shares is written once, and nothing is kept for the next one
        while batch := list(islice(waiting, _TOGETHER)):
            self._file.seek(end)  # the records may themselves come out of this spool
            pickle.dump(batch, self._file, protocol=pickle.HIGHEST_PROTOCOL)
            end = self._file.tell()
        return Section(self._file, start, end)

    def close(self) -> None:
        """Give the temporary file back."""
        self._file.close()

    def __enter__(self) -> Spool:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
