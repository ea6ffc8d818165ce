"""Files that commands write: whole or not at all, with a clear word when that fails."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from pactgraph.graph.day_view import DayView
from pactgraph.graph.partnership_graph import PartnershipGraph
from pactgraph.ontology.errors import UnwritableOutput

__all__ = ["write_bytes", "writing", "written_page"]


def written_page(graph: PartnershipGraph | DayView, path: Path, title: str) -> str:
    """Write the interactive page and say so.

    :raises UnwritableOutput: where the file cannot be written
    """
    try:
        graph.view(path, title=title)
    except OSError as error:
        raise _unwritable(path, error) from None
    return f"wrote {path} ({path.stat().st_size / 1e6:.2f} MB)"


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
    return UnwritableOutput(f"{path}: cannot be written ({error.strerror or error}); choose another --output")
