"""Names that no catalogue knows: runs of capitalised words, with the kind their surroundings tell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pactgraph.loaders.text.commonwords import CAPITALISED
from pactgraph.loaders.text.namekinds import has_legal_form, kind_of

__all__ = ["NewName", "new_names"]

_WORD = r"(?:[A-Z][\w&]*(?:[.'-](?!s\b)[A-Za-z0-9]\w*)*|[a-z]{1,2}[A-Z]\w+|[A-Z]{2,}s?)"
_RUN = re.compile(
    rf"(?<![\w.@/#-]){_WORD}(?:(?:[ ](?:of[ ]|&[ ]|for[ ])?{_WORD}|[ "
    rf"](?:v?\d+(?:\.\d+)*[a-z]?)(?![\w%.]))){{0,5}}"
    r"(?:,?[ ](?:Inc|Corp|Ltd|LLC|plc|PLC|SE|AG|GmbH|NV|SA)\b\.?)?"
)
_DATELINE = re.compile(r"[A-Z][^.!?]{2,60}?[ ]?(?:—|-|--)[ ]?(?=[A-Z\d])")
_FIRST = re.compile(r"[^ ]+")
_ROUND = re.compile(r"Series [A-H]\d?\b")
_FOLLOWS_A_NAME = re.compile(
    r"(?:'s)?,? (?:and [A-Z]|an? |the |which |based |[a-z]+s\b|has\b|had\b|will\b|is\b|was\b|[a-z]+ed\b)|'s\b"
)
_ORDINARY_ENDINGS = ("ly", "ing", "ed", "s")
_LABEL = re.compile(r"[A-Z][^:.]{2,60}: ")


@dataclass(frozen=True, slots=True)
class NewName:
    """A proper name outside the catalogue, and the kind that its form or surroundings show.

    >>> NewName("Acme Corp", "organization", 0, 9).kind
    'organization'
    """

    name: str
    kind: str
    start: int
    end: int


def new_names(text: str, start: int, end: int) -> Iterator[NewName]:
    """The capitalised runs of a sentence that look like names; ``text`` is folded.

    >>> text = "The startup Brightloom Labs hired Acme Corp. on Monday."
    >>> [(name.name, name.kind) for name in new_names(text, 0, len(text))]
    [('Brightloom Labs', 'organization'), ('Acme Corp', 'organization')]
    """
    if _is_title_case(text[start:end]):
        return
    dateline = _DATELINE.match(text, start, min(end, start + 80))
    if dateline and "—" in dateline.group() + text[dateline.end() : dateline.end() + 1]:
        start = dateline.end()
    label = found.end() if (found := _LABEL.match(text, start, end)) else start
    for run in _RUN.finditer(text, start, end):
        left, right = _without_common(text, run.start(), run.end())
        if left >= right:
            continue
        name = text[left:right]
        alone = " " not in name
        if right <= label or _ROUND.match(name):
            continue
        if alone and (left == start or text[left - 2 : left] == ": ") and not _is_name(text, left, right):
            continue
        if len(name) > 1:
            yield NewName(name, kind_of(text, left, right), left, right)


def _without_common(text: str, start: int, end: int) -> tuple[int, int]:
    """The run without the ordinary words that a sentence's start or a date lends a capital."""
    while (first := _FIRST.match(text, start, end)) and _is_common(first.group()):
        start = min(end, first.end() + 1)
    words = text[start:end].split(" ")
    while words and words[-1].lower() in CAPITALISED:
        words.pop()
    name = " ".join(words)
    if name.endswith("'s"):
        name = name[:-2]
    if name.endswith("."):
        name = name if has_legal_form(name) else name[:-1]
    return start, start + len(name)


def _is_common(word: str) -> bool:
    return word.lower() in CAPITALISED or word.lower().rstrip(".'s") in CAPITALISED


def _is_title_case(sentence: str) -> bool:
    words = [word for word in re.findall(r"[A-Za-z][\w'-]*", sentence) if len(word) > 3]
    return len(words) > 2 and sum(word[0].islower() for word in words) <= 0.15 * len(words)


def _is_name(text: str, start: int, end: int) -> bool:
    """Whether a sentence's first word is a name: by its letters, or by what a subject is followed by."""
    name = text[start:end]
    if any(c.isupper() or c.isdigit() for c in name[1:]):
        return True
    return _FOLLOWS_A_NAME.match(text, end, end + 30) is not None and not name.endswith(_ORDINARY_ENDINGS)
