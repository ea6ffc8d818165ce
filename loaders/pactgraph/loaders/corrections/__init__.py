"""Corrections: what a person says a loader got wrong, kept and replayed when the source is loaded again."""

from pactgraph.loaders.corrections.applying import Correcting
from pactgraph.loaders.corrections.correction import Corrections
from pactgraph.loaders.corrections.reading import read_corrections
from pactgraph.loaders.corrections.replaying import kept_for, replayed

__all__ = ["Correcting", "Corrections", "kept_for", "read_corrections", "replayed"]
