"""Corrections of a source by a person, kept as a source of their own beside the one they correct."""

from __future__ import annotations

from typing import Final

from pactgraph.ontology.iri import content_hash
from pactgraph.ontology.source import Source

__all__ = ["CORRECTIONS_TYPE", "corrected_identifier", "corrections_source"]

CORRECTIONS_TYPE: Final = "application/vnd.pactgraph.corrections+yaml"
"""The media type of a source whose text is corrections in YAML."""

_BESIDE: Final = "#pactgraph-corrections"


def corrections_source(of: Source, text: str, by: str | None = None) -> Source:
    """The source that keeps the corrections of another.

    >>> kept = corrections_source(Source("file:///a.txt", title="A deal"), "claims: []", "A. Reader")
    >>> kept.title, kept.author, corrected_identifier(kept)
    ('Corrections to A deal', 'A. Reader', 'file:///a.txt')
    """
    return Source(
        identifier=of.identifier + _BESIDE,
        title=f"Corrections to {of.title or of.identifier}",
        author=by,
        media_type=CORRECTIONS_TYPE,
        content_hash=content_hash(text),
        text=text,
    )


def corrected_identifier(kept: Source) -> str:
    """The identifier of the source that a source of corrections corrects."""
    return kept.identifier.removesuffix(_BESIDE)
