"""The SGML header of EDGAR submissions: who filed, about whom, under which former names.

The documents inside a full submission text file are read too, each by the loader of its kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from pactgraph.loaders.document import Document
from pactgraph.loaders.loader import Loader
from pactgraph.loaders.sec.companies import described, former
from pactgraph.loaders.sec.submission import Filing, documents_in, part_records
from pactgraph.ontology.claim import Claim
from pactgraph.ontology.entity import UNCLASSIFIED, Entity
from pactgraph.ontology.errors import InvalidValue
from pactgraph.ontology.identifiers import Identifier
from pactgraph.ontology.iri import Iri
from pactgraph.ontology.partial_date import PartialDate
from pactgraph.ontology.records import Notice, Record, Records, Refusal
from pactgraph.ontology.source import Evidence, Source

__all__ = ["SEC_HEADER"]

_ROLE = re.compile(
    r"^\s*<?(?P<role>FILER|SUBJECT[ -]COMPANY|FILED[ -]BY|REPORTING[ -]OWNER|ISSUER|FILED[ -]FOR|"
    r"SERIAL[ -]COMPANY|DEPOSITOR|ISSUING[ -]ENTITY|SECURITIZER)(?:>|:)\s*$"
)
_PAIR = re.compile(r"^\s*(?P<name>[A-Z][A-Z0-9 /&.-]+):\s*(?P<value>.*?)\s*$")
_RELATIONSHIP = re.compile(r"^\s*<?RELATIONSHIP>?:?\s*(?P<words>.+?)\s*$", re.IGNORECASE)
_OFFICES: Final = (
    (re.compile(r"\bDIRECTOR\b", re.IGNORECASE), "board-member-of"),
    (re.compile(r"\bOFFICER\b", re.IGNORECASE), "officer-of"),
    (re.compile(r"\b(?:10|TEN)\s*(?:%|PERCENT)", re.IGNORECASE), "holds-equity-in"),
)
_STAKE = re.compile(r"^SC(?:HEDULE)? 13[DG]", re.IGNORECASE)


@dataclass(slots=True)
class _Party:
    """One company or person of a header, with the role it has in the filing."""

    role: str
    line: int
    values: dict[str, str] = field(default_factory=dict)
    former: list[list[str]] = field(default_factory=list)
    relationship: str | None = None
    words: list[str] = field(default_factory=list)


def _read(document: Document) -> Records:
    general, parties = _parsed(document)
    form = general.get("CONFORMED SUBMISSION TYPE") or "filing"
    source = Source(
        identifier=document.url or document.identifier,
        title=f"{form} {general.get('ACCESSION NUMBER') or document.stem}",
        publisher="SEC",
        published=_day(general.get("FILED AS OF DATE")),
        url=document.url,
        media_type="text/plain",
        content_hash=document.content_hash,
    )
    yield source
    entities: list[tuple[_Party, Entity]] = []
    for party in parties:
        try:
            entity = _entity(party)
        except InvalidValue as error:
            place = f"{party.role.lower()} at line {party.line}"
            yield Refusal(document.name, place, str(error), " / ".join(party.words) or party.role)
            continue
        entities.append((party, entity))
        yield entity
    if not parties:
        yield Notice(document.name, "the header names no company")
    filing = _filing(general, entities, source)
    inside = list(part_records(document, filing, documents_in(_lines(replace(document, watch=None)))))
    # the documents say how much is held; the header only that something is
    told = {record.relation for record in inside if isinstance(record, Claim)}
    if not (_STAKE.match(form) and "holds-equity-in" in told):
        yield from _ties(entities, form, source.iri)
    yield from inside


def _parsed(document: Document) -> tuple[dict[str, str], list[_Party]]:
    general: dict[str, str] = {}
    parties: list[_Party] = []
    for number, line in enumerate(_lines(document), 1):
        if "</SEC-HEADER>" in line or line.startswith("<DOCUMENT>"):
            break
        role, pair, relationship = _ROLE.match(line), _PAIR.match(line), _RELATIONSHIP.match(line)
        if role is not None:
            parties.append(_Party(role["role"].replace("-", " "), number))
        elif relationship is not None and parties:
            parties[-1].relationship = relationship["words"]
            parties[-1].words.append(line.strip())
        elif pair is not None and pair["value"]:
            _note(pair["name"].strip(), pair["value"], general, parties)
    return general, parties


def _note(name: str, value: str, general: dict[str, str], parties: list[_Party]) -> None:
    if not parties:
        general.setdefault(name, value)
        return
    party = parties[-1]
    party.words.append(f"{name}: {value}")
    if name in ("FORMER CONFORMED NAME", "FORMER NAME"):
        party.former.append([value, ""])
    elif name == "DATE OF NAME CHANGE" and party.former:
        party.former[-1][1] = value
    else:
        party.values.setdefault(name, value)


def _entity(party: _Party) -> Entity:
    name = party.values.get("COMPANY CONFORMED NAME") or party.values.get("NAME")
    cik = party.values.get("CENTRAL INDEX KEY")
    if cik is None:
        raise InvalidValue(f"the {party.role.lower()} has no CENTRAL INDEX KEY")
    known = Identifier.of("cik", cik)
    names = [(found, _day(day)) for found, day in party.former]
    person = party.relationship is not None and _is_person(party)
    place = ", ".join(filter(None, (party.values.get("CITY"), party.values.get("STATE"))))
    industry = re.sub(r"\s*\[\d*\]$", "", party.values.get("STANDARD INDUSTRIAL CLASSIFICATION", ""))
    identifiers = [known.iri]
    tax_number = party.values.get("IRS NUMBER") or party.values.get("EIN") or ""
    if tax_number.strip("0"):
        identifiers.append(Identifier.of("id", f"EIN:{tax_number}").iri)
    return Entity(
        iri=known.entity,
        name=name or known.value,
        kind="person" if person else UNCLASSIFIED if party.relationship is not None else "organization",
        aliases=tuple(dict.fromkeys(found for found, _ in names if found != name)),
        description=described(
            industry,
            party.values.get("STATE OF INCORPORATION"),
            place or None,
            [former(found, None, str(day) if day else None) for found, day in names],
        ),
        identifiers=tuple(identifiers),
    )


def _is_person(party: _Party) -> bool:
    """A director or officer is a human being; a holder of ten percent may be a company."""
    words = party.relationship or ""
    return any(relation != "holds-equity-in" and office.search(words) for office, relation in _OFFICES)


def _ties(entities: list[tuple[_Party, Entity]], form: str, source: Iri) -> Iterator[Record]:
    subjects = [e for party, e in entities if party.role in ("SUBJECT COMPANY", "ISSUER")]
    if len(subjects) != 1:
        return
    (subject,) = subjects
    for party, entity in entities:
        if party.role == "REPORTING OWNER":
            relations = [relation for office, relation in _OFFICES if office.search(party.relationship or "")]
        elif party.role == "FILED BY" and _STAKE.match(form):
            relations = ["holds-equity-in"]
        else:
            continue
        if entity.iri == subject.iri:
            continue
        for relation in relations:
            yield Claim(
                subject=entity.iri,
                subject_name=entity.name,
                relation=relation,
                object=subject.iri,
                object_name=subject.name,
                source=source,
                evidence=Evidence(f"{form}; {'; '.join(party.words)}", locator=f"line {party.line}"),
                recorded_by="sec header",
            )


def _filing(general: dict[str, str], entities: list[tuple[_Party, Entity]], source: Source) -> Filing:
    filers = [entity for party, entity in entities if party.role == "FILER"]
    subjects = [entity for party, entity in entities if party.role in ("SUBJECT COMPANY", "ISSUER")]
    return Filing(
        source,
        filers[0] if filers else None,
        subjects[0] if len(subjects) == 1 else None,
        _day(general.get("CONFORMED PERIOD OF REPORT")),
        tuple(entity for party, entity in entities if party.role == "FILED BY"),
    )


def _lines(document: Document) -> Iterator[str]:
    """The lines of a submission; those that are not UTF-8 are in Windows' Latin alphabet."""
    with document.open() as stream:
        for line in stream:
            try:
                yield line.decode("utf-8")
            except UnicodeDecodeError:
                yield line.decode("cp1252", errors="replace")


def _day(words: str | None) -> PartialDate | None:
    if words is None or not re.fullmatch(r"\d{8}", words.strip()):
        return None
    digits = words.strip()
    try:
        return PartialDate(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except InvalidValue:
        return None


def _recognises(document: Document) -> bool:
    head = document.head
    return b"ACCESSION NUMBER:" in head and b"CONFORMED SUBMISSION TYPE:" in head


SEC_HEADER = Loader(
    name="sec header",
    suffixes=(".txt", ".sgml", ".hdr"),
    media_types=(),
    read=_read,
    recognises=_recognises,
)
"""Reads headers of EDGAR submissions, and the documents in the full text files."""
