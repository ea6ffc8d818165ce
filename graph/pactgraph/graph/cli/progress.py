"""Progress on work that takes longer than a second: a bar on standard error, if that is a terminal."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from types import TracebackType
from typing import Final, TypeVar

from rich.console import Console
from rich.progress import (
    BarColumn,
    DownloadColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeRemainingColumn,
)

__all__ = ["ReadingProgress", "following"]

_Item = TypeVar("_Item")
_PATIENCE: Final = 1.0


def following(items: Sequence[_Item], doing: str, *, name: Callable[[_Item], str] = str) -> Iterator[_Item]:
    """The items one by one, with a bar that appears once they have taken a second.

    >>> list(following([1, 2], "counting"))
    [1, 2]
    """
    console = Console(stderr=True)
    if not console.is_terminal:
        yield from items
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    progress = Progress(*columns, console=console, transient=True)
    task = progress.add_task(doing, total=len(items))
    started = time.monotonic()
    try:
        for item in items:
            if time.monotonic() - started > _PATIENCE and not progress.live.is_started:
                progress.start()
            progress.update(task, description=f"{doing}: {name(item)}")
            yield item
            progress.advance(task)
    finally:
        if progress.live.is_started:
            progress.stop()


class ReadingProgress:
    """How far inputs are read: bytes, claims and claims a second, and the time that is left.

    >>> with ReadingProgress(10) as progress:
    ...     watch = progress.begin("deals.csv", 10)
    ...     watch(4)
    ...     progress.claim()
    ...     progress.end()
    """

    def __init__(self, size: int) -> None:
        self._console = Console(stderr=True)
        columns = (
            TextColumn("{task.description}"),
            BarColumn(),
            DownloadColumn(),
            TextColumn("{task.fields[claims]}"),
            TimeRemainingColumn(),
        )
        self._progress = Progress(*columns, console=self._console, transient=True, refresh_per_second=4)
        self._task = self._progress.add_task("reading", total=size, claims="")
        self._started = time.monotonic()
        self._claims = 0
        self._before = 0
        self._size = 0

    def begin(self, name: str, size: int) -> Callable[[int], None]:
        """Begin with the next input; what is returned is told how many of its bytes are read."""
        self._size = size
        self._progress.update(self._task, description=f"reading {name}")
        return self._at

    def _at(self, read: int) -> None:
        self._progress.update(self._task, completed=self._before + min(read, self._size))

    def claim(self) -> None:
        """Count a claim."""
        self._claims += 1
        seconds = time.monotonic() - self._started
        if seconds > _PATIENCE and self._console.is_terminal:
            if not self._progress.live.is_started:
                self._progress.start()
            if self._claims % 100 == 0:
                counted = f"{self._claims:,} claims, {self._claims / seconds:,.0f}/s"
                self._progress.update(self._task, claims=counted)

    def end(self) -> None:
        """The input is read to its end."""
        self._before += self._size
        self._progress.update(self._task, completed=self._before)

    def __enter__(self) -> ReadingProgress:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._progress.live.is_started:
            self._progress.stop()
