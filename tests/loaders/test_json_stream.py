"""JSON files as streams: every layout gives the same values, and a broken value costs only itself."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pactgraph.loaders.document import Document
from pactgraph.loaders.json_stream import values as module
from pactgraph.loaders.json_stream.head import first_object
from pactgraph.loaders.json_stream.values import BrokenJson, JsonValue, compact_json, json_values
from pactgraph.ontology.errors import MalformedSource

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
scalars = st.none() | st.booleans() | st.integers() | words
json_objects = st.dictionaries(words, scalars | st.lists(scalars, max_size=3), max_size=4)


def found(text: str) -> list[JsonValue | BrokenJson]:
    return list(json_values(Document("a.json", "a", text.encode())))


def values(text: str) -> list[Any]:
    return [value.value if isinstance(value, JsonValue) else "broken" for value in found(text)]


LAYOUTS: dict[str, Callable[[list[Any]], str]] = {
    "lines": lambda objects: "\n".join(map(json.dumps, objects)),
    "one after the other": lambda objects: "".join(map(json.dumps, objects)),
    "array": json.dumps,
    "array on lines": lambda objects: "[\n" + ",\n".join(map(json.dumps, objects)) + "\n]\n",
    "lines with trailing commas": lambda objects: (
        "[\n" + "".join(f"{json.dumps(o)},\n" for o in objects) + "]"
    ),
    "indented": lambda objects: json.dumps(objects, indent=2, ensure_ascii=False),
}


@pytest.mark.parametrize("layout", LAYOUTS)
@settings(deadline=None)
@given(objects=st.lists(json_objects, min_size=1, max_size=5), chunk=st.integers(1, 40))
def test_every_layout_gives_the_same_values(layout: str, objects: list[Any], chunk: int) -> None:
    text = LAYOUTS[layout](objects)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_CHUNK", chunk)
        assert values(text) == objects
        (first, *_) = found(text)
        assert json.loads(first.text) == objects[0]
        assert json.loads(compact_json(first.text)) == objects[0]


def test_lines_are_counted_and_fractions_stay_exact() -> None:
    one, two = found('\n{"a": 76.50}\n\n{\n"b": 1}\n')
    assert (one.line, two.line) == (2, 4)
    assert isinstance(one, JsonValue) and str(one.value["a"]) == "76.50"


@pytest.mark.parametrize(
    "broken",
    ['{"a": }', '{"a": "b', '{"a": 1', "{,}", '{"a": NaN}', '{"a": "\\ud800"}', '{"a" 1}', "{" * 5000],
    ids=lambda text: text[:12],
)
@pytest.mark.parametrize("chunk", [3, 1 << 18])
def test_a_broken_line_costs_only_itself(broken: str, chunk: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_CHUNK", chunk)
    text = f'{{"id": 1}}\n{broken}\n{{"id": 3}}\n'
    assert values(text) == [{"id": 1}, "broken", {"id": 3}]
    (refused,) = (value for value in found(text) if isinstance(value, BrokenJson))
    assert refused.line == 2 and refused.text.startswith(broken[:20])


@pytest.mark.parametrize(
    ("text", "problem"),
    [("{", "a.json, line 1: not JSON"), ("\n\nno", "a.json, line 3: not JSON"), ("[1", "")],
)
def test_what_is_no_json_at_all_is_refused_whole(text: str, problem: str) -> None:
    if not problem:
        assert values(text) == [1, "broken"]
        return
    with pytest.raises(MalformedSource) as raised:
        found(text)
    assert problem in str(raised.value)


def test_bytes_that_are_no_text_say_so() -> None:
    for data, problem in ((b'{"a": "\xff"}', "is not UTF-8"), ("{}".encode("utf-16"), "--encoding utf-16")):
        with pytest.raises(MalformedSource) as raised:
            list(json_values(Document("a.json", "a", data)))
        assert problem in str(raised.value)
    utf16 = Document("a.json", "a", '{"a": "é"}'.encode("utf-16"), encoding="utf-16")
    assert [v.value for v in json_values(utf16) if isinstance(v, JsonValue)] == [{"a": "é"}]


@settings(deadline=None)
@given(st.binary(max_size=120))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        list(json_values(Document("a.json", "a", data)))
    except MalformedSource as refusal:
        assert "a.json" in str(refusal)


@settings(deadline=None)
@given(json_objects, st.integers(1, 60))
def test_the_head_of_an_object_tells_its_first_keys(value: dict[str, Any], cut: int) -> None:
    text = json.dumps(value)
    seen = first_object(Document("a.json", "a", text[:cut].encode() or b"{"))
    assert list(seen) == list(value)[: len(seen)]
    assert first_object(Document("a.json", "a", f"[{text}".encode())) == value
