"""How claims are cited to people: relations as sentences, words with who said them, where and when."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pactgraph.graph.cli.claim_rows import claim_row
from pactgraph.graph.snapshot import Snapshot
from pactgraph.ontology.claim import Claim
from pactgraph.ontology.iri import Iri
from pactgraph.ontology.vocabulary import vocabulary

__all__ = ["citation", "citations", "claim_json", "evidence", "origin", "qualifiers", "sentence", "terms"]


def sentence(snapshot: Snapshot, subject: Iri, relation: str, object: Iri) -> str:
    """A relation in words.

    >>> from pactgraph.ontology.entity import Entity
    >>> azure, api = Entity.named("Azure"), Entity.named("OpenAI API")
    >>> known = Snapshot({}, {entity.iri: entity for entity in (azure, api)}, {})
    >>> sentence(known, azure.iri, "hosts", api.iri), sentence(known, azure.iri, "exclusive-host-of", api.iri)
    ('Azure hosts OpenAI API', 'Azure is exclusive host of OpenAI API')
    """
    label = vocabulary().relation(relation).label
    first, *rest = label.split()
    # a label that does not begin with a verb of the third person needs one
    verb = label if first.endswith("s") or not rest else f"is {label}"
    return f"{snapshot.entities[subject].name} {verb} {snapshot.entities[object].name}"


def evidence(claim: Claim) -> str:
    """A claim's words: in quotation marks where they are the source's own, else marked as a summary."""
    if claim.evidence.verbatim:
        return f"“{' '.join(claim.evidence.quote.split())}”"
    return f"{' '.join(claim.evidence.quote.split())} [summary]"


def origin(claim: Claim, snapshot: Snapshot, *, url: bool = True) -> str:
    """Who said it, in which source, when, and where that is read."""
    source = snapshot.sources[claim.source]
    place = source.publisher or source.title or source.identifier
    speaker = claim.asserted_by
    words = [f"{speaker}, in {place}" if speaker is not None and speaker != place else place]
    words.append("undated" if source.published is None else str(source.published))
    if url and source.url is not None:
        words.append(source.url)
    return ", ".join(words)


def citation(claim: Claim, snapshot: Snapshot) -> str:
    """A claim's words and their origin, on three lines for a table's cell."""
    source = snapshot.sources[claim.source]
    lines = [evidence(claim), f"- {origin(claim, snapshot, url=False)}"]
    return "\n".join(lines if source.url is None else [*lines, source.url])


def citations(claims: Iterable[Claim], snapshot: Snapshot) -> str:
    """The first claim's words and origin, and how many more say so."""
    first, *more = claims
    cited = citation(first, snapshot)
    return f"{cited}\n(and {len(more)} more)" if more else cited


def terms(claim: Claim) -> str:
    """What a claim says beyond its relation, without its dates."""
    parts = [] if claim.scope is None else [str(claim.scope)]
    if claim.exclusive is not None:
        parts.append("exclusive" if claim.exclusive else "not exclusive")
    parts += map(str, claim.amounts)
    if claim.condition is not None:
        parts.append(f"condition: {claim.condition}")
    return "; ".join(parts)


def qualifiers(claim: Claim) -> list[str]:
    """Everything that a claim says beyond its two ends and relation, part by part."""
    parts = [str(claim.status)]
    if claim.modality != "asserted":
        parts.append(str(claim.modality))
    if claim.exclusive is not None:
        parts.append("exclusive" if claim.exclusive else "not exclusive")
    if claim.scope is not None:
        parts.append(f"scope: {claim.scope}")
    if claim.valid_from is not None:
        parts.append(f"from {claim.valid_from}")
    if claim.valid_to is not None:
        parts.append(f"until the end of {claim.valid_to.previous}")
    parts += map(str, claim.amounts)
    if claim.condition is not None:
        parts.append(f"condition: {claim.condition}")
    if claim.confidence == "low":
        parts.append("low confidence")
    return parts


def claim_json(claim: Claim, snapshot: Snapshot) -> dict[str, Any]:
    """A claim with its words and source, JSON-ready."""
    source = snapshot.sources[claim.source]
    row = claim_row(claim, source.identifier)
    del row["doc"]
    return row | {
        "claim": claim.iri,
        "condition": claim.condition,
        "confidence": claim.confidence,
        "verbatim": claim.evidence.verbatim,
        "source": {
            "title": source.title,
            "publisher": source.publisher,
            "published": None if source.published is None else str(source.published),
            "url": source.url,
        },
    }
