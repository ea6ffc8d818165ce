"""A file of Wikidata items from end to end, read twice: once for their labels, once for what they state."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pactgraph.loaders.document import Document
from pactgraph.loaders.json_stream.index import Noted, Once, RecordIndex
from pactgraph.loaders.json_stream.parts import object_in, text_in
from pactgraph.loaders.json_stream.values import BrokenJson, json_values, two_readings
from pactgraph.loaders.wikidata.items import Item, entity_of, items_of
from pactgraph.loaders.wikidata.snaks import item_of
from pactgraph.loaders.wikidata.statements import (
    cited_sources,
    confidence_of,
    qualified,
    unnamed,
    words_of,
)
from pactgraph.ontology.claim import Claim
from pactgraph.ontology.entity import Entity
from pactgraph.ontology.errors import InvalidValue
from pactgraph.ontology.identifiers import Identifier
from pactgraph.ontology.interchange import interchange_table
from pactgraph.ontology.records import Notice, Record, Records, Refusal
from pactgraph.ontology.source import Evidence

__all__ = ["read_wikidata"]


def read_wikidata(document: Document) -> Records:
    """The entities and claims of Wikidata items, and what is refused of them."""
    with RecordIndex() as index:
        first, second = two_readings(document)
        for ordinal, found in enumerate(_items(first)):
            if isinstance(found, Item):
                entity = entity_of(found)
                index.note(found.id, Noted(ordinal, entity.iri, entity.name, entity.kind))
        yield from _Telling(second, index).records()


def _items(document: Document) -> Iterator[Item | Refusal]:
    for value in json_values(document):
        if isinstance(value, BrokenJson):
            yield Refusal(document.name, f"line {value.line}", value.problem, value.text)
            continue
        for item in items_of(value.value, value.line):
            if isinstance(item, Item):
                yield item
            else:
                yield Refusal(document.name, f"line {value.line}", str(item), value.text)


class _Telling:
    """The second reading: what is stated, now that the labels of the file are known."""

    def __init__(self, document: Document, index: RecordIndex) -> None:
        self.document = document
        self.index = index
        self.unknown = self.coarse = self.others = 0
        self.example = ""
        self.own = document.as_source("application/json", publisher="Wikidata")

    def records(self) -> Iterator[Record]:
        yield self.own
        for ordinal, found in enumerate(_items(self.document)):
            if isinstance(found, Refusal):
                yield found
                continue
            yield entity_of(found)
            yield from self._stated(found, ordinal)
        yield from self._notices()

    def _stated(self, item: Item, ordinal: int) -> Iterator[Record]:
        told = interchange_table("wikidata")["properties"]
        claims = object_in(item.data, "claims")
        for name in claims:
            statements = item.statements(name)
            if name not in told:
                self.others += len(statements)
                continue
            for statement in statements:
                place = f"{item.place}, {name} {text_in(statement, 'id') or ''}".rstrip()
                try:
                    # what cannot be said whole is not said in part
                    records = list(self._statement(item, name, statement, statements, ordinal, place))
                except InvalidValue as error:
                    yield Refusal(self.document.name, place, str(error), words_of(statement))
                else:
                    yield from self.index.told(records)

    def _statement(
        self,
        item: Item,
        name: str,
        statement: Mapping[str, Any],
        beside: list[Mapping[str, Any]],
        ordinal: int,
        place: str,
    ) -> Iterator[Record | Once]:
        terms = interchange_table("wikidata")["properties"][name]
        snak = object_in(statement, "mainsnak")
        this, answer, value = self._party(item.id, ordinal)[0], unnamed(snak, name), item_of(snak)
        relation, scope = terms["relation"], terms.get("scope")
        if answer is not None:
            relation, scope = answer[0], None
            ends = [this, Entity.named(answer[1], "concept")]
            yield Once(ends[1])
        elif value is None:
            raise InvalidValue(_no_item(snak, name))
        else:
            other, given = self._party(value, ordinal)
            if not given:
                yield Once(other)
            ends = [other, this] if terms.get("inverted") else [this, other]
        if ends[0].iri == ends[1].iri:
            raise InvalidValue("the statement relates the item to itself")
        said = qualified(statement, self._name)
        self.coarse += said.coarse
        for source in cited_sources(statement, self.own, item, self._name):
            yield Once(source)
            yield Claim(
                subject=ends[0].iri,
                subject_name=ends[0].name,
                relation=relation,
                object=ends[1].iri,
                object_name=ends[1].name,
                source=source.iri,
                evidence=Evidence(words_of(statement), locator=place),
                scope=", ".join(filter(None, (scope, *said.scope))) or None,
                status=said.status,
                valid_from=said.valid_from,
                valid_to=said.valid_to,
                amounts=said.amounts,
                confidence=confidence_of(statement, beside, said.valid_to is not None),
                recorded_by=f"wikidata {name}",
            )

    def _party(self, identifier: str, ordinal: int) -> tuple[Entity, bool]:
        """The entity of an item, and whether it was given before this place in the file."""
        noted = self.index.find(identifier)
        if noted is None:
            if self.index.first(f"unknown {identifier}"):
                self.unknown += 1
                self.example = self.example or identifier
            return Entity(
                Identifier.of("qid", identifier).entity,
                identifier,
                identifiers=(Identifier.of("qid", identifier).iri,),
            ), False
        return noted.entity, noted.ordinal <= ordinal

    def _name(self, identifier: str) -> str:
        noted = self.index.find(identifier)
        return identifier if noted is None else noted.name

    def _notices(self) -> Iterator[Notice]:
        for number, words in (
            (self.unknown, f"items have no label in the file and are called by their ids, as {self.example}"),
            (self.coarse, "times are known to a decade or less, and are no dates; the evidence has them"),
            (self.others, "statements of other properties tell of no partnership and are left out"),
        ):
            if number:
                yield Notice(self.document.name, f"{number} {words}")


def _no_item(snak: Mapping[str, Any], name: str) -> str:
    kind = snak.get("snaktype")
    if kind == "novalue":
        return f"{name} says that there is none"
    if kind == "somevalue":
        return f"{name} says that there is one, which nobody names"
    return f"{name} names no item"
