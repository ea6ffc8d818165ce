"""Items of Wikidata in whatever file they come, and the entities they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from pactgraph.loaders.json_stream.parts import object_in, objects, text_in
from pactgraph.loaders.wikidata.snaks import item_of, text_of
from pactgraph.ontology.entity import Entity
from pactgraph.ontology.errors import InvalidValue
from pactgraph.ontology.identifiers import Identifier
from pactgraph.ontology.interchange import interchange_table
from pactgraph.ontology.iri import Iri

__all__ = ["Item", "entity_of", "items_of"]

_LANGUAGES = ("en", "mul", "en-gb", "en-us")
_DEPRECATED = "deprecated"


@dataclass(frozen=True, slots=True)
class Item:
    """An item as it was found, and the line of the file on which it begins."""

    id: str
    data: Mapping[str, Any]
    line: int

    @property
    def place(self) -> str:
        """Where the item stands, for a person."""
        return f"item {self.id} at line {self.line}"

    def statements(self, name: str) -> list[Mapping[str, Any]]:
        """The statements of a property."""
        return objects(object_in(self.data, "claims").get(name))

    def values(self, name: str) -> Iterator[Mapping[str, Any]]:
        """The main snaks of the statements of a property that nobody took back."""
        for statement in self.statements(name):
            if statement.get("rank") != _DEPRECATED:
                yield object_in(statement, "mainsnak")


def items_of(value: Any, line: int) -> Iterator[Item | InvalidValue]:
    """The items in a JSON value - one, or those of an answer of the API - and why one of them is none."""
    if not isinstance(value, dict):
        yield InvalidValue("no item of Wikidata: it is no JSON object")
        return
    found = value.get("entities")
    for one in found.values() if isinstance(found, dict) else [value]:
        try:
            yield _item(one, line)
        except InvalidValue as error:
            yield error


def _item(found: Any, line: int) -> Item:
    data: Mapping[str, Any] = found if isinstance(found, dict) else {}
    identifier = text_in(data, "id") or ""
    if "missing" in data:
        raise InvalidValue(f"Wikidata has no item {identifier}")
    if text_in(data, "type") not in (None, "item"):
        raise InvalidValue(f"a {data['type']} of Wikidata is no thing in the world")
    return Item(Identifier.of("qid", identifier).value, data, line)


def entity_of(item: Item) -> Entity:
    """The entity of an item."""
    own = Identifier.of("qid", item.id)
    names = list(dict.fromkeys(_names(item)))
    description = next(_texts(object_in(item.data, "descriptions")), None)
    homepage = next(filter(None, map(text_of, item.values(interchange_table("wikidata")["homepage"]))), None)
    return Entity(
        iri=own.entity,
        name=names[0] if names else item.id,
        kind=_kind(item),
        aliases=tuple(names[1:]),
        description=description,
        homepage=homepage,
        identifiers=tuple(dict.fromkeys((own.iri, *_identifiers(item)))),
    )


def _names(item: Item) -> Iterator[str]:
    yield from _texts(object_in(item.data, "labels"))
    aliases = object_in(item.data, "aliases")
    for language in _LANGUAGES:
        yield from filter(None, (text_in(alias, "value") for alias in objects(aliases.get(language))))


def _texts(found: Mapping[str, Any]) -> Iterator[str]:
    """The texts of an item in English, else the first in any language."""
    here = [language for language in _LANGUAGES if language in found] or sorted(found)[:1]
    yield from filter(None, (text_in(object_in(found, language), "value") for language in here))


def _kind(item: Item) -> str:
    table = interchange_table("wikidata")
    for snak in item.values("P31"):
        kind = table["classes"].get(item_of(snak))
        if kind is not None:
            return str(kind)
    return "organization" if any(item.statements(name) for name in table["organization_by"]) else "entity"


def _identifiers(item: Item) -> Iterator[Iri]:
    table = interchange_table("wikidata")
    for name, scheme in table["identifiers"].items():
        for snak in item.values(name):
            with suppress(InvalidValue):
                yield Identifier.of(scheme, text_of(snak) or "").iri
    for name, country in table["company_numbers"].items():
        for snak in item.values(name):
            with suppress(InvalidValue):
                yield Identifier.of("company-number", f"{country}:{text_of(snak) or ''}").iri
    redirected = text_in(object_in(item.data, "redirects"), "from")
    with suppress(InvalidValue):
        yield Identifier.of("qid", redirected or "").iri
