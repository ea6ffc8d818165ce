"""The documents inside a full EDGAR submission: each is read by the loader of its kind, within the filing."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from pactgraph.loaders.article import ARTICLE
from pactgraph.loaders.carried import carried
from pactgraph.loaders.catalogue import current_catalogue
from pactgraph.loaders.document import Document
from pactgraph.loaders.html import HTML
from pactgraph.loaders.sec.cover_pages import is_cover_page
from pactgraph.loaders.sec.exhibit21 import exhibit_records
from pactgraph.loaders.sec.form_d import SEC_FORM_D
from pactgraph.loaders.sec.holdings import HOLDINGS, holdings_records
from pactgraph.loaders.sec.insiders import SEC_INSIDERS
from pactgraph.loaders.sec.schedule13 import SCHEDULE_13
from pactgraph.loaders.sec.schedule_pages import cover_page_records
from pactgraph.loaders.wrapped_lines import unwrapped
from pactgraph.ontology.entity import Entity
from pactgraph.ontology.errors import UnreadableSource
from pactgraph.ontology.partial_date import PartialDate
from pactgraph.ontology.records import Notice, Record, Records, Refusal
from pactgraph.ontology.source import Source

__all__ = ["Filing", "Part", "documents_in", "part_records"]

_LARGEST: Final = 1 << 26
_XML: Final = re.compile(r"\s*<XML>\s*|\s*</XML>\s*\Z", re.IGNORECASE)
_PAGE_MARKS: Final = re.compile(r"(?im)^[ \t]*<(?:PAGE|/?TABLE|CAPTION|S|C)>[^\n]*\n?")
_NUMBER: Final = re.compile(r"[ \t]*-?[ \t]*\d{0,3}[ \t]*-?[ \t]*")
_OF_A_FILER: Final = re.compile(r"EX-21|8-K|EX-99|6-K|INFORMATION TABLE", re.IGNORECASE)
_FORMS: Final = (SEC_FORM_D, SEC_INSIDERS, SCHEDULE_13, HOLDINGS)


@dataclass(frozen=True, slots=True)
class Part:
    """A document in a submission: its type, its file's name, and its text where it is one that is read."""

    kind: str
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Filing:
    """What holds for every document of a submission."""

    source: Source
    filer: Entity | None
    subject: Entity | None
    period: PartialDate | None
    holders: tuple[Entity, ...] = ()


def documents_in(lines: Iterator[str]) -> Iterator[Part]:
    """The documents of a submission, one at a time; the text of pictures and of what is too long is left out.

    >>> text = "<DOCUMENT>\\n<TYPE>8-K\\n<FILENAME>a.htm\\n<TEXT>\\n<p>Hello</p>\\n</TEXT>\\n</DOCUMENT>\\n"
    >>> list(documents_in(iter(text.splitlines(keepends=True))))
    [Part(kind='8-K', name='a.htm', text='\\n<p>Hello</p>\\n')]
    """
    kind, name, within = "", "", False
    text: list[str] = []
    size = 0
    for line in lines:
        if line.startswith("<TYPE>"):
            kind, name, text, size = line.removeprefix("<TYPE>").strip(), "", [], 0
        elif line.startswith("<FILENAME>"):
            name = line.removeprefix("<FILENAME>").strip()
        elif line.startswith("</DOCUMENT>"):
            yield Part(kind, name or kind, "".join(text) if size <= _LARGEST else "")
            within = False
        elif line.startswith(("<TEXT>", "</TEXT>")):
            within = line.startswith("<TEXT>")
            text.append(line.removeprefix("<TEXT>").partition("</TEXT>")[0])
        elif within and _reader_of(kind) is not None:
            size += len(line)
            if size <= _LARGEST:
                text.append(line)


_Read = Callable[[Document, Filing], Records]


def part_records(document: Document, filing: Filing, parts: Iterator[Part]) -> Records:
    """The records of all documents in a submission, and a note of those that are not read."""
    left: Counter[str] = Counter()
    for part in parts:
        read = _reader_of(part.kind)
        if read is None or not part.text.strip() or (filing.filer is None and _OF_A_FILER.match(part.kind)):
            left[part.kind] += 1
            continue
        inner = Document(
            f"{document.name}, {part.name}",
            f"{document.identifier}#{part.name}",
            _XML.sub("", part.text).encode(),
        )
        try:
            yield from _within(filing.source, read(inner, filing))
        except UnreadableSource as error:
            reason = getattr(error, "problem", None) or str(error)
            yield Refusal(document.name, part.name, reason, part.text.strip()[:2000])
    if left:
        kinds = ", ".join(f"{count} {kind}" for kind, count in sorted(left.items()))
        yield Notice(document.name, f"of the documents in it, these are not read: {kinds}")


def _within(filing: Source, records: Records) -> Iterator[Record]:
    """The same records carried by the filing, which has a day where they have none."""
    for record in carried(records, filing):
        if not (isinstance(record, Notice) and "no publication date is known" in record.message):
            yield record


def _reader_of(kind: str) -> _Read | None:
    kind = kind.upper()
    return next((read for begins, read in _READERS.items() if kind.startswith(begins)), None)


def _subsidiaries(document: Document, filing: Filing) -> Records:
    return exhibit_records(document, current_catalogue(), filing.filer, filing.source)


def _report(document: Document, filing: Filing) -> Records:
    """A current report: its lines as paragraphs where it was filed as plain text."""
    if HTML.recognises(document):
        return HTML.read(document)
    text = _PAGE_MARKS.sub("", document.text())
    lines = (line.strip() for line in unwrapped(text).splitlines())
    page = "".join(f"<p>{html.escape(line)}</p>" for line in lines if not _NUMBER.fullmatch(line))
    content = f"<html><body>{page}</body></html>".encode()
    return HTML.read(replace(document, content=content))


def _release(document: Document, filing: Filing) -> Records:
    if HTML.recognises(document):
        return HTML.read(document)
    text = _PAGE_MARKS.sub("", document.text()).strip()
    return ARTICLE.read(replace(document, content=f"{text}\n".encode()))


def _form(document: Document, filing: Filing) -> Records:
    for loader in _FORMS:
        if loader.recognises(document):
            return loader.read(document)
    if is_cover_page(document) and filing.subject is not None:
        return cover_page_records(document, filing.subject, filing.source, filing.holders)
    raise UnreadableSource("it is in none of the forms that are read")


def _holdings(document: Document, filing: Filing) -> Records:
    return holdings_records(document, filing.filer, filing.period, filing.source.published)


_READERS: Final[dict[str, _Read]] = {
    "EX-21": _subsidiaries,
    "8-K": _report,
    "EX-99": _release,
    "SC 13": _form,
    "SCHEDULE 13": _form,
    "INFORMATION TABLE": _holdings,
    "D": _form,
    "3": _form,
    "4": _form,
    "5": _form,
}
