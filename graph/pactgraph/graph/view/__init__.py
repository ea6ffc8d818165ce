"""The graph as one interactive HTML page that works from a file, with the network off.

This module is light: pyvis (which brings IPython along), igraph and Jinja2 are imported when a page is
rendered, not when the package is.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING

from pactgraph.ontology.claim import Claim
from pactgraph.ontology.entity import Entity
from pactgraph.ontology.errors import InvalidValue
from pactgraph.ontology.iri import Iri
from pactgraph.ontology.source import Source

if TYPE_CHECKING:
    from pactgraph.graph.view.payload import Finding
    from pactgraph.graph.view.ties import ClaimedGraph

__all__ = ["TOO_MANY", "old_places", "render", "render_all", "write"]

TOO_MANY = 5000
"""Entities above which one page would be slow to open and hopeless to read."""


def render(
    claims: Iterable[Claim],
    entities: Iterable[Entity],
    sources: Iterable[Source],
    *,
    day: date,
    in_view: Collection[Iri] | None = None,
    title: str = "Partnerships",
    focus: Sequence[Iri] = (),
    hops: int = 1,
    findings: Iterable[Finding] = (),
    places: Mapping[str, tuple[int, int]] | None = None,
) -> str:
    """The whole page as one HTML text: a map of relations, and for each relation the words behind it.

    It opens on ``day`` and can be moved to any other; which claims hold on which day is what
    ``pactgraph.graph.timeline`` says. Where ``in_view`` gives the claims that hold on ``day``, the page has
    to agree with it. ``focus`` names entities to open with, and what is within so many ``hops`` of them;
    without it, more than 300 entities open as clusters. ``findings`` are conflicts to show beside the
    claims. ``places`` are where nodes of an older page stand (``pactgraph.graph.view.page.places_in``).

    An entity or source that a claim names but that is not given is shown under the name the claim uses.
    The same input gives the same text, in whatever order it comes.

    >>> page = render([], [], [], day=date(2026, 4, 27))
    >>> page.startswith("<!DOCTYPE html>"), "27 April 2026" in page
    (True, True)

    :raises UnknownRelation: for a claim whose relation the ontology does not define
    :raises InvalidValue: where ``in_view`` is not what holds on the day by the claims' own dates
    """
    from pactgraph.graph.view.page import page
    from pactgraph.graph.view.payload import Focus

    graph = _graph(claims, entities, sources, day, in_view)
    return page(
        graph,
        title=title,
        focus=Focus(tuple(focus), hops) if focus else None,
        findings=findings,
        places=places,
    )


def render_all(
    claims: Iterable[Claim],
    entities: Iterable[Entity],
    sources: Iterable[Source],
    *,
    day: date,
    title: str = "Partnerships",
    folder: str = "clusters",
    findings: Iterable[Finding] = (),
) -> Iterator[tuple[str, str]]:
    """A graph of many thousands of entities as pages: one for each cluster, and last the overview.

    Yields the name of a file below the overview's folder, and its text; the overview's name is empty.

    >>> [name for name, _ in render_all([], [Entity.named("Azure")], [], day=date(2026, 4, 27))]
    ['clusters/cluster-001.html', '']
    """
    from pactgraph.graph.view.atlas import atlas

    graph = _graph(claims, entities, sources, day, None)
    return atlas(graph, title=title, folder=folder, findings=findings)


def old_places(path: Path) -> dict[str, tuple[int, int]]:
    """Where an older page of ours has its entities; nothing where the file is no such page.

    >>> old_places(Path("no-such-file.html"))
    {}
    """
    from pactgraph.graph.view.page import places_in

    try:
        return places_in(path.read_text(encoding="utf-8")) if path.is_file() else {}
    except (OSError, UnicodeDecodeError):
        return {}


def _graph(
    claims: Iterable[Claim],
    entities: Iterable[Entity],
    sources: Iterable[Source],
    day: date,
    in_view: Collection[Iri] | None,
) -> ClaimedGraph:
    from pactgraph.graph.view.ties import claimed_graph

    graph = claimed_graph(claims, entities, sources, day=day)
    if in_view is not None and graph.holding() != frozenset(in_view):
        raise InvalidValue(f"what is said to hold on {day} is not what the dates of the claims give")
    return graph


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
