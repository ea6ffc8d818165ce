"""How cells of a list of subsidiaries are told apart: labels, places, shares, names, footnote marks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any, Final

import yaml

from pactgraph.ontology.amount import Amount

__all__ = ["Words", "marks_of", "note_of", "share_of", "without_marks", "words"]

_MARKS = re.compile(
    r"(?:[\s,]*(?:\((?:\d{1,2}|[a-z]|[*†‡§#]+)\)|\[(?:\d{1,2}|[a-z])\]|[*†‡§#¹²³⁴⁵⁶⁷⁸⁹]+))+\s*$"
)
_NOTE = re.compile(
    r"^\s*(?:\((\d{1,2}|[a-z])\)|\[(\d{1,2}|[a-z])\]|([*†‡§#]+|[¹²³⁴⁵⁶⁷⁸⁹]+)|(\d{1,2})[.)]?\s)\s*"
)
_SHARE = re.compile(
    r"(?P<about>approximately|approx\.?|about|circa|~|c\.)?\s*"
    r"(?P<bound>less than|more than|over|under|<|>|≤|≥)?\s*"
    r"(?P<number>\d{1,3}(?:[.,]\d+)?)\s*(?P<sign>%|percent|per cent)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Words:
    """The patterns of ``exhibit21.yaml``, ready for use."""

    labels: dict[str, re.Pattern[str]]
    generic: re.Pattern[str]
    joint_venture: re.Pattern[str]
    legal_form: re.Pattern[str]
    places: frozenset[str]

    def label(self, cell: str) -> str | None:
        """What column a cell heads: "name", "jurisdiction", "percent", "parent" or "other".

        >>> words().label("State of Incorporation"), words().label("Alpha Inc.")
        ('jurisdiction', None)
        """
        text = re.sub(r"[\s*†]+", " ", without_marks(cell)).strip(" :.")
        if len(text) > 110 or text[:1].isdigit() or self.is_company(text):
            return None
        return next((kind for kind, pattern in self.labels.items() if pattern.fullmatch(text)), None)

    def is_place(self, cell: str) -> bool:
        """Whether a cell names a jurisdiction, or several with signs between them.

        >>> words().is_place("Delaware, U.S."), words().is_place("Delaware Holdings")
        (True, False)
        """
        text = without_marks(cell)
        pieces = [p for p in re.split(r"\s*(?:[,/;()–-]|\band\b|&)\s*", text) if p]
        whole = _folded(text) in self.places
        return whole or (bool(pieces) and all(_folded(p) in self.places for p in pieces))

    def is_company(self, text: str) -> bool:
        """Whether words end as names of companies do.

        >>> words().is_company("Apple Operations Mexico, S.A. de C.V."), words().is_company("Domestic")
        (True, False)
        """
        return self.legal_form.search(without_marks(text)) is not None

    def is_only_form(self, text: str) -> bool:
        """Whether words are the end of a name and nothing else.

        >>> words().is_only_form("Company, Ltd."), words().is_only_form("Alpha, Ltd.")
        (True, False)
        """
        rest = without_marks(text)
        while (found := self.legal_form.search(rest)) is not None:
            rest = rest[: found.start()]
        return not rest.strip(" ,.")

    def is_venture_heading(self, text: str) -> bool:
        """Whether a line only says that ventures with others follow.

        >>> words().is_venture_heading("Joint Ventures:"), words().is_venture_heading("Alpha Joint Venture")
        (True, False)
        """
        rest = self.joint_venture.sub("", text)
        return rest != text and not re.sub(r"(?i)\b(?:and|other|the|companies|affiliates|in)\b|\W", "", rest)


@cache
def words() -> Words:
    """The words that ship with pactgraph, read once."""
    text = (files("pactgraph.loaders.sec") / "exhibit21.yaml").read_text(encoding="utf-8")
    tables: dict[str, Any] = yaml.safe_load(text)
    forms = sorted(map(str, tables["legal_forms"]), key=len, reverse=True)
    endings = "|".join(re.escape(form.rstrip(".")).replace(r"\ ", r"\s+") for form in forms)
    return Words(
        labels={kind: _any_of(patterns) for kind, patterns in tables["labels"].items()},
        generic=_any_of(tables["generic"]),
        joint_venture=re.compile(tables["joint_venture"], re.IGNORECASE),
        legal_form=re.compile(
            rf"(?:^|[\s,.(/&-])(?:{endings})\.?\)?(?: (?:[IVXL]+|\d{{1,4}}|[A-Z]))?(?:\s*\([^()]*\))*\W*$",
            re.IGNORECASE,
        ),
        places=frozenset(_folded(str(place)) for group in tables["places"] for place in group),
    )


def _any_of(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


def _folded(text: str) -> str:
    text = text.casefold().strip(" .")
    return re.sub(r"^(?:the )?(?:state|commonwealth|republic|province|kingdom) of ", "", text)


def without_marks(text: str) -> str:
    """A text without the footnote marks at its end.

    >>> without_marks("Alpha Inc. (1)(2)"), without_marks("Beta (UK)*"), without_marks("Fund (2019)")
    ('Alpha Inc.', 'Beta (UK)', 'Fund (2019)')
    """
    return _MARKS.sub("", text).strip()


def marks_of(text: str) -> tuple[str, ...]:
    """The footnote marks at the end of a text.

    >>> marks_of("Alpha Inc. (1)(a)*")
    ('1', 'a', '*')
    """
    found = _MARKS.search(text)
    if found is None:
        return ()
    return tuple(re.findall(r"\d{1,2}|[a-z]|[*†‡§#]+|[¹²³⁴⁵⁶⁷⁸⁹]", found[0]))


def note_of(text: str) -> tuple[str, str] | None:
    """The mark and the words of a footnote.

    >>> note_of("(1) Owned by Beta."), note_of("Alpha Inc.")
    (('1', 'Owned by Beta.'), None)
    """
    found = _NOTE.match(text)
    if found is None:
        return None
    mark = next(group for group in found.groups() if group)
    return mark, text[found.end() :].strip()


def share_of(cell: str, *, signed: bool = False) -> Amount | None:
    """The share in a cell; with ``signed``, only where a percent sign or word stands in it.

    >>> str(share_of("69.6")), str(share_of("> 50%")), share_of("Delaware"), share_of("100", signed=True)
    ('69.6 %', 'at least 50 %', None, None)
    """
    text = without_marks(cell).strip("() ")
    found = _SHARE.fullmatch(text)
    if found is None or (signed and not found["sign"]):
        return None
    number = Decimal(found["number"].replace(",", "."))
    if number > 100:
        return None
    bound = (found["bound"] or "").lower()
    low = None if bound in _UPPER else number
    high = None if bound in _LOWER else number
    return Amount(low, high, "%", cell, approximate=found["about"] is not None)


_UPPER: Final = frozenset({"less than", "under", "<", "≤"})
_LOWER: Final = frozenset({"more than", "over", ">", "≥"})
