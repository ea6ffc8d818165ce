"""Tables as rows of named cells, whatever file they come in; read as a stream, in bounded memory."""

from __future__ import annotations

from pactgraph.loaders.tabular.rows import Layout, Row, Table
from pactgraph.loaders.tabular.tables import open_table

__all__ = ["Layout", "Row", "Table", "open_table"]
