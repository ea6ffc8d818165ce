"""The reference data that ships with pactgraph: the AI-industry partnership landscape 2019-2026.

``entities.csv`` is the catalogue of names, ``claims.csv`` a claim table in which every row cites its public
source, and ``briefs`` are short articles in the project's own words, read by their words like any other
article; they are plain enough to do without a parser.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files

from pactgraph.loaders.document import Document

__all__ = ["REFERENCE", "reference_documents"]

REFERENCE = "pactgraph:reference"
"""The address of the reference data."""


def reference_documents() -> Iterator[Document]:
    """The documents of the reference data, under names that do not depend on where they are installed.

    >>> next(reference_documents()).identifier
    'pactgraph:reference/claims.csv'
    """
    folder = files("pactgraph.loaders.reference")
    briefs = sorted(
        (brief for brief in (folder / "briefs").iterdir() if brief.name.endswith(".md")),
        key=lambda brief: brief.name,
    )
    for found in (folder / "claims.csv", *briefs):
        name = found.name if found.name == "claims.csv" else f"briefs/{found.name}"
        yield Document(name, f"{REFERENCE}/{name}", found.read_bytes())
