"""Form 13F: what a manager of other people's money holds of which companies, at the end of a quarter.

A row of the information table is a part of a holding (by who decides, or for whom); rows of one class of
shares are one claim. Options on shares and the principal of notes are no equity and are refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from pathlib import PurePath
from typing import Any, Final

from pactgraph.loaders.catalogue import Catalogue, current_catalogue
from pactgraph.loaders.document import Document
from pactgraph.loaders.loader import Loader
from pactgraph.loaders.record_tree import flattened, text, tree
from pactgraph.loaders.xml_records import root_name, xml_records
from pactgraph.ontology.amount import Amount
from pactgraph.ontology.claim import Claim
from pactgraph.ontology.entity import Entity
from pactgraph.ontology.errors import InvalidValue, MalformedSource
from pactgraph.ontology.identifiers import Identifier
from pactgraph.ontology.iri import Iri, entity_iri
from pactgraph.ontology.partial_date import PartialDate
from pactgraph.ontology.records import Notice, Records, Refusal
from pactgraph.ontology.source import Evidence, Source

__all__ = ["HOLDINGS", "holdings_records"]

_DAY: Final = re.compile(r"(\d{1,2})-(\d{1,2})-(\d{4})")
# until then values were given in thousands
_IN_DOLLARS_SINCE: Final = PartialDate(2023, 1, 3)
_FILED_UNDER: Final = re.compile(r"edgar/data/(\d{1,10})/")


@dataclass(slots=True)
class _Holding:
    """The rows of one class of shares, added up."""

    issuer: Entity
    title: str | None
    place: str
    shares: Decimal = Decimal(0)
    value: Decimal = Decimal(0)
    rows: list[str] = field(default_factory=list)


def _read(document: Document) -> Records:
    if root_name(document.head) == "edgarSubmission":
        return _cover(document)
    return holdings_records(document, None, None, None)


def holdings_records(
    document: Document, manager: Entity | None, period: PartialDate | None, filed: PartialDate | None
) -> Records:
    """The manager, the companies whose shares it holds, and a claim for each class of shares.

    ``period`` is the last day of the quarter, ``filed`` the day of filing; both are on the cover, not here.

    :raises MalformedSource: where it is not well-formed
    """
    known = manager is not None or _told(document) is not None
    manager = manager or _told(document) or _unnamed(document)
    source = Source(
        identifier=document.url or document.identifier,
        title=f"Holdings of {manager.name}",
        publisher=manager.name if known else None,
        published=filed,
        url=document.url,
        media_type="application/xml",
        content_hash=document.content_hash,
    )
    yield source
    yield manager
    holdings: dict[tuple[str, str | None], _Holding] = {}
    for number, found in enumerate(xml_records(document, {"infoTable"}), 1):
        place = f"row {number} at line {found.line}"
        row = tree(found.element)
        try:
            _add(row, place, holdings, current_catalogue())
        except InvalidValue as error:
            yield Refusal(document.name, place, str(error), flattened(row) or "an empty row")
    for holding in holdings.values():
        yield holding.issuer
        yield _claim(holding, manager, source, period, filed)
    yield from _notices(document.name, holdings, known=known, period=period, filed=filed)


def _add(
    row: Any, place: str, holdings: dict[tuple[str, str | None], _Holding], catalogue: Catalogue
) -> None:
    name, cusip = text(row, "nameOfIssuer"), text(row, "cusip")
    if name is None or cusip is None:
        raise InvalidValue(f"the row has no {'nameOfIssuer' if name is None else 'cusip'}")
    option = text(row, "putCall")
    if option is not None:
        raise InvalidValue(f"a {option.lower()} option on shares is no holding of them")
    if text(row, "shrsOrPrnAmt", "sshPrnamtType") == "PRN":
        raise InvalidValue("a principal amount of notes is no holding of shares")
    shares = _number(text(row, "shrsOrPrnAmt", "sshPrnamt"), "number of shares")
    value = _number(text(row, "value") or "0", "value")
    title = text(row, "titleOfClass")
    key = (cusip.upper(), title)
    if key not in holdings:
        holdings[key] = _Holding(_issuer(name, cusip.upper(), catalogue), title, place)
    holding = holdings[key]
    holding.shares += shares
    holding.value += value
    holding.rows.append(flattened(row))


def _number(said: str | None, what: str) -> Decimal:
    try:
        number = Decimal((said or "").replace(",", ""))
    except InvalidOperation:
        raise InvalidValue(f"the {what} {said!r} cannot be read") from None
    if not number.is_finite() or number < 0:
        raise InvalidValue(f"the {what} {said!r} cannot be one")
    return number


def _issuer(name: str, cusip: str, catalogue: Catalogue) -> Entity:
    """The company by its number: the first six signs of a CUSIP are the issuer's."""
    security = Identifier.of("id", f"CUSIP:{cusip}").iri
    found = catalogue.find(name)
    if found is not None:
        return Entity(found.iri, found.name, found.kind, found.aliases, identifiers=(security,))
    issuer = Identifier.of("id", f"CUSIP:{cusip[:6]}")
    return Entity(issuer.entity, name, "organization", identifiers=(issuer.iri, security))


