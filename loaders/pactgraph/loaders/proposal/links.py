"""The relations that a table's columns state: their ends, and what says which relation it is."""

from __future__ import annotations

from dataclasses import dataclass, field

__all__ = ["IDS", "End", "Ends", "Link"]

IDS = "ids"
"""Why of a link whose ends are ids, since the table has no names."""


@dataclass(frozen=True, slots=True)
class End:
    """One end: the column that names its parties, a text column whose text does, or one party in all rows."""

    column: str
    kind: str | None = None
    kind_column: str | None = None
    in_text: bool = False
    template: str | None = None
    names_from: tuple[str, str, str] | None = None
    identifiers: tuple[tuple[str, str], ...] = ()
    fixed: str | None = None

    @property
    def words(self) -> str:
        """How the end is called to a person."""
        return self.fixed or self.column


@dataclass(frozen=True, slots=True)
class Link:
    """A relation that rows state: between which ends, and what it is: by its header, else by a column."""

    subject: End
    object: End
    relation: str | None
    inverted: bool = False
    relation_column: str | None = None
    why: str = ""
    amounts: tuple[str, ...] = ()


@dataclass
class Ends:
    """All relations that a table's columns state."""

    links: list[Link] = field(default_factory=list)
    unused_relation: str | None = None
    evidence: list[str] = field(default_factory=list)

    def uses(self) -> dict[str, str]:
        """What each column is taken for."""
        found: dict[str, str] = {}
        for link in self.links:
            for end, role in ((link.subject, "subject"), (link.object, "object")):
                if end.fixed is not None:
                    continue
                shown = f"{role} of {link.relation}" if len(self.links) > 1 and link.relation else role
                earlier = found.get(end.column)
                found[end.column] = shown if earlier in (None, shown) else f"{earlier}, {shown}"
                found |= dict.fromkeys(link.amounts, f"amount of {end.column}") if role == "subject" else {}
                if end.kind_column:
                    found[end.kind_column] = f"kind of {end.column}"
                for scheme, column in end.identifiers:
                    found[column] = f"{scheme} of {end.column}"
            if link.relation_column:
                found[link.relation_column] = "relation"
        return found
