"""Language models as a second reader: they propose claims, the article's own words decide.

The model is never trusted. What it proposes is accepted only with a verbatim quote, parties that the words
name, a relation whose wording they hold in the right direction, and the polarity they have; the rest is
counted and left out. Nothing here needs the model's library until a model is asked.
"""

from pactgraph.loaders.llm.proposal import Proposal, Reason
from pactgraph.loaders.llm.reading import SecondReader
from pactgraph.loaders.llm.report import ModelReport

__all__ = ["ModelReport", "Proposal", "Reason", "SecondReader"]
