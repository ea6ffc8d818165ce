"""Candidates for one entity put before a person: on the terminal, or as a sheet to fill in."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

import click
from rich.console import Console
from rich.text import Text

from pactgraph.graph.cli.output import write_bytes
from pactgraph.graph.resolution import Candidate, Decision
from pactgraph.graph.snapshot import Snapshot
from pactgraph.ontology.entity import Entity
from pactgraph.ontology.errors import MalformedSource, UnreadableSource, UnwritableOutput
from pactgraph.ontology.iri import Iri, compact

__all__ = ["asked", "candidate_facts", "decision_on", "print_candidate", "read_sheet", "write_sheet"]

_COLUMNS: Final = (
    "decision", "score", "one", "other", "for", "against", "reason", "one kind", "other kind", "one id",
    "other id",
)  # fmt: skip
_YES: Final = frozenset({"y", "yes", "same", "merge", "true", "1"})
_NO: Final = frozenset({"n", "no", "different", "apart", "false", "0"})
_LATER: Final = frozenset({"", "s", "skip", "?"})


def candidate_facts(candidate: Candidate, snapshot: Snapshot) -> dict[str, Any]:
    """A candidate as JSON-ready fields."""
    one, other = (snapshot.entities[iri] for iri in (candidate.one, candidate.other))
    return {
        "score": candidate.comparison.score,
        "sure": candidate.sure,
        "one": {"iri": one.iri, "name": one.name, "kind": one.kind},
        "other": {"iri": other.iri, "name": other.name, "kind": other.kind},
        "for": [ground.why for ground in candidate.comparison.speaks_for],
        "against": [ground.why for ground in candidate.comparison.speaks_against],
    }


def decision_on(
    candidate: Candidate, same: bool, *, by: str | None, rule: str, reason: str | None = None
) -> Decision:
    """The decision on a candidate, with what spoke for it as its reason unless another is given."""
    comparison = candidate.comparison
    grounds = comparison.speaks_for if same else comparison.speaks_against
    told = reason or "; ".join(ground.why for ground in grounds) or ("the same" if same else "not the same")
    return Decision(candidate.one, candidate.other, same, told, by=by, rule=rule)


def print_candidate(candidate: Candidate, snapshot: Snapshot, out: Console) -> None:
    """Show two entities, and what speaks for and against their being one."""
    for iri in (candidate.one, candidate.other):
        out.print(_described(snapshot.entities[iri]), soft_wrap=True)
    for ground in candidate.comparison.speaks_for:
        out.print(Text.assemble(("  + ", "green"), ground.why), soft_wrap=True)
    for ground in candidate.comparison.speaks_against:
        out.print(Text.assemble(("  - ", "red"), ground.why), soft_wrap=True)
    sure = ", sure enough to be joined by --auto" if candidate.sure else ""
    out.print(Text(f"  score {candidate.comparison.score:.2f}{sure}", "dim"), soft_wrap=True)


def _described(entity: Entity) -> Text:
    also = f"  also {', '.join(entity.aliases[:4])}" if entity.aliases else ""
    return Text.assemble((entity.name, "bold"), f"  {entity.kind}  {compact(entity.iri)}{also}")


def asked(
    candidates: Iterable[Candidate], snapshot: Snapshot, out: Console
) -> Iterator[tuple[Candidate, bool]]:
    """Ask about one candidate after another, until the answers end; yields those that were answered."""
    known = list(candidates)
    for number, candidate in enumerate(known, 1):
        out.print(Text(f"\n{number} of {len(known)}", "dim"))
        print_candidate(candidate, snapshot, out)
        answer = _answer()
        if answer is None:
            return
        if answer in _YES | _NO:
            yield candidate, answer in _YES


def _answer() -> str | None:
    while True:
        try:
            text = click.prompt("  one entity? [y]es [n]o [s]kip [q]uit", prompt_suffix=" ", default="s",
                                show_default=False)  # fmt: skip
        except click.Abort:
            click.echo()
            return None
        answer = str(text).strip().casefold()
        if answer in {"q", "quit"}:
            return None
        if answer in _YES | _NO | _LATER:
            return answer
        click.echo("  y if both are one entity, n if they are two, s to leave it, q to stop")


def write_sheet(path: Path, candidates: Iterable[Candidate], snapshot: Snapshot) -> int:
    """Write candidates as a CSV to fill in the column ``decision`` of; the number of rows.

    :raises UnwritableOutput: where there is such a file already, which may be filled in
    """
    if path.exists():
        raise UnwritableOutput(
            f"{path}: there is such a file already; apply it with --apply, or give another name"
        )
    text = io.StringIO()
    table = csv.DictWriter(text, _COLUMNS, lineterminator="\r\n")
    table.writeheader()
    rows = 0
    for candidate in candidates:
        facts = candidate_facts(candidate, snapshot)
        table.writerow(
            {"decision": "", "score": f"{facts['score']:.2f}", "reason": ""}
            | {f"{side} kind": facts[side]["kind"] for side in ("one", "other")}
            | {f"{side} id": facts[side]["iri"] for side in ("one", "other")}
            | {side: facts[side]["name"] for side in ("one", "other")}
            | {side: "; ".join(facts[side]) for side in ("for", "against")}
        )
        rows += 1
    write_bytes(path, b"\xef\xbb\xbf" + text.getvalue().encode())
    return rows


def read_sheet(path: Path, snapshot: Snapshot, *, by: str | None) -> list[Decision]:
    """The decisions that a sheet has been given; a row without one is left for later.

    :raises UnreadableSource: where there is no such file
    :raises MalformedSource: where a row cannot be understood, with its line
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableSource(f"{path}: the sheet cannot be read ({error})") from None
    try:
        dialect: type[csv.Dialect] | str = csv.Sniffer().sniff(text.partition("\n")[0], ",;\t")
    except csv.Error:
        dialect = "excel"
    table = csv.DictReader(io.StringIO(text, newline=""), dialect=dialect)
    missing = {"decision", "one id", "other id"} - set(table.fieldnames or ())
    if missing:
        columns = ", ".join(sorted(missing))
        raise MalformedSource(
            str(path), f"no column {columns}; `pactgraph resolve --csv` writes a sheet", line=1
        )
    found = (_row_decision(row, path, table.line_num, snapshot, by) for row in table)
    return [decision for decision in found if decision is not None]


def _row_decision(
    row: dict[str, str], path: Path, line: int, snapshot: Snapshot, by: str | None
) -> Decision | None:
    answer = (row["decision"] or "").strip().casefold()
    if answer in _LATER:
        return None
    if answer not in _YES | _NO:
        problem = f"the decision {row['decision']!r} is none of y, n and empty; nothing was applied"
        raise MalformedSource(str(path), problem, line=line)
    ids = [Iri((row[column] or "").strip()) for column in ("one id", "other id")]
    for iri in ids:
        if snapshot.identities.of(iri) not in snapshot.entities:
            raise MalformedSource(
                str(path), f"{iri!s} is no entity of the store; nothing was applied", line=line
            )
    same = answer in _YES
    told = (row.get("reason") or "").strip() or (row.get("for" if same else "against") or "").strip()
    if ids[0] == ids[1]:
        raise MalformedSource(str(path), "both ids are the same; nothing was applied", line=line)
    return Decision(ids[0], ids[1], same, told or "reviewed", by=by, rule="resolve/sheet")
