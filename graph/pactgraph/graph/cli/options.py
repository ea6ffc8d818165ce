"""Options that several commands share, and how they open the graph they ask."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from pactgraph.graph.cli.progress import following
from pactgraph.graph.day_view import DayView
from pactgraph.graph.partnership_graph import PartnershipGraph
from pactgraph.graph.speakers import GROUPS
from pactgraph.graph.store_folder import STATE
from pactgraph.loaders.reference import REFERENCE
from pactgraph.loaders.registry import documents, loader_for
from pactgraph.ontology.errors import InvalidValue, StoreError, StoreInUse
from pactgraph.ontology.partial_date import PartialDate

__all__ = [
    "as_of_option",
    "construct_option",
    "directed_option",
    "format_option",
    "memo_option",
    "narrowing_asked",
    "narrowing_options",
    "opened",
    "page_option",
    "reference_graph",
    "registrant_option",
    "store_option",
    "title_option",
]

_NARROWED = "pactgraph.narrowed"
_WHO = f"Only the words of {', '.join(GROUPS)} or of entities by name; several joined by commas."
_Command = TypeVar("_Command", bound=Callable[..., Any])


class _Day(click.ParamType[PartialDate]):
    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> PartialDate:
        try:
            return value if isinstance(value, PartialDate) else PartialDate.parse(str(value))
        except InvalidValue as error:
            self.fail(str(error), param, ctx)


def store_option(command: _Command) -> _Command:
    """``--store``: the folder to ask; without it, the reference data."""
    return click.option(
        "--store",
        type=click.Path(path_type=Path),
        metavar="FOLDER",
        help="The store to ask; without it, the bundled reference data.",
    )(command)


def as_of_option(command: _Command) -> _Command:
    """``--as-of``: the day whose view is asked; without it, today. With what narrows that view."""
    return click.option(
        "--as-of",
        type=_Day(),
        metavar="DATE",
        help="The day to answer for: YYYY-MM-DD, or YYYY-MM or YYYY for its last day. Without it: today.",
    )(narrowing_options(command))


def narrowing_options(command: _Command) -> _Command:
    """``--said-by``, ``--known-by``, ``--speakers`` and ``--no-inference``, which ``opened`` and
    ``narrowing_asked`` find in the context of the command."""
    for option in (
        click.option(
            "--no-inference",
            "inference",
            flag_value=False,
            type=bool,
            default=None,
            help="Only what claims state, not what follows from them.",
            expose_value=False,
            callback=_narrowing,
        ),
        click.option("--speakers", metavar="WHO", help=_WHO, expose_value=False, callback=_narrowing),
        click.option(
            "--known-by",
            type=_Day(),
            metavar="DATE",
            help="Only what this graph had recorded by then.",
            expose_value=False,
            callback=_narrowing,
        ),
        click.option(
            "--said-by",
            type=_Day(),
            metavar="DATE",
            help="Only what sources had said by then.",
            expose_value=False,
            callback=_narrowing,
        ),
    ):
        command = option(command)
    return command


def _narrowing(ctx: click.Context, param: click.Parameter, value: object) -> None:
    if value is not None:
        ctx.meta.setdefault(_NARROWED, {})[param.name] = value


def registrant_option(command: _Command) -> _Command:
    """``--registrant``: whose filing an exhibit is that does not say so."""
    return click.option(
        "--registrant",
        metavar="NAME",
        help="Whose list of subsidiaries an exhibit is, by name or CIK, where it names nobody itself.",
    )(command)


def directed_option(command: _Command) -> _Command:
    """``--directed``: how edges of networks that have no direction are read."""
    return click.option(
        "--directed",
        is_flag=True,
        help="Read edges of a network that have no direction from their source to their target.",
    )(command)


def construct_option(command: _Command) -> _Command:
    """``--construct``: a mapping of other people's RDF, several times if need be."""
    return click.option(
        "--construct",
        "constructs",
        multiple=True,
        type=click.Path(path_type=Path, exists=True, dir_okay=False),
        metavar="FILE.rq",
        help="A SPARQL CONSTRUCT query that makes claims of RDF in other vocabularies.",
    )(command)


def format_option(command: _Command) -> _Command:
    """``--format``: a table for people or JSON for scripts."""
    layouts = click.Choice(["table", "json"])
    return click.option(
        "--format", "-f", "layout", type=layouts, default="table", show_default=True, help="How to write it."
    )(command)


def memo_option(command: _Command) -> _Command:
    """``--format``: a table for people, JSON for scripts, or Markdown to paste into a memo."""
    layouts = click.Choice(["table", "json", "markdown"])
    return click.option(
        "--format", "-f", "layout", type=layouts, default="table", show_default=True, help="How to write it."
    )(command)


def page_option(command: _Command) -> _Command:
    """``--output``: the file of a page."""
    return click.option(
        "--output",
        "-o",
        type=click.Path(path_type=Path, dir_okay=False),
        default=Path("partnerships.html"),
        show_default=True,
        help="The page to write.",
    )(command)


def title_option(command: _Command) -> _Command:
    """``--title``: the heading of a page."""
    return click.option("--title", default="Partnerships", show_default=True, help="The page's heading.")(
        command
    )


def narrowing_asked() -> dict[str, Any]:
    """What the user asked a view to be narrowed by, as ``PartnershipGraph.as_of`` takes it."""
    found: dict[str, Any] = click.get_current_context().meta.get(_NARROWED, {})
    return found


@contextmanager
def opened(
    store: Path | None, as_of: PartialDate | None
) -> Iterator[tuple[PartnershipGraph, DayView | None]]:
    """The graph to ask, and the view of the day and perspective asked about where one was given."""
    if store is not None and not store.exists():
        raise StoreError(f"{store}: there is no store; `pactgraph load FILE --store {store}` makes one")
    narrowed = narrowing_asked()
    with _graph_in(store) if store is not None else reference_graph() as graph:
        yield graph, None if as_of is None and not narrowed else graph.as_of(as_of, **narrowed)


def _graph_in(store: Path) -> PartnershipGraph:
    """The graph in a folder; read only, as it stands, where that is closed or another process has it open."""
    if (store / STATE).exists() and not os.access(store, os.W_OK):
        return PartnershipGraph(store, read_only=True)
    try:
        return PartnershipGraph(store)
    except StoreInUse:
        told = f"{store}: another process has this store open; it is read as it stands"
        click.echo(f"{click.style('note:', fg='yellow')} {told}", err=True)
        return PartnershipGraph(store, read_only=True)


def reference_graph() -> PartnershipGraph:
    """A graph in memory with the bundled reference data."""
    graph = PartnershipGraph()
    found = list(documents(REFERENCE))
    for document in following(found, "reading the reference data", name=lambda document: document.name):
        graph.load_records(loader_for(document).read(document))
    return graph


def day_or_today(as_of: PartialDate | None) -> date:
    """The day asked about."""
    return date.today() if as_of is None else as_of.last_day
