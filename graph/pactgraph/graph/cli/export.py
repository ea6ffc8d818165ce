"""``pactgraph export``: the graph in other formats."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from pactgraph.graph.cli.options import as_of_option, opened, store_option
from pactgraph.graph.cli.output import writing
from pactgraph.graph.export import FORMATS, LeftOut, write_export
from pactgraph.ontology.partial_date import PartialDate

__all__ = ["export"]


@click.command()
@store_option
@as_of_option
@click.option("--format", "-f", "layout", type=click.Choice(list(FORMATS)), required=True)
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path, dir_okay=False, allow_dash=True),
    help="The file to write; without it or with -, standard output.",
)
def export(store: Path | None, as_of: PartialDate | None, layout: str, output: Path | None) -> None:
    """Write all sources with their claims in a format that other tools read.

    \b
    trig nquads jsonld   RDF, which loads again as the same claims
    trig12               RDF 1.2, in which each claim is the reifier of its triple
    csv                  a table with a row for each claim, which loads again as the same claims
    ftm                  FollowTheMoney entities, a JSON line each
    bods                 Beneficial Ownership Data Standard 0.4: who owns or controls whom
    graphml gexf         the network, an edge for each claim, marked by whether it holds on the day

    With --as-of, only the claims that hold on that day. What a format has no place for is counted on
    standard error.

    \b
    Examples:
      pactgraph export -f trig -o reference.trig
      pactgraph export --store ./my-graph -f ftm -o my-graph.ftm.json
      pactgraph export -f csv --as-of 2026-02-27 > claims.csv
    """
    with opened(store, as_of) as (graph, view):
        if output is None or str(output) == "-":
            left_out = write_export(graph, layout, sys.stdout.buffer, view)
        else:
            with writing(output) as out:
                left_out = write_export(graph, layout, out, view)
            click.echo(f"wrote {output} ({output.stat().st_size:,} bytes)", err=True)
    _tell(left_out, layout)


def _tell(left_out: LeftOut, layout: str) -> None:
    for line in left_out:
        click.echo(f"{click.style('note:', fg='yellow')} not in {layout}: {line}", err=True)
