"""The graphs of claims that tests draw, and a browser to open their pages in."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pactgraph.graph.conflicts import conflicts
from pactgraph.graph.pages import page_of
from pactgraph.graph.partnership_graph import PartnershipGraph
from pactgraph.graph.view import write
from tests.graph.view.corpus import Corpus, attacks, partnerships
from tests.graph.view.opened import Open, Opened, opened_file


@pytest.fixture
def corpus() -> Corpus:
    return partnerships()


@pytest.fixture
def hostile_corpus() -> Corpus:
    return attacks()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """A headless Chromium; where none is installed, tests are skipped, but never in CI."""
    path = shutil.which("chromium")
    if path is None:
        if os.environ.get("CI") == "true":
            pytest.fail("no chromium is installed, and CI must not pass without the browser's tests")
        pytest.skip("no chromium is installed (Debian: apt install chromium)")
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=path,
            args=[
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
            ],
        )
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def kept_tabs(chromium: Any) -> Iterator[dict[str, Opened]]:
    """Pages that stay open for whoever asks for the same text again, as opening is what takes time."""
    tabs: dict[str, Opened] = {}
    yield tabs
    for opened in tabs.values():
        opened.tab.context.close()


@pytest.fixture
def open_page(chromium: Any, tmp_path: Path, kept_tabs: dict[str, Opened]) -> Iterator[Open]:
    """Open a page's text from a file, with the network off; or find it open, as it was at first."""
    contexts = []

    def opener(page: str, **settings: Any) -> Opened:
        kept = None if settings else kept_tabs.get(page)
        if kept is not None:
            kept.start_again()
            return kept
        path = tmp_path / "graph.html"
        write(path, page)
        opened = opened_file(chromium, path, **settings)
        if settings:
            contexts.append(opened.tab.context)
        else:
            kept_tabs[page] = opened
        return opened

    yield opener
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def reference() -> PartnershipGraph:
    """The reference data, for tests that do not change it."""
    graph = PartnershipGraph()
    graph.load("pactgraph:reference")
    return graph


@pytest.fixture(scope="session")
def reference_tab(
    chromium: Any, reference: PartnershipGraph, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Opened]:
    """The page of the reference data on 27 February 2026 with its conflicts, opened once."""
    path = tmp_path_factory.mktemp("reference") / "graph.html"
    write(
        path, page_of(reference.as_of("2026-02-27"), title="AI partnerships", findings=conflicts(reference))
    )
    opened = opened_file(chromium, path)
    yield opened
    opened.tab.context.close()


@pytest.fixture
def reference_page(reference_tab: Opened) -> Iterator[Opened]:
    """That page as it opens; whatever a test has done to it is taken back."""
    reference_tab.start_again()
    yield reference_tab
    assert reference_tab.complaints == []
