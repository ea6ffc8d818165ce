"""One row of a claim table, cell by cell, as the claim it states and the source it cites."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import TypeVar

from pactgraph.loaders.catalogue import Catalogue
from pactgraph.loaders.cell_amounts import Unit, cell_amounts
from pactgraph.loaders.speakers import speakers_of
from pactgraph.ontology.amount import Amount
from pactgraph.ontology.claim import ENDING, Claim, Confidence, Modality, Status
from pactgraph.ontology.entity import Entity
from pactgraph.ontology.errors import InvalidValue
from pactgraph.ontology.partial_date import PartialDate
from pactgraph.ontology.source import Evidence, Source
from pactgraph.ontology.vocabulary import vocabulary

__all__ = ["ClaimRow"]

_Word = TypeVar("_Word", bound=StrEnum)
_TRUTH = {"": None, "true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
_MODALITIES = {
    "": Modality.ASSERTED,
    "asserted": Modality.ASSERTED,
    "ended": Modality.ASSERTED,
    "denied": Modality.NEGATED,
    "negated": Modality.NEGATED,
    "hypothetical": Modality.HYPOTHETICAL,
}


class ClaimRow:
    """The cells of a row by column name, and the line on which it begins.

    >>> cells = {"subject": "Azure", "predicate": "hosts", "object": "Frontier", "valid_to": "2032"}
    >>> row = ClaimRow(cells, 2)
    >>> claim, _ = row.claim(Source("deals.csv"), Catalogue())
    >>> str(claim.valid_to), claim.evidence.locator
    ('2033', 'row at line 2')
    """

    def __init__(self, cells: Mapping[str, str], line: int) -> None:
        self.cells = cells
        self.line = line

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")

    def source(self, table: Source) -> Source:
        """The source the row cites, within the table; the table itself where it cites none."""
        title, publisher, url = self["source_title"], self["source_publisher"], self["source_url"]
        published = self._date("source_published")
        if not (title or publisher or url):
            return table
        identity = [url or f"{publisher}: {title}", str(published or "")]
        return Source(
            identifier=" ".join(filter(None, identity)),
            title=title or None,
            publisher=publisher or None,
            published=published,
            url=url or None,
            within=table.iri,
        )

    def claim(self, source: Source, catalogue: Catalogue) -> tuple[Claim, list[Entity]]:
        """The row's claim, and the entities it names.

        :raises InvalidValue: for a cell that cannot be what its column says
        """
        subject, object_ = self._party("subject", catalogue), self._party("object", catalogue)
        speakers = speakers_of(self["asserted_by"], catalogue)
        modality, status = self._modality(), self._status()
        valid_from, valid_to = self._validity(status in ENDING)
        claim = Claim(
            subject=subject.iri,
            subject_name=self["subject"],
            relation=vocabulary().relation(self["predicate"]).name,
            object=object_.iri,
            object_name=self["object"],
            source=source.iri,
            evidence=self._evidence(),
            scope=self["scope"] or None,
            exclusive=self._truth("exclusive"),
            modality=modality,
            status=status,
            valid_from=valid_from,
            valid_to=valid_to,
            amounts=tuple(self._amounts()),
            condition=self["condition"] or None,
            asserted_by=self["asserted_by"] or None,
            speakers=tuple(speaker.iri for speaker in speakers),
            confidence=self._word("confidence", Confidence) if self["confidence"] else None,
            recorded_by="claim table",
        )
        return claim, [subject, object_, *speakers]

    def _party(self, column: str, catalogue: Catalogue) -> Entity:
        if not self[column]:
            raise InvalidValue(f"the cell {column} is empty; a claim needs one")
        return catalogue.resolve(self[column])

    def _evidence(self) -> Evidence:
        row = f"row {self['id']} at line {self.line}" if self["id"] else f"row at line {self.line}"
        words = self["quote"] or self["summary"]
        return Evidence(words or " ".join(self[c] for c in ("subject", "predicate", "object")), locator=row)

    def _modality(self) -> Modality:
        word = self["modality"].lower()
        if word not in _MODALITIES:
            raise InvalidValue(f"modality: {word!r} is none of {', '.join(filter(None, _MODALITIES))}")
        return _MODALITIES[word]

    def _status(self) -> Status:
        status = self._word("commitment", Status) if self["commitment"] else Status.IN_FORCE
        if self["modality"].lower() == "ended":
            return status if status in ENDING else Status.ENDED
        if self["modality"].lower() == "denied":
            return Status.DENIED
        return status

    def _validity(self, over: bool) -> tuple[PartialDate | None, PartialDate | None]:
        valid_from, last = self._date("valid_from"), self._date("valid_to")
        if last is not None:
            return valid_from, last.next
        return (None, valid_from) if over else (valid_from, None)

    def _date(self, column: str) -> PartialDate | None:
        try:
            return PartialDate.parse(self[column]) if self[column] else None
        except InvalidValue as error:
            raise InvalidValue(f"{column}: {error}") from None

    def _word(self, column: str, words: type[_Word]) -> _Word:
        try:
            return words(self[column].lower())
        except ValueError:
            raise InvalidValue(f"{column}: {self[column]!r} is none of {', '.join(words)}") from None

    def _truth(self, column: str) -> bool | None:
        word = self[column].lower()
        if word not in _TRUTH:
            raise InvalidValue(f"{column}: {self[column]!r} is neither true nor false")
        return _TRUTH[word]

    def _amounts(self) -> list[Amount]:
        found = []
        if self["amount"]:
            found.extend(_amounts(self["amount"], self["currency"]))
        if self["quantity_unit"]:
            found.append(_quantity(self["quantity_unit"]))
        return found


def _amounts(cell: str, currency: str) -> list[Amount]:
    """A number in the row's currency, or what a short text says: "up to $100B"."""
    try:
        value = Decimal(cell.replace(",", ""))
    except InvalidOperation:
        found = cell_amounts(cell, Unit(currency or None))
        numbered = [amount for amount in found if amount.low is not None or amount.high is not None]
        if not numbered:
            raise InvalidValue(f"amount: {cell!r} is not a number") from None
        return numbered
    return [Amount.exactly(value, currency or None, f"{cell} {currency}".strip())]


def _quantity(words: str) -> Amount:
    """A number and its unit ("10 GW", "up to 6 GW"); other words are kept without inventing a number."""
    number, _, unit = words.partition(" ")
    one_word = bool(unit) and len(unit.split()) == 1
    try:
        if one_word:
            return Amount.exactly(Decimal(number), unit, words)
    except InvalidOperation:
        pass
    found = cell_amounts(words)
    # "pre-money 730000000000 USD" is no quantity of the relation
    if len(found) == 1 and found[0].text == words and found[0].unit is not None:
        return found[0]
    return Amount(None, None, unit if one_word else None, words)
