"""The claims as a network for other tools: GraphML and GEXF."""

from __future__ import annotations

from typing import BinaryIO

from pactgraph.graph.export.content import Content, sentence
from pactgraph.graph.export.left_out import LeftOut

__all__ = ["write_gexf", "write_graphml"]


def write_graphml(content: Content, out: BinaryIO, left_out: LeftOut) -> None:
    """GraphML, an edge for each claim, whose attribute ``holds`` says whether it holds on the day."""
    from pactgraph.graph.network import graphml

    out.write(graphml(content.network()))
    _note(content, left_out)


def write_gexf(content: Content, out: BinaryIO, left_out: LeftOut) -> None:
    """GEXF, as Gephi reads it, with the same attributes."""
    from pactgraph.graph.network import gexf

    out.write(gexf(content.network()))
    _note(content, left_out)


def _note(content: Content, left_out: LeftOut) -> None:
    """A network has words for amounts, and places neither for where a quote stands nor for who speaks."""
    for claim in content.claims():
        if claim.evidence.start is not None:
            left_out.note("claims without the place of their quote in the text", sentence(claim))
        if claim.speakers:
            left_out.note("claims whose speakers are words only", sentence(claim))
        if any(amount.low is not None or amount.high is not None for amount in claim.amounts):
            left_out.note("claims whose amounts are words only", sentence(claim))
    for source in content.snapshot.sources.values():
        if source.text is not None:
            left_out.note("texts of sources", source.label)
