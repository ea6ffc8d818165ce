"""What inference costs with each engine that could do it, and whether they agree on what follows.

    python benchmarks/inference.py 10000 100000 [--without owlrl]

Each number is a size in claims. Per engine: CPU-seconds from Python facts to the set of derived facts, the
ratio to the fastest, how many relations it derives, how many of those of the reference it lacks and has too
many, and how many other triples it returned (types, sameAs ...). The reference is the closure of
`pactgraph.graph.inference`, which the tests hold against a naive fixpoint. Relations of an entity to itself
are left out of the comparison. Needs `pip install owlrl reasonable`; the project itself needs neither.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from typing import Any

import pyoxigraph as ox
import rdflib
from rich.console import Console
from rich.table import Table

from pactgraph.graph.inference import Fact, Rule, RuleKind, infer, rules
from pactgraph.ontology.iri import PACT, Iri, entity_iri
from pactgraph.ontology.terms import node
from pactgraph.ontology.vocabulary import ontology_file, vocabulary

_TRAITS = (
    "http://www.w3.org/2000/01/rdf-schema#subPropertyOf",
    "http://www.w3.org/2002/07/owl#inverseOf",
    "http://www.w3.org/2002/07/owl#propertyChainAxiom",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#type",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#first",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#rest",
)
Answer = tuple[set[Fact], int]
"""The derived facts, and the number of other triples that came with them."""


def generated(size: int, seed: int = 7) -> list[Fact]:
    """Facts as claims state them: all relations of the ontology, companies that run platforms that host.

    Wholes and parts form trees with four children a node, and one part in a hundred closes a cycle.
    """
    choose = random.Random(seed)
    names = list(vocabulary().relations)
    parties = [entity_iri(f"party {n}") for n in range(size // 10)]
    platforms = [entity_iri(f"platform {n}") for n in range(size // 50)]
    offerings = [entity_iri(f"offering {n}") for n in range(size // 10)]
    ends = {
        "operates": (parties, platforms),
        "hosts": (platforms, offerings),
        "exclusive-host-of": (platforms, offerings),
        "hosted-by": (offerings, platforms),
    }
    facts: set[Fact] = set()
    while len(facts) < size:
        relation = choose.choice(names)
        if vocabulary().relations[relation].transitive:
            child = choose.randrange(1, len(parties))
            parent = (child - 1) // 4 if choose.random() > 0.01 else choose.randrange(len(parties))
            facts.add(Fact(parties[child], relation, parties[parent]))
        else:
            left, right = ends.get(relation, (parties, parties))
            facts.add(Fact(choose.choice(left), relation, choose.choice(right)))
    return sorted(facts)


def closure(facts: list[Fact]) -> Answer:
    """The closure of the project."""
    return set(infer(facts, vocabulary())), 0


def sparql_rules(facts: list[Fact]) -> Answer:
    """INSERT WHERE with one update a rule, repeated on Oxigraph until nothing is added."""
    store = ox.Store()
    store.bulk_extend(ox.Quad(*triple) for triple in _terms(facts))
    updates = [_update(rule) for rule in rules(vocabulary())]
    before = -1
    while before != (before := len(store)):
        for update in updates:
            store.update(update)
    return _new(((q.subject.value, q.predicate.value, q.object.value) for q in store), facts)


def sparql_select(facts: list[Fact]) -> Answer:
    """The same rules as SELECTs whose rows are added from Python, each rule again until nothing is added."""
    store = ox.Store()
    store.bulk_extend(ox.Quad(*triple) for triple in _terms(facts))
    queries = [(node(PACT + rule.head), _select(rule)) for rule in rules(vocabulary())]
    before = -1
    while before != (before := len(store)):
        for head, query in queries:
            rows = store.query(query)
            assert isinstance(rows, ox.QuerySolutions)
            store.extend([ox.Quad(row[0], head, row[1]) for row in rows])
    return _new(((q.subject.value, q.predicate.value, q.object.value) for q in store), facts)


def owlrl_closure(facts: list[Fact]) -> Answer:
    """OWL 2 RL by owlrl on an rdflib graph."""
    owlrl = _required("owlrl")
    graph = _rdflib_graph(facts)
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    return _new(((str(s), str(p), str(o)) for s, p, o in graph), facts)


def reasonable_closure(facts: list[Fact]) -> Answer:
    """OWL 2 RL by reasonable."""
    reasoner = _required("reasonable").PyReasoner()
    reasoner.from_graph(_rdflib_graph(facts))
    return _new(((str(s), str(p), str(o)) for s, p, o in reasoner.reason()), facts)


ENGINES: dict[str, Callable[[list[Fact]], Answer]] = {
    "closure in Python": closure,
    "SPARQL INSERT on Oxigraph": sparql_rules,
    "SPARQL SELECT on Oxigraph": sparql_select,
    "reasonable": reasonable_closure,
    "owlrl": owlrl_closure,
}


def compare(size: int, engines: Iterable[str]) -> Table:
    """Run the engines on the same facts, one after the other."""
    facts = generated(size)
    answers: dict[str, tuple[float, Answer]] = {}
    for name in engines:
        start = time.process_time()
        answer = ENGINES[name](facts)
        answers[name] = time.process_time() - start, answer
    expected = answers["closure in Python"][1][0]
    fastest = min(seconds for seconds, _ in answers.values())
    table = Table(title=f"{len(facts):,} claims, {len(expected):,} facts follow", title_justify="left")
    for column in ("engine", "CPU-s", "ratio", "derived", "lacking", "too many", "other triples"):
        table.add_column(column, justify="left" if column == "engine" else "right")
    for name, (seconds, (derived, others)) in answers.items():
        counts = (len(derived), len(expected - derived), len(derived - expected), others)
        table.add_row(name, f"{seconds:.2f}", f"{seconds / fastest:.1f}", *(f"{count:,}" for count in counts))
    return table


def _select(rule: Rule) -> str:
    ends = "?n1 ?n0" if rule.turns else f"?n0 ?n{len(rule.body)}"
    return f"SELECT DISTINCT {ends} WHERE {{ {_pattern(rule)} }}"


def _update(rule: Rule) -> str:
    ends = ("?n1", "?n0") if rule.turns else ("?n0", f"?n{len(rule.body)}")
    path = f"?n0 <{PACT}{rule.head}>+ ?n2"
    pattern = path if rule.kind is RuleKind.TRANSITIVE else _pattern(rule)
    return f"INSERT {{ {ends[0]} <{PACT}{rule.head}> {ends[1]} }} WHERE {{ {pattern} }}"


def _pattern(rule: Rule) -> str:
    return " . ".join(f"?n{i} <{PACT}{name}> ?n{i + 1}" for i, name in enumerate(rule.body))


def _terms(facts: Iterable[Fact]) -> Iterator[tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode]]:
    predicates = {name: node(relation.iri) for name, relation in vocabulary().relations.items()}
    for subject, relation, target in facts:
        yield node(subject), predicates[relation], node(target)


def _rdflib_graph(facts: Iterable[Fact]) -> rdflib.Graph:
    graph = rdflib.Graph()
    for triple in rdflib.Graph().parse(ontology_file("relations.ttl"), format="turtle"):
        if str(triple[1]) in _TRAITS:
            graph.add(triple)
    predicates = {name: rdflib.URIRef(relation.iri) for name, relation in vocabulary().relations.items()}
    for subject, relation, target in facts:
        graph.add((rdflib.URIRef(subject), predicates[relation], rdflib.URIRef(target)))
    return graph


def _new(triples: Iterable[tuple[str, str, str]], facts: Iterable[Fact]) -> Answer:
    names = {str(relation.iri): name for name, relation in vocabulary().relations.items()}
    derived: set[Fact] = set()
    others = 0
    for subject, predicate, target in triples:
        if predicate not in names:
            others += 1
        elif subject != target:
            derived.add(Fact(Iri(subject), names[predicate], Iri(target)))
    return derived - set(facts), others


def _required(package: str) -> Any:
    try:
        return import_module(package)
    except ImportError:
        sys.exit(
            f"{package} is compared here but not installed: pip install owlrl reasonable, or --without it"
        )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("sizes", type=int, nargs="*", default=[10_000], help="numbers of claims")
    parser.add_argument("--without", action="append", default=[], choices=list(ENGINES), metavar="ENGINE")
    asked = parser.parse_args()
    for wanted in asked.sizes:
        Console(width=110).print(compare(wanted, [name for name in ENGINES if name not in asked.without]))
