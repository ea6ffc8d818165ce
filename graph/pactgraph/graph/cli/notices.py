"""What a reader of inputs should know: notices, and what was refused, on standard error."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

import click

from pactgraph.graph.cli.output import write_bytes
from pactgraph.ontology.records import Notice, Refusal

__all__ = ["print_notices", "print_refusals"]

_MOST: Final = 8


def print_notices(notices: Iterable[Notice]) -> None:
    """Print notices, a line each."""
    for notice in notices:
        click.echo(f"{click.style('note:', fg='yellow')} {notice}", err=True)


def print_refusals(refusals: Sequence[Refusal], rejects: Path | None) -> None:
    """Print how much was refused for which reasons, and write all of it into ``rejects`` if that is given."""
    if rejects is not None:
        write_bytes(rejects, _table(refusals).encode())
        click.echo(f"wrote {rejects}", err=True)
    for reason, number in Counter(refusal.reason for refusal in refusals).most_common(_MOST):
        first = next(refusal for refusal in refusals if refusal.reason == reason)
        others = f" (and {number - 1:,} more)" if number > 1 else ""
        click.echo(f"{click.style('refused:', fg='red')} {first}{others}", err=True)
    reasons = {refusal.reason for refusal in refusals}
    if len(reasons) > _MOST:
        left = f"{len(reasons) - _MOST} more reasons; all of them: --rejects FILE"
        click.echo(f"{click.style('refused:', fg='red')} {left}", err=True)


def _table(refusals: Iterable[Refusal]) -> str:
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(("input", "place", "reason", "content"))
    table.writerows((r.name, r.place, r.reason, r.content) for r in refusals)
    return out.getvalue()
