"""The inferred part of a day's view as triples: the plain ones, and beside each the mark that tells it.

The mark is a node of type ``pact:Inference`` that names the triple, the rule that yielded it, and with
``prov:wasDerivedFrom`` what it rests on: the claims that state its premises, and the inferences that yield
the others. So in SPARQL a triple is inferred where an inference names it, and
``?inference prov:wasDerivedFrom+ ?claim`` leads to the claims and their quotes in the graphs of the sources.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

import pyoxigraph as ox

from pactgraph.graph.inference import Fact, RuleKind, derivations, rules
from pactgraph.ontology.claim import Claim
from pactgraph.ontology.iri import Iri, content_hash, pact
from pactgraph.ontology.terms import node, term
from pactgraph.ontology.vocabulary import Vocabulary

__all__ = ["INFERENCE_BASE", "Inference", "inference_iri", "inferences", "inferred_quads"]

INFERENCE_BASE: Final = "https://w3id.org/pactgraph/inference/"

_TYPE, _INFERENCE, _RULE = term("rdf:type"), term("pact:Inference"), term("pact:rule")
_SUBJECT, _PREDICATE, _OBJECT = term("rdf:subject"), term("rdf:predicate"), term("rdf:object")
_DERIVED = term("prov:wasDerivedFrom")
_KINDS = {kind: term(f"pact:rule-{kind}") for kind in RuleKind}


def inference_iri(fact: Fact) -> Iri:
    """The name of the mark on an inferred triple: the same on every day on which it follows.

    >>> inference_iri(Fact(Iri("urn:a"), "hosts", Iri("urn:b"))).removeprefix(INFERENCE_BASE)
    '9ec6b43f269a259be3b84512'
    """
    return Iri(INFERENCE_BASE + content_hash(*fact)[:24])


class Inference(NamedTuple):
    """An inferred fact, the name of its mark, the kind of rule that yielded it, and the claims and
    inferences it rests on."""

    fact: Fact
    mark: Iri
    kind: RuleKind
    rests_on: tuple[Iri, ...]

    def quads(self) -> Iterator[ox.Quad]:
        """The plain triple of the fact, and its mark, in the default graph."""
        mark = node(self.mark)
        subject, object_ = node(self.fact.subject), node(self.fact.object)
        predicate = node(pact(self.fact.relation))
        yield ox.Quad(subject, predicate, object_)
        yield ox.Quad(mark, _TYPE, _INFERENCE)
        yield ox.Quad(mark, _SUBJECT, subject)
        yield ox.Quad(mark, _PREDICATE, predicate)
        yield ox.Quad(mark, _OBJECT, object_)
        yield ox.Quad(mark, _RULE, _KINDS[self.kind])
        for ground in self.rests_on:
            yield ox.Quad(mark, _DERIVED, node(ground))


def inferences(
    held: Mapping[Iri, Claim], vocabulary: Vocabulary, marks: dict[Fact, Iri] | None = None
) -> Iterator[Inference]:
    """What follows from the claims that hold on one day.

    ``marks`` remembers the names of marks from day to day, because most of what follows on one day follows
    on the next, and making the names is a third of the work.

    >>> from pactgraph.ontology.source import Evidence
    >>> from pactgraph.ontology.vocabulary import vocabulary
    >>> claim = Claim(
    ...     subject=Iri("urn:a"), subject_name="A", relation="partners-with", object=Iri("urn:b"),
    ...     object_name="B", source=Iri("urn:s"), evidence=Evidence("A and B are partners."),
    ... )
    >>> (found,) = inferences({claim.iri: claim}, vocabulary())
    >>> found.fact.subject, found.kind.value, found.rests_on == (claim.iri,)
    (Iri('urn:b'), 'symmetric', True)
    """
    marks = {} if marks is None else marks
    stating: dict[Fact, list[Iri]] = defaultdict(list)
    for iri, claim in held.items():
        stating[Fact(claim.subject, claim.relation, claim.object)].append(iri)
    grounds: dict[Fact, tuple[Iri, ...]] = {}
    for fact, application in derivations(stating, rules(vocabulary)):
        for premise in application.premises:
            if premise not in grounds:
                grounds[premise] = tuple(sorted(stating[premise]))
        rests_on = tuple(dict.fromkeys(g for premise in application.premises for g in grounds[premise]))
        if fact.subject == fact.object:
            # it is not in the view, so what rests on it rests on its own grounds
            grounds[fact] = rests_on
            continue
        mark = marks.get(fact) or marks.setdefault(fact, inference_iri(fact))
        grounds[fact] = (mark,)
        yield Inference(fact, mark, application.rule.kind, rests_on)


def inferred_quads(held: Mapping[Iri, Claim], vocabulary: Vocabulary) -> Iterator[ox.Quad]:
    """What follows from the claims that hold on one day, each plain triple with its mark.

    >>> from pactgraph.ontology.vocabulary import vocabulary
    >>> list(inferred_quads({}, vocabulary()))
    []
    """
    for inference in inferences(held, vocabulary):
        yield from inference.quads()
