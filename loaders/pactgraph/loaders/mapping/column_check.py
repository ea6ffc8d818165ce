"""Whether a table has the columns that its mapping names, and what was meant where it has not."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any

from pactgraph.loaders.mapping.model import Block, Values, folded
from pactgraph.loaders.mapping.model import Mapping as TableMapping
from pactgraph.loaders.tabular.rows import Table
from pactgraph.ontology.errors import MalformedSource

__all__ = ["check_columns"]

_MOST_SHOWN = 20


def check_columns(mapping: TableMapping, table: Table) -> list[str]:
    """Remarks on columns that are not in the table.

    :raises MalformedSource: where an end has none of its columns, or a plain word is neither a column nor
        one of the words that may stand in its place
    """
    lines = dict(mapping.mentions)

    def wrong(column: str, problem: str) -> MalformedSource:
        return MalformedSource(mapping.place, problem, line=lines.get(column))

    for block in mapping.blocks:
        for end in (block.subject, block.object):
            wanted = end.columns or end.named_in
            if wanted and not set(table.columns).intersection(wanted):
                close = _close(wanted[0], table.columns)
                hint = _meant(close) or f"it has {', '.join(map(repr, table.columns[:_MOST_SHOWN]))}"
                raise wrong(wanted[0], f"{table.name} has no column {wanted[0]!r}; {hint}")
        for said in _plain_words(block):
            if said.column not in table.columns:
                close = _close(said.column, (*said.words, *table.columns))
                hint = f"; {_meant(close)}" if close else ""
                words = "" if len(said.words) > _MOST_SHOWN else f" {', '.join(said.words)}"
                what = words or " the relations of `pactgraph ontology`"
                raise wrong(
                    said.column,
                    f"{said.column!r} is no column of {table.name} and none of{what}{hint}",
                )
    missing = [column for column in lines if column not in table.columns]
    if not missing:
        return []
    named = ", ".join(_named(column, lines[column], table) for column in missing)
    return [f"{mapping.place} names columns that the table has not: {named}"]


def _plain_words(block: Block) -> list[Values[Any]]:
    """What was given as a plain word that is no word of the ontology, and may so be a column."""
    parts: tuple[Any, ...] = (block.relation, block.status, block.confidence, block.exclusive)
    return [part for part in parts if isinstance(part, Values) and part.words]


def _named(column: str, line: int, table: Table) -> str:
    close = _meant(_close(column, table.columns))
    return f"{column!r} (line {line}{f', {close}' if close else ''})"


def _close(word: str, known: Iterable[str]) -> str | None:
    by_key = {folded(name): name for name in reversed(tuple(known))}
    found = get_close_matches(folded(word), by_key, n=1)
    return by_key[found[0]] if found else None


def _meant(close: str | None) -> str:
    return "" if close is None else f"did you mean {close!r}?"
