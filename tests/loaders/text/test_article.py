"""The reader as a whole: grounding, order, odd texts, time, and quality on the annotated articles."""

from __future__ import annotations

import importlib.util
import json
import time
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pactgraph.loaders.text import read_article
from pactgraph.ontology.claim import Claim, Modality, Status
from pactgraph.ontology.entity import Entity
from pactgraph.ontology.iri import ENTITY_BASE
from pactgraph.ontology.partial_date import PartialDate
from pactgraph.ontology.source import Source

SHARED = Path(__file__).resolve().parents[4] / "shared"
needs_shared = pytest.mark.skipif(
    not (SHARED / "texts" / "score.py").is_file(), reason="the annotated third-party articles are not here"
)
WORDS = [
    "Azure",
    "hosts",
    "invested",
    "in",
    "OpenAI",
    "Microsoft's",
    "partnership",
    "between",
    "and",
    "with",
    "“Frontier”",
    "model,",
    "$1",
    "billion",
    "27%",
    "since",
    "2019",
    "The",
    "company",
    "both",
    "companies",
    "it",
    "no",
    "longer",
    "may",
    "\xa0",
    "\r\n",
    "\n\n",
    "-",
    "#",
    ".",
    "é",
    "😀",
    "\u202b",
    "&",
    "&amp;",
    "\ue000",
    "\ue001",
    "(APIs)",
    "licenses",
    "to",
    "exclusive",
    "according",
    "said",
    "that",
    "deal",
    "AGI",
    "definition",
    "of",
]


def _claims(text: str) -> list[Claim]:
    return [r for r in read_article(Source("test:text", text=text)) if isinstance(r, Claim)]


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200) | st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join))
def test_every_quote_stands_in_the_text(text: str) -> None:
    for claim in _claims(text):
        evidence = claim.evidence
        assert text[evidence.start : evidence.end] == evidence.quote


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join))
def test_every_entity_comes_before_the_claims_that_name_it(text: str) -> None:
    known: set[str] = set()
    for record in read_article(Source("test:text", text=text)):
        if isinstance(record, Entity):
            assert record.iri not in known
            known.add(record.iri)
        else:
            assert {record.subject, record.object, *record.speakers} <= known


@pytest.mark.parametrize("text", ["", " \n\r\n", "Nothing is named here.", "???", "\ue000", None])
def test_a_text_without_statements_yields_nothing(text: str | None) -> None:
    assert list(read_article(Source("test:text", text=text))) == []


@pytest.mark.parametrize("space", [" ", "\u00a0", "\u2009", "  "])
@pytest.mark.parametrize("line", ["\n", "\r\n", "\u2028"])
def test_odd_spaces_and_line_ends(space: str, line: str) -> None:
    text = f"The𝒳 Day 😀{line}Azure hosts Frontier.{line}It grew.".replace(" ", space)
    (claim,) = _claims(text)
    assert claim.evidence.quote == "Azure hosts Frontier.".replace(" ", space)


@pytest.mark.parametrize(
    "text",
    [
        "Microsoft and OpenAI and " * 8000,
        "x" * 200_000,
        "OpenAI's " * 8000,
        "Aaa Bbb " * 8000,
        "$1 to " * 8000,
    ],
    ids=["list", "letters", "possessives", "capitals", "amounts"],
)
def test_a_hostile_text_does_not_hang(text: str) -> None:
    started = time.perf_counter()
    _claims(text)
    assert time.perf_counter() - started < 20


def test_time_grows_with_the_text_and_no_faster() -> None:
    text = "Azure hosts Frontier. Intel invested $1 billion in Groq in 2024, according to Reuters.\n" * 20
    _claims(text)
    spent = []
    for times in (1, 8):
        started = time.perf_counter()
        _claims(text * times)
        spent.append(time.perf_counter() - started)
    assert spent[1] < 24 * spent[0] + 0.5


