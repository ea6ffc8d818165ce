"""``pactgraph corrections`` shows the corrections that a store keeps."""

from __future__ import annotations

from pathlib import Path

import click

from pactgraph.graph.cli.options import opened
from pactgraph.graph.cli.tables import print_table
from pactgraph.graph.kept_corrections import kept_corrections
from pactgraph.loaders.corrections import read_corrections
from pactgraph.ontology.corrections import CORRECTIONS_TYPE, corrected_identifier
from pactgraph.ontology.source import Source

__all__ = ["corrections", "number_of_corrections"]


def number_of_corrections(source: Source) -> int | None:
    """How many corrections a source keeps; nothing where it is none that keeps corrections.

    >>> number_of_corrections(Source("file:///a.txt")) is None
    True
    """
    if source.media_type != CORRECTIONS_TYPE:
        return None
    return sum(map(len, read_corrections(source.text or "", corrected_identifier(source), kept=True)))


@click.command()
@click.argument("source", required=False)
@click.option(
    "--store", required=True, type=click.Path(path_type=Path), metavar="FOLDER", help="The store to ask."
)
def corrections(source: str | None, store: Path) -> None:
    """Show the corrections that are kept, or those of SOURCE as YAML.

    SOURCE is a file, an address or a title. Its corrections can be edited and given again with
    `pactgraph load SOURCE --corrections FILE`; `pactgraph forget` removes them.

    \b
    Examples:
      pactgraph corrections --store ./my-graph
      pactgraph corrections article.txt --store ./my-graph > corrections.yaml
    """
    with opened(store, None) as (graph, _):
        kept = kept_corrections(graph.store)
        wanted = None if source is None else graph.source(source)
    if wanted is not None:
        found = kept.get(wanted.identifier, wanted if wanted in kept.values() else None)
        if found is None or found.text is None:
            click.echo(f"# no corrections are kept for {wanted.label}")
            return
        click.echo(f"source: {corrected_identifier(found)}\n{found.text}", nl=False)
        return
    rows = []
    for identifier, found in sorted(kept.items()):
        rows.append((identifier, str(number_of_corrections(found)), found.author or "", found.title or ""))
    if not rows:
        click.echo("no corrections are kept")
        return
    print_table(("source", "corrections", "by", "name"), rows)
