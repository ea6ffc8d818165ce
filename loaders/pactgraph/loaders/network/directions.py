"""Which end of an edge comes first: as it was drawn, as its ends demand, or not stated.

Programs write the ends of an edge without direction in any order (networkx in that in which the nodes were
made), so that nothing follows from which of them stands first.
"""

from __future__ import annotations

from dataclasses import dataclass

from pactgraph.ontology.claim import Confidence
from pactgraph.ontology.entity import UNCLASSIFIED, Entity
from pactgraph.ontology.vocabulary import vocabulary

__all__ = ["Course", "course"]

_LINK = "related-to"


@dataclass(frozen=True, slots=True)
class Course:
    """An edge as a relation from one end to the other.

    ``open_as`` is the label of the relation whose direction is not stated, of an edge that is kept as a mere
    link for that; ``remark`` what a reader of the edge should know.
    """

    relation: str
    subject: Entity
    object: Entity
    confidence: Confidence | None = None
    open_as: str | None = None
    remark: str | None = None

    def scope(self, said: str | None) -> str | None:
        """The scope of the claim, given that of the edge."""
        if self.open_as is None:
            return said
        return f"{self.open_as} {said or ''}".strip() + "; direction not stated"


def course(
    relation: str, source: Entity, target: Entity, *, turned: bool, directed: bool, as_drawn: bool
) -> Course:
    """The course of an edge whose word names a relation, ``turned`` where it names it from the other end.

    An edge that is not ``directed`` runs as the kinds of its ends demand, or where they do not tell, from
    source to target if it is to be read ``as_drawn``, and else is a link without a direction.

    >>> acme, beta = Entity.named("Acme"), Entity.named("Beta")
    >>> found = course("owns", acme, beta, turned=False, directed=False, as_drawn=False)
    >>> found.relation, found.scope(None)
    ('related-to', 'owns; direction not stated')
    """
    subject, object_ = (target, source) if turned else (source, target)
    known = vocabulary().relations[relation]
    if directed or known.symmetric:
        return Course(relation, subject, object_)
    orders = [pair for pair in ((subject, object_), (object_, subject)) if _fits(relation, *pair)]
    if len(orders) == 1:
        return Course(relation, *orders[0], Confidence.MEDIUM)
    if as_drawn:
        remark = "direction: from source to target, as asked"
        return Course(relation, subject, object_, Confidence.MEDIUM, remark=remark)
    return Course(_LINK, source, target, open_as=known.label, remark="direction: not stated")


def _fits(relation: str, subject: Entity, object_: Entity) -> bool:
    known = vocabulary().relations[relation]
    if UNCLASSIFIED in (subject.kind, object_.kind):
        return False
    ends = ((subject.kind, known.domain), (object_.kind, known.range))
    return all(vocabulary().fits(kind, role) for kind, role in ends)
