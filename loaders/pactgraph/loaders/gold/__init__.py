"""Gold data: texts with the statements a careful reader finds in them, and how claims compare with them."""

from pactgraph.loaders.gold.document import GoldDocument, gold_documents
from pactgraph.loaders.gold.output import Output, read_outputs
from pactgraph.loaders.gold.scoring import Comparison, compare
from pactgraph.loaders.gold.totals import Totals, total

__all__ = [
    "Comparison",
    "GoldDocument",
    "Output",
    "Totals",
    "compare",
    "gold_documents",
    "read_outputs",
    "total",
]