def _claim(
    holding: _Holding,
    manager: Entity,
    source: Source,
    period: PartialDate | None,
    filed: PartialDate | None,
) -> Claim:
    amounts = [Amount.exactly(holding.shares, "shares", f"{holding.shares:f} shares")]
    if filed is not None and holding.value:
        dollars = holding.value * (1 if filed.first_day >= _IN_DOLLARS_SINCE.first_day else 1000)
        amounts.append(Amount.exactly(dollars, "USD", f"{dollars:f} USD"))
    return Claim(
        subject=manager.iri,
        subject_name=manager.name,
        relation="holds-equity-in",
        object=holding.issuer.iri,
        object_name=holding.issuer.name,
        source=source.iri,
        evidence=Evidence(" | ".join(holding.rows)[:8000], locator=holding.place),
        scope=holding.title,
        valid_from=period,
        amounts=tuple(amounts),
        asserted_by=manager.name,
        speakers=(manager.iri,),
        recorded_by="sec form 13F",
    )


def _told(document: Document) -> Entity | None:
    """The manager as a user, or the address that it was filed under, tells it."""
    filed = _FILED_UNDER.search(document.url or document.identifier)
    told = (document.registrant or "").strip() or (filed[1] if filed else "")
    if told.isascii() and told.isdigit():
        cik = Identifier.of("cik", told)
        return Entity(cik.entity, cik.value, "organization", identifiers=(cik.iri,))
    return current_catalogue().find(told) or Entity.named(told, "organization") if told else None


def _unnamed(document: Document) -> Entity:
    file = PurePath(document.name).name
    local = Identifier.of("id", f"manager-of.{entity_iri(file, base='')}")
    return Entity(local.entity, f"the manager of {file}", "organization")


def _notices(
    name: str,
    holdings: dict[tuple[str, str | None], _Holding],
    *,
    known: bool,
    period: PartialDate | None,
    filed: PartialDate | None,
) -> Iterator[Notice]:
    if not holdings:
        yield Notice(name, "there are no holdings of shares in it")
    if not known:
        yield Notice(
            name,
            "it does not say whose holdings they are; say --registrant with the manager's name or CIK, or "
            "load the full submission (.txt)",
        )
    if holdings and (period is None or filed is None):
        yield Notice(
            name,
            "it says for no day that it holds, and not whether values are in dollars or thousands (as before "
            "2023): they are left out; the full submission (.txt) says both",
        )


def _cover(document: Document) -> Records:
    """The cover page: who the manager is, and that the holdings stand in another document."""
    roots = [tree(found.element) for found in xml_records(document, {"edgarSubmission"})]
    form = roots[0].get("formData") if roots and isinstance(roots[0], dict) else None
    cover = form.get("coverPage") if isinstance(form, dict) else None
    name = text(cover, "filingManager", "name")
    if name is None:
        raise MalformedSource(document.name, "its cover page names no manager")
    cik = text(roots[0], "headerData", "filerInfo", "filer", "credentials", "cik")
    known = None if cik is None else Identifier.of("cik", cik)
    identifiers: tuple[Iri, ...] = () if known is None else (known.iri,)
    yield Source(
        identifier=document.url or document.identifier,
        title=f"{text(roots[0], 'headerData', 'submissionType') or '13F'} of {name}",
        publisher="SEC",
        published=_day(text(form, "signatureBlock", "signatureDate")),
        url=document.url,
        media_type="application/xml",
        content_hash=document.content_hash,
    )
    yield Entity(known.entity if known else entity_iri(name), name, "organization", identifiers=identifiers)
    yield Notice(
        document.name, "this is the cover of a form 13F; the holdings stand in its information table"
    )


def _day(said: str | None) -> PartialDate | None:
    found = _DAY.fullmatch(said or "")
    if found is None:
        return None
    try:
        return PartialDate(int(found[3]), int(found[1]), int(found[2]))
    except InvalidValue:
        return None


def _recognises(document: Document) -> bool:
    root = root_name(document.head)
    return root == "informationTable" or (
        root == "edgarSubmission" and b"edgar/thirteenffiler" in document.head
    )


HOLDINGS = Loader(
    name="sec form 13f",
    suffixes=(".xml",),
    media_types=("application/xml", "text/xml"),
    read=_read,
    recognises=_recognises,
)
"""Reads information tables and covers of form 13F, in XML."""
