"""One record of a FollowTheMoney file: its parts, whole and of the kinds they should be, or a refusal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from pactgraph.loaders.followthemoney.model import model
from pactgraph.loaders.json_stream.values import written
from pactgraph.ontology.errors import InvalidValue
from pactgraph.ontology.identifiers import Identifier
from pactgraph.ontology.iri import Iri

__all__ = ["DELETED", "FtmRecord", "entity_of_id", "merged", "records_of", "results"]

DELETED = "DEL"


@dataclass(frozen=True, slots=True)
class FtmRecord:
    """An entity in the sense of FollowTheMoney: a thing or a relation between things.

    ``operation`` is that of a delta, or ``None``; ``about`` holds what stands beside the properties.
    """

    id: str
    schema: str
    properties: Mapping[str, tuple[str, ...]]
    operation: str | None
    about: Mapping[str, Any]
    text: str
    place: str

    def all(self, *names: str) -> tuple[str, ...]:
        """The values of properties, in the order of the names and then of the record."""
        if self.properties.keys().isdisjoint(names):  # as most are, of the forty that are asked for
            return ()
        given = [values for name in names if (values := self.properties.get(name))]
        if len(given) == 1:
            return given[0]
        return tuple(dict.fromkeys(value for values in given for value in values))

    def one(self, *names: str) -> str | None:
        """The first value of the first of the properties that has any."""
        if self.properties.keys().isdisjoint(names):
            return None
        return next((values[0] for name in names if (values := self.properties.get(name))), None)

    @property
    def name(self) -> str:
        """What the thing is called: its caption if that is one of its names, else its first name."""
        # of a person, the title is "Dr."; of a contract, its name
        names = self.all(*model().properties("names"), *([] if self.schema == "Person" else ["title"]))
        caption = self.about.get("caption")
        if isinstance(caption, str) and caption.strip() and (caption in names or not names):
            return caption.strip()
        return names[0] if names else (self.one(*model().properties("aliases"), "full") or self.id)


def entity_of_id(identifier: str) -> Iri:
    """The IRI of the thing of an id: that of the Wikidata item, where the id is one, else of the id itself.

    >>> entity_of_id("Q7747"), entity_of_id("NK-1")
    (Iri('https://w3id.org/pactgraph/entity/qid-Q7747'), Iri('https://w3id.org/pactgraph/entity/id-ftm-NK-1'))
    """
    try:
        return Identifier.of("qid", identifier).entity if identifier.startswith("Q") else _own(identifier)
    except InvalidValue:
        return _own(identifier)


def _own(identifier: str) -> Iri:
    return Identifier.of("id", f"ftm-{identifier}").entity


def records_of(value: Any, text: str, line: int) -> Iterator[FtmRecord]:
    """The records in a JSON value: the entity, that of a delta, and those nested in its properties.

    Of an answer of OpenSanctions' API they are those of its results.

    :raises InvalidValue: where it is no entity
    """
    answered = results(value)
    if answered is not None:
        for entity in answered:
            yield from records_of(entity, written(entity), line)
        return
    operation = None
    if isinstance(value, dict) and "op" in value:
        operation, value = value["op"], value.get("entity")
        if operation not in ("ADD", "MOD", DELETED):
            raise InvalidValue(f"{operation!r} is no operation of a delta: ADD, MOD or DEL")
    nested = list(_flattened(value, operation))
    for number, (found, properties) in enumerate(nested):
        words = text if len(nested) == 1 else ""
        place = f"entity {found['id']} at line {line}" + (f", nested ({number})" if number else "")
        yield FtmRecord(found["id"], found.get("schema") or "", properties, operation, found, words, place)


def results(value: Any) -> list[Any] | None:
    """The results of an answer to a search or to questions of matching; nothing where it is no answer.

    >>> results({"responses": {"q": {"results": [{"id": "a"}]}}}), results({"id": "a", "schema": "Person"})
    ([{'id': 'a'}], None)
    """
    if not isinstance(value, dict) or "schema" in value or "op" in value:
        return None
    if isinstance(value.get("results"), list):
        found: list[Any] = value["results"]
        return found
    answers = value.get("responses")
    if not isinstance(answers, dict):
        return None
    return [entity for answer in answers.values() for entity in results(answer) or ()]


def _flattened(
    value: Any, operation: str | None, around: str | None = None
) -> Iterator[tuple[dict[str, Any], dict[str, tuple[str, ...]]]]:
    if not isinstance(value, dict):
        raise InvalidValue("no FollowTheMoney entity: it is no JSON object")
    if not isinstance(value.get("id"), str) or not value["id"].strip() or len(value["id"]) > 190:
        raise InvalidValue("no FollowTheMoney entity: it has no id")
    entity_of_id(value["id"])  # an id of several lines names nothing
    if operation == DELETED:
        yield value, {}
        return
    if not isinstance(value.get("schema"), str):
        raise InvalidValue("no FollowTheMoney entity: it has no schema")
    given = value.get("properties", {})
    if not isinstance(given, dict):
        raise InvalidValue("no FollowTheMoney entity: its properties are no JSON object")
    properties, inside = {}, []
    for name, values in given.items():
        values = values if isinstance(values, list) else [values]
        inside += [found for found in values if isinstance(found, dict)]
        properties[name] = tuple(dict.fromkeys(text for value in values if (text := _plain(value))))
    if around is not None:
        _complete(value["schema"], properties, around)
    yield value, properties
    for found in inside:
        yield from _flattened(found, operation, value["id"])


def _plain(value: Any) -> str:
    if isinstance(value, dict):
        value = value.get("id")
    text = "" if value is None else str(value).strip()
    return " ".join(text.split()) if "  " in text or not text.isprintable() else text


def _complete(schema: str, properties: dict[str, tuple[str, ...]], around: str) -> None:
    """Name the thing in which a relation is nested as the end that the relation leaves out."""
    link = model().links.get(schema) or model().named_links.get(schema)
    if link is None:
        return
    ends = [link.subject] if schema in model().named_links else [link.subject, link.object]
    open_ends = [end for end in ends if not properties.get(end)]
    if len(open_ends) == 1:
        properties[open_ends[0]] = (around,)


def merged(fragments: Iterable[FtmRecord]) -> FtmRecord:
    """One record out of the fragments of an entity: the values of all of them.

    >>> one, two = (FtmRecord("a", "Person", {"name": (n,)}, None, {}, "", "line 1") for n in ("A", "B"))
    >>> merged([one, two]).properties
    {'name': ('A', 'B')}
    """
    parts = list(fragments)
    properties: dict[str, tuple[str, ...]] = {}
    for part in parts:
        for name, values in part.properties.items():
            properties[name] = tuple(dict.fromkeys((*properties.get(name, ()), *values)))
    return replace(parts[-1], properties=properties)
