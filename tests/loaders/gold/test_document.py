"""Gold files: what is read, and what is wrong with those that cannot be."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pactgraph.loaders.gold import gold_documents
from pactgraph.ontology.errors import UnreadableSource
from tests.loaders.gold.texts import TEXT, gold, statement

ENTITIES = [{"name": "A"}, {"name": "B"}]


def write(path: Path, content: object) -> Path:
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return path


def test_a_file_gives_text_source_and_statements(tmp_path: Path) -> None:
    document = next(gold_documents([write(tmp_path / "own.json", gold())]))
    assert (document.id, document.text, len(document.statements)) == ("own", TEXT, 5)
    assert (document.source.publisher, str(document.source.published)) == ("Example Wire", "2026-02-27")
    assert [s.trap for s in document.statements] == [False, False, False, True, True]


def test_a_folder_is_read_in_the_order_of_names_and_other_json_is_passed_over(tmp_path: Path) -> None:
    for name in ("b", "a"):
        write(tmp_path / f"{name}.json", gold(id=name))
    write(tmp_path / "notes.json", {"about": "this folder"})
    assert [document.id for document in gold_documents([tmp_path])] == ["a", "b"]


def test_without_an_id_the_files_name_will_do(tmp_path: Path) -> None:
    assert next(gold_documents([write(tmp_path / "x.json", gold(id=None))])).id == "x"


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"text": ""}, "'text' should be a text"),
        ({"published": "2026-13"}, "published: the date '2026-13' does not exist"),
        ({"entities": {}}, "'entities' should be a list of objects"),
        ({"entities": [{"name": 7}]}, "entity 1: 'name' should be a text"),
        ({"entities": [{"name": "A", "aliases": "B"}]}, "entity 1: 'aliases' should be a list of texts"),
        ({"relations": [{}]}, "relation 1: 'subject' should be a text"),
        ({"relations": [statement("A", "hosts", "B", "Azure hosts")]}, "its quote is not in the text"),
        ({"relations": [statement("Z", "hosts", "Azure", "Azure")]}, "'Z' is not among the entities"),
        (
            {"relations": [statement("A", "hosts", "B", "Azure", exclusive="yes")], "entities": ENTITIES},
            "exclusive is true, false or left out",
        ),
        (
            {"relations": [statement("A", "hosts", "B", "Azure", object_alt=["C"])], "entities": ENTITIES},
            "relation 1: 'C' is not among the entities",
        ),
    ],
)
def test_a_broken_file_is_named_with_the_place(change: dict[str, Any], problem: str, tmp_path: Path) -> None:
    path = write(tmp_path / "own.json", gold(**change))
    with pytest.raises(UnreadableSource) as raised:
        list(gold_documents([path]))
    assert str(raised.value).startswith(str(path)) and problem in str(raised.value)


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("{", "line 1: it is not JSON"),
        ("[]", "gold is a JSON object"),
        ('{"text": "x"}', "gold is a JSON object"),
    ],
)
def test_a_file_that_is_no_gold(content: str, problem: str, tmp_path: Path) -> None:
    with pytest.raises(UnreadableSource, match=problem):
        list(gold_documents([write(tmp_path / "own.json", content)]))


def test_paths_that_are_not_there_and_folders_with_nothing(tmp_path: Path) -> None:
    with pytest.raises(UnreadableSource, match="there is no such file or folder"):
        list(gold_documents([tmp_path / "nowhere"]))
    with pytest.raises(UnreadableSource, match="no gold is in this folder"):
        list(gold_documents([tmp_path]))


def test_an_id_is_given_once(tmp_path: Path) -> None:
    write(tmp_path / "a.json", gold())
    write(tmp_path / "b.json", gold())
    with pytest.raises(UnreadableSource, match="the id 'own' is already that of"):
        list(gold_documents([tmp_path]))
