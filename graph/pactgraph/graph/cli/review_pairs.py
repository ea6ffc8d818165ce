"""How many pairs of entities a load leaves for a person to judge."""

from __future__ import annotations

from typing import Final

from pactgraph.graph.load_report import LoadReport
from pactgraph.graph.partnership_graph import PartnershipGraph
from pactgraph.graph.resolution import candidates
from pactgraph.loaders.catalogue import current_catalogue

__all__ = ["pairs_for_review"]

_MOST_COMPARED: Final = 3_000
"""Entities that are compared after a load without being asked for it: about a second of work."""


def pairs_for_review(graph: PartnershipGraph, report: LoadReport) -> int:
    """The pairs of a graph that may be one entity, if a load brought new entities and there are few enough.

    >>> pairs_for_review(PartnershipGraph(), LoadReport())
    0
    """
    if not report.new_entities or len(graph.snapshot.entities) > _MOST_COMPARED:
        return 0
    listed = {entity.iri for entity in current_catalogue()}
    return len(candidates(graph.snapshot, listed=listed))
