"""Identifiers that others gave to entities - LEI, Wikidata, CIK, ticker, domain - as IRIs, and back again."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote, unquote

from pactgraph.ontology.errors import InvalidValue
from pactgraph.ontology.iri import ENTITY_BASE, Iri

__all__ = ["SCHEMES", "Identifier", "Scheme"]

_OWN_BASE: Final = "https://w3id.org/pactgraph/identifier/"


@dataclass(frozen=True, slots=True)
class Scheme:
    """A way of identifying entities: how its values look, and the start of the IRIs they become."""

    name: str
    label: str
    pattern: str
    base: str

    def normalised(self, value: str) -> str:
        """The value as the scheme writes it.

        >>> SCHEMES["cik"].normalised("320193")
        '0000320193'
        >>> SCHEMES["qid"].normalised("http://www.wikidata.org/entity/Q95")
        'Q95'

        :raises InvalidValue: for what cannot be a value of the scheme
        """
        found = value.strip().removeprefix(self.base)
        if self.name == "qid":
            found = re.sub(r"^https?://www\.wikidata\.org/(?:entity|wiki)/", "", found)
        if self.name in {"lei", "qid", "ticker", "isin"}:
            found = found.upper()
        elif self.name == "domain":
            found = found.casefold().rstrip(".").removeprefix("www.")
        elif self.name == "cik" and found.isascii() and found.isdigit():
            found = found.zfill(10)
        if not re.fullmatch(self.pattern, found):
            raise InvalidValue(f"{value!r} is no {self.label}")
        return found


SCHEMES: Final[dict[str, Scheme]] = {
    scheme.name: scheme
    for scheme in (
        Scheme("lei", "LEI", r"[0-9A-Z]{18}[0-9]{2}", "https://search.gleif.org/#/record/"),
        Scheme("qid", "Wikidata item", r"Q[1-9][0-9]*", "http://www.wikidata.org/entity/"),
        Scheme("cik", "CIK of the SEC", r"[0-9]{10}", "https://www.sec.gov/cgi-bin/browse-edgar?CIK="),
        Scheme("domain", "domain", r"[\w-]+(\.[\w-]+)+", _OWN_BASE + "domain/"),
        Scheme("ticker", "stock ticker", r"[A-Z0-9][A-Z0-9.-]{0,11}", _OWN_BASE + "ticker/"),
        Scheme("isin", "ISIN", r"[A-Z]{2}[A-Z0-9]{9}[0-9]", _OWN_BASE + "isin/"),
        Scheme("company-number", "company number", r"[A-Z]{2}[:/-]\S{1,40}", _OWN_BASE + "company-number/"),
        Scheme("id", "identifier of a source", r"\S.{0,200}", _OWN_BASE + "id/"),
    )
}
"""The schemes that are known, strongest first; ``id`` is an identifier of whatever source it came from."""


@dataclass(frozen=True, slots=True)
class Identifier:
    """A value in a scheme; equal ones name the same entity.

    >>> apple = Identifier.of("cik", "320193")
    >>> apple.iri
    Iri('https://www.sec.gov/cgi-bin/browse-edgar?CIK=0000320193')
    >>> Identifier.parse(apple.iri) == apple
    True

    :raises InvalidValue: for a scheme that is not known or a value it cannot have
    """

    scheme: str
    value: str

    @classmethod
    def of(cls, scheme: str, value: str) -> Identifier:
        """An identifier from a value as people write it."""
        if scheme not in SCHEMES:
            raise InvalidValue(f"{scheme!r} is none of the identifier schemes {', '.join(SCHEMES)}")
        return cls(scheme, SCHEMES[scheme].normalised(value))

    @classmethod
    def parse(cls, iri: str) -> Identifier | None:
        """The identifier that an IRI stands for; nothing where it is not one of the known schemes."""
        for scheme in SCHEMES.values():
            if iri.startswith(scheme.base):
                value = unquote(iri.removeprefix(scheme.base))
                return cls(scheme.name, value) if re.fullmatch(scheme.pattern, value) else None
        return None

    @property
    def iri(self) -> Iri:
        """The identifier as an IRI, fit for ``Entity.identifiers``."""
        return Iri(SCHEMES[self.scheme].base + quote(self.value, safe="-._~:"))

    @property
    def entity(self) -> Iri:
        """The IRI of the entity it identifies, where no catalogue knows the entity under another.

        Two companies of one name in a register stay two, because neither is named after its name.

        >>> Identifier.of("lei", "INR2EJN1ERAN0W5ZP974").entity
        Iri('https://w3id.org/pactgraph/entity/lei-INR2EJN1ERAN0W5ZP974')
        """
        return Iri(f"{ENTITY_BASE}{self.scheme}-{quote(self.value, safe='-._~')}")
