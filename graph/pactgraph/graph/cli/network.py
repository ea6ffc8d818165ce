"""``pactgraph network``: the graph as a network, its entities by how they are connected."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pactgraph.graph.cli.options import as_of_option, format_option, opened, store_option
from pactgraph.graph.cli.tables import print_table
from pactgraph.ontology.partial_date import PartialDate

if TYPE_CHECKING:
    from pactgraph.graph.network import Standing

__all__ = ["network"]


@click.command()
@store_option
@as_of_option
@click.option(
    "--top",
    type=click.IntRange(min=1),
    default=20,
    show_default=True,
    metavar="N",
    help="How many to list.",
)
@format_option
def network(store: Path | None, as_of: PartialDate | None, top: int, layout: str) -> None:
    """Rank entities by their place in the network of what holds on a day.

    "between" is the share of shortest paths between others that lead through an entity (betweenness
    centrality), from 0 to 1, over relations taken in both directions.

    \b
    Examples:
      pactgraph network
      pactgraph network --as-of 2024-06-01 --top 5
      pactgraph export -f graphml -o network.graphml     # the network itself, for other tools
    """
    # networkx takes half a second to import, which only this command should pay
    from pactgraph.graph.network import standings

    with opened(store, as_of) as (graph, view):
        ranked = standings((view or graph).to_networkx())
    if layout == "json":
        click.echo(json.dumps([_facts(standing) for standing in ranked[:top]], ensure_ascii=False, indent=2))
        return
    print_table(
        ("entity", "kind", "neighbours", "claims out", "claims in", "between"),
        [
            (s.name, s.kind, str(s.neighbours), str(s.outgoing), str(s.incoming), f"{s.between:.3f}")
            for s in ranked[:top]
        ],
    )
    if len(ranked) > top:
        click.echo(f"{len(ranked) - top} more: --top {len(ranked)}")


def _facts(standing: Standing) -> dict[str, str | int | float]:
    return {
        "iri": standing.iri,
        "name": standing.name,
        "kind": standing.kind,
        "neighbours": standing.neighbours,
        "outgoing": standing.outgoing,
        "incoming": standing.incoming,
        "between": round(standing.between, 6),
    }
