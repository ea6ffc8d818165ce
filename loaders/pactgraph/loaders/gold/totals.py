"""What the comparisons of many texts come to."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from pactgraph.loaders.gold.facts import Fact
from pactgraph.loaders.gold.output import Output
from pactgraph.loaders.gold.scoring import Comparison, first_number

__all__ = ["Ratio", "Score", "Totals", "total"]

_RESAMPLES: Final = 2000


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and their harmonic mean, from counts; 0 where there is nothing to count.

    >>> score = Score(3, 4, 6)
    >>> score.precision, score.recall, round(score.f1, 2)
    (0.75, 0.5, 0.6)
    """

    right: int
    asserted: int
    gold: int

    @property
    def precision(self) -> float:
        return self.right / self.asserted if self.asserted else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Ratio:
    """So many of so many.

    >>> str(Ratio(3, 4)), str(Ratio(0, 0))
    ('3 of 4 (75.0 %)', '0 of 0')
    """

    count: int
    of: int

    @property
    def share(self) -> float | None:
        return self.count / self.of if self.of else None

    def __str__(self) -> str:
        share = "" if self.share is None else f" ({self.share * 100:.1f} %)"
        return f"{self.count} of {self.of}{share}"


@dataclass(frozen=True, slots=True)
class Totals:
    """Scores over all texts. Each of ``relations`` has the score of the outputs of it (their precision) and
    that of the facts of it (their recall), because an output may find a fact under another name."""

    texts: int
    score: Score
    interval: tuple[float, float] | None
    relations: dict[str, tuple[Score, Score]]
    verbatim: Ratio
    repeated: int
    left_out: Counter[str]
    wrong_traps: dict[str, Ratio]
    captured_traps: Ratio
    terms: dict[str, Ratio]

    @property
    def traps(self) -> Ratio:
        """Traps wrongly asserted, of all."""
        return Ratio(
            sum(r.count for r in self.wrong_traps.values()), sum(r.of for r in self.wrong_traps.values())
        )


def total(comparisons: Sequence[Comparison]) -> Totals:
    """Add up comparisons; the interval holds 95 of 100 F1 of texts drawn again at random.

    >>> total([]).score
    Score(right=0, asserted=0, gold=0)
    """
    traps = [trap for comparison in comparisons for trap in comparison.traps]
    pairs = [pair for comparison in comparisons for pair in comparison.pairs]
    left_out: Counter[str] = Counter()
    for comparison in comparisons:
        left_out += comparison.left_out
    return Totals(
        texts=len(comparisons),
        score=_summed(comparison.counts for comparison in comparisons),
        interval=_interval([comparison.counts for comparison in comparisons]),
        relations=_relations(comparisons),
        verbatim=Ratio(sum(c.verbatim for c in comparisons), sum(c.outputs for c in comparisons)),
        repeated=sum(c.repeated for c in comparisons),
        left_out=left_out,
        wrong_traps={
            kind: Ratio(sum(t.wrong for t in traps if t.kind == kind), sum(t.kind == kind for t in traps))
            for kind in ("negated", "hypothetical", "ended")
        },
        captured_traps=Ratio(sum(trap.captured for trap in traps), len(traps)),
        terms=_terms(pairs),
    )


def _summed(counts: Iterable[tuple[int, int, int]]) -> Score:
    right = asserted = gold = 0
    for r, a, g in counts:
        right, asserted, gold = right + r, asserted + a, gold + g
    return Score(right, asserted, gold)


def _interval(counts: Sequence[tuple[int, int, int]]) -> tuple[float, float] | None:
    if len(counts) < 2:
        return None
    chance = random.Random(7)
    drawn = sorted(_summed(chance.choice(counts) for _ in counts).f1 for _ in range(_RESAMPLES))
    return drawn[int(0.025 * _RESAMPLES)], drawn[int(0.975 * _RESAMPLES)]


def _relations(comparisons: Sequence[Comparison]) -> dict[str, tuple[Score, Score]]:
    """For each relation, the score of its outputs and that of its facts."""
    of_facts: Counter[tuple[str, str]] = Counter()
    for comparison in comparisons:
        for fact, output in comparison.pairs:
            of_facts.update([("found", fact.relation), ("gold", fact.relation)])
            of_facts.update([("right", output.relation), ("asserted", output.relation)])
        of_facts.update(("gold", fact.relation) for fact in comparison.missed)
        of_facts.update(("asserted", output.relation) for output in comparison.wrong)
    names = sorted({name for _, name in of_facts}, key=lambda name: (-of_facts["gold", name], name))
    return {
        name: (
            Score(of_facts["right", name], of_facts["asserted", name], 0),
            Score(of_facts["found", name], 0, of_facts["gold", name]),
        )
        for name in names
    }


def _terms(pairs: Sequence[tuple[Fact, Output]]) -> dict[str, Ratio]:
    """Of the facts found: how many with the right status, exclusivity and amount, where gold says one."""
    status = sum(any(s.status == output.status for s in fact.statements) for fact, output in pairs)
    exclusive = [
        any(s.exclusive == _exclusive(output) for s in fact.statements)
        for fact, output in pairs
        if any(s.exclusive is not None for s in fact.statements)
    ]
    amounts = [
        first_number(output.amount) in wanted
        for fact, output in pairs
        if (wanted := {number for s in fact.statements if (number := first_number(s.amount))})
    ]
    return {
        "status": Ratio(status, len(pairs)),
        "exclusivity": Ratio(sum(exclusive), len(exclusive)),
        "amount": Ratio(sum(amounts), len(amounts)),
    }


def _exclusive(output: Output) -> bool:
    return bool(output.exclusive) or output.relation == "exclusive-host-of"
