"""Tables about one company that they do not name: its shareholders, suppliers, acquisitions ..."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pactgraph.loaders.proposal.links import End, Ends, Link
from pactgraph.loaders.proposal.profile import Profile
from pactgraph.loaders.proposal.words import header_key, header_words

__all__ = ["list_column", "listed"]


def list_column(
    parties: Mapping[str, Profile], headers: Iterable[str], name: str
) -> tuple[str, Mapping[str, Any]] | None:
    """The first column whose parties stand in a known relation to whom the table is about, with its entry.

    ``name`` is what the table is called, which may tell what it lists.
    """
    said = f" {' '.join(map(header_key, (*headers, name)))} "
    for column in parties:
        key = header_key(column)
        for entry in header_words()["lists"]:
            where = entry.get("where")
            told = where is None or any(f" {header_key(word)} " in said for word in where)
            if told and key in map(header_key, entry["words"]):
                return column, entry
    return None


def listed(column: str, entry: Mapping[str, Any], about: str) -> Ends:
    """The relation between a column's parties and the company that the table is about."""
    them, it = End(column), End("", kind="organization", fixed=about)
    subject, object_ = (it, them) if entry.get("inverted") == "true" else (them, it)
    return Ends([Link(subject, object_, entry["relation"], why="a list")])
