"""Any table file by its ending or content."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from pactgraph.loaders.document import Document
from pactgraph.loaders.tabular.delimited import read_delimited
from pactgraph.loaders.tabular.encoding import find_encoding
from pactgraph.loaders.tabular.json_rows import read_json_lines, read_json_rows
from pactgraph.loaders.tabular.parquet import read_parquet
from pactgraph.loaders.tabular.rows import Layout, Table
from pactgraph.loaders.tabular.workbook import read_workbook

__all__ = ["MEDIA_TYPES", "SUFFIXES", "open_table"]

SUFFIXES: Final = (
    ".csv", ".tsv", ".tab", ".xlsx", ".xlsm", ".json", ".jsonl", ".ndjson", ".parquet", ".pq",
)  # fmt: skip
"""The endings of files that are read as tables."""

MEDIA_TYPES: Final = (
    "text/csv",
    "text/tab-separated-values",
    "application/json",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/vnd.apache.parquet",
)
"""The media types of tables."""

_OBJECT_A_LINE: Final = re.compile(rb"\s*\{[^\n]*\}[ \t\r]*\n\s*\{")


def open_table(document: Document, layout: Layout | None = None) -> Table:
    """The table in a document; its rows are read when it is iterated, each time anew.

    >>> open_table(Document("d.csv", "d", b"buyer,target\\nA,B\\n")).columns
    ('buyer', 'target')

    :raises UnreadableSource: where it cannot be read as a table
    """
    layout = layout or Layout()
    suffix, head = document.suffix, document.head
    if suffix in (".xlsx", ".xlsm") or head.startswith(b"PK\x03\x04"):
        return read_workbook(document, layout)
    if suffix in (".parquet", ".pq") or head.startswith(b"PAR1"):
        return read_parquet(document)
    if suffix in (".jsonl", ".ndjson") or _OBJECT_A_LINE.match(head):
        return read_json_lines(replace(document, encoding=find_encoding(document, layout.encoding)))
    if suffix == ".json" or head.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] in (b"[", b"{"):
        return read_json_rows(replace(document, encoding=layout.encoding or document.encoding), layout)
    if suffix == ".tab":
        layout = replace(layout, delimiter=layout.delimiter or "\t")
    return read_delimited(document, layout)
