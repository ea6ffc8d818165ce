"""How the formats that others exchange map to this ontology, as tables, and what these formats share."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

__all__ = ["interchange_table"]


@cache
def interchange_table(name: str) -> Mapping[str, Any]:
    """The table of a format, as its YAML file has it.

    >>> interchange_table("bods")["interests"]["votingRights"]["relation"]
    'controls'
    """
    text = (files("pactgraph.ontology.interchange") / f"{name}.yaml").read_text(encoding="utf-8")
    found: Mapping[str, Any] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return found
