"""The rules by which claims conflict: SPARQL queries, each in a file of its own under ``rules/conflicts``.

The first comment line of a file describes the rule, ``# kind:`` says what kind of finding it makes, and
``# why:`` is the sentence told of a finding: ``{a.by}``, ``{b.fact}`` and their like are filled in from the
two claims, any other name from a column of the query. A rule selects ``?a`` and, where two claims conflict,
``?b``. It asks one graph that holds all claims, the ontology, and the readings of the claims.

The readings (``read:``) spare every rule the same arithmetic. Days are plain strings, ISO 8601:

- ``read:asserts``, ``read:denies`` or ``read:ends``: the topic, which claims on the same subject, relation
  and object share (of a symmetric relation, whichever way round); a hypothetical claim has no readings,
  for it conflicts with nothing
- ``read:scope``: the scope in lower case; "" where it narrows nothing
- ``read:exclusive``: as the claim says, or as its relation implies
- ``read:begins``, ``read:begun``: the first and last day on which it can have begun; ``read:until``: the
  first day on which it may be over, by its own words or by those of a later claim that ends or revises it
- ``read:said-from``, ``read:said-by``: the first and last day on which it can have been said
- ``read:doubtful``: whether its collector has low confidence in it; a doubtful claim is no step of a
  history: it ends and revises nothing, and a later claim may end but not revise it
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from pactgraph.ontology.vocabulary import ontology_file

__all__ = ["ConflictKind", "ConflictRule", "conflict_rules"]


class ConflictKind(StrEnum):
    """What is wrong between claims; with ``SCOPE`` nothing is, for they speak of different things."""

    EXCLUSIVITY = "exclusivity"
    DISAGREEMENT = "disagreement"
    DENIAL = "denial"
    IMPOSSIBLE = "impossible"
    SCOPE = "scope"

    @property
    def is_conflict(self) -> bool:
        """Whether a finding of this kind counts as a conflict."""
        return self is not ConflictKind.SCOPE


@dataclass(frozen=True, slots=True)
class ConflictRule:
    """A rule: its name, what it finds in one line, the kind and the sentence of its findings, its SPARQL."""

    name: str
    description: str
    kind: ConflictKind
    why: str
    sparql: str


@cache
def conflict_rules() -> Mapping[str, ConflictRule]:
    """All rules by name, in the order of their kinds.

    >>> conflict_rules()["relates-to-itself"].description
    'A relation joins an entity with itself.'
    """
    paths = sorted(ontology_file("rules").joinpath("conflicts").glob("*.rq"))
    rules = [_parsed(path.stem, path.read_text(encoding="utf-8")) for path in paths]
    order = list(ConflictKind)
    return {rule.name: rule for rule in sorted(rules, key=lambda rule: order.index(rule.kind))}


def _parsed(name: str, text: str) -> ConflictRule:
    comments = [line.removeprefix("#").strip() for line in text.splitlines() if line.startswith("#")]
    fields = dict(line.split(": ", 1) for line in comments if line.startswith(("kind: ", "why: ")))
    return ConflictRule(name, comments[0], ConflictKind(fields["kind"]), fields["why"], text)
