"""``pactgraph sources`` lists what a graph was told by whom; ``pactgraph forget`` removes a source whole."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import click

from pactgraph.graph.cli.corrections import number_of_corrections
from pactgraph.graph.cli.options import as_of_option, format_option, opened, store_option
from pactgraph.graph.cli.tables import counted, print_table
from pactgraph.graph.snapshot import Snapshot
from pactgraph.ontology.iri import compact
from pactgraph.ontology.partial_date import PartialDate
from pactgraph.ontology.source import Source

__all__ = ["forget", "sources"]


@click.command()
@store_option
@as_of_option
@click.option("--cited", is_flag=True, help="List the sources that tables cite, too.")
@format_option
def sources(store: Path | None, as_of: PartialDate | None, cited: bool, layout: str) -> None:
    """List the sources of a graph, with the number of their claims, or of the corrections that they keep.

    \b
    Examples:
      pactgraph sources
      pactgraph sources --store ./my-graph -f json
    """
    with opened(store, as_of) as (graph, view):
        snapshot = graph.snapshot if view is None else view.snapshot
    made = _claims_made(snapshot)
    shown = [source for source in snapshot.sources.values() if cited or source.within is None]
    shown.sort(key=lambda source: (source.within is not None, source.label, source.iri))
    if layout == "json":
        rows = [{**_facts(source), **_holding(source, made)} for source in shown]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    print_table(
        ("source", "published", "claims", "name", "address"),
        [
            (
                source.label,
                str(source.published or ""),
                _in_words(_holding(source, made)),
                compact(source.iri),
                source.url or source.identifier,
            )
            for source in shown
        ],
    )


def _claims_made(snapshot: Snapshot) -> Counter[str]:
    """Claims by source; those of the sources that a table cites count for the table as well."""
    made: Counter[str] = Counter()
    for claim in (*snapshot.claims.values(), *snapshot.identities.decisions.values()):
        made[claim.source] += 1
        carrier = snapshot.sources[claim.source].within
        if carrier is not None:
            made[carrier] += 1
    return made


def _holding(source: Source, made: Counter[str]) -> dict[str, int]:
    """How many claims a source makes; of one that keeps corrections, how many of those."""
    corrections = number_of_corrections(source)
    return {"claims": made[source.iri]} | ({} if corrections is None else {"corrections": corrections})


def _in_words(holding: dict[str, int]) -> str:
    if "corrections" in holding:
        return f"corrections: {holding['corrections']}"
    return str(holding["claims"])


def _facts(source: Source) -> dict[str, str | int | None]:
    return {
        "iri": source.iri,
        "identifier": source.identifier,
        "title": source.title,
        "publisher": source.publisher,
        "author": source.author,
        "published": None if source.published is None else str(source.published),
        "url": source.url,
        "within": source.within,
    }


@click.command()
@click.argument("source")
@click.option(
    "--store", required=True, type=click.Path(path_type=Path), metavar="FOLDER", help="The store to change."
)
def forget(source: str, store: Path) -> None:
    """Remove a source whole: what it says, what it carries, and what it used to say.

    SOURCE is its address, its title or its name as `pactgraph sources` lists them.

    \b
    Examples:
      pactgraph forget https://example.org/news.html --store ./my-graph
      pactgraph forget source:0123456789abcdef01234567 --store ./my-graph
    """
    with opened(store, None) as (graph, _):
        found = graph.source(source)
        gone = graph.forget(found.iri)
    click.echo(f"forgot “{found.label}” with {counted(gone, 'claim')}")
