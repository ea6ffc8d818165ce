"""A review of a source for people: each sentence, the claims in it, and the rule that fired."""

from __future__ import annotations

from collections.abc import Iterator, Sized
from typing import Any

from rich.padding import Padding
from rich.text import Text

from pactgraph.graph.cli.claim_rows import claim_row
from pactgraph.graph.cli.tables import console
from pactgraph.loaders.review import Passage, Review, Understood, wording
from pactgraph.ontology.claim import Claim, Modality
from pactgraph.ontology.iri import CLAIM_BASE

__all__ = ["print_review", "review_facts"]

_SHORT_ID = 10
_INDENT = 4


def print_review(review: Review, *, understood_only: bool = False) -> None:
    """Print what was understood of a source, sentence by sentence."""
    out = console()
    out.print(Text(review.source.label, "bold"))
    for passage in review.passages:
        if passage.understood or not understood_only:
            out.print(_heading(passage))
            for item in passage.understood:
                for line in _described(item).split("\n"):
                    out.print(
                        Padding(line, (0, 0, 0, _INDENT)) if out.is_terminal else Text(" " * _INDENT) + line
                    )
    for number, new in enumerate(review.newcomers):
        if number == 0:
            out.print(Text("\nNew entities", "bold"))
        line = Text(f"    {new.entity.name}").append(f"  {new.entity.kind}", "dim")
        if new.suggested:
            line.append(f"  by its claims: {new.suggested}", "yellow")
        if new.entity.aliases:
            line.append(f"  also {', '.join(new.entity.aliases)}", "dim")
        if new.candidates:
            line.append("  may be ", "yellow").append("; ".join(map(str, new.candidates)))
        out.print(line)
    out.print(Text(f"\n{_summary(review)}\n", "dim"))


def _heading(passage: Passage) -> Text:
    place = f"[{passage.place}] " if passage.place else ""
    words = " ".join(passage.words.split())
    return Text("\n").append(place, "dim").append(words, "" if passage.understood else "dim")


def _described(item: Understood) -> Text:
    claim = item.claim
    text = Text()
    if item.read is not None:
        text.append(f"{item.read.iri.removeprefix(CLAIM_BASE)[:_SHORT_ID]}  ", "cyan")
    else:
        text.append(f"{'added':<{_SHORT_ID}}  ", "green")
    gone = "strike dim" if item.now is None else ""
    text.append(claim.subject_name, f"bold {gone}").append(f"  {claim.relation}  ", gone or "magenta")
    text.append(claim.object_name, f"bold {gone}")
    if item.now is None:
        why = item.correction.why if item.correction else None
        text.append(f"   rejected{f': {why}' if why else ''}", "red")
    indent = " " * (_SHORT_ID + 2)
    text.append(f"\n{indent}{' · '.join(_parts(claim))}")
    if item.read is not None:
        cue = wording(item.read)
        text.append(
            f"\n{indent}rule {item.read.recorded_by or 'unknown'}" + (f"   {cue}" if cue else ""), "dim"
        )
    for change in _changes(item):
        text.append(f"\n{indent}{change}", "green")
    return text


def _parts(claim: Claim) -> Iterator[str]:
    yield str(claim.status)
    if claim.modality is not Modality.ASSERTED:
        yield str(claim.modality)
    if claim.exclusive is not None:
        yield "exclusive" if claim.exclusive else "not exclusive"
    for label, value in (
        ("scope", claim.scope),
        ("valid_from", claim.valid_from),
        ("valid_to", claim.valid_to),
        ("amount", "; ".join(amount.text for amount in claim.amounts)),
        ("condition", claim.condition),
        ("says", claim.asserted_by),
        ("confidence", claim.confidence),
    ):
        if value:
            yield f"{label}: {value}"


def _changes(item: Understood) -> Iterator[str]:
    """What corrections changed, part by part."""
    if item.now is not None and item.is_corrected:
        yield (item.now.recorded_by or "").partition("; ")[2] or item.now.recorded_by or ""
    if item.read is None or item.now is None or item.read == item.now:
        return
    before, after = _row(item.read), _row(item.now)
    for key, value in after.items():
        if before[key] != value:
            yield f"{key}: {_said(before[key])} → {_said(value)}"
    if item.read.subject != item.now.subject or item.read.object != item.now.object:
        yield "its entities were corrected"


def _said(value: object) -> str:
    return "nothing" if value is None else str(value)


def _summary(review: Review) -> str:
    understood = [item for passage in review.passages for item in passage.understood]
    silent = sum(not passage.understood for passage in review.passages)
    corrected = sum(item.is_corrected for item in understood)
    unit = "passage" if review.source.text is None else "sentence"
    parts = [f"{_number(understood, 'claim')} in {_number(review.passages[silent:], unit)}"]
    parts += [f"{_number(review.passages[:silent], unit)} without any"] if silent else []
    parts += [f"{corrected} corrected"] if corrected else []
    return ", ".join(parts)


def _number(things: Sized, name: str) -> str:
    return f"{len(things)} {name}{'s' * (len(things) != 1)}"


def review_facts(review: Review) -> dict[str, Any]:
    """The review as JSON-ready fields."""
    return {
        "source": review.source.iri,
        "sentences": [
            {
                "words": passage.words,
                "start": passage.start,
                "end": passage.end,
                "claims": [_claim_facts(item) for item in passage.understood],
            }
            for passage in review.passages
        ],
        "new entities": [
            {
                "iri": new.entity.iri,
                "name": new.entity.name,
                "kind": new.entity.kind,
                "suggested kind": new.suggested,
                "aliases": list(new.entity.aliases),
                "candidates": [
                    {"iri": c.entity.iri, "name": c.entity.name, "score": c.score, "why": c.why}
                    for c in new.candidates
                ],
            }
            for new in review.newcomers
        ],
    }


def _row(claim: Claim) -> dict[str, Any]:
    """The parts of a claim, without the names of the input and of the claim itself."""
    return {key: value for key, value in claim_row(claim, "").items() if key not in {"doc", "claim"}}


def _claim_facts(item: Understood) -> dict[str, Any]:
    return {
        "claim": None if item.read is None else item.read.iri.removeprefix(CLAIM_BASE),
        **_row(item.claim),
        "rule": item.claim.recorded_by,
        "cue": wording(item.claim),
        "condition": item.claim.condition,
        "rejected": item.now is None,
        "corrected": item.is_corrected,
    }
