"""``pactgraph show`` tells what is known of one entity; ``pactgraph view`` draws the graph."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from pactgraph.graph.cli.citations import qualifiers
from pactgraph.graph.cli.claim_rows import claim_row
from pactgraph.graph.cli.evidence import evidence_json, print_evidence
from pactgraph.graph.cli.options import (
    as_of_option,
    day_or_today,
    format_option,
    opened,
    page_option,
    store_option,
    title_option,
)
from pactgraph.graph.cli.output import written_pages
from pactgraph.graph.cli.tables import console, counted
from pactgraph.graph.conflicts import conflicts
from pactgraph.graph.day_view import DayView, Portrait
from pactgraph.graph.evidence import cited_words, short_name
from pactgraph.graph.partnership_graph import PartnershipGraph
from pactgraph.graph.replacement import replacements
from pactgraph.ontology.claim import Claim
from pactgraph.ontology.partial_date import PartialDate
from pactgraph.ontology.vocabulary import vocabulary

__all__ = ["show", "view"]


@click.command()
@click.argument("name", required=False)
@click.option("--evidence", metavar="CLAIM", help="Show the words behind one claim, marked in their context.")
@click.option(
    "--context",
    type=click.IntRange(min=0),
    default=300,
    show_default=True,
    metavar="N",
    help="With --evidence: how many characters of the text to show on either side.",
)
@store_option
@as_of_option
@format_option
def show(
    name: str | None,
    evidence: str | None,
    context: int,
    store: Path | None,
    as_of: PartialDate | None,
    layout: str,
) -> None:
    """Show what is known of an entity: every claim, with its words and source.

    A filled mark means that the claim holds on the day asked about. Each claim ends with its name, such as
    claim:0123456789: with --evidence CLAIM the words behind it are shown in their context, with everything
    known of where they come from. CLAIM is that name, the claim's IRI, or the start of its hash.

    \b
    Examples:
      pactgraph show OpenAI
      pactgraph show "Amazon Web Services" --as-of 2026-02-27
      pactgraph show Stargate -f json
      pactgraph show --evidence claim:0123456789 --store ./my-graph
    """
    if (name is None) == (evidence is None):
        raise click.UsageError("give the name of an entity, or a claim with --evidence")
    if name is not None and name.startswith("claim:"):
        raise click.UsageError(f"that is the name of a claim: pactgraph show --evidence {name}")
    with opened(store, as_of) as (graph, day_view):
        if evidence is not None:
            _show_evidence(evidence, graph, day_view, context, layout)
            return
        assert name is not None
        portrait = graph.show(name) if day_view is None else day_view.show(name)
    if layout == "json":
        click.echo(json.dumps(_as_json(portrait), ensure_ascii=False, indent=2))
        return
    out = console()
    _print_heading(portrait, out)
    replaced = replacements(portrait.snapshot.claims.values(), portrait.snapshot.sources)
    for claim in portrait.claims:
        _print_claim(claim, portrait, replaced.get(claim.iri), out)
    held = sum(claim.iri in portrait.holding for claim in portrait.claims)
    day = day_or_today(as_of)
    out.print(Text(f"{counted(len(portrait.claims), 'claim')}, of which {held} hold on {day} (●)"))


def _show_evidence(
    name: str, graph: PartnershipGraph, day_view: DayView | None, context: int, layout: str
) -> None:
    seen = day_view or graph.as_of()
    cited = cited_words(graph.store, seen.snapshot, name, context=context)
    holds = cited.claim.iri in seen.holding
    if layout == "json":
        click.echo(json.dumps(evidence_json(cited, holds=holds), ensure_ascii=False, indent=2))
    else:
        print_evidence(cited, seen.snapshot, holds=holds)


def _print_heading(portrait: Portrait, out: Console) -> None:
    entity = portrait.entity
    out.print(Text.assemble((entity.name, "bold"), f"  {entity.kind}  {entity.iri}"))
    if entity.aliases:
        out.print(Text("also called " + ", ".join(entity.aliases)))
    if entity.description:
        out.print(Text(entity.description))
    out.print()


def _print_claim(claim: Claim, portrait: Portrait, replaced_by: Claim | None, out: Console) -> None:
    holds = claim.iri in portrait.holding
    out.print(Text.assemble("● " if holds else "○ ", (_sentence(claim, portrait), "bold" if holds else "")))
    terms = "; ".join(qualifiers(claim))
    if terms:
        out.print(Padding(Text(terms), (0, 0, 0, 2), expand=False))
    if replaced_by is not None:
        by = f"replaced by {_origin(replaced_by, portrait)}"
        out.print(Padding(Text(by), (0, 0, 0, 2), expand=False))
    quote = f"“{claim.evidence.quote}”" if claim.evidence.verbatim else claim.evidence.quote
    out.print(Padding(Text(quote, "italic"), (0, 0, 0, 2), expand=False))
    out.print(Padding(Text(_origin(claim, portrait), "dim"), (0, 0, 0, 2), expand=False))
    out.print()  # a line that padding makes is as wide as the text, also where nobody can see it


def _sentence(claim: Claim, portrait: Portrait) -> str:
    relation = vocabulary().relation(claim.relation)
    subject, object_ = (portrait.snapshot.entities[iri].name for iri in (claim.subject, claim.object))
    if claim.object == portrait.entity.iri and claim.subject != claim.object:
        return f"{object_} {relation.inverse_label} {subject}"
    return f"{subject} {relation.label} {object_}"


def _origin(claim: Claim, portrait: Portrait) -> str:
    source = portrait.snapshot.sources[claim.source]
    words = [f"said by {claim.asserted_by}"] if claim.asserted_by else []
    words.append(source.label)
    if source.published is not None:
        words.append(str(source.published))
    if source.url is not None:
        words.append(source.url)
    if claim.evidence.locator is not None:
        words.append(f"as recorded in {claim.evidence.locator}")
    words.append(short_name(claim.iri))
    return " · ".join(words)


def _as_json(portrait: Portrait) -> dict[str, Any]:
    entity = portrait.entity
    replaced = replacements(portrait.snapshot.claims.values(), portrait.snapshot.sources)
    return {
        "iri": entity.iri,
        "name": entity.name,
        "kind": entity.kind,
        "aliases": list(entity.aliases),
        "description": entity.description,
        "claims": [_claim_json(claim, portrait, replaced.get(claim.iri)) for claim in portrait.claims],
    }


def _claim_json(claim: Claim, portrait: Portrait, replaced_by: Claim | None) -> dict[str, Any]:
    source = portrait.snapshot.sources[claim.source]
    row = claim_row(claim, source.identifier)
    del row["doc"]
    return row | {
        "claim": claim.iri,
        "holds": claim.iri in portrait.holding,
        "replaced_by": None if replaced_by is None else replaced_by.iri,
        "condition": claim.condition,
        "confidence": claim.confidence,
        "locator": claim.evidence.locator,
        "source": {
            "title": source.title,
            "publisher": source.publisher,
            "published": None if source.published is None else str(source.published),
            "url": source.url,
        },
    }


@click.command()
@store_option
@as_of_option
@title_option
@page_option
@click.option("--focus", metavar="NAME", multiple=True, help="Open with this entity and what is around it.")
@click.option(
    "--hops",
    type=click.IntRange(1, 9),
    default=1,
    show_default=True,
    metavar="N",
    help="How far around it to go.",
)
@click.option(
    "--conflicts/--no-conflicts",
    "with_conflicts",
    default=True,
    show_default=True,
    help="Show beside each claim what contradicts it.",
)
@click.option(
    "--new-layout", is_flag=True, help="Do not keep entities where the page already there has them."
)
def view(
    store: Path | None,
    as_of: PartialDate | None,
    title: str,
    output: Path,
    focus: tuple[str, ...],
    hops: int,
    with_conflicts: bool,
    new_layout: bool,
) -> None:
    """Draw the graph as one interactive HTML file that needs no network.

    The page opens on the day asked about; its slider goes to any other. More than 300 entities open as
    clusters, or with --focus as a neighbourhood; more than 5,000 become an overview with a page for each
    cluster beside it.

    \b
    Examples:
      pactgraph view -o partnerships.html
      pactgraph view --focus OpenAI --hops 2 -o openai.html
      pactgraph view --store ./my-graph --as-of 2026-02-27 -o february.html
    """
    with opened(store, as_of) as (graph, day_view):
        day_view = day_view or graph.as_of()
        findings = conflicts(graph) if with_conflicts else []
        wrote = written_pages(
            day_view, output, title, focus=focus, hops=hops, findings=findings, keep_places=not new_layout
        )
    click.echo(f"{wrote}; open it in a browser")
