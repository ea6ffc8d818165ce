"""Windows: the words around and inside a match, up to the ends of its clause."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pactgraph.loaders.text.tape import CLOSE, MARKS, OPEN, Tape, unmarked

__all__ = ["Window", "window"]

_BREAK = re.compile(
    rf" (?:;|but|however|—|:|(?<!^ )(?:although|though|while|whereas)|"
    rf",[{MARKS}]* (?=(?:which|who|whose)[{MARKS}]* )|"
    rf",[{MARKS}]* and(?=[{MARKS}]* \S+ "
    rf"(?:has|have|had|will|is|are|was|were|said|also|can|may|could)\b)|"
    rf"and(?=[{MARKS}]* (?:has|have|had|will|is|are|was|were|did|does)\b))[{MARKS}]* "
)
_RELATIVE = re.compile(rf" ,[{MARKS}]* (?:which|who|whose)[{MARKS}]* ")
_SUBORDINATE = re.compile(
    rf" *(?:after|before|since|as|while|whereas|following|despite|because|although|though|amid|when|"
    rf"with)[{MARKS}]* "
    rf"[^;:]*?,[{MARKS}]* (?=[^,;]*$|_)"
)
_MENTION = re.compile(rf"{OPEN}[^{CLOSE}]*{CLOSE}")


@dataclass(frozen=True, slots=True)
class Window:
    """The words around and inside a match, up to the ends of its clause, with names blanked out."""

    before: str
    inside: str
    after: str
    sentence: str
    rest: str = ""

    @property
    def clause(self) -> str:
        """The words of the whole clause."""
        return f"{self.before} {self.inside} {self.after}"


def window(tape: Tape, start: int, end: int, asides: Sequence[tuple[int, int]] = ()) -> Window:
    """The window of a match that goes from one place of a tape to another, with asides left blank.

    >>> from pactgraph.loaders.text.tape import encode, Token
    >>> window(encode([Token(w, 0, 1) for w in "if it buys ; but then".split()]), 4, 7).inside.strip()
    'it'
    """
    text = _MENTION.sub(lambda m: (" " if "+" in m.group() else "_") * len(m.group()), tape.text)
    for first, last in asides:
        text = text[:first] + " " * (last - first) + text[last:]
    left = max((m.end() for m in _BREAK.finditer(text, 0, start)), default=0)
    if opening := _SUBORDINATE.match(text, left, start):
        left = opening.end()
    if relative := _RELATIVE.search(text, start, end):
        left = start if relative.start() > start else left
    right = min((m.start() for m in _BREAK.finditer(text, max(0, end - 1))), default=len(text))
    parts = (text[left:start], text[start:end], text[end : max(right, end)], text, text[max(0, end - 1) :])
    return Window(*(re.sub("_+", "_", unmarked(part)) for part in parts))
