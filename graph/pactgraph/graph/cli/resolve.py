"""``pactgraph resolve`` finds entities that are one under several names, and keeps what was decided."""

from __future__ import annotations

import json
from pathlib import Path

import click

from pactgraph.graph.cli.candidate_review import asked, candidate_facts, decision_on, read_sheet, write_sheet
from pactgraph.graph.cli.match import comparing
from pactgraph.graph.cli.options import format_option, opened, store_option
from pactgraph.graph.cli.tables import console, print_table
from pactgraph.graph.partnership_graph import PartnershipGraph
from pactgraph.graph.resolution import Candidate, Decision, candidates, decide, decisions, undo
from pactgraph.loaders.catalogue import current_catalogue
from pactgraph.ontology.claim import Claim, Modality
from pactgraph.ontology.errors import InvalidValue
from pactgraph.ontology.identity.comparison import AUTOMATIC, REVIEW
from pactgraph.ontology.iri import compact

__all__ = ["resolve"]

_PAIR = (str, str)


@click.command()
@click.argument("names", nargs=-1, metavar="[NAME]...")
@store_option
@click.option("--auto", is_flag=True, help="Join those that are sure: at or above the threshold.")
@click.option("--review", is_flag=True, help="Ask about one pair after another on the terminal.")
@click.option("--csv", "sheet", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
              help="Write the pairs as a sheet to fill in.")  # fmt: skip
@click.option("--apply", "filled", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
              help="Keep the decisions of a sheet that was filled in: all of them or none.")  # fmt: skip
@click.option("--merge", type=_PAIR, metavar="NAME NAME", help="Decide that two entities are one.")
@click.option("--apart", type=_PAIR, metavar="NAME NAME", help="Decide that two entities are not one.")
@click.option("--undo", "undone", multiple=True, metavar="NAME",
              help="Take back what was decided on an entity, or one decision by its claim.")  # fmt: skip
@click.option("--decisions", "listed", is_flag=True, help="List what was decided, by whom and why.")
@click.option("--threshold", type=click.FloatRange(0, 1), default=AUTOMATIC, show_default=True,
              help="The score from which a pair is sure.")  # fmt: skip
@click.option("--at-least", type=click.FloatRange(0, 1), default=REVIEW, show_default=True,
              help="The score from which a pair is shown.")  # fmt: skip
@click.option("--reason", help="Why, for --merge and --apart.")
@click.option("--by", metavar="WHO", help="Who decides; kept with each decision.")
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@format_option
def resolve(
    names: tuple[str, ...],
    store: Path | None,
    auto: bool,
    review: bool,
    sheet: Path | None,
    filled: Path | None,
    merge: tuple[str, str] | None,
    apart: tuple[str, str] | None,
    undone: tuple[str, ...],
    listed: bool,
    threshold: float,
    at_least: float,
    reason: str | None,
    by: str | None,
    as_json: bool,
    layout: str,
) -> None:
    """Find entities that may be one under several names, and decide on them.

    Without an option it lists the pairs, with what speaks for and against each; NAME narrows them to pairs
    with an entity of that name. Identifiers count most, then names: legal forms, case, punctuation, other
    scripts, abbreviations and misspellings are seen through, other kinds and numbers are not.

    What is decided is kept in the store as claims of a source of its own. It survives the reloading of all
    others, changes what is answered and not what sources said, and can be taken back.

    \b
    Examples:
      pactgraph resolve --store ./my-graph
      pactgraph resolve --store ./my-graph --auto
      pactgraph resolve --store ./my-graph --review
      pactgraph resolve --store ./my-graph --csv review.csv
      pactgraph resolve --store ./my-graph --apply review.csv --by "A. Analyst"
      pactgraph resolve --store ./my-graph --merge "Facebook" "Meta Platforms" --reason "renamed in 2021"
      pactgraph resolve --store ./my-graph --undo Facebook
    """
    layout = "json" if as_json else layout
    modes = (auto, review, sheet, filled, merge, apart, undone or None, listed)
    if sum(mode not in (None, False) for mode in modes) > 1:
        raise click.UsageError(
            "give one of --auto, --review, --csv, --apply, --merge, --apart, --undo, --decisions"
        )
    if store is None and any((auto, review, filled, merge, apart, undone)):
        raise click.UsageError("say with --store FOLDER which store is to be changed")
    with opened(store, None) as (graph, _):
        if undone:
            _undo(graph, undone)
        elif listed:
            _list_decisions(decisions(graph), layout)
        elif filled is not None:
            made = read_sheet(filled, graph.snapshot, by=by)
            _told(decide(graph, made), made)
        elif merge is not None or apart is not None:
            _decide_on_names(graph, merge, apart, reason, by)
        else:
            catalogued = {entity.iri for entity in current_catalogue()}
            every = candidates(
                graph.snapshot,
                threshold=threshold,
                at_least=at_least,
                listed=catalogued,
                watched=comparing,
            )
            found = _narrowed(every, graph, names)
            _on_candidates(graph, found, auto=auto, review=review, sheet=sheet, by=by, layout=layout)


