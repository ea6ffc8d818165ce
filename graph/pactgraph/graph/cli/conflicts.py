"""``pactgraph conflicts``: what contradicts what, who says so, and why it is a conflict."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from pactgraph.graph.cli.claim_rows import claim_row
from pactgraph.graph.cli.options import memo_option, opened, store_option
from pactgraph.graph.cli.tables import console
from pactgraph.graph.conflicts import Conflict
from pactgraph.graph.conflicts import conflicts as find_conflicts
from pactgraph.graph.snapshot import Snapshot
from pactgraph.ontology.claim import Claim, Confidence
from pactgraph.ontology.conflict_rules import ConflictKind

__all__ = ["conflicts"]

_HEADINGS = {
    ConflictKind.EXCLUSIVITY: "Exclusivity violated",
    ConflictKind.DISAGREEMENT: "Sources disagree",
    ConflictKind.DENIAL: "Asserted, and denied or ended",
    ConflictKind.IMPOSSIBLE: "Impossible",
    ConflictKind.SCOPE: "Different scope (no conflict)",
}


@click.command()
@store_option
@click.option("--entity", metavar="NAME", help="Only claims about this entity, by its name or an alias.")
@click.option(
    "--kind",
    type=click.Choice([kind.value for kind in ConflictKind]),
    help="Only findings of this kind; scope: what only differs in scope.",
)
@memo_option
def conflicts(store: Path | None, entity: str | None, kind: str | None, layout: str) -> int:
    """List the claims that conflict: who says what, where, and why it is a conflict.

    What differs in scope only is listed too, but is no conflict. The exit status is 1 where there are
    conflicts and 0 where there are none.

    \b
    Examples:
      pactgraph conflicts
      pactgraph conflicts --entity NVIDIA --kind denial
      pactgraph conflicts --store ./my-graph -f markdown > conflicts.md
    """
    with opened(store, None) as (graph, _):
        found = find_conflicts(graph, entity=entity, kind=None if kind is None else ConflictKind(kind))
        snapshot = graph.snapshot
    _PRINT[layout](found, snapshot)
    return int(any(conflict.kind.is_conflict for conflict in found))


def _print_text(found: Sequence[Conflict], snapshot: Snapshot) -> None:
    out = console()
    for kind, group in _by_kind(found):
        out.print(Text(f"{_HEADINGS[kind]}: {len(group)}", "bold"))
        for conflict in group:
            out.print()
            out.print(Text(f"- {_sentence(conflict)}"))
            for claim in conflict.claims:
                _print_claim(claim, snapshot, out)
        out.print()
    out.print(Text(_summary(found)))


def _print_claim(claim: Claim, snapshot: Snapshot, out: Console) -> None:
    out.print(Padding(Text(_quote(claim), "italic"), (0, 0, 0, 2), expand=False))
    out.print(Padding(Text(" · ".join(_origin(claim, snapshot)), "dim"), (0, 0, 0, 4), expand=False))


def _print_markdown(found: Sequence[Conflict], snapshot: Snapshot) -> None:
    for kind, group in _by_kind(found):
        click.echo(f"## {_HEADINGS[kind]}\n")
        for conflict in group:
            click.echo(f"- {_plain(_sentence(conflict))}")
            for claim in conflict.claims:
                click.echo(f"  - {_plain(_quote(claim))} ({_plain(' · '.join(_origin(claim, snapshot)))})")
        click.echo()
    click.echo(_summary(found))


def _print_json(found: Sequence[Conflict], snapshot: Snapshot) -> None:
    rows = [
        {
            "rule": conflict.rule,
            "kind": conflict.kind,
            "conflict": conflict.kind.is_conflict,
            "why": conflict.why,
            "claims": [_claim_json(claim, snapshot) for claim in conflict.claims],
        }
        for conflict in found
    ]
    click.echo(json.dumps(rows, ensure_ascii=False, indent=2))


def _claim_json(claim: Claim, snapshot: Snapshot) -> dict[str, Any]:
    source = snapshot.sources[claim.source]
    row = claim_row(claim, source.identifier)
    del row["doc"]
    return row | {
        "claim": claim.iri,
        "confidence": claim.confidence,
        "locator": claim.evidence.locator,
        "publisher": source.publisher,
        "published": None if source.published is None else str(source.published),
        "url": source.url,
    }


_PRINT: dict[str, Callable[[Sequence[Conflict], Snapshot], None]] = {
    "table": _print_text,
    "json": _print_json,
    "markdown": _print_markdown,
}


def _by_kind(found: Sequence[Conflict]) -> list[tuple[ConflictKind, list[Conflict]]]:
    groups = [(kind, [conflict for conflict in found if conflict.kind is kind]) for kind in ConflictKind]
    return [(kind, group) for kind, group in groups if group]


def _summary(found: Sequence[Conflict]) -> str:
    counts = Counter(conflict.kind.is_conflict for conflict in found)
    conflicting = f"{counts[True]} conflict{'' if counts[True] == 1 else 's'}"
    return f"{conflicting}; {counts[False]} of different scope, which are none"


def _sentence(conflict: Conflict) -> str:
    return conflict.why[0].upper() + conflict.why[1:] + "."


def _quote(claim: Claim) -> str:
    return f"“{claim.evidence.quote}”" if claim.evidence.verbatim else claim.evidence.quote


def _origin(claim: Claim, snapshot: Snapshot) -> list[str]:
    source = snapshot.sources[claim.source]
    parts = [f"said by {claim.asserted_by}"] if claim.asserted_by else []
    parts.append(source.label)
    parts += [
        str(part) for part in (source.published, source.url, claim.evidence.locator) if part is not None
    ]
    if claim.confidence is Confidence.LOW:
        parts.append("low confidence")
    return parts


def _plain(text: str) -> str:
    """Text in which Markdown finds no markup."""
    return "".join(f"\\{c}" if c in r"\`*_[]<>|#" else c for c in " ".join(text.split()))
