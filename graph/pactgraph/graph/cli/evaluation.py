"""How an evaluation is told: tables for people, fields for scripts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

import click

from pactgraph.graph.cli.tables import print_table
from pactgraph.loaders.gold import Comparison, Totals, total
from pactgraph.loaders.gold.totals import Ratio, Score

__all__ = ["evaluation_json", "print_errors", "print_evaluation"]

_COLUMNS: Final = ("", "precision", "recall", "F1")


def print_evaluation(strict: Totals, lenient: Totals, *, per_relation: bool) -> None:
    """Print scores for people: strict and lenient, quotes, traps and terms."""
    print_table(_COLUMNS, [_score_row("strict", strict.score), _score_row("lenient", lenient.score)])
    if per_relation:
        _print_relations(strict, lenient)
    low, high = strict.interval or (None, None)
    if low is not None and high is not None:
        click.echo(f"strict F1 lies in {low:.3f}-{high:.3f} for 95 of 100 draws of {strict.texts} such texts")
    click.echo(f"quotes verbatim in the text: {strict.verbatim}")
    kinds = ", ".join(f"{kind} {r.count} of {r.of}" for kind, r in strict.wrong_traps.items())
    click.echo(f"traps wrongly asserted: {strict.traps}: {kinds}")
    click.echo(f"traps captured with the right polarity: {strict.captured_traps}")
    terms = "; ".join(f"{name} {ratio}" for name, ratio in strict.terms.items())
    click.echo(f"of the facts found, right in: {terms}")
    if strict.repeated:
        click.echo(f"said more than once: {strict.repeated}")
    if strict.left_out:
        names = ", ".join(f"{name} {count}" for name, count in strict.left_out.most_common())
        click.echo(f"left out, because gold does not look for these relations: {names}")


def _score_row(name: str, score: Score) -> tuple[str, ...]:
    precision = _counted(score.precision, score.right, score.asserted)
    return name, precision, _counted(score.recall, score.right, score.gold), f"{score.f1:.3f}"


def _print_relations(strict: Totals, lenient: Totals) -> None:
    rows = []
    for name, (outputs, facts) in strict.relations.items():
        near = lenient.relations.get(name)
        rows.append(
            (
                name,
                _counted(outputs.precision, outputs.right, outputs.asserted),
                _counted(facts.recall, facts.right, facts.gold),
                f"{_f1(outputs, facts):.3f}",
                "" if near is None else f"{_f1(*near):.3f}",
            )
        )
    print_table((*_COLUMNS, "lenient F1"), rows)


def _counted(share: float, count: int, of: int) -> str:
    return f"{share:.3f} ({count} of {of})" if of else "-"


def _f1(outputs: Score, facts: Score) -> float:
    both = outputs.precision + facts.recall
    return 2 * outputs.precision * facts.recall / both if both else 0.0


def print_errors(comparisons: Sequence[Comparison], most: int) -> None:
    """Print up to ``most`` outputs that are wrong, facts that are missed and traps walked into."""
    for kind, lines in _errors(comparisons).items():
        for line in lines[:most]:
            click.echo(f"{kind}: {line['text']}: {line['statement']}  “{line['quote']}”")
        if most and len(lines) > most:
            click.echo(f"(and {len(lines) - most} more {kind})")


def _errors(comparisons: Sequence[Comparison]) -> dict[str, list[dict[str, str]]]:
    found: dict[str, list[dict[str, str]]] = {"wrong": [], "missed": [], "trap": []}
    for kind, text, said, quote in _lines(comparisons):
        found[kind].append({"text": text, "statement": said, "quote": " ".join(quote.split())})
    return found


def _lines(comparisons: Sequence[Comparison]) -> Iterator[tuple[str, str, str, str]]:
    for result in comparisons:
        text = result.document.id
        for out in result.wrong:
            yield "wrong", text, f"{out.subject} | {out.relation} | {out.object}", out.quote
        for fact in result.missed:
            said = f"{fact.subject} | {fact.relation} | {fact.object}"
            yield "missed", text, said, fact.statements[0].quote
        for trap in result.traps:
            if trap.wrong:
                said = f"{trap.fact.subject} | {trap.fact.relation} | {trap.fact.object} ({trap.kind})"
                yield "trap", text, said, trap.fact.statements[0].quote


def evaluation_json(
    strict: Sequence[Comparison], lenient: Sequence[Comparison], errors: int
) -> dict[str, Any]:
    """All figures as JSON-ready fields, with up to ``errors`` errors of each kind."""
    totals, near = total(strict), total(lenient)
    return {
        "texts": totals.texts,
        "strict": _score_json(totals.score) | {"f1_interval": totals.interval},
        "lenient": _score_json(near.score) | {"f1_interval": near.interval},
        "verbatim": _ratio_json(totals.verbatim),
        "traps": {
            "wrongly_asserted": _ratio_json(totals.traps),
            "captured": _ratio_json(totals.captured_traps),
            "by_kind": {kind: _ratio_json(ratio) for kind, ratio in totals.wrong_traps.items()},
        },
        "terms": {name: _ratio_json(ratio) for name, ratio in totals.terms.items()},
        "repeated": totals.repeated,
        "left_out": dict(totals.left_out),
        "relations": {
            name: {
                "precision": outputs.precision,
                "recall": facts.recall,
                "f1": _f1(outputs, facts),
                "found": facts.right,
                "asserted": outputs.asserted,
                "gold": facts.gold,
            }
            for name, (outputs, facts) in totals.relations.items()
        },
        "documents": {c.document.id: _score_json(Score(*c.counts)) for c in strict},
        "errors": {kind: lines[:errors] for kind, lines in _errors(strict).items()},
    }


def _score_json(score: Score) -> dict[str, Any]:
    return {
        "precision": score.precision,
        "recall": score.recall,
        "f1": score.f1,
        "right": score.right,
        "asserted": score.asserted,
        "gold": score.gold,
    }


def _ratio_json(ratio: Ratio) -> dict[str, Any]:
    return {"count": ratio.count, "of": ratio.of, "share": ratio.share}
