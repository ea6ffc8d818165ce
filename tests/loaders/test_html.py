"""Web pages: main text and metadata, from files and from servers."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import ClassVar

import pytest

from pactgraph.loaders.document import Document
from pactgraph.loaders.fetch import fetch
from pactgraph.loaders.html import HTML
from pactgraph.loaders.registry import loader_for
from pactgraph.ontology.claim import Claim
from pactgraph.ontology.errors import MalformedSource, UnreadableSource
from pactgraph.ontology.source import Source

PAGE = """<!DOCTYPE html><html lang="en"><head><title>Azure keeps stateless APIs - Example Wire</title>
<meta property="og:title" content="Azure keeps stateless APIs">
<meta property="og:site_name" content="Example Wire"><meta name="author" content="Jo Writer">
<meta property="article:published_time" content="2026-02-27T09:00:00Z"></head>
<body><nav><a href="/">Home</a> <a href="/login">Sign in</a></nav>
<article><h1>Azure keeps stateless APIs</h1>
<p>Azure remains the exclusive host of stateless OpenAI APIs, both companies said on Friday.</p>
<p>Microsoft invests $1 billion in OpenAI &amp; licenses its models. The companies have worked together since
2019, and the statement is meant to calm customers who asked what would change.</p></article>
<script>var tracking = "Oracle hosts Frontier";</script><footer>All rights reserved</footer></body></html>"""


def test_a_page_gives_its_metadata_and_main_text() -> None:
    source, *others = HTML.read(Document("page.html", "file:///page.html", PAGE.encode()))
    assert isinstance(source, Source) and source.text is not None
    assert (source.title, source.author, source.publisher) == (
        "Azure keeps stateless APIs",
        "Jo Writer",
        "Example Wire",
    )
    assert str(source.published) == "2026-02-27"
    assert "Sign in" not in source.text and "Oracle" not in source.text
    claims = [record for record in others if isinstance(record, Claim)]
    assert ("Azure", "exclusive-host-of") in {(c.subject_name, c.relation) for c in claims}
    for claim in claims:
        assert source.text[claim.evidence.start : claim.evidence.end] == claim.evidence.quote


def test_a_page_without_text_says_so() -> None:
    with pytest.raises(MalformedSource, match="no main text is found"):
        list(HTML.read(Document("page.html", "file:///page.html", b"<html><body></body></html>")))


class _Site(BaseHTTPRequestHandler):
    answers: ClassVar[dict[str, tuple[int, str, bytes]]] = {
        "/page": (200, "text/html; charset=utf-8", PAGE.encode()),
        "/latin": (200, "text/plain; charset=iso-8859-1", "Azure hébergé".encode("latin-1")),
        "/empty": (200, "text/html", b""),
        "/large": (200, "text/plain", b"x" * 5000),
    }

    def do_GET(self) -> None:
        if self.path == "/away":
            self.send_response(302)
            self.send_header("Location", "file:///etc/hostname")
            self.end_headers()
            return
        status, media_type, body = self.answers.get(self.path, (404, "text/plain", b"no"))
        self.send_response(status)
        self.send_header("Content-Type", media_type)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Tests need no log."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with HTTPServer(("127.0.0.1", 0), _Site) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_a_page_is_fetched_and_read_by_its_media_type(site: str) -> None:
    document = fetch(f"{site}/page", allow_private=True)
    assert loader_for(document).name == "html"
    assert document.url == document.identifier == f"{site}/page"


def test_the_servers_encoding_counts(site: str) -> None:
    assert fetch(f"{site}/latin", allow_private=True).text() == "Azure hébergé"


@pytest.mark.parametrize(
    ("path", "problem"),
    [
        ("/nowhere", "the server answers 404"),
        ("/empty", "the answer is empty"),
        ("/large", "larger than 1,000 bytes"),
        ("/away", "is not allowed"),
    ],
)
def test_what_cannot_be_fetched_says_why(path: str, problem: str, site: str) -> None:
    with pytest.raises(UnreadableSource, match=problem):
        fetch(f"{site}{path}", allow_private=True, size_limit=1000)


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:9/", "http://[::1]/", "http://10.1.2.3/x", "http://0.0.0.0/"]
)
def test_private_addresses_are_refused(address: str) -> None:
    with pytest.raises(UnreadableSource, match="private address"):
        fetch(address)


@pytest.mark.parametrize("address", ["ftp://example.org/", "file:///etc/passwd", "http://", "https:///x"])
def test_other_schemes_are_refused(address: str) -> None:
    with pytest.raises(UnreadableSource, match="only http and https"):
        fetch(address)


def test_a_server_that_is_not_there() -> None:
    with pytest.raises(UnreadableSource, match="cannot be fetched"):
        fetch("http://127.0.0.1:1/", allow_private=True, time_limit=2)


def test_a_redirect_to_a_private_address_is_refused() -> None:
    from http.client import HTTPMessage
    from io import BytesIO
    from urllib.request import Request

    from pactgraph.loaders.fetch import _CheckedRedirects

    redirects = _CheckedRedirects(allow_private=False)
    with pytest.raises(UnreadableSource, match="private address 127"):
        redirects.redirect_request(
            Request("https://example.org/"), BytesIO(), 302, "Found", HTTPMessage(), "http://127.0.0.1/"
        )
