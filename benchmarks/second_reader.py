"""How well the checks on a model's proposals tell true ones from false ones.

    python benchmarks/second_reader.py GOLD.json...

Each file has a ``text``, ``publisher``, ``published``, the ``entities`` it names and annotated ``relations``
(subject, predicate, object, modality, status, quote). Every annotation is taken for a proposal, and so are
copies of it that are falsified in one respect; printed is what becomes of each sort.
"""

from __future__ import annotations

import json
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pactgraph.loaders.article import article_records
from pactgraph.loaders.catalogue import bundled_catalogue
from pactgraph.loaders.llm.checks import Accepted, Checks
from pactgraph.loaders.llm.proposal import Proposal
from pactgraph.ontology.entity import Entity
from pactgraph.ontology.partial_date import PartialDate
from pactgraph.ontology.source import Source
from pactgraph.ontology.vocabulary import vocabulary

SEED = 1
RELATIONS_TRIED = 0.25


def proposal(annotated: dict[str, Any], /, **changes: str) -> Proposal:
    parts = {
        "subject": annotated["subject"],
        "relation": annotated["predicate"],
        "object": annotated["object"],
        "quote": annotated["quote"],
        "modality": annotated.get("modality") or "asserted",
        "status": annotated.get("status") or "",
    }
    return Proposal(**{**parts, **changes})


def variants(
    relation: dict[str, Any], gold: dict[str, Any], chance: random.Random
) -> Iterator[tuple[str, Proposal]]:
    """The annotation itself and its falsified copies, each with the name of its sort."""
    yield "true", proposal(relation)
    if not vocabulary().relation(relation["predicate"]).symmetric:
        yield "sides exchanged", proposal(relation, subject=relation["object"], object=relation["subject"])
    said = {other["predicate"] for other in gold["relations"] if other["quote"] == relation["quote"]}
    for name in vocabulary().relations:
        if name not in said and chance.random() < RELATIONS_TRIED:
            yield "another relation", proposal(relation, relation=name)
    names = [
        e["name"] for e in gold["entities"] if e["name"] not in (relation["subject"], relation["object"])
    ]
    if names:
        yield "another party", proposal(relation, object=chance.choice(names))
    if (relation.get("modality") or "asserted") != "asserted":
        yield "denied, taken for asserted", proposal(relation, modality="asserted")
    yield "quote altered", proposal(relation, quote=relation["quote"] + " indeed")


def main(paths: list[str]) -> None:
    chance = random.Random(SEED)
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for path in paths:
        gold = json.loads(Path(path).read_text(encoding="utf-8"))
        published = PartialDate.parse(gold["published"])
        source = Source(path, publisher=gold["publisher"], published=published, text=gold["text"])
        known = [record for record in article_records(source, path) if isinstance(record, Entity)]
        checks = Checks(source, known, bundled_catalogue(), "llm:gold")
        for relation in gold["relations"]:
            if relation["predicate"] in vocabulary().relations:
                for sort, proposed in variants(relation, gold, chance):
                    judged = checks.judge(proposed)
                    confidence = judged.claim.confidence if isinstance(judged, Accepted) else None
                    found[sort][f"accepted, {confidence}" if confidence else str(judged)] += 1
    for sort, counts in found.items():
        total = counts.total()
        print(f"\n{sort}: {total}")
        for outcome, number in counts.most_common():
            print(f"  {number / total:6.1%}  {outcome}")


if __name__ == "__main__":
    main(sys.argv[1:])
