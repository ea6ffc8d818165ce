"""The parties that a cell names: several in one cell, marks of doubt, words that are no party."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from pactgraph.loaders.catalogue import Catalogue
from pactgraph.loaders.cell_amounts import SAYS_NOTHING, cell_amounts
from pactgraph.loaders.mapping.end_nodes import PLACEHOLDER
from pactgraph.loaders.mapping.model import CellWords, End, Refused, Values, folded
from pactgraph.loaders.tabular.rows import Row
from pactgraph.ontology.amount import Amount
from pactgraph.ontology.claim import Confidence
from pactgraph.ontology.entity import UNCLASSIFIED, Entity
from pactgraph.ontology.errors import InvalidValue
from pactgraph.ontology.identifiers import Identifier
from pactgraph.ontology.iri import entity_iri

__all__ = ["Parties", "Party", "split_names"]

_LEGAL_ENDING = re.compile(
    r"(?:inc|llc|ltd|limited|corp|co|company|l\.?p|llp|plc|s\.?a|n\.?v|b\.?v|a\.?g|gmbh|pbc|n\.?a|jr|sr|"
    r"s\.?p\.?a|pte|pty|s\.?r\.?l|esq|m\.?d|ph\.?d|ii|iii|iv)\.?(?:\s*\(.*\))?",
    re.IGNORECASE,
)
_GROUPS = frozenset({"organization", "regulator", "cloud-platform", "project"})
_REMEMBERED = 20_000
_AND_OTHERS = re.compile(
    r"\s*(?:,\s*)?(?:(?:&|\+|and)\s+(?:\d+\s+)?(?:more|others?)|et\.? al\.?)$", re.IGNORECASE
)
_SHARE = re.compile(
    r"\s*\((?P<share>\d{1,3}(?:[.,]\d+)?\s?%)(?: (?:stake|interest|share|shareholding|owned))?\)$"
)
_UNTOLD = frozenset({"undisclosed", "unnamed", "unspecified", "anonymous", "unknown", "various", "multiple"})
_NOBODYS = frozenset(
    {"investor", "investors", "company", "companies", "party", "parties", "buyer", "seller", "acquirer",
     "target", "partner", "partners", "shareholder", "shareholders", "individual", "individuals", "angel",
     "angels", "vc", "vcs", "strategic", "private", "aggregate", "other", "others", "bidder", "customer",
     "customers", "supplier", "suppliers", "person", "persons", "entity", "entities", "s"}
)  # fmt: skip
_MARK = re.compile(r"\s*(#[\w-]+)\s*$")


@dataclass(frozen=True, slots=True)
class Party:
    """An entity at one end of a claim, the name the cell uses, how sure it is, and of what share."""

    entity: Entity
    name: str
    confidence: Confidence | None = None
    shares: tuple[Amount, ...] = ()


def split_names(cell: str, separators: tuple[str, ...]) -> list[str]:
    """The names in a cell; a legal ending behind a comma stays with its company.

    >>> split_names("Softbank,OpenAI, Inc.,Oracle", (",",))
    ['Softbank', 'OpenAI, Inc.', 'Oracle']
    """
    if not separators:
        return [cell.strip()]
    pattern = "|".join(map(re.escape, sorted(separators, key=len, reverse=True)))
    found: list[str] = []
    for part in re.split(pattern, cell):
        name = part.strip()
        if found and "," in separators and _LEGAL_ENDING.fullmatch(name):
            found[-1] += f", {name}"
        elif name:
            found.append(name)
    return found


class Parties:
    """Finds the parties of rows, and counts the words that name none."""

    def __init__(
        self, catalogue: Catalogue, words: CellWords, names: Mapping[End, Mapping[str, str]] | None = None
    ) -> None:
        self.no_party: Counter[str] = Counter()
        self._catalogue = catalogue
        self._words = words
        self._names = names or {}
        self._minted = lru_cache(maxsize=_REMEMBERED)(self._mint)
        self._in_cell = lru_cache(maxsize=_REMEMBERED)(self._parties)

    def of(self, end: End, row: Row) -> list[Party]:
        """The parties at an end of a row; none where its cells name none.

        :raises InvalidValue: for a mark or kind that the mapping does not explain
        """
        kind = self._kind(end, row)
        if end.fixed is not None:
            return [Party(self._minted(end.fixed, kind), end.fixed)]
        if end.template is not None:
            return self._put_together(end.template, kind, row)
        if end.named_in:
            return list(self._named(end, row, kind))
        cell = next((row[column] for column in end.columns if row[column]), "")
        found, nobody = self._in_cell(end, cell, kind)
        for word in nobody:
            self.no_party[word] += 1
        if len(found) == 1 and end.identifiers:
            return [self._identified(end, row, found[0])]
        return found

    def _parties(self, end: End, cell: str, kind: str) -> tuple[list[Party], list[str]]:
        """The parties of a cell, and the words in it that are said to name none."""
        found, nobody = [], []
        for said in self._split(end, cell):
            name, confidence = self._unmarked(said)
            if (rest := _AND_OTHERS.search(name)) and self._catalogue.find(name) is None:
                nobody.append(rest.group().strip(" ,"))
                name = name[: rest.start()]
            key = folded(name)
            if key in self._words.no_party or _names_nobody(key):
                nobody.append(name)
            elif key not in SAYS_NOTHING:
                shares: tuple[Amount, ...] = ()
                if (told := _SHARE.search(name)) and self._catalogue.find(name) is None:
                    name, shares = name[: told.start()], cell_amounts(told["share"])
                    key = folded(name)
                name = end.names.get(key) or self._names.get(end, {}).get(key) or name
                found.append(Party(self._minted(name, kind), name, confidence, shares))
        return found, nobody

    def _split(self, end: End, cell: str) -> list[str]:
        if self._catalogue.find(cell) is not None:
            return [cell]
        return split_names(cell, self._words.separators if end.separators is None else end.separators)

    def _unmarked(self, said: str) -> tuple[str, Confidence | None]:
        if match := _MARK.search(said):
            mark = folded(match[1])
            if mark in self._words.marks:
                return said[: match.start()].strip(), self._words.marks[mark]
            if self._words.marks:
                raise InvalidValue(f"the mapping does not say what the mark {match[1]!r} of {said!r} means")
        return said, None

    def _mint(self, name: str, kind: str) -> Entity:
        known = self._catalogue.find(name)
        entity = Entity.named(" ".join(name.split()))
        if known is not None:
            if _alike(known.kind, kind):
                return known
            # a company called Whisper is not the model of that name
            return replace(entity, iri=entity_iri(f"{name} {kind}"), kind=kind)
        return replace(entity, kind=kind) if kind != UNCLASSIFIED else entity

    def _identified(self, end: End, row: Row, party: Party) -> Party:
        found = []
        for scheme, column in end.identifiers:
            if row[column] and folded(row[column]) not in SAYS_NOTHING:
                try:
                    found.append(Identifier.of(scheme, row[column]))
                except InvalidValue as error:
                    raise InvalidValue(f"{column}: {error}") from None
        if not found:
            return party
        known = self._catalogue.find(party.name) is not None
        entity = replace(party.entity, identifiers=tuple(identifier.iri for identifier in found))
        # two companies of one name stay two where identifiers tell them apart
        return replace(party, entity=entity if known else replace(entity, iri=found[0].entity))

    def _put_together(self, template: str, kind: str, row: Row) -> list[Party]:
        cells = {match[1]: row[match[1]] for match in PLACEHOLDER.finditer(template)}
        if not any(cells.values()):
            return []
        name = " ".join(PLACEHOLDER.sub(lambda match: row[match[1]], template).split())
        return [Party(self._minted(name, kind), name)]

    def _named(self, end: End, row: Row, kind: str) -> Iterator[Party]:
        """The catalogued parties, and those of ``names``, that a text names; each once."""
        seen = set()
        for column in end.named_in:
            for name in self._mentions(end, row[column]):
                entity = self._minted(name, kind)
                if entity.iri not in seen and _can_be_party(entity, kind):
                    seen.add(entity.iri)
                    yield Party(entity, name)
            if seen:
                return

    def _mentions(self, end: End, text: str) -> Iterator[str]:
        words = re.findall(r"[^\W_]+(?:[.'&-][^\W_]+)*\.?", text)
        place = 0
        while place < len(words):
            for length in range(min(4, len(words) - place), 0, -1):
                name = " ".join(words[place : place + length]).rstrip(".")
                meant = end.names.get(folded(name))
                known = (
                    self._catalogue.find(name)
                    if name[:1].isupper() or name[:1].isdigit() or len(name) > 3
                    else None
                )
                if meant or known is not None:
                    yield meant or name
                    place += length
                    break
            else:
                parts = words[place].split("-")
                if len(parts) > 1:
                    words[place : place + 1] = parts
                    continue
                place += 1

    def _kind(self, end: End, row: Row) -> str:
        if not isinstance(end.kind, Values):
            return end.kind or UNCLASSIFIED
        cell = row[end.kind.column]
        found = end.kind.of(cell)
        if isinstance(found, Refused):
            raise InvalidValue(f"{end.kind.column}: {cell!r}: the mapping does not say what kind this is")
        return found or UNCLASSIFIED


def _names_nobody(key: str) -> bool:
    """Whether words only tell that somebody is not named.

    >>> [_names_nobody(key) for key in ("undisclosed investors", "aggregate-undisclosed", "unknown worlds")]
    [True, True, False]
    """
    words = set(re.findall(r"[^\W_]+", key))
    return not words.isdisjoint(_UNTOLD) and words <= _UNTOLD | _NOBODYS


def _alike(known: str, said: str) -> bool:
    """Whether what is known as of one kind can be what a table says is of another."""
    return UNCLASSIFIED in (known, said) or known == said or {known, said} <= _GROUPS


def _can_be_party(entity: Entity, kind: str) -> bool:
    """Whether a name in a text can be the party looked for: of its kind, or one that acts at all."""
    if kind not in (UNCLASSIFIED, entity.kind):
        return entity.kind == UNCLASSIFIED
    return entity.kind in (kind, "organization", "person", "cloud-platform", UNCLASSIFIED)
