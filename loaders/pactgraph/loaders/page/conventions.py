"""The conventions of web pages that ``conventions.yaml`` lists."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

__all__ = ["Conventions", "conventions"]


@dataclass(frozen=True, slots=True)
class Conventions:
    """Types, names and wordings by which pages say what they are, the more trustworthy first."""

    article_types: frozenset[str]
    meta: dict[str, tuple[str, ...]]
    byline_marks: tuple[str, ...]
    byline_classes: frozenset[str]
    date_marks: tuple[str, ...]
    appeals: re.Pattern[str]
    furniture: re.Pattern[str]
    longest_furniture: int
    relations: frozenset[str]


@cache
def conventions() -> Conventions:
    """The conventions, read once.

    >>> bool(conventions().furniture.fullmatch("Read more: another story"))
    True
    """
    text = files("pactgraph.loaders.page").joinpath("conventions.yaml").read_text(encoding="utf-8")
    listed = yaml.safe_load(text)
    appeals = (f".*(?:{wording}).*" for wording in listed["appeals"])
    wordings = "|".join(f"(?:{wording})" for wording in (*listed["furniture"], *appeals))
    return Conventions(
        article_types=frozenset(listed["article types"]),
        meta={field: tuple(names) for field, names in listed["meta"].items()},
        byline_marks=tuple(listed["byline marks"]),
        byline_classes=frozenset(listed["byline classes"]),
        date_marks=tuple(listed["date marks"]),
        appeals=re.compile("|".join(listed["appeals"]), re.IGNORECASE),
        furniture=re.compile(wordings, re.IGNORECASE),
        longest_furniture=listed["longest furniture"],
        relations=frozenset(listed["relations"]),
    )
