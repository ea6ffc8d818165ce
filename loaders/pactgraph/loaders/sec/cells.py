"""The cells of one line of a list: which holds the name, the place, the share."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pactgraph.loaders.sec.exhibit_words import share_of, without_marks, words
from pactgraph.loaders.sec.lines import Cell, Line
from pactgraph.ontology.amount import Amount

__all__ = ["SHARE_HELD", "Parts", "labels_of", "name_and_place", "own_words", "parts_of"]

_OF_PLACE = re.compile(r"^(?P<name>.+?)\s*[,–—-]?\s*\(\s*(?:an? )?(?P<place>[^()]{2,60}?)\s*\)$", re.DOTALL)
_A_COMPANY = re.compile(
    r"^(?P<name>.+?),? (?:is )?an? (?P<place>[A-Z][\w.,&' ]{1,50}?) "
    r"(?:[\w-]+ )*(?:corporation|company|partnership|trust|association|bank|entity|limited)\b.*$"
)
_SIGN = re.compile(r"(?:,|\s[-–—]|:)\s+")
_ALIAS = re.compile(
    r"\s*[,(]?\s*\b(?:d/?b/?a|dba|f/?k/?a|a/?k/?a|n/?k/?a|formerly(?: known as)?|doing business as|"
    r"also known as|previously)\b:?\s*(?P<alias>[^()]+)\)?\s*$",
    re.IGNORECASE,
)
_SHARE_IN_NAME = re.compile(
    r"[\s,(–-]+(\d{1,3}(?:\.\d+)?\s*(?:%|percent))\s*(?:[- ]?owned|interest)?\)?\s*$", re.I
)
SHARE_HELD = re.compile(
    r"(\d{1,3}(?:\.\d+)?\s*(?:%|percent))[\s-]*(?:owned|held|interest|ownership|of the)", re.I
)


@dataclass(frozen=True, slots=True)
class Parts:
    name: str
    place: str | None
    share: Amount | None
    parent_name: str | None


def labels_of(line: Line) -> list[tuple[int, str]] | None:
    """The columns that a line of headings names; nothing where the line is none."""
    kinds = [(cell.column, words().label(cell.text)) for cell in line.cells]
    known = [(column, kind) for column, kind in kinds if kind is not None]
    if not known:
        return None
    if any(words().is_place(c.text) or share_of(c.text) is not None for c in line.cells):
        return None
    if len(line.cells) > 1 and len(known) * 2 < len(line.cells):
        return None
    # a cell that is no label in a line of labels heads the names, unless another does
    otherwise = "other" if any(kind == "name" for _, kind in known) else "name"
    return [(column, kind or otherwise) for column, kind in kinds]


def parts_of(cells: Sequence[Cell], labels: Sequence[tuple[int, str]]) -> Parts | None:
    name = place = parent_name = None
    share: Amount | None = None
    cells = _unnumbered(cells, labels)
    counted = any(kind == "percent" for _, kind in labels)
    for position, cell in enumerate(cells):
        kind = min(labels, key=lambda label: abs(label[0] - cell.column))[1] if labels else None
        found = share_of(cell.text, signed=not counted or kind == "jurisdiction")
        if found is not None and (name is not None or position or kind == "percent"):
            share = share or found
        elif place is None and words().is_place(cell.text) and (name is not None or len(cells) > 1):
            place = without_marks(cell.text)
        elif name is None:
            name = cell.text
        elif place is None and kind in (None, "jurisdiction", "name"):
            place = without_marks(cell.text)
        elif kind == "parent" and parent_name is None:
            parent_name = without_marks(cell.text)
    if name is None:
        return None
    if place is None:
        name, place = name_and_place(name)
    return Parts(name, place, share, parent_name)


def _unnumbered(cells: Sequence[Cell], labels: Sequence[tuple[int, str]]) -> Sequence[Cell]:
    """Cells without the number or bullet of the line in a first cell of its own."""
    counted = bool(labels) and labels[0] == (cells[0].column, "percent")
    if len(cells) > 1 and not counted and re.fullmatch(r"\(?\d{1,4}[.)]?|[•·▪●○■o*-]", cells[0].text):
        return cells[1:]
    return cells


def name_and_place(text: str) -> tuple[str, str | None]:
    """A name and the place behind it, as in "GitHub, Inc. (Delaware)" or "X, a Texas corporation"."""
    plain = without_marks(text)
    in_brackets = _OF_PLACE.match(plain)
    if in_brackets is not None and words().is_place(in_brackets["place"]):
        before = in_brackets["name"]
        # "Apple (Thailand)" may well be the whole name; behind a legal form, the brackets hold the place
        if words().is_company(before):
            return before, in_brackets["place"]
    spoken = _A_COMPANY.match(plain)
    if spoken is not None and words().is_place(spoken["place"]):
        return spoken["name"], spoken["place"]
    for sign in reversed(list(_SIGN.finditer(plain))):
        name, place = plain[: sign.start()].strip(), plain[sign.end() :]
        if words().is_place(place) and words().is_company(name):
            return name, place
    return text, None


def own_words(name: str) -> tuple[str, tuple[str, ...], Amount | None]:
    """A name without its share and its other names, which follow."""
    share = None
    in_name = _SHARE_IN_NAME.search(name)
    if in_name is not None:
        share, name = share_of(in_name[1]), name[: in_name.start()]
    alias = _ALIAS.search(name)
    if alias is None or not name[: alias.start()].strip():
        return name.strip(" ,"), (), share
    return name[: alias.start()].strip(" ,("), (alias["alias"].strip(" \"'“”,"),), share
