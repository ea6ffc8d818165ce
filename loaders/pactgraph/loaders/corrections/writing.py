"""Corrections written as YAML: only what corrects something, each claim by its whole address."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import yaml

from pactgraph.loaders.corrections.correction import Added, ClaimCorrection, Corrections, EntityCorrection

__all__ = ["dumped", "entry", "written"]


def written(corrections: Corrections) -> str:
    """The YAML of corrections, which reads back as the same.

    >>> from pactgraph.loaders.corrections.reading import read_corrections
    >>> [found] = read_corrections("by: A. Reader\\nentities: [{entity: Acme, kind: project}]", "c.yaml")
    >>> print(written(found))
    by: A. Reader
    entities:
    - entity: Acme
      kind: project
    <BLANKLINE>
    """
    top = {
        "source": corrections.source,
        "by": corrections.by,
        "claims": list(map(entry, corrections.claims)),
        "add": list(map(entry, corrections.added)),
        "entities": list(map(entry, corrections.entities)),
    }
    return dumped({key: value for key, value in top.items() if value}) + "\n"


def entry(correction: ClaimCorrection | Added | EntityCorrection) -> dict[str, Any]:
    """The fields of one correction, without those that say nothing."""
    if isinstance(correction, Added):
        return {**_plain(correction.parts), **_said(why=correction.why)}
    if isinstance(correction, EntityCorrection):
        return _said(
            entity=correction.entity,
            kind=correction.kind,
            name=correction.name,
            aliases=list(correction.aliases) or None,
            link=correction.link,
            why=correction.why,
        )
    address = correction.address
    return _said(
        claim=address.claim,
        quote=address.quote,
        subject=address.subject,
        relation=address.relation,
        object=address.object,
        reject=correction.reject or None,
        set=_plain(correction.parts) or None,
        why=correction.why,
    )


def dumped(value: Any) -> str:
    """A value as YAML, its fields in their order and its texts unwrapped."""
    text: str = yaml.safe_dump(value, sort_keys=False, allow_unicode=True, width=100_000)
    return text.rstrip("\n")


def _plain(parts: Mapping[str, Any]) -> dict[str, Any]:
    return {
        key: value if value is None or isinstance(value, bool | int) else str(value)
        for key, value in parts.items()
    }


def _said(**fields: Any) -> dict[str, Any]:
    return {key: value for key, value in fields.items() if value is not None}
