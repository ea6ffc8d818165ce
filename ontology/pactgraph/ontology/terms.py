"""The RDF terms of the codec: every class and property it writes, once, and how values become literals."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from functools import cache
from typing import Final

import pyoxigraph as ox

from pactgraph.ontology.errors import InvalidValue
from pactgraph.ontology.iri import PREFIXES
from pactgraph.ontology.partial_date import PartialDate

__all__ = ["date_literal", "decimal_literal", "node", "parse_date", "parse_decimal", "term", "time_literal"]


@cache
def term(prefixed: str) -> ox.NamedNode:
    """The node of a prefixed name.

    >>> term("pact:Claim")
    <NamedNode value=https://w3id.org/pactgraph/ontology#Claim>
    """
    prefix, _, local = prefixed.partition(":")
    return ox.NamedNode(PREFIXES[prefix] + local)


def node(iri: str) -> ox.NamedNode:
    """The node of an IRI.

    >>> node("not an IRI")
    Traceback (most recent call last):
    pactgraph.ontology.errors.InvalidValue: 'not an IRI' is not an absolute IRI
    """
    try:
        return ox.NamedNode(iri)
    except ValueError:
        raise InvalidValue(f"{iri!r} is not an absolute IRI") from None


XSD_YEAR: Final = term("xsd:gYear")
XSD_MONTH: Final = term("xsd:gYearMonth")
XSD_DATE: Final = term("xsd:date")
XSD_DECIMAL: Final = term("xsd:decimal")
XSD_TIME: Final = term("xsd:dateTime")


def date_literal(date: PartialDate) -> ox.Literal:
    """A date as xsd:gYear, xsd:gYearMonth or xsd:date, whichever is as precise.

    >>> str(date_literal(PartialDate(2024, 7)))
    '"2024-07"^^<http://www.w3.org/2001/XMLSchema#gYearMonth>'
    """
    datatype = XSD_YEAR if date.month is None else XSD_MONTH if date.day is None else XSD_DATE
    return ox.Literal(str(date), datatype=datatype)


def parse_date(literal: ox.Literal) -> PartialDate:
    """The date of a literal; a plain string is read like its typed form."""
    return PartialDate.parse(literal.value)


def decimal_literal(number: Decimal) -> ox.Literal:
    """A number as xsd:decimal, without exponent.

    >>> decimal_literal(Decimal("1E11")).value
    '100000000000'
    """
    return ox.Literal(f"{number.normalize():f}", datatype=XSD_DECIMAL)


def parse_decimal(literal: ox.Literal) -> Decimal:
    """The number of a literal.

    >>> parse_decimal(ox.Literal("27.5"))
    Decimal('27.5')
    """
    try:
        return Decimal(literal.value)
    except ArithmeticError:
        raise InvalidValue(f"{literal.value!r} is not a number") from None


def time_literal(time: datetime) -> ox.Literal:
    """A moment as xsd:dateTime in UTC, to the second.

    >>> time_literal(datetime(2026, 4, 27, 9, 30, tzinfo=UTC)).value
    '2026-04-27T09:30:00Z'
    """
    return ox.Literal(
        time.astimezone(UTC).replace(microsecond=0, tzinfo=None).isoformat() + "Z", datatype=XSD_TIME
    )
