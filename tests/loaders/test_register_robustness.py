"""Whatever stands in a register's file, it is read, refused piece by piece, or refused as a whole."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pactgraph.loaders.document import Document
from pactgraph.loaders.followthemoney import FOLLOW_THE_MONEY
from pactgraph.loaders.gleif.loader import GLEIF
from pactgraph.loaders.loader import Loader
from pactgraph.loaders.network.gexf import GEXF
from pactgraph.loaders.network.gml import GML
from pactgraph.loaders.network.graphml import GRAPHML
from pactgraph.loaders.network.json_graph import JSON_GRAPH
from pactgraph.loaders.opencorporates import OPENCORPORATES
from pactgraph.loaders.psc import PSC
from pactgraph.loaders.sec.companies import SEC_COMPANIES
from pactgraph.loaders.sec.exhibit21 import EXHIBIT_21
from pactgraph.loaders.sec.header import SEC_HEADER
from pactgraph.loaders.sec.holdings import HOLDINGS
from pactgraph.loaders.sec.schedule13 import SCHEDULE_13
from pactgraph.loaders.sec.schedule_pages import SCHEDULE_PAGES
from pactgraph.ontology.claim import Claim
from pactgraph.ontology.entity import Entity
from pactgraph.ontology.errors import UnreadableSource
from pactgraph.ontology.source import Source


def read_or_refuse(loader: Loader, name: str, data: bytes) -> None:
    document = Document(name, f"file:///{name}", data)
    loader.recognises(document)
    given_so_far: set[str] = set()
    try:
        for record in loader.read(document):
            if isinstance(record, Source | Entity):
                given_so_far.add(record.iri)
            elif isinstance(record, Claim):
                assert {record.source, record.subject, record.object} <= given_so_far
    except UnreadableSource as error:
        assert name in str(error)


@pytest.mark.parametrize(
    ("loader", "name"),
    [(GLEIF, "a.xml"), (GLEIF, "a.json"), (SCHEDULE_13, "a.xml"), (SEC_COMPANIES, "a.json"),
     (SEC_HEADER, "a.txt"), (EXHIBIT_21, "a.html"), (GRAPHML, "a.graphml"), (GEXF, "a.gexf"),
     (GML, "a.gml"), (JSON_GRAPH, "a.json"), (HOLDINGS, "a.xml"), (OPENCORPORATES, "a.json"),
     (FOLLOW_THE_MONEY, "a.csv"), (PSC, "a.json"), (SCHEDULE_PAGES, "a.txt")],
)  # fmt: skip
@settings(max_examples=25, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes(loader: Loader, name: str, data: bytes) -> None:
    read_or_refuse(loader, name, data)


WORDS = st.sampled_from(
    [
        "",
        "LEI",
        "5493000000000000CH01",
        "2020-01-01",
        "IS_SUBFUND_OF",
        "8.5",
        "100%",
        "Alpha Inc.",
        "(1)",
        "x",
        "NULL",
    ]
)
MEMBERS = st.sampled_from([
    "LEI", "Entity", "LegalName", "Relationship", "StartNode", "EndNode", "NodeID", "RelationshipType",
    "RelationshipPeriods", "Registration", "ExceptionCategory", "ExceptionReason", "cik", "name",
    "formerNames", "tickers", "addresses", "filings", "fields", "data", "$", "nodes", "source", "target",
    "id", "label", "elements", "results", "responses", "schema", "properties", "company", "officer",
    "officers", "company_number", "jurisdiction_code", "attributes", "type", "items", "appointed_to", "links",
])  # fmt: skip
TREES: st.SearchStrategy[Any] = st.recursive(
    WORDS | st.none() | st.integers() | st.booleans(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(MEMBERS, inner, max_size=5),
    max_leaves=12,
)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(TREES, max_size=3),
    st.sampled_from(['"LEI" "LegalName"', '"StartNode" "EndNode"', '"ExceptionCategory"']),
)
def test_any_json_of_a_register(records: list[Any], marks: str) -> None:
    text = json.dumps([marks.replace('"', ""), *records])
    head = "[" + json.dumps(dict.fromkeys(marks.replace('"', "").split(), 1)) + ", " + text[1:]
    read_or_refuse(GLEIF, "a.json", head.encode())


@settings(max_examples=40, deadline=None)
@given(TREES)
def test_any_json_of_the_sec(tree: Any) -> None:
    read_or_refuse(SEC_COMPANIES, "a.json", json.dumps(tree).encode())


@pytest.mark.parametrize("loader", [JSON_GRAPH, OPENCORPORATES, FOLLOW_THE_MONEY, PSC, GLEIF])
@settings(max_examples=40, deadline=None)
@given(TREES)
def test_any_json_of_the_right_members(loader: Loader, tree: Any) -> None:
    read_or_refuse(loader, "a.json", json.dumps(tree).encode())
    answer = {
        "data": {"type": "lei-records"},
        "api_version": "1",
        "results": tree,
        "nodes": tree,
        "edges": tree,
    }
    read_or_refuse(loader, "a.json", json.dumps(answer).encode())


LISTS = st.sampled_from(
    [
        "graph [",
        "node [",
        "edge [",
        "]",
        "id 1",
        "source 1",
        "target 1",
        'label "owns"',
        "directed 1",
        '"',
        "#",
    ]
)


@settings(max_examples=80, deadline=None)
@given(st.lists(LISTS, max_size=25))
def test_any_lists_of_gml(pieces: list[str]) -> None:
    read_or_refuse(GML, "a.gml", ("graph [ " + "\n".join(pieces)).encode())


CELLS = st.sampled_from(
    ["", "a", "b", "id", "name", "owner", "asset", "Company", "Ownership", "t", '"', "x\ny"]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(CELLS, min_size=4, max_size=7), max_size=6))
def test_any_rows_of_statements(rows: list[list[str]]) -> None:
    lines = ["canonical_id,entity_id,prop,schema,value,external", *(",".join(row) for row in rows)]
    read_or_refuse(FOLLOW_THE_MONEY, "a.csv", "\n".join(lines).encode())


TAGS = st.sampled_from(
    ["<DOCUMENT>", "<TYPE>8-K", "<TYPE>SC 13D", "<TYPE>INFORMATION TABLE", "<TYPE>EX-99", "<TEXT>",
     "</TEXT>", "</DOCUMENT>", "<XML>", "NAME OF REPORTING PERSON", "Fund LP", "PERCENT OF CLASS", "5%",
     "<html><p>x</p>",
     "AGGREGATE AMOUNT BENEFICIALLY OWNED", "12,3", "FILER:", "SUBJECT COMPANY:", "CENTRAL INDEX KEY: 7"]
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(TAGS, max_size=25))
def test_any_submission_of_the_right_tags(pieces: list[str]) -> None:
    read_or_refuse(SEC_HEADER, "a.txt", ("FILER:\nCENTRAL INDEX KEY: 8\n" + "\n".join(pieces)).encode())


ELEMENTS = st.sampled_from([
    "LEIRecord", "LEI", "Entity", "LegalName", "Exception", "RelationshipRecord", "Relationship",
    "StartNode", "NodeID", "formData", "coverPageHeader", "issuerInfo", "issuerName", "issuerCIK",
    "reportingPersons", "reportingPersonInfo", "percentOfClass", "reportingPersonName", "node",
    "edge", "data", "key", "graph", "attvalue", "hyperedge", "dateOfEvent", "infoTable", "cusip",
    "nameOfIssuer",
    "shrsOrPrnAmt", "sshPrnamt", "value", "coverPage", "filingManager",
])  # fmt: skip
MARKUP: st.SearchStrategy[str] = st.recursive(
    WORDS,
    lambda inner: st.builds(
        lambda name, parts: f'<{name} id="1" source="1" target="1" key="1">{"".join(parts)}</{name}>',
        ELEMENTS,
        st.lists(inner, max_size=4),
    ),
    max_leaves=15,
)


@pytest.mark.parametrize(
    ("loader", "root"),
    [(GLEIF, "LEIData"), (GLEIF, "RelationshipData"), (GLEIF, "ReportingExceptionData"),
     (SCHEDULE_13, "edgarSubmission"), (GRAPHML, "graphml"), (GEXF, "gexf"), (HOLDINGS, "informationTable"),
     (HOLDINGS, "edgarSubmission")],
)  # fmt: skip
@settings(max_examples=25, deadline=None)
@given(st.lists(MARKUP, max_size=4))
def test_any_xml_of_the_right_elements(loader: Loader, root: str, parts: list[str]) -> None:
    read_or_refuse(loader, "a.xml", f"<{root}>{''.join(parts)}</{root}>".encode())


PIECES = st.sampled_from([
    "<p>", "</p>", "<table>", "<tr>", "<td>", "</td>", "</table>", "<br>", "<sup>1</sup>", "<ul><li>",
    "<pre>", "</pre>", "Alpha Inc.", "Delaware", "100%", "Subsidiaries of", "One Corp.", "(1)", "- ",
    "&nbsp;&nbsp;&nbsp;&nbsp;", "....", "\n", "Name", "Jurisdiction", "<td colspan=9>",
    '<td style="padding-left:9pt">', '<td style="display:none">', "<!-- x -->",
])  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(st.lists(PIECES, max_size=40))
def test_any_page_of_the_right_pieces(pieces: list[str]) -> None:
    read_or_refuse(EXHIBIT_21, "a.html", ("<html><p>Exhibit 21</p>" + "".join(pieces)).encode())
    read_or_refuse(EXHIBIT_21, "a.txt", ("EXHIBIT 21\n" + " ".join(pieces)).encode())
