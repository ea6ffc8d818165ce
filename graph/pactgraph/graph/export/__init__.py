"""Writing the graph out in the formats of others: RDF, networks, tables, FollowTheMoney and BODS.

Each writer says what its format has no place for; nothing is lost in silence.
"""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import BinaryIO, Final

from pactgraph.graph.day_view import DayView
from pactgraph.graph.export.bods import write_bods
from pactgraph.graph.export.claim_table import write_claim_table
from pactgraph.graph.export.content import Content
from pactgraph.graph.export.followthemoney import write_followthemoney
from pactgraph.graph.export.left_out import LeftOut
from pactgraph.graph.export.networks import write_gexf, write_graphml
from pactgraph.graph.export.rdf import write_jsonld, write_nquads, write_trig, write_trig12
from pactgraph.graph.partnership_graph import PartnershipGraph

__all__ = ["FORMATS", "LeftOut", "export_graph", "write_export"]

_WRITERS: Final[dict[str, Callable[[Content, BinaryIO, LeftOut], None]]] = {
    "trig": write_trig,
    "nquads": write_nquads,
    "jsonld": write_jsonld,
    "trig12": write_trig12,
    "csv": write_claim_table,
    "ftm": write_followthemoney,
    "bods": write_bods,
    "graphml": write_graphml,
    "gexf": write_gexf,
}
FORMATS: Final = tuple(_WRITERS)
"""The formats of ``write_export``."""


def write_export(graph: PartnershipGraph, format: str, out: BinaryIO, view: DayView | None = None) -> LeftOut:
    """Write the graph in one of ``FORMATS``, equal bytes for equal graphs, and tell what has no place in it.

    With a ``view``, only the claims that hold in the view are written; a network has all of them, and marks
    those that hold, which is today's view unless another is given.
    """
    left_out = LeftOut()
    _WRITERS[format](Content(graph, view), out, left_out)
    return left_out


def export_graph(graph: PartnershipGraph, format: str, view: DayView | None = None) -> bytes:
    """The graph in one of ``FORMATS``.

    >>> export_graph(PartnershipGraph(), "nquads")
    b''
    """
    out = BytesIO()
    write_export(graph, format, out, view)
    return out.getvalue()
