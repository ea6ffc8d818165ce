"""Schedules 13D and 13G in text and HTML: who holds how much of a company, by their cover pages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from decimal import Decimal
from typing import Final

from pactgraph.loaders.catalogue import Catalogue, current_catalogue
from pactgraph.loaders.document import Document
from pactgraph.loaders.loader import Loader
from pactgraph.loaders.page.publication_day import read_day
from pactgraph.loaders.sec.cover_pages import Cover, above, covers, page_lines
from pactgraph.loaders.sec.exhibit_words import share_of
from pactgraph.ontology.amount import Amount
from pactgraph.ontology.claim import Claim, Status
from pactgraph.ontology.entity import UNCLASSIFIED, Entity
from pactgraph.ontology.errors import InvalidValue, MalformedSource
from pactgraph.ontology.identifiers import Identifier
from pactgraph.ontology.iri import entity_iri
from pactgraph.ontology.partial_date import PartialDate
from pactgraph.ontology.records import Notice, Record, Records, Refusal
from pactgraph.ontology.source import Evidence, Source

__all__ = ["SCHEDULE_PAGES", "cover_page_records"]

_ISSUER: Final = re.compile(r"name of (?:the )?issuer", re.IGNORECASE)
_CUSIP: Final = re.compile(r"cusip n", re.IGNORECASE)
_EVENT: Final = re.compile(r"date of event", re.IGNORECASE)
_CLASS: Final = re.compile(r"title of class", re.IGNORECASE)
_NUMERIC_DAY: Final = re.compile(r"\b(\d{1,2})/(\d{1,2})/((?:19|20)\d\d)\b")
_SCHEDULE: Final = re.compile(rb"(?i)schedule\s*(?:<[^>]*>|&nbsp;|\s)*13\s*(D|G)\b")
_SIGNS: Final = re.compile(rb"(?i)name\s+of\s+issuer|rule\s+13d|securities\s+exchange\s+act\s+of\s+1934")


def _read(document: Document) -> Records:
    lines = page_lines(document)
    name = above(lines, _ISSUER)
    if name is None:
        raise MalformedSource(document.name, "it names no issuer; load the full submission (.txt) instead")
    issuer = _issuer(name, above(lines, _CUSIP), current_catalogue())
    kind = _SCHEDULE.search(document.head)
    source = Source(
        identifier=document.url or document.identifier,
        title=f"Schedule 13{kind[1].decode().upper() if kind else ''} on {issuer.name}",
        publisher="SEC",
        url=document.url,
        media_type="text/plain",
        content_hash=document.content_hash,
    )
    yield source
    yield issuer
    yield from _records(lines, issuer, source, (), document.name)


def _issuer(name: str, cusip: str | None, catalogue: Catalogue) -> Entity:
    found = catalogue.find(name) or Entity(entity_iri(name), name, "organization")
    number = re.sub(r"[^0-9A-Za-z]", "", cusip or "").upper()
    if not 6 <= len(number) <= 9:
        return found
    return replace(found, identifiers=(Identifier.of("id", f"CUSIP:{number}").iri,))


def cover_page_records(
    document: Document, subject: Entity, filing: Source, filers: Sequence[Entity] = ()
) -> Records:
    """A claim for each reporting person of a schedule on the shares of a company.

    ``filers`` are known by number from the header around it: a person of one's name is that one.

    :raises MalformedSource: where no cover page is understood
    """
    source = replace(filing, identifier=document.identifier, within=filing.iri, content_hash=None)
    yield source
    yield from _records(page_lines(document), subject, source, filers, document.name)


def _records(
    lines: Sequence[str], subject: Entity, source: Source, filers: Sequence[Entity], name: str
) -> Iterator[Record]:
    found = list(covers(lines))
    if not found:
        raise MalformedSource(name, "no cover page of a reporting person is understood in it")
    known = {_letters(filer.name): filer for filer in filers}
    event, security = above(lines, _EVENT), above(lines, _CLASS)
    for cover in found:
        holder = known.get(_letters(cover.name)) or _holder(cover, subject)
        yield from _understood(cover, holder, subject, source, _day(event), security, name)
    if len(found) > 1:
        yield Notice(
            name,
            "persons who report together count shares they share; the percentages do not add up",
        )


def _understood(
    cover: Cover,
    holder: Entity,
    subject: Entity,
    source: Source,
    event: PartialDate | None,
    security: str | None,
    name: str,
) -> Iterator[Record]:
    place = f"cover page of {cover.name} at line {cover.line}"
    amounts = []
    share = None if cover.percent is None else share_of(cover.percent)
    if share is not None:
        amounts.append(share)
    if cover.shares is not None:
        amounts.append(Amount.exactly(Decimal(cover.shares.replace(",", "")), "shares", cover.shares))
    if not amounts:
        yield Refusal(name, place, "neither a percentage nor a number of shares is given", cover.words)
        return
    gone = all(amount.high == 0 for amount in amounts)
    yield holder
    yield Claim(
        subject=holder.iri,
        subject_name=holder.name,
        relation="holds-equity-in",
        object=subject.iri,
        object_name=subject.name,
        source=source.iri,
        evidence=Evidence(cover.words[:4000], locator=place),
        scope=security,
        status=Status.ENDED if gone else Status.IN_FORCE,
        valid_from=None if gone else event,
        valid_to=event if gone else None,
        amounts=tuple(amounts),
        asserted_by=holder.name,
        speakers=(holder.iri,),
        recorded_by="sec schedule 13",
    )


def _letters(name: str) -> str:
    """A name by its letters alone, in any order: headers put family names first and leave out points."""
    return "".join(sorted(sign for sign in name.casefold() if sign.isalnum()))


def _holder(cover: Cover, subject: Entity) -> Entity:
    kind = "person" if cover.kind == "IN" else "organization" if cover.kind else UNCLASSIFIED
    found = current_catalogue().find(cover.name)
    if found is not None:
        return found
    # known by name alone: a holder in this company, so that namesakes stay apart
    slug = f"holder.{subject.iri.rpartition('/')[2]}.{entity_iri(cover.name, base='')}"
    return Entity(Identifier.of("id", slug[:200]).entity, cover.name, kind)


def _day(words: str | None) -> PartialDate | None:
    if words is None:
        return None
    if (found := _NUMERIC_DAY.search(words)) is not None:
        with suppress(InvalidValue):
            return PartialDate(int(found[3]), int(found[1]), int(found[2]))
        return None
    day = read_day(words)
    return day if day is not None and day.day is not None else None


def _recognises(document: Document) -> bool:
    head = document.head
    return _SCHEDULE.search(head) is not None and _SIGNS.search(head) is not None


SCHEDULE_PAGES = Loader(
    name="sec schedule 13 pages",
    suffixes=(".txt", ".htm", ".html"),
    media_types=("text/html", "text/plain"),
    read=_read,
    recognises=_recognises,
)
"""Reads schedules 13D and 13G in text and HTML."""