@pytest.fixture(scope="module")
def seed() -> list[Claim]:
    """The claims of the article that this project began with, read without a date."""
    article = SHARED / "articles" / "microsoft-openai-what-remains-unchanged.txt"
    return _claims(article.read_text(encoding="utf-8"))


def _found(claims: list[Claim], subject: str, relation: str, object_: str) -> list[Claim]:
    return [
        claim
        for claim in claims
        if (claim.subject, claim.relation, claim.object)
        == (ENTITY_BASE + subject, relation, ENTITY_BASE + object_)
        and claim.modality is Modality.ASSERTED
    ]


@needs_shared
def test_the_seed_article_hosting(seed: list[Claim]) -> None:
    claims = _found(seed, "azure", "exclusive-host-of", "openai-stateless-apis")
    assert any(c.status is Status.REAFFIRMED and c.exclusive and c.scope is None for c in claims)
    assert _found(seed, "azure", "hosts", "frontier")


@needs_shared
def test_the_seed_article_licence_and_revenue(seed: list[Claim]) -> None:
    licences = _found(seed, "openai", "licenses-IP-to", "microsoft")
    assert any(c.status is Status.REAFFIRMED and c.exclusive for c in licences)
    shares = _found(seed, "openai", "shares-revenue-with", "microsoft")
    assert any("other cloud providers" in str(c.scope) for c in shares)


@needs_shared
def test_the_seed_article_agreements(seed: list[Claim]) -> None:
    assert _found(seed, "msft-openai-partnership", "defines", "agi")
    assert any(c.status is Status.ANNOUNCED for c in _found(seed, "openai", "partners-with", "amazon"))
    (claim,) = _found(seed, "openai-amazon-collaboration", "contemplated-by", "msft-openai-partnership")
    assert claim.asserted_by == "Microsoft"


@needs_shared
def test_the_seed_article_capital_and_compute(seed: list[Claim]) -> None:
    (investment,) = _found(seed, "microsoft", "invests-in", "openai")
    assert [amount.text for amount in investment.amounts] == ["billions of dollars"]
    (compute,) = _found(seed, "stargate", "provides-compute-to", "openai")
    assert (compute.status, str(compute.valid_from)) == (Status.PLANNED, "2024-07")


def _score() -> ModuleType:
    spec = importlib.util.spec_from_file_location("pactgraph_score", SHARED / "texts" / "score.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _row(doc: str, claim: Claim) -> dict[str, Any]:
    return {
        "doc": doc, "subject": claim.subject_name, "predicate": claim.relation, "object": claim.object_name,
        "exclusive": claim.exclusive, "status": claim.status.value, "modality": claim.modality.value,
        "amount": "; ".join(amount.text for amount in claim.amounts), "quote": claim.evidence.quote,
    }  # fmt: skip


@needs_shared
@pytest.mark.parametrize(("split", "precision", "f1"), [("seed", 0.8, 0.65), ("dev", 0.75, 0.45)])
def test_quality_on_annotated_articles(split: str, precision: float, f1: float) -> None:
    score = _score()
    files = sorted((SHARED / "texts" / split).glob("*.json"))
    documents = [json.loads(file.read_text(encoding="utf-8")) for file in files]
    rows = []
    for document in documents:
        published = PartialDate.parse(document["published"]) if document.get("published") else None
        source = Source(
            document["id"], publisher=document["publisher"], published=published, text=document["text"]
        )
        rows += [_row(document["id"], r) for r in read_article(source) if isinstance(r, Claim)]
    rows = [
        {**row, "predicate": score.AS.get(row["predicate"], row["predicate"])}
        for row in rows
        if score.AS.get(row["predicate"], row["predicate"]) in score.VOCABULARY
    ]
    gold = {document["id"]: score.Doc(document) for document in documents}
    result = score.evaluate(gold, rows)
    assert result["micro"][0] >= precision
    assert result["micro"][2] >= f1
    assert result["c"]["wrong"] == 0
    assert result["c"]["verb"] == result["c"]["out"]
