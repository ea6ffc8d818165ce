"""A FollowTheMoney file from end to end, read twice: once for what its ids stand for, once for what it says.

Relations may come before the things they name. The first reading notes each id in an index on disk; in the
second, a thing that stands further down is given by name and kind before the claim, and whole where it
stands. Only the record at hand is in memory, however long the file is.

Records of one id in a plain file are fragments of one entity and are merged; in a delta the last one counts.
"""

from __future__ import annotations

from collections.abc import Iterator

from pactgraph.loaders.document import Document
from pactgraph.loaders.followthemoney.links import Said, cited_source, claim_of, said_by
from pactgraph.loaders.followthemoney.model import Link, model
from pactgraph.loaders.followthemoney.record import DELETED, FtmRecord, entity_of_id, merged, records_of
from pactgraph.loaders.followthemoney.rows import entity_rows, is_rows
from pactgraph.loaders.followthemoney.things import entity_of
from pactgraph.loaders.json_stream.index import Noted, Once, RecordIndex
from pactgraph.loaders.json_stream.telling import Telling, understood
from pactgraph.loaders.json_stream.values import JsonValue, compact_json, json_values, two_readings
from pactgraph.ontology.claim import Status
from pactgraph.ontology.entity import Entity
from pactgraph.ontology.errors import InvalidValue
from pactgraph.ontology.records import Notice, Record, Records, Refusal
from pactgraph.ontology.source import Evidence

__all__ = ["read_followthemoney"]

_RELATION, _GONE, _REFUSED = "a relation", "deleted", "refused"
_Read = tuple[FtmRecord, JsonValue]


def read_followthemoney(document: Document) -> Records:
    """The entities and claims of a file of FollowTheMoney, and what is refused of it."""
    with RecordIndex() as index:
        first, second = two_readings(document)
        for ordinal, found in enumerate(_records(first)):
            if not isinstance(found, Refusal):
                _note(found[0], ordinal, index)
        yield from _Telling(second, index).records()


def _records(document: Document) -> Iterator[_Read | Refusal]:
    return understood(
        document,
        lambda value: ((record, value) for record in records_of(value.value, value.text, value.line)),
        entity_rows if is_rows(document.head) else json_values,
    )


def _note(record: FtmRecord, ordinal: int, index: RecordIndex) -> None:
    if record.operation == DELETED:
        kind = _GONE
    elif record.schema in model().links or record.schema in model().named_links:
        kind = _RELATION
    else:
        kind = model().kinds.get(record.schema, _REFUSED)
    name = record.name if kind not in (_GONE, _RELATION) else record.id
    if not record.all(*model().properties("names")) and index.find(record.id) is not None:
        name = record.id  # a fragment with aliases alone does not rename the thing
    index.note(record.id, Noted(ordinal, entity_of_id(record.id), name, kind))


