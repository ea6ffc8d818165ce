"""Everything the page knows, as plain JSON values: what the map needs at once, and the texts behind it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol
from urllib.parse import urlsplit

from pactgraph.graph.view.context import surroundings
from pactgraph.graph.view.drawing import Drawing, kind_of
from pactgraph.graph.view.palette import DARK_PAPER, LIGHT_PAPER, MARK, TEXT, in_dark, readable
from pactgraph.graph.view.standing import Course
from pactgraph.graph.view.ties import ClaimedGraph, Tie, entity_id
from pactgraph.graph.view.wording import source_lines, speaker, terms
from pactgraph.ontology.amount import Amount
from pactgraph.ontology.claim import Claim, Confidence, Modality
from pactgraph.ontology.conflict_rules import ConflictKind
from pactgraph.ontology.entity import UNCLASSIFIED, Entity
from pactgraph.ontology.iri import Iri
from pactgraph.ontology.source import Source
from pactgraph.ontology.vocabulary import vocabulary

__all__ = ["Finding", "Focus", "map_data", "texts_of", "web_link"]

_FINDINGS = {
    ConflictKind.EXCLUSIVITY: "Exclusivity violated",
    ConflictKind.DISAGREEMENT: "Sources disagree",
    ConflictKind.DENIAL: "Asserted, and denied or ended",
    ConflictKind.IMPOSSIBLE: "Impossible",
    ConflictKind.SCOPE: "Different scope, no conflict",
}


class Finding(Protocol):
    """What the page shows of a conflict between claims; those of ``pactgraph.graph.conflicts`` fit."""

    @property
    def kind(self) -> ConflictKind:
        """What sort of conflict it is."""

    @property
    def why(self) -> str:
        """Why it is one, in a sentence."""

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claim or the two claims that it is about."""


@dataclass(frozen=True, slots=True)
class Focus:
    """What the page opens with: some entities, and what is within so many hops of them."""

    entities: tuple[Iri, ...]
    hops: int = 1


class _Numbered:
    """Words by number, in the order in which they are first met."""

    def __init__(self) -> None:
        self.words: dict[str, int] = {}

    def of(self, word: str | None) -> int | None:
        return None if word is None else self.words.setdefault(word, len(self.words))


def map_data(graph: ClaimedGraph, drawing: Drawing, focus: Focus | None = None) -> dict[str, Any]:
    """What the map, the slider and the filters need.

    >>> from datetime import date
    >>> from pactgraph.graph.view.drawing import drawing_of
    >>> from pactgraph.graph.view.ties import claimed_graph
    >>> graph = claimed_graph([], [Entity.named("Azure", "cloud-platform")], [], day=date(2026, 4, 27))
    >>> map_data(graph, drawing_of(graph))["nodes"][0]["label"]
    'Azure'
    """
    used_relations = {tie.relation.name: tie.relation for tie in graph.ties}
    used_groups = {relation.group for relation in used_relations.values()}
    used_kinds = {kind_of(entity.kind).name for entity in graph.entities.values()}
    numbers = {entity_id(iri): at for at, iri in enumerate(graph.entities)}
    speakers, publishers, units = _Numbered(), _Numbered(), _Numbered()
    ties = [
        {
            "relation": tie.relation.name,
            "claims": [
                _without_defaults(_claim(claim, known, graph, speakers, publishers, units))
                for claim, known in zip(tie.claims, tie.courses, strict=True)
            ],
        }
        for tie in graph.ties
    ]
    return {
        "day": graph.day.isoformat(),
        "days": [day.isoformat() for day in graph.change_days()],
        "paper": [LIGHT_PAPER, DARK_PAPER],
        "options": drawing.network.options,
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
            group.name: {
                "label": group.label,
                "colours": _colours(group.colour),
                "inks": _colours(group.colour, TEXT),
            }
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
                "exclusive": relation.implies_exclusive,
            }
            for name, relation in sorted(used_relations.items())
        },
        "nodes": [
            {name: node[name] for name in ("id", "label", "x", "y", "size", "group")}
            for node in drawing.network.nodes
        ],
        "edges": [
            edge | {"from": numbers[edge["from"]], "to": numbers[edge["to"]]}
            for edge in drawing.network.edges
        ],
        "ties": ties,
        "clusters": [[numbers[name] for name in group] for group in drawing.clusters],
        "discs": drawing.discs,
        "speakers": list(speakers.words),
        "publishers": list(publishers.words),
        "units": list(units.words),
        "focus": [entity_id(iri) for iri in focus.entities] if focus else [],
        "hops": focus.hops if focus else 1,
    }


