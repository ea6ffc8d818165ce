"""Parquet files, batch by batch."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from pactgraph.loaders.document import Document
from pactgraph.loaders.tabular.missing import needs
from pactgraph.loaders.tabular.rows import Row, Table, cell_text
from pactgraph.ontology.errors import MalformedSource

__all__ = ["read_parquet"]

_MEDIA_TYPE: Final = "application/vnd.apache.parquet"
_BATCH: Final = 2000


def read_parquet(document: Document) -> Table:
    """The table in a Parquet file.

    :raises UnreadableSource: where the library that reads it is not installed
    :raises MalformedSource: where it is no Parquet file
    """
    needs("pyarrow", "parquet", "reads Parquet files")
    columns = tuple(str(name) for name in _opened(document).schema_arrow.names)

    def rows() -> Iterator[Row]:
        number = 0
        for batch in _opened(document).iter_batches(batch_size=_BATCH):
            for record in batch.to_pylist():
                number += 1
                cells = {column: cell_text(record[column]) for column in columns}
                if any(cells.values()):
                    yield Row(f"row {number}", cells)

    return Table(document.name, columns, rows, _MEDIA_TYPE)


def _opened(document: Document) -> Any:
    pyarrow: Any = needs("pyarrow", "parquet", "reads Parquet files")
    parquet: Any = needs("pyarrow.parquet", "parquet", "reads Parquet files")
    try:
        return parquet.ParquetFile(document.open())
    except (pyarrow.ArrowException, OSError) as error:
        raise MalformedSource(document.name, f"not a Parquet file: {error}") from None
