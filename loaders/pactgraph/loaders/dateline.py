"""The date a press release or story carries in its first lines: "REDMOND, Wash., Feb. 27, 2026 - ..."."""

from __future__ import annotations

import re
from typing import Final

from pactgraph.loaders.text.dates import DateRole, find_dates
from pactgraph.ontology.partial_date import PartialDate

__all__ = ["dateline"]

_LINES: Final = 6
_OPENING: Final = 90
_MOST_WORDS: Final = 8
_LINKING: Final = frozenset(("and", "of", "de", "la"))
_LABEL: Final = re.compile(
    r"\A(?:(?:Date|Published|Posted|Released|Issued|For immediate release)\W*(?:on\s+)?)?\Z", re.I
)
_AFTER_PLACE: Final = re.compile(r"\s*\)?\s*(?:[-–—:/(]|$)")


def dateline(text: str) -> PartialDate | None:
    """The full date in the opening of a text, where it stands alone or between a place and a dash.

    >>> str(dateline("Big deal\\nREDMOND, Wash. — Feb. 27, 2026 — Microsoft said it invests."))
    '2026-02-27'
    >>> dateline("On 27 February 2026 Microsoft said - as before - that it invests.") is None
    True
    """
    lines = [line.strip(" \t*_#>") for line in text[:4000].splitlines()]
    for line in [line for line in lines if line][:_LINES]:
        for found in find_dates(line[:_OPENING], None):
            if found.role is not DateRole.ON or found.date.day is None:
                continue
            before, after = line[: found.start], line[found.end :]
            alone = _LABEL.match(before) is not None and not after.strip(" .")
            placed = _is_place(before) and _AFTER_PLACE.match(after) is not None
            if alone or placed:
                return found.date
    return None


def _is_place(words: str) -> bool:
    """Whether words are capitalised like those of a place, or of two."""
    parts = re.findall(r"[^\s,(–—/-]+", words)
    named = [part for part in parts if part not in _LINKING]
    return 0 < len(named) <= _MOST_WORDS and all(part[0].isupper() for part in named)