def texts_of(graph: ClaimedGraph, findings: Iterable[Finding] = ()) -> dict[str, Any]:
    """What the panel, the table and the search show, by the numbers of entities and ties.

    >>> from datetime import date
    >>> from pactgraph.graph.view.ties import claimed_graph
    >>> azure = Entity.named("Azure", "cloud-platform", aliases=("Microsoft Azure",))
    >>> texts_of(claimed_graph([], [azure], [], day=date(2026, 4, 27)))["entities"][0]["aliases"]
    ['Microsoft Azure']
    """
    used = sorted({claim.source for tie in graph.ties for claim in tie.claims})
    number_of = {iri: at for at, iri in enumerate(used)}
    return {
        "entities": [_without_defaults(_entity(entity, graph)) for entity in graph.entities.values()],
        "sources": [_source(graph.sources[iri]) for iri in used],
        "claims": [
            [
                _without_defaults(_words(claim, iri, graph.sources[claim.source], graph, number_of))
                for claim, iri in zip(tie.claims, tie.iris, strict=True)
            ]
            for tie in graph.ties
        ],
        "findings": _findings(graph.ties, findings),
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


def _claim(
    claim: Claim,
    known: Course,
    graph: ClaimedGraph,
    speakers: _Numbered,
    publishers: _Numbered,
    units: _Numbered,
) -> dict[str, Any]:
    source = graph.sources[claim.source]
    never = known.never
    return {
        "never": None if never is None else [never.kind.value, never.word],
        "since": _iso(known.since),
        "held": None if known.held is None else [_iso(known.held.start), _iso(known.held.end)],
        "over": _iso(known.over),
        "status": claim.status.value,
        "hypothetical": claim.modality is Modality.HYPOTHETICAL or None,
        "negated": claim.modality is Modality.NEGATED or None,
        "exclusive": claim.exclusive,
        "low": claim.confidence is Confidence.LOW or None,
        "by": speakers.of(speaker(claim, graph.entities)),
        "publisher": publishers.of(source.publisher or source.title or source.identifier),
        "said": None if source.published is None else str(source.published),
        "amounts": [
            [float(size), units.of(amount.unit)]
            for amount in claim.amounts
            if amount.unit is not None and (size := _size(amount)) is not None
        ],
    }


def _words(
    claim: Claim, iri: Iri, source: Source, graph: ClaimedGraph, number_of: Mapping[Iri, int]
) -> dict[str, Any]:
    around = surroundings(claim.evidence, source.text)
    return {
        "quote": claim.evidence.quote,
        "verbatim": claim.evidence.verbatim or None,
        "context": None if around is None else list(around),
        "locator": claim.evidence.locator,
        "terms": list(terms(claim, graph.entities)),
        "source": number_of[claim.source],
        "iri": iri.rsplit("/", 1)[-1],
    }


def _entity(entity: Entity, graph: ClaimedGraph) -> dict[str, Any]:
    known_parent = entity.parent in graph.entities
    return {
        "aliases": list(entity.aliases),
        "description": entity.description,
        "homepage": web_link(entity.homepage),
        "parent": entity_id(entity.parent) if entity.parent is not None and known_parent else None,
        "identifiers": [[iri, web_link(iri)] for iri in entity.identifiers],
    }


def _source(source: Source) -> dict[str, Any]:
    return {
        "lines": list(source_lines(source)),
        "link": web_link(source.url) or web_link(source.identifier),
    }


def _findings(ties: Sequence[Tie], findings: Iterable[Finding]) -> list[dict[str, Any]]:
    place = {iri: (at, nth) for at, tie in enumerate(ties) for nth, iri in enumerate(tie.iris)}
    named = ((found, [claim.iri for claim in found.claims]) for found in findings)
    return [
        {
            "kind": _FINDINGS[found.kind],
            "conflict": found.kind.is_conflict,
            "why": found.why[:1].upper() + found.why[1:] + ".",
            "claims": [place[iri] for iri in iris],
        }
        for found, iris in named
        if all(iri in place for iri in iris)
    ]


def _size(amount: Amount) -> Any:
    return amount.low if amount.high is None else amount.high


def _iso(day: Any) -> str | None:
    return None if day is None else str(day.isoformat())


def _without_defaults(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None and value != []}


def _mark(kind: str) -> int:
    """Which of the kinds drawn in the same shape this one is, unclassified last: the page marks the second
    and later ones, so that no two kinds differ by colour alone."""
    kinds = vocabulary().kinds
    alike = [name for name, other in kinds.items() if other.drawn_as == kinds[kind].drawn_as]
    return sorted(alike, key=UNCLASSIFIED.__eq__).index(kind)


def _colours(colour: str, enough: float = MARK) -> list[str]:
    return [readable(colour, LIGHT_PAPER, enough), readable(in_dark(colour), DARK_PAPER, enough)]
