"""Where words come from: the source document, and the evidence in it for one claim."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from pactgraph.ontology.errors import InvalidValue
from pactgraph.ontology.iri import SOURCE_BASE, Iri, content_hash
from pactgraph.ontology.partial_date import PartialDate

__all__ = ["Evidence", "Source"]


@dataclass(frozen=True, slots=True)
class Source:
    """A document that says something, or a file that collects what other documents say.

    ``identifier`` is what stays the same when the document changes: its URL, or the file's address.
    ``published`` is the said-when of its claims. ``within`` is the source that carries this one, as a
    deal table carries the articles it cites; loading a table again replaces all that it carries.
    ``text`` is the extracted text that offsets of evidence point into.

    >>> source = Source("https://example.org/news", title="News", published=PartialDate(2026, 4, 27))
    >>> source.iri.startswith("https://w3id.org/pactgraph/source/")
    True
    """

    identifier: str
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: PartialDate | None = None
    url: str | None = None
    media_type: str | None = None
    content_hash: str | None = None
    text: str | None = None
    within: Iri | None = None

    @property
    def iri(self) -> Iri:
        """The name of the source's graph: made of what identifies it, not of what it says."""
        return Iri(SOURCE_BASE + content_hash(self.identifier, self.within)[:24])

    @property
    def carrier(self) -> Iri:
        """The source that is loaded and replaced as one: itself, or the one it stands within."""
        return self.within or self.iri

    @property
    def text_hash(self) -> str | None:
        """SHA-256 of the text in UTF-8, in hex, so that a changed text is noticed; nothing without a text.

        >>> Source("note", text="Azure hosts it.").text_hash[:12]
        'e07050c5f13d'
        """
        return None if self.text is None else hashlib.sha256(self.text.encode("utf-8", "replace")).hexdigest()

    @property
    def label(self) -> str:
        """How the source is named to a reader: publisher and title, as far as they are known.

        >>> Source("file:///a.txt").label
        'file:///a.txt'
        """
        return ": ".join(part for part in (self.publisher, self.title) if part) or self.identifier


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words a claim rests on.

    With ``start`` and ``end``, the quote is verbatim: ``source.text[start:end] == quote``, counted in
    Unicode code points. Without them it is the content of a table row or an RDF statement, and
    ``locator`` says which ("row P017 at line 18"); where a row stands does not make it other evidence.

    >>> Evidence("Azure remains the exclusive host", 10, 42).verbatim
    True
    """

    quote: str
    start: int | None = None
    end: int | None = None
    locator: str | None = field(default=None, compare=False)

    def __post_init__(self) -> None:
        if not self.quote.strip():
            raise InvalidValue("evidence needs a quote")
        if (self.start is None) != (self.end is None):
            raise InvalidValue("evidence has both offsets or neither")
        if (
            self.start is not None
            and self.end is not None
            and not (self.start >= 0 and self.end - self.start == len(self.quote))
        ):
            raise InvalidValue(f"offsets {self.start}-{self.end} do not fit the quote's length")

    @property
    def verbatim(self) -> bool:
        """Whether the quote is the source's own words at known offsets."""
        return self.start is not None
