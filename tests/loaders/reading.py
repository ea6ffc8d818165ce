"""What a loader yields for values written as JSON, sorted by what it is."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pactgraph.loaders.document import Document, read_file
from pactgraph.loaders.loader import Loader
from pactgraph.loaders.registry import loader_for
from pactgraph.ontology.claim import Claim
from pactgraph.ontology.entity import Entity
from pactgraph.ontology.records import Notice, Record, Refusal
from pactgraph.ontology.source import Source

__all__ = ["Reading", "lines", "read", "read_path"]


@dataclass(frozen=True)
class Reading:
    """Records of one input, the last version of each entity, and that nothing came before what it needs."""

    records: list[Record]

    @property
    def claims(self) -> list[Claim]:
        return [record for record in self.records if isinstance(record, Claim)]

    @property
    def claim(self) -> Claim:
        (found,) = self.claims
        return found

    @property
    def entities(self) -> dict[str, Entity]:
        """By the last part of their IRIs."""
        found = (record for record in self.records if isinstance(record, Entity))
        return {entity.iri.rsplit("/", 1)[-1]: entity for entity in found}

    @property
    def sources(self) -> dict[str, Source]:
        return {record.iri: record for record in self.records if isinstance(record, Source)}

    @property
    def refusals(self) -> list[Refusal]:
        return [record for record in self.records if isinstance(record, Refusal)]

    @property
    def reasons(self) -> list[str]:
        return [refusal.reason for refusal in self.refusals]

    @property
    def notices(self) -> list[str]:
        return [record.message for record in self.records if isinstance(record, Notice)]

    def facts(self) -> set[tuple[str, str, str]]:
        """Subject, relation and object by name."""
        return {(claim.subject_name, claim.relation, claim.object_name) for claim in self.claims}

    def check_order(self) -> None:
        """The source is first, and each source and entity comes before the first claim that names it."""
        assert isinstance(self.records[0], Source)
        known: set[str] = set()
        for record in self.records:
            if isinstance(record, Source | Entity):
                known.add(record.iri)
            elif isinstance(record, Claim):
                assert {record.source, record.subject, record.object} <= known, record


def read(loader: Loader, *values: Any, name: str = "input.json") -> Reading:
    """What a loader yields for values, one on each line; it has to recognise them."""
    return _read(loader, Document(name, f"file:///{name}", lines(values)))


def read_path(loader: Loader, path: Path) -> Reading:
    """What a loader yields for a file."""
    return _read(loader, read_file(path))


def lines(values: Iterable[Any]) -> bytes:
    """Values as lines; what is text already stands as it is."""
    texts = (value if isinstance(value, str) else json.dumps(value, ensure_ascii=False) for value in values)
    return "".join(f"{text}\n" for text in texts).encode()


def _read(loader: Loader, document: Document) -> Reading:
    assert loader_for(document) is loader
    reading = Reading(list(loader.read(document)))
    reading.check_order()
    return reading
