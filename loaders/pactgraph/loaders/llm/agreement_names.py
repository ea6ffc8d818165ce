"""Agreements that no text calls by a name: "the Acme-Bolt partnership" stands for a noun and its parties."""

from __future__ import annotations

import re

__all__ = ["AGREEMENT_NOUNS", "parties_in_name"]

AGREEMENT_NOUNS = frozenset(
    {
        "partnership", "collaboration", "agreement", "deal", "pact", "alliance", "arrangement", "contract",
        "relationship", "accord", "tie-up", "memorandum", "mou", "agreements", "deals", "partnerships",
        "collaborations", "letter of intent", "joint venture", "venture",
    }
)  # fmt: skip
"""Nouns that stand for an agreement."""

_NAME = re.compile(
    rf"(?:the )?(?P<parties>.+?)[ ](?P<noun>{'|'.join(sorted(AGREEMENT_NOUNS, key=len, reverse=True))})",
    re.IGNORECASE,
)


def parties_in_name(name: str) -> tuple[tuple[str, ...], str] | None:
    """The parties and the noun of an agreement's made-up name; nothing where it is none.

    >>> parties_in_name("Acme-Bolt letter of intent")
    (('Acme', 'Bolt'), 'letter of intent')
    >>> parties_in_name("Frontier") is None
    True
    """
    found = _NAME.fullmatch(name.strip())
    if found is None:
        return None
    parties = tuple(
        part.strip() for part in re.split(r"\s*[-–/&]\s*|\s+and\s+", found["parties"]) if part.strip()
    )
    return (parties, found["noun"].lower()) if len(parties) > 1 else None
