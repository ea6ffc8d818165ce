"""One row of a mapped table as the claims it states."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import TypeVar

from pactgraph.loaders.catalogue import Catalogue
from pactgraph.loaders.cell_amounts import SAYS_NOTHING
from pactgraph.loaders.mapping.citations import cited_sources
from pactgraph.loaders.mapping.day_orders import DayOrders
from pactgraph.loaders.mapping.decimal_marks import DecimalMarks
from pactgraph.loaders.mapping.model import Block, Case, Measure, Outcome, Refused, SameEnds, Values, folded
from pactgraph.loaders.mapping.parties import Parties, Party
from pactgraph.loaders.mapping.terms import amounts_of, as_expected, validity_of
from pactgraph.loaders.speakers import speakers_of
from pactgraph.loaders.tabular.rows import Row
from pactgraph.ontology.amount import Amount
from pactgraph.ontology.claim import Claim, Confidence, Status
from pactgraph.ontology.entity import Entity
from pactgraph.ontology.iri import Iri
from pactgraph.ontology.source import Evidence, Source

__all__ = ["RowReader", "claims_of"]

_T = TypeVar("_T")
_PERSON = "person"
_SURENESS = (Confidence.LOW, Confidence.MEDIUM, Confidence.HIGH)


@dataclass(frozen=True, slots=True)
class _Spoken:
    """Who says a row's claims, by which words."""

    source: Source
    evidence: Evidence
    amounts: tuple[Amount, ...]
    asserted_by: str | None
    speakers: tuple[Iri, ...]


def _same_ends(subject: Party, object_: Party) -> str:
    """Why a row relates nothing; names that differ are one only because the catalogue says so."""
    if subject.name.casefold() == object_.name.casefold():
        return f"both ends are {subject.name!r}"
    return (
        f"both ends are {subject.entity.name!r}: the catalogue takes {subject.name!r} and {object_.name!r} "
        "for one; a --catalogue of your own tells them apart"
    )


@dataclass(frozen=True, slots=True)
class RowReader:
    """Reads the rows of one table."""

    table: Source
    parties: Parties
    catalogue: Catalogue
    orders: DayOrders
    marks: DecimalMarks
    recorded_by: str
    name: str

    def read(self, block: Block, row: Row) -> list[Source | Entity | Claim]:
        """What a row states of one relation: sources, entities, claims; nothing where an end is not named.

        :raises InvalidValue: for a cell that cannot be what the mapping says it is
        :raises LeftOut: for a row that the mapping leaves out
        """
        subjects, objects = self.parties.of(block.subject, row), self.parties.of(block.object, row)
        pairs = [(s, o) for s, o in product(subjects, objects) if s.entity.iri != o.entity.iri]
        if not pairs:
            if subjects and objects:
                raise SameEnds(_same_ends(subjects[0], objects[0]))
            return []
        outcomes = _outcomes(block, row)
        sources = cited_sources(block, row, self.table, self.orders)
        said_by = block.asserted_by.of(row) if block.asserted_by else None
        speakers = speakers_of(said_by, self.catalogue) if said_by else ()
        found: list[Source | Entity | Claim] = [source for source in sources if source is not self.table]
        found.extend(speakers)
        for subject, object_ in pairs:
            found += (subject.entity, object_.entity)
        each = sources if block.sources is not None and block.sources.each else sources[:1]
        evidence = self._evidence(block, row)
        for source, (subject, object_), outcome in product(each, pairs, outcomes):
            amounts = amounts_of(block, row, outcome.amounts, self.marks, shared=len(pairs) > 1)
            spoken = _Spoken(source, evidence, amounts, said_by, tuple(speaker.iri for speaker in speakers))
            found.append(self._claim(block, row, subject, object_, outcome, spoken))
        return found

    def _claim(
        self, block: Block, row: Row, subject: Party, object_: Party, outcome: Outcome, spoken: _Spoken
    ) -> Claim:
        if outcome.inverted != _turned_for_people(block, outcome, subject, object_):
            subject, object_ = object_, subject
        status = outcome.status or _meant(block.status, row)
        valid_from, valid_to = validity_of(block, row, self.orders)
        if valid_from is None and valid_to is None:
            status, valid_from = as_expected(block, row, self.orders, status)
        exclusive = outcome.exclusive if outcome.exclusive is not None else _meant(block.exclusive, row)
        sure = (subject.confidence, object_.confidence, outcome.confidence, _meant(block.confidence, row))
        return Claim(
            subject=subject.entity.iri,
            subject_name=subject.name,
            relation=outcome.relation,
            object=object_.entity.iri,
            object_name=object_.name,
            source=spoken.source.iri,
            evidence=spoken.evidence,
            scope=outcome.scope or (block.scope.of(row) if block.scope else None),
            exclusive=exclusive,
            modality=outcome.modality,
            status=status or Status.IN_FORCE,
            valid_from=valid_from,
            valid_to=valid_to,
            amounts=tuple(dict.fromkeys((*spoken.amounts, *_shares(outcome, subject, object_)))),
            condition=block.condition.of(row) if block.condition else None,
            asserted_by=spoken.asserted_by,
            speakers=spoken.speakers,
            confidence=min(filter(None, sure), key=_SURENESS.index, default=None),
            recorded_by=self.recorded_by,
        )

    def _evidence(self, block: Block, row: Row) -> Evidence:
        """The quote that the row gives, or the cells that the relation was read from."""
        quote = block.quote.of(row) if block.quote else None
        cells = (f"{c}: {cell}" for c, cell in row.cells.items() if cell and c in block.columns)
        ends = (
            *block.subject.columns,
            *block.subject.named_in,
            *block.object.columns,
            *block.object.named_in,
        )
        columns = ", ".join(column for column in dict.fromkeys(ends) if row[column])
        return Evidence(quote or "\n".join(cells), locator=f"{self.name}, {row.place}, columns {columns}")


