"""``pactgraph evaluate``: how well articles are read, measured on texts whose statements are known."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import click

from pactgraph.graph.cli.evaluation import evaluation_json, print_errors, print_evaluation
from pactgraph.graph.cli.options import format_option
from pactgraph.graph.cli.progress import following
from pactgraph.loaders.document import read_file
from pactgraph.loaders.gold import (
    GoldDocument,
    Output,
    compare,
    gold_documents,
    read_outputs,
    total,
)
from pactgraph.loaders.gold.rules import rules
from pactgraph.loaders.text import read_article
from pactgraph.ontology.claim import Claim

__all__ = ["evaluate"]


@click.command()
@click.argument("gold", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="GOLD...")
@click.option("--per-relation", is_flag=True, help="Show each relation on a line of its own, too.")
@click.option(
    "--errors",
    type=click.IntRange(min=0),
    default=0,
    metavar="N",
    help="List up to N outputs that are wrong, N facts that are missed and N traps walked into.",
)
@click.option(
    "--claims",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Evaluate these claims, not the article reader: lines as `pactgraph read -f jsonl` writes them.",
)
@click.option(
    "--fail-under",
    type=click.FloatRange(0, 1),
    metavar="F1",
    help="End with status 1 where strict F1 is lower, for use in scripts.",
)
@format_option
def evaluate(
    gold: tuple[Path, ...],
    per_relation: bool,
    errors: int,
    claims: Path | None,
    fail_under: float | None,
    layout: str,
) -> int:
    """Measure how well articles are read, on texts of which the right statements are known.

    GOLD is a JSON file or a folder of them, each with a text, its entities and its relations;
    docs/evaluating.md describes the format. Strict counts the relation that gold names or lists as an
    alternative, lenient also a near one. A quote counts as verbatim where it stands in the text. Traps are
    statements that are negated, hypothetical or over.

    \b
    Examples:
      pactgraph evaluate ./gold
      pactgraph evaluate ./gold --per-relation --errors 10
      pactgraph evaluate ./gold -f json --fail-under 0.6
      pactgraph evaluate ./gold --claims other-system.jsonl
    """
    documents = list(gold_documents(gold))
    outputs = _read(documents) if claims is None else _given(claims, documents)
    annotated = rules().annotated | {s.relation for document in documents for s in document.statements}
    strict, lenient = (
        [
            compare(document, outputs[document.id], annotated=annotated, lenient=manner)
            for document in documents
        ]
        for manner in (False, True)
    )
    if layout == "json":
        click.echo(json.dumps(evaluation_json(strict, lenient, errors), ensure_ascii=False, indent=2))
    else:
        print_evaluation(total(strict), total(lenient), per_relation=per_relation)
        print_errors(strict, errors)
    return int(fail_under is not None and total(strict).score.f1 < fail_under)


def _read(documents: Sequence[GoldDocument]) -> dict[str, list[Output]]:
    """What the article reader finds in each text."""
    return {
        document.id: [Output.of(r) for r in read_article(document.source) if isinstance(r, Claim)]
        for document in following(documents, "reading", name=lambda document: document.id)
    }


def _given(path: Path, documents: Sequence[GoldDocument]) -> dict[str, list[Output]]:
    found = read_outputs(read_file(path))
    unknown = sorted(set(found) - {document.id for document in documents})
    if unknown:
        claims = sum(len(found[doc]) for doc in unknown)
        click.echo(
            f"{click.style('note:', fg='yellow')} {path}: {claims} claims are of texts that gold does not "
            f"have, as {unknown[0]!r}; they are left out",
            err=True,
        )
    return {document.id: found.get(document.id, []) for document in documents}
