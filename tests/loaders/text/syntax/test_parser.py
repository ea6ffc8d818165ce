"""The parser gives one tree for each stretch, in the article's own places, or says that it is not there."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pactgraph.loaders.text import read_article
from pactgraph.loaders.text.syntax import parser
from pactgraph.ontology.claim import Claim
from pactgraph.ontology.source import Source

TEXT = "Acme grew. Then Acme, which had bought Zap, fell."


def test_every_stretch_has_a_tree_of_its_own() -> None:
    spans = [(0, 10), (11, len(TEXT))]
    for (start, end), tree in zip(spans, parser.trees_of(TEXT, spans), strict=True):
        assert tree is not None
        assert [TEXT[node.start : node.end].lower() for node in tree.nodes] == [n.word for n in tree.nodes]
        assert tree.nodes[0].start == start
        assert tree.nodes[-1].end == end
        assert sum(node.head == node.number for node in tree.nodes) == 1


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=80))
def test_any_text_is_one_tree(text: str) -> None:
    (tree,) = parser.trees_of(text, [(0, len(text))])
    assert tree is not None
    assert all(0 <= node.start <= node.end <= len(text) for node in tree.nodes)
    assert {node.number for root in tree.nodes if root.head == root.number for node in tree.below(root)} == {
        node.number for node in tree.nodes
    }


def test_a_broken_pipeline_is_none(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "broken_pipeline.py").write_text("def load(exclude):\n    raise OSError('no model')\n")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(parser, "_PACKAGES", ("broken_pipeline",))
    parser._pipeline.cache_clear()
    try:
        assert list(parser.trees_of(TEXT, [(0, 10)])) == [None]
    finally:
        parser._pipeline.cache_clear()


@pytest.fixture
def without_parser(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(parser, "_PACKAGES", ("no_such_pipeline",))
    parser._pipeline.cache_clear()
    yield
    parser._pipeline.cache_clear()


@pytest.mark.usefixtures("without_parser")
def test_without_a_parser_articles_are_read_by_their_words(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        found = list(read_article(Source("test:plain", text="Azure hosts Codex. Oracle bought Cerner.")))
    facts = {(c.subject_name, c.relation, c.object_name) for c in found if isinstance(c, Claim)}
    assert ("Azure", "hosts", "Codex") in facts
    assert ("Oracle", "acquires", "Cerner") in facts
    assert [record.message for record in caplog.records] == [
        "no English parser is installed: articles are read without, and yield fewer claims"
    ]
