"""``pactgraph demo``: the whole way from sources to answers and a picture, on the bundled data."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from pactgraph.graph.cli.options import page_option, reference_graph
from pactgraph.graph.cli.output import written_pages
from pactgraph.graph.cli.tables import print_answer
from pactgraph.graph.conflicts import conflicts as conflicts_in
from pactgraph.graph.partnership_graph import PartnershipGraph

__all__ = ["demo"]

_DAY = "2026-02-27"
_NEXT = """
Try next:
  pactgraph show OpenAI                       what is known of OpenAI, with words and sources
  pactgraph query --list                      the questions that ship
  pactgraph query 'SELECT ?host ?what WHERE { ?host pact:exclusive-host-of ?what }' --as-of 2026-02-27
  pactgraph load article.txt deals.csv --store ./my-graph      your own sources"""


@click.command()
@page_option
def demo(output: Path) -> None:
    """Load the bundled reference data, answer a few questions, and draw the graph.

    Needs no network and no server; a few seconds.

    \b
    Example:
      pactgraph demo -o /tmp/partnerships.html
    """
    with reference_graph() as graph:
        _print_loaded(graph)
        hosts = ("host", "what", "since", "until", "publisher", "said_on")
        _print_answer(graph, "exclusive-hosts", f"Who exclusively hosts what on {_DAY}?", hosts, day=_DAY)
        _print_answer(graph, "exclusive-hosts", f"And today, {date.today()}?", hosts)
        licences = ("licensor", "licensee", "scope", "exclusive", "until", "publisher")
        _print_answer(graph, "ip-licences", "Who licenses IP to whom today?", licences)
        conflicts = ("why", "who", "relation", "whom", "a_publisher", "b_publisher")
        _print_answer(graph, "contradictions", "Which claims contradict each other?", conflicts, most=8)
        wrote = written_pages(
            graph.as_of(), output, "AI partnerships 2019-2026", findings=conflicts_in(graph)
        )
    click.echo(f"\n{wrote}: open it in a browser and click a line")
    click.echo(_NEXT)


def _print_loaded(graph: PartnershipGraph) -> None:
    snapshot = graph.snapshot
    relations = {claim.relation for claim in snapshot.claims.values()}
    texts = sum(source.text is not None for source in snapshot.sources.values())
    click.echo(
        f"Loaded {len(snapshot.sources)} sources ({texts} of them articles read sentence by sentence): "
        f"{len(snapshot.claims)} claims about {len(snapshot.entities)} entities, "
        f"{len(relations)} relations."
    )


def _print_answer(
    graph: PartnershipGraph,
    name: str,
    heading: str,
    columns: Sequence[str],
    *,
    day: str | None = None,
    most: int | None = None,
) -> None:
    click.echo()
    click.secho(heading, bold=True)
    answer = graph.query(name) if day is None else graph.as_of(day).query(name)
    left = 0
    if answer.rows:
        left = print_answer(answer, graph.store, columns=columns, most=most)
    else:
        click.echo("  Nobody, as far as the sources say.")
    again = f"pactgraph query {name}" + ("" if day is None else f" --as-of {day}")
    click.secho(f"  {f'{left} more: ' if left else ''}{again}", dim=True)
