"""Records out of a long JSON array, one at a time, whether it is the whole file or a member of an object."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from io import BufferedReader, BytesIO
from typing import Any, Final

from pactgraph.loaders.document import Document
from pactgraph.ontology.errors import MalformedSource

__all__ = ["json_records"]

_BLOCK: Final = 1 << 16
_LONGEST: Final = 1 << 24
_START = re.compile(r'\s*(?:\{\s*(?:"[^"]*"\s*:\s*(?:"[^"]*"|[\d.]+)\s*,\s*)*"[^"]*"\s*:\s*)?\[')
_GAP = re.compile(r"[\s,]*")


def json_records(document: Document) -> Iterator[tuple[int, Any]]:
    """The number, from 1, and the value of each object in the array.

    >>> list(json_records(Document("a.json", "a", b'{"n": 2, "records": [{"a": 1}, {"a": 2}]}')))
    [(1, {'a': 1}), (2, {'a': 2})]

    :raises MalformedSource: where it is not JSON, with the line
    """
    with document.open() as stream:
        window = _Window(stream, document.name)
        window.skip_to_array()
        number = 0
        while not window.at_end():
            number += 1
            yield number, window.value()


class _Window:
    """The part of a text that is being read, and the line at which it begins."""

    def __init__(self, stream: BufferedReader | BytesIO, name: str) -> None:
        self._stream, self._name = stream, name
        self._decoder = codecs.getincrementaldecoder("utf-8-sig")()
        self._values = json.JSONDecoder()
        self._text, self._place, self._line, self._whole = "", 0, 1, False

    def skip_to_array(self) -> None:
        while (found := _START.match(self._text)) is None:
            if not self._more() or len(self._text) > _LONGEST:
                raise MalformedSource(self._name, "it is no JSON array of records", line=1)
        self._place = found.end()

    def at_end(self) -> bool:
        while True:
            gap = _GAP.match(self._text, self._place)
            assert gap is not None
            self._place = gap.end()
            if self._place < len(self._text):
                return self._text[self._place] == "]"
            if not self._more():
                raise self._broken("the array does not end")

    def value(self) -> Any:
        while True:
            try:
                value, self._place = self._values.raw_decode(self._text, self._place)
                return value
            except (json.JSONDecodeError, RecursionError) as error:
                too_long = len(self._text) - self._place > _LONGEST
                if too_long or self._text[self._place] not in "{[" or not self._more():
                    said = error.msg if isinstance(error, json.JSONDecodeError) else "it nests too deep"
                    raise self._broken(said) from None

    def _more(self) -> bool:
        if self._whole:
            return False
        block = self._stream.read(_BLOCK)
        self._whole = not block
        self._line += self._text.count("\n", 0, self._place)
        try:
            self._text = self._text[self._place :] + self._decoder.decode(block, final=self._whole)
        except UnicodeDecodeError:
            raise MalformedSource(self._name, "it is not UTF-8", line=self._line) from None
        self._place = 0
        return not self._whole

    def _broken(self, problem: str) -> MalformedSource:
        line = self._line + self._text.count("\n", 0, self._place)
        return MalformedSource(self._name, f"not JSON: {problem}", line=line)
