"""The page's text: whole, safe to open anywhere, and the same for the same graph."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import random
import re
import subprocess
import sys
import zlib
from html.parser import HTMLParser
from pathlib import Path

import pytest

from pactgraph.graph.view import render, write
from pactgraph.ontology.errors import UnknownRelation
from pactgraph.ontology.iri import Iri
from tests.graph.view.corpus import DAY, HOSTILE, Corpus


class Reader(HTMLParser):
    """Collects elements and the texts of scripts and styles."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[str, dict[str, str | None], str]] = []
        self.open = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self.open = tag
        if tag in ("script", "style"):
            self.texts.append((tag, dict(attrs), ""))

    def handle_endtag(self, tag: str) -> None:
        self.open = ""

    def handle_data(self, data: str) -> None:
        if self.open in ("script", "style"):
            tag, attributes, text = self.texts.pop()
            self.texts.append((tag, attributes, text + data))


def unpacked(page: str, part: str) -> str:
    (packed,) = [text for _, attributes, text in Reader(page).texts if attributes.get("id") == part]
    return zlib.decompress(base64.b64decode(packed)).decode()


def test_policy_allows_exactly_the_scripts_and_the_style_of_the_page(corpus: Corpus) -> None:
    page = Reader(corpus.page())
    (policy,) = [a["content"] or "" for tag, a in page.elements if a.get("http-equiv")]

    def digest(text: str) -> str:
        return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"

    def shown(wanted: str) -> set[str]:
        return {
            digest(text) for tag, attributes, text in page.texts if tag == wanted and "id" not in attributes
        }

    rules = {words[0]: set(words[1:]) for words in (rule.split() for rule in policy.split(";"))}
    assert rules["default-src"] == {"'none'"}
    packed = {digest(unpacked(corpus.page(), part)) for part in ("library", "program")}
    assert rules["script-src"] == shown("script") | packed
    assert rules["style-src"] == shown("style")
    assert "unsafe" not in policy
    assert "http" not in policy


def test_nothing_in_the_markup_can_load_or_run_anything(hostile_corpus: Corpus) -> None:
    page = Reader(hostile_corpus.page(title=HOSTILE))
    loading = {"src", "href", "srcset", "data", "action", "formaction", "poster", "background"}
    loaded = {
        value for _, attributes in page.elements for name, value in attributes.items() if name in loading
    }
    assert loaded == {"data:,", "#panel"}
    assert not [name for _, attributes in page.elements for name in attributes if name.startswith("on")]
    assert not [attributes for _, attributes in page.elements if "style" in attributes]
    assert [tag for tag, _ in page.elements].count("script") == 5
    assert not {"img", "svg", "iframe", "object", "embed", "base"} & {tag for tag, _ in page.elements}


def test_source_map_of_the_library_is_not_asked_for(corpus: Corpus) -> None:
    assert "sourceMappingURL" not in corpus.page()


def test_hostile_texts_arrive_unchanged_as_data(hostile_corpus: Corpus) -> None:
    page = hostile_corpus.page()
    assert "window.hacked" not in page
    nodes = {node["id"]: node["label"] for node in json.loads(unpacked(page, "map-data"))["nodes"]}
    assert nodes["entity:__proto__"] == f"__proto__ {HOSTILE}"
    entity = json.loads(unpacked(page, "texts"))["entities"][0]
    assert "homepage" not in entity
    dangerous = Iri("javascript:window.hacked=5")
    assert dict(entity["identifiers"])[dangerous] is None
    assert dict(entity["identifiers"])[f"https://example.org/{HOSTILE}"] is not None


def test_same_graph_gives_the_same_bytes_in_any_order(corpus: Corpus) -> None:
    first = corpus.page()
    for seed in range(3):
        shuffle = random.Random(seed).sample
        again = render(
            shuffle(corpus.claims, len(corpus.claims)),
            shuffle(list(corpus.entities.values()), len(corpus.entities)),
            shuffle(corpus.sources, len(corpus.sources)),
            day=DAY,
        )
        assert again == first


def test_same_bytes_under_another_hash_seed() -> None:
    program = (
        "import hashlib\n"
        "from datetime import date\n"
        "from pactgraph.graph.view import render\n"
        "from pactgraph.ontology.claim import Claim\n"
        "from pactgraph.ontology.iri import Iri\n"
        "from pactgraph.ontology.source import Evidence\n"
        "names = 'abcdefgh'\n"
        "claims = [Claim(subject=Iri('urn:' + a), subject_name=a, relation='hosts', object=Iri('urn:' + b),\n"
        "    object_name=b, source=Iri('urn:s'), evidence=Evidence('x')) for a, b in zip(names, names[1:])]\n"
        "page = render(claims, [], [], day=date(2026, 3, 15))\n"
        "print(hashlib.sha256(page.encode()).hexdigest())\n"
    )
    seen = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(seen) == 1


def test_importing_the_package_leaves_pyvis_alone() -> None:
    program = (
        "import sys, pactgraph.graph.view; print({'pyvis', 'IPython', 'igraph', 'jinja2'} & set(sys.modules))"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "set()"


def test_title_and_day_stand_in_the_page(corpus: Corpus) -> None:
    page = corpus.page(title="Fish & <chips>")
    assert "<h1>Fish &amp; &lt;chips&gt;</h1>" in page
    assert "15 March 2026" in page


def test_empty_graph_is_a_page_that_says_so() -> None:
    page = render([], [], [], day=DAY)
    assert "Nothing is here yet" in page
    assert "<script" not in page


def test_scripts_switched_off_is_explained(corpus: Corpus) -> None:
    assert re.search(r"<noscript>.*allow scripts.*</noscript>", corpus.page(), re.DOTALL)


def test_small_graph_stays_small(corpus: Corpus) -> None:
    assert len(corpus.page().encode()) < 550_000


def test_relation_that_the_ontology_lacks_is_refused(corpus: Corpus) -> None:
    corpus.claim("Azure", "hostz", "AWS", "?", source=corpus.sources[0])
    with pytest.raises(UnknownRelation, match="hostz"):
        corpus.page()


def test_lone_surrogate_can_be_written(corpus: Corpus, tmp_path: Path) -> None:
    write(tmp_path / "graph.html", corpus.page(title="broken \ud800 text"))
    assert "broken ? text" in (tmp_path / "graph.html").read_text(encoding="utf-8")


def test_failed_write_keeps_the_old_page_and_leaves_no_draft(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "graph.html"
    write(path, "old")

    def fail(*_: object) -> None:
        raise OSError("disk is gone")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError, match="disk is gone"):
        write(path, "new")
    assert path.read_text(encoding="utf-8") == "old"
    assert [file.name for file in tmp_path.iterdir()] == ["graph.html"]
