"""``pactgraph load`` keeps what sources say in a store; ``pactgraph read`` only shows what is understood."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

import click

from pactgraph.graph.cli.catalogues import catalogue_option, catalogues_used
from pactgraph.graph.cli.claim_rows import CLAIM_COLUMNS, claim_cells, claim_row
from pactgraph.graph.cli.mapping import loader_by, mapping_option
from pactgraph.graph.cli.notices import print_notices, print_refusals
from pactgraph.graph.cli.options import construct_option, directed_option, format_option, registrant_option
from pactgraph.graph.cli.output import check_place
from pactgraph.graph.cli.progress import following
from pactgraph.graph.cli.reading import read_documents
from pactgraph.graph.cli.review_pairs import pairs_for_review
from pactgraph.graph.cli.revision import revision_asked, revision_options
from pactgraph.graph.cli.tables import print_table
from pactgraph.graph.load import LoadReport
from pactgraph.graph.partnership_graph import PartnershipGraph
from pactgraph.graph.spool import Spool
from pactgraph.loaders.document import Document, read_file
from pactgraph.loaders.registry import documents
from pactgraph.ontology.claim import Claim
from pactgraph.ontology.records import Notice, Record, Refusal

__all__ = ["load", "read"]

_ALWAYS: Final = ("sources", "claims added")


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option(
    "--store",
    required=True,
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="The store to keep it in.",
)
@click.option("--encoding", help="The encoding of text inputs, where it is not UTF-8.")
@click.option("--allow-private", is_flag=True, help="Load from addresses inside a private network too.")
@click.option("--jobs", type=click.IntRange(min=1), default=1, metavar="N", help="Read N inputs at a time.")
@click.option(
    "--rejects",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write what is refused, with place and reason, into a CSV file.",
)
@catalogue_option
@mapping_option
@construct_option
@registrant_option
@directed_option
@revision_options
@format_option
def load(
    inputs: tuple[str, ...],
    store: Path,
    encoding: str | None,
    allow_private: bool,
    jobs: int,
    rejects: Path | None,
    catalogues: tuple[Path, ...],
    mapping: str | None,
    constructs: tuple[Path, ...],
    registrant: str | None,
    directed: bool,
    layout: str,
) -> None:
    """Load articles, tables, registers, networks, RDF files and web pages into a store.

    INPUT is a file (.txt .md .html .pdf .docx .eml; tables in .csv .tsv .xlsx .json .jsonl .parquet; .ttl
    .trig .nt .nq .rdf .jsonld; registers and filings in .xml .json .jsonl; .graphml .gexf), a folder with all
    below it, a pattern such as 'news/**/*.md', or an http(s) address. All inputs are read before the first is
    kept; each is then kept whole or not at all. Loading one again changes nothing, or exactly what has
    changed in it.

    \b
    Examples:
      pactgraph load article.txt deals.csv --store ./my-graph
      pactgraph load https://example.org/news.html --store ./my-graph
      pactgraph load pactgraph:reference --store ./my-graph    # the bundled data
      pactgraph load news/*.txt --store ./my-graph --jobs 2
      pactgraph load deals.csv --store ./my-graph --rejects refused.csv
      pactgraph load deals.xlsx --mapping deals.mapping.yaml --store ./my-graph
      pactgraph load deals.csv --store ./my-graph --catalogue my-entities.csv
      pactgraph load theirs.ttl --store ./my-graph --construct my.rq
      pactgraph load ex21.html --store ./my-graph --registrant 'Exxon Mobil'
      pactgraph load network.gexf --store ./my-graph --directed
      pactgraph load article.txt --store ./my-graph --review
      pactgraph load article.txt --store ./my-graph --review-to corrections.yaml
      pactgraph load article.txt --store ./my-graph --corrections corrections.yaml
      pactgraph load article.txt --store ./my-graph --llm qwen3 --llm-url http://localhost:11434/v1
    """
    if rejects is not None:
        check_place(rejects)
    found = list(_documents(inputs, encoding, allow_private, constructs, registrant, directed))
    revision = revision_asked(store, len(found))
    choose = partial(loader_by, mapping)
    total = LoadReport()
    rows = []
    with Spool() as spool:
        sections = read_documents(found, spool, revision.of, jobs=jobs, choose=choose, catalogues=catalogues)
        with PartnershipGraph(store) as graph:
            if graph.store.undone:
                click.echo("A load that was cut short is undone first.", err=True)
            pairs = list(zip(found, sections, strict=True))
            for document, records in following(pairs, "keeping", name=lambda pair: pair[0].name):
                report = _kept(graph, document.name, records)
                rows.append((document.name, report))
                total += report
            doubtful = pairs_for_review(graph, total)
    print_notices((*total.notices, *revision.notices()))
    print_refusals(total.refusals, rejects)
    revision.write()
    if layout == "json":
        facts = [{"input": name, **_counts(report), **revision.facts(name)} for name, report in rows]
        click.echo(json.dumps(facts, indent=2, ensure_ascii=False))
        return
    revision.show()
    _print_counts(rows, total)
    if doubtful:
        said = f"{doubtful:,} pairs of entities" if doubtful > 1 else "1 pair of entities"
        click.echo(f"{said} may be one: pactgraph resolve --store {store}")
    click.echo(f"Ask it: pactgraph query --store {store} --list")


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option("--encoding", help="The encoding of text inputs, where it is not UTF-8.")
@click.option("--allow-private", is_flag=True, help="Read from addresses inside a private network too.")
@catalogue_option
@mapping_option
@construct_option
@registrant_option
@directed_option
@revision_options
@click.option(
    "--format", "-f", "layout", type=click.Choice(["table", "jsonl"]), default="table", show_default=True
)
def read(
    inputs: tuple[str, ...],
    encoding: str | None,
    allow_private: bool,
    catalogues: tuple[Path, ...],
    mapping: str | None,
    constructs: tuple[Path, ...],
    registrant: str | None,
    directed: bool,
    layout: str,
) -> None:
    """Show what the loaders understand of inputs, without a store.

    With --review, sentence by sentence, with the rule behind each claim; with --corrections, as corrected.
    With -f jsonl, one claim a line: doc, subject, predicate, object, scope, exclusive, status, modality,
    amount, valid_from, valid_to (from which it no longer holds), asserted_by, quote, start, end, claim.

    \b
    Examples:
      pactgraph read article.md
      pactgraph read *.md -f jsonl > claims.jsonl
    """
    notices: list[Notice] = []
    refusals: list[Refusal] = []
    found = list(_documents(inputs, encoding, allow_private, constructs, registrant, directed))
    revision = revision_asked(None, len(found))
    # everything is read first, so that a broken input leaves no half list behind it
    with catalogues_used(catalogues):
        rows = [
            claim_row(claim, document.stem)
            for document in found
            for claim in _claims(
                revision.of(document, loader_by(mapping, document).read(document)), notices, refusals
            )
        ]
    if layout == "jsonl":
        for row in rows:
            sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")
    elif revision.shows:
        revision.show()
    else:
        print_table(CLAIM_COLUMNS, map(claim_cells, rows))
    revision.write()
    print_notices((*notices, *revision.notices()))
    print_refusals(refusals, None)


def _kept(graph: PartnershipGraph, name: str, records: Iterable[Record]) -> LoadReport:
    try:
        return graph.load_records(records)
    except KeyboardInterrupt:
        click.echo(f"{name}: stopped and undone; the store is as it was before this input.", err=True)
        raise


def _documents(
    inputs: Iterable[str],
    encoding: str | None,
    allow_private: bool,
    constructs: Iterable[Path] = (),
    registrant: str | None = None,
    directed: bool = False,
) -> Iterator[Document]:
    queries = tuple((str(path), read_file(path).text()) for path in constructs)
    for address in inputs:
        for document in documents(address, encoding=encoding, allow_private=allow_private):
            yield replace(document, constructs=queries, registrant=registrant, edges_as_drawn=directed)


def _claims(records: Iterable[Record], notices: list[Notice], refusals: list[Refusal]) -> Iterator[Claim]:
    for record in records:
        if isinstance(record, Claim):
            yield record
        elif isinstance(record, Notice):
            notices.append(record)
        elif isinstance(record, Refusal):
            refusals.append(record)


def _print_counts(rows: Sequence[tuple[str, LoadReport]], total: LoadReport) -> None:
    """What each input has changed, without the columns that are nought in all of them."""
    columns = [name for name, number in _counts(total).items() if number or name in _ALWAYS]
    lines = [*rows, ("together", total)] if len(rows) > 1 else rows
    cells = [(name, *(str(_counts(report)[column]) for column in columns)) for name, report in lines]
    print_table(("input", *columns), cells)


def _counts(report: LoadReport) -> dict[str, int]:
    return {
        "sources": report.sources,
        "entities": report.entities,
        "new entities": report.new_entities,
        "claims added": report.added,
        "changed": report.changed,
        "removed": report.removed,
        "replaced": report.replaced,
        "same": report.same,
        "refused": len(report.refusals),
    }
