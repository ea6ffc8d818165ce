"""``pactgraph history``: the life of the relations between two entities, line by line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from pactgraph.graph.cli.citations import citation, claim_json, origin, sentence, terms
from pactgraph.graph.cli.options import as_of_option, day_or_today, format_option, opened, store_option
from pactgraph.graph.cli.tables import counted, print_table
from pactgraph.graph.history import Fate, Line
from pactgraph.graph.history import history as history_between
from pactgraph.graph.snapshot import Snapshot
from pactgraph.ontology.partial_date import PartialDate

__all__ = ["history"]


@click.command()
@click.argument("one")
@click.argument("other")
@click.option("--relation", metavar="NAME", help="Only this relation, such as licenses-IP-to.")
@store_option
@as_of_option
@format_option
def history(
    one: str, other: str, relation: str | None, store: Path | None, as_of: PartialDate | None, layout: str
) -> None:
    """Tell the life of the relations between two entities, in the order in which it was said.

    Relations in both directions, and of what belongs to either (Azure to Microsoft), are told, with what
    became of each by the day asked about and what ended it.

    \b
    Examples:
      pactgraph history Microsoft OpenAI --relation licenses-IP-to
      pactgraph history Amazon Anthropic --as-of 2026-04-28
      pactgraph history Microsoft OpenAI -f json
    """
    with opened(store, as_of) as (graph, view):
        view = view or graph.as_of(day_or_today(as_of))
        ends = [view.show(name).entity for name in (one, other)]
        lines = history_between(view, ends[0].iri, ends[1].iri, relation=relation)
        snapshot = view.snapshot
    if layout == "json":
        click.echo(json.dumps([_as_json(line, snapshot) for line in lines], ensure_ascii=False, indent=2))
        return
    columns = ("said", "relation", "terms", "status", "effective", f"on {view.day}", "words and source")
    names = " and ".join(end.name for end in ends)
    print_table(columns, (_row(line, snapshot) for line in lines), title=f"{names}, on {view.day}")
    held = sum(line.fate is Fate.HOLDS for line in lines)
    click.echo(f"{counted(len(lines), 'claim')} between {names}, of which {held} hold on {view.day} (●)")


def _row(line: Line, snapshot: Snapshot) -> tuple[str, ...]:
    claim = line.claim
    return (
        "undated" if line.said is None else str(line.said),
        sentence(snapshot, claim.subject, claim.relation, claim.object),
        terms(claim),
        str(claim.status) if claim.modality == "asserted" else f"{claim.status}, {claim.modality}",
        _effective(line),
        _fate(line, snapshot),
        citation(claim, snapshot),
    )


def _effective(line: Line) -> str:
    since = "" if line.since is None else str(line.since)
    end = line.claim.valid_to
    return since if end is None or line.claim.ends else f"{since} until {end.previous}".strip()


def _fate(line: Line, snapshot: Snapshot) -> str:
    if line.fate is Fate.HOLDS:
        return "● holds"
    if line.fate is Fate.NOT_COUNTED and line.claim.confidence == "low":
        return "○ not counted: low confidence"
    if line.fate is not Fate.OVER:
        return f"○ {line.fate}"
    how = "by the end of its term"
    if line.ended_by:
        how = f"by {origin(line.ended_by[0], snapshot, url=False)}"
    return f"○ ended {line.until}, {how}"


def _as_json(line: Line, snapshot: Snapshot) -> dict[str, Any]:
    return {
        "said": None if line.said is None else str(line.said),
        "effective": None if line.since is None else str(line.since),
        "fate": line.fate,
        "ended": None if line.until is None else str(line.until),
        "ended_by": [claim_json(claim, snapshot) for claim in line.ended_by],
        **claim_json(line.claim, snapshot),
    }
