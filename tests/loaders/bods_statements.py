"""Statements of BODS for tests, and what the loader tells of them."""

from __future__ import annotations

from typing import Any

from pactgraph.loaders.bods import BODS
from tests.loaders.reading import Reading, read

__all__ = ["ACME", "ANN", "PUBLISHED", "entity", "person", "relationship", "statement", "told"]

PUBLISHED = {"publicationDetails": {"publisher": {"name": "Example Register"}, "bodsVersion": "0.4"}}


def statement(record: str, kind: str, date: str = "2020-01-01", **more: Any) -> dict[str, Any]:
    details = {
        key: more.pop(key) for key in list(more) if key not in ("recordStatus", "source", "statementId")
    }
    return {
        "statementId": f"{record}-{date}", "recordId": record, "recordType": kind, "statementDate": date,
        "recordDetails": details, **PUBLISHED, **more,
    }  # fmt: skip


def entity(record: str, **details: Any) -> dict[str, Any]:
    given = {"name": record.title(), "entityType": {"type": "registeredEntity"}} | details
    return statement(record, "entity", **given)


def person(record: str, **details: Any) -> dict[str, Any]:
    return statement(record, "person", **({"names": [{"fullName": record.title()}]} | details))


def relationship(
    *interests: dict[str, Any], record: str = "rel", party: Any = "ann", **more: Any
) -> dict[str, Any]:
    return statement(
        record, "relationship", subject="acme", interestedParty=party, interests=list(interests), **more
    )


ACME, ANN = entity("acme"), person("ann")


def told(*statements: Any) -> Reading:
    return read(BODS, *statements)
