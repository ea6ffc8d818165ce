"""Files that commands write: whole or not at all, with a clear word when that fails."""

from __future__ import annotations

from pathlib import Path

from pactgraph.graph.day_view import DayView
from pactgraph.graph.partnership_graph import PartnershipGraph
from pactgraph.ontology.errors import UnwritableOutput

__all__ = ["write_bytes", "written_page"]


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
    fresh = path.with_name(f".{path.name}.part")
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(data)  # a device or a pipe is written to, not replaced
            return
        fresh.write_bytes(data)
        fresh.replace(path)
    except OSError as error:
        fresh.unlink(missing_ok=True)
        raise _unwritable(path, error) from None


def _unwritable(path: Path, error: OSError) -> UnwritableOutput:
    return UnwritableOutput(f"{path}: cannot be written ({error.strerror or error}); choose another --output")
