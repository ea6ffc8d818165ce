"""The inferred part of a day's view as triples: the plain ones, and beside each the mark that tells it.

The mark is a node of type ``pact:Inference`` that names the triple, the rule that yielded it, and with
``prov:wasDerivedFrom`` what it rests on: the claims that state its premises, and the inferences that yield
the others. So in SPARQL a triple is inferred where an inference names it, and
``?inference prov:wasDerivedFrom+ ?claim`` leads to the claims and their quotes in the graphs of the sources.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Final

import pyoxigraph as ox

from pactgraph.graph.inference import Fact, RuleKind, derivations, rules
from pactgraph.ontology.claim import Claim
from pactgraph.ontology.iri import Iri, content_hash
from pactgraph.ontology.terms import node, term
from pactgraph.ontology.vocabulary import Vocabulary

__all__ = ["INFERENCE_BASE", "inference_iri", "inferred_triples"]

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


def inferred_triples(held: Mapping[Iri, Claim], vocabulary: Vocabulary) -> Iterator[ox.Triple]:
    """What follows from the claims that hold on one day, each plain triple with its mark.

    >>> from pactgraph.ontology.source import Evidence
    >>> from pactgraph.ontology.vocabulary import vocabulary
    >>> claim = Claim(
    ...     subject=Iri("urn:a"), subject_name="A", relation="partners-with", object=Iri("urn:b"),
    ...     object_name="B", source=Iri("urn:s"), evidence=Evidence("A and B are partners."),
    ... )
    >>> plain, *mark = inferred_triples({claim.iri: claim}, vocabulary())
    >>> plain.subject, plain.object
    (<NamedNode value=urn:b>, <NamedNode value=urn:a>)
    >>> [triple.predicate.value.rpartition("#")[2] for triple in mark]
    ['type', 'subject', 'predicate', 'object', 'rule', 'wasDerivedFrom']
    """
    stating: dict[Fact, list[Iri]] = defaultdict(list)
    for iri, claim in held.items():
        stating[Fact(claim.subject, claim.relation, claim.object)].append(iri)
    predicates = {name: node(relation.iri) for name, relation in vocabulary.relations.items()}
    grounds: dict[Fact, tuple[ox.NamedNode, ...]] = {}
    for fact, application in derivations(stating, rules(vocabulary)):
        for premise in application.premises:
            if premise not in grounds:
                grounds[premise] = tuple(map(node, sorted(stating[premise])))
        rests_on = tuple(dict.fromkeys(g for premise in application.premises for g in grounds[premise]))
        if fact.subject == fact.object:
            # it is not in the view, so what rests on it rests on its own grounds
            grounds[fact] = rests_on
            continue
        mark = node(inference_iri(fact))
        grounds[fact] = (mark,)
        subject, predicate, object_ = node(fact.subject), predicates[fact.relation], node(fact.object)
        yield ox.Triple(subject, predicate, object_)
        yield ox.Triple(mark, _TYPE, _INFERENCE)
        yield ox.Triple(mark, _SUBJECT, subject)
        yield ox.Triple(mark, _PREDICATE, predicate)
        yield ox.Triple(mark, _OBJECT, object_)
        yield ox.Triple(mark, _RULE, _KINDS[application.rule.kind])
        for ground in rests_on:
            yield ox.Triple(mark, _DERIVED, ground)
