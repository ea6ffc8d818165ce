"""``pactgraph commitments``: who owes whom how much, by how firm it is."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

import click

from pactgraph.graph.cli.citations import claim_json, origin, sentence
from pactgraph.graph.cli.options import as_of_option, day_or_today, format_option, opened, store_option
from pactgraph.graph.cli.tables import counted, print_table
from pactgraph.graph.commitments import Commitment, Direction
from pactgraph.graph.commitments import commitments as commitments_of
from pactgraph.graph.snapshot import Snapshot
from pactgraph.ontology.claim import Claim
from pactgraph.ontology.partial_date import PartialDate

__all__ = ["commitments"]

_COLUMNS: Final = ("rung", "amount", "deal", "scope", "condition", "said by")
_NO_TOTALS: Final = (
    "No totals: rungs and units are never added, bounds ('up to') have no sum, a total stands beside its "
    "own parts,\nand sources may tell of one deal under two names."
)


@click.command()
@click.argument("name")
@store_option
@as_of_option
@format_option
def commitments(name: str, store: Path | None, as_of: PartialDate | None, layout: str) -> None:
    """Show what an entity owes and is owed: money, power and chips, the firmest first.

    Rungs of the ladder: completed, in-force, definitive, announced, letter-of-intent, planned, reported,
    rumoured. Amounts are never added up. Sources that report one deal share a line. What is denied, over,
    hypothetical or of low confidence stands apart.

    \b
    Examples:
      pactgraph commitments OpenAI
      pactgraph commitments NVIDIA --as-of 2025-12-31
      pactgraph commitments Anthropic -f json
    """
    with opened(store, as_of) as (graph, view):
        view = view or graph.as_of(day_or_today(as_of))
        entity = view.show(name).entity
        lines = commitments_of(view, entity.iri)
        snapshot = view.snapshot
    if layout == "json":
        click.echo(json.dumps([_as_json(line, snapshot) for line in lines], ensure_ascii=False, indent=2))
        return
    on_ladder = [line for line in lines if line.apart is None]
    for direction in Direction:
        found = [line for line in on_ladder if line.direction is direction]
        for unit in dict.fromkeys(line.unit for line in sorted(found, key=_unit_order)):
            rows = [_row(line, snapshot) for line in found if line.unit == unit]
            print_table(
                _COLUMNS,
                rows,
                title=f"{entity.name} {direction} {f'in {unit}' if unit else 'without a unit'}, {view.day}",
            )
    apart = [line for line in lines if line.apart is not None]
    if apart:
        rows = [(_why_apart(line), *_row(line, snapshot)[1:]) for line in apart]
        print_table(("why apart", *_COLUMNS[1:]), rows, title=f"{entity.name}, not on the ladder")
    click.echo(
        f"{counted(len(on_ladder), 'commitment')} on the ladder on {view.day}, {len(apart)} apart. "
        + _NO_TOTALS
    )


def _unit_order(line: Commitment) -> tuple[bool, bool, str]:
    return line.unit is None, line.unit != "USD", line.unit or ""


def _why_apart(line: Commitment) -> str:
    return str(line.apart) if line.apart == line.rung else f"{line.apart} ({line.rung})"


def _row(line: Commitment, snapshot: Snapshot) -> tuple[str, ...]:
    amounts = " or ".join(map(str, line.amounts))
    scope = line.scope or ""
    return (
        str(line.rung),
        amounts,
        sentence(snapshot, line.subject, line.relation, line.object),
        f"{scope} (a total, parts of which may stand in other lines)".strip() if line.aggregate else scope,
        "\n".join(line.conditions),
        "\n".join(dict.fromkeys(_source(claim, line, snapshot) for claim in line.claims)),
    )


def _source(claim: Claim, line: Commitment, snapshot: Snapshot) -> str:
    """Who says so, with the status they give it where it is not that of the line."""
    words = origin(claim, snapshot, url=False)
    return words if claim.status is line.rung else f"{words}: {claim.status}"


def _as_json(line: Commitment, snapshot: Snapshot) -> dict[str, Any]:
    return {
        "direction": line.direction,
        "rung": line.rung,
        "unit": line.unit,
        "subject": snapshot.entities[line.subject].name,
        "relation": line.relation,
        "object": snapshot.entities[line.object].name,
        "scope": line.scope,
        "amounts": [
            {
                "low": None if amount.low is None else str(amount.low),
                "high": None if amount.high is None else str(amount.high),
                "approximate": amount.approximate,
                "text": amount.text,
            }
            for amount in line.amounts
        ],
        "conditions": list(line.conditions),
        "aggregate": line.aggregate,
        "apart": line.apart,
        "claims": [claim_json(claim, snapshot) for claim in line.claims],
    }
