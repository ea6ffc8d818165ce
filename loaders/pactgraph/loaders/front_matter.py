"""YAML front matter of text and Markdown articles: title, author, publisher, published, url."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from typing import Final

import yaml

from pactgraph.ontology.errors import InvalidValue, MalformedSource
from pactgraph.ontology.partial_date import PartialDate

__all__ = ["FIELDS", "FrontMatter", "split_front_matter"]

_BLOCK = re.compile(
    r"\A---[ \t]*\r?\n(?P<yaml>.*?)(?:\r?\n)?^---[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What an article says of itself; nothing where it says nothing."""

    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: PartialDate | None = None
    url: str | None = None


FIELDS: Final = tuple(field.name for field in fields(FrontMatter))


def split_front_matter(text: str, name: str) -> tuple[FrontMatter, str]:
    """The front matter of a text and the text after it.

    >>> front, body = split_front_matter("---\\npublished: 2026-02\\n---\\nAzure stays.", "a.md")
    >>> str(front.published), body
    ('2026-02', 'Azure stays.')
    >>> split_front_matter("---\\npublished: 2025-13-40\\n---\\n", "a.md")
    Traceback (most recent call last):
    pactgraph.ontology.errors.MalformedSource: a.md, line 2: published: the date '2025-13-40' does not exist

    :raises MalformedSource: where the block is not YAML fields, or holds a field that is not known
    """
    block = _BLOCK.match(text)
    if block is None:
        return FrontMatter(), text
    given = _fields(block["yaml"], name)
    for key in given:
        if key not in FIELDS:
            raise MalformedSource(
                name,
                f"the front matter field {key!r} is not known; known are {', '.join(FIELDS)}",
                line=_line_of(block["yaml"], key),
            )
    published = given.pop("published", None)
    try:
        date = None if published is None else PartialDate.parse(published)
    except InvalidValue as error:
        line = _line_of(block["yaml"], "published")
        raise MalformedSource(name, f"published: {error}", line=line) from None
    return FrontMatter(published=date, **given), text[block.end() :]


def _fields(block: str, name: str) -> dict[str, str]:
    try:
        loaded = yaml.load(block, Loader=yaml.BaseLoader)
    except yaml.MarkedYAMLError as error:
        line = None if error.problem_mark is None else error.problem_mark.line + 2
        raise MalformedSource(name, f"the front matter is not YAML: {error.problem}", line=line) from None
    if loaded in (None, ""):
        return {}
    if not isinstance(loaded, dict) or not all(isinstance(value, str) for value in loaded.values()):
        raise MalformedSource(name, "the front matter should be lines of 'field: text'", line=2)
    return {str(key): value.strip() for key, value in loaded.items() if value.strip()}


def _line_of(block: str, key: str) -> int:
    for number, line in enumerate(block.splitlines(), 2):
        if line.lstrip().startswith(f"{key}:"):
            return number
    return 2
