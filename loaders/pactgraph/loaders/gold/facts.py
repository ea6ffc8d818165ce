"""Facts: the statements of a gold document that say the same, and when an output matches them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from pactgraph.loaders.gold.document import GoldStatement
from pactgraph.loaders.gold.rules import rules

__all__ = ["Fact", "Manner", "Named", "facts"]


class Manner(StrEnum):
    """How near an output must come: by the first rendering, by any right one, or by a related relation."""

    FIRST = "first"
    STRICT = "strict"
    LENIENT = "lenient"


@dataclass(frozen=True, slots=True)
class Named:
    """An output with the gold entities its names can stand for."""

    subjects: frozenset[str]
    relation: str
    objects: frozenset[str]

    @property
    def key(self) -> tuple[object, ...]:
        """What makes two outputs the same statement."""
        if self.relation in rules().symmetric:
            return self.relation, frozenset({self.subjects, self.objects})
        return self.relation, self.subjects, self.objects


@dataclass(frozen=True, slots=True)
class Fact:
    """Statements with one subject, relation and object; ``statements`` has at least one."""

    subject: str
    relation: str
    object: str
    statements: tuple[GoldStatement, ...]
    subjects: frozenset[str]
    relations: frozenset[str]
    objects: frozenset[str]

    @property
    def trap(self) -> bool:
        return self.statements[0].trap

    @property
    def optional(self) -> bool:
        return all(statement.optional for statement in self.statements)

    def matches(self, output: Named, manner: Manner) -> bool:
        """Whether the output says this fact."""
        first = manner is Manner.FIRST
        subjects = frozenset({self.subject}) if first else self.subjects
        objects = frozenset({self.object}) if first else self.objects
        forth = bool(output.subjects & subjects and output.objects & objects)
        back = bool(output.subjects & objects and output.objects & subjects)
        if self._related(output.relation, manner) and (
            forth or (back and output.relation in rules().symmetric)
        ):
            return True
        return manner is Manner.LENIENT and back and self._seen_from_the_other_side(output.relation)

    def implies(self, output: Named) -> bool:
        """Whether the output is a true but weaker or inverse rendering of this fact."""
        if output.relation == "hosts" and self.relation == "exclusive-host-of":
            return bool(output.subjects & self.subjects and output.objects & self.objects)
        return self._seen_from_the_other_side(output.relation) and bool(
            output.subjects & self.objects and output.objects & self.subjects
        )

    def _related(self, relation: str, manner: Manner) -> bool:
        if relation == self.relation:
            return True
        if manner is Manner.FIRST:
            return False
        family = manner is Manner.LENIENT and any({relation, self.relation} <= f for f in rules().families)
        return relation in self.relations or family

    def _seen_from_the_other_side(self, relation: str) -> bool:
        known = rules()
        return (relation == known.buying and bool(self.relations & known.supplying)) or (
            relation in known.supplying and known.buying in self.relations
        )


def facts(statements: Iterable[GoldStatement]) -> list[Fact]:
    """The facts of a document, in the order in which it states them first."""
    grouped: dict[tuple[str, str, str, bool], list[GoldStatement]] = {}
    for statement in statements:
        grouped.setdefault((*_ends(statement), statement.trap), []).append(statement)
    return list(_made(grouped))


def _ends(statement: GoldStatement) -> tuple[str, str, str]:
    subject, object_ = statement.subject, statement.object
    if statement.relation in rules().symmetric and subject > object_:
        subject, object_ = object_, subject
    return subject, statement.relation, object_


def _made(grouped: dict[tuple[str, str, str, bool], list[GoldStatement]]) -> Iterator[Fact]:
    for (subject, relation, object_, _), alike in grouped.items():
        yield Fact(
            subject,
            relation,
            object_,
            tuple(alike),
            subjects=frozenset({subject, *(name for s in alike for name in s.subject_alt)}),
            relations=frozenset({relation, *(name for s in alike for name in s.relation_alt)}),
            objects=frozenset({object_, *(name for s in alike for name in s.object_alt)}),
        )
