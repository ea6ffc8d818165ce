"""Small sources and claims for tests of the graph, in the words of the tests."""

from __future__ import annotations

from datetime import date
from typing import Any

from pactgraph.ontology.claim import Claim
from pactgraph.ontology.entity import Entity
from pactgraph.ontology.partial_date import PartialDate
from pactgraph.ontology.records import Record
from pactgraph.ontology.source import Evidence, Source

AZURE = Entity.named("Azure", "cloud-platform", aliases=("Microsoft Azure",))
AWS = Entity.named("AWS", "cloud-platform")
API = Entity.named("Stateless API", "api")
OPENAI = Entity.named("OpenAI", "organization")
MICROSOFT = Entity.named("Microsoft", "organization")
ENTITIES = (AZURE, AWS, API, OPENAI, MICROSOFT)


def day(text: str) -> date:
    return date.fromisoformat(text)


def partial(text: str | None) -> PartialDate | None:
    return None if text is None else PartialDate.parse(text)


def source(name: str, published: str | None = "2026-02-27", **parts: Any) -> Source:
    return Source(name, title=name, published=partial(published), **parts)


def claim(
    said_in: Source,
    subject: Entity = AZURE,
    relation: str = "exclusive-host-of",
    object: Entity = API,
    *,
    quote: str = "Azure alone hosts the stateless API.",
    valid_from: str | None = None,
    valid_to: str | None = None,
    **parts: Any,
) -> Claim:
    return Claim(
        subject=subject.iri,
        subject_name=subject.name,
        relation=relation,
        object=object.iri,
        object_name=object.name,
        source=said_in.iri,
        evidence=Evidence(quote),
        valid_from=partial(valid_from),
        valid_to=partial(valid_to),
        **parts,
    )


def records(said_in: Source, *claims: Claim) -> list[Record]:
    return [said_in, *ENTITIES, *claims]
