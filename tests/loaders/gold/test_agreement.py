"""The figures agree with those of the reference scorer, on real outputs and on thousands of broken ones."""

from __future__ import annotations

import importlib.util
import json
import random
from collections import Counter
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from pactgraph.graph.cli.claim_rows import claim_row
from pactgraph.loaders.document import read_file
from pactgraph.loaders.gold import GoldDocument, compare, gold_documents, read_outputs, total
from pactgraph.loaders.gold.rules import rules
from pactgraph.loaders.text import read_article
from pactgraph.ontology.claim import Claim
from tests.shared import shared

# the reference scorer leaves its files open
pytestmark = pytest.mark.filterwarnings(
    "ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"
)

RELATIONS = [*sorted(rules().annotated), "commits-spend-to", "holds-equity-in", "controls"]


@pytest.fixture(scope="module")
def scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("reference_scorer", shared("texts/score.py"))
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def documents() -> list[GoldDocument]:
    return list(gold_documents([shared("texts/dev"), shared("texts/seed")]))


def figures_of_reference(scorer: ModuleType, rows: Path, lenient: bool) -> dict[str, Any]:
    gold: dict[str, Any] = {}
    for folder in ("dev", "seed"):
        gold |= scorer.load_gold(str(shared(f"texts/{folder}")))
    made = scorer.evaluate(gold, scorer.load_sys(str(rows)), lenient)
    counts, status = made["c"], made["st"]
    per = {name: tuple(x[k] for k in ("tps", "sys", "tp", "gold")) for name, x in made["per"].items()}
    return {
        "score": made["n"],
        "verbatim": (counts["verb"], counts["out"]),
        "repeated": counts["dup"],
        "traps": (counts["wrong"], counts["trap"], counts["cap"]),
        "kinds": tuple(counts[f"wrong_{kind}"] for kind in ("negated", "hypothetical", "ended")),
        "terms": (status["exact"], status["ex_ok"], status["ex_n"], status["am_ok"], status["am_n"]),
        "relations": {name: counted for name, counted in per.items() if any(counted)},
    }


def own_figures(documents: list[GoldDocument], rows: Path, lenient: bool) -> dict[str, Any]:
    outputs = read_outputs(read_file(rows))
    made = total(
        [compare(d, outputs.get(d.id, []), annotated=rules().annotated, lenient=lenient) for d in documents]
    )
    terms = made.terms
    return {
        "score": (made.score.right, made.score.asserted, made.score.gold),
        "verbatim": (made.verbatim.count, made.verbatim.of),
        "repeated": made.repeated,
        "traps": (made.traps.count, made.traps.of, made.captured_traps.count),
        "kinds": tuple(ratio.count for ratio in made.wrong_traps.values()),
        "terms": (
            terms["status"].count,
            terms["exclusivity"].count,
            terms["exclusivity"].of,
            terms["amount"].count,
            terms["amount"].of,
        ),
        "relations": {
            name: (outputs.right, outputs.asserted, facts.right, facts.gold)
            for name, (outputs, facts) in made.relations.items()
        },
    }


def write(path: Path, rows: list[dict[str, Any]]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


@pytest.mark.parametrize("lenient", [False, True])
def test_on_what_the_article_reader_finds(
    lenient: bool, scorer: ModuleType, documents: list[GoldDocument], tmp_path: Path
) -> None:
    rows = [
        claim_row(record, document.id)
        for document in documents
        for record in read_article(document.source)
        if isinstance(record, Claim)
    ]
    path = write(tmp_path / "claims.jsonl", rows)
    assert own_figures(documents, path, lenient) == figures_of_reference(scorer, path, lenient)


def test_on_gold_that_is_damaged_in_every_way(
    scorer: ModuleType, documents: list[GoldDocument], tmp_path: Path
) -> None:
    kinds: Counter[str] = Counter()
    for seed in range(8):
        path = write(tmp_path / f"{seed}.jsonl", _damaged(documents, random.Random(seed)))
        for lenient in (False, True):
            own = own_figures(documents, path, lenient)
            assert own == figures_of_reference(scorer, path, lenient), seed
            kinds.update(trap=own["traps"][0], right=own["score"][0], repeated=own["repeated"])
    assert min(kinds.values()) > 10


def _damaged(documents: list[GoldDocument], chance: random.Random) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    for document in documents:
        names = [name for entity in document.entities for name in (entity.name, *entity.aliases)]
        names += ["Foo Corp", "the API", "models and APIs"]
        for s in document.statements:
            row = {
                "doc": document.id, "subject": s.subject, "predicate": s.relation, "object": s.object,
                "status": s.status, "modality": s.modality, "quote": s.quote, "exclusive": s.exclusive,
                "amount": s.amount,
            }  # fmt: skip
            row |= chance.choice(
                [
                    {},
                    {"status": chance.choice(["in-force", "planned", "ended"]), "modality": "asserted"},
                    {"subject": s.object, "object": s.subject},
                    {"predicate": chance.choice(RELATIONS)},
                    {"subject": chance.choice(names)},
                    {"quote": s.quote.upper()},
                ]
            )
            rows += [row] * chance.choice([0, 1, 1, 1, 2])
        for _ in range(8):
            row = {
                "doc": document.id,
                "predicate": chance.choice(RELATIONS),
                "quote": "x",
                "status": "in-force",
            }
            rows.append(row | {"subject": chance.choice(names), "object": chance.choice(names)})
    chance.shuffle(rows)
    return rows
