"""Everything the page's panels, legend and search show, as plain JSON values."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from pactgraph.graph.view.drawing import kind_of
from pactgraph.graph.view.palette import DARK_PAPER, LIGHT_PAPER, readable
from pactgraph.graph.view.standing import Standing
from pactgraph.graph.view.ties import ClaimedGraph, Tie, entity_id
from pactgraph.graph.view.wording import source_lines, terms
from pactgraph.ontology.claim import Claim
from pactgraph.ontology.entity import UNCLASSIFIED, Entity
from pactgraph.ontology.source import Source
from pactgraph.ontology.vocabulary import vocabulary

__all__ = ["panel_data", "web_link"]


def panel_data(graph: ClaimedGraph) -> dict[str, Any]:
    """The texts of the page: kinds, groups, relations, entities and ties that occur in it.

    >>> from datetime import date
    >>> from pactgraph.graph.view.ties import claimed_graph
    >>> azure = Entity.named("Azure", "cloud-platform", aliases=("Microsoft Azure",))
    >>> texts = panel_data(claimed_graph([], [azure], [], day=date(2026, 4, 27), in_view=()))
    >>> texts["entities"]["entity:https://w3id.org/pactgraph/entity/azure"]["aliases"]
    ['Microsoft Azure']
    """
    used_relations = {tie.relation.name: tie.relation for tie in graph.ties}
    used_groups = {relation.group for relation in used_relations.values()}
    used_kinds = {kind_of(entity.kind).name for entity in graph.entities.values()}
    return {
        "kinds": {
            kind.name: {
                "label": kind.label,
                "definition": kind.definition,
                "shape": kind.drawn_as,
                "mark": _mark(kind.name),
                "colours": _colours(kind.colour),
            }
            for kind in vocabulary().kinds.values()
            if kind.name in used_kinds
        },
        "groups": {
            group.name: {"label": group.label, "colours": _colours(group.colour)}
            for group in vocabulary().groups.values()
            if group.name in used_groups
        },
        "relations": {
            name: {
                "label": relation.label,
                "inverse": relation.inverse_label,
                "definition": relation.definition,
                "group": relation.group,
                "symmetric": relation.symmetric,
            }
            for name, relation in sorted(used_relations.items())
        },
        "entities": {entity_id(iri): _entity(entity, graph) for iri, entity in graph.entities.items()},
        "ties": {tie.id: _tie(tie, graph) for tie in graph.ties},
    }


def web_link(address: str | None) -> str | None:
    """The address if a browser may be sent there: absolute, http or https, nothing else.

    >>> web_link("https://example.org/a"), web_link("javascript:alert(1)"), web_link("example.org")
    ('https://example.org/a', None, None)
    """
    try:
        parts = urlsplit(address or "")
    except ValueError:
        return None
    return address if parts.scheme in ("http", "https") and parts.hostname else None


def _entity(entity: Entity, graph: ClaimedGraph) -> dict[str, Any]:
    known_parent = entity.parent in graph.entities
    return {
        "name": entity.name,
        "kind": kind_of(entity.kind).name,
        "aliases": list(entity.aliases),
        "description": entity.description,
        "homepage": web_link(entity.homepage),
        "parent": entity_id(entity.parent) if entity.parent is not None and known_parent else None,
        "identifiers": [link for iri in entity.identifiers if (link := web_link(iri))],
    }


def _tie(tie: Tie, graph: ClaimedGraph) -> dict[str, Any]:
    return {
        "subject": entity_id(tie.subject),
        "relation": tie.relation.name,
        "object": entity_id(tie.object),
        "standing": tie.standing.kind.value,
        "word": tie.standing.word,
        "exclusive": tie.exclusive,
        "claims": [
            _claim(claim, known, graph.sources[claim.source], graph)
            for claim, known in zip(tie.claims, tie.standings, strict=True)
        ],
    }


def _claim(claim: Claim, known: Standing, source: Source, graph: ClaimedGraph) -> dict[str, Any]:
    return {
        "standing": known.kind.value,
        "word": known.word,
        "quote": claim.evidence.quote,
        "verbatim": claim.evidence.verbatim,
        "locator": claim.evidence.locator,
        "terms": list(terms(claim, graph.entities)),
        "source": list(source_lines(source)),
        "link": web_link(source.url) or web_link(source.identifier),
    }


def _mark(kind: str) -> int:
    """Which of the kinds drawn in the same shape this one is, unclassified last: the page marks the second
    and later ones, so that no two kinds differ by colour alone."""
    kinds = vocabulary().kinds
    alike = [name for name, other in kinds.items() if other.drawn_as == kinds[kind].drawn_as]
    return sorted(alike, key=UNCLASSIFIED.__eq__).index(kind)


def _colours(colour: str) -> list[str]:
    return [readable(colour, LIGHT_PAPER), readable(colour, DARK_PAPER)]
