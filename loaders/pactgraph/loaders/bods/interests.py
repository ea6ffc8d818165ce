"""Interests of a BODS relationship as relations: what kind, how much, direct or not, from when to when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pactgraph.loaders.bods.statement import Statement
from pactgraph.loaders.json_stream.parts import object_in, objects
from pactgraph.ontology.amount import Amount
from pactgraph.ontology.errors import InvalidValue
from pactgraph.ontology.interchange import interchange_table
from pactgraph.ontology.interchange.dates import ceased, register_date
from pactgraph.ontology.interchange.shares import amount_of_share
from pactgraph.ontology.partial_date import PartialDate

__all__ = ["Interest", "interests_of", "reason_words"]


_INDIRECT = "indirect"
"""The word of a scope that sets an indirect interest apart from the direct ones it is made of."""


@dataclass(frozen=True, slots=True)
class Interest:
    """One way in which a party owns or controls the subject."""

    type: str
    relation: str
    scope: str | None
    amounts: tuple[Amount, ...]
    valid_from: PartialDate | None
    valid_to: PartialDate | None
    indirect: bool

    @property
    def of(self) -> str | None:
        """Its type and level in words, where the relation itself does not say them."""
        return ", ".join(filter(None, (_words(self.type), _INDIRECT if self.indirect else ""))) or None


def interests_of(statement: Statement) -> list[Interest]:
    """The interests of a relationship; one of no stated kind where it lists none.

    :raises InvalidValue: for a share or a date that cannot be, or a type that is not known
    """
    listed = objects(statement.details.get("interests"))
    return [_interest(found) for found in listed] or [_interest({})]


def _interest(found: Mapping[str, Any]) -> Interest:
    table = interchange_table("bods")
    kind = _camel(str(found.get("type") or ""))
    kind = table["earlier"].get(kind, kind)
    if kind and kind not in table["interests"]:
        raise InvalidValue(f"{found['type']!r} is no type of interest of the standard")
    terms = table["interests"].get(kind, table["unstated"])
    amount = amount_of_share(object_in(found, "share"))
    indirect = _level(found) == "indirect"
    end = _date(found.get("endDate"))
    return Interest(
        type=kind,
        relation=terms["relation"] if amount is not None else terms.get("unstated", terms["relation"]),
        scope=", ".join(_scope(terms, indirect)) or None,
        amounts=() if amount is None else (amount,),
        valid_from=_date(found.get("startDate")),
        valid_to=None if end is None else ceased(end),
        indirect=indirect,
    )


def reason_words(reason: str) -> str:
    """Why a party is not named, in words.

    >>> reason_words("subject-exempt-from-disclosure"), reason_words("madeUp")
    ('subject exempt from disclosure', 'made up')
    """
    table = interchange_table("bods")["unspecified"]
    name = _camel(reason)
    name = table["earlier"].get(name, name)
    return str(table["reasons"].get(name) or _words(name))


def _scope(terms: Mapping[str, Any], indirect: bool) -> Iterator[str]:
    if terms.get("scope"):
        yield terms["scope"]
    if indirect:
        yield _INDIRECT


def _words(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower()


def _level(found: Mapping[str, Any]) -> str:
    return str(found.get("directOrIndirect") or found.get("interestLevel") or "unknown")


def _camel(name: str) -> str:
    """The name as later versions write it: "voting-rights" is votingRights."""
    first, *rest = name.split("-")
    return first + "".join(part[:1].upper() + part[1:] for part in rest)


def _date(found: Any) -> PartialDate | None:
    return register_date(found) if isinstance(found, str) and found.strip() else None
