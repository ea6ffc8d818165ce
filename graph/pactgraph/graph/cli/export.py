"""``pactgraph export``: the graph in other formats."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from pactgraph.graph.cli.options import as_of_option, opened, store_option
from pactgraph.graph.cli.output import write_bytes
from pactgraph.graph.export import FORMATS, export_graph
from pactgraph.ontology.partial_date import PartialDate

__all__ = ["export"]


@click.command()
@store_option
@as_of_option
@click.option("--format", "-f", "layout", type=click.Choice(list(FORMATS)), required=True)
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file to write, else standard output.",
)
def export(store: Path | None, as_of: PartialDate | None, layout: str, output: Path | None) -> None:
    """Write all sources with their claims (trig, nquads, jsonld), or the network of claims (graphml).

    What is written as RDF loads again as the same claims; with --as-of, only the claims that hold on that
    day. In GraphML each edge is a claim, and its attribute "holds" says whether it holds on the day.

    \b
    Examples:
      pactgraph export -f trig -o reference.trig
      pactgraph export --store ./my-graph -f graphml -o my-graph.graphml
    """
    with opened(store, as_of) as (graph, view):
        written = export_graph(graph, layout, view)
    if output is None:
        sys.stdout.buffer.write(written)
        return
    write_bytes(output, written)
    click.echo(f"wrote {output} ({len(written):,} bytes)", err=True)
