"""``pactgraph match`` finds the records of tables that are of one person or organization, without a store."""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import click

from pactgraph.graph.cli.options import format_option
from pactgraph.graph.cli.output import write_bytes
from pactgraph.graph.cli.progress import following
from pactgraph.graph.cli.tables import print_table
from pactgraph.loaders.document import read_file
from pactgraph.loaders.record_table import read_descriptions
from pactgraph.ontology.errors import InvalidValue, MalformedSource
from pactgraph.ontology.identity.clusters import Resolution, resolve
from pactgraph.ontology.identity.comparison import AUTOMATIC, REVIEW, Comparison
from pactgraph.ontology.identity.description import Description
from pactgraph.ontology.identity.measures import Measures, pairs_within

__all__ = ["comparing", "match"]

_Portion = list[tuple[Description, Description]]


def comparing(portions: list[_Portion]) -> Iterator[_Portion]:
    """Follow the comparing of pairs with a bar."""
    return following(portions, "comparing", name=lambda portion: next(iter(portion[0][0].names), ""))


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="FILE...")
@click.option("--output", "-o", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
              help="Write which record belongs to which thing, as a CSV.")  # fmt: skip
@click.option("--key", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
              help="A CSV of the truth (CLUSTER_ID, DATA_SOURCE, RECORD_ID) to measure against.")  # fmt: skip
@click.option("--threshold", type=click.FloatRange(0, 1), default=AUTOMATIC, show_default=True,
              help="The score from which two records are one.")  # fmt: skip
@click.option("--at-least", type=click.FloatRange(0, 1), default=REVIEW, show_default=True,
              help="The score from which a pair is shown.")  # fmt: skip
@format_option
def match(
    inputs: tuple[str, ...],
    output: Path | None,
    key: Path | None,
    threshold: float,
    at_least: float,
    layout: str,
) -> None:
    """Find the records of tables that are of one person or organization.

    FILE is a CSV or JSON lines with columns such as name, first_name, last_name, date_of_birth, address,
    phone, email, passport_number; Senzing's names of columns are understood too. All pairs worth a look are
    shown, with what speaks for and against each.

    \b
    Examples:
      pactgraph match customers.csv watchlist.csv
      pactgraph match customers.csv watchlist.csv -o things.csv
      pactgraph match customers.jsonl --key truth.csv -f json
    """
    described = _read(inputs)
    found = resolve(described.values(), threshold=threshold, at_least=at_least, watched=comparing)
    measures = None if key is None else _measured(found, key, described)
    if output is not None:
        write_bytes(output, _things(found).encode())
    if layout == "json":
        click.echo(json.dumps(_facts(found, measures), ensure_ascii=False, indent=2))
        return
    _print(found, described)
    if output is not None:
        click.echo(f"wrote {output}")
    if measures is not None:
        click.echo(f"precision {measures.precision:.3f}, recall {measures.recall:.3f}, F1 {measures.f1:.3f}")


def _read(inputs: tuple[str, ...]) -> dict[str, Description]:
    described: dict[str, Description] = {}
    for name in inputs:
        for one in read_descriptions(read_file(name)):
            if one.key in described:
                raise InvalidValue(
                    f"{name}: the record {one.key} is there twice; each needs an id of its own"
                )
            described[one.key] = one
    return described


def _print(found: Resolution, described: dict[str, Description]) -> None:
    pairs = [*((c, "one") for c in found.joined), *((c, "review") for c in found.for_review)]
    if pairs:
        print_table(
            ("score", "", "one", "other", "for", "against"),
            [
                (
                    f"{pair.score:.2f}",
                    verdict,
                    _called(pair.one, described),
                    _called(pair.other, described),
                    "; ".join(ground.why for ground in pair.speaks_for),
                    "; ".join(ground.why for ground in pair.speaks_against),
                )
                for pair, verdict in pairs
            ],
        )
    click.echo(
        f"{len(described)} records are of {len(found.things)} things; {len(found.for_review)} pairs to review"
    )


def _called(key: str, described: dict[str, Description]) -> str:
    return f"{next(iter(described[key].names), 'without a name')} ({key})"


def _things(found: Resolution) -> str:
    text = StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(("CLUSTER_ID", "DATA_SOURCE", "RECORD_ID"))
    for number, thing in enumerate(found.things, 1):
        for record in sorted(thing):
            table.writerow((number, *record.split(":", 1)))
    return text.getvalue()


def _measured(found: Resolution, path: Path, described: dict[str, Description]) -> Measures:
    table = csv.DictReader(StringIO(read_file(str(path)).text(), newline=""))
    if not {"CLUSTER_ID", "DATA_SOURCE", "RECORD_ID"} <= set(table.fieldnames or ()):
        problem = "a key has the columns CLUSTER_ID, DATA_SOURCE and RECORD_ID"
        raise MalformedSource(str(path), problem, line=1)
    true: dict[str, list[str]] = defaultdict(list)
    for row in table:
        record = f"{row['DATA_SOURCE']}:{row['RECORD_ID']}"
        if record in described:
            true[row["CLUSTER_ID"]].append(record)
    return Measures.of(pairs_within(found.things), pairs_within(true.values()))


def _facts(found: Resolution, measures: Measures | None) -> dict[str, object]:
    return {
        "things": [sorted(thing) for thing in found.things],
        "joined": list(map(_pair, found.joined)),
        "for_review": list(map(_pair, found.for_review)),
        "measures": None
        if measures is None
        else {"precision": measures.precision, "recall": measures.recall, "f1": measures.f1},
    }


def _pair(comparison: Comparison) -> dict[str, object]:
    return {
        "one": comparison.one,
        "other": comparison.other,
        "score": comparison.score,
        "for": [ground.why for ground in comparison.speaks_for],
        "against": [ground.why for ground in comparison.speaks_against],
    }
