"""``pactgraph what-if``: what would start, end or go on if a condition came true."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import click

from pactgraph.graph.cli.citations import citation, claim_json, sentence, terms
from pactgraph.graph.cli.options import (
    format_option,
    narrowing_asked,
    narrowing_options,
    opened,
    store_option,
)
from pactgraph.graph.cli.tables import counted, print_table
from pactgraph.graph.conditions import Consequence, Effect, conditional
from pactgraph.graph.conditions import what_if as consequences_of
from pactgraph.graph.snapshot import Snapshot

__all__ = ["what_if"]

_TITLES: Final = {
    Effect.STARTS: "would start",
    Effect.ENDS: "would end",
    Effect.UNAFFECTED: "would not change",
    Effect.UNKNOWN: "unknown",
}


@click.command("what-if")
@click.argument("event")
@click.option("--on", "day", required=True, metavar="DATE", help="The day on which it comes about.")
@store_option
@narrowing_options
@format_option
def what_if(event: str, day: str, store: Path | None, layout: str) -> None:
    """Tell which rights and duties an EVENT would start, end or leave as they are.

    Conditions are read by their words alone, and the words are shown: those that name the event, and the
    wording (until, once, subject to ...) that says what it does. What they do not tell is unknown.

    \b
    Examples:
      pactgraph what-if "AGI verified" --on 2027-01-01
      pactgraph what-if IPO --on 2026-12-01 -f json
    """
    with opened(store, None) as (graph, _):
        view = graph.as_of(day, **narrowing_asked())
        found = consequences_of(view, event)
        snapshot = view.snapshot
    others = sum(map(conditional, snapshot.claims.values())) - len(found)
    if layout == "json":
        click.echo(json.dumps([_as_json(one, snapshot) for one in found], ensure_ascii=False, indent=2))
        return
    for effect, title in _TITLES.items():
        rows = [_row(one, snapshot) for one in found if one.effect is effect]
        if rows:
            columns = ("relation", "terms", "condition's words", "careful", "words and source")
            print_table(columns, rows, title=f"If {event} on {view.day}: {title}")
    click.echo(_summary(found, event, others))


def _summary(found: Sequence[Consequence], event: str, others: int) -> str:
    if not found:
        return f"No condition speaks of {event!r}; conditional claims about something else: {others}"
    counts = ", ".join(f"{sum(one.effect is effect for one in found)} {effect}" for effect in _TITLES)
    return f"{counts}; {counted(others, 'other condition')} not about it"


def _row(one: Consequence, snapshot: Snapshot) -> tuple[str, ...]:
    claim = one.claim
    matched = ", ".join(one.matched)
    reading = f"{one.clause}\n[{one.cue}] {matched}" if one.cue else f"{one.clause}\n{matched}"
    return (
        sentence(snapshot, claim.subject, claim.relation, claim.object),
        terms(claim),
        reading,
        "\n".join(one.doubts),
        citation(claim, snapshot),
    )


def _as_json(one: Consequence, snapshot: Snapshot) -> dict[str, Any]:
    return {
        "effect": one.effect,
        "clause": one.clause,
        "matched": list(one.matched),
        "cue": one.cue,
        "doubts": list(one.doubts),
        **claim_json(one.claim, snapshot),
    }
