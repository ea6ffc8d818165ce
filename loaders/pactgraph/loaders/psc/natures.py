"""Natures of control of the UK register, as relations with a share and a capacity."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from pactgraph.ontology.amount import Amount
from pactgraph.ontology.errors import InvalidValue
from pactgraph.ontology.interchange import interchange_table
from pactgraph.ontology.interchange.shares import amount_of_share

__all__ = ["Nature", "nature_of"]


@dataclass(frozen=True, slots=True)
class Nature:
    """One way in which a person controls a company."""

    relation: str
    scope: str | None = None
    amount: Amount | None = None


@cache
def nature_of(code: str | None) -> Nature:
    """The nature of control of a code; without a code, one that is not stated.

    >>> nature_of("voting-rights-25-to-50-percent-as-trust").scope
    'voting rights, as trustee'
    >>> nature_of("ownership-of-shares-50-to-75-percent").amount.text
    'more than 50% and less than 75%'

    :raises InvalidValue: for a code that is not known
    """
    table = interchange_table("psc")
    if code is None:
        return Nature(**table["unstated"])
    match = _pattern().fullmatch(code)
    if match is None:
        raise InvalidValue(f"the nature of control {code!r} is not known")
    terms: dict[str, Any] = table["rights"][match["right"]]
    bounds = table["ranges"].get(match["range"])
    capacity = table["capacities"].get(match["capacity"])
    return Nature(
        relation=terms["relation"],
        scope=", ".join(filter(None, (terms.get("scope"), capacity))) or None,
        amount=None if bounds is None else amount_of_share(bounds),
    )


@cache
def _pattern() -> re.Pattern[str]:
    table = interchange_table("psc")
    rights, ranges, capacities, places, forms = (
        "|".join(map(re.escape, sorted(table[part], key=len, reverse=True)))
        for part in ("rights", "ranges", "capacities", "places", "forms")
    )
    return re.compile(
        rf"(?P<right>{rights})(?:-(?P<range>{ranges})-percent)?(?:-(?P<capacity>{capacities}))?"
        rf"(?:-(?:{places}))?(?:-(?:{forms}))?"
    )
