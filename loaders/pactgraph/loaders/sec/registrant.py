"""Whose subsidiaries an exhibit lists: named by its heading, or by the address it was filed under."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePath

from pactgraph.loaders.catalogue import Catalogue
from pactgraph.loaders.document import Document
from pactgraph.loaders.sec.exhibit_words import without_marks, words
from pactgraph.ontology.entity import UNCLASSIFIED, Entity
from pactgraph.ontology.identifiers import Identifier
from pactgraph.ontology.iri import entity_iri
from pactgraph.ontology.partial_date import PartialDate

__all__ = ["as_of", "registrant_name", "registrant_of"]

_FILED_UNDER = re.compile(r"edgar/data/(\d{1,10})/")
_OF = re.compile(
    r"\b(?:subsidiar(?:y|ies)|affiliates)(?: companies)?(?: and [\w ]+?)? of:?\s*(?P<name>.*)$", re.IGNORECASE
)
_HAS = re.compile(
    r"^(?:the )?(?P<name>[A-Z].+?)(?:['’]s?)?,? "
    r"(?:has|had|owns|directly|(?:significant |principal |wholly.owned )*(?:subsidiaries|affiliates))\b"
)
_TAIL = re.compile(
    r"\s*(?:[:;]|\((?:the|a|an|as|[\"“'‘])|\bas of\b|\bas at\b|\b(?:at|on) (?:[A-Z][a-z]+ \d|year|fiscal)|"
    r"[-–—]+ (?:subsidiar|exhibit)|"
    r",? (?:are|is|all of which|which|include|each of|the registrant|a \w+ corporation)\b).*$",
    re.DOTALL,
)
_NOBODY = re.compile(
    r"(?:the |our |this |said )*"
    r"(?:(?:registrant|company|corporation|issuer|bank|partnership|trust|parent|significant|each|following|our|we|its)"
    r"(?:['’]?s)?\b(?: (?:included|and|in|as|that|which|are|for)\b.*)?)?\W*",
    re.IGNORECASE,
)
_MARKS = re.compile(r"\s*\((?:\d{1,2}|[a-z])\)(?:\s*(?:,|and|&)*\s*\((?:\d{1,2}|[a-z])\))*")
_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_DAY = re.compile(rf"\b({'|'.join(_MONTHS)})\s+(\d{{1,2}}),?\s+((?:19|20)\d\d)\b", re.IGNORECASE)


def registrant_of(document: Document, title: Sequence[str], catalogue: Catalogue) -> tuple[Entity, bool]:
    """The company whose list it is, and whether that is known or only "the registrant of this file"."""
    name = registrant_name(title)
    filed = _FILED_UNDER.search(document.url or document.identifier)
    if filed is not None:
        cik = Identifier.of("cik", filed[1])
        return Entity(cik.entity, name or cik.value, "organization", identifiers=(cik.iri,)), True
    told = (document.registrant or "").strip()
    if name is None and told.isascii() and told.isdigit():
        cik = Identifier.of("cik", told)
        return Entity(cik.entity, cik.value, "organization", identifiers=(cik.iri,)), True
    name = name or told or None
    if name is not None:
        found = catalogue.resolve(name)
        if found.kind == UNCLASSIFIED:
            found = Entity(found.iri, found.name, "organization")
        return found, True
    file = PurePath(document.name).name
    local = Identifier.of("id", f"registrant-of.{entity_iri(file, base='')}")
    return Entity(local.entity, f"the registrant of {file}", "organization"), False


def registrant_name(title: Sequence[str]) -> str | None:
    """The company that the words above a list name.

    >>> registrant_name(["Exhibit 21.1", "Subsidiaries of", "Apple Inc.*"])
    'Apple Inc.'
    >>> registrant_name(["EXHIBIT 21", "Alphabetical & Co.", "List of subsidiaries"])
    'Alphabetical & Co.'
    >>> registrant_name(["Exhibit 21", "Subsidiaries of the Registrant"]) is None
    True
    """
    for place, line in enumerate(title):
        found = _OF.search(line)
        if found is not None:
            following = title[place + 1] if place + 1 < len(title) else ""
            name = _cleaned(found["name"] or following)
            if name is not None:
                return name
    for line in title:
        if _is_heading(line):
            name = _cleaned(line)
            if name is not None:
                return name
    spoken = (_HAS.match(line) for line in title)
    return next((name for found in spoken if found and (name := _cleaned(found["name"]))), None)


def _is_heading(line: str) -> bool:
    plain = without_marks(line)
    if len(plain) > 80 or words().generic.fullmatch(plain) or words().is_place(plain):
        return False
    if re.search(r"subsidiar|exhibit|\bEX-?21", plain, re.IGNORECASE) or _DAY.search(plain):
        return False
    return words().is_company(plain) or (
        words().label(plain) is None and plain[:1].isupper() and len(plain) < 60
    )


def _cleaned(name: str) -> str | None:
    plain = without_marks(_TAIL.sub("", _MARKS.sub("", name.strip()))).strip(' "“”,;:')
    if plain.casefold().startswith("the ") and not words().is_company(plain[4:]):
        plain = plain[4:]
    if not 1 < len(plain) < 120 or _NOBODY.fullmatch(plain) or words().generic.fullmatch(plain):
        return None
    return plain


def as_of(title: Sequence[str]) -> PartialDate | None:
    """The day for which a list says that it holds.

    >>> str(as_of(["Subsidiaries as of December 31, 2025"]))
    '2025-12-31'
    """
    found = next(filter(None, map(_DAY.search, title)), None)
    if found is None:
        return None
    return PartialDate(int(found[3]), _MONTHS.index(found[1].lower()) + 1, int(found[2]))
