"""``--catalogue``: entities of one's own that loaders know beside the bundled ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import click

from pactgraph.loaders.catalogue import read_catalogue, using_catalogue

__all__ = ["catalogue_option", "catalogues_used"]

_Command = TypeVar("_Command", bound=Callable[..., Any])


def catalogue_option(command: _Command) -> _Command:
    """``--catalogue FILE``, as often as wanted: what they know goes before what is bundled."""
    return click.option(
        "--catalogue",
        "catalogues",
        multiple=True,
        type=click.Path(path_type=Path, dir_okay=False),
        metavar="FILE",
        help="A CSV of entities you know: name, kind, aliases, identifiers. Goes before the bundled one.",
    )(command)


@contextmanager
def catalogues_used(paths: tuple[Path, ...]) -> Iterator[None]:
    """Let loaders know the entities of catalogues meanwhile.

    :raises UnreadableSource: where one cannot be read
    """
    with using_catalogue(*map(read_catalogue, paths)):
        yield
