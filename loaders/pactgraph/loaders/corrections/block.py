"""YAML in which every value knows its line, so that an error can say where it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from pactgraph.ontology.errors import MalformedSource

__all__ = ["Block", "blocks_of"]

_SHOWN_AS = {"predicate": "relation"}
"""What parts are called where claims are shown, and here."""
_NULL = "tag:yaml.org,2002:null"


@dataclass(frozen=True, slots=True)
class Block:
    """The fields of one YAML mapping, each with its line; ``name`` is the file.

    >>> block = next(blocks_of("by: A. Reader\\nclaims:\\n- reject: true\\n", "c.yaml"))
    >>> block.text("by"), block.blocks("claims")[0].line
    ('A. Reader', 3)
    """

    name: str
    line: int
    fields: dict[str, yaml.Node]
    lines: dict[str, int]

    def __contains__(self, key: str) -> bool:
        return key in self.fields

    def error(self, problem: str, key: str | None = None) -> MalformedSource:
        """The error that a problem of a field, or of the whole block, is."""
        return MalformedSource(self.name, problem, line=self.lines.get(key or "", self.line))

    def only(self, known: tuple[str, ...], what: str) -> None:
        """Refuse fields that are not known.

        :raises MalformedSource: with the line of the first such field
        """
        for key in self.fields:
            if key not in known:
                raise self.error(f"{key!r} is no field of {what}; known are {', '.join(known)}", key)

    def text(self, key: str) -> str | None:
        """The text of a field; nothing where it is absent or null.

        :raises MalformedSource: where it is a list or a mapping
        """
        found = self.fields.get(key)
        if found is None or found.tag == _NULL:
            return None
        if not isinstance(found, yaml.ScalarNode):
            raise self.error(f"{key} should be a text, not a list or further fields", key)
        text: str = found.value
        if not text.strip():
            raise self.error(f"{key} is empty; write null to say that there is none", key)
        return text

    def texts(self, key: str) -> tuple[str, ...]:
        """The texts of a list; one text counts as a list of one."""
        found = self.fields.get(key)
        if isinstance(found, yaml.SequenceNode):
            items = [Block(self.name, _line(item), {key: item}, {key: _line(item)}) for item in found.value]
            return tuple(text for item in items if (text := item.text(key)) is not None)
        text = self.text(key)
        return () if text is None else (text,)

    def block(self, key: str) -> Block | None:
        """The fields below a field; nothing where there are none.

        :raises MalformedSource: where something else stands there
        """
        found = self.fields.get(key)
        return None if found is None or found.tag == _NULL else _block(found, self.name, key)

    def blocks(self, key: str) -> list[Block]:
        """The mappings of a list.

        :raises MalformedSource: where something else stands there
        """
        found = self.fields.get(key)
        if found is None or found.tag == _NULL:
            return []
        if not isinstance(found, yaml.SequenceNode):
            raise self.error(f"{key} should be a list, each entry beginning with '- '", key)
        return [_block(item, self.name, f"an entry of {key}") for item in found.value]


def blocks_of(text: str, name: str) -> Iterator[Block]:
    """The top blocks of YAML text, one for each document in it.

    >>> next(blocks_of("claims: [", "c.yaml"))
    Traceback (most recent call last):
    pactgraph.ontology.errors.MalformedSource: c.yaml, line 1: this is not YAML: expected the node content, \
but found '<stream end>'

    :raises MalformedSource: where it is not YAML, or its top is no mapping
    """
    try:
        for node in yaml.compose_all(text, Loader=yaml.SafeLoader):
            if node is not None and node.tag != _NULL:
                yield _block(node, name, "the file")
    except yaml.MarkedYAMLError as error:
        line = None if error.problem_mark is None else error.problem_mark.line + 1
        raise MalformedSource(name, f"this is not YAML: {error.problem}", line=line) from None
    except yaml.YAMLError as error:
        raise MalformedSource(name, f"this is not YAML: {error}") from None


def _block(node: yaml.Node, name: str, what: str) -> Block:
    if not isinstance(node, yaml.MappingNode):
        raise MalformedSource(name, f"{what} should be lines of 'field: value'", line=_line(node))
    fields: dict[str, yaml.Node] = {}
    lines: dict[str, int] = {}
    for key, value in node.value:
        word = str(key.value).replace("-", "_")
        word = _SHOWN_AS.get(word, word)
        if word in fields:
            raise MalformedSource(name, f"{word!r} is given twice", line=_line(key))
        fields[word], lines[word] = value, _line(key)
    return Block(name, _line(node), fields, lines)


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1
