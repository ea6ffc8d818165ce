"""A newer version of a real deal table: what is added, changed, removed and the same is counted exactly."""

from __future__ import annotations

import csv
import io
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

from pactgraph.graph.load import load_records
from pactgraph.graph.partnership_graph import PartnershipGraph
from pactgraph.loaders.document import Document
from pactgraph.loaders.registry import loader_for
from pactgraph.ontology.records import Record
from tests.shared import shared

Row = dict[str, str]
RELATIONS = {"invest": "invests-in", "spend": "purchases-from"}
STATUSES = {"loi": "letter-of-intent", "reported": "reported", "confirmed": "definitive"}
FIRST, SECOND = datetime(2026, 6, 21, tzinfo=UTC), datetime(2026, 9, 1, tzinfo=UTC)


def deals() -> list[Row]:
    text = shared("data/01_ai_loop_2026-06-21/deals.csv").read_text(encoding="utf-8")
    return [
        {
            "subject": row["investor"],
            "predicate": RELATIONS.get(row["group"], "partners-with"),
            "object": row["recipient"],
            "commitment": STATUSES.get(row["status"], "announced"),
            "summary": f"{row['kind']}: {row['amount']}",
            "source_url": row["source"],
            "source_published": row["verified"],
        }
        for row in csv.DictReader(io.StringIO(text))
    ]


def table(rows: list[Row]) -> list[Record]:
    out = io.StringIO()
    writer = csv.DictWriter(out, rows[0])
    writer.writeheader()
    writer.writerows(rows)
    document = Document("deals.csv", Path("/deals.csv").as_uri(), out.getvalue().encode())
    return list(loader_for(document).read(document))


def only_once(rows: list[Row]) -> list[int]:
    topics = [(row["subject"], row["predicate"], row["object"]) for row in rows]
    return [number for number, topic in enumerate(topics) if Counter(topics)[topic] == 1]


def test_an_edited_copy_of_the_deals() -> None:
    rows = deals()
    changed, removed = only_once(rows)[:3], only_once(rows)[3:5]
    edited = [
        row | {"commitment": "completed"} if number in changed else row
        for number, row in enumerate(rows)
        if number not in removed
    ]
    fresh = {"subject": "Nobody Yet", "predicate": "invests-in", "object": "OpenAI", "summary": "new"}
    edited.insert(0, dict.fromkeys(rows[0], "") | fresh)

    graph = PartnershipGraph()
    first = load_records(graph.store, table(rows), now=FIRST)
    second = load_records(graph.store, table(edited), now=SECOND)
    assert (first.added, first.changed, first.removed, first.same) == (len(rows), 0, 0, 0)
    assert (second.added, second.changed, second.removed) == (1, 3, 2)
    assert second.same == len(rows) - 5
    assert len(graph.snapshot.claims) == len(rows) - 1
    assert len(graph.as_of("2026-08", known_by="2026-08-31").snapshot.claims) == len(rows)
    assert (
        graph.as_of("2026-10", known_by="2026-10-01").snapshot.claims.keys() == graph.snapshot.claims.keys()
    )
