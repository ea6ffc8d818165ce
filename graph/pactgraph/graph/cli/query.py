"""``pactgraph query``: SPARQL, or a shipped question by name, on a day's view."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from pactgraph.graph.answer import GRAPH_FORMATS, ROW_FORMATS, Answer
from pactgraph.graph.cli.options import as_of_option, opened, store_option
from pactgraph.graph.cli.tables import print_answer, print_table
from pactgraph.graph.cli.unknown_terms import unknown_terms
from pactgraph.graph.store import ClaimStore
from pactgraph.loaders.document import read_file
from pactgraph.ontology.errors import QueryError
from pactgraph.ontology.partial_date import PartialDate
from pactgraph.ontology.questions import questions

__all__ = ["query"]


@click.command()
@click.argument("text", required=False, metavar="[QUERY|FILE|NAME|-]")
@store_option
@as_of_option
@click.option(
    "--format",
    "-f",
    "layout",
    type=click.Choice(["table", *ROW_FORMATS, *GRAPH_FORMATS]),
    help="For rows: table (default), json, csv, tsv, xml; for graphs: turtle (default), ntriples, jsonld.",
)
@click.option("--list", "list_questions", is_flag=True, help="List the shipped questions.")
def query(
    text: str | None, store: Path | None, as_of: PartialDate | None, layout: str | None, list_questions: bool
) -> None:
    """Ask in SPARQL, or ask a shipped question by its name.

    The default graph is the plain view of the day asked about; each source is a named graph with its
    claims. The prefixes pact:, entity:, rdfs: and their like are known. QUERY may be a file, or - for
    standard input.

    \b
    Examples:
      pactgraph query 'SELECT ?host ?what WHERE { ?host pact:exclusive-host-of ?what }' --as-of 2026-02-27
      pactgraph query exclusive-hosts --as-of 2026-02-27
      pactgraph query --store ./my-graph ask.rq -f csv
    """
    if text is not None and not text.strip():
        raise click.UsageError("the query is empty; --list shows questions that can be asked")
    if list_questions or text is None:
        if text is None and not list_questions:
            raise click.UsageError("give a query, a file, a question's name, or --list")
        rows = [(q.name, q.telling_day or "", q.description) for q in questions().values()]
        print_table(("question", "try --as-of", "what it asks"), rows)
        return
    sparql = _sparql(text)
    with opened(store, as_of) as (graph, view):
        answer = graph.query(sparql) if view is None else view.query(sparql)
        for unknown in unknown_terms(sparql):
            click.echo(f"{click.style('note:', fg='yellow')} {unknown}", err=True)
        _print(answer, layout, graph.store)


def _sparql(text: str) -> str:
    if text == "-":
        if sys.stdin is None or sys.stdin.closed:
            raise click.UsageError("there is no standard input to read the query from")
        return sys.stdin.read()
    if text.endswith((".rq", ".sparql")) or (len(text) < 1000 and "{" not in text and Path(text).exists()):
        return read_file(text).text()
    return text


def _print(answer: Answer, layout: str | None, store: ClaimStore) -> None:
    if answer.is_rows and layout in (None, "table"):
        print_answer(answer, store)
        if not answer.rows:
            click.echo("no rows", err=True)
    elif not answer.is_rows and not answer.is_graph and layout in (None, "table"):
        click.echo("true" if answer.boolean else "false")
    else:
        if layout == "table":
            raise QueryError(f"a graph is not written as table; use {', '.join(GRAPH_FORMATS)}")
        written = answer.write(layout or "turtle")
        sys.stdout.buffer.write(written if written.endswith(b"\n") else written + b"\n")
