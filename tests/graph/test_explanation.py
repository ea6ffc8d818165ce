"""Why a relation holds on a day, or does not, and how the command line tells it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from pactgraph.graph.cli.explain import explain_command
from pactgraph.graph.explanation import Explanation, Inferred, Stated, explain
from pactgraph.graph.inference import Fact, RuleKind
from pactgraph.graph.near_miss import why_not
from pactgraph.graph.partnership_graph import PartnershipGraph
from pactgraph.graph.snapshot import Snapshot
from pactgraph.ontology.claim import Claim, Confidence, Modality, Status
from pactgraph.ontology.entity import Entity
from pactgraph.ontology.errors import NotFound, UnknownRelation
from pactgraph.ontology.iri import Iri
from pactgraph.ontology.vocabulary import vocabulary

from .claims import API, AWS, AZURE, ENTITIES, MICROSOFT, OPENAI, claim, source

FEBRUARY = source("February", "2026-02-27", publisher="Example Wire", url="https://example.org/february")
APRIL = source("April", "2026-04-27")
FRONTIER = Entity.named("Frontier", "product")
MARCH = date(2026, 3, 15)
OPERATES = claim(FEBRUARY, MICROSOFT, "operates", AZURE, quote="Microsoft runs Azure.")
HOSTS = claim(FEBRUARY, AZURE, "hosts", FRONTIER, quote="Azure hosts Frontier.", scope="first-party")


def graph_of(*claims: Claim, path: Path | None = None) -> PartnershipGraph:
    graph = PartnershipGraph(path)
    graph.load_records([FEBRUARY, APRIL, *ENTITIES, FRONTIER, *claims])
    return graph


def explained(fact: tuple[Iri, str, Iri], *claims: Claim, on: date = MARCH) -> Explanation:
    view = graph_of(*claims).as_of(on)
    return explain(Fact(*fact), view.snapshot, view.holding, view.day, vocabulary())


def reasons(fact: tuple[Iri, str, Iri], *claims: Claim, on: date = MARCH) -> list[str]:
    found = explained(fact, *claims, on=on)
    assert found.derivation is None
    return [near.reason for near in found.nearby]


def quotes(stated: Stated) -> list[str]:
    return [one.evidence.quote for one in stated.claims]


MICROSOFT_HOSTS = (MICROSOFT.iri, "hosts", FRONTIER.iri)
AZURE_HOSTS = (AZURE.iri, "hosts", FRONTIER.iri)


def test_a_chain_leads_to_the_claims_of_both_steps() -> None:
    derivation = explained(MICROSOFT_HOSTS, OPERATES, HOSTS).derivation
    assert isinstance(derivation, Inferred) and derivation.rule is RuleKind.CHAIN
    steps = [quotes(stated) for stated in derivation.stated()]
    assert steps == [["Microsoft runs Azure."], ["Azure hosts Frontier."]]


def test_a_stated_fact_shows_its_claims_the_last_said_first() -> None:
    later = claim(APRIL, AZURE, "hosts", FRONTIER, quote="Azure still hosts it.")
    derivation = explained(AZURE_HOSTS, HOSTS, later, on=date(2026, 5, 1)).derivation
    assert isinstance(derivation, Stated)
    assert quotes(derivation) == [later.evidence.quote, HOSTS.evidence.quote]


def test_steps_of_a_transitive_relation_are_told_as_one_path() -> None:
    names = [Entity.named(f"Unit {n}", "organization") for n in range(40)]
    claims = [
        claim(FEBRUARY, low, "subsidiary-of", high, quote=f"{low.name} belongs to {high.name}.")
        for low, high in pairwise(names)
    ]
    derivation = explained((names[0].iri, "subsidiary-of", names[-1].iri), *claims).derivation
    assert isinstance(derivation, Inferred) and derivation.rule is RuleKind.TRANSITIVE
    assert [premise.fact.subject for premise in derivation.premises] == [entity.iri for entity in names[:-1]]


def test_a_derivation_of_a_thousand_steps_is_put_together() -> None:
    names = [Entity.named(f"Layer {n}", "cloud-platform") for n in range(1200)]
    claims = [claim(FEBRUARY, low, "operates", high) for low, high in pairwise(names)]
    claims.append(claim(FEBRUARY, names[-1], "hosts", FRONTIER))
    derivation = explained((names[0].iri, "hosts", FRONTIER.iri), *claims).derivation
    assert isinstance(derivation, Inferred) and len(list(derivation.stated())) == 1200


def test_no_claim_of_another_day_takes_part() -> None:
    was = claim(FEBRUARY, MICROSOFT, "operates", AZURE, quote="It ran Azure.", valid_to="2026-03-01")
    assert explained(MICROSOFT_HOSTS, was, HOSTS).derivation is None


def test_a_gap_names_the_one_fact_that_is_lacking() -> None:
    found = explained(MICROSOFT_HOSTS, HOSTS)
    assert [(gap.lacking, gap.given) for gap in found.gaps] == [
        (Fact(MICROSOFT.iri, "operates", AZURE.iri), (Fact(*AZURE_HOSTS),))
    ]
    # a product is no actor, so that it would have to host is no gap worth showing
    product = claim(FEBRUARY, MICROSOFT, "operates", API)
    assert explained(MICROSOFT_HOSTS, product).gaps == ()
    # that Azure would have to host itself is none either
    assert explained((MICROSOFT.iri, "hosts", AZURE.iri), OPERATES).gaps == ()


def test_the_first_gap_is_the_one_that_entities_suggest() -> None:
    hosts = [claim(FEBRUARY, platform, "hosts", FRONTIER) for platform in (AWS, AZURE)]
    graph = graph_of(*hosts)
    graph.load_records([APRIL, *ENTITIES, replace(AZURE, parent=MICROSOFT.iri)])
    view = graph.as_of(MARCH)
    found = explain(Fact(*MICROSOFT_HOSTS), view.snapshot, view.holding, view.day, vocabulary())
    assert [gap.lacking.object for gap in found.gaps] == [AZURE.iri, AWS.iri]


@pytest.mark.parametrize(
    ("parts", "reason"),
    [
        ({"status": Status.ENDED}, "it says that this has ended"),
        ({"status": Status.LAPSED}, "it says that this has lapsed"),
        ({"status": Status.DENIED}, "it denies this"),
        ({"modality": Modality.NEGATED}, "it denies this"),
        ({"modality": Modality.HYPOTHETICAL}, "it is hypothetical"),
        ({"status": Status.PLANNED}, "it is only planned"),
        ({"status": Status.LETTER_OF_INTENT}, "it is only letter-of-intent"),
        ({"confidence": Confidence.LOW}, "its collector marked it as of low confidence"),
        ({"valid_to": "2026-03"}, "it held until the end of 2026-02"),
        ({"valid_from": "2026-06-01"}, "it holds from 2026-06-01 on"),
    ],
)
def test_a_claim_that_does_not_hold_says_why(parts: dict[str, Any], reason: str) -> None:
    assert reasons(AZURE_HOSTS, claim(FEBRUARY, AZURE, "hosts", FRONTIER, **parts)) == [reason]


def test_a_claim_not_yet_said_and_one_undated_say_so() -> None:
    unsaid = claim(APRIL, AZURE, "hosts", FRONTIER)
    assert reasons(AZURE_HOSTS, unsaid) == ["it was said on 2026-04-27, after this day"]
    undated = claim(source("Note", None), AZURE, "hosts", FRONTIER)
    near = why_not(undated, [], Snapshot({}, {}, {}), MARCH)
    assert near.reason == "nobody knows from when it holds"


def test_an_overridden_claim_names_what_overrides_it() -> None:
    over = claim(APRIL, AZURE, "hosts", FRONTIER, quote="That is over.", status=Status.ENDED)
    found = explained(AZURE_HOSTS, HOSTS, over, on=date(2026, 5, 1))
    assert [(near.reason, near.overridden_by) for near in found.nearby] == [
        ("it says that this has ended", None),
        ("a later claim overrides it", over),
    ]


def test_what_holds_in_another_way_is_near() -> None:
    turned = claim(FEBRUARY, AZURE, "subsidiary-of", MICROSOFT)
    assert reasons((MICROSOFT.iri, "subsidiary-of", AZURE.iri), turned) == ["it holds, the other way round"]
    assert reasons((MICROSOFT.iri, "owns", AZURE.iri), OPERATES) == ["it holds, as another relation"]
    assert reasons((AWS.iri, "owns", OPENAI.iri), OPERATES) == []


def test_nothing_is_related_to_itself_unless_a_claim_says_so() -> None:
    circle = [claim(FEBRUARY, AZURE, "part-of", AWS), claim(FEBRUARY, AWS, "part-of", AZURE)]
    assert explained((AZURE.iri, "part-of", AZURE.iri), *circle).derivation is None


def test_an_unknown_relation_is_named_with_its_neighbour() -> None:
    with pytest.raises(UnknownRelation, match="did you mean 'hosts'"):
        explained((AZURE.iri, "hostz", API.iri))


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str]]:
    with graph_of(OPERATES, HOSTS, path=tmp_path / "g"):
        pass

    def go(*arguments: str) -> tuple[int, str]:
        status = explain_command.main(
            [*arguments, "--store", str(tmp_path / "g"), "--as-of", "2026-03-15"], standalone_mode=False
        )
        return status, capsys.readouterr().out

    return go


def test_the_command_prints_the_tree(run: Callable[..., tuple[int, str]]) -> None:
    status, out = run("frontier", "hosted-by", "microsoft")
    assert status == 0
    lines = [line.strip("│├└─ ") for line in out.splitlines()]
    assert lines == [
        "Frontier hosted by Microsoft on 2026-03-15, inferred (inverse: hosts), because",
        "Microsoft hosts Frontier, inferred (chain: operates then hosts), because",
        "Microsoft operates Azure",
        "Microsoft runs Azure.",
        "in-force · Example Wire: February · 2026-02-27 · https://example.org/february",
        "Azure hosts Frontier",
        "Azure hosts Frontier.",
        "in-force · scope: first-party · Example Wire: February · 2026-02-27 · https://example.org/february",
    ]


def test_the_command_prints_json(run: Callable[..., tuple[int, str]]) -> None:
    status, out = run("Microsoft", "hosts", "Frontier", "-f", "json")
    told = json.loads(out)
    assert (status, told["holds"], told["inferred"], told["derivation"]["rule"]) == (0, True, True, "chain")
    operates, _ = told["derivation"]["premises"]
    assert operates["claims"][0]["quote"] == "Microsoft runs Azure."
    assert operates["claims"][0]["source"]["publisher"] == "Example Wire"


def test_what_does_not_hold_is_a_finding(run: Callable[..., tuple[int, str]]) -> None:
    status, out = run("OpenAI", "operates", "Frontier")
    assert status == 1
    sentence = "no claim says so on 2026-03-15, and it does not follow from those that hold"
    assert out == f"OpenAI operates Frontier: {sentence}\n"
    status, out = run("AWS", "hosts", "Frontier")
    would = "it would follow (chain), as Azure hosts Frontier, if a claim held that AWS operates Azure"
    assert status == 1 and would in out
    told = json.loads(run("AWS", "hosts", "Frontier", "-f", "json")[1])
    assert told["derivation"] is None and told["would_follow"][0]["lacking"]["object"] == "Azure"


def test_unknown_names_are_refused(run: Callable[..., tuple[int, str]]) -> None:
    with pytest.raises(NotFound, match="did you mean 'Microsoft'"):
        run("Microsft", "hosts", "Frontier")
    with pytest.raises(UnknownRelation, match="did you mean 'hosts'"):
        run("Microsoft", "hostz", "Frontier")
