"""``pactgraph map`` proposes how a table is read, and shows what comes of it."""

from __future__ import annotations

import json
import shlex
from itertools import islice
from pathlib import Path

import click

from pactgraph.graph.cli.claim_rows import claim_row
from pactgraph.graph.cli.tables import print_table
from pactgraph.loaders.catalogue import current_catalogue
from pactgraph.loaders.document import Document
from pactgraph.loaders.mapping.choice import choose_mappings
from pactgraph.loaders.mapping.mapped_table import read_mapped_table
from pactgraph.loaders.mapping.mapping_file import read_mapping
from pactgraph.loaders.mapping.model import Mapping
from pactgraph.loaders.proposal.propose import Proposal, propose_mapping
from pactgraph.loaders.registry import documents
from pactgraph.loaders.tabular import Layout, open_table
from pactgraph.ontology.claim import Claim
from pactgraph.ontology.errors import UnwritableOutput
from pactgraph.ontology.iri import Iri
from pactgraph.ontology.partial_date import PartialDate
from pactgraph.ontology.records import Notice, Refusal
from pactgraph.ontology.source import Source

__all__ = ["map_table"]

_EXAMPLES = 3
_LONG = 64 << 20
_ROWS_OF_A_LONG_ONE = 20_000
_CLAIMS = (
    "subject", "predicate", "object", "scope", "status", "modality", "amount", "valid_from", "valid_to",
    "said", "confidence",
)  # fmt: skip
"""What is shown of a claim, under the names that `pactgraph read` has for it."""


@click.command("map")
@click.argument("table", metavar="FILE")
@click.option("--output", "-o", type=click.Path(path_type=Path, dir_okay=False), help="The mapping to write.")
@click.option("--force", is_flag=True, help="Write over a file that is there.")
@click.option("--mapping", metavar="FILE", help="Try this mapping instead of proposing one.")
@click.option(
    "--about", metavar="NAME", help="Whose suppliers, shareholders, acquisitions ... the table lists."
)
@click.option("--claims", "shown", default=8, show_default=True, metavar="N", help="How many claims to show.")
@click.option("--encoding", help="The encoding of the table, where it is not found out.")
@click.option("--delimiter", help="The sign between cells, where it is not found out; `tab` for a tab.")
@click.option(
    "--header", type=click.IntRange(0), metavar="N", help="The row that names the columns; 0: none."
)
@click.option("--sheet", help="The sheet of a workbook.")
@click.option("--rows", metavar="PATH", help="Where in a JSON document the rows are: data.edges.")
@click.option(
    "--format",
    "-f",
    "layout",
    type=click.Choice(["table", "yaml", "json"]),
    default="table",
    show_default=True,
)
def map_table(
    table: str,
    output: Path | None,
    force: bool,
    mapping: str | None,
    about: str | None,
    shown: int,
    encoding: str | None,
    delimiter: str | None,
    header: int | None,
    sheet: str | None,
    rows: str | None,
    layout: str,
) -> None:
    """Propose a mapping for a table of deals, stakes, offices ... and show the first claims it gives.

    FILE is a table (.csv .tsv .xlsx .json .jsonl .parquet). The mapping is YAML with comments: read it, mend
    it, and keep it beside the table as TABLE.mapping.yaml, where `pactgraph load` finds it.

    \b
    Examples:
      pactgraph map deals.csv
      pactgraph map deals.csv -o deals.mapping.yaml
      pactgraph map shareholders.csv --about 'One Corp.'
      pactgraph map deals.csv --mapping deals.mapping.yaml    # what a mended mapping gives
      pactgraph load deals.csv --store ./my-graph
    """
    document = next(documents(table, encoding=encoding))
    told = Layout("\t" if delimiter == "tab" else delimiter, None, header, sheet, rows)
    if mapping is not None:
        _show(document, read_mapping(Path(mapping)), None, shown, layout)
        return
    proposal = propose_mapping(document, current_catalogue(), told, about=about)
    if output is not None:
        _write(output, proposal.text, force)
    if layout == "yaml":
        click.echo(proposal.text, nl=False)
    elif layout == "json":
        _show_json(document, proposal)
    else:
        _print_columns(document, proposal, told)
        _show(document, proposal.mapping, proposal, shown, layout)
        ready = ", ".join(f"{mapping.name!r} ({mapping.place})" for mapping in choose_mappings(document))
        if ready:
            click.echo(f"Without --mapping, `pactgraph load` reads this table by {ready}.")
        elif output is None:
            whose = f" --about {shlex.quote(about)}" if about else ""
            click.echo(f"Keep it: pactgraph map {table}{whose} -o {Path(table).stem}.mapping.yaml")


