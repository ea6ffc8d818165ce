"""Outputs for one text compared with its gold: what is right, wrong, missing, and walked into.

Each output that asserts something is right where it matches a fact, and each fact counts once. Left out of
the reckoning are: facts marked optional, further renderings of a fact already found, and outputs that a
found fact implies. A statement that is negated, hypothetical or over is a trap: asserting it is wrong.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from pactgraph.loaders.gold.document import GoldDocument
from pactgraph.loaders.gold.facts import Fact, Manner, Named, facts
from pactgraph.loaders.gold.names import Names
from pactgraph.loaders.gold.output import Output
from pactgraph.loaders.gold.rules import rules

__all__ = ["Comparison", "Trap", "compare"]

_NUMBER = re.compile(r"\d[\d,.]*")


@dataclass(frozen=True, slots=True)
class Trap:
    """A statement not to be taken for a fact, and what the outputs made of it."""

    fact: Fact
    kind: str
    wrong: bool
    captured: bool


@dataclass(slots=True)
class Comparison:
    """One text compared. ``pairs`` are the facts found with the outputs that found them."""

    document: GoldDocument
    outputs: int = 0
    verbatim: int = 0
    repeated: int = 0
    left_out: Counter[str] = field(default_factory=Counter)
    pairs: list[tuple[Fact, Output]] = field(default_factory=list)
    missed: list[Fact] = field(default_factory=list)
    wrong: list[Output] = field(default_factory=list)
    traps: list[Trap] = field(default_factory=list)

    @property
    def counts(self) -> tuple[int, int, int]:
        """Right outputs, asserted outputs that count, facts in gold."""
        right = len(self.pairs)
        return right, right + len(self.wrong), right + len(self.missed)


def compare(
    document: GoldDocument, outputs: Iterable[Output], *, annotated: frozenset[str], lenient: bool = False
) -> Comparison:
    """Compare the outputs for a text with its gold; ``annotated`` are the relations gold looks for.

    >>> from pactgraph.loaders.gold.document import GoldEntity, GoldStatement
    >>> said = GoldStatement("Azure", "hosts", "Frontier", "Azure hosts Frontier")
    >>> names = (GoldEntity("Azure"), GoldEntity("Frontier"))
    >>> gold = GoldDocument("a", "Azure hosts Frontier.", names, (said,))
    >>> found = Output("Azure", "hosts", "Frontier", "Azure hosts Frontier.")
    >>> compare(gold, [found], annotated=frozenset({"hosts"})).counts
    (1, 1, 1)
    """
    return _Matching(document, annotated, Manner.LENIENT if lenient else Manner.STRICT).of(outputs)


class _Matching:
    def __init__(self, document: GoldDocument, annotated: frozenset[str], manner: Manner) -> None:
        self.manner = manner
        self.annotated = annotated
        self.names = Names(document.entities)
        stated = facts(document.statements)
        self.positive = [fact for fact in stated if not fact.trap]
        self.negative = [fact for fact in stated if fact.trap]
        self.result = Comparison(document)

    def of(self, outputs: Iterable[Output]) -> Comparison:
        rows = self.distinct(outputs)
        asserted = [row for row in rows if row[0].asserted]
        taken = self.taken(asserted)
        used = set(taken.values())
        for at, fact in enumerate(self.positive):
            if at in taken and not fact.optional:
                self.result.pairs.append((fact, asserted[taken[at]][0]))
            elif not fact.optional:
                self.result.missed.append(fact)
        walked_into, excused = self.rest([row for i, row in enumerate(asserted) if i not in used])
        captured = excused | {
            at for output, named in rows if not output.asserted for at in self.hit(named, self.manner)
        }
        for at, fact in enumerate(self.negative):
            wrong = at in walked_into
            self.result.traps.append(Trap(fact, _kind(fact), wrong, at in captured and not wrong))
        return self.result

    def distinct(self, outputs: Iterable[Output]) -> list[tuple[Output, Named]]:
        """The outputs that count, each said once."""
        rows: dict[object, tuple[Output, Named]] = {}
        spaced = " ".join(self.result.document.text.split())
        for output in map(self.counted, outputs):
            if output.relation not in self.annotated:
                self.result.left_out[output.relation] += 1
                continue
            self.result.outputs += 1
            quote = " ".join(output.quote.split())
            self.result.verbatim += bool(quote) and quote in spaced
            subjects, objects = (self.names.standing_for(name) for name in (output.subject, output.object))
            named = Named(subjects, output.relation, objects)
            key = named.key, output.asserted
            self.result.repeated += key in rows
            rows.setdefault(key, (output, named))
        return list(rows.values())

    def counted(self, output: Output) -> Output:
        other = rules().counted_as.get(output.relation)
        return (
            output if other is None or output.relation in self.annotated else replace(output, relation=other)
        )

    def taken(self, asserted: Sequence[tuple[Output, Named]]) -> dict[int, int]:
        """Which output each fact goes to: first renderings come first, then the outputs in their order."""
        taken: dict[int, int] = {}
        for manner in (Manner.FIRST, self.manner):
            for i, (_, named) in enumerate(asserted):
                if i in taken.values():
                    continue
                free = (at for at in range(len(self.positive)) if at not in taken)
                found = next((at for at in free if self.positive[at].matches(named, manner)), None)
                if found is not None:
                    taken[found] = i
        return taken

    def rest(self, outputs: Sequence[tuple[Output, Named]]) -> tuple[set[int], set[int]]:
        """What the asserted outputs that found nothing come to: traps walked into, and traps excused."""
        walked_into: set[int] = set()
        excused: set[int] = set()
        for output, named in outputs:
            if any(fact.matches(named, self.manner) or fact.implies(named) for fact in self.positive):
                continue
            hit = self.hit(named, self.manner)
            hypothetical = all(
                s.modality == "hypothetical" for at in hit for s in self.negative[at].statements
            )
            if hit and hypothetical and output.status in rules().excused:
                excused |= hit
                continue
            walked_into |= hit
            self.result.wrong.append(output)
        return walked_into, excused

    def hit(self, named: Named, manner: Manner) -> set[int]:
        return {at for at, fact in enumerate(self.negative) if fact.matches(named, manner)}


def _kind(fact: Fact) -> str:
    first = fact.statements[0]
    return first.modality if first.modality != "asserted" else "ended"


def first_number(words: str | None) -> str | None:
    """The first number in words, without its separators; by it amounts are compared.

    >>> first_number("up to $1,200.50 a year")
    '1200.50'
    """
    found = _NUMBER.search(words or "")
    return found[0].replace(",", "").rstrip(".") if found else None
