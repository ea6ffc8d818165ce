"""Records of FollowTheMoney for tests, and what the loader tells of them."""

from __future__ import annotations

from typing import Any

from pactgraph.loaders.followthemoney import FOLLOW_THE_MONEY
from pactgraph.loaders.followthemoney.model import model
from tests.loaders.reading import Reading, read

__all__ = ["ACME", "ANN", "delta", "link", "thing", "told"]


def thing(identifier: str, schema: str = "Company", **properties: Any) -> dict[str, Any]:
    given = {"name": [identifier.title()]} | properties
    return {"id": identifier, "schema": schema, "properties": given}


def link(schema: str, one: str = "ann", other: str = "acme", **properties: Any) -> dict[str, Any]:
    found = model().links[schema]
    given = {found.subject: [one], found.object: [other]} | properties
    return {"id": f"{schema}-{one}-{other}", "schema": schema, "properties": given}


def delta(operation: str, entity: dict[str, Any]) -> dict[str, Any]:
    return {"op": operation, "entity": entity}


ANN, ACME = thing("ann", "Person"), thing("acme")


def told(*values: Any) -> Reading:
    return read(FOLLOW_THE_MONEY, *values)
