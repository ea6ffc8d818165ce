"""``pactgraph changes``: what began, ended or changed its terms between two days."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import click

from pactgraph.graph.changes import Change, ChangeKind
from pactgraph.graph.changes import changes as changes_between
from pactgraph.graph.cli.citations import citations, claim_json, evidence, origin, sentence
from pactgraph.graph.cli.options import memo_option, narrowing_asked, narrowing_options, opened, store_option
from pactgraph.graph.cli.tables import counted, print_table
from pactgraph.graph.day_view import DayView
from pactgraph.graph.snapshot import Snapshot
from pactgraph.ontology.claim import Claim, Status

__all__ = ["changes"]

_HEADINGS: Final = {
    ChangeKind.ENDED: "Ended",
    ChangeKind.REVISED: "Revised",
    ChangeKind.ADDED: "Added",
    ChangeKind.REAFFIRMED: "Reaffirmed",
}
_NOT_SAID: Final = "not said"
_URL_MARKS: Final = str.maketrans({"<": "%3C", ">": "%3E", " ": "%20", "\n": "%0A"})


@click.command()
@click.option("--from", "first", required=True, metavar="DATE", help="The earlier day: YYYY-MM-DD.")
@click.option("--to", "last", required=True, metavar="DATE", help="The later day: YYYY-MM-DD.")
@click.option("--entity", metavar="NAME", help="Only what concerns this entity and what belongs to it.")
@store_option
@narrowing_options
@memo_option
def changes(first: str, last: str, entity: str | None, store: Path | None, layout: str) -> None:
    """Show what was added, ended, revised and reaffirmed between two days.

    Each change comes with the words from before and after, and where they stand. A month or year means
    its last day. Markdown is fit to paste into a memo.

    \b
    Examples:
      pactgraph changes --from 2026-02-27 --to 2026-04-28 --entity OpenAI
      pactgraph changes --from 2025-01 --to 2025-10 -f markdown > memo.md
    """
    with opened(store, None) as (graph, _):
        narrowed = narrowing_asked()
        before, after = graph.as_of(first, **narrowed), graph.as_of(last, **narrowed)
        if after.day < before.day:
            raise click.UsageError(f"--to {last} lies before --from {first}; give the earlier day first")
        about = None if entity is None else after.show(entity).entity
        found = changes_between(before, after, entity=None if about is None else about.iri)
        snapshot = after.snapshot
    title = f"{'Changes' if about is None else about.name + ': changes'} from {before.day} to {after.day}"
    if layout == "json":
        click.echo(json.dumps([_as_json(change, snapshot) for change in found], ensure_ascii=False, indent=2))
    elif layout == "markdown":
        click.echo("\n".join(_memo(found, snapshot, title)))
    else:
        print_table(
            ("change", "relation", "when", "terms", "before", "after"),
            (_row(change, snapshot) for change in found),
            title=title,
        )
        click.echo(_counted(found, before, after))


def _counted(found: Sequence[Change], before: DayView, after: DayView) -> str:
    counts = [f"{sum(change.kind is kind for change in found)} {kind}" for kind in _HEADINGS]
    held = (
        f"{counted(len(before.holding), 'claim')} hold on {before.day}, {len(after.holding)} on {after.day}"
    )
    return f"{', '.join(counts)}; {held}"


def _row(change: Change, snapshot: Snapshot) -> tuple[str, ...]:
    return (
        f"{change.kind},\nsaid to\ncontinue" if _continues(change) else str(change.kind),
        _sentence(change, snapshot),
        "" if change.on is None else str(change.on),
        "\n".join(_term_lines(change)),
        citations(change.before, snapshot) if change.before else "",
        citations(change.after, snapshot) if change.after else _silence(change),
    )


def _sentence(change: Change, snapshot: Snapshot) -> str:
    words = sentence(snapshot, change.subject, change.relation, change.object)
    return f"{words} ({'; '.join(change.scopes)})" if change.scopes else words


def _term_lines(change: Change) -> Iterator[str]:
    for term in change.terms:
        before, after = (" or ".join(values) or _NOT_SAID for values in (term.before, term.after))
        yield f"{term.term}: {before} -> {after}"


def _silence(change: Change) -> str:
    """What is said of an ending that no other claim tells of."""
    if change.kind is not ChangeKind.ENDED:
        return ""
    last = None if change.on is None else change.on.previous
    return (
        f"no other claim tells of the end; its own last day is {last}" if last else "nothing tells of the end"
    )


def _continues(change: Change) -> bool:
    """Whether what is new to the graph is, in its own words, not new."""
    return change.kind is ChangeKind.ADDED and all(c.status is Status.REAFFIRMED for c in change.after)


def _memo(found: Sequence[Change], snapshot: Snapshot, title: str) -> Iterator[str]:
    yield f"# {title}\n"
    if not found:
        yield "Nothing changed."
    for kind, heading in _HEADINGS.items():
        of_kind = [change for change in found if change.kind is kind]
        if of_kind:
            yield f"## {heading}\n"
        for change in of_kind:
            yield from _paragraph(change, snapshot)
    if any(not claim.evidence.verbatim for change in found for claim in change.before + change.after):
        yield "*[summary]: the words of the table that cites the source, not the source's own.*"


def _paragraph(change: Change, snapshot: Snapshot) -> Iterator[str]:
    on = "" if change.on is None else f" {change.on}"
    still = "; the words say that it continues, but no earlier claim is known" if _continues(change) else ""
    yield f"**{_markdown(_sentence(change, snapshot))}.** {_HEADINGS[change.kind]}{on}{still}.\n"
    for line in _term_lines(change):
        term, _, values = line.partition(": ")
        yield f"- {term}: {_markdown(values).replace(' -&gt; ', ' → ')}"
    if change.terms:
        yield ""
    if change.before:
        yield from _quoted("Before", change.before, snapshot)
    if change.after:
        yield from _quoted("After" if change.before else "Said", change.after, snapshot)
    elif change.kind is ChangeKind.ENDED:
        yield f"After: {_silence(change)}.\n"


def _quoted(label: str, claims: Sequence[Claim], snapshot: Snapshot) -> Iterator[str]:
    first, *more = claims
    yield f"> {label}: {_markdown(evidence(first))} ({_linked(first, snapshot)})"
    if more:
        others = "; ".join(dict.fromkeys(_linked(claim, snapshot) for claim in more))
        yield f"> Also: {others}"
    yield ""


def _linked(claim: Claim, snapshot: Snapshot) -> str:
    url = snapshot.sources[claim.source].url
    words = _markdown(origin(claim, snapshot, url=False))
    if url is None or not url.startswith(("http://", "https://")):
        return words
    return f"[{words}](<{url.translate(_URL_MARKS)}>)"


def _markdown(text: str) -> str:
    """Text in which nothing is read as Markdown or HTML."""
    for mark in "\\`*_[]#|":
        text = text.replace(mark, f"\\{mark}")
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _as_json(change: Change, snapshot: Snapshot) -> dict[str, Any]:
    return {
        "change": change.kind,
        "subject": snapshot.entities[change.subject].name,
        "relation": change.relation,
        "object": snapshot.entities[change.object].name,
        "scopes": list(change.scopes),
        "on": None if change.on is None else str(change.on),
        "terms": [
            {"term": term.term, "before": list(term.before), "after": list(term.after)}
            for term in change.terms
        ],
        "before": [claim_json(claim, snapshot) for claim in change.before],
        "after": [claim_json(claim, snapshot) for claim in change.after],
    }
