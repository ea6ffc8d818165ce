"""Exhibit 21 of annual reports: the subsidiaries of a registrant, from the page as it was filed.

Each line of the list is one claim: a company, where it stands, how much of it is held. Companies that are
indented under another are claimed to be its subsidiaries; joint ventures are holdings, not subsidiaries.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping, Sequence

from pactgraph.loaders.catalogue import Catalogue, current_catalogue
from pactgraph.loaders.document import Document
from pactgraph.loaders.loader import Loader
from pactgraph.loaders.sec.exhibit_words import words
from pactgraph.loaders.sec.lines import text_lines
from pactgraph.loaders.sec.listing import Subsidiary, read_listing
from pactgraph.loaders.sec.page_lines import html_lines
from pactgraph.loaders.sec.registrant import as_of, registrant_of
from pactgraph.ontology.claim import Claim, Confidence
from pactgraph.ontology.entity import Entity
from pactgraph.ontology.errors import InvalidValue, MalformedSource
from pactgraph.ontology.identifiers import Identifier
from pactgraph.ontology.iri import Iri, entity_iri
from pactgraph.ontology.partial_date import PartialDate
from pactgraph.ontology.records import Notice, Record, Records, Refusal
from pactgraph.ontology.source import Evidence, Source

__all__ = ["EXHIBIT_21", "exhibit_records"]

_EXHIBIT = re.compile(r"\bexhibit\s*(?:no\.?\s*)?\(?21\b|\bEX-21\b", re.IGNORECASE)
_FILE = re.compile(r"ex(?:hibit)?[-_]?21(?!\d{2})|subsidiar", re.IGNORECASE)
_LIST = re.compile(
    r"\b(?:list of (?:significant |principal )?subsidiaries|subsidiaries of(?: the)?|"
    r"significant subsidiaries)\b",
    re.IGNORECASE,
)
_MARKUP = re.compile(rb"<(?:!doctype html|html|body|tr|td|p|div|pre|li|h[1-6])\b[^>]*>", re.IGNORECASE)
_NONE = re.compile(r"\bno (?:\w+ )?subsidiaries\b|\bsubsidiaries\W+none\b|\bnone\W*$", re.IGNORECASE)


def _read(document: Document) -> Records:
    return exhibit_records(document, current_catalogue())


def exhibit_records(
    document: Document, catalogue: Catalogue, filer: Entity | None = None, within: Source | None = None
) -> Records:
    """The registrant, the companies it lists, and the claims of the list.

    ``filer`` is the registrant where the filing around the exhibit names it, ``within`` that filing.

    :raises MalformedSource: where no company is found in it
    """
    text = _text(document)
    marked_up = _MARKUP.search(document.head) is not None
    listing = read_listing(html_lines(text) if marked_up else text_lines(text))
    if not listing.subsidiaries and _NONE.search(" ".join(listing.title)):
        yield _source(document, within, "Subsidiaries", None, marked_up=marked_up)
        yield Notice(document.name, "it says that there are no subsidiaries")
        return
    if not listing.subsidiaries:
        raise MalformedSource(document.name, "no list of subsidiaries is understood in it")
    registrant, known = (filer, True) if filer else registrant_of(document, listing.title, catalogue)
    title = f"Subsidiaries of {registrant.name}"
    source = _source(document, within, title, registrant.name if known else None, marked_up=marked_up)
    yield source
    yield registrant
    if not known:
        yield Notice(
            document.name,
            "it does not say who the registrant is; say --registrant with its name or CIK, load it from its "
            "address, or keep it in folders named as EDGAR does (edgar/data/CIK/...)",
        )
    since = as_of(listing.title)
    if since is None and source.published is None:
        yield Notice(document.name, "it says for no day that it holds, so its claims count from today")
    companies = [_company(found, registrant, catalogue) for found in listing.subsidiaries]
    yield from _claims(listing.subsidiaries, companies, registrant, source, since, document.name)
    for line in listing.unread:
        yield Refusal(document.name, f"line {line.number}", "it is not understood as a subsidiary", line.text)


def _source(
    document: Document, within: Source | None, title: str, publisher: str | None, *, marked_up: bool
) -> Source:
    return Source(
        identifier=document.url or document.identifier,
        title=title,
        publisher=publisher,
        published=None if within is None else within.published,
        url=document.url,
        media_type="text/html" if marked_up else "text/plain",
        content_hash=document.content_hash,
        within=None if within is None else within.iri,
    )


def _claims(
    listed: Sequence[Subsidiary],
    companies: Sequence[Entity],
    registrant: Entity,
    source: Source,
    since: PartialDate | None,
    name: str,
) -> Iterator[Record]:
    by_name = {found.name.casefold(): company for found, company in zip(listed, companies, strict=True)}
    seen: set[Iri] = set()
    given = {registrant.iri}
    for number, (found, company) in enumerate(zip(listed, companies, strict=True), 1):
        place = f"line {found.line.number}, company {number} of the list"
        above = registrant if found.parent is None else companies[found.parent]
        parent = _group(found, by_name, registrant) or above
        try:
            if parent.iri == company.iri:
                raise InvalidValue("it is the registrant itself, or the company it stands under")
            claim = _claim(found, company, parent, source, since, place)
            if claim.iri in seen:
                raise InvalidValue("the same line stands in the list already")
        except InvalidValue as error:
            yield Refusal(name, place, str(error), found.line.text)
            continue
        seen.add(claim.iri)
        for entity in (company, parent):
            if entity.iri not in given:
                given.add(entity.iri)
                yield entity
        yield claim


def _group(found: Subsidiary, by_name: Mapping[str, Entity], registrant: Entity) -> Entity | None:
    """The company that a column or the heading above names as the parent of a line of the first level."""
    if found.parent_name is None or found.parent is not None:
        return None
    if found.parent_name.casefold() == registrant.name.casefold():
        return registrant
    listed = by_name.get(found.parent_name.casefold())
    if listed is not None or not words().is_company(found.parent_name):
        return listed
    slug = f"{registrant.iri.rpartition('/')[2]}.{entity_iri(found.parent_name, base='')}"
    return Entity(Identifier.of("id", slug[:200]).entity, found.parent_name, "organization")


def _claim(
    found: Subsidiary, company: Entity, parent: Entity, source: Source, since: PartialDate | None, place: str
) -> Claim:
    subject, object_ = (parent, company) if found.joint_venture else (company, parent)
    return Claim(
        subject=subject.iri,
        subject_name=subject.name,
        relation="holds-equity-in" if found.joint_venture else "subsidiary-of",
        object=object_.iri,
        object_name=object_.name,
        source=source.iri,
        evidence=Evidence(" ¶ ".join((found.line.text, *found.notes)), locator=place),
        scope="joint venture" if found.joint_venture else None,
        valid_from=since,
        amounts=() if found.share is None else (found.share,),
        # that a company belongs to the one above it is read from the page's looks alone
        confidence=None if found.parent is None else Confidence.MEDIUM,
        recorded_by="sec exhibit 21",
    )


def _company(found: Subsidiary, registrant: Entity, catalogue: Catalogue) -> Entity:
    """The entity of a line: one the catalogue knows, or one of this list, so that namesakes stay apart."""
    if found.name.casefold() in {name.casefold() for name in (registrant.name, *registrant.aliases)}:
        return registrant
    known = catalogue.find(found.name)
    if known is not None:
        return known
    parts = (registrant.iri.rpartition("/")[2], found.name, found.jurisdiction or "")
    slug = ".".join(entity_iri(part, base="")[:80] for part in parts if part)
    return Entity(
        iri=Identifier.of("id", slug[:200]).entity,
        name=found.name,
        kind="organization",
        aliases=found.aliases,
        description=None if found.jurisdiction is None else f"under the law of {found.jurisdiction}",
    )


def _text(document: Document) -> str:
    if document.encoding is not None:
        return document.text()
    data = document.data
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        # EDGAR's older pages are in Windows' Latin alphabet and do not say so
        return data.decode("cp1252", errors="replace")


def _recognises(document: Document) -> bool:
    head = document.head.decode("utf-8", errors="replace")
    if "<SEC-HEADER>" in head:
        return False
    text = " ".join(html.unescape(re.sub(r"<[^>]*>?", " ", head)).split())
    if _EXHIBIT.search(text[:200]) is not None or "<TYPE>EX-21" in head:
        return True
    if _EXHIBIT.search(text[:600]) is not None and re.search("subsidiar", text, re.IGNORECASE):
        return True
    return _FILE.search(document.stem) is not None and _LIST.search(text) is not None


EXHIBIT_21 = Loader(
    name="sec exhibit 21",
    suffixes=(".html", ".htm", ".txt"),
    media_types=(),
    read=_read,
    recognises=_recognises,
)
"""Reads lists of subsidiaries as annual reports carry them."""
