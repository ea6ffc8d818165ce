"""A graph too large for one page: an overview of its clusters, and a page for each of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from pactgraph.graph.view.clusters import clusters
from pactgraph.graph.view.drawing import Whole, drawing_of, links_of
from pactgraph.graph.view.page import page, rendered
from pactgraph.graph.view.payload import Finding, map_data, texts_of
from pactgraph.graph.view.ties import ClaimedGraph, entity_id
from pactgraph.graph.view.wording import plain_date
from pactgraph.ontology.iri import Iri
from pactgraph.ontology.partial_date import PartialDate

__all__ = ["atlas"]

_PER_PAGE = 2000
_PER_CLUSTER = 12


def atlas(
    graph: ClaimedGraph, *, title: str, folder: str, findings: Iterable[Finding] = ()
) -> Iterator[tuple[str, str]]:
    """File names and texts of the pages of the clusters, which stand in ``folder``, and of the overview last.

    A cluster's page holds its entities and every relation that one of them is part of, with what is at
    the other end. The overview names the best connected of each cluster; its search finds everyone.
    """
    names = {entity_id(iri): iri for iri in graph.entities}
    groups = [
        [names[name] for name in group] for group in clusters(names, links_of(graph), largest=_PER_PAGE)
    ]
    findings = tuple(findings)
    files = [f"{folder}/cluster-{at:03d}.html" for at in range(1, len(groups) + 1)]
    for file, group in zip(files, groups, strict=True):
        part = _around(graph, frozenset(group))
        heading = f"{title}: {part.entities[group[0]].name} and its cluster"
        yield file, page(part, title=heading, findings=findings)
    yield "", _overview(graph, groups, files, title, findings)


def _around(graph: ClaimedGraph, inside: frozenset[Iri]) -> ClaimedGraph:
    ties = tuple(tie for tie in graph.ties if tie.subject in inside or tie.object in inside)
    reached = inside.union(*((tie.subject, tie.object) for tie in ties))
    entities = {iri: entity for iri, entity in graph.entities.items() if iri in reached}
    return replace(graph, entities=entities, ties=ties)


def _overview(
    graph: ClaimedGraph,
    groups: list[list[Iri]],
    files: list[str],
    title: str,
    findings: tuple[Finding, ...],
) -> str:
    shown = [group[:_PER_CLUSTER] for group in groups]
    inside = frozenset(iri for group in shown for iri in group)
    ties = tuple(tie for tie in graph.ties if tie.subject in inside and tie.object in inside)
    entities = {iri: entity for iri, entity in graph.entities.items() if iri in inside}
    part = replace(graph, entities=entities, ties=ties)
    whole = Whole([list(map(entity_id, group)) for group in groups], sorted(links_of(graph)))
    data = map_data(part, drawing_of(part, within=whole))
    home = {iri: at for at, group in enumerate(groups) for iri in group}
    between = Counter(
        (min(home[tie.subject], home[tie.object]), max(home[tie.subject], home[tie.object]))
        for tie in graph.ties
    )
    data["atlas"] = {
        "entities": len(graph.entities),
        "relations": len(graph.ties),
        "between": [[one, other, count] for (one, other), count in sorted(between.items()) if one != other],
        "clusters": [{"total": len(group), "href": file} for group, file in zip(groups, files, strict=True)],
    }
    texts = texts_of(part, findings)
    texts["directory"] = [
        [entity.name, home[iri], entity_id(iri)]
        for iri, entity in graph.entities.items()
        if iri not in inside
    ]
    return rendered(
        title=title,
        day=plain_date(PartialDate.of(graph.day)),
        entity_count=len(graph.entities),
        tie_count=len(graph.ties),
        map_data=data,
        texts=texts,
    )
