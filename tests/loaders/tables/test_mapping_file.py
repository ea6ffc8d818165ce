"""Mapping files: what they may say, and errors that point at the line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactgraph.loaders.cell_amounts import Unit
from pactgraph.loaders.document import read_file
from pactgraph.loaders.mapping.choice import beside, shipped_mappings
from pactgraph.loaders.mapping.mapping_file import parse_mapping, read_mapping
from pactgraph.loaders.mapping.model import Outcome, Values
from pactgraph.loaders.tabular import Layout
from pactgraph.ontology.claim import Confidence, Status
from pactgraph.ontology.errors import MalformedSource, UnreadableSource

LEAST = "claims:\n- subject: a\n  relation: owns\n  object: b\n"


def test_the_least_mapping() -> None:
    (block,) = parse_mapping(LEAST, "m.yaml").blocks
    assert block.subject.columns == ("a",) and block.relation == (Outcome("owns"),)


def test_what_a_mapping_may_say() -> None:
    mapping = parse_mapping(
        """
        name: Deals
        table: {delimiter: tab, header: 3, sheet: S, rows: data.edges}
        cells: {separators: [","], marks: {"#likely": medium}, no-party: [Cloud]}
        defaults:
          status: {column: state, values: {signed: definitive, "*talk*": rumoured}, otherwise: reported}
        claims:
        - subject: {columns: [a, b], kind: organization, identifiers: {lei: LEI}}
          relation: {column: kind, values: {buys: acquires, sells: {relation: acquires, inverted: true}}}
          object: {named-in: notes}
          amounts: ["cost (USD bn)", {column: n, unit: GPUs, scale: millions, at-most: true}]
          confidence: high
        """,
        "m.yaml",
    )
    (block,) = mapping.blocks
    assert mapping.layout == Layout(delimiter="\t", header=3, sheet="S", rows="data.edges")
    assert mapping.words.marks == {"#likely": Confidence.MEDIUM} and mapping.words.no_party == {"cloud"}
    assert isinstance(block.status, Values) and block.status.of("late talks") is Status.RUMOURED
    assert isinstance(block.relation, Values) and block.relation.of("SELLS") == (
        Outcome("acquires", inverted=True),
    )
    assert [column.unit for column in block.amounts] == [Unit("USD", 9), Unit("GPUs", 6)]
    assert [column.at_most for column in block.amounts] == [False, True]
    assert block.confidence is Confidence.HIGH


def test_the_names_of_shown_claims_are_understood_as_well() -> None:
    usual = parse_mapping(
        "claims:\n- subject: a\n  relation: {column: k, values: {x: {relation: owns}}}\n  object: b\n"
        "  asserted-by: c\n  status: letter-of-intent\n  dates: {valid-from: d, valid-to: e}\n",
        "m.yaml",
    )
    as_shown = parse_mapping(
        "claims:\n- subject: a\n  predicate: {column: k, values: {x: {predicate: owns}}}\n  object: b\n"
        "  asserted_by: c\n  status: letter_of_intent\n  dates: {valid_from: d, valid_to: e}\n",
        "m.yaml",
    )
    assert as_shown.mentions == usual.mentions
    for part in ("relation", "asserted_by", "status", "dates"):
        assert getattr(as_shown.blocks[0], part) == getattr(usual.blocks[0], part)


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("claims:\n- subject: a\n  relation: owns\n", 2, "no `object:`"),
        ("name: x\n", 1, "needs `claims:`"),
        ("", None, "the mapping is empty"),
        ("claims: [\n", 2, "not YAML"),
        ("\tclaims:\n", 1, "not YAML"),
        (LEAST.replace("object", "objekt"), 4, "'objekt' is not known here; did you mean 'object'?"),
        (LEAST.replace("owns", "ownz-of"), 3, "'ownz-of' is not a relation"),
        (LEAST + "  status: {column: s, values: {x: signd}}\n", 5, "'signd' is none of rumoured"),
        (LEAST + "  dates:\n    closing: d\n", 6, "'closing' is none of reported, announced"),
        (
            LEAST + "  dates: {closed: {column: d, order: dmy}}\n",
            5,
            "'dmy' is none of day-first, month-first",
        ),
        (LEAST + "  amounts: [{column: x, scale: gazillions}]\n", 5, "'gazillions' is none of thousands"),
        (LEAST.replace("object: b", "object: {column: b, kind: firm}"), 4, "'firm' is none of the kinds"),
        (LEAST.replace("object: b", "object: {kind: person}"), 4, "an end is said by one of column"),
        (LEAST.replace("object: b", "object: {column: b, identifiers: {vat: x}}"), 4, "'vat' is none of"),
        (LEAST + "leave-out:\n- {column: x, values: [y]}\n", 6, "no `reason:`"),
        (LEAST + "leave-out:\n- {column: x, reason: y}\n", 6, "either the `values:`"),
        (LEAST + "claims: []\n", 5, "'claims' stands here twice"),
        (LEAST + "  predicate: owns\n", 5, "'relation' and 'predicate' are one: it stands here twice"),
        (LEAST + "table: {header: first}\n", 5, "'first' is not a whole number"),
        (LEAST + "table: {delimiter: ';;'}\n", 5, "a delimiter is one sign"),
        (LEAST.replace("owns", "{cases: [{relation: owns}]}"), 3, "says `when:` it counts"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(text: str, line: int | None, problem: str) -> None:
    with pytest.raises(MalformedSource) as raised:
        parse_mapping(text, "deals.mapping.yaml")
    assert problem in str(raised.value)
    assert raised.value.name == "deals.mapping.yaml" and raised.value.line == line


@given(st.text(max_size=200))
def test_any_text_is_a_mapping_or_refused(text: str) -> None:
    try:
        parse_mapping(text, "m.yaml")
    except MalformedSource as error:
        assert str(error).startswith("m.yaml")


def test_a_file_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    with pytest.raises(UnreadableSource, match="No such file"):
        read_mapping(tmp_path / "none.yaml")
    (tmp_path / "latin.yaml").write_bytes("name: Größe\n".encode("latin-1"))
    with pytest.raises(UnreadableSource, match="UTF-8"):
        read_mapping(tmp_path / "latin.yaml")


def test_the_shipped_mappings_know_their_tables_by_columns_that_they_read() -> None:
    assert {mapping.name for mapping in shipped_mappings()} == {
        "AI Loop deals", "AI Loop edges", "AI Loop supply", "Crunchbase acquisitions",
        "Epoch AI GPU clusters",
        "Epoch AI data centers", "Epoch AI funding rounds", "TrumpWorld",
    }  # fmt: skip
    for mapping in shipped_mappings():
        assert len(mapping.signature) >= 3 + 2 * (mapping.layout.rows is None)


def test_the_mapping_of_another_program_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "gifts.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    path = tmp_path / "gifts.mapping.yml"
    path.write_text("gifts:\n  queries:\n  - csv_url: gifts.csv\n", encoding="utf-8")
    assert beside(read_file(tmp_path / "gifts.csv")) is None
    path.write_text(LEAST, encoding="utf-8")
    assert beside(read_file(tmp_path / "gifts.csv")) == path
    path.write_text("claims: [", encoding="utf-8")  # meant, but broken: its reader says so
    assert beside(read_file(tmp_path / "gifts.csv")) == path


def test_the_examples_of_the_page_are_mappings() -> None:
    page = (Path(__file__).parents[3] / "docs" / "tables.md").read_text(encoding="utf-8")
    whole, *relations = re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)
    assert parse_mapping(whole, "page").blocks and relations
    for relation in relations:
        parse_mapping("claims:\n- subject: a\n  object: b\n" + relation, "page")
