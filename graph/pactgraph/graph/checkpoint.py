"""How the claims of a store were before a long load, kept in its folder to undo the load at once.

``before/`` is a second name for the engine's files (hard links, so that it takes no space and no time); it
lies there while such a load runs. Whoever finds it puts it in the place of ``claims/``.
"""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path
from typing import Final

import pyoxigraph as ox

__all__ = ["drop_checkpoint", "kept_checkpoint", "make_checkpoint", "put_back"]

_BEFORE: Final = "before"
_DRAFT: Final = ".before"


def make_checkpoint(folder: Path, engine: ox.Store) -> None:
    """Keep how the engine of a folder is now.

    :raises OSError: when the disk refuses
    """
    shutil.rmtree(folder / _DRAFT, ignore_errors=True)
    engine.backup(folder / _DRAFT)
    (folder / _DRAFT).rename(folder / _BEFORE)
    _settle(folder)


def kept_checkpoint(folder: Path) -> Path | None:
    """The claims as they were before a load that runs or was cut short; nothing if there is none."""
    path = folder / _BEFORE
    return path if path.is_dir() else None


def drop_checkpoint(folder: Path) -> None:
    """Let the load stand: from now on it cannot be undone."""
    if kept_checkpoint(folder) is not None:
        shutil.rmtree(folder / _DRAFT, ignore_errors=True)
        (folder / _BEFORE).rename(folder / _DRAFT)
        _settle(folder)
    shutil.rmtree(folder / _DRAFT, ignore_errors=True)


def put_back(folder: Path, claims: Path) -> bool:
    """Undo a load that was cut short; whether there was one. No engine may be open on ``claims``.

    :raises OSError: when the disk refuses; the next try goes on from there
    """
    before = kept_checkpoint(folder)
    if before is None:
        return False
    # until the last step the checkpoint is whole, so that this can be cut short and done again
    if claims.exists():
        shutil.rmtree(claims)
    before.rename(claims)
    _settle(folder)
    return True


def _settle(folder: Path) -> None:
    """Have the names in a folder on disk, where the system lets a folder be opened."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
