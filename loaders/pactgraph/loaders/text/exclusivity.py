"""Whether words give something to one party alone."""

from __future__ import annotations

from pactgraph.loaders.text.qualifiers import whole_words
from pactgraph.loaders.text.windows import Window

__all__ = ["is_exclusive"]

_EXCLUSIVE = whole_words(r"exclusive(?:ly)?|sole(?:ly)?|exclusivity|the only|alone")
_SHARED = whole_words(
    r"non-exclusive(?:ly)?|nonexclusive(?:ly)?|no longer exclusive|not exclusive(?:ly)?|without exclusivity"
)


def is_exclusive(seen: Window, *, anywhere: bool = False) -> bool | None:
    """Whether the words say that nobody else holds the same; ``None`` where they don't.

    With ``anywhere``, "non-exclusive" counts wherever the sentence says it.

    >>> is_exclusive(Window("", "_ is the sole supplier of _", "", ""))
    True
    """
    near = f"{seen.before[-40:]} {seen.inside} {seen.after[:30]}"
    if _SHARED.search(seen.sentence if anywhere else near):
        return False
    return True if _EXCLUSIVE.search(seen.inside) or _EXCLUSIVE.search(seen.before[-25:]) else None
