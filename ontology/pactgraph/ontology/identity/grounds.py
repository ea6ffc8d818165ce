"""What speaks for or against two descriptions being of one thing, in points that can be added up."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Ground", "Verdict"]


class Verdict(StrEnum):
    """How one feature of two descriptions compares."""

    SAME = "same"
    CLOSE = "close"
    FORM = "same but for the legal form"
    PART = "one is part of the other"
    ACRONYM = "initials"
    OTHER_PART = "differs in part"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Ground:
    """One feature compared: points in natural-log odds, above zero for and below against.

    ``hard`` evidence against is of what one thing cannot have twice: born on two days, two LEIs.
    """

    feature: str
    verdict: Verdict
    points: float
    why: str
    hard: bool = False