def _print_columns(document: Document, proposal: Proposal, layout: Layout) -> None:
    first = list(islice(open_table(document, layout), _EXAMPLES))
    rows = []
    for column in proposal.columns:
        examples = "; ".join(_cut(row[column]) for row in first if row[column])
        rows.append((column, proposal.uses.get(column, ""), examples))
    print_table(("column", "taken for", "cells"), rows)


def _show(document: Document, mapping: Mapping, proposal: Proposal | None, shown: int, layout: str) -> None:
    claims, refused, notices = _read(document, mapping, shown)
    if layout == "json":
        click.echo(
            json.dumps({"claims": [dict(zip(_CLAIMS, claim, strict=True)) for claim in claims]}, indent=2)
        )
        return
    print_table(_CLAIMS, claims, title="The first claims")
    for refusal in refused:
        click.echo(f"{click.style('refused:', fg='red')} {refusal}", err=True)
    for notice in notices:
        click.echo(f"{click.style('note:', fg='yellow')} {notice}", err=True)


def _show_json(document: Document, proposal: Proposal) -> None:
    claims, _, notices = _read(document, proposal.mapping, 8)
    found = {
        "columns": {column: proposal.uses.get(column) for column in proposal.columns},
        "mapping": proposal.text,
        "claims": [dict(zip(_CLAIMS, claim, strict=True)) for claim in claims],
        "notes": [notice.message for notice in notices],
    }
    click.echo(json.dumps(found, ensure_ascii=False, indent=2))


def _read(
    document: Document, mapping: Mapping, most: int
) -> tuple[list[tuple[str, ...]], list[Refusal], list[Notice]]:
    """The first claims and refusals, and all notices.

    The whole table is read, so that its count is right, unless that would take minutes.
    """
    claims: list[tuple[str, ...]] = []
    refused: list[Refusal] = []
    notices: list[Notice] = []
    said: dict[Iri, PartialDate | None] = {}
    rows = _ROWS_OF_A_LONG_ONE if document.size > _LONG else None
    for record in read_mapped_table(document, mapping, current_catalogue(), most=rows):
        if isinstance(record, Source) and len(claims) < most:
            said[record.iri] = record.published
        elif isinstance(record, Claim) and len(claims) < most:
            claims.append(_row(record, said.get(record.source)))
        elif isinstance(record, Refusal) and len(refused) < most:
            refused.append(record)
        elif isinstance(record, Notice):
            notices.append(record)
    return claims, refused, notices


def _row(claim: Claim, said: PartialDate | None) -> tuple[str, ...]:
    shown = {name: value for name, value in claim_row(claim, "").items() if name in _CLAIMS}
    shown |= {"amount": "; ".join(map(str, claim.amounts)), "said": said, "confidence": claim.confidence}
    return tuple("" if shown[name] is None else str(shown[name]) for name in _CLAIMS)


def _cut(cell: str) -> str:
    words = " ".join(cell.split())
    return words if len(words) <= 32 else f"{words[:31]}…"


def _write(path: Path, text: str, force: bool) -> None:
    if path.exists() and not force:
        raise UnwritableOutput(f"{path}: it is there already; --force writes over it")
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise UnwritableOutput(f"{path}: cannot be written ({error.strerror})") from None
    click.echo(f"wrote {path}", err=True)
