"""How the words behind a claim are shown: marked in their context, with where they come from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from pactgraph.graph.cli.citations import qualifiers, sentence
from pactgraph.graph.cli.claim_rows import claim_row
from pactgraph.graph.cli.tables import console
from pactgraph.graph.evidence import CitedWords
from pactgraph.graph.snapshot import Snapshot
from pactgraph.ontology.iri import compact
from pactgraph.ontology.source import Source

__all__ = ["evidence_json", "print_evidence"]


def print_evidence(cited: CitedWords, snapshot: Snapshot, *, holds: bool) -> None:
    """Print a claim, its words marked in their context, and everything known of where they come from."""
    out, claim = console(), cited.claim
    said = sentence(snapshot, claim.subject, claim.relation, claim.object)
    out.print(Text.assemble("● " if holds else "○ ", (said, "bold")))
    out.print(Padding(Text("; ".join(qualifiers(claim))), (0, 0, 0, 2), expand=False))
    out.print()
    out.print(Padding(_marked(cited), (0, 0, 0, 2), expand=False))
    out.print()
    facts = Table.grid(padding=(0, 2))
    facts.add_column()
    facts.add_column(overflow="fold")
    for label, words in _facts(cited):
        facts.add_row(Text(label, "dim"), Text(words))
    out.print(facts)


def _marked(cited: CitedWords) -> Text:
    quote = cited.claim.evidence.quote
    if not cited.claim.evidence.verbatim:
        return Text.assemble((quote, "italic"), "  [as recorded, not a quote]")
    return Text.assemble(
        "… " if cited.cut_before else "",
        cited.before,
        ("▸", "bold"),
        (quote, "bold reverse"),
        ("◂", "bold"),
        cited.after,
        " …" if cited.cut_after else "",
    )


def _facts(cited: CitedWords) -> Iterator[tuple[str, str]]:
    claim, source = cited.claim, cited.source
    yield "claim", compact(claim.iri)
    if claim.asserted_by is not None:
        yield "said by", claim.asserted_by
    for label, words in (
        ("source", source.title),
        ("publisher", source.publisher),
        ("author", source.author),
        ("published", None if source.published is None else str(source.published)),
        ("address", source.url or source.identifier),
        ("place", _place(cited)),
        ("recorded in", None if cited.carrier is None else cited.carrier.label),
        ("text", _state(cited)),
        ("rule", claim.recorded_by),
        (
            "recorded",
            None if claim.recorded_at is None else f"{claim.recorded_at:%Y-%m-%d %H:%M:%S %Z}".rstrip(),
        ),
    ):
        if words is not None:
            yield label, words


def _place(cited: CitedWords) -> str | None:
    evidence = cited.claim.evidence
    if evidence.verbatim:
        return f"characters {evidence.start}-{evidence.end} of the text that was read"
    return evidence.locator


def _state(cited: CitedWords) -> str | None:
    if cited.intact is None:
        return None
    if not cited.intact:
        return "CHANGED since it was read: load the source again"
    return f"kept as it was read, SHA-256 {cited.source.text_hash}"


def evidence_json(cited: CitedWords, *, holds: bool) -> dict[str, Any]:
    """The same as JSON-ready fields."""
    claim, evidence = cited.claim, cited.claim.evidence
    row = claim_row(claim, cited.source.identifier)
    for name in ("doc", "quote", "start", "end"):
        del row[name]
    return row | {
        "subject_iri": claim.subject,
        "object_iri": claim.object,
        "holds": holds,
        "condition": claim.condition,
        "confidence": claim.confidence,
        "rule": claim.recorded_by,
        "recorded_at": None if claim.recorded_at is None else claim.recorded_at.isoformat(),
        "evidence": {
            "quote": evidence.quote,
            "verbatim": evidence.verbatim,
            "before": cited.before,
            "after": cited.after,
            "start": evidence.start,
            "end": evidence.end,
            "locator": evidence.locator,
            "intact": cited.intact,
        },
        "source": _source_json(cited.source),
        "recorded_in": None if cited.carrier is None else _source_json(cited.carrier),
    }


def _source_json(source: Source) -> dict[str, Any]:
    return {
        "iri": source.iri,
        "identifier": source.identifier,
        "title": source.title,
        "publisher": source.publisher,
        "author": source.author,
        "published": None if source.published is None else str(source.published),
        "url": source.url,
        "media_type": source.media_type,
        "content_hash": source.content_hash,
        "text_hash": source.text_hash,
    }
