"""PDF documents with a text layer: press releases, reports and contracts, then read like any article."""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import IO, TYPE_CHECKING, Final

from pactgraph.loaders.article import article_records
from pactgraph.loaders.dateline import dateline
from pactgraph.loaders.document import Document
from pactgraph.loaders.loader import Loader
from pactgraph.loaders.wrapped_lines import joined
from pactgraph.ontology.errors import MalformedSource
from pactgraph.ontology.partial_date import PartialDate
from pactgraph.ontology.records import Notice, Records
from pactgraph.ontology.source import Source

if TYPE_CHECKING:
    from pypdf import PdfReader

__all__ = ["PDF"]

_MOST_PAGES: Final = 1000
_MARGIN_LINES: Final = 2
_NO_TITLE: Final = re.compile(
    r"Microsoft (?:Word|PowerPoint) - |untitled\b|.*\.(?:docx?|pdf|indd|pptx?|tex)\Z", re.I
)
_UNPRINTABLE: Final = re.compile(r"[\x00-\x1f\x7f\ufffe\ud800-\udfff]")
_PAGE_NUMBER: Final = re.compile(
    r"(?:page )?[-–—]?\s*(?:\d{1,4}|[ivxl]{1,6})\s*[-–—]?(?:\s*(?:of|/)\s*\d{1,4})?", re.I
)


def _read(document: Document) -> Records:
    with document.open() as stream:
        reader = _opened(stream, document)
        count = len(reader.pages)
        pages = [_lines(reader, document, number) for number in range(min(count, _MOST_PAGES))]
        facts = _facts(reader)
    text = "\n".join(joined([line for page in _without_margins(pages) for line in page]))
    if not text.strip():
        raise MalformedSource(
            document.name,
            "this PDF has no text layer, it is a picture of pages; make one with OCR (as ocrmypdf does)",
        )
    said = dateline(text)
    made = None if said is not None else facts.get("made")
    source = Source(
        identifier=document.identifier,
        title=facts.get("title") or text.splitlines()[0][:200],
        author=facts.get("author"),
        published=said or (None if made is None else PartialDate.parse(made)),
        url=document.url,
        media_type="application/pdf",
        content_hash=document.content_hash,
        text=text,
    )
    yield from article_records(source, document.name)
    if made is not None:
        yield Notice(
            document.name, f"its text tells no date, so it counts from {made}, when the PDF was made"
        )
    if count > _MOST_PAGES:
        yield Notice(
            document.name,
            f"only the first {_MOST_PAGES} of its {count} pages were read; split it for more",
        )


def _opened(stream: IO[bytes], document: Document) -> PdfReader:
    # pypdf is imported by those who read a PDF only
    from pypdf import PdfReader
    from pypdf.errors import DependencyError

    # what it finds odd in a file is no message to a user
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(stream)
        locked = reader.is_encrypted and not reader.decrypt("")
        if not locked:
            len(reader.pages)
    except DependencyError:
        locked = True
    except Exception as error:  # pypdf's documentation: broken files may cause any exception
        raise _broken(document, error) from None
    if locked:
        raise MalformedSource(
            document.name, "this PDF asks for a password; save it without one and load that"
        )
    return reader


def _lines(reader: PdfReader, document: Document, number: int) -> list[str]:
    try:
        text = reader.pages[number].extract_text()
    except Exception as error:  # as above
        raise _broken(document, error, f"page {number + 1}: ") from None
    lines = (" ".join(_UNPRINTABLE.sub(" ", line).split()) for line in text.splitlines())
    return [line for line in lines if line]


def _broken(document: Document, error: Exception, place: str = "") -> MalformedSource:
    reason = " ".join(str(error).split())[:120] or type(error).__name__
    return MalformedSource(
        document.name, f"{place}this PDF cannot be read ({reason}); open it in a viewer and save it anew"
    )


def _without_margins(pages: Sequence[Sequence[str]]) -> Iterator[list[str]]:
    """The pages without page numbers, and without what stands at the edge of most of them."""
    at_edge: Counter[str] = Counter()
    for page in pages:
        at_edge.update({_shape(line) for line in (*page[:_MARGIN_LINES], *page[-_MARGIN_LINES:])})
    for page in pages:
        kept = []
        for i, line in enumerate(page):
            edge = i < _MARGIN_LINES or i >= len(page) - _MARGIN_LINES
            repeated = len(pages) > 2 and at_edge[_shape(line)] > len(pages) / 2
            if not (edge and (repeated or _PAGE_NUMBER.fullmatch(line))):
                kept.append(line)
        yield kept


def _shape(line: str) -> str:
    return re.sub(r"\d+", "0", line)


def _facts(reader: PdfReader) -> dict[str, str]:
    """Title, author and day of making, as far as the PDF says what a person wrote."""
    found: dict[str, str] = {}
    try:
        told = reader.metadata
        if told is None:
            return found
        title, author, made = told.title, told.author, told.creation_date
    except Exception:  # as above; a broken date or name is no reason to lose the text
        return found
    if title and title.strip() and not _NO_TITLE.match(title.strip()):
        found["title"] = " ".join(title.split())
    if author and author.strip():
        found["author"] = " ".join(author.split())
    if isinstance(made, datetime):
        found["made"] = made.date().isoformat()
    return found


def _recognises(document: Document) -> bool:
    return b"%PDF-" in document.head[:1024]


PDF = Loader(
    name="pdf",
    general=True,
    suffixes=(".pdf",),
    media_types=("application/pdf", "application/x-pdf"),
    read=_read,
    recognises=_recognises,
)
"""Reads PDF documents."""
