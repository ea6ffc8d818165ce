"""YAML front matter of text and Markdown articles: title, author, publisher, published, url.

Other fields (tags, layout, a licence) belong to whatever else the file is for: they are left out and named.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, Final

import yaml

from pactgraph.ontology.errors import InvalidValue, MalformedSource
from pactgraph.ontology.partial_date import PartialDate

__all__ = ["FIELDS", "FrontMatter", "split_front_matter"]

_BLOCK = re.compile(
    r"\A---[ \t]*\r?\n(?P<yaml>.*?)(?:\r?\n)?^---[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE
)


FIELDS: Final = ("title", "author", "publisher", "published", "url")
_OTHER_NAMES: Final = {"date": "published", "link": "url"}


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What an article says of itself, nothing where it says nothing; ``left_out`` are its other fields."""

    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: PartialDate | None = None
    url: str | None = None
    left_out: tuple[str, ...] = ()


def split_front_matter(text: str, name: str) -> tuple[FrontMatter, str]:
    """The front matter of a text and the text after it.

    >>> front, body = split_front_matter("---\\npublished: 2026-02\\n---\\nAzure stays.", "a.md")
    >>> str(front.published), body
    ('2026-02', 'Azure stays.')
    >>> split_front_matter("---\\npublished: 2025-13-40\\n---\\n", "a.md")
    Traceback (most recent call last):
    pactgraph.ontology.errors.MalformedSource: a.md, line 2: published: the date '2025-13-40' does not exist

    :raises MalformedSource: where the block is not YAML fields, or one of these fields is wrong or misspelt
    """
    block = _BLOCK.match(text)
    if block is None:
        return FrontMatter(), text
    found = _fields(block["yaml"], name)
    given, left_out = _known(found, block["yaml"], name)
    published = given.pop("published", None)
    try:
        date = None if published is None else PartialDate.parse(published)
    except InvalidValue as error:
        line = _line_of(block["yaml"], "published")
        raise MalformedSource(name, f"published: {error}", line=line) from None
    return FrontMatter(published=date, left_out=left_out, **given), text[block.end() :]


def _fields(block: str, name: str) -> dict[str, Any]:
    try:
        loaded = yaml.load(block, Loader=yaml.BaseLoader)
    except yaml.MarkedYAMLError as error:
        line = None if error.problem_mark is None else error.problem_mark.line + 2
        raise MalformedSource(name, f"the front matter is not YAML: {error.problem}", line=line) from None
    if loaded in (None, ""):
        return {}
    if not isinstance(loaded, dict):
        raise MalformedSource(name, "the front matter should be lines of 'field: text'", line=2)
    return {str(key): value for key, value in loaded.items()}


def _known(found: dict[str, Any], block: str, name: str) -> tuple[dict[str, str], tuple[str, ...]]:
    given: dict[str, str] = {}
    left_out = []
    for key, value in found.items():
        field = key if key in FIELDS else _OTHER_NAMES.get(key, key)
        if field not in FIELDS:
            if meant := get_close_matches(key, FIELDS, n=1, cutoff=0.8):
                raise MalformedSource(
                    name,
                    f"the front matter field {key!r} is not known; do you mean {meant[0]!r}?",
                    line=_line_of(block, key),
                )
            left_out.append(key)
        elif not isinstance(value, str):
            raise MalformedSource(name, f"{key} should be text", line=_line_of(block, key))
        elif value.strip() and (field == key or field not in found):
            given[field] = value.strip()
    return given, tuple(left_out)


def _line_of(block: str, key: str) -> int:
    for number, line in enumerate(block.splitlines(), 2):
        if line.lstrip().startswith(f"{key}:"):
            return number
    return 2
