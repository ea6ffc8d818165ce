"""The second reading of a stream of records: what is said, now that every record is known."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator
from typing import ClassVar, Generic, TypeVar

from pactgraph.loaders.document import Document
from pactgraph.loaders.json_stream.index import Once, RecordIndex
from pactgraph.loaders.json_stream.values import BrokenJson, JsonValue, json_values
from pactgraph.ontology.errors import InvalidValue
from pactgraph.ontology.records import Notice, Record, Refusal

__all__ = ["Telling", "understood"]

_Found = TypeVar("_Found")


def understood(
    document: Document,
    parse: Callable[[JsonValue], Iterable[_Found]],
    values: Callable[[Document], Iterator[JsonValue | BrokenJson]] = json_values,
) -> Iterator[_Found | Refusal]:
    """What the values of a file are understood as; a value that is none of it is refused with its line."""
    for value in values(document):
        if isinstance(value, BrokenJson):
            yield Refusal(document.name, f"line {value.line}", value.problem, value.text)
            continue
        try:
            yield from parse(value)
        except InvalidValue as error:
            yield Refusal(document.name, f"line {value.line}", str(error), value.text)


class Telling(ABC, Generic[_Found]):
    """Tells what the records of a file say, each whole or not at all; ``own`` is the source that it is.

    ``_unknown_things`` is how a notice speaks of things that no record describes, and of what they are
    called by instead.
    """

    _unknown_things: ClassVar[tuple[str, str]]

    def __init__(self, document: Document, index: RecordIndex, media_type: str) -> None:
        self.document = document
        self.index = index
        self.own = document.as_source(media_type)
        self._unknown = 0
        self._example = ""

    def records(self) -> Iterator[Record]:
        """The source, what each record says or why it is refused, and notices at the end."""
        yield self.own
        for ordinal, found in enumerate(self._found()):
            if isinstance(found, Refusal):
                yield found
                continue
            try:
                # what cannot be said whole is not said in part
                yield from self.index.told(list(self._told(found, ordinal)))
            except InvalidValue as error:
                yield self._refused(found, str(error))
        yield from self._notices()

    @abstractmethod
    def _found(self) -> Iterator[_Found | Refusal]:
        """The records, in the order of the first reading."""

    @abstractmethod
    def _told(self, found: _Found, ordinal: int) -> Iterator[Record | Once]:
        """What a record says.

        :raises InvalidValue: where it cannot be said
        """

    @abstractmethod
    def _refused(self, found: _Found, reason: str) -> Refusal:
        """The refusal of a record."""

    def _is_unknown(self, reference: str) -> None:
        """Note something that no record describes."""
        if self.index.first(f"unknown {reference}"):
            self._unknown += 1
            self._example = self._example or reference

    def _notices(self) -> Iterator[Notice]:
        if self._unknown:
            things, names = self._unknown_things
            yield Notice(
                self.document.name,
                f"{self._unknown} {things} are not described in the file and are called by their {names}, "
                f"as {self._example}; load the file that describes them too",
            )
