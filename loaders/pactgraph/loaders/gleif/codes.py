"""The codes of GLEIF's formats and what they mean here, read from ``codes.yaml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

__all__ = ["Codes", "Kinship", "codes"]


@dataclass(frozen=True, slots=True)
class Kinship:
    """The claim that a type of relationship makes; ``subject`` is "start" (the child) or "end"."""

    relation: str
    subject: str
    scope: str


@dataclass(frozen=True, slots=True)
class Codes:
    """The tables of ``codes.yaml``.

    >>> codes().relationships["IS_FUND-MANAGED_BY"].relation
    'manages'
    """

    relationships: Mapping[str, Kinship]
    registrations: Mapping[str, str]
    validations: Mapping[str, str]
    names: Mapping[str, str]
    authorities: Mapping[str, str]
    no_authorities: frozenset[str]
    exception_categories: Mapping[str, str]
    exception_reasons: Mapping[str, Mapping[str, str]]


@cache
def codes() -> Codes:
    """The codes that ship with pactgraph, read once."""
    text = (files("pactgraph.loaders.gleif") / "codes.yaml").read_text(encoding="utf-8")
    tables: dict[str, Any] = yaml.safe_load(text)
    kinships = {name: Kinship(**parts) for name, parts in tables.pop("relationships").items()}
    no_authorities = frozenset(tables.pop("no_authorities"))
    return Codes(relationships=kinships, no_authorities=no_authorities, **tables)
