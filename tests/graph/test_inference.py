"""What follows from the facts of a day, held against a slow and obvious closure and against owlrl."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise, product
from random import Random
from typing import TypeAlias

import owlrl
import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st

from pactgraph.graph.inference import Application, Fact, RuleKind, derivations, infer, rules
from pactgraph.graph.inferred import INFERENCE_BASE, inference_iri, inferred_quads
from pactgraph.ontology.claim import Claim
from pactgraph.ontology.iri import PACT, PREFIXES, Iri
from pactgraph.ontology.vocabulary import Vocabulary, ontology_file, vocabulary

from .claims import API, AZURE, MICROSOFT, OPENAI, claim, source

NODES = [Iri(f"https://example.org/{name}") for name in "abcde"]
A, B, C, D, _ = NODES
NAMES = ("p", "q", "r", "s")
names = st.sampled_from(NAMES)
PLAIN = replace(
    vocabulary().relation("operates"), parents=(), inverses=(), chains=(), symmetric=False, transitive=False
)
Instance: TypeAlias = tuple[tuple[Fact, ...], Fact]


@st.composite
def vocabularies(draw: st.DrawFn) -> Vocabulary:
    relations = {}
    for name in NAMES:
        relations[name] = replace(
            PLAIN,
            name=name,
            iri=Iri(PACT + name),
            parents=tuple(draw(st.lists(names, max_size=1))),
            chains=tuple(draw(st.lists(st.lists(names, min_size=1, max_size=3).map(tuple), max_size=1))),
            symmetric=draw(st.booleans()),
            transitive=draw(st.booleans()),
        )
    if draw(st.booleans()):
        left, right = draw(names), draw(names)
        relations[left] = replace(relations[left], inverses=(right,))
        relations[right] = replace(relations[right], inverses=(left,))
    return Vocabulary({}, relations, {})


facts = st.sets(st.builds(Fact, st.sampled_from(NODES), names, st.sampled_from(NODES)), max_size=7)


def instances(known: Iterable[Fact], words: Vocabulary) -> Iterator[Instance]:
    """Every premise and conclusion that the traits allow among known facts, straight from their meaning."""
    kept = list(known)
    for name, relation in words.relations.items():
        mine = [fact for fact in kept if fact.relation == name]
        for fact in mine:
            for parent in relation.parents:
                yield (fact,), Fact(fact.subject, parent, fact.object)
            for inverse in relation.inverses:
                yield (fact,), Fact(fact.object, inverse, fact.subject)
            if relation.symmetric:
                yield (fact,), Fact(fact.object, name, fact.subject)
        chains = [*relation.chains, *([(name, name)] if relation.transitive else [])]
        for chain in chains:
            for path in product(*([fact for fact in kept if fact.relation == step] for step in chain)):
                if all(path[i].object == path[i + 1].subject for i in range(len(path) - 1)):
                    yield path, Fact(path[0].subject, name, path[-1].object)


def naive(stated: set[Fact], words: Vocabulary) -> dict[Fact, int]:
    """Every fact of the closure, with the length of its shortest derivation."""
    lengths = dict.fromkeys(stated, 0)
    while True:
        better: dict[Fact, int] = {}
        for premises, conclusion in instances(lengths, words):
            length = 1 + sum(lengths[premise] for premise in premises)
            if length < better.get(conclusion, lengths.get(conclusion, length + 1)):
                better[conclusion] = length
        if not better:
            return lengths
        lengths |= better


def told(stated: Iterable[Fact], words: Vocabulary) -> list[Fact]:
    return list(infer(stated, words))


@given(facts, vocabularies())
@settings(max_examples=300, deadline=None)
def test_it_is_the_closure_less_what_is_stated_and_self_relations(
    stated: set[Fact], words: Vocabulary
) -> None:
    expected = {fact for fact in naive(stated, words) if fact.subject != fact.object} - stated
    found = told(stated, words)
    assert found == sorted(expected)
    assert told([*stated, *found], words) == []


@given(facts, facts, vocabularies())
@settings(deadline=None)
def test_more_facts_never_yield_less(some: set[Fact], more: set[Fact], words: Vocabulary) -> None:
    assert set(told(some, words)) <= {*told(some | more, words), *more}


@given(facts, vocabularies(), st.randoms())
@settings(max_examples=300, deadline=None)
def test_derivations_are_shortest_sound_and_the_same_in_any_order(
    stated: set[Fact], words: Vocabulary, chance: Random
) -> None:
    lengths = naive(stated, words)
    sound = set(instances(lengths, words))
    found = dict(derivations(sorted(stated), rules(words)))
    seen = set(stated)
    for fact, step in found.items():
        assert seen >= set(step.premises) and fact not in seen
        assert (step.premises, fact) in sound
        assert lengths[fact] == 1 + sum(lengths[premise] for premise in step.premises)
        seen.add(fact)
    shuffled = chance.sample(sorted(stated), len(stated))
    assert dict(derivations(shuffled, rules(words))) == found


OWL, RDF, RDFS = rdflib.OWL, rdflib.RDF, rdflib.RDFS
TRAITS = {RDFS.subPropertyOf, OWL.inverseOf, OWL.propertyChainAxiom, RDF.first, RDF.rest}
TRAITS |= {OWL.SymmetricProperty, OWL.TransitiveProperty}
relevant = st.sampled_from(sorted({name for rule in rules(vocabulary()) for name in (*rule.body, rule.head)}))


@given(st.sets(st.builds(Fact, st.sampled_from(NODES), relevant, st.sampled_from(NODES)), max_size=15))
@settings(max_examples=20, deadline=None)
def test_owlrl_agrees_on_the_shipped_ontology(stated: set[Fact]) -> None:
    # the traits alone: to reason about labels, domains and classes takes owlrl seconds and changes nothing
    graph = rdflib.Graph()
    for triple in rdflib.Graph().parse(ontology_file("relations.ttl"), format="turtle"):
        if triple[1] in TRAITS or triple[2] in TRAITS:
            graph.add(triple)
    for fact in stated:
        graph.add(
            (rdflib.URIRef(fact.subject), rdflib.URIRef(PACT + fact.relation), rdflib.URIRef(fact.object))
        )
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    expected = {
        Fact(Iri(s), str(p).removeprefix(PACT), Iri(o))
        for s, p, o in graph
        if str(p).removeprefix(PACT) in vocabulary().relations and s != o
    }
    assert set(told(stated, vocabulary())) == expected - stated


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ([(A, "exclusive-host-of", B)], [(A, "hosts", B), (B, "hosted-by", A)]),
        ([(A, "commits-spend-to", B)], [(A, "purchases-from", B), (B, "supplies", A)]),
        ([(A, "partners-with", B)], [(B, "partners-with", A)]),
        ([(A, "competes-with", B), (B, "competes-with", A)], []),
        ([(A, "subsidiary-of", B), (B, "subsidiary-of", C)], [(A, "subsidiary-of", C)]),
        ([(A, "operates", B), (B, "hosts", C), (C, "hosted-by", A)], [(A, "hosts", C), (C, "hosted-by", B)]),
        ([(A, "hosts", B), (B, "operates", C)], [(B, "hosted-by", A)]),
        ([(A, "invests-in", B), (B, "invests-in", C)], []),
    ],
)  # fmt: skip
def test_each_trait_of_the_shipped_ontology(
    stated: list[tuple[Iri, str, Iri]], expected: list[tuple[Iri, str, Iri]]
) -> None:
    assert set(told((Fact(*fact) for fact in stated), vocabulary())) == set(expected)


def test_a_cycle_ends_and_relates_nothing_to_itself() -> None:
    circle = [Fact(A, "part-of", B), Fact(B, "part-of", C), Fact(C, "part-of", A)]
    assert told(circle, vocabulary()) == [
        Fact(A, "part-of", C), Fact(B, "part-of", A), Fact(C, "part-of", B)
    ]  # fmt: skip


def test_a_long_path_takes_no_more_than_its_pairs() -> None:
    whole = [Iri(f"urn:{number:03}") for number in range(200)]
    stated = [Fact(part, "part-of", larger) for part, larger in pairwise(whole)]
    assert len(told(stated, vocabulary())) == 199 * 198 // 2


def test_a_trait_that_names_an_unknown_relation_is_no_rule() -> None:
    strange = replace(PLAIN, name="p", parents=("http://www.w3.org/ns/org#linkedTo",), chains=(("p", "nix"),))
    assert rules(Vocabulary({}, {"p": strange}, {})) == ()


SOURCE = source("News")
OPERATES = claim(SOURCE, MICROSOFT, "operates", AZURE, quote="Microsoft runs Azure.")
HOSTS = claim(SOURCE, AZURE, "exclusive-host-of", API)
AGAIN = claim(SOURCE, AZURE, "exclusive-host-of", API, quote="Only Azure hosts it.")


def asked(query: str, *held: Claim) -> list[tuple[str, ...]]:
    store = ox.Store()
    store.extend(inferred_quads({one.iri: one for one in held}, vocabulary()))
    answer = store.query(query, prefixes=PREFIXES)
    assert isinstance(answer, ox.QuerySolutions)
    return sorted(tuple(cell.value for cell in row) for row in answer)


def test_a_mark_names_triple_and_rule() -> None:
    found = asked(
        "SELECT ?s ?p ?o ?rule { ?i a pact:Inference ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ;"
        " pact:rule ?rule . ?s ?p ?o }",
        OPERATES,
        HOSTS,
    )
    hosts, hosted = PACT + "hosts", PACT + "hosted-by"
    assert found == sorted([
        (AZURE.iri, hosts, API.iri, PACT + "rule-sub-relation"),
        (MICROSOFT.iri, hosts, API.iri, PACT + "rule-chain"),
        (API.iri, hosted, AZURE.iri, PACT + "rule-inverse"),
        (API.iri, hosted, MICROSOFT.iri, PACT + "rule-inverse"),
    ])  # fmt: skip


def test_a_mark_leads_to_all_claims_it_rests_on() -> None:
    fact = Fact(API.iri, "hosted-by", MICROSOFT.iri)
    query = f"SELECT ?claim {{ <{inference_iri(fact)}> prov:wasDerivedFrom+ ?claim }}"
    other = claim(SOURCE, OPENAI, "partners-with", MICROSOFT)
    claims = {iri for (iri,) in asked(query, OPERATES, HOSTS, AGAIN, other) if INFERENCE_BASE not in iri}
    assert claims == {OPERATES.iri, HOSTS.iri, AGAIN.iri}


def test_what_rests_on_a_self_relation_rests_on_its_grounds() -> None:
    # Azure hosts Azure by way of the API; the view does not have it, but Microsoft hosts Azure by it
    circle = [claim(SOURCE, AZURE, "operates", API), claim(SOURCE, API, "hosts", AZURE), OPERATES]
    fact = Fact(MICROSOFT.iri, "hosts", AZURE.iri)
    found = asked(f"SELECT ?claim {{ <{inference_iri(fact)}> prov:wasDerivedFrom ?claim }}", *circle)
    assert {iri for (iri,) in found} == {one.iri for one in circle}
    assert asked("SELECT ?s { ?s ?p ?s }", *circle) == []


def test_the_rule_of_a_fact_is_the_first_of_equals() -> None:
    # p follows from q as its parent and as its inverse; the sub-relation is the plainer reason
    relations = {
        "p": replace(PLAIN, name="p", inverses=("q",), symmetric=True),
        "q": replace(PLAIN, name="q", parents=("p",), inverses=("p",), symmetric=True),
    }
    found: dict[Fact, Application] = dict(
        derivations([Fact(A, "q", B), Fact(B, "q", A)], rules(Vocabulary({}, relations, {})))
    )
    assert {step.rule.kind for step in found.values()} == {RuleKind.SUB_RELATION}
