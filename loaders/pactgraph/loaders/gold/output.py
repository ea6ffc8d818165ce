"""Outputs: what a reader of a text claims to find in it, as far as it is compared with gold."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from pactgraph.loaders.document import Document
from pactgraph.loaders.gold.rules import rules
from pactgraph.ontology.claim import Claim
from pactgraph.ontology.errors import MalformedSource

__all__ = ["Output", "read_outputs"]


@dataclass(frozen=True, slots=True)
class Output:
    """One statement of the reader that is evaluated.

    >>> Output("Azure", "hosts", "Frontier", status="ended").asserted
    False
    """

    subject: str
    relation: str
    object: str
    quote: str = ""
    status: str = "in-force"
    modality: str = "asserted"
    exclusive: bool | None = None
    amount: str | None = None

    @classmethod
    def of(cls, claim: Claim) -> Self:
        """A claim, by the names its source uses."""
        return cls(
            subject=claim.subject_name,
            relation=claim.relation,
            object=claim.object_name,
            quote=claim.evidence.quote,
            status=str(claim.status),
            modality=str(claim.modality),
            exclusive=claim.exclusive,
            amount="; ".join(amount.text for amount in claim.amounts) or None,
        )

    @property
    def asserted(self) -> bool:
        """Whether it says that something is a fact."""
        said = {self.status.lower(), self.modality.lower()}
        return not said & rules().not_asserted


def read_outputs(document: Document) -> dict[str, list[Output]]:
    """Outputs of any reader, by the id of their text: JSON lines as ``pactgraph read -f jsonl`` writes them.

    >>> line = b'{"doc": "a", "subject": "Azure", "predicate": "hosts", "object": "Frontier"}'
    >>> read_outputs(Document("claims.jsonl", "claims", line))["a"][0].relation
    'hosts'

    :raises MalformedSource: where a line is no such object, with its number
    """
    found: dict[str, list[Output]] = {}
    for number, line in enumerate(document.lines(), 1):
        if line.strip():
            doc, output = _output(line, document.name, number)
            found.setdefault(doc, []).append(output)
    return found


def _output(line: str, name: str, number: int) -> tuple[str, Output]:
    try:
        row: object = json.loads(line)
    except json.JSONDecodeError as error:
        raise MalformedSource(name, f"it is not JSON: {error.msg}", line=number) from None
    if not isinstance(row, dict):
        raise MalformedSource(name, "a line should be a JSON object", line=number)
    for field in ("doc", "subject", "predicate", "object"):
        if not isinstance(row.get(field), str) or not row[field]:
            raise MalformedSource(name, f"{field!r} should be a text", line=number)
    return row["doc"], _from_row(row)


def _from_row(row: Mapping[str, Any]) -> Output:
    amount = row.get("amount")
    return Output(
        subject=row["subject"],
        relation=row["predicate"],
        object=row["object"],
        quote=str(row.get("quote") or ""),
        status=str(row.get("status") or "in-force"),
        modality=str(row.get("modality") or "asserted"),
        exclusive=row.get("exclusive") if isinstance(row.get("exclusive"), bool) else None,
        amount=None if amount is None else str(amount),
    )
