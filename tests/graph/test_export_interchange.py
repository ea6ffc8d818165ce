"""FollowTheMoney and BODS out: valid for their readers, facts only, and everything else counted."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pactgraph.graph.export import LeftOut, write_export
from pactgraph.graph.export.facts import is_fact
from pactgraph.graph.partnership_graph import PartnershipGraph
from pactgraph.loaders.bods import BODS
from pactgraph.loaders.document import Document
from pactgraph.loaders.followthemoney import FOLLOW_THE_MONEY
from pactgraph.ontology.amount import Amount
from pactgraph.ontology.claim import Claim, Confidence, Modality, Status
from pactgraph.ontology.entity import Entity
from pactgraph.ontology.interchange import interchange_table
from pactgraph.ontology.interchange.shares import amount_of_share
from tests.graph.claims import AZURE, MICROSOFT, OPENAI, claim, records, source
from tests.graph.outcome import Run
from tests.loaders.reading import Reading
from tests.ontology.strategies import claims as any_claims
from tests.ontology.strategies import entities as any_entities
from tests.shared import shared

ANN = Entity.named("Ann Lee", "person", aliases=("Annie",))
NOBODY = Entity.named("subject exempt from disclosure", "concept")
SAID = source("register", publisher="Example Register", url="https://register.example/")


FTM_DROPPED = (
    "claims that are not put as facts, or are doubtful",
    "claims about concepts, for which there is no schema",
)
BODS_DROPPED = (
    "claims that are not put as facts, or are doubtful",
    "claims of relations that are no ownership or control",
    "claims about what is neither a person nor an entity",
)


def graph_of(*claims: Claim) -> PartnershipGraph:
    graph = PartnershipGraph()
    graph.load_records([*records(SAID), ANN, NOBODY, *claims])
    return graph


def written(graph: PartnershipGraph, format: str) -> tuple[bytes, LeftOut]:
    out = io.BytesIO()
    left_out = write_export(graph, format, out)
    return out.getvalue(), left_out


def ftm(*claims: Claim) -> tuple[dict[str, dict[str, Any]], list[dict[str, Any]]]:
    """The things by name, and the records of the claims."""
    data, _ = written(graph_of(*claims), "ftm")
    found = [json.loads(line) for line in data.splitlines()]
    things = {record["caption"]: record for record in found if "caption" in record}
    return things, [record for record in found if "caption" not in record]


def percent(**share: int) -> tuple[Amount, ...]:
    amount = amount_of_share(share)
    assert amount is not None
    return (amount,)


EURO = Amount.exactly(5, "EUR", "5 EUR")


@pytest.mark.parametrize(
    ("subject", "relation", "object", "parts", "schema", "properties"),
    [
        (ANN, "owns", OPENAI, {"amounts": percent(exact=27)}, "Ownership", {"percentage": ["27"]}),
        (ANN, "owns", OPENAI, {"scope": "indirect", "valid_from": "2019"}, "Ownership",
         {"role": ["indirect"], "startDate": ["2019"]}),
        (ANN, "owns", OPENAI, {"amounts": percent(minimum=25)}, "Ownership",
         {"summary": ["amount: at least 25%"]}),
        (ANN, "board-member-of", OPENAI, {"valid_to": "2020-01-01"}, "Directorship",
         {"endDate": ["2019-12-31"]}),
        (ANN, "employed-by", OPENAI, {"status": Status.ENDED}, "Employment", {"status": ["ended"]}),
        (MICROSOFT, "employed-by", OPENAI, {}, "UnknownLink", {"role": ["employed by"]}),
        (MICROSOFT, "pays", OPENAI, {"amounts": (EURO,), "status": Status.COMPLETED}, "Payment",
         {"amount": ["5"], "currency": ["EUR"]}),
        (AZURE, "hosts", OPENAI, {"exclusive": True, "condition": "AGI"}, "UnknownLink",
         {"role": ["hosts"], "summary": ["exclusive; condition: AGI"]}),
        (MICROSOFT, "sanctioned-by", OPENAI, {}, "Sanction", {"authority": ["OpenAI"]}),
    ],
)  # fmt: skip
def test_a_claim_becomes_a_record_of_followthemoney(
    subject: Entity, relation: str, object: Entity, parts: Any, schema: str, properties: Any
) -> None:
    things, (record,) = ftm(claim(SAID, subject, relation, object, **parts))
    assert record["schema"] == schema and record["properties"].items() >= properties.items()
    assert record["properties"]["publisher"] == ["Example Register"]
    assert record["properties"]["description"] == ["Azure alone hosts the stateless API."]
    assert set(things) == {subject.name, object.name}


def test_who_is_owned_is_a_company() -> None:
    things, _ = ftm(claim(SAID, ANN, "owns", OPENAI))
    assert (things["OpenAI"]["schema"], things["Ann Lee"]["schema"]) == ("Company", "Person")
    assert things["Ann Lee"]["properties"]["alias"] == ["Annie"]


@pytest.mark.parametrize(
    "parts",
    [
        {"modality": Modality.NEGATED}, {"modality": Modality.HYPOTHETICAL}, {"status": Status.RUMOURED},
        {"status": Status.PLANNED}, {"confidence": Confidence.LOW},
    ],
)  # fmt: skip
@pytest.mark.parametrize("format", ["ftm", "bods"])
def test_what_is_no_fact_is_left_out_and_counted(parts: Any, format: str) -> None:
    data, left_out = written(graph_of(claim(SAID, ANN, "owns", OPENAI, **parts)), format)
    assert left_out["claims that are not put as facts, or are doubtful"] == 1
    assert b"Ann Lee" not in data


@pytest.fixture(scope="module")
def reference() -> PartnershipGraph:
    graph = PartnershipGraph()
    graph.load("pactgraph:reference")
    return graph


def test_all_claims_of_the_reference_data_are_written_or_counted(reference: PartnershipGraph) -> None:
    claims = reference.snapshot.claims.values()
    data, left_out = written(reference, "ftm")
    links = [line for line in data.splitlines() if line.startswith(b'{"id": "claim-')]
    assert len(links) + sum(left_out[reason] for reason in FTM_DROPPED) == len(claims)
    assert left_out[FTM_DROPPED[0]] == sum(not is_fact(claim) for claim in claims)
    data, left_out = written(reference, "bods")
    relationships = [s for s in json.loads(data) if s["recordType"] == "relationship"]
    assert len(relationships) + sum(left_out[reason] for reason in BODS_DROPPED) == len(claims)
    assert len(relationships) > 10


@settings(deadline=None, max_examples=25)
@given(st.lists(st.tuples(any_claims, any_entities, any_entities), min_size=1, max_size=4))
def test_any_claim_is_written_or_counted(drawn: list[tuple[Claim, Entity, Entity]]) -> None:
    graph = PartnershipGraph()
    parties = [
        replace(e, iri=iri) for c, *ends in drawn for e, iri in zip(ends, (c.subject, c.object), strict=True)
    ]
    kept = [replace(c, source=SAID.iri, retired_at=None) for c, *_ in drawn]
    graph.load_records([SAID, *parties, *kept])
    number = len(graph.snapshot.claims)
    data, left_out = written(graph, "ftm")
    found = [json.loads(line) for line in data.splitlines()]
    links = [record for record in found if record["id"].startswith("claim-")]
    assert len(links) + sum(map(left_out.__getitem__, FTM_DROPPED)) == number
    assert len({record["id"] for record in found}) == len(found)
    data, left_out = written(graph, "bods")
    relationships = [s for s in json.loads(data) if s["recordType"] == "relationship"]
    assert len(relationships) + sum(map(left_out.__getitem__, BODS_DROPPED)) == number


def test_followthemoney_itself_accepts_every_line(reference: PartnershipGraph) -> None:
    library = pytest.importorskip("followthemoney")
    data, _ = written(reference, "ftm")
    found = {record["id"]: record for record in map(json.loads, data.splitlines())}
    for record in found.values():
        schema = library.model.get(record["schema"])
        proxy = library.EntityProxy.from_dict(record, cleaned=False)
        for name, values in record["properties"].items():
            assert len(proxy.get(name)) == len(values), (record["id"], name)
            range_ = schema.get(name).range
            for value in values if range_ is not None else ():
                assert library.model.get(found[value]["schema"]).is_a(range_), (record["id"], name)


def back(loader: Any, data: bytes) -> Reading:
    reading = Reading(list(loader.read(Document("a.json", "file:///a.json", data))))
    reading.check_order()
    return reading


def test_donations_come_back_from_followthemoney_as_they_were(tmp_path: Path) -> None:
    graph = PartnershipGraph()
    graph.load(shared("data/07_ftm_parteispenden/entities.ftm.json"))
    data, _ = written(graph, "ftm")
    found = back(FOLLOW_THE_MONEY, data)

    def facts(claims: Any) -> list[Any]:
        return sorted((c.subject, c.relation, c.object, str(c.amounts[0]), str(c.valid_from)) for c in claims)

    assert facts(found.claims) == facts(graph.snapshot.claims.values()) and not found.refusals
    parties = {claim.object for claim in found.claims}
    known = {entity for entity in graph.snapshot.entities.values() if entity.iri in parties}
    assert known <= set(found.entities.values())


BODS_CLAIMS = [
    claim(SAID, ANN, "owns", OPENAI, amounts=percent(exclusiveMinimum=25, maximum=50),
          valid_from="2019-05-01"),
    claim(SAID, MICROSOFT, "owns", OPENAI, amounts=percent(exact=27), scope="indirect"),
    claim(SAID, ANN, "controls", OPENAI, scope="voting rights", valid_to="2021-01-01"),
    claim(SAID, MICROSOFT, "holds-equity-in", OPENAI, asserted_by="Microsoft"),
    claim(SAID, ANN, "board-member-of", MICROSOFT, scope="chair of the board"),
    claim(SAID, ANN, "controls", MICROSOFT, scope="voting rights", status=Status.ENDED,
          valid_to="2021-01-01"),
    claim(SAID, OPENAI, "has-no-reported-owner", NOBODY),
]  # fmt: skip


PARTS = (
    "subject_name", "relation", "object_name", "scope", "status", "amounts", "valid_from", "valid_to",
    "asserted_by",
)  # fmt: skip


@pytest.mark.parametrize("whole", BODS_CLAIMS, ids=lambda c: f"{c.relation} {c.scope}")
def test_ownership_and_control_come_back_from_bods(whole: Claim) -> None:
    data, left_out = written(graph_of(whole), "bods")
    found = back(BODS, data).claim
    for part in PARTS:
        assert getattr(found, part) == getattr(whole, part), part
    assert not left_out["claims of relations that are no ownership or control"]


def test_bods_never_gets_an_invented_day() -> None:
    data, left_out = written(graph_of(claim(SAID, ANN, "owns", OPENAI, valid_from="2019-05")), "bods")
    (interest,) = json.loads(data)[-1]["recordDetails"]["interests"]
    assert "startDate" not in interest and interest["details"] == "from 2019-05"
    assert left_out["dates of a month or a year, which stay in words"] == 1


def test_statements_have_what_the_standard_requires(reference: PartnershipGraph) -> None:
    data, _ = written(reference, "bods")
    known: set[str] = set()
    for statement in json.loads(data):
        assert {"statementId", "declarationSubject", "recordId", "recordType", "recordDetails"} <= set(
            statement
        )
        assert 32 <= len(statement["statementId"]) <= 64
        details = statement["recordDetails"]
        if statement["recordType"] == "relationship":
            parties = {details["subject"], details["interestedParty"]}
            assert all(party in known for party in parties if isinstance(party, str))
            kinds = {interest["type"] for interest in details.get("interests", ())}
            assert kinds <= set(interchange_table("bods")["interests"])
        known.add(statement["recordId"])


def test_the_command_writes_whole_files_and_tells_what_is_left_out(run: Run) -> None:
    Path("deals.csv").write_text("subject,predicate,object\nAzure,hosts,Frontier\nAnn,owns,Acme\n")
    run("load", "deals.csv", "--store", "g")
    outcome = run("export", "--store", "g", "-f", "ftm", "-o", "a.ftm.json")
    assert outcome.status == 0 and outcome.err.startswith("wrote a.ftm.json")
    assert "not in ftm: 1 claims" in outcome.err and '"Azure hosts Frontier"' in outcome.err
    piped = run("export", "--store", "g", "-f", "bods", "-o", "-")
    assert json.loads(piped.out) and "not in bods: 1 claims" in piped.err
    assert run("load", "a.ftm.json", "--store", "g").status == 0
    refused = run("export", "--store", "g", "-f", "csv", "-o", "no/such/folder.csv")
    assert refused.status == 2 and "cannot be written" in refused.err and list(Path().glob(".*")) == []
