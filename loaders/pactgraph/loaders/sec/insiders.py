"""Forms 3, 4 and 5 in XML: who sits on a company's board, is its officer or holds a tenth of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from pactgraph.loaders.document import Document
from pactgraph.loaders.record_tree import date_of, flattened, text
from pactgraph.loaders.sec.forms import Part, begun, form_in, tie, told, xml_form
from pactgraph.loaders.xml_records import root_name
from pactgraph.ontology.entity import UNCLASSIFIED, Entity
from pactgraph.ontology.errors import InvalidValue
from pactgraph.ontology.identifiers import Identifier
from pactgraph.ontology.records import Record, Records
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
    form = form_in(document, _ROOT)
    source, issuer = begun(
        document,
        form,
        lambda found: (
            _filer(found.get("issuer"), "issuer", "organization"),
            date_of(found, "periodOfReport"),
        ),
        lambda issuer: f"Form {text(form, 'documentType') or 'of ownership'} on {issuer.name}",
    )
    owners = form.get("reportingOwner") or []
    owners = owners if isinstance(owners, list) else [owners]
    parts: list[Part] = [
        (f"reporting owner {number}", owner, _ties) for number, owner in enumerate(owners, 1)
    ]
    yield from told(document, source, issuer, parts)


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
        evidence = Evidence(flattened(owner), locator=place)
        yield tie(
            person, relation, issuer, source, evidence, scope=scope, recorded_by="sec form of ownership"
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


SEC_INSIDERS = xml_form("sec forms 3, 4, 5", _read, _recognises)
"""Reads statements of ownership by insiders, in XML."""
