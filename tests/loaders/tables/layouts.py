"""Layouts of tables for tests, and what is proposed for them."""

from __future__ import annotations

from pactgraph.loaders.catalogue import bundled_catalogue
from pactgraph.loaders.document import Document
from pactgraph.loaders.mapping.mapped_table import read_mapped_table
from pactgraph.loaders.proposal.propose import Proposal, propose_mapping
from pactgraph.ontology.claim import Claim

__all__ = ["amounts", "proposed", "told"]


def proposed(text: str, name: str = "table.csv", about: str | None = None) -> tuple[Proposal, list[Claim]]:
    document = Document(name, f"file:///{name}", text.encode())
    proposal = propose_mapping(document, bundled_catalogue(), about=about)
    records = read_mapped_table(document, proposal.mapping, bundled_catalogue())
    return proposal, [record for record in records if isinstance(record, Claim)]


def told(claims: list[Claim]) -> list[tuple[str, str, str]]:
    return [(claim.subject_name, claim.relation, claim.object_name) for claim in claims]


def amounts(claim: Claim) -> list[str]:
    return [str(amount) for amount in claim.amounts]
