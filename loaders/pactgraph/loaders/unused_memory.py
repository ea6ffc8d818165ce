"""Memory that is free within this process goes back to the machine."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from functools import cache

__all__ = ["give_back_unused_memory"]


def give_back_unused_memory() -> None:
    """Give back what the C library keeps for later; nothing where it has no call for that.

    >>> give_back_unused_memory()
    """
    trim = _trim()
    if trim is not None:
        trim(0)


@cache
def _trim() -> Callable[[int], int] | None:
    # glibc alone keeps what other threads have freed, and alone has the call
    if not sys.platform.startswith("linux"):
        return None
    try:
        found: Callable[[int], int] = ctypes.CDLL(None).malloc_trim
    except (OSError, AttributeError):
        return None
    return found
