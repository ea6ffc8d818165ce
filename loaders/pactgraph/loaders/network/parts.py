"""Nodes and edges of a network, whatever file they came from, and the entities and claims they become."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from pactgraph.loaders.catalogue import Catalogue
from pactgraph.loaders.document import Document
from pactgraph.loaders.network.directions import course
from pactgraph.loaders.network.words import SHARE, words
from pactgraph.ontology.amount import Amount
from pactgraph.ontology.claim import Claim, Confidence, Modality, Status
from pactgraph.ontology.entity import UNCLASSIFIED, Entity
from pactgraph.ontology.errors import InvalidValue
from pactgraph.ontology.identifiers import Identifier
from pactgraph.ontology.iri import ENTITY_BASE, Iri, content_hash, entity_iri
from pactgraph.ontology.partial_date import PartialDate
from pactgraph.ontology.records import Notice, Record, Refusal
from pactgraph.ontology.source import Evidence, Source
from pactgraph.ontology.vocabulary import vocabulary

__all__ = ["Edge", "Network", "Node"]

_IRI = re.compile(r"https?://[^\s<>\"{}|\\^`]+")


@dataclass(frozen=True, slots=True)
class Node:
    """A node as it was found: its identifier and its attributes by folded name."""

    identifier: str
    attributes: Mapping[str, str]

    @property
    def name(self) -> str:
        """What it is called: by an attribute, else by its identifier."""
        return words().value("names", self.attributes) or self.identifier


@dataclass(frozen=True, slots=True)
class Edge:
    """An edge as it was found; ``directed`` is false where nothing says which end comes first."""

    source: str
    target: str
    attributes: Mapping[str, str]
    directed: bool
    place: str

    @property
    def words(self) -> str:
        """All of the edge in one line, for evidence."""
        pairs = "; ".join(f"{name}: {value}" for name, value in self.attributes.items())
        return f"{self.source} {'->' if self.directed else '--'} {self.target}" + (
            f"; {pairs}" if pairs else ""
        )


@dataclass(slots=True)
class Network:
    """The nodes of a file as entities, for its edges to name.

    ``own`` is true of a network that pactgraph wrote: its attributes are parts of claims, as they stand.
    """

    document: Document
    carrier: Source
    catalogue: Catalogue
    own: bool = False
    entities: dict[str, Entity] = field(default_factory=dict)
    unknown_kinds: Counter[str] = field(default_factory=Counter)
    nameless: int = 0
    undirected: int = 0
    example: str = ""
    _cited: set[Iri] = field(default_factory=set)

    def take(self, nodes: Iterable[Node]) -> None:
        """Make entities of nodes; those that share a name with another stay apart by their identifiers."""
        found = []
        for node in nodes:
            if node.name.strip():
                found.append(node)
            else:
                self.nameless += 1
        counted = Counter(node.name for node in found)
        for node in found:
            self.entities[node.identifier] = self._entity(node, alone=counted[node.name] == 1)

    def records(self, edges: Iterable[Edge]) -> Iterator[Record]:
        """The entities, then a claim or a refusal for each edge."""
        yield from {entity.iri: entity for entity in self.entities.values()}.values()
        if self.nameless:
            yield Notice(self.document.name, f"{self.nameless} nodes have neither identifier nor name")
        if self.unknown_kinds:
            most = ", ".join(f"{count} {kind!r}" for kind, count in self.unknown_kinds.most_common(5))
            yield Notice(self.document.name, f"some kinds of nodes are not known and left open: {most}")
        seen: set[Iri] = set()
        for edge in edges:
            try:
                source, claim = self._claim(edge)
                if claim.iri in seen:
                    raise InvalidValue("the same edge stands in the file already")
            except ValueError as error:
                yield Refusal(self.document.name, edge.place, str(error), edge.words)
                continue
            seen.add(claim.iri)
            if source.iri not in self._cited and source is not self.carrier:
                self._cited.add(source.iri)
                yield source
            yield claim
        if self.undirected:
            yield Notice(self.document.name, self._about_directions())

    def _about_directions(self) -> str:
        edges = f"{self.undirected:,} edges have" if self.undirected > 1 else "1 edge has"
        what = f"{edges} no direction where the relation needs one, as {self.example}"
        if self.document.edges_as_drawn:
            return f"{what}; read from source to target, as --directed asks, with medium confidence"
        return (
            f"{what}; kept as related-to, with the relation as scope, since programs write the ends of such "
            "edges in any order; --directed reads them from source to target"
        )

    def _entity(self, node: Node, *, alone: bool) -> Entity:
        word = words().value("kinds", node.attributes)
        kind = None if word is None else words().kind(word)
        if word is not None and kind is None:
            self.unknown_kinds[word] += 1
        aliases = tuple(filter(None, (node.attributes.get("aliases") or "").split(" | ")))
        description = node.attributes.get("description")
        if _IRI.fullmatch(node.identifier):
            iri = Iri(node.identifier)
            known = Identifier.parse(iri)
            if known is not None:
                return Entity(known.entity, node.name, kind or UNCLASSIFIED, identifiers=(known.iri,))
            return Entity(iri, node.name, kind or UNCLASSIFIED, aliases, description)
        known_entity = self.catalogue.find(node.name) if alone else None
        if known_entity is not None:
            return known_entity
        if alone:
            return Entity(entity_iri(node.name), node.name, kind or UNCLASSIFIED, aliases, description)
        file = content_hash(self.carrier.identifier)[:12]
        local = Identifier.of("id", f"{file}.{entity_iri(node.identifier, base='')}"[:200])
        return Entity(local.entity, node.name, kind or UNCLASSIFIED, aliases, description)

    def _claim(self, edge: Edge) -> tuple[Source, Claim]:
        for end in (edge.source, edge.target):
            if end not in self.entities:
                raise InvalidValue(f"there is no node {end!r}")
        relation, turned = _relation(edge, own=self.own)
        ends = self.entities[edge.source], self.entities[edge.target]
        if ends[0].iri == ends[1].iri:
            raise InvalidValue("both ends are the same entity")
        found = course(
            relation, *ends, turned=turned, directed=edge.directed, as_drawn=self.document.edges_as_drawn
        )
        if found.remark is not None:
            self.undirected += 1
            self.example = self.example or f"{relation!r} of {edge.place}"
        source = self._source(edge)
        about = edge.attributes
        scope = found.scope(words().value("scopes", about))
        said = "; ".join(filter(None, (edge.words, found.remark)))
        own = self.own
        claim = Claim(
            subject=found.subject.iri,
            subject_name=found.subject.name,
            relation=found.relation,
            object=found.object.iri,
            object_name=found.object.name,
            source=source.iri,
            evidence=Evidence((about.get("quote") if own else None) or said, locator=edge.place),
            scope=Iri(scope) if scope and scope.startswith(ENTITY_BASE) else scope,
            exclusive=_truth(about.get("exclusive")) if own else None,
            modality=Modality(about.get("modality", Modality.ASSERTED)) if own else Modality.ASSERTED,
            status=Status(about.get("status", Status.IN_FORCE)) if own else _status(about),
            valid_from=_day(words().value("since", about)),
            valid_to=_end(about),
            amounts=tuple(_amounts(about, own=own)),
            condition=about.get("condition") if own else None,
            asserted_by=about.get("asserted by") if own else None,
            confidence=Confidence(about["confidence"])
            if own and about.get("confidence")
            else found.confidence,
            recorded_by="network edge",
        )
        return source, claim

    def _source(self, edge: Edge) -> Source:
        """The document that an edge cites, within the network; the network itself where it cites none."""
        url = words().value("urls", edge.attributes)
        if url is None or not (found := _IRI.match(url)):
            if not self.own or not (edge.attributes.get("publisher") or edge.attributes.get("published")):
                return self.carrier
            url = None
        else:
            url = found[0]
        publisher = edge.attributes.get("publisher") if self.own else None
        published = _day(edge.attributes.get("published")) if self.own else None
        return Source(
            identifier=url or f"{publisher or 'unnamed publisher'}, {published or 'undated'}",
            publisher=publisher,
            published=published,
            url=url,
            within=self.carrier.iri,
        )


def _relation(edge: Edge, *, own: bool) -> tuple[str, bool]:
    if own:
        return vocabulary().relation(edge.attributes.get("relation", "")).name, False
    named = [edge.attributes[n] for n in words().attributes["relations"] if edge.attributes.get(n)]
    for word in named:
        found = words().relation(word)
        if found is not None:
            return found
    if not named:
        raise InvalidValue("the edge names no relation; give it an attribute 'relation'")
    raise InvalidValue(
        f"{named[0]!r} is no relation; name one of `pactgraph ontology`, its label or its inverse label"
    )


def _status(about: Mapping[str, str]) -> Status:
    word = (about.get("status") or "").strip().lower()
    return Status(word) if word in set(Status) else Status.IN_FORCE


def _end(about: Mapping[str, str]) -> PartialDate | None:
    before = _day(words().value("ended_before", about))
    if before is not None:
        return before
    last = _day(words().value("until", about))
    return None if last is None else last.next


def _day(word: str | None) -> PartialDate | None:
    return None if word is None else PartialDate.parse(word.partition("T")[0])


def _truth(word: str | None) -> bool | None:
    return None if word is None else word.lower() in ("true", "1")


_AMOUNT = re.compile(
    r"(?P<about>about )?(?P<bound>up to |at least )?"
    r"(?P<low>-?[\d,]+(?:\.\d+)?)(?: to (?P<high>-?[\d,]+(?:\.\d+)?))?"
    r"(?: (?P<unit>\S+))?"
)


def _amounts(about: Mapping[str, str], *, own: bool) -> Iterator[Amount]:
    share = None if own else words().value("shares", about) or _share_in_label(about)
    if share is not None:
        yield _share(share)
    said = words().value("amounts", about)
    currency = None if own else words().value("currencies", about)
    if said is None or (not own and currency is None and _is_thickness(said, about)):
        return
    for part in said.split("; ") if own else [said]:
        yield _amount(part, currency)


def _share(said: str) -> Amount:
    found = SHARE.fullmatch(said.strip())
    if found is None or found["low"] is None:
        return Amount.exactly(_number(said.rstrip("% ").replace(",", ".")), "%", said)
    low, high = (_number(found[bound].replace(",", ".")) for bound in ("low", "number"))
    return Amount(low, high, "%", said)


def _is_thickness(said: str, about: Mapping[str, str]) -> bool:
    """Whether a bare number is how thick a line is drawn: so ``value`` is used by many who draw networks."""
    return about.get("value") == said and not about.get("amount") and said.replace(".", "", 1).isdigit()


def _share_in_label(about: Mapping[str, str]) -> str | None:
    places = (*words().attributes["relations"], *words().attributes["scopes"])
    labels = (about[name] for name in places if about.get(name))
    found = next((share for label in labels if (share := SHARE.search(label))), None)
    return None if found is None else found[0]


def _amount(said: str, currency: str | None) -> Amount:
    """An amount as pactgraph writes them, or plain words."""
    found = _AMOUNT.fullmatch(said.strip())
    if found is None:
        return Amount(None, None, currency, said)
    low, unit = _number(found["low"]), found["unit"] or currency
    high = _number(found["high"]) if found["high"] else low
    bounds = {"up to ": (None, low), "at least ": (low, None)}.get(found["bound"] or "", (low, high))
    return Amount(*bounds, unit, said, approximate=found["about"] is not None)


def _number(word: str) -> Decimal:
    try:
        return Decimal(word.replace(",", "").strip())
    except InvalidOperation:
        raise InvalidValue(f"{word!r} is not a number") from None
