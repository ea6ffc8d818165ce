"""The claims as a CSV table, which loads again as the same claims."""

from __future__ import annotations

import csv
import io
from typing import BinaryIO

from pactgraph.graph.export.content import Content
from pactgraph.graph.export.left_out import LeftOut
from pactgraph.ontology.interchange.claim_table import COLUMNS, row_of_claim
from pactgraph.ontology.iri import Iri

__all__ = ["write_claim_table"]


def write_claim_table(content: Content, out: BinaryIO, left_out: LeftOut) -> None:
    """A row for each claim, source after source; what no claim names has no row."""
    snapshot = content.snapshot
    told: set[tuple[Iri, Iri]] = set()

    def new(carrier: Iri, iri: Iri) -> bool:
        fresh = (carrier, iri) not in told
        told.add((carrier, iri))
        return fresh

    text = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
    rows = csv.DictWriter(text, COLUMNS, lineterminator="\r\n")
    rows.writeheader()
    claims = sorted(snapshot.claims.values(), key=lambda claim: (claim.source, claim.iri))
    for claim in claims:
        rows.writerow(row_of_claim(claim, snapshot.sources, snapshot.entities, new))
    text.detach()
    written = {iri for _, iri in told}
    for entity in snapshot.entities.values():
        if entity.iri not in written:
            left_out.note("entities that no claim names", entity.name)
    for source in snapshot.sources.values():
        if source.iri not in written:
            left_out.note("sources that make no claim", source.label)
