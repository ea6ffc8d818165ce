"""The folder of a store on disk: its state file, its engines, and copies of them for reading."""

from __future__ import annotations

import json
import os
import time
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

import pyoxigraph as ox

from pactgraph.graph.checkpoint import kept_checkpoint
from pactgraph.graph.journal import is_finishing, remove, unfinished
from pactgraph.ontology.errors import StoreError, StoreInUse

__all__ = ["CLAIMS", "STATE", "WITHDRAWN", "copies", "glimpse", "open_engine", "read_state", "write_state"]

CLAIMS: Final = "claims"
"""The folder of what sources say."""

WITHDRAWN: Final = "withdrawn"
"""The folder of what they no longer say."""

FORMAT: Final = 1
STATE: Final = "pactgraph.json"
"""The file that makes a folder a store."""


def open_engine(path: Path) -> ox.Store:
    """The engine on a folder.

    :raises StoreInUse: when another process has it open
    :raises StoreError: when it cannot be opened
    """
    try:
        return ox.Store(str(path))
    except OSError as error:
        if "lock" in str(error).lower():
            holder = "this process" if "current process" in str(error) else "another process"
            raise StoreInUse(
                f"{path.parent}: {holder} has this store open; close it there, or use a copy of the folder"
            ) from None
        raise StoreError(f"{path.parent}: the store cannot be opened ({error})") from None


def copies(path: Path) -> tuple[ox.Store, ox.Store]:
    """The stores of a folder in memory, where views can be made without writing to the folder."""
    if not (path / STATE).is_file():
        raise StoreError(f"{path}: there is no store here that could be read")
    claims, withdrawn = _copy(_settled(path)), _copy(path / WITHDRAWN)
    remove(claims, list(unfinished(path)))
    return claims, withdrawn


def glimpse(path: Path) -> ox.Store | None:
    """What sources say, to be looked at without opening the store, which takes ten times as long.

    Nothing where there is no store yet, or one whose last load has to be undone or finished first.
    """
    if not (path / STATE).is_file() or any(True for _ in unfinished(path)):
        return None
    try:
        return ox.Store.read_only(str(_settled(path)))
    except (OSError, RuntimeError):
        return None


def _settled(path: Path) -> Path:
    """The folder of the claims, without those of a load that may still be undone."""
    before = kept_checkpoint(path)
    return path / CLAIMS if before is None or is_finishing(path) else before


def _copy(path: Path) -> ox.Store:
    for patience in (0.05, 0.2, 0.5, 1.0, None):
        try:
            kept = ox.Store.read_only(str(path))
            quads = kept.quads_for_pattern(None, None, None, None)
            copy = ox.Store()
            copy.bulk_extend(quad for quad in quads if not isinstance(quad.graph_name, ox.DefaultGraph))
            return copy
        except (OSError, RuntimeError) as error:
            # a process that writes may exchange the engine's files while they are being opened
            if patience is None:
                raise StoreError(f"{path.parent}: the store cannot be read ({error})") from None
            time.sleep(patience)
    raise AssertionError("the last try returns or raises")


def read_state(path: Path) -> dict[str, Any]:
    """The state of the store in a folder, which is made where there is none.

    :raises StoreError: when the folder is no store of this version
    """
    if path.exists() and not path.is_dir():
        raise StoreError(f"{path}: a store is a folder, this is a file; give another path to --store")
    state_file = path / STATE
    try:
        if not state_file.exists():
            if path.is_dir() and any(path.iterdir()):
                raise StoreError(
                    f"{path}: this folder holds other things and no store; give an empty or new one"
                )
            path.mkdir(parents=True, exist_ok=True)
            return {"format": FORMAT}
        state = json.loads(state_file.read_text(encoding="utf-8"))
    except OSError as error:
        raise StoreError(f"{path}: the store cannot be opened ({error.strerror})") from None
    except ValueError:
        raise StoreError(f"{state_file}: damaged; remove this file and open the store again") from None
    if not isinstance(state, dict) or state.get("format") != FORMAT:
        raise StoreError(
            f"{path}: written by another version of pactgraph; load its sources into a new store"
        )
    return state


def write_state(path: Path, state: dict[str, Any]) -> None:
    """Keep the state, whole or not at all.

    :raises StoreError: when the disk refuses
    """
    fresh = path / f".{STATE}.{os.getpid()}"
    try:
        fresh.write_text(json.dumps(state, sort_keys=True) + "\n", encoding="utf-8")
        fresh.replace(path / STATE)
    except OSError as error:
        with suppress(OSError):
            fresh.unlink()
        raise StoreError(f"{path}: the store cannot be written ({error.strerror})") from None
