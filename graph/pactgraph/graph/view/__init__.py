"""The graph as one interactive HTML page that works from a file, with the network off.

This module is light: pyvis (which brings IPython along), igraph and Jinja2 are imported when a page is
rendered, not when the package is.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable
from datetime import date
from pathlib import Path
from tempfile import NamedTemporaryFile

from pactgraph.ontology.claim import Claim
from pactgraph.ontology.entity import Entity
from pactgraph.ontology.iri import Iri
from pactgraph.ontology.source import Source

__all__ = ["render", "write"]


def render(
    claims: Iterable[Claim],
    entities: Iterable[Entity],
    sources: Iterable[Source],
    *,
    day: date,
    in_view: Collection[Iri],
    title: str = "Partnerships",
) -> str:
    """The whole page as one HTML text: a map of relations, and for each relation the words behind it.

    ``in_view`` holds the IRIs of the claims that hold on ``day``; the page opens with what they say, and
    keeps all other claims one click away. An entity or source that a claim names but that is not given
    is shown under the name the claim uses. The same input gives the same text, in whatever order it comes.

    >>> page = render([], [], [], day=date(2026, 4, 27), in_view=())
    >>> page.startswith("<!DOCTYPE html>"), "27 April 2026" in page
    (True, True)

    :raises UnknownRelation: for a claim whose relation the ontology does not define
    """
    from pactgraph.graph.view.page import page
    from pactgraph.graph.view.ties import claimed_graph

    return page(claimed_graph(claims, entities, sources, day=day, in_view=in_view), title=title)


def write(path: Path, page: str) -> None:
    """Put a page into a file, whole or not at all: readers never see half of it.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     write(Path(folder, "graph.html"), "<!DOCTYPE html>")
    ...     [(file.name, file.read_text(encoding="utf-8")) for file in Path(folder).iterdir()]
    [('graph.html', '<!DOCTYPE html>')]

    :raises OSError: when the folder does not exist or cannot be written to
    """
    # A lone surrogate cannot be encoded; it is shown as a question mark, as browsers would.
    content = page.encode("utf-8", errors="replace")
    if path.exists() and not path.is_file():
        path.write_bytes(content)  # a device or a pipe is written to, not replaced
        return
    mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
    with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as draft:
        try:
            draft.write(content)
            draft.flush()
            os.fsync(draft.fileno())
            Path(draft.name).chmod(mode)  # a temporary file is private; a page is meant to be read
            Path(draft.name).replace(path)
        except BaseException:
            Path(draft.name).unlink(missing_ok=True)
            raise


def _umask() -> int:
    # Reading the mask means setting it; there is no other call.
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
