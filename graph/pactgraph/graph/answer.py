"""What a query answers: rows, a truth value or triples, written in the formats of the field."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from html import escape
from typing import Final

import pyoxigraph as ox

from pactgraph.ontology.errors import QueryError
from pactgraph.ontology.iri import PREFIXES

__all__ = ["GRAPH_FORMATS", "ROW_FORMATS", "Answer"]

ROW_FORMATS: Final = {
    "json": ox.QueryResultsFormat.JSON,
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
    "xml": ox.QueryResultsFormat.XML,
}
"""Formats of SELECT and ASK answers, besides the table for people."""

GRAPH_FORMATS: Final = {
    "turtle": ox.RdfFormat.TURTLE,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "jsonld": ox.RdfFormat.JSON_LD,
}
"""Formats of CONSTRUCT and DESCRIBE answers."""

_Cell = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None


class Answer:
    """The answer to one query, which can be read and written as often as wanted.

    >>> answer = Answer(ox.Store().query("SELECT ?a ?b { VALUES (?a ?b) { (1 UNDEF) } }"))
    >>> answer.columns, [[str(cell) for cell in row] for row in answer.rows]
    (['a', 'b'], [['"1"^^<http://www.w3.org/2001/XMLSchema#integer>', 'None']])
    >>> answer.write("csv")
    b'a,b\\r\\n1,\\r\\n'
    """

    def __init__(self, results: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples) -> None:
        self._results = results

    @cached_property
    def _kept(self) -> bytes:
        """The rows as the engine wrote them: its own results can be gone through only once."""
        try:
            written = self._rows_of(self._results).serialize(format=ox.QueryResultsFormat.JSON)
        except OSError as error:
            raise QueryError(f"the query cannot be answered: {error}") from None
        assert written is not None
        return written

    def _again(self) -> ox.QuerySolutions:
        return self._rows_of(ox.parse_query_results(self._kept, format=ox.QueryResultsFormat.JSON))

    @staticmethod
    def _rows_of(results: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples) -> ox.QuerySolutions:
        if not isinstance(results, ox.QuerySolutions):
            raise QueryError("the query is not a SELECT query")
        return results

    @property
    def is_rows(self) -> bool:
        """Whether the answer is a table of rows."""
        return isinstance(self._results, ox.QuerySolutions)

    @property
    def is_graph(self) -> bool:
        """Whether the answer is a graph."""
        return isinstance(self._results, ox.QueryTriples)

    @property
    def boolean(self) -> bool:
        """The answer to an ASK query.

        :raises QueryError: where another kind of query was asked
        """
        if not isinstance(self._results, ox.QueryBoolean):
            raise QueryError("the query is not an ASK query")
        return bool(self._results)

    @cached_property
    def columns(self) -> list[str]:
        """The names of the columns of a SELECT answer."""
        return [variable.value for variable in self._rows_of(self._results).variables]

    @cached_property
    def rows(self) -> list[tuple[_Cell, ...]]:
        """The rows of a SELECT answer, a cell per column; a cell without a value is ``None``."""
        return [tuple(solution[name] for name in self.columns) for solution in self._again()]

    def __bool__(self) -> bool:
        """The truth of an ASK answer; of the others, whether there is anything in them."""
        return self.boolean if not self.is_rows and not self.is_graph else len(self) > 0

    def __len__(self) -> int:
        """The number of rows or triples."""
        return len(self.triples if self.is_graph else self.rows)

    def __iter__(self) -> Iterator[dict[str, str | None]]:
        """Rows as dictionaries of plain text, which is what most scripts want."""
        for row in self.rows:
            yield {
                name: None if cell is None else cell.value if not isinstance(cell, ox.Triple) else str(cell)
                for name, cell in zip(self.columns, row, strict=True)
            }

    @cached_property
    def triples(self) -> list[ox.Triple]:
        """The triples of a CONSTRUCT or DESCRIBE answer."""
        if not isinstance(self._results, ox.QueryTriples):
            raise QueryError("the query is not a CONSTRUCT or DESCRIBE query")
        return list(self._results)

    def __repr__(self) -> str:
        """The kind of answer and its size, not its content.

        >>> Answer(ox.Store().query("SELECT ?a { VALUES ?a { 1 2 } }"))
        <Answer: 2 rows of a>
        """
        if self.is_rows:
            return f"<Answer: {len(self)} rows of {', '.join(self.columns)}>"
        return f"<Answer: {len(self)} triples>" if self.is_graph else f"<Answer: {self.boolean}>"

    def _repr_html_(self) -> str | None:
        """The rows as a table, for notebooks; their text is shown as it is, never as markup."""
        if not self.is_rows:
            return None
        lines = [self.columns, *([cell or "" for cell in row.values()] for row in self)]
        marks = ["th", *("td" for _ in lines[1:])]
        written = [
            "".join(f"<{mark}>{escape(cell)}</{mark}>" for cell in line)
            for mark, line in zip(marks, lines, strict=True)
        ]
        return f"<table><tr>{'</tr><tr>'.join(written)}</tr></table>"

    def write(self, format: str) -> bytes:
        """The answer in a format of ``ROW_FORMATS`` or ``GRAPH_FORMATS``, whichever its kind has.

        :raises QueryError: where its kind has no such format
        """
        if isinstance(self._results, ox.QueryTriples):
            syntax = GRAPH_FORMATS.get(format)
            if syntax is None:
                raise QueryError(f"a graph is not written as {format}; use {', '.join(GRAPH_FORMATS)}")
            prefixes = _used(self.triples) if syntax is ox.RdfFormat.TURTLE else None
            written = ox.serialize(self.triples, format=syntax, prefixes=prefixes)
        else:
            layout = ROW_FORMATS.get(format)
            if layout is None:
                raise QueryError(f"this answer is not written as {format}; use {', '.join(ROW_FORMATS)}")
            results = self._again() if self.is_rows else self._results
            written = results.serialize(format=layout)
        assert written is not None
        return written


def _used(triples: list[ox.Triple]) -> dict[str, str]:
    text = "\n".join(map(str, triples))
    return {prefix: base for prefix, base in PREFIXES.items() if f"<{base}" in text}
