"""A claim as a flat row: the fields that scripts and the scorer of texts take."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from pactgraph.ontology.claim import Claim
from pactgraph.ontology.iri import compact

__all__ = ["CLAIM_COLUMNS", "CLAIM_FIELDS", "claim_cells", "claim_row"]

CLAIM_FIELDS: Final = (
    "doc", "subject", "predicate", "object", "scope", "exclusive", "status", "modality", "amount",
    "valid_from", "valid_to", "asserted_by", "quote", "start", "end", "claim",
)  # fmt: skip
"""The fields of a row, in order."""

CLAIM_COLUMNS: Final = (
    "subject", "predicate", "object", "scope", "status", "modality", "amount", "valid_from", "valid_to",
    "quote", "claim",
)  # fmt: skip
"""The fields shown to people."""


def claim_row(claim: Claim, doc: str) -> dict[str, Any]:
    """The claim as JSON-ready fields; parties by the names the source uses, ``None`` where nothing was said.

    >>> from pactgraph.ontology.iri import Iri, entity_iri
    >>> from pactgraph.ontology.source import Evidence
    >>> row = claim_row(Claim(
    ...     subject=entity_iri("a"), subject_name="A", relation="hosts", object=entity_iri("b"),
    ...     object_name="B", source=Iri("https://example.org/s"), evidence=Evidence("A hosts B.", 0, 10),
    ... ), "note")
    >>> tuple(row) == CLAIM_FIELDS, row["predicate"], row["end"]
    (True, 'hosts', 10)
    """
    values = (
        doc,
        claim.subject_name,
        claim.relation,
        claim.object_name,
        None if claim.scope is None else str(claim.scope),
        claim.exclusive,
        str(claim.status),
        str(claim.modality),
        "; ".join(amount.text for amount in claim.amounts) or None,
        None if claim.valid_from is None else str(claim.valid_from),
        None if claim.valid_to is None else str(claim.valid_to),
        claim.asserted_by,
        claim.evidence.quote,
        claim.evidence.start,
        claim.evidence.end,
        claim.iri,
    )
    return dict(zip(CLAIM_FIELDS, values, strict=True))


def claim_cells(row: Mapping[str, Any]) -> tuple[str, ...]:
    """The cells of a row in the columns shown to people.

    >>> claim_cells(dict.fromkeys(CLAIM_FIELDS) | {"claim": "https://w3id.org/pactgraph/claim/01ab"})[-1]
    'claim:01ab'
    """
    cells = {name: "" if value is None else str(value) for name, value in row.items()}
    return tuple(compact(cells[name]) if name == "claim" else cells[name] for name in CLAIM_COLUMNS)
