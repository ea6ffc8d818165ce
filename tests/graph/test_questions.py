"""The shipped questions: right answers on telling days, and the same rows on Oxigraph and on rdflib."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

import pyoxigraph as ox
import pytest
from rdflib import Dataset, Graph, Literal, URIRef
from rdflib.namespace import XSD
from rdflib.query import ResultRow
from rdflib.term import Node

from pactgraph.graph.conflicts import conflicts
from pactgraph.graph.partnership_graph import PartnershipGraph
from pactgraph.ontology.iri import Iri
from pactgraph.ontology.questions import questions

Row = dict[str, str | None]
Fact = dict[str, str]


@pytest.fixture(scope="module")
def graph() -> PartnershipGraph:
    graph = PartnershipGraph()
    graph.load("pactgraph:reference")
    return graph


def _row_id(graph: PartnershipGraph, claim: str | None) -> str | None:
    locator = graph.snapshot.claims[Iri(claim)].evidence.locator if claim else None
    found = re.match(r"row (P\d+)", locator or "")
    return found[1] if found else None


def _has(rows: list[Row], fact: Fact) -> bool:
    return any(all(row[name] == value for name, value in fact.items()) for row in rows)


# question, day, rows that must be cited, facts that must be there, facts that must not
CASES: list[tuple[str, str, str, list[Fact], list[Fact]]] = [
    ("exclusive-api-host", "2025-06-30", "P017 P016 P007",
     [{"standing": "holds", "host": "Azure", "what": "OpenAI API"},
      {"standing": "over", "host": "Azure", "what": "OpenAI workloads"},
      {"standing": "holds", "host": "Microsoft", "relation": "has-right-of-first-refusal-over"}],
     [{"standing": "holds", "what": "OpenAI workloads"}]),
    ("openai-product-hosts", "2026-03-15", "P033",
     [{"who": "Azure", "relation": "exclusive-host-of", "whom": "stateless OpenAI APIs"}],
     [{"who": "any cloud provider"}]),
    ("openai-product-hosts", "2026-05-15", "P042 P039 P040",
     [{"who": "any cloud provider", "whom": "OpenAI products"},
      {"who": "Azure", "relation": "hosts", "scope": "primary cloud", "exclusive": "false"},
      {"who": "OpenAI products", "relation": "ships-first-on", "whom": "Azure"}],
     [{"relation": "exclusive-host-of"}]),
    ("microsoft-stake-in-openai", "2026-05-31", "P024 P200 P234 P012 P011 P193 P224",
     [{"amount": "135000000000 USD; 27 %", "since": "2025-10-28", "scope": "as-converted diluted stake"},
      {"scope": "profit share", "standing": "over"}, {"amount": "26.79 %", "confidence": "low"}], []),
    ("microsoft-licence-to-openai-ip", "2026-06-01", "P043 P035 P025",
     [{"standing": "holds", "scope": "models and products", "exclusive": "false", "until": "2033-01-01"},
      {"standing": "over", "exclusive": "true", "until": "2026-04-27"}],
     [{"standing": "holds", "exclusive": "true"}]),
    ("research-ip-end", "2026-06-01", "P026 P029",
     [{"until": "2031-01-01", "condition": "stops at panel-verified AGI, otherwise at the end of 2030"}], []),
    ("first-refusal-over-compute", "2025-11-03", "P016 P202 P054",
     [{"standing": "ended", "until": "2025-10-28"}, {"relation": "commits-spend-to", "whom": "AWS"}],
     [{"standing": "holds", "relation": "has-right-of-first-refusal-over"}]),
    ("first-refusal-over-compute", "2025-06-30", "P016",
     [{"standing": "holds", "relation": "has-right-of-first-refusal-over"}], [{"standing": "ended"}]),
    ("revenue-share", "2026-04-26", "P020 P036",
     [{"standing": "holds", "who": "Microsoft"}, {"standing": "holds", "who": "OpenAI"}],
     [{"standing": "ended"}]),
    ("revenue-share", "2026-04-27", "P044 P045 P243",
     [{"standing": "ended", "who": "Microsoft"},
      {"standing": "holds", "who": "OpenAI", "until": "2031-01-01"}],
     [{"standing": "holds", "who": "Microsoft"}]),
    ("agi-definition", "2026-05-31", "P037 P047 P185 P186 P048",
     [{"status": "reaffirmed", "said_on": "2026-02-27"},
      {"modality": "hypothetical", "confidence": "low"}], []),
    ("frontier-hosting-and-distribution", "2026-03-31", "P064 P241 P034 P187",
     [{"who": "AWS", "exclusive": "true", "said_by": "OpenAI and Amazon"},
      {"who": "Azure", "relation": "hosts", "said_by": "Microsoft and OpenAI"}], []),
    ("openai-cloud-commitments", "2026-03-01", "P054 P060 P201",
     [{"seller": "AWS", "low": "38000000000", "unit": "USD"}, {"seller": "AWS", "low": "100000000000"},
      {"seller": "Azure", "low": "250000000000"}], [{"seller": "Google Cloud"}]),
    ("nvidia-commitment-to-openai", "2026-03-31", "P098 P225 P100 P101 P102 P103 P104",
     [{"status": "letter-of-intent", "since": "2025-09-22"}, {"modality": "negated", "since": "2026-01-31"},
      {"scope": "February 2026 round", "amount": "30000000000 USD"},
      {"status": "definitive", "confidence": "low"}],
     [{"status": "definitive", "confidence": "high"}]),
    ("gigawatt-suppliers", "2026-03-01", "P106 P108 P099 P061 P084 P115",
     [{"supplier": "AMD", "status": "definitive"}, {"supplier": "Broadcom", "status": "letter-of-intent"},
      {"supplier": "NVIDIA", "status": "letter-of-intent"}, {"supplier": "AWS", "status": "definitive"},
      {"supplier": "Oracle", "status": "announced"}, {"supplier": "Cerebras", "status": "definitive"}],
     [{"supplier": "NVIDIA", "status": "definitive"}]),
    ("stargate-start", "2026-06-01", "P239 P083 P226 P072 P073 P074 P075",
     [{"relation": "announced", "since": "2025-01-21"}, {"status": "denied", "since": "2024-07"},
      {"whom": "Stargate supercomputer (2024 report)", "status": "rumoured"}],
     [{"who": "Arm"}]),
    ("stargate-site-changes", "2026-04-30", "P131 P095 P096 P240",
     [{"state": "stalled", "site": "Stargate UK", "until": "2026-04-09"},
      {"state": "goes on", "site": "Stargate Abilene campus"}, {"state": "denied", "who": "Oracle"}],
     [{"state": "stalled", "site": "Stargate Abilene campus"}]),
    ("amazon-in-anthropic", "2026-05-01", "P137 P147 P148 P139 P153 P159 P150 P149",
     [{"amount": "8000000000 USD", "until": "2026-04-20"}, {"amount": "20000000000 USD", "status": "planned"},
      {"who": "Google Cloud", "exclusive": "false"}], [{"exclusive": "true"}]),
    ("amazon-second-tranche", "2026-05-31", "P215 P216 P217 P059 P218",
     [{"said_by": "Sam Altman", "modality": "negated"}, {"said_by": "The Ledger", "confidence": "low"}], []),
    ("regulator-reviews", "2025-06-30", "P164 P167 P169 P171 P175 P176",
     [{"whom": "FTC", "until": "2025-01-18"}, {"whom": "European Commission", "scope": "exclusivity clauses"},
      {"whom": "CMA decision: no relevant merger situation", "since": "2025-03-05"}], []),
    ("openai-board-observers", "2024-07-09", "P205 P014",
     [{"who": "Microsoft", "since": "2023-11-29"},
      {"who": "Microsoft", "status": "ended", "until": "2024-07-09"}], []),
    ("azure-anthropic-news", "2025-11-01", "P155 P157 P158 P159 P160",
     [{"who": "Anthropic", "whom": "Azure", "amount": "30000000000 USD"}], [{"who": "Amazon"}]),
    ("openai-models-beyond-azure", "2026-06-15", "P068 P071 P222 P223 P289",
     [{"who": "Oracle Cloud Infrastructure", "status": "announced", "confidence": "high"},
      {"who": "Google Cloud", "status": "rumoured", "confidence": "low"}], [{"who": "Microsoft"}]),
    ("exclusive-hosts", "2026-02-27", "P017 P028 P033", [{"host": "Azure", "what": "stateless OpenAI APIs"}],
     [{"what": "OpenAI workloads"}]),
    ("exclusive-hosts", "2026-04-27", "", [], [{"host": "Azure"}]),
    ("ip-licences", "2026-06-01", "P043 P026",
     [{"licensor": "OpenAI", "exclusive": "false", "until": "2033-01-01"}],
     [{"licensor": "OpenAI", "exclusive": "true"}]),
    ("ip-licences", "2026-03-01", "P035", [{"licensor": "OpenAI", "exclusive": "true"}],
     [{"licensor": "OpenAI", "exclusive": "false"}]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "day", "cited", "facts", "never"), CASES, ids=[f"{c[0]}-{c[1]}" for c in CASES]
)
def test_answer(
    graph: PartnershipGraph, name: str, day: str, cited: str, facts: list[Fact], never: list[Fact]
) -> None:
    rows = list(graph.as_of(day).query(name))
    assert set(cited.split()) <= {_row_id(graph, row["claim"]) for row in rows}
    assert [fact for fact in facts if not _has(rows, fact)] == []
    assert [fact for fact in never if _has(rows, fact)] == []


@pytest.mark.parametrize("name", ["exclusive-hosts", "ip-licences"])
def test_general_questions_show_only_what_the_view_holds(graph: PartnershipGraph, name: str) -> None:
    for day in (
        "2020-01-01",
        "2024-06-01",
        "2025-01-21",
        "2025-10-28",
        "2026-02-27",
        "2026-04-27",
        "2031-06-01",
    ):
        view = graph.as_of(day)
        assert {row["claim"] for row in view.query(name)} <= view.holding


@pytest.mark.parametrize("name", sorted(questions()))
def test_runs_on_nothing_and_is_described(name: str) -> None:
    assert PartnershipGraph().as_of("2026-01-01").query(name).rows == []
    assert questions()[name].description.endswith("?")


def test_every_competency_question_ships_once() -> None:
    numbers = [n for q in questions().values() for n in re.findall(r"^# question: Q(\d+)$", q.sparql, re.M)]
    assert sorted(map(int, numbers)) == list(range(1, 21))


@pytest.mark.parametrize("name", sorted(questions()))
def test_rdflib_answers_the_same(graph: PartnershipGraph, dataset: Dataset, name: str) -> None:
    day = date.fromisoformat(questions()[name].telling_day or "2026-06-01")
    view = graph.as_of(day)
    ours = view.query(name).rows
    default = dataset.default_graph
    default.remove((None, None, None))
    _fill(default, view.content().quads())
    literal = Literal(day.isoformat(), datatype=XSD.date)
    theirs = []
    for row in dataset.query(questions()[name].sparql, initBindings={"day": literal}):
        assert isinstance(row, ResultRow)
        theirs.append(tuple(map(_cell, row)))
    assert theirs == [tuple(map(_cell, row)) for row in ours]


@pytest.fixture(scope="module")
def dataset(graph: PartnershipGraph) -> Dataset:
    dataset = Dataset()
    for name in graph.store.source_graphs():
        _fill(dataset.graph(URIRef(name)), graph.store.graph(name))
    return dataset


def _fill(graph: Graph, quads: Iterable[ox.Quad]) -> None:
    for quad in quads:
        graph.add((_term(quad.subject), _term(quad.predicate), _term(quad.object)))


def _term(term: object) -> Node:
    if isinstance(term, ox.Literal):
        return Literal(term.value, datatype=URIRef(term.datatype.value))
    assert isinstance(term, ox.NamedNode)
    return URIRef(term.value)


def _cell(cell: object) -> tuple[str, str] | None:
    if cell is None:
        return None
    if isinstance(cell, ox.Literal):
        return cell.value, cell.datatype.value
    if isinstance(cell, ox.NamedNode):
        return cell.value, ""
    return str(cell), str(cell.datatype or XSD.string) if isinstance(cell, Literal) else ""


def test_contradictions_are_told_once_and_are_conflicts(graph: PartnershipGraph) -> None:
    rows = list(graph.as_of("2026-06-01").query("contradictions"))
    pairs = [(row["a"], row["b"]) for row in rows]
    assert len(pairs) == len(set(pairs)) and all(a < b for a, b in pairs if a and b)
    found = {frozenset((_row_id(graph, a), _row_id(graph, b))) for a, b in pairs}
    telling = ("P098-P101", "P054-P056", "P210-P211", "P024-P235", "P083-P239", "P169-P171")
    assert {frozenset(pair.split("-")) for pair in telling} <= found
    known = {frozenset(claim.iri for claim in conflict.claims) for conflict in conflicts(graph)}
    # one denies on 2 June what another dates 8 June: the rules of `conflicts` see that both can be true
    assert len([pair for pair in pairs if frozenset(pair) not in known]) <= 1
