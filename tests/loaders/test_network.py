"""Networks in GraphML and GEXF: each edge is a claim or a refusal, whoever drew it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from html import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pactgraph.graph.export import export_graph
from pactgraph.graph.partnership_graph import PartnershipGraph
from pactgraph.loaders.document import Document
from pactgraph.loaders.loader import Loader
from pactgraph.loaders.network.gexf import GEXF
from pactgraph.loaders.network.graphml import GRAPHML
from pactgraph.loaders.network.words import words
from pactgraph.loaders.registry import loader_for
from pactgraph.loaders.registry import read as read_address
from pactgraph.ontology.claim import Claim, Confidence
from pactgraph.ontology.entity import Entity
from pactgraph.ontology.errors import MalformedSource
from pactgraph.ontology.records import Notice, Record, Refusal
from pactgraph.ontology.source import Source
from pactgraph.ontology.vocabulary import vocabulary

KEYS = """<key id="n" for="node" attr.name="name" attr.type="string"/>
<key id="k" for="node" attr.name="type" attr.type="string"/>
<key id="r" for="edge" attr.name="relation" attr.type="string"/>
<key id="c" for="edge" attr.name="Connection" attr.type="string"/>
<key id="s" for="edge" attr.name="since" attr.type="string"/>
<key id="e" for="edge" attr.name="end date" attr.type="string"/>
<key id="p" for="edge" attr.name="percentage" attr.type="double"/>
<key id="a" for="edge" attr.name="amount" attr.type="string"/>
<key id="u" for="edge" attr.name="Source(s)" attr.type="string"/>
<key id="scope" for="edge" attr.name="scope" attr.type="string"/>
<key id="w" for="edge" attr.name="weight" attr.type="double"><default>1.0</default></key>"""


def graphml(edges: str, direction: str = "directed", nodes: str | None = None) -> Document:
    if nodes is None:
        nodes = "".join(
            f'<node id="{i}"><data key="n">{name}</data><data key="k">{kind}</data></node>'
            for i, name, kind in (
                ("1", "Alpha Corp", "company"),
                ("2", "Beta Corp", "Company"),
                ("3", "Ada", "person"),
            )
        )
    text = f"""<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml">
{KEYS}<graph edgedefault="{direction}">{nodes}{edges}</graph></graphml>"""
    return Document("net.graphml", "file:///net.graphml", text.encode())


def edge(source: str = "1", target: str = "2", extra: str = "", **data: str) -> str:
    cells = "".join(f'<data key="{key}">{escape(value)}</data>' for key, value in data.items())
    return f'<edge source="{source}" target="{target}" {extra}>{cells}</edge>'


def read(document: Document) -> list[Record]:
    loader = loader_for(document)
    return list(loader.read(document))


def claims_of(found: list[Record]) -> list[Claim]:
    return [record for record in found if isinstance(record, Claim)]


def refusals_of(found: list[Record]) -> list[Refusal]:
    return [record for record in found if isinstance(record, Refusal)]


@pytest.mark.parametrize(
    ("label", "relation", "share"),
    [
        ("25.1%", "owns", "25.1%"),
        ("100 %", "owns", "100 %"),
        ("owns 33,3%", "owns", "33,3%"),
        ("shareholder (12%)", "holds-equity-in", "12%"),
    ],
)
def test_a_label_of_an_edge_may_hold_the_share(label: str, relation: str, share: str) -> None:
    (claim,) = [r for r in GRAPHML.read(graphml(edge(r=label))) if isinstance(r, Claim)]
    assert (claim.relation, [amount.text for amount in claim.amounts]) == (relation, [share])


def test_a_percentage_of_something_unknown_is_no_ownership() -> None:
    records = list(GRAPHML.read(graphml(edge(r="growth of 5%"))))
    assert any(isinstance(record, Refusal) and "growth of 5%" in record.reason for record in records)


@pytest.mark.parametrize(
    ("word", "subject", "relation", "object_"),
    [
        ("invests-in", "Alpha Corp", "invests-in", "Beta Corp"),
        ("invests in", "Alpha Corp", "invests-in", "Beta Corp"),
        ("INVESTS_IN", "Alpha Corp", "invests-in", "Beta Corp"),
        ("investsIn", "Alpha Corp", "invests-in", "Beta Corp"),
        ("has investor", "Beta Corp", "invests-in", "Alpha Corp"),
        ("is owned by", "Beta Corp", "owns", "Alpha Corp"),
        ("has subsidiary", "Beta Corp", "subsidiary-of", "Alpha Corp"),
        ("Ownership", "Alpha Corp", "owns", "Beta Corp"),
        ("acquired by", "Beta Corp", "acquires", "Alpha Corp"),
        ("Partner", "Alpha Corp", "partners-with", "Beta Corp"),
    ],
)
def test_the_name_of_an_edge_is_matched_to_the_ontology(
    word: str, subject: str, relation: str, object_: str
) -> None:
    (claim,) = claims_of(read(graphml(edge(c=word))))
    assert (claim.subject_name, claim.relation, claim.object_name) == (subject, relation, object_)
    assert f"connection: {word}" in claim.evidence.quote and "weight: 1.0" in claim.evidence.quote


def test_dates_shares_amounts_and_addresses_of_an_edge_are_understood() -> None:
    found = read(
        graphml(
            edge(
                r="owns",
                s="2019-06",
                e="2024",
                p="49.5",
                a="1,000 USD",
                u="https://e.org/a | https://e.org/b",
            )
        )
    )
    (claim,) = claims_of(found)
    assert (str(claim.valid_from), str(claim.valid_to)) == ("2019-06", "2025")
    assert [str(amount) for amount in claim.amounts] == ["49.5 %", "1,000 USD"]
    network, cited = (record for record in found if isinstance(record, Source))
    assert (cited.url, cited.within, claim.source) == ("https://e.org/a", network.iri, cited.iri)


def test_nodes_have_kinds_and_unknown_ones_are_told() -> None:
    nodes = "".join(
        f'<node id="{kind}"><data key="n">{kind.title()} Inc</data><data key="k">{kind}</data></node>'
        for kind in ("company", "individual", "model", "zebra")
    )
    found = read(graphml("", nodes=nodes))
    kinds = {record.name: record.kind for record in found if isinstance(record, Entity)}
    assert kinds == {
        "Company Inc": "organization",
        "Individual Inc": "person",
        "Model Inc": "ai-model",
        "Zebra Inc": "entity",
    }
    (notice,) = (record for record in found if isinstance(record, Notice))
    assert "1 'zebra'" in notice.message


def test_nodes_of_one_name_stay_two_and_known_names_meet_the_catalogue() -> None:
    nodes = "".join(
        f'<node id="{i}"><data key="n">{name}</data></node>'
        for i, name in (("1", "Acme"), ("2", "Acme"), ("3", "Microsoft"))
    )
    found = read(graphml(edge("1", "3", r="owns") + edge("2", "3", r="owns"), nodes=nodes))
    assert len({claim.subject for claim in claims_of(found)}) == 2
    assert {claim.object for claim in claims_of(found)} == {"https://w3id.org/pactgraph/entity/microsoft"}


@pytest.mark.parametrize(
    ("edges", "direction", "reason"),
    [
        (edge(r="likes"), "directed", "'likes' is no relation"),
        (edge(c="Subsidiary"), "directed", "'Subsidiary' is no relation"),
        (edge(), "directed", "names no relation"),
        (edge(target="9", r="owns"), "directed", "no node '9'"),
        (edge(target="1", r="owns"), "directed", "same entity"),
        (edge(r="owns", s="3201-10-21"), "directed", "the year 3201"),
        (edge(r="owns", p="half"), "directed", "'half' is not a number"),
        (edge(r="hosts") * 2, "directed", "stands in the file already"),
        (
            '<hyperedge><endpoint node="1"/><endpoint node="2"/></hyperedge>',
            "directed",
            "any number of nodes",
        ),
    ],
)
def test_an_edge_that_is_no_claim_is_refused_with_its_place(edges: str, direction: str, reason: str) -> None:
    (refusal,) = refusals_of(read(graphml(edges, direction)))
    assert reason in refusal.reason and "line" in refusal.place and refusal.content


def test_an_edge_without_direction_is_turned_as_its_ends_demand() -> None:
    found = read(graphml(edge("1", "3", c="director") + edge("1", "2", c="partner"), "undirected"))
    director, partner = claims_of(found)
    assert (director.subject_name, director.object_name) == ("Ada", "Alpha Corp")
    assert (director.confidence, partner.confidence) == (Confidence.MEDIUM, None)


@pytest.mark.parametrize(
    ("drawn", "direction", "scope"),
    [
        (edge("1", "2", r="owns", p="51"), "undirected", "owns; direction not stated"),
        (edge("1", "2", r="owns", extra='directed="false"'), "directed", "owns; direction not stated"),
        (edge("1", "2", c="has investor"), "undirected", "invests in; direction not stated"),
        (edge("1", "2", r="owns", scope="A shares"), "undirected", "owns A shares; direction not stated"),
    ],
)
def test_an_edge_without_the_direction_it_needs_is_a_link_that_says_so(
    drawn: str, direction: str, scope: str
) -> None:
    found = read(graphml(drawn, direction))
    (claim,) = claims_of(found)
    assert (claim.subject_name, claim.relation, claim.object_name) == (
        "Alpha Corp",
        "related-to",
        "Beta Corp",
    )
    assert (claim.scope, claim.confidence) == (scope, None)
    assert claim.evidence.quote.startswith("1 -- 2") and not refusals_of(found)
    assert [amount.text for amount in claim.amounts] == re.findall("51", drawn)
    (notice,) = (record.message for record in found if isinstance(record, Notice))
    assert notice.startswith("1 edge has no direction") and "--directed" in notice and "line 12" in notice


@pytest.mark.parametrize(
    ("word", "subject"), [("owns", "Alpha Corp"), ("has investor", "Beta Corp"), ("partner", "Alpha Corp")]
)
def test_edges_without_direction_are_read_from_source_to_target_where_that_is_asked_for(
    word: str, subject: str
) -> None:
    found = read(replace(graphml(edge("1", "2", c=word), "undirected"), edges_as_drawn=True))
    (claim,) = claims_of(found)
    assert (claim.subject_name, claim.relation) == (subject, words().relation(word)[0])  # type: ignore[index]
    notices = [record.message for record in found if isinstance(record, Notice)]
    if word == "partner":
        assert claim.confidence is None and notices == []
    else:
        assert claim.confidence is Confidence.MEDIUM and "from source to target" in notices[0]
        assert claim.evidence.quote.endswith("direction: from source to target, as asked")


@pytest.mark.parametrize(
    ("arrows", "subject"),
    [
        ('source="none" target="standard"', "Alpha"),
        ('source="standard" target="none"', "Beta"),
        ('source="none" target="none"', None),
    ],
)
def test_drawings_of_yed_are_read_by_their_labels_and_arrows(arrows: str, subject: str | None) -> None:
    nodes = "".join(
        f'<node id="n{i}"><data key="d6"><y:ShapeNode><y:Geometry height="30"/>'
        f"<y:NodeLabel>{name}</y:NodeLabel></y:ShapeNode></data></node>"
        for i, name in enumerate(("Alpha", "Beta"))
    )
    drawn = (
        '<edge source="n0" target="n1"><data key="d9"><y:PolyLineEdge>'
        f"<y:Arrows {arrows}/><y:EdgeLabel>invests in</y:EdgeLabel></y:PolyLineEdge></data></edge>"
    )
    found = read(graphml(drawn, nodes=nodes))
    if subject is None:
        assert [claim.scope for claim in claims_of(found)] == ["invests in; direction not stated"]
    else:
        assert [claim.subject_name for claim in claims_of(found)] == [subject]


def test_edges_may_come_before_nodes() -> None:
    text = graphml("").content
    assert isinstance(text, bytes)
    turned = text.replace(
        b'<graph edgedefault="directed">', b'<graph edgedefault="directed">' + edge(r="owns").encode()
    )
    assert len(claims_of(read(Document("net.graphml", "file:///net.graphml", turned)))) == 1


GEXF_TEXT = """<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2"><graph defaultedgetype="directed">
<attributes class="node"><attribute id="0" title="type" type="string"/></attributes>
<attributes class="edge"><attribute id="0" title="Relation" type="string"/></attributes>
<nodes><node id="1" label="Alpha"><attvalues><attvalue for="0" value="company"/></attvalues></node>
<node id="2" label="Beta"/></nodes>
<edges><edge id="0" source="1" target="2" start="2019" end="2021">
<attvalues><attvalue for="0" value="invests in"/></attvalues></edge>
<edge id="1" source="2" target="1" label="competes with" type="undirected"/>
<edge id="2" source="2" target="1" label="sees"/></edges></graph></gexf>"""


def test_gexf_is_read_with_its_attributes_and_times() -> None:
    found = read(Document("net.gexf", "file:///net.gexf", GEXF_TEXT.encode()))
    invests, competes = claims_of(found)
    assert (invests.subject_name, invests.relation) == ("Alpha", "invests-in")
    assert (str(invests.valid_from), str(invests.valid_to)) == ("2019", "2022")
    assert competes.relation == "competes-with"
    assert "'sees' is no relation" in refusals_of(found)[0].reason


def test_an_undirected_edge_of_gexf_keeps_that_its_direction_is_not_stated() -> None:
    text = GEXF_TEXT.replace('defaultedgetype="directed"', "")
    invests, competes = claims_of(read(Document("net.gexf", "file:///net.gexf", text.encode())))
    assert (invests.relation, invests.scope) == ("related-to", "invests in; direction not stated")
    assert (competes.relation, competes.scope) == ("competes-with", None)


def parts(claim: Claim) -> tuple[object, ...]:
    return (
        claim.subject, claim.relation, claim.object, str(claim.scope), claim.exclusive, claim.modality,
        claim.status, claim.valid_from, claim.valid_to, claim.condition, claim.asserted_by, claim.confidence,
        claim.evidence.quote, tuple(map(str, claim.amounts)),
    )  # fmt: skip


def test_the_network_that_pactgraph_writes_comes_back() -> None:
    before = list(read_address("pactgraph:reference"))
    graph = PartnershipGraph()
    graph.load_records(before)
    written = Document("ours.graphml", "file:///ours.graphml", export_graph(graph, "graphml"))
    found = read(written)
    assert not refusals_of(found)
    assert Counter(map(parts, claims_of(found))) == Counter(parts(c) for c in graph.snapshot.claims.values())
    kinds = {entity.iri: entity.kind for entity in found if isinstance(entity, Entity)}
    assert kinds == {iri: graph.snapshot.entities[iri].kind for iri in kinds}


def test_the_words_for_relations_and_kinds_are_those_of_the_ontology() -> None:
    assert {name for name, _ in words().relations.values()} <= set(vocabulary().relations)
    assert set(words().kinds.values()) <= set(vocabulary().kinds)
    for relation in vocabulary().relations.values():
        assert words().relation(relation.name) == words().relation(relation.label) == (relation.name, False)


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["1", "2", "3", "9"]),
            st.sampled_from(["1", "2", "3"]),
            st.sampled_from(["owns", "partner", "director", "Subsidiary", "hosts", ""]),
        ),
        max_size=10,
    ),
    st.sampled_from(["directed", "undirected"]),
)
def test_edges_in_are_claims_out_plus_refused(edges: list[tuple[str, str, str]], direction: str) -> None:
    found = read(graphml("".join(edge(s, t, c=word) for s, t, word in edges), direction))
    assert len(edges) == len(claims_of(found)) + len(refusals_of(found))


@pytest.mark.parametrize("loader", [GRAPHML, GEXF])
def test_a_network_that_declares_entities_is_refused(loader: Loader) -> None:
    root = loader.name
    text = f'<!DOCTYPE {root} [<!ENTITY a "b">]><{root}><graph><node id="&a;"/></graph></{root}>'
    document = Document(f"x.{root}", "file:///x", text.encode())
    with pytest.raises(MalformedSource, match="declares a document type"):
        list(loader.read(document))
