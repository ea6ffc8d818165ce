"""Claims kept and asked: SPARQL, views by date, networkx, HTML.

>>> from pactgraph.graph import PartnershipGraph
"""

from pactgraph.graph.answer import Answer
from pactgraph.graph.day_view import DayView
from pactgraph.graph.partnership_graph import PartnershipGraph

__all__ = ["Answer", "DayView", "PartnershipGraph"]
