"""What a run of the command line comes to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass
class Outcome:
    status: int
    out: str
    err: str


Run = Callable[..., Outcome]
"""Runs a command line in an empty folder."""
