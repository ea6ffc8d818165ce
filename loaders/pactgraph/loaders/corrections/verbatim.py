"""Quotes: where words stand in a source's text, exactly as they are written there."""

from __future__ import annotations

from pactgraph.ontology.errors import InvalidValue
from pactgraph.ontology.source import Evidence

__all__ = ["evidence_for"]


def evidence_for(quote: str, text: str | None, start: int | None = None) -> Evidence:
    """The evidence that a quote of a text is, with its offsets.

    >>> evidence_for("hosts it", "Azure hosts it.").start
    6
    >>> evidence_for("hosts them", "Azure hosts it.")
    Traceback (most recent call last):
    pactgraph.ontology.errors.InvalidValue: 'hosts them' is not in the text word for word

    :raises InvalidValue: where it is not in the text, or more than once and ``start`` does not say where
    """
    if text is None:
        raise InvalidValue("the source has no running text that could be quoted")
    if start is not None:
        if text[start : start + len(quote)] != quote:
            there = text[start : start + len(quote)]
            raise InvalidValue(f"at {start} the text reads {there!r}, not {quote!r}")
        return Evidence(quote, start, start + len(quote))
    places = []
    at = text.find(quote)
    while at >= 0:
        places.append(at)
        at = text.find(quote, at + 1)
    if not places:
        raise InvalidValue(f"{quote!r} is not in the text word for word")
    if len(places) > 1:
        where = ", ".join(map(str, places[:5]))
        raise InvalidValue(
            f"{quote!r} stands in the text {len(places)} times; say which with 'start', one of {where}"
        )
    return Evidence(quote, places[0], places[0] + len(quote))
