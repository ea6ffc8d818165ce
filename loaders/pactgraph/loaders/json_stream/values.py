"""The values of a JSON file one at a time: lines, an array, or objects one after the other.

Only the value at hand is in memory. Numbers with a fraction become ``Decimal``, so that a share of 76.5 %
stays what was written.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, Final

from pactgraph.loaders.document import Document
from pactgraph.ontology.errors import MalformedSource

__all__ = ["BrokenJson", "JsonValue", "compact_json", "json_values", "two_readings", "written"]

_CHUNK: Final = 1 << 18
_HALF: Final = re.compile(r"\\u[dD][89a-fA-F]")
_BETWEEN: Final = re.compile(r"[\s,]*")
_SPACES: Final = re.compile(r'("(?:[^"\\]|\\.)*")|\s+')
_UNFINISHED: Final = 16
"""An error this close to the end of what was read so far may be a value that goes on."""


def _no_number(word: str) -> None:
    raise ValueError(f"{word} is no number of JSON")


_DECODER: Final = json.JSONDecoder(parse_float=Decimal, parse_constant=_no_number)


@dataclass(frozen=True, slots=True)
class JsonValue:
    """A value of a file, its text as it stands there, and the line on which it begins."""

    value: Any
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class BrokenJson:
    """A line that should hold a value and does not; what follows it is read all the same."""

    text: str
    line: int
    problem: str


def json_values(document: Document) -> Iterator[JsonValue | BrokenJson]:
    """The values of a document: those of its lines, of the array it is, or the objects one after another.

    A broken value costs the file no more than itself, where the next one begins on a line of its own.

    >>> lines = Document("a.jsonl", "a", b'{"share": 76.5}\\n{"id": }\\n{"id": 2}\\n')
    >>> for found in json_values(lines):
    ...     print(found.line, getattr(found, "value", "broken"))
    1 {'share': Decimal('76.5')}
    2 broken
    3 {'id': 2}
    >>> [found.value for found in json_values(Document("a.json", "a", b"[{},\\n {}]"))]
    [{}, {}]

    :raises MalformedSource: where the file is no text, or nothing in it is JSON
    """
    with _text(document) as stream:
        yield from _Reading(stream, document.name).values()


def written(value: Any) -> str:
    """A part of a value as JSON, its numbers as they were written.

    >>> written({"share": Decimal("76.50")})
    '{"share": 76.50}'
    """
    if isinstance(value, dict):
        return "{" + ", ".join(f"{written(key)}: {written(part)}" for key, part in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(written, value)) + "]"
    return str(value) if isinstance(value, Decimal) else json.dumps(value, ensure_ascii=False)


def two_readings(document: Document) -> tuple[Document, Document]:
    """The document to be read twice; who watches how far it is read sees half of it each time.

    >>> first, second = two_readings(Document("a.json", "a", b"{}", watch=print))
    >>> first.watch(100)
    50
    """
    watch, size = document.watch, document.size if document.watch is not None else 0
    if watch is None:
        return document, document
    return (
        replace(document, watch=lambda read: watch(read // 2)),
        replace(document, watch=lambda read: watch((size + read) // 2)),
    )


def compact_json(text: str) -> str:
    """The text of a JSON value on one line: as it was written, but for the white space of several lines.

    >>> compact_json('{ "a":\\n  [1.50, "x  y"] }')
    '{"a":[1.50,"x  y"]}'
    """
    return _SPACES.sub(lambda match: match[1] or "", text) if "\n" in text else text


def _text(document: Document) -> io.TextIOWrapper:
    if document.encoding is None and document.head.startswith((b"\xff\xfe", b"\xfe\xff")):
        document.text()  # says what to do about UTF-16
    try:
        return io.TextIOWrapper(document.open(), encoding=document.encoding or "utf-8-sig", newline="")
    except LookupError:
        document.text()
        raise


def _is_text(value: Any) -> bool:
    try:
        json.dumps(value, ensure_ascii=False, default=str).encode()
    except UnicodeEncodeError:
        return False
    return True


class _Reading:
    """The part of a stream that is in memory, and how far it is understood."""

    def __init__(self, stream: io.TextIOWrapper, name: str) -> None:
        self.stream = stream
        self.name = name
        self.buffer = ""
        self.at = 0
        self.line = 1
        self.ended = False
        self.wanted = _CHUNK
        self.read_any = False

    def values(self) -> Iterator[JsonValue | BrokenJson]:
        array = self._skip() == "["
        if array:
            self._advance(self.at + 1)
        while mark := self._skip():
            if array and mark == "]":
                self._advance(self.at + 1)
                array = False
                continue
            found = self._value()
            self.read_any = self.read_any or isinstance(found, JsonValue)
            yield found
        if array:
            yield BrokenJson("", self.line, "the array is cut off: its closing bracket is missing")

    def _skip(self) -> str:
        """Go to the next value; its first character, or nothing at the end."""
        while True:
            match = _BETWEEN.match(self.buffer, self.at)
            assert match is not None
            self._advance(match.end())
            if self.at < len(self.buffer):
                return self.buffer[self.at]
            if not self._more():
                return ""

    def _value(self) -> JsonValue | BrokenJson:
        while True:
            try:
                value, end = _DECODER.raw_decode(self.buffer, self.at)
                if end == len(self.buffer) and self._more():  # a number may go on
                    continue
            except json.JSONDecodeError as error:
                unfinished = error.msg.startswith("Unterminated") or (
                    error.pos >= len(self.buffer) - _UNFINISHED
                )
                if unfinished and self._more():
                    continue
                return self._broken(error.msg)
            except (ValueError, RecursionError) as error:
                return self._broken(str(error))
            found = JsonValue(value, self.buffer[self.at : end], self.line)
            if _HALF.search(found.text) and not _is_text(value):
                return self._broken("a \\u escape stands for half a character")
            self._advance(end)
            self.wanted = _CHUNK
            return found

    def _broken(self, problem: str) -> BrokenJson:
        """Pass over a broken value, to the next line that begins an object."""
        if not self.read_any:
            raise MalformedSource(self.name, f"not JSON: {problem}", line=self.line)
        start, line = self.at, self.line
        while (following := self.buffer.find("\n{", self.at)) < 0 and self._more():
            start = self.at
        end = len(self.buffer) if following < 0 else following
        text = self.buffer[start : min(end, start + 2000)].rstrip()
        self._advance(end)
        return BrokenJson(text, line, f"not JSON: {problem}")

    def _advance(self, end: int) -> None:
        self.line += self.buffer.count("\n", self.at, end)
        self.at = end

    def _more(self) -> bool:
        """Read on, twice as much each time that a value does not end; whether anything came."""
        if self.ended:
            return False
        try:
            chunk = self.stream.read(self.wanted)
        except UnicodeError:
            raise MalformedSource(
                self.name,
                f"a byte soon after is not {self.stream.encoding.removesuffix('-sig').upper()}; "
                "save the file as UTF-8, or say what it is: --encoding windows-1252",
                line=self.line,
            ) from None
        self.wanted *= 2
        self.buffer = self.buffer[self.at :] + chunk
        self.at = 0
        self.ended = not chunk
        return not self.ended
