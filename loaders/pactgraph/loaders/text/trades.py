"""Trades: what well-known parties are called without their names, "the chipmaker", "the e-commerce giant"."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from io import StringIO

from pactgraph.loaders.text.things import Thing
from pactgraph.ontology.iri import Iri, entity_iri

__all__ = ["fits", "is_young", "of_trade"]


def of_trade(phrase: Sequence[str], things: Iterable[Thing]) -> Thing | None:
    """The first of some parties that is known to be of a trade; the longest words for a trade count.

    >>> from pactgraph.ontology.entity import Entity
    >>> acme, intel = (Thing(Entity.named(name), name) for name in ("Acme", "Intel"))
    >>> of_trade(["us", "chip", "giant"], [acme, intel]).name
    'Intel'
    """
    trade = _trade(phrase)
    return None if trade is None else next((thing for thing in things if thing.iri in trade), None)


def fits(phrase: Sequence[str], thing: Thing) -> bool:
    """Whether a party may be meant by words for a trade: it is of that trade, or of none that is known.

    >>> from pactgraph.ontology.entity import Entity
    >>> intel, acme = (Thing(Entity.named(name), name) for name in ("Intel", "Acme"))
    >>> fits(["bank"], intel), fits(["bank"], acme), fits(["company"], intel)
    (False, True, True)
    """
    trade = _trade(phrase)
    if trade is None and is_young(phrase):
        return thing.iri not in _giants()
    return trade is None or thing.iri in trade or thing.iri not in _placed()


def is_young(phrase: Sequence[str]) -> bool:
    """Whether words speak of a young company, as which no giant is meant.

    >>> is_young(["the", "startup"]), is_young(["company"])
    (True, False)
    """
    return bool(phrase) and phrase[-1] in {"startup", "start-up", "unicorn"}


@cache
def _giants() -> frozenset[Iri]:
    """Parties of the trades that have giants, other than those of trades that have startups."""
    giants = (
        parties for called, parties in _trades().items() if called.endswith(("giant", "titan", "major"))
    )
    young = (parties for called, parties in _trades().items() if is_young(called.split()))
    return frozenset[Iri]().union(*giants) - frozenset[Iri]().union(*young)


def _trade(phrase: Sequence[str]) -> frozenset[Iri] | None:
    for first in range(len(phrase)):
        found = _trades().get(" ".join(phrase[first:]))
        if found is not None:
            return found
    return None


@cache
def _trades() -> dict[str, frozenset[Iri]]:
    table = files("pactgraph.loaders.reference") / "trades.csv"
    trades: dict[str, frozenset[Iri]] = {}
    for row in csv.DictReader(StringIO(table.read_text(encoding="utf-8"), newline="")):
        parties = frozenset(map(entity_iri, row["names"].split("|")))
        for called in row["called"].split("|"):
            trades[called] = trades.get(called, frozenset()) | parties
    return trades


@cache
def _placed() -> frozenset[Iri]:
    return frozenset[Iri]().union(*_trades().values())
