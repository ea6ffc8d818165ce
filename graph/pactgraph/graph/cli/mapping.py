"""``--mapping``: the mapping by which tables are read, where it is none beside them or shipped."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from pactgraph.loaders.catalogue import current_catalogue
from pactgraph.loaders.deal_table import DEAL_TABLE, mapped_loader
from pactgraph.loaders.document import Document
from pactgraph.loaders.loader import Loader
from pactgraph.loaders.mapping.mapping_file import read_mapping
from pactgraph.loaders.proposal.propose import propose_mapping
from pactgraph.loaders.registry import loader_for
from pactgraph.loaders.tabular.tables import SUFFIXES
from pactgraph.ontology.errors import UnsupportedSource

__all__ = ["loader_by", "mapping_option"]

AUTO = "auto"
_Command = TypeVar("_Command", bound=Callable[..., Any])


def mapping_option(command: _Command) -> _Command:
    """``--mapping``: a mapping file for the tables among the inputs, or ``auto``."""
    return click.option(
        "--mapping",
        metavar="FILE",
        help="How to read tables: a mapping file, or `auto` for the one that `pactgraph map` proposes. "
        "Without it: TABLE.mapping.yaml beside the table, or a mapping that ships with pactgraph.",
    )(command)


def _usual(document: Document) -> Loader | None:
    """The loader that knows the format of a document, where it is none of the tables that need a mapping."""
    try:
        found = loader_for(document)
    except UnsupportedSource:
        return None
    return found if found.name != DEAL_TABLE.name else None


def loader_by(mapping: str | None, document: Document) -> Loader:
    """The loader of a document: by the mapping asked for where it is a table, else the usual one."""
    if mapping is None or (document.suffix and document.suffix not in SUFFIXES):
        return loader_for(document)
    if mapping == AUTO:
        usual = _usual(document)
        if usual is not None:
            return usual
        return mapped_loader(propose_mapping(document, current_catalogue()).mapping)
    return mapped_loader(read_mapping(Path(mapping)))
