"""From lines to subsidiaries: which lines name one, where it stands, how much is held, and under whom."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from pactgraph.loaders.sec.exhibit_words import marks_of, note_of, share_of, without_marks, words
from pactgraph.loaders.sec.rows import Cell, Line
from pactgraph.ontology.amount import Amount

__all__ = ["Listing", "Subsidiary", "read_listing"]

_DEEPER: Final = 3.0
_LONG: Final = 150
_TALK = re.compile(
    r"\b(is|are|were|was|have|has|been|pursuant|omitted|included?|includes|excluded?|following|represents?)\b",
    re.IGNORECASE,
)
_BULLET = re.compile(
    r"^(?:(?:[•·▪●○■>]|o(?= ))\s*|(?P<dashes>(?:[-–—]\s*)+)(?=\w)|\d{1,3}[.)]\s+|[ivxlc]+[.)]\s+|"
    r"[a-z][.)]\s+)"
)
_OF_PLACE = re.compile(r"^(?P<name>.+?)\s*[,–—-]?\s*\(\s*(?:an? )?(?P<place>[^()]{2,60}?)\s*\)$", re.DOTALL)
_A_COMPANY = re.compile(
    r"^(?P<name>.+?),? (?:is )?an? (?P<place>[A-Z][\w.,&' ]{1,50}?) "
    r"(?:[\w-]+ )*(?:corporation|company|partnership|trust|association|bank|entity|limited)\b.*$"
)
_BEHIND_SIGN = re.compile(r"^(?P<name>.+?)(?:,| [-–—]|:)\s+(?P<place>[^,–—:]+(?:, [^,]+)?)$")
_ALIAS = re.compile(
    r"\s*[,(]?\s*\b(?:d/?b/?a|dba|f/?k/?a|a/?k/?a|n/?k/?a|formerly(?: known as)?|doing business as|"
    r"also known as|previously)\b:?\s*(?P<alias>[^()]+)\)?\s*$",
    re.IGNORECASE,
)
_SHARE_IN_NAME = re.compile(
    r"[\s,(–-]+(\d{1,3}(?:\.\d+)?\s*(?:%|percent))\s*(?:[- ]?owned|interest)?\)?\s*$", re.I
)
_SHARE_IN_NOTE = re.compile(
    r"(\d{1,3}(?:\.\d+)?\s*(?:%|percent))[\s-]*(?:owned|held|interest|ownership|of the)", re.I
)
_LOOSE_START = re.compile(r"^(?:[a-z(&]|and\b|of\b)")
_LOOSE_END = re.compile(r"(?:[,&/-]|\b(?:and|of|for|the|de|&))$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Subsidiary:
    """One company of the list; ``parent`` is the place in the list of the one it is indented under."""

    name: str
    jurisdiction: str | None
    share: Amount | None
    aliases: tuple[str, ...]
    joint_venture: bool
    parent: int | None
    parent_name: str | None
    line: Line
    notes: tuple[str, ...]


@dataclass(slots=True)
class Listing:
    """What an exhibit says: the words before the list, the companies, and lines that were not understood."""

    title: list[str] = field(default_factory=list)
    subsidiaries: list[Subsidiary] = field(default_factory=list)
    unread: list[Line] = field(default_factory=list)
    notes: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Parts:
    name: str
    place: str | None
    share: Amount | None
    parent_name: str | None


def read_listing(lines: Iterable[Line]) -> Listing:
    """The listing in the lines of an exhibit.

    >>> from pactgraph.loaders.sec.rows import text_lines
    >>> found = read_listing(text_lines("Subsidiaries of X Corp.\\n\\nAlpha Inc.    Delaware    51%\\n"))
    >>> [(s.name, s.jurisdiction, str(s.share)) for s in found.subsidiaries]
    [('Alpha Inc.', 'Delaware', '51 %')]
    """
    lines = [_whole_note(line) for line in lines]
    listing = Listing(notes=_notes(lines))
    reader = _Reader(listing)
    for line in _joined([line for line in lines if not _is_footnote(line, listing.notes)]):
        reader.take(line)
    listing.subsidiaries = _in_hierarchy(reader.found, listing.notes)
    return listing


class _Reader:
    """Takes lines one after the other and remembers what the headings above them said."""

    def __init__(self, listing: Listing) -> None:
        self.listing = listing
        self.found: list[Subsidiary] = []
        self._labels: list[tuple[int, str]] = []
        self._joint = False
        self._place: str | None = None

    def take(self, line: Line) -> None:
        text, single = line.text, len(line.cells) == 1
        if single and _is_talk(text):
            if not self.found:
                self.listing.title.append(text)
        elif (labels := _labels(line)) is not None:
            self._labels = labels if line.in_table or len(labels) > 1 else self._labels
            if single:
                self._heading(text)
        elif single and not self._names_one(line):
            self._heading(text)
            if not _place_of_heading(text) and not self._is_title(text):
                self.listing.unread.append(line)
        else:
            for cells in self._groups(line.cells):
                self._add(cells, line)

    def _is_title(self, text: str) -> bool:
        if not self.found:
            return True
        plain = text.rstrip(": ")
        return (
            text.endswith(":")
            or words().generic.fullmatch(plain) is not None
            or words().joint_venture.search(plain) is not None
            or plain in self.listing.title
        )

    def _heading(self, text: str) -> None:
        if not self.found:
            self.listing.title.append(text)
        self._joint = words().joint_venture.search(text) is not None
        self._place = _place_of_heading(text)

    def _names_one(self, line: Line) -> bool:
        """Whether a line of a single cell is a company: by its ending, its place, or the table it is in."""
        text = line.text
        if words().generic.fullmatch(text) or _place_of_heading(text) or share_of(text) is not None:
            return False
        if words().is_venture_heading(text):
            return False
        if text.endswith(":") or (not self.found and not (self._labels or self.listing.title)):
            return False
        if words().is_company(_split(text)[0]):
            # above the list, a company's name alone is the registrant's
            return (
                bool(self.found or self._labels or line.in_table)
                or _split(text)[1] is not None
                or _titled(self.listing.title)
            )
        return _split(text)[1] is not None

    def _groups(self, cells: Sequence[Cell]) -> list[tuple[Cell, ...]]:
        starts = [column for column, kind in self._labels if kind == "name"]
        if len(starts) < 2:
            return [tuple(cells)]
        groups: list[list[Cell]] = [[] for _ in starts]
        for cell in cells:
            groups[max(0, sum(column <= cell.column for column in starts) - 1)].append(cell)
        return [tuple(group) for group in groups if group]

    def _add(self, cells: Sequence[Cell], line: Line) -> None:
        parts = _parts(cells, self._labels)
        if parts is None:
            self.listing.unread.append(line)
            return
        name, aliases, share = _own_words(without_marks(parts.name))
        dashes = _BULLET.match(name)
        indent = line.indent
        if dashes is not None:
            indent += 8.0 * len((dashes["dashes"] or "").replace(" ", ""))
            name = name[dashes.end() :].strip()
        if not re.search(r"\w{2}", name):
            self.listing.unread.append(line)
            return
        marks = [mark for cell in cells for mark in marks_of(cell.text)]
        joint = self._joint or words().joint_venture.search(line.text) is not None
        self.found.append(
            Subsidiary(
                name=name,
                jurisdiction=parts.place or self._place,
                share=parts.share or share,
                aliases=aliases,
                joint_venture=joint,
                parent=None,
                parent_name=parts.parent_name,
                line=replace(line, indent=indent),
                notes=tuple(dict.fromkeys(marks)),
            )
        )


def _place_of_heading(text: str) -> str | None:
    place = without_marks(text).rstrip(": ")
    return place if words().is_place(place) else None


def _titled(title: Sequence[str]) -> bool:
    """Whether the words above already say whose subsidiaries follow."""
    return (
        any(re.search(r"\bsubsidiar", line, re.IGNORECASE) for line in title)
        and any(
            re.search(r"\bsubsidiar\w+ of\b.*\w|registrant|company|following", line, re.IGNORECASE)
            for line in title
        )
        and not re.search(r"\bof( the)?$", title[-1], re.IGNORECASE)
    )


def _is_talk(text: str) -> bool:
    """Whether a line is running text about the list and no part of it."""
    if len(text) > _LONG:
        return True
    return len(text) > 60 and _TALK.search(text) is not None and text.rstrip()[-1:] in ".:;"


def _whole_note(line: Line) -> Line:
    """A footnote whose mark stands in a cell of its own, as one cell."""
    first, *rest = line.cells
    if len(rest) == 1 and re.fullmatch(r"\(?(?:\d{1,2}|[a-z])\)|[*†‡§#]+", first.text):
        return replace(line, cells=(Cell(f"{first.text} {rest[0].text}", first.column),))
    return line


def _notes(lines: Sequence[Line]) -> dict[str, str]:
    """The footnotes by their mark: lines that begin with a mark which stands behind something else."""
    used = {mark for line in lines for cell in line.cells for mark in _marks_within(cell.text)}
    found: dict[str, str] = {}
    for line in lines:
        note = note_of(line.text) if len(line.cells) == 1 else None
        if note is not None and note[0] in used and note[1]:
            found.setdefault(note[0], note[1])
    return found


def _marks_within(text: str) -> tuple[str, ...]:
    begins = note_of(text)
    body = text if begins is None else begins[1]
    return marks_of(body) + tuple(re.findall(r"(?<=\w )\((\d{1,2}|[a-z])\)", body))


def _is_footnote(line: Line, notes: dict[str, str]) -> bool:
    note = note_of(line.text) if len(line.cells) == 1 else None
    return note is not None and notes.get(note[0]) == note[1]


def _labels(line: Line) -> list[tuple[int, str]] | None:
    """The columns that a line of headings names; nothing where the line is none."""
    kinds = [(cell.column, words().label(cell.text)) for cell in line.cells]
    known = [(column, kind) for column, kind in kinds if kind is not None]
    if not known:
        return None
    if any(words().is_place(c.text) or share_of(c.text) is not None for c in line.cells):
        return None
    if len(line.cells) > 1 and len(known) * 2 < len(line.cells):
        return None
    # a cell that is no label in a line of labels heads the names
    return [(column, kind or "name") for column, kind in kinds]


def _parts(cells: Sequence[Cell], labels: Sequence[tuple[int, str]]) -> _Parts | None:
    name = place = parent_name = None
    share: Amount | None = None
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
        elif kind == "other" and parent_name is None:
            parent_name = without_marks(cell.text)
    if name is None:
        return None
    if place is None:
        name, place = _split(name)
    return _Parts(name, place, share, parent_name)


def _split(text: str) -> tuple[str, str | None]:
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
    behind = _BEHIND_SIGN.match(plain)
    if behind is not None and words().is_place(behind["place"]) and words().is_company(behind["name"]):
        return behind["name"], behind["place"]
    return text, None


def _own_words(name: str) -> tuple[str, tuple[str, ...], Amount | None]:
    """A name without its share and its other names, which follow."""
    share = None
    in_name = _SHARE_IN_NAME.search(name)
    if in_name is not None:
        share, name = share_of(in_name[1]), name[: in_name.start()]
    alias = _ALIAS.search(name)
    if alias is None or not name[: alias.start()].strip():
        return name.strip(" ,"), (), share
    return name[: alias.start()].strip(" ,("), (alias["alias"].strip(" \"'“”,"),), share


def _joined(lines: Sequence[Line]) -> list[Line]:
    """Lines in which a name that was broken over two of them is put together again."""
    columns = sum(len(line.cells) > 1 for line in lines)
    if columns < 2:
        return list(lines)
    whole: list[Line] = []
    waiting: Line | None = None
    for place, line in enumerate(lines):
        if waiting is not None:
            line, waiting = _together(waiting, line), None
        following = lines[place + 1] if place + 1 < len(lines) else None
        if len(line.cells) == 1 and not _is_talk(line.text) and not words().generic.fullmatch(line.text):
            if whole and _continues(whole[-1], line):
                whole[-1] = _together(whole[-1], line, behind=True)
                continue
            if following is not None and _goes_on(line, following):
                waiting = line
                continue
        whole.append(line)
    return whole


def _continues(before: Line, line: Line) -> bool:
    """Whether a line is the rest of the name in the line before it."""
    if len(before.cells) < 2 or _labels(line) is not None:
        return False
    return _LOOSE_START.match(line.text) is not None or words().is_only_form(line.text)


def _goes_on(line: Line, following: Line) -> bool:
    """Whether a line is the beginning of the name in the line after it."""
    if len(following.cells) < 2 or _labels(following) is not None or line.text.endswith(":"):
        return False
    rest = following.cells[0].text
    if _LOOSE_END.search(line.text) or _LOOSE_START.match(rest) or words().is_only_form(rest):
        return True
    deeper = following.indent > line.indent and not line.in_table
    return (
        deeper
        and not words().is_company(line.text)
        and not words().is_place(line.text)
        and len(line.text) > 25
    )


def _together(first: Line, second: Line, *, behind: bool = False) -> Line:
    if behind:
        head = first.cells[0]
        return replace(first, cells=(Cell(f"{head.text} {second.text}", head.column), *first.cells[1:]))
    head = second.cells[0]
    text = f"{first.text} {head.text}"
    return replace(second, cells=(Cell(text, head.column), *second.cells[1:]), indent=first.indent)


def _in_hierarchy(found: Sequence[Subsidiary], notes: dict[str, str]) -> list[Subsidiary]:
    whole: list[Subsidiary] = []
    above: list[tuple[float, int]] = []
    for place, subsidiary in enumerate(found):
        indent = subsidiary.line.indent
        while above and above[-1][0] > indent - _DEEPER:
            above.pop()
        said = tuple(notes[mark] for mark in subsidiary.notes if mark in notes)
        share = subsidiary.share
        held = [found for note in said for found in _SHARE_IN_NOTE.findall(note)]
        if share is None and len(held) == 1:
            share = share_of(held[0])
        joint = subsidiary.joint_venture or any(words().joint_venture.search(note) for note in said)
        whole.append(
            replace(
                subsidiary,
                parent=above[-1][1] if above else None,
                notes=said,
                share=share,
                joint_venture=joint,
            )
        )
        above.append((indent, place))
    return whole
