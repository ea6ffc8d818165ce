"""From lines to subsidiaries: which lines name one, where it stands, how much is held, and under whom."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from pactgraph.loaders.sec.broken_names import joined
from pactgraph.loaders.sec.cells import SHARE_HELD, labels_of, name_and_place, own_words, parts_of
from pactgraph.loaders.sec.exhibit_words import marks_of, share_of, without_marks, words
from pactgraph.loaders.sec.footnotes import is_footnote, is_talk, notes_of, whole_note
from pactgraph.loaders.sec.lines import Cell, Line
from pactgraph.ontology.amount import Amount

__all__ = ["Listing", "Subsidiary", "read_listing"]

_DEEPER: Final = 3.0
_HEADED: Final = 3
_BULLET = re.compile(
    r"^(?:(?:[•·▪●○■>]|o(?= ))\s*|(?P<dashes>(?:[-–—]\s*)+)(?=\w)|\d{1,3}[.)]\s+|[ivxlc]+[.)]\s+|"
    r"[a-z][.)]\s+)"
)
_GROUP = re.compile(
    r"^(?:[\w-]+ )*?(?:subsidiar(?:y|ies)|affiliates) of:?\s+(?P<name>.{2,100}?):?$", re.IGNORECASE
)
_MANY = re.compile(r"\b(?:subsidiaries|affiliates|companies)\b", re.IGNORECASE)


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
    section: int = 0


@dataclass(slots=True)
class Listing:
    """What an exhibit says: the words before the list, the companies, and lines that were not understood."""

    title: list[str] = field(default_factory=list)
    subsidiaries: list[Subsidiary] = field(default_factory=list)
    unread: list[Line] = field(default_factory=list)
    notes: dict[str, str] = field(default_factory=dict)


def read_listing(lines: Iterable[Line]) -> Listing:
    """The listing in the lines of an exhibit.

    >>> from pactgraph.loaders.sec.lines import text_lines
    >>> found = read_listing(text_lines("Subsidiaries of X Corp.\\n\\nAlpha Inc.    Delaware    51%\\n"))
    >>> [(s.name, s.jurisdiction, str(s.share)) for s in found.subsidiaries]
    [('Alpha Inc.', 'Delaware', '51 %')]
    """
    lines = [whole_note(line) for line in lines]
    listing = Listing(notes=notes_of(lines))
    reader = _Reader(listing)
    whole = list(joined([line for line in lines if not is_footnote(line, listing.notes)]))
    heads = [number for number, line in enumerate(whole) if len(labels_of(line) or ()) > 1]
    for number, line in enumerate(whole):
        # what stands alone right above the names of columns is no row: it says whose list it is
        reader.take(line, headed=any(0 < head - number <= _HEADED for head in heads[:1]))
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
        self._group: str | None = None
        self._section = 0

    def take(self, line: Line, *, headed: bool = False) -> None:
        text, single = line.text, len(line.cells) == 1
        if single and is_talk(text):
            if not self.found:
                self.listing.title.append(text)
        elif (labels := labels_of(line)) is not None:
            if len(labels) > 1 or (line.in_table and not self._labels):
                self._labels = labels
            if single:
                self._heading(text)
        elif single and headed and not self.found:
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
            or _GROUP.match(plain) is not None
            or plain in self.listing.title
        )

    def _heading(self, text: str) -> None:
        if not self.found:
            self.listing.title.append(text)
        self._joint = words().joint_venture.search(text) is not None
        self._place = _place_of_heading(text)
        group = _GROUP.match(text)
        if self._joint or self._place or group or text.endswith(":"):
            self._section += 1
        if group is not None and self.found and words().is_company(group["name"]):
            self._group = without_marks(group["name"])

    def _names_one(self, line: Line) -> bool:
        """Whether a line of a single cell is a company: by its ending, its place, or the table it is in."""
        text = line.text
        if words().generic.fullmatch(text) or _place_of_heading(text) or share_of(text) is not None:
            return False
        if words().is_venture_heading(text) or _GROUP.match(text):
            return False
        if text.endswith(":") or (not self.found and not (self._labels or self.listing.title)):
            return False
        if words().is_company(name_and_place(text)[0]):
            # above the list, a company's name alone is the registrant's
            return (
                bool(self.found or self._labels or line.in_table)
                or name_and_place(text)[1] is not None
                or _titled(self.listing.title)
            )
        return name_and_place(text)[1] is not None

    def _groups(self, cells: Sequence[Cell]) -> list[tuple[Cell, ...]]:
        starts = [column for column, kind in self._labels if kind == "name"]
        places = sum(kind == "jurisdiction" for _, kind in self._labels)
        if len(starts) < 2 or places not in (0, len(starts)):
            return [tuple(cells)]
        groups: list[list[Cell]] = [[] for _ in starts]
        for cell in cells:
            groups[max(0, sum(column <= cell.column for column in starts) - 1)].append(cell)
        return [tuple(group) for group in groups if group]

    def _add(self, cells: Sequence[Cell], line: Line) -> None:
        parts = parts_of(cells, self._labels)
        if parts is None:
            self.listing.unread.append(line)
            return
        name, aliases, share = own_words(without_marks(parts.name))
        dashes = _BULLET.match(name)
        indent = line.indent
        if dashes is not None:
            indent += 8.0 * len((dashes["dashes"] or "").replace(" ", ""))
            name = name[dashes.end() :].strip()
        if share is None and parts.share is None and len(cells) == 1:
            held = SHARE_HELD.search(cells[0].text)
            share = None if held is None else share_of(held[1])
        # "seven domestic subsidiaries" are counted, not named
        if not re.search(r"\w{2}", name) or (_MANY.search(name) and not words().is_company(name)):
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
                parent_name=parts.parent_name or self._group,
                line=replace(line, indent=indent),
                notes=tuple(dict.fromkeys(marks)),
                section=self._section,
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


def _in_hierarchy(found: Sequence[Subsidiary], notes: dict[str, str]) -> list[Subsidiary]:
    whole: list[Subsidiary] = []
    above: list[tuple[float, int]] = []
    section = 0
    for place, subsidiary in enumerate(found):
        indent = subsidiary.line.indent
        if subsidiary.section != section:
            above, section = [], subsidiary.section
        while above and above[-1][0] > indent - _DEEPER:
            above.pop()
        said = tuple(notes[mark] for mark in subsidiary.notes if mark in notes)
        share = subsidiary.share
        held = [found for note in said for found in SHARE_HELD.findall(note)]
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
