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

__all__ = ["INFERENCE_BASE", "Inference", "inference_iri", "inferences", "inferred_triples"]

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
    """An inferred fact, the kind of rule that yielded it, and the claims and inferences it rests on."""

    fact: Fact
    kind: RuleKind
    rests_on: tuple[Iri, ...]

    def triples(self) -> Iterator[ox.Triple]:
        """The plain triple of the fact, and its mark."""
        mark = node(inference_iri(self.fact))
        subject, object_ = node(self.fact.subject), node(self.fact.object)
        predicate = node(pact(self.fact.relation))
        yield ox.Triple(subject, predicate, object_)
        yield ox.Triple(mark, _TYPE, _INFERENCE)
        yield ox.Triple(mark, _SUBJECT, subject)
        yield ox.Triple(mark, _PREDICATE, predicate)
        yield ox.Triple(mark, _OBJECT, object_)
        yield ox.Triple(mark, _RULE, _KINDS[self.kind])
        for ground in self.rests_on:
            yield ox.Triple(mark, _DERIVED, node(ground))


def inferences(held: Mapping[Iri, Claim], vocabulary: Vocabulary) -> Iterator[Inference]:
    """What follows from the claims that hold on one day.

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
        grounds[fact] = (inference_iri(fact),)
        yield Inference(fact, application.rule.kind, rests_on)


def inferred_triples(held: Mapping[Iri, Claim], vocabulary: Vocabulary) -> Iterator[ox.Triple]:
    """What follows from the claims that hold on one day, each plain triple with its mark.

    >>> from pactgraph.ontology.vocabulary import vocabulary
    >>> list(inferred_triples({}, vocabulary()))
    []
    """
    for inference in inferences(held, vocabulary):
        yield from inference.triples()
