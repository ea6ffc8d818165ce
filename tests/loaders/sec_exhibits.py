"""Reading lists of subsidiaries, and what they say as rows."""

from __future__ import annotations

from pactgraph.loaders.document import Document
from pactgraph.loaders.registry import loader_for
from pactgraph.loaders.sec.exhibit21 import EXHIBIT_21
from pactgraph.ontology.claim import Claim
from pactgraph.ontology.entity import Entity
from pactgraph.ontology.records import Record, Refusal

__all__ = ["HOLD", "SUB", "WIDGET", "claims_of", "listed", "read", "refusals_of"]


def read(text: str, name: str = "ex21.html", url: str | None = None) -> list[Record]:
    document = Document(name, f"file:///{name}", text.encode(), url=url)
    assert loader_for(document).name == "sec exhibit 21"
    return list(EXHIBIT_21.read(document))


def claims_of(found: list[Record]) -> list[Claim]:
    return [record for record in found if isinstance(record, Claim)]


def refusals_of(found: list[Record]) -> list[Refusal]:
    return [record for record in found if isinstance(record, Refusal)]


def listed(text: str, name: str = "ex21.html") -> list[tuple[str, str, str, str | None, str]]:
    """Company, relation, the company above it, where it stands, and the share held."""
    found = read(text, name)
    laws = {entity.iri: entity.description for entity in found if isinstance(entity, Entity)}
    rows = []
    for claim in claims_of(found):
        joint = claim.relation == "holds-equity-in"
        company, above = (claim.object, claim.subject_name) if joint else (claim.subject, claim.object_name)
        name = claim.object_name if joint else claim.subject_name
        law = (laws[company] or "").removeprefix("under the law of ") or None
        rows.append((name, claim.relation, above, law, "; ".join(map(str, claim.amounts))))
    return rows


SUB, HOLD = "subsidiary-of", "holds-equity-in"
WIDGET = "Widget Holdings, Inc."
