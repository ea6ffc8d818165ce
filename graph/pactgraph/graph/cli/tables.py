"""Tables for people: names instead of IRIs, as wide as the terminal, whole when piped."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence

import pyoxigraph as ox
from rich.console import Console
from rich.table import Table
from rich.text import Text

from pactgraph.graph.answer import Answer
from pactgraph.graph.store import ClaimStore
from pactgraph.ontology.iri import ENTITY_BASE, PACT, compact
from pactgraph.ontology.terms import node, term

__all__ = ["console", "counted", "print_answer", "print_table"]

_UNLIMITED = 10_000
_NARROWEST = 13
_LABEL = term("rdfs:label")


class _Output(Console):
    def on_broken_pipe(self) -> None:
        """Leave it to ``main``, which ends all commands alike where a reader has gone."""
        raise BrokenPipeError


def console() -> Console:
    """Standard output: coloured and fitted on a terminal, plain and uncut anywhere else."""
    if sys.stdout.isatty():
        return _Output(highlight=False)
    return _Output(highlight=False, width=_UNLIMITED, no_color=True)


def counted(number: int, what: str) -> str:
    """A number of things, in words that fit it.

    >>> counted(1, "claim"), counted(1200, "claim")
    ('1 claim', '1,200 claims')
    """
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def print_table(columns: Sequence[str], rows: Iterable[Sequence[str]], *, title: str | None = None) -> None:
    """Print rows under their columns; cells are shown as they are, never read as markup.

    Where a terminal is too narrow for so many columns, each row is printed as lines of its own.
    """
    out = console()
    rows = list(rows)
    if out.is_terminal and _least_width(columns, rows) > out.width:
        _print_records(columns, rows, out)
        return
    if title is not None:
        out.print(Text(title, "italic"))  # the table would pad it to its own width
    table = Table(header_style="bold", expand=False)
    for column in columns:
        table.add_column(Text(column), overflow="fold")
    for row in rows:
        table.add_row(*map(Text, row))
    out.print(table)


def _least_width(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> int:
    """How narrow a table can be that is still read with ease: words whole, if they are not very long."""
    width = 1
    for number, column in enumerate(columns):
        words = [word for cell in (column, *(row[number] for row in rows)) for word in cell.split()]
        prose = any(len(row[number]) > _NARROWEST for row in rows)
        width += 3 + (_NARROWEST if prose else min(_NARROWEST, max(map(len, words), default=0)))
    return width


def _print_records(columns: Sequence[str], rows: Iterable[Sequence[str]], out: Console) -> None:
    width = max(map(len, columns))
    for row in rows:
        for column, cell in zip(columns, row, strict=True):
            if cell:
                grid = Table.grid(padding=(0, 2))
                grid.add_column(width=width)
                grid.add_column(overflow="fold")
                grid.add_row(Text(column, "bold"), Text(cell))
                out.print(grid)
        out.print()


def print_answer(
    answer: Answer, store: ClaimStore, *, columns: Sequence[str] = (), most: int | None = None
) -> int:
    """Print the rows of an answer, entities by their names: all columns that hold anything, or those named.

    Rows that look the same in the columns shown are printed once; ``most`` cuts them, and the number of
    those left out is returned. Those kept take turns by their first cell, so that all kinds are seen.
    """
    cells = [[_shown(cell, store) for cell in row] for row in answer.rows]
    wanted = [answer.columns.index(name) for name in columns] or [
        i for i in range(len(answer.columns)) if not cells or any(row[i] for row in cells)
    ]
    rows = list(dict.fromkeys(tuple(row[i] for i in wanted) for row in cells))
    shown = rows if most is None else sorted(_taking_turns(rows)[:most], key=rows.index)
    print_table([answer.columns[i].replace("_", " ") for i in wanted], shown)
    return 0 if most is None else max(0, len(rows) - most)


def _taking_turns(rows: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    turns: dict[str, int] = {}
    order = []
    for row in rows:
        turns[row[0]] = turns.get(row[0], 0) + 1
        order.append(turns[row[0]])
    return [row for _, row in sorted(zip(order, rows, strict=True), key=lambda pair: pair[0])]


def _shown(cell: object, store: ClaimStore) -> str:
    if cell is None:
        return ""
    if isinstance(cell, ox.Literal):
        return cell.value
    if isinstance(cell, ox.NamedNode):
        if cell.value.startswith(ENTITY_BASE):
            return _name(cell, store) or compact(cell.value)
        return cell.value.removeprefix(PACT) if cell.value.startswith(PACT) else compact(cell.value)
    return str(cell)


def _name(entity: ox.NamedNode, store: ClaimStore) -> str | None:
    found = next(iter(store.engine.quads_for_pattern(node(entity.value), _LABEL, None)), None)
    return None if found is None or not isinstance(found.object, ox.Literal) else found.object.value
