"""Small tables read by a mapping, and what became of their rows."""

from __future__ import annotations

from pactgraph.loaders.catalogue import bundled_catalogue
from pactgraph.loaders.document import Document
from pactgraph.loaders.mapping.mapped_table import read_mapped_table
from pactgraph.loaders.mapping.mapping_file import parse_mapping
from pactgraph.ontology.claim import Claim
from pactgraph.ontology.records import Notice, Record, Refusal

__all__ = ["DEALS", "claims", "notices", "read", "refusals", "said"]

DEALS = "claims:\n- subject: a\n  relation: owns\n  object: b\n"


def read(mapping: str, text: str) -> list[Record]:
    document = Document("deals.csv", "file:///deals.csv", text.encode())
    return list(read_mapped_table(document, parse_mapping(mapping, "m.yaml"), bundled_catalogue()))


def claims(records: list[Record]) -> list[Claim]:
    return [record for record in records if isinstance(record, Claim)]


def refusals(records: list[Record]) -> list[Refusal]:
    return [record for record in records if isinstance(record, Refusal)]


def notices(records: list[Record]) -> list[str]:
    return [record.message for record in records if isinstance(record, Notice)]


def said(records: list[Record]) -> list[tuple[str, str, str]]:
    return [(claim.subject_name, claim.relation, claim.object_name) for claim in claims(records)]
