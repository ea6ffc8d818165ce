"""The article reader: turns running text into entities and claims, each claim with its verbatim words."""

from __future__ import annotations

from pactgraph.loaders.text.article import read_article

__all__ = ["read_article"]
