"""Progress on work that takes longer than a second: a bar on standard error, if that is a terminal."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from typing import Final, TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

__all__ = ["following"]

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
