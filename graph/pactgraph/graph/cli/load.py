"""``pactgraph load`` keeps what sources say in a store; ``pactgraph read`` only shows what is understood."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from pactgraph.graph.cli.claim_rows import CLAIM_COLUMNS, claim_row
from pactgraph.graph.cli.notices import print_notices, print_refusals
from pactgraph.graph.cli.options import format_option
from pactgraph.graph.cli.progress import following
from pactgraph.graph.cli.reading import read_documents
from pactgraph.graph.cli.tables import print_table
from pactgraph.graph.load import LoadReport
from pactgraph.graph.partnership_graph import PartnershipGraph
from pactgraph.graph.spool import Spool
from pactgraph.loaders.document import Document
from pactgraph.loaders.registry import documents, loader_for
from pactgraph.ontology.claim import Claim
from pactgraph.ontology.records import Notice, Record, Refusal

__all__ = ["load", "read"]


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
@format_option
def load(
    inputs: tuple[str, ...],
    store: Path,
    encoding: str | None,
    allow_private: bool,
    jobs: int,
    rejects: Path | None,
    layout: str,
) -> None:
    """Load articles, tables, RDF files and web pages into a store.

    INPUT is a file (.txt .md .html .csv .ttl .trig .nt .nq .rdf .jsonld) or an http(s) address. All inputs
    are read before the first is kept; each is then kept whole or not at all. Loading one again changes
    nothing, or exactly what has changed in it.

    \b
    Examples:
      pactgraph load article.txt deals.csv --store ./my-graph
      pactgraph load https://example.org/news.html --store ./my-graph
      pactgraph load pactgraph:reference --store ./my-graph    # the bundled data
      pactgraph load news/*.txt --store ./my-graph --jobs 2
      pactgraph load deals.csv --store ./my-graph --rejects refused.csv
    """
    found = list(_documents(inputs, encoding, allow_private))
    total = LoadReport()
    rows = []
    with Spool() as spool:
        sections = read_documents(found, spool, lambda _, records: records, jobs=jobs)
        with PartnershipGraph(store) as graph:
            pairs = list(zip(found, sections, strict=True))
            for document, records in following(pairs, "keeping", name=lambda pair: pair[0].name):
                report = graph.load_records(records)
                rows.append((document.name, report))
                total += report
    print_notices(total.notices)
    print_refusals(total.refusals, rejects)
    if layout == "json":
        click.echo(json.dumps([{"input": name, **_counts(report)} for name, report in rows], indent=2))
        return
    columns = ("input", *_counts(total))
    shown = [(name, *map(str, _counts(report).values())) for name, report in rows]
    if len(rows) > 1:
        shown.append(("together", *map(str, _counts(total).values())))
    print_table(columns, shown)
    click.echo(f"Ask it: pactgraph query --store {store} --list")


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option("--encoding", help="The encoding of text inputs, where it is not UTF-8.")
@click.option("--allow-private", is_flag=True, help="Read from addresses inside a private network too.")
@click.option(
    "--format", "-f", "layout", type=click.Choice(["table", "jsonl"]), default="table", show_default=True
)
def read(inputs: tuple[str, ...], encoding: str | None, allow_private: bool, layout: str) -> None:
    """Show what the loaders understand of inputs, without a store.

    With -f jsonl, one claim a line: doc, subject, predicate, object, scope, exclusive, status, modality,
    amount, valid_from, valid_to (from which it no longer holds), asserted_by, quote, start, end.

    \b
    Examples:
      pactgraph read article.md
      pactgraph read *.md -f jsonl > claims.jsonl
    """
    notices: list[Notice] = []
    refusals: list[Refusal] = []
    rows = (
        claim_row(record, document.stem)
        for document in _documents(inputs, encoding, allow_private)
        for record in _claims(loader_for(document).read(document), notices, refusals)
    )
    if layout == "jsonl":
        # read everything first, so that a broken input leaves no half list behind it
        for row in list(rows):
            sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")
    else:
        shown = [tuple("" if row[c] is None else str(row[c]) for c in CLAIM_COLUMNS) for row in rows]
        print_table(CLAIM_COLUMNS, shown)
    print_notices(notices)
    print_refusals(refusals, None)


def _documents(inputs: Iterable[str], encoding: str | None, allow_private: bool) -> Iterator[Document]:
    for address in inputs:
        yield from documents(address, encoding=encoding, allow_private=allow_private)


def _claims(records: Iterable[Record], notices: list[Notice], refusals: list[Refusal]) -> Iterator[Claim]:
    for record in records:
        if isinstance(record, Claim):
            yield record
        elif isinstance(record, Notice):
            notices.append(record)
        elif isinstance(record, Refusal):
            refusals.append(record)


def _counts(report: LoadReport) -> dict[str, int]:
    return {
        "sources": report.sources,
        "entities": report.entities,
        "new entities": report.new_entities,
        "claims added": report.added,
        "changed": report.changed,
        "removed": report.removed,
        "same": report.same,
        "refused": len(report.refusals),
    }
