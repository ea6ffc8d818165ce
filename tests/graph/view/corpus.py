"""A small made-up graph of claims, and one with an attack in every text."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from pactgraph.graph.view import render
from pactgraph.ontology.amount import Amount
from pactgraph.ontology.claim import Claim, Confidence, Modality, Status
from pactgraph.ontology.entity import Entity
from pactgraph.ontology.iri import Iri
from pactgraph.ontology.partial_date import PartialDate
from pactgraph.ontology.source import Evidence, Source

DAY = date(2026, 3, 15)


@dataclass
class Corpus:
    """Claims with what they mention."""

    claims: list[Claim] = field(default_factory=list)
    entities: dict[str, Entity] = field(default_factory=dict)
    sources: list[Source] = field(default_factory=list)

    def entity(self, name: str, kind: str = "organization", **facts: Any) -> None:
        made = Entity.named(name, kind)
        self.entities[name] = Entity(made.iri, name, kind, **facts)

    def claim(
        self,
        subject: str,
        relation: str,
        object: str,
        quote: str,
        *,
        source: Source,
        verbatim: bool = True,
        locator: str | None = None,
        **terms: Any,
    ) -> Claim:
        if source not in self.sources:
            self.sources.append(source)
        evidence = Evidence(quote, 0, len(quote)) if verbatim else Evidence(quote, locator=locator)
        made = Claim(
            subject=self.entities[subject].iri,
            subject_name=subject,
            relation=relation,
            object=self.entities[object].iri,
            object_name=object,
            source=source.iri,
            evidence=evidence,
            **terms,
        )
        self.claims.append(made)
        return made

    def page(self, title: str = "Partnerships", **choices: Any) -> str:
        return render(self.claims, self.entities.values(), self.sources, day=DAY, title=title, **choices)


def partnerships() -> Corpus:
    """Three companies, two clouds and what four sources say about them."""
    made = Corpus()
    made.entity(
        "OpenAI", aliases=("Open AI",), description="Makes models.", homepage="https://openai.example"
    )
    made.entity("Microsoft", aliases=("MSFT",), homepage="https://microsoft.example")
    made.entity("Azure", "cloud-platform", aliases=("Microsoft Azure",))
    made.entity("AWS", "cloud-platform")
    made.entity("stateless OpenAI APIs", "api")
    made.entity("Oracle")
    made.entity("Müller & Söhne")
    joint = Source(
        "https://news.example/joint-statement",
        title="Joint statement",
        publisher="Example News",
        author="A. Writer",
        published=PartialDate(2026, 2, 27),
        url="https://news.example/joint-statement",
    )
    older = Source("https://old.example/2023", publisher="Old Wire", published=PartialDate(2023, 1, 23))
    table = Source("file:///deals.csv", title="Deal table", published=PartialDate(2025, 6))
    made.claim(
        "Azure",
        "exclusive-host-of",
        "stateless OpenAI APIs",
        "Azure remains the exclusive cloud provider of stateless OpenAI APIs.",
        source=joint,
        scope="stateless API calls",
        exclusive=True,
        status=Status.REAFFIRMED,
        valid_from=PartialDate(2025, 1, 21),
        valid_to=PartialDate(2026, 4, 27),
        condition="until AGI is verified",
        asserted_by="Microsoft and OpenAI",
        confidence=Confidence.HIGH,
    )
    made.claim(
        "Azure",
        "exclusive-host-of",
        "stateless OpenAI APIs",
        "Azure hosts the APIs alone",
        source=table,
        verbatim=False,
        locator="row 17, P017",
    )
    made.claim(
        "Microsoft",
        "invests-in",
        "OpenAI",
        "Microsoft invests $10 billion",
        source=older,
        amounts=(Amount.exactly(Decimal(10_000_000_000), "USD", "$10 billion"),),
    )
    made.claim("Microsoft", "partners-with", "OpenAI", "The two are partners.", source=joint)
    made.claim("OpenAI", "licenses-IP-to", "Microsoft", "The licence.", source=joint, exclusive=True)
    made.claim("Microsoft", "operates", "Azure", "Microsoft's Azure", source=older)
    made.claim(
        "Oracle",
        "provides-compute-to",
        "OpenAI",
        "Oracle may supply OpenAI, people say.",
        source=older,
        status=Status.RUMOURED,
        modality=Modality.HYPOTHETICAL,
    )
    made.claim("AWS", "hosts", "stateless OpenAI APIs", "It ended.", source=older, status=Status.ENDED)
    return made


HOSTILE = (
    "</script><script>window.hacked=1</script><img src=x onerror=window.hacked=2>"
    "\"'><svg onload=alert(3)>{{7*7}}\u2028\u2029\x00<!--"
)


def attacks() -> Corpus:
    """The same shape of graph with an attack in every text that a source could control."""
    made = Corpus()
    for name in ("__proto__", "constructor"):
        iri = Iri(name)
        made.entities[name] = Entity(
            iri,
            f"{name} {HOSTILE}",
            "organization",
            aliases=(HOSTILE,),
            description=HOSTILE,
            homepage="javascript:window.hacked=4",
            identifiers=(Iri("javascript:window.hacked=5"), Iri(f"https://example.org/{HOSTILE}")),
        )
    source = Source(
        HOSTILE, title=HOSTILE, publisher=HOSTILE, author=HOSTILE, url="data:text/html,<script>1</script>"
    )
    made.claim(
        "__proto__",
        "partners-with",
        "constructor",
        HOSTILE,
        source=source,
        scope=HOSTILE,
        condition=HOSTILE,
        asserted_by=HOSTILE,
        recorded_by=HOSTILE,
        amounts=(Amount(None, None, None, HOSTILE),),
    )
    made.claim(
        "__proto__", "partners-with", "__proto__", "itself", source=source, locator=HOSTILE, verbatim=False
    )
    return made
