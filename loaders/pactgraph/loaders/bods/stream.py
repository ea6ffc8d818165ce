"""A BODS file from end to end, read twice: once for what its records are, once for what it says of them.

Each statement is a claim of its own date. One that a later statement of the same record replaces holds until
then; a closed record ends. An indirect interest says so in its scope, so that it is not counted on top of the
direct ones it is made of. A party that is not named, with a reason, is a claim of its own kind.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import replace

from pactgraph.loaders.bods.interests import Interest, interests_of, reason_words
from pactgraph.loaders.bods.parties import entity_of, party_of
from pactgraph.loaders.bods.records import entry_of, record_iri, replaced_by
from pactgraph.loaders.bods.statement import Statement, statement_of
from pactgraph.loaders.document import Document
from pactgraph.loaders.json_stream.index import Noted, Once, RecordIndex
from pactgraph.loaders.json_stream.telling import Telling, understood
from pactgraph.loaders.json_stream.values import compact_json, two_readings
from pactgraph.ontology.claim import Claim, Status
from pactgraph.ontology.entity import Entity
from pactgraph.ontology.errors import InvalidValue
from pactgraph.ontology.interchange import interchange_table
from pactgraph.ontology.partial_date import PartialDate
from pactgraph.ontology.records import Record, Records, Refusal
from pactgraph.ontology.source import Evidence, Source

__all__ = ["read_bods"]


def read_bods(document: Document) -> Records:
    """The entities and claims of a BODS file, and what is refused of it."""
    with RecordIndex() as index:
        first, second = two_readings(document)
        for ordinal, found in enumerate(_statements(first)):
            if isinstance(found, Statement) and index.first(f"noted {found.id}"):
                _note(found, ordinal, index)
        yield from _Telling(second, index, "application/json").records()


def _statements(document: Document) -> Iterator[Statement | Refusal]:
    return understood(document, lambda value: [statement_of(value.value, value.text, value.line)])


def _note(statement: Statement, ordinal: int, index: RecordIndex) -> None:
    """Note the party that a statement describes, or which statement a relationship replaces, and when."""
    if statement.kind != "relationship":
        entity = party_of(statement)
        earlier = [found for one in statement.replaces if (found := index.find(one)) is not None]
        iri = earlier[0].iri if earlier else entity.iri
        index.note(statement.reference, Noted(ordinal, iri, entity.name, entity.kind))
        return
    date = str(statement.date or "")
    for identifier in statement.replaces:
        if identifier != statement.id:
            index.keep(f"replaced {identifier}", date, ordinal)
    index.keep(f"versions {statement.reference}", f"{date} {_RANKS.get(statement.status, 0)}", ordinal)


_RANKS = {"updated": 1, "closed": 2}
"""Which of two statements on one record and day is the later, as far as their status tells."""


class _Telling(Telling[Statement]):
    _unknown_things = ("records", "identifiers")

    def _found(self) -> Iterator[Statement | Refusal]:
        return _statements(self.document)

    def _refused(self, found: Statement, reason: str) -> Refusal:
        return Refusal(self.document.name, found.place, reason, found.text)

    def _told(self, found: Statement, ordinal: int) -> Iterator[Record | Once]:
        statement = found
        if not self.index.first(f"statement {statement.id}"):
            raise InvalidValue("a statement of the same identifier stands earlier in the file")
        if statement.kind == "relationship":
            yield from self._relationship(statement, ordinal)
            return
        noted = self.index.find(statement.reference)
        assert noted is not None
        if noted.ordinal != ordinal:  # a later version of the record is told in full
            self.index.keep(f"names {statement.reference}", party_of(statement).name, ordinal)
            return
        names = tuple(name for name, _ in self.index.kept(f"names {statement.reference}"))
        entity = entity_of(statement, names)
        yield Entity(
            noted.iri, entity.name, entity.kind, entity.aliases, entity.description, entity.homepage,
            identifiers=entity.identifiers,
        )  # fmt: skip

    def _relationship(self, statement: Statement, ordinal: int) -> Iterator[Record | Once]:
        subject, party = statement.party("subject"), statement.party("interestedParty")
        interests = interests_of(statement)
        if subject.reference is None:
            raise InvalidValue(f"the subject is not named: {reason_words(subject.reason or '')}")
        source = self._source(statement)
        ends = [(yield from self._party(statement, subject.reference, ordinal))]
        if party.reference is not None:
            ends.append((yield from self._party(statement, party.reference, ordinal)))
        else:
            ends.append(Entity.named(reason_words(party.reason or ""), "concept"))
            yield Once(ends[1])
        if ends[0].iri == ends[1].iri:
            raise InvalidValue("the subject and the interested party are the same")
        if source is not self.own:
            yield Once(source)
        for interest in interests:
            if party.reference is not None:
                yield self._claim(statement, ordinal, source, ends[1], interest.relation, ends[0], interest)
            else:
                relation = interchange_table("bods")["unspecified"]["relation"]
                unnamed = replace(interest, scope=interest.of)
                yield self._claim(statement, ordinal, source, ends[0], relation, ends[1], unnamed)

    def _party(self, statement: Statement, reference: str, ordinal: int) -> Generator[Once, None, Entity]:
        noted = self.index.find(reference)
        if noted is None:
            self._is_unknown(reference)
            entity = Entity(record_iri(statement.publisher, reference), reference)
            yield Once(entity)
            return entity
        if noted.ordinal > ordinal:
            yield Once(noted.entity)
        return noted.entity

    def _claim(
        self,
        statement: Statement,
        ordinal: int,
        source: Source,
        subject: Entity,
        relation: str,
        object_: Entity,
        interest: Interest,
    ) -> Claim:
        over = statement.status == "closed"
        ends = [date for date in (interest.valid_to, *self._replaced(statement, ordinal)) if date is not None]
        if over and not ends and statement.date is not None:
            ends.append(statement.date)
        return Claim(
            subject=subject.iri,
            subject_name=subject.name,
            relation=relation,
            object=object_.iri,
            object_name=object_.name,
            source=source.iri,
            evidence=Evidence(compact_json(statement.text), locator=statement.place),
            scope=interest.scope,
            status=Status.ENDED if over else Status.IN_FORCE,
            valid_from=interest.valid_from,
            valid_to=min(ends, key=lambda date: date.first_day) if ends else None,
            amounts=interest.amounts,
            asserted_by=statement.asserted_by,
            entry=entry_of(statement),
            replaces=replaced_by(statement),
            recorded_by=f"bods {interest.type}".strip(),
        )

    def _replaced(self, statement: Statement, ordinal: int) -> Iterator[PartialDate]:
        """The dates of the statements that take this one's place."""
        dates = [date for date, _ in self.index.kept(f"replaced {statement.id}")]
        own = str(statement.date or ""), _RANKS.get(statement.status, 0), ordinal
        for text, at in self.index.kept(f"versions {statement.reference}"):
            date, rank = text.split(" ")
            dated = bool(date and own[0])
            if (date, int(rank), at) > own if dated else at > ordinal:
                dates.append(date)
        yield from (PartialDate.parse(date) for date in dates if date)

    def _source(self, statement: Statement) -> Source:
        url = statement.url or statement.publisher_url
        if not (statement.publisher or url or statement.date):
            return self.own
        identity = (url or statement.publisher, str(statement.date or ""))
        return Source(
            identifier=" ".join(filter(None, identity)),
            publisher=statement.publisher,
            published=statement.date,
            url=url,
            within=self.own.iri,
        )
