"""What a loader is: a name, the inputs it reads, and a function from a document to records."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pactgraph.loaders.document import Document
from pactgraph.ontology.records import Records

__all__ = ["Loader"]


def _never(document: Document) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Loader:
    """One way of reading documents; others are added under the entry-point group ``pactgraph.loaders``.

    ``recognises`` looks at the beginning of a document. A loader of one format among several with the same
    ending (a register in XML, a table of deals in CSV) is given what it recognises, before the ``general``
    loader of that ending, which is given the rest. One that never recognises anything is general, too.

    >>> from pactgraph.ontology.source import Source
    >>> lines = Loader("lines", (".lst",), (), lambda document: iter([Source(document.identifier)]))
    >>> lines.takes(Document("a.LST", "a", b"x"))
    True
    """

    name: str
    suffixes: tuple[str, ...]
    media_types: tuple[str, ...]
    read: Callable[[Document], Records]
    recognises: Callable[[Document], bool] = _never
    general: bool = False

    @property
    def takes_the_rest(self) -> bool:
        """Whether documents of its endings come to it that it does not recognise."""
        return self.general or self.recognises is _never

    def takes(self, document: Document) -> bool:
        """Whether the document's ending or media type is one of this loader's."""
        return document.suffix in self.suffixes or document.media_type in self.media_types
