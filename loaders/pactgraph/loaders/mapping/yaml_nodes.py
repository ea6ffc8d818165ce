"""YAML whose every value knows its file and line, so that what is wrong in it can be pointed at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from enum import StrEnum
from typing import TypeVar

import yaml

from pactgraph.ontology.errors import MalformedSource

__all__ = ["YamlNode", "parse_yaml"]

_Word = TypeVar("_Word", bound=StrEnum)
_SHOWN_AS = {"predicate": "relation"}
_TRUTH = {"true": True, "yes": True, "false": False, "no": False}


class YamlNode:
    """A value in a YAML file. Scalars are texts: a cell "no" stays a cell.

    >>> node = parse_yaml("a: [x, y]", "m.yaml")
    >>> node.mapping(("a",))["a"].texts()
    ('x', 'y')
    >>> node.mapping(("b",))
    Traceback (most recent call last):
    pactgraph.ontology.errors.MalformedSource: m.yaml, line 1: 'a' is not known here; it may have: b
    """

    def __init__(self, node: yaml.Node, name: str) -> None:
        self.node = node
        self.name = name
        self.line = node.start_mark.line + 1

    def wrong(self, problem: str) -> MalformedSource:
        """The error to be raised for this value."""
        return MalformedSource(self.name, problem, line=self.line)

    @property
    def is_mapping(self) -> bool:
        """Whether it has keys."""
        return isinstance(self.node, yaml.MappingNode)

    @property
    def is_list(self) -> bool:
        """Whether it is a list."""
        return isinstance(self.node, yaml.SequenceNode)

    def pairs(self) -> Iterator[tuple[YamlNode, YamlNode]]:
        """Keys and values in the order of the file."""
        if not isinstance(self.node, yaml.MappingNode):
            raise self.wrong("keys with values are expected here, as in `column: name`")
        seen: set[str] = set()
        for key, value in self.node.value:
            found = YamlNode(key, self.name)
            if found.text() in seen:
                raise found.wrong(f"{found.text()!r} stands here twice")
            seen.add(found.text())
            yield found, YamlNode(value, self.name)

    def mapping(self, known: Iterable[str]) -> dict[str, YamlNode]:
        """Values by key; keys that are not known are refused."""
        known = tuple(known)
        found = {}
        for key, value in self.pairs():
            word = _usual_name(key.text(), known)
            if word in found:
                raise key.wrong(f"{word!r} and {key.text()!r} are one: it stands here twice")
            if word not in known:
                close = get_close_matches(word, known, n=1)
                hint = f"did you mean {close[0]!r}?" if close else f"it may have: {', '.join(known)}"
                raise key.wrong(f"{word!r} is not known here; {hint}")
            found[word] = value
        return found

    def items(self) -> list[YamlNode]:
        """The members of a list; a single value counts as a list of one."""
        if isinstance(self.node, yaml.SequenceNode):
            return [YamlNode(member, self.name) for member in self.node.value]
        return [self]

    def text(self) -> str:
        """A single text."""
        if not isinstance(self.node, yaml.ScalarNode):
            raise self.wrong("a single text is expected here")
        return str(self.node.value)

    def filled(self) -> str:
        """A single text that is not empty."""
        if not self.text().strip():
            raise self.wrong("a text is missing here")
        return self.text()

    def scalar(self, text: str) -> YamlNode:
        """A text that stands for this value in what is read."""
        node = yaml.ScalarNode("tag:yaml.org,2002:str", text, self.node.start_mark, self.node.end_mark)
        return YamlNode(node, self.name)

    def texts(self) -> tuple[str, ...]:
        """A list of texts, or one text."""
        return tuple(item.text() for item in self.items())

    def truth(self) -> bool:
        """True or false."""
        word = self.text().lower()
        if word not in _TRUTH:
            raise self.wrong(f"{self.text()!r} is neither true nor false")
        return _TRUTH[word]

    def number(self) -> int:
        """A whole number."""
        if not self.text().isdecimal():
            raise self.wrong(f"{self.text()!r} is not a whole number")
        return int(self.text())

    def word(self, words: type[_Word]) -> _Word:
        """One of the words of an enumeration."""
        try:
            return words(self.text().strip().lower().replace("_", "-"))
        except ValueError:
            close = get_close_matches(self.text().lower(), list(words), n=1)
            hint = f"; did you mean {str(close[0])!r}?" if close else ""
            raise self.wrong(f"{self.text()!r} is none of {', '.join(words)}{hint}") from None


def _usual_name(word: str, known: Iterable[str]) -> str:
    """The name of a key; claims are shown with others, as ``valid_from`` and ``predicate``."""
    if word in known:
        return word
    usual = _SHOWN_AS.get(word, word.replace("_", "-"))
    return usual if usual in known else word


def parse_yaml(text: str, name: str) -> YamlNode:
    """The content of a YAML file.

    :raises MalformedSource: where it is not YAML, with the line
    """
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise MalformedSource(
            name, f"not YAML: {error.problem or error.context}", line=mark.line + 1 if mark else None
        ) from None
    except (yaml.YAMLError, RecursionError) as error:
        raise MalformedSource(name, f"not YAML: {error}") from None
    if node is None:
        raise MalformedSource(name, "the mapping is empty")
    return YamlNode(node, name)
