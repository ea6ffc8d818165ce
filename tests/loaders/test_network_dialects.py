"""Networks in GML and in the dialects of JSON: one network says the same, however it is written."""

from __future__ import annotations

import json
from typing import Any

import networkx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pactgraph.loaders.document import Document
from pactgraph.loaders.loader import Loader
from pactgraph.loaders.network.gml import GML
from pactgraph.loaders.network.json_graph import JSON_GRAPH
from pactgraph.loaders.registry import loader_for
from pactgraph.ontology.errors import MalformedSource
from tests.loaders.reading import Reading

FACTS = {("Borealis Bank", "owns", "Halcyon Labs"), ("Zenith Robotics", "supplies", "Halcyon Labs")}


def read(text: str, name: str = "net.json", loader: Loader = JSON_GRAPH) -> Reading:
    document = Document(name, f"file:///{name}", text.encode())
    assert loader_for(document).name == loader.name
    found = Reading(list(loader.read(document)))
    found.check_order()
    return found


def read_json(value: Any) -> Reading:
    return read(json.dumps(value))


NODES = [
    {"id": "b", "label": "Borealis Bank"},
    {"id": "h", "label": "Halcyon Labs"},
    {"id": "z", "label": "Zenith Robotics"},
]
EDGES = [
    {"source": "b", "target": "h", "label": "owns 51%"},
    {"source": "z", "target": "h", "label": "supplier"},
]
BY_PLACE = [{"source": 0, "target": 1, "type": "owns 51%"}, {"source": 2, "target": 1, "type": "supplier"}]
BY_NAME = [
    {"from": "Borealis Bank", "to": "Halcyon Labs", "label": "owns 51%"},
    {"from": "Halcyon Labs", "to": "Zenith Robotics", "label": "supplier", "arrows": "from"},
]


@pytest.mark.parametrize(
    "value",
    [
        pytest.param({"nodes": NODES, "links": EDGES}, id="d3"),
        pytest.param({"nodes": [{"name": n["label"]} for n in NODES], "links": BY_PLACE}, id="d3, by place"),
        pytest.param({"nodes": NODES, "edges": BY_NAME}, id="vis.js"),
        pytest.param({"directed": True, "graph": {}, "nodes": NODES, "edges": EDGES}, id="networkx"),
        pytest.param(
            {"elements": {"nodes": [{"data": n} for n in NODES], "edges": [{"data": e} for e in EDGES]}},
            id="Cytoscape",
        ),
        pytest.param([{"data": part} for part in (*NODES, *EDGES)], id="Cytoscape.js, one list"),
        pytest.param({"elements": [{"data": part} for part in (*NODES, *EDGES)]}, id="Cytoscape.js, mixed"),
        pytest.param(
            {"graph": {"nodes": {n["id"]: {"label": n["label"]} for n in NODES}, "edges": EDGES}},
            id="JSON Graph",
        ),
        pytest.param(
            {
                "nodes": [{"key": n["id"], "attributes": n} for n in NODES],
                "edges": [{"source": e["source"], "target": e["target"], "attributes": e} for e in EDGES],
            },
            id="sigma.js",
        ),
        pytest.param(
            {
                "nodes": NODES,
                "edges": [{"src_id": e["source"], "dst_id": e["target"], "type": e["label"]} for e in EDGES],
            },
            id="ids of other names",
        ),
        pytest.param(
            {"nodes": NODES, "links": [{**e, "source": {"id": e["source"]}} for e in EDGES]},
            id="d3, after it was drawn",
        ),
    ],
)  # fmt: skip
def test_every_dialect_says_the_same(value: Any) -> None:
    found = read_json(value)
    assert found.facts() == FACTS
    assert not found.refusals
    (share,) = (amount for claim in found.claims for amount in claim.amounts)
    assert (str(share.low), share.unit) == ("51", "%")


GML_TEXT = """Creator "somebody"
# a remark
graph
[
  directed 1
  node [ id 0 label "Borealis Bank" graphics [ x 1.5 fill "#ff0000" ] ]
  node [ id 1 label "Halcyon
Labs" ]
  node [ id 2 label "Zenith &#82;obotics" ]
  edge [ source 0 target 1 label "owns 51%" start "2024-03" value 1.0 ]
  edge [ source 2 target 1 label "supplier" ]
  edge [ source 2 target 0 ]
]
"""