def _outcomes(block: Block, row: Row) -> tuple[Outcome, ...]:
    columns: list[str] = []
    found: tuple[Outcome, ...] | Refused | None
    if isinstance(block.relation, Values):
        columns = [block.relation.column]
        found = block.relation.of(row[block.relation.column])
    else:
        cases = [case for case in block.relation if isinstance(case, Case)]
        if not cases:
            return tuple(outcome for outcome in block.relation if isinstance(outcome, Outcome))
        found = next((case.outcomes for case in cases if case.fits(row)), None)
        columns = _deciding(cases)
    if found is None:
        found = block.otherwise or Refused("unmapped relation")
    if isinstance(found, Refused):
        raise found.error(", ".join(f"{column} {row[column]!r}" for column in columns))
    return found


def _shares(outcome: Outcome, subject: Party, object_: Party) -> tuple[Amount, ...]:
    """The shares that stand behind the names of the parties."""
    wanted = outcome.amounts is None or Measure.SHARE in outcome.amounts
    return (*subject.shares, *object_.shares) if wanted else ()


def _turned_for_people(block: Block, outcome: Outcome, subject: Party, object_: Party) -> bool:
    """Whether the person comes second, turned as the outcome says, of a relation that begins with people."""
    first, second = (object_, subject) if outcome.inverted else (subject, object_)
    is_person = (first.entity.kind == _PERSON, second.entity.kind == _PERSON)
    return outcome.relation in block.people_first and is_person == (False, True)


def _deciding(cases: list[Case]) -> list[str]:
    """The columns that all cases look at, else all that any does."""
    looked = [dict.fromkeys(column for column, _ in case.when) for case in cases]
    every = [column for column in looked[0] if all(column in columns for columns in looked)]
    return every or list(dict.fromkeys(column for columns in looked for column in columns))


def _meant(said: _T | Values[_T] | None, row: Row) -> _T | None:
    if not isinstance(said, Values):
        return said
    cell = row[said.column]
    if cell.casefold() in SAYS_NOTHING and folded(cell) not in said.exact:
        return said.exact.get("")
    found = said.of(cell)
    if isinstance(found, Refused):
        raise found.error(f"{said.column} {cell!r}")
    return found


def claims_of(records: list[Source | Entity | Claim]) -> Iterator[Claim]:
    """The claims among records."""
    return (record for record in records if isinstance(record, Claim))