class _Telling(Telling[_Read]):
    _unknown_things = ("entities", "ids")

    def __init__(self, document: Document, index: RecordIndex) -> None:
        super().__init__(document, index, "application/json+ftm")
        self.deleted = 0

    def _found(self) -> Iterator[_Read | Refusal]:
        return _records(self.document)

    def _told(self, found: _Read, ordinal: int) -> Iterator[Record | Once]:
        record, value = found
        yield from self._record(record, ordinal, value)

    def _refused(self, found: _Read, reason: str) -> Refusal:
        record, value = found
        return Refusal(self.document.name, record.place, reason, value.text)

    def _record(self, record: FtmRecord, ordinal: int, value: JsonValue) -> Iterator[Record | Once]:
        last = self.index.find(record.id)
        assert last is not None
        if record.operation == DELETED:
            if self.index.first(f"told {record.id}"):
                raise InvalidValue(
                    "a delta deletes what this file does not hold; load the whole export again"
                )
            self.deleted += 1
            return
        if last.ordinal != ordinal:
            self.index.first(f"told {record.id}")
            if last.kind == _GONE:
                raise InvalidValue("a later line of the delta deletes it")
            if record.operation is not None:
                raise InvalidValue("a later line of the delta replaces it")
            self.index.keep(record.id, value.text, value.line)
            return
        fragments = self.index.kept(record.id)
        if fragments:
            record = merged([*self._again(fragments, record.id), record])
        yield from self._said(record, ordinal, value)

    def _again(self, fragments: list[tuple[str, int]], identifier: str) -> Iterator[FtmRecord]:
        for text, line in fragments:
            for found in json_values(Document(self.document.name, "", text.encode())):
                if isinstance(found, JsonValue):
                    records = records_of(found.value, text, line)
                    yield from (record for record in records if record.id == identifier)

    def _said(self, record: FtmRecord, ordinal: int, value: JsonValue) -> Iterator[Record | Once]:
        if record.schema in model().kinds:
            entity = entity_of(record)
            yield entity
            yield from self._pointed(record, ordinal, value, entity)
        elif record.schema in model().links:
            yield from self._linked(record, ordinal, value, model().links[record.schema])
        elif record.schema in model().named_links:
            yield from self._named(record, ordinal, value, model().named_links[record.schema])
        else:
            unknown = f"{record.schema!r} is no schema of FollowTheMoney that tells of partnerships"
            raise InvalidValue(model().refused.get(record.schema, unknown))

    def _linked(
        self, record: FtmRecord, ordinal: int, value: JsonValue, link: Link
    ) -> Iterator[Record | Once]:
        subjects, objects = record.all(link.subject), record.all(link.object)
        for end, ids in ((link.subject, subjects), (link.object, objects)):
            if not ids:
                raise InvalidValue(f"a record of {record.schema} without {end} relates nothing")
        pairs = [(one, other) for one in subjects for other in objects if one != other]
        if not pairs:
            raise InvalidValue(f"{link.subject} and {link.object} are the same")
        said = said_by(record, link, value.text)
        for one, other in pairs:
            yield from self._claim(record, ordinal, said, one, other)

    def _named(
        self, record: FtmRecord, ordinal: int, value: JsonValue, link: Link
    ) -> Iterator[Record | Once]:
        subjects, names = record.all(link.subject), record.all(link.object)
        if not subjects or not names:
            missing = link.object if subjects else link.subject
            raise InvalidValue(f"a record of {record.schema} without {missing} relates nothing")
        said = said_by(record, link, value.text)
        for name in names:
            named = Entity.named(name, link.kind or "organization")
            yield Once(named)
            for subject in subjects:
                yield from self._claim(record, ordinal, said, subject, named)

    def _pointed(
        self, record: FtmRecord, ordinal: int, value: JsonValue, entity: Entity
    ) -> Iterator[Record | Once]:
        for name, pointer in model().pointers.items():
            for other in record.all(name):
                if other == record.id:
                    continue
                evidence = Evidence(compact_json(record.text or value.text), locator=record.place)
                said = Said(pointer.relation, pointer.scope, Status.IN_FORCE, (), evidence)
                ends = (other, entity) if pointer.inverted else (entity, other)
                try:
                    yield from list(self._claim(record, ordinal, said, *ends))
                except InvalidValue as error:  # the thing itself is told all the same
                    yield self._refused((record, value), f"its {name} is left out: {error}")

    def _claim(
        self, record: FtmRecord, ordinal: int, said: Said, one: str | Entity, other: str | Entity
    ) -> Iterator[Record | Once]:
        ends = []
        for end in (one, other):
            if isinstance(end, str):
                entity, given = self._party(end, ordinal)
                if not given:
                    yield Once(entity)
                ends.append(entity)
            else:
                ends.append(end)
        source = cited_source(record, self.own)
        if source is not self.own:
            yield Once(source)
        yield claim_of(record, said, ends[0], ends[1], source)

    def _party(self, identifier: str, ordinal: int) -> tuple[Entity, bool]:
        """The entity of an id, and whether it was given before this place in the file."""
        noted = self.index.find(identifier)
        if noted is not None and noted.kind in (_RELATION, _REFUSED):
            raise InvalidValue(f"the end {identifier} is a record that is no party to a partnership")
        if noted is None or noted.kind == _GONE:
            self._is_unknown(identifier)
            return Entity(entity_of_id(identifier), identifier), False
        return noted.entity, noted.ordinal < ordinal

    def _notices(self) -> Iterator[Notice]:
        yield from super()._notices()
        if self.deleted:
            yield Notice(self.document.name, f"{self.deleted} lines of the delta delete what it added itself")
