"""The graphs of claims that tests draw, and a browser to open their pages in."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pactgraph.graph.view import write
from tests.graph.view.corpus import Corpus, attacks, partnerships
from tests.graph.view.opened import Open, Opened


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


@pytest.fixture
def open_page(chromium: Any, tmp_path: Path) -> Iterator[Open]:
    """Open a page's text from a file, with the network off."""
    contexts = []

    def opener(page: str, **settings: Any) -> Opened:
        path = tmp_path / "graph.html"
        write(path, page)
        context = chromium.new_context(
            viewport=settings.pop("viewport", {"width": 1280, "height": 800}),
            offline=True,
            reduced_motion="reduce",
            **settings,
        )
        contexts.append(context)
        opened = Opened(context.new_page())
        opened.tab.on("request", lambda request: opened.requests.append(request.url))
        opened.tab.on("pageerror", lambda error: opened.complaints.append(str(error)))
        opened.tab.on("dialog", lambda dialog: opened.complaints.append(dialog.message))
        opened.tab.on(
            "console",
            lambda said: opened.complaints.append(said.text) if said.type in ("error", "warning") else None,
        )
        opened.tab.goto(path.as_uri())
        opened.tab.wait_for_function("() => window.pactgraph || document.querySelector('.empty')")
        opened.tab.evaluate("() => window.pactgraph?.ready")
        # Two frames: the first draws the map, and so settles where its lines are.
        opened.tab.evaluate(
            "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
        )
        return opened

    yield opener
    for context in contexts:
        context.close()
