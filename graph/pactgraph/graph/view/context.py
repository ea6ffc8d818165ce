"""A quote where it stands: the words of the source before and after it."""

from __future__ import annotations

import re

from pactgraph.ontology.source import Evidence

__all__ = ["surroundings"]

_REACH = 260
"""Characters shown on each side at most; a paragraph that ends earlier ends the context."""


def surroundings(evidence: Evidence, text: str | None) -> tuple[str, str] | None:
    """What stands before and after a quote, in whole words; ``None`` where the source's text is not kept.

    >>> surroundings(Evidence("hosts", 6, 11), "Azure hosts it.")
    ('Azure ', ' it.')
    """
    if text is None or evidence.start is None or evidence.end is None:
        return None
    if text[evidence.start : evidence.end] != evidence.quote:
        return None  # the offsets are of another version of the text
    before, after = text[: evidence.start], text[evidence.end :]
    before = re.split(r"\n\s*\n", before)[-1]
    after = re.split(r"\n\s*\n", after)[0]
    if len(before) > _REACH:
        before = "… " + re.sub(r"^\S*\s", "", before[-_REACH:], count=1)
    if len(after) > _REACH:
        after = re.sub(r"\s\S*$", "", after[:_REACH], count=1) + " …"
    return before.lstrip(), after.rstrip()
