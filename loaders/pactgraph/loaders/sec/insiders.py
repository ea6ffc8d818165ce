"""Forms 3, 4 and 5 in XML: who sits on a company's board, is its officer or holds a tenth of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from pactgraph.loaders.document import Document
from pactgraph.loaders.loader import Loader
from pactgraph.loaders.record_tree import date_of, flattened, text, tree
from pactgraph.loaders.xml_records import root_name, xml_records
from pactgraph.ontology.claim import Claim
from pactgraph.ontology.entity import UNCLASSIFIED, Entity
from pactgraph.ontology.errors import InvalidValue, MalformedSource
from pactgraph.ontology.identifiers import Identifier
from pactgraph.ontology.records import Record, Records, Refusal
from pactgraph.ontology.source import Evidence, Source

__all__ = ["SEC_INSIDERS"]

_ROOT: Final = "ownershipDocument"
# what the form ticks, and the element that says more
_OFFICES: Final = (
    ("isDirector", "board-member-of", None),
    ("isOfficer", "officer-of", "officerTitle"),
    ("isTenPercentOwner", "holds-equity-in", None),
    ("isOther", "related-to", "otherText"),
)
_PEOPLES: Final = frozenset({"board-member-of", "officer-of"})


def _read(document: Document) -> Records:
    form = next((tree(found.element) for found in xml_records(document, {_ROOT})), None)
    if not isinstance(form, dict):
        raise MalformedSource(document.name, f"there is no {_ROOT} in it")
    try:
        issuer = _filer(form.get("issuer"), "issuer", "organization")
        published = date_of(form, "periodOfReport")
    except InvalidValue as error:
        raise MalformedSource(document.name, str(error)) from None
    source = Source(
        identifier=document.url or document.identifier,
        title=f"Form {text(form, 'documentType') or 'of ownership'} on {issuer.name}",
        publisher="SEC",
        published=published,
        url=document.url,
        media_type="application/xml",
        content_hash=document.content_hash,
    )
    yield source
    yield issuer
    owners = form.get("reportingOwner") or []
    for number, owner in enumerate(owners if isinstance(owners, list) else [owners], 1):
        place = f"reporting owner {number}"
        try:
            found = list(_ties(owner, issuer, source, place))
        except InvalidValue as error:
            yield Refusal(document.name, place, str(error), flattened(owner) or "an empty element")
            continue
        yield from found


def _ties(owner: Any, issuer: Entity, source: Source, place: str) -> Iterator[Record]:
    offices = owner.get("reportingOwnerRelationship") if isinstance(owner, dict) else None
    held = [
        (relation, text(offices, more) if more else None)
        for tick, relation, more in _OFFICES
        if (text(offices, tick) or "").lower() in ("1", "true")
    ]
    if not held:
        raise InvalidValue("it does not say what the owner is to the company")
    is_person = any(relation in _PEOPLES for relation, _ in held)
    person = _filer(owner.get("reportingOwnerId"), "rptOwner", "person" if is_person else UNCLASSIFIED)
    if person.iri == issuer.iri:
        raise InvalidValue("the company reports on itself")
    yield person
    for relation, scope in held:
        yield Claim(
            subject=person.iri,
            subject_name=person.name,
            relation=relation,
            object=issuer.iri,
            object_name=issuer.name,
            source=source.iri,
            evidence=Evidence(flattened(owner), locator=place),
            scope=scope,
            recorded_by="sec form of ownership",
        )


def _filer(node: Any, prefix: str, kind: str) -> Entity:
    cik, name = text(node, f"{prefix}Cik"), text(node, f"{prefix}Name")
    if cik is None:
        raise InvalidValue(f"there is no {prefix}Cik")
    known = Identifier.of("cik", cik)
    identifiers = [known.iri]
    symbol = text(node, "issuerTradingSymbol")
    if symbol is not None and symbol.upper() not in ("NONE", "N/A", "NA"):
        identifiers += _ticker(symbol)
    return Entity(known.entity, name or known.value, kind, identifiers=tuple(identifiers))


def _ticker(symbol: str) -> list[Any]:
    try:
        return [Identifier.of("ticker", symbol).iri]
    except InvalidValue:
        return []  # "NYSE: ABC, ABC.PR": what is no plain symbol identifies nothing


def _recognises(document: Document) -> bool:
    return root_name(document.head) == _ROOT


SEC_INSIDERS = Loader(
    name="sec forms 3, 4, 5",
    suffixes=(".xml",),
    media_types=("application/xml", "text/xml"),
    read=_read,
    recognises=_recognises,
)
"""Reads statements of ownership by insiders, in XML."""