def _narrowed(found: list[Candidate], graph: PartnershipGraph, names: tuple[str, ...]) -> list[Candidate]:
    wanted = {graph.show(name).entity.iri for name in names}
    return [c for c in found if not wanted or not wanted.isdisjoint((c.one, c.other))]


def _on_candidates(
    graph: PartnershipGraph,
    found: list[Candidate],
    *,
    auto: bool,
    review: bool,
    sheet: Path | None,
    by: str | None,
    layout: str,
) -> None:
    if auto:
        made = [decision_on(c, True, by=by, rule="resolve/automatic") for c in found if c.sure]
        _told(decide(graph, made), made, left=len(found) - len(made))
    elif review:
        _review(graph, found, by)
    elif sheet is not None:
        rows = write_sheet(sheet, found, graph.snapshot)
        click.echo(f"wrote {sheet}: {rows} pairs; fill in the column decision with y or n, then --apply it")
    else:
        _list(graph, found, layout)


def _list(graph: PartnershipGraph, found: list[Candidate], layout: str) -> None:
    facts = [candidate_facts(candidate, graph.snapshot) for candidate in found]
    if layout == "json":
        click.echo(json.dumps(facts, ensure_ascii=False, indent=2))
        return
    if facts:
        print_table(
            ("score", "", "one", "other", "for", "against"),
            [
                (
                    f"{row['score']:.2f}", "sure" if row["sure"] else "review", _called(row["one"]),
                    _called(row["other"]), "; ".join(row["for"]), "; ".join(row["against"]),
                )
                for row in facts
            ],
        )  # fmt: skip
    sure = sum(candidate.sure for candidate in found)
    click.echo(f"{len(found)} pairs may be one entity, {sure} of them surely")


def _called(entity: dict[str, str]) -> str:
    return f"{entity['name']} ({entity['kind']}, {compact(entity['iri'])})"


def _review(graph: PartnershipGraph, found: list[Candidate], by: str | None) -> None:
    snapshot, kept = graph.snapshot, 0
    for candidate, same in asked(found, snapshot, console()):
        try:
            # each answer is kept at once: nothing is lost by stopping
            kept += decide(graph, [decision_on(candidate, same, by=by, rule="resolve/review")])
        except InvalidValue as error:
            click.echo(f"  not kept: {error}", err=True)
    click.echo(f"{kept} decisions kept")


def _decide_on_names(
    graph: PartnershipGraph,
    merge: tuple[str, str] | None,
    apart: tuple[str, str] | None,
    reason: str | None,
    by: str | None,
) -> None:
    one, other = (graph.show(name).entity.iri for name in merge or apart or ())
    made = [
        Decision(one, other, merge is not None, reason or "decided by hand", by=by, rule="resolve/by-hand")
    ]
    _told(decide(graph, made), made)


def _told(new: int, made: list[Decision], *, left: int | None = None) -> None:
    same = sum(decision.same for decision in made)
    told = (
        f"{new} decisions kept, {len(made) - new} known before: {same} joined, {len(made) - same} kept apart"
    )
    click.echo(told if left is None else f"{told}; {left} pairs are left to review")


def _undo(graph: PartnershipGraph, names: tuple[str, ...]) -> None:
    for name in names:
        for claim in undo(graph, name):
            click.echo(f"taken back: {_sentence(claim)}")


def _sentence(claim: Claim) -> str:
    joined = "is" if claim.modality is Modality.ASSERTED else "is not"
    ids = f"{compact(claim.subject)} and {compact(claim.object)}"
    return f"{claim.subject_name} {joined} {claim.object_name} ({ids})"


def _list_decisions(found: list[Claim], layout: str) -> None:
    if layout == "json":
        click.echo(json.dumps([_decision_facts(claim) for claim in found], ensure_ascii=False, indent=2))
        return
    if found:
        print_table(
            ("decision", "reason", "by", "rule", "when", "claim"),
            [
                (
                    _sentence(claim), claim.evidence.quote, claim.asserted_by or "", claim.recorded_by or "",
                    f"{claim.recorded_at:%Y-%m-%d}" if claim.recorded_at else "", compact(claim.iri),
                )
                for claim in found
            ],
        )  # fmt: skip
    click.echo(f"{len(found)} decisions")


def _decision_facts(claim: Claim) -> dict[str, object]:
    return {
        "claim": claim.iri,
        "one": {"iri": claim.subject, "name": claim.subject_name},
        "other": {"iri": claim.object, "name": claim.object_name},
        "same": claim.modality is Modality.ASSERTED,
        "reason": claim.evidence.quote,
        "by": claim.asserted_by,
        "rule": claim.recorded_by,
        "recorded_at": None if claim.recorded_at is None else claim.recorded_at.isoformat(),
    }
