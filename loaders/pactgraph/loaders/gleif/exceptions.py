"""Reporting exceptions: that a parent is not reported, and why, is a claim of its own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pactgraph.loaders.gleif.codes import codes
from pactgraph.loaders.gleif.parties import party
from pactgraph.loaders.record_tree import flattened, items, text
from pactgraph.ontology.claim import Claim
from pactgraph.ontology.entity import Entity
from pactgraph.ontology.errors import InvalidValue
from pactgraph.ontology.iri import ENTITY_BASE, Iri
from pactgraph.ontology.source import Evidence

__all__ = ["exception_records", "reason_concept"]


def exception_records(record: Any, place: str, source: Iri) -> Iterator[Entity | Claim]:
    """The entity that reports no parent, and a claim for each reason it gives.

    :raises InvalidValue: with the reason why the record makes no claim
    """
    lei, category = text(record, "LEI"), text(record, "ExceptionCategory")
    if lei is None:
        raise InvalidValue("the exception has no LEI")
    scope = codes().exception_categories.get(category or "")
    if scope is None:
        raise InvalidValue(f"the exception category {category!r} is none that is known")
    entity = party(lei)
    given = [text(node) for node in items(record, "ExceptionReason", "ExceptionReason")]
    reasons = [reason_concept(code) for code in given if code]
    if not reasons:
        raise InvalidValue("the exception gives no reason")
    yield entity
    for reason in reasons:
        yield reason
        yield Claim(
            subject=entity.iri,
            subject_name=entity.name,
            relation="has-no-reported-parent",
            object=reason.iri,
            object_name=reason.name,
            source=source,
            evidence=Evidence(flattened(record), locator=place),
            scope=scope,
            recorded_by="gleif reporting exception",
        )


def reason_concept(code: str) -> Entity:
    """The concept that a reason is.

    >>> reason_concept("NON_PUBLIC").name
    'its parent is not public'

    :raises InvalidValue: where the code is none that is known
    """
    words = codes().exception_reasons.get(code)
    if words is None:
        raise InvalidValue(f"the exception reason {code!r} is none that is known")
    iri = Iri(f"{ENTITY_BASE}reporting-exception-{code.lower().replace('_', '-')}")
    return Entity(iri, words["name"], "concept", aliases=(code,), description=words["meaning"])
