"""XML of any length passes one record at a time, and nothing in it reaches further than the file."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pactgraph.loaders.document import Document
from pactgraph.loaders.json_records import json_records
from pactgraph.loaders.xml_records import root_name, xml_records
from pactgraph.ontology.errors import MalformedSource

LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 9))

HOSTILE = {
    "billion laughs": f'<!DOCTYPE a [<!ENTITY l0 "ha">{LAUGHS}]><all><one>&l8;</one></all>',
    "billion laughs in an attribute": f'<!DOCTYPE a [<!ENTITY l0 "ha">{LAUGHS}]><all x="&l8;"><one/></all>',
    "external entity": '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><all><one>&x;</one></all>',
    "external DTD": '<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd"><all><one/></all>',
    "harmless DTD": "<!DOCTYPE all [<!ELEMENT all ANY>]><all><one/></all>",
    "not closed": "<all><one>1</one>",
    "no XML": "LEI,name\n",
}


def xml(text: str) -> Document:
    return Document("a.xml", "file:///a.xml", text.encode())


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_and_broken_xml_is_refused_with_its_line(text: str) -> None:
    with pytest.raises(MalformedSource, match=r"a\.xml, line 1"):
        list(xml_records(xml(text), {"one"}))


@settings(deadline=None)
@given(st.lists(st.text(st.characters(codec="utf-8", categories=("L", "N")), min_size=1), max_size=20))
def test_every_record_comes_once_and_in_order(values: list[str]) -> None:
    body = "".join(f"<one><v>{value}</v></one>\n" for value in values)
    found = list(xml_records(xml(f"<all>\n{body}</all>"), {"one"}))
    assert len(found) == len(values)
    read = [r.element[0].text for r in xml_records(xml(f"<all>{body}</all>"), {"one"}) if len(r.element)]
    assert read == values
    assert [record.line for record in found] == list(range(2, len(values) + 2))


def test_what_was_read_is_forgotten() -> None:
    text = "<all>" + "<one><v>x</v></one>" * 20_000 + "</all>"
    kept = 0
    for record in xml_records(xml(text), {"one"}):
        kept = max(kept, len(record.element.getparent()))
    assert kept < 5_000  # a block is parsed ahead


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (b"<a/>", "a"),
        (b"<?xml version='1.0'?>\n<!-- <b> --><n:a xmlns:n='urn:n' x='1'><c>", "a"),
        (b"\xef\xbb\xbf<a>", "a"),
        (b"", ""),
        (b"no", ""),
    ],
)
def test_the_root_is_known_from_the_beginning(head: bytes, name: str) -> None:
    assert root_name(head) == name


@settings(deadline=None)
@given(
    st.lists(st.dictionaries(st.text(max_size=5), st.text(max_size=200), min_size=1), max_size=30),
    st.sampled_from(['{}', '{{"meta": "x", "n": 3, "records": {}}}', " \n{}\n"]),
    st.sampled_from([None, 1]),
)  # fmt: skip
def test_json_arrays_pass_one_value_at_a_time(
    values: list[dict[str, str]], around: str, indent: int | None
) -> None:
    text = around.format(json.dumps(values, ensure_ascii=False, indent=indent))
    found = list(json_records(Document("a.json", "a", text.encode())))
    assert found == list(enumerate(values, 1))


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('[{"a": 1},\n{"b": ]}]', "line 2: not JSON"),
        ('[{"a": 1}', "the array does not end"),
        ('{"a": 1}', "no JSON array"),
        ("[" * 100_000, "line 1: not JSON"),
        ("[1, nonsense]", "line 1: not JSON"),
    ],
)
def test_broken_json_says_where(text: str, problem: str) -> None:
    with pytest.raises(MalformedSource, match=problem):
        list(json_records(Document("a.json", "a", text.encode())))


def test_a_value_longer_than_a_block_is_read() -> None:
    value = {"a": "x" * 200_000}
    text = json.dumps([value, value])
    assert [v for _, v in json_records(Document("a.json", "a", text.encode()))] == [value, value]