def test_gml_says_the_same() -> None:
    found = read(GML_TEXT, "net.gml", GML)
    assert found.facts() == FACTS
    owns = next(claim for claim in found.claims if claim.relation == "owns")
    assert str(owns.valid_from) == "2024-03"
    assert owns.evidence.locator == "edge 1 at line 10"
    # a bare value is how thick the line is
    assert [amount.unit for amount in owns.amounts] == ["%"]
    assert found.reasons == ["the edge names no relation; give it an attribute 'relation'"]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("graph [ node [ id 0 label ] ]", "a name without a value"),
        ("graph [ node [ id 0 ", "closing bracket is missing"),
        ('graph [ node [ id 0 label "Acme ] ]', "closing quote is missing"),
        ("graph [ " + "a [ " * 40, "nest too deep"),
    ],
)
def test_broken_gml_says_where(text: str, problem: str) -> None:
    with pytest.raises(MalformedSource, match=problem):
        read(text, "net.gml", GML)


def test_a_network_without_edges_says_so() -> None:
    with pytest.raises(MalformedSource, match="no list of edges"):
        read_json({"nodes": NODES})


def test_a_range_of_shares_keeps_its_bounds() -> None:
    edge = {"src_id": "b", "dst_id": "h", "type": "SHAREHOLDER_OF", "positions": ["Owns 75-100% of shares"]}
    claim = read_json({"nodes": NODES, "edges": [edge]}).claim
    assert (claim.relation, claim.scope) == ("holds-equity-in", "Owns 75-100% of shares")
    (share,) = claim.amounts
    assert (str(share.low), str(share.high), share.text) == ("75", "100", "75-100%")


def test_what_two_nodes_are_called_names_neither() -> None:
    twins = [{"id": "x", "label": "Jo Doe"}, {"id": "y", "label": "Jo Doe"}, NODES[0]]
    found = read_json({"nodes": twins, "links": [{"source": "Jo Doe", "target": "b", "label": "director"}]})
    assert found.reasons == ["there is no node 'Jo Doe'"]


@pytest.mark.parametrize("flag", [{"directed": False}, {"options": {"type": "undirected"}}])
def test_undirected_edges_are_settled_by_kinds_or_kept_without_direction(flag: dict[str, Any]) -> None:
    nodes = [
        {"id": "p", "label": "Jo Doe", "type": "person"},
        {**NODES[0], "type": "company"},
        {**NODES[1], "type": "company"},
    ]
    edges = [
        {"source": "b", "target": "p", "label": "director"},
        {"source": "b", "target": "h", "label": "owns"},
    ]
    found = read_json({**flag, "nodes": nodes, "edges": edges})
    assert found.facts() == {
        ("Jo Doe", "board-member-of", "Borealis Bank"),
        ("Borealis Bank", "related-to", "Halcyon Labs"),  # who owns whom is not stated
    }


def test_json_of_other_formats_is_not_taken() -> None:
    for value in ({"nodes": "none"}, {"data": [{"id": 1}]}, [{"id": "Q1"}], {"id": "a", "schema": "Company"}):
        assert not JSON_GRAPH.recognises(Document("a.json", "a", json.dumps(value).encode()))


def test_no_json_says_so() -> None:
    with pytest.raises(MalformedSource, match="not JSON"):
        read('{"nodes": [{"id": 1}], "edges": [}')


names = st.text("abcdefgh ÄÖ&\"'[]", min_size=1, max_size=12).map(str.strip).filter(bool)
graphs = st.lists(names, min_size=2, max_size=5, unique_by=str.casefold).flatmap(
    lambda found: st.tuples(
        st.just(found),
        st.lists(
            st.tuples(
                st.sampled_from(found), st.sampled_from(found), st.sampled_from(["owns", "invests in"])
            ),
            max_size=4,
            unique_by=lambda edge: edge[:2],
        ),
    )
)


@settings(max_examples=40, deadline=None)
@given(graphs)
def test_what_networkx_writes_is_the_same_in_gml_and_json(
    drawn: tuple[list[str], list[tuple[str, str, str]]],
) -> None:
    nodes, edges = drawn
    graph: networkx.DiGraph[str] = networkx.DiGraph()
    graph.add_nodes_from(nodes)
    graph.add_edges_from((source, target, {"relation": label}) for source, target, label in edges)
    gml = Reading(list(GML.read(Document("n", "n", "\n".join(networkx.generate_gml(graph)).encode()))))
    written = json.dumps(networkx.node_link_data(graph, edges="edges"))
    linked = Reading(list(JSON_GRAPH.read(Document("n", "n", written.encode()))))
    expected = len([1 for source, target, _ in edges if source != target])
    assert len(gml.claims) == len(linked.claims) <= expected
    assert gml.facts() == linked.facts()
    assert len(gml.claims) + len(gml.refusals) == len(edges)


def test_a_node_that_is_called_nothing_is_counted() -> None:
    found = read('graph [ node [ ] node [ id 1 label "Acme" ] ]', "net.gml", GML)
    assert found.notices == ["1 nodes have neither identifier nor name"]
    assert [entity.name for entity in found.entities.values()] == ["Acme"]
