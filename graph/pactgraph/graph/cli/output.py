"""Files that commands write: whole or not at all, with a clear word when that fails."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from pactgraph.graph.conflicts import Conflict
from pactgraph.graph.day_view import DayView
from pactgraph.graph.pages import write_pages
from pactgraph.ontology.errors import UnwritableOutput

__all__ = ["check_place", "write_bytes", "writing", "written_pages"]


def written_pages(
    view: DayView,
    path: Path,
    title: str,
    *,
    focus: Sequence[str] = (),
    hops: int = 1,
    findings: Sequence[Conflict] = (),
    keep_places: bool = True,
) -> str:
    """Write the interactive page, or the pages of a graph too large for one, and say so.

    :raises UnwritableOutput: where a file cannot be written
    :raises NotFound: where no entity has a name of ``focus``
    """
    try:
        written = write_pages(
            view, path, title=title, focus=focus, hops=hops, findings=findings, keep_places=keep_places
        )
    except OSError as error:
        raise _unwritable(path, error) from None
    said = f"wrote {path} ({path.stat().st_size / 1e6:.2f} MB)"
    if len(written) == 1:
        return said
    count = len(view.snapshot.entities)
    return (
        f"{count:,} entities are too many for one page, so this is an overview of clusters;\n"
        f"{said}, and a page for each of {len(written) - 1} clusters in {written[1].parent}"
    )


def check_place(path: Path) -> None:
    """Tell at once, before long work, that a file cannot be written where it is wanted.

    :raises UnwritableOutput: where its folder is missing or closed
    """
    folder = path.parent
    if not folder.is_dir():
        raise UnwritableOutput(
            f"{path}: cannot be written (there is no folder {folder}); choose another place"
        )
    if path.is_dir():
        raise UnwritableOutput(f"{path}: cannot be written (it is a folder); choose another place")
    if not os.access(path if path.exists() else folder, os.W_OK):
        raise UnwritableOutput(f"{path}: cannot be written (permission denied); choose another place")


def write_bytes(path: Path, data: bytes) -> None:
    """Write a file whole or not at all.

    :raises UnwritableOutput: where the file cannot be written
    """
    with writing(path) as out:
        out.write(data)


@contextmanager
def writing(path: Path) -> Iterator[BinaryIO]:
    """A file to write to, which takes its place only when it is written whole.

    :raises UnwritableOutput: where the file cannot be written
    """
    device = path.exists() and not path.is_file()  # a device or a pipe is written to, not replaced
    fresh = path if device else path.with_name(f".{path.name}.part")
    try:
        with fresh.open("wb") as out:
            yield out
        if not device:
            fresh.replace(path)
    except OSError as error:
        _remove(fresh, device)
        raise _unwritable(path, error) from None
    except BaseException:
        _remove(fresh, device)
        raise


def _remove(fresh: Path, device: bool) -> None:
    if not device:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)


def _unwritable(path: Path, error: OSError) -> UnwritableOutput:
    return UnwritableOutput(f"{path}: cannot be written ({error.strerror or error}); choose another place")
