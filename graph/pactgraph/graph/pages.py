"""The interactive page of a day's view, and the pages of a graph that is too large for one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from pactgraph.graph.snapshot import Snapshot
from pactgraph.ontology.entity import Entity
from pactgraph.ontology.iri import Iri

if TYPE_CHECKING:
    from pactgraph.graph.view.payload import Finding

__all__ = ["Viewed", "page_of", "write_pages"]


class Viewed(Protocol):
    """What can be drawn: the view of a day."""

    day: date

    @property
    def snapshot(self) -> Snapshot: ...

    @property
    def holding(self) -> frozenset[Iri]: ...

    def entity(self, name: str, /) -> Entity: ...


def page_of(
    view: Viewed,
    *,
    title: str = "Partnerships",
    focus: str | Sequence[str] = (),
    hops: int = 1,
    findings: Iterable[Finding] = (),
    places: Mapping[str, tuple[int, int]] | None = None,
) -> str:
    """The page of a view, as HTML; it opens on the view's day, and its slider goes to any other.

    :raises NotFound: where no entity has a name of ``focus``
    """
    from pactgraph.graph.view import render

    snapshot = view.snapshot
    names = [focus] if isinstance(focus, str) else focus
    return render(
        snapshot.claims.values(),
        snapshot.entities.values(),
        snapshot.sources.values(),
        day=view.day,
        in_view=view.holding,
        title=title,
        focus=[view.entity(name).iri for name in names],
        hops=hops,
        findings=findings,
        places=places,
    )


def write_pages(
    view: Viewed,
    path: Path,
    *,
    title: str = "Partnerships",
    focus: str | Sequence[str] = (),
    hops: int = 1,
    findings: Iterable[Finding] = (),
    keep_places: bool = True,
) -> list[Path]:
    """Write the page of a view, each file whole or not at all; the files written, the one to open first.

    Above 5,000 entities, that is an overview of clusters, and in the folder ``NAME-clusters`` beside it a
    page for each, unless ``focus`` asks for a neighbourhood. With ``keep_places``, entities that the page
    already there has stay where it has them.

    :raises NotFound: where no entity has a name of ``focus``
    :raises OSError: when the folder does not exist or cannot be written to
    """
    from pactgraph.graph.view import TOO_MANY, old_places, render_all, write

    snapshot = view.snapshot
    if len(snapshot.entities) <= TOO_MANY or focus:
        places = old_places(path) if keep_places else {}
        page = page_of(view, title=title, focus=focus, hops=hops, findings=findings, places=places)
        write(path, page)
        return [path]
    folder = path.with_name(f"{path.stem}-clusters")
    folder.mkdir(exist_ok=True)
    pages = render_all(
        snapshot.claims.values(),
        snapshot.entities.values(),
        snapshot.sources.values(),
        day=view.day,
        title=title,
        folder=folder.name,
        findings=findings,
    )
    written = []
    for name, page in pages:
        file = path.parent / name if name else path
        write(file, page)
        written.append(file)
    _clear(folder, keep=written)
    return [written[-1], *written[:-1]]


def _clear(folder: Path, *, keep: Sequence[Path]) -> None:
    """Take away the pages of clusters that a former, larger graph had."""
    for file in folder.iterdir():
        if re.fullmatch(r"cluster-\d+\.html", file.name) and file not in keep:
            file.unlink()
