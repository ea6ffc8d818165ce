"""Documents from servers: what is fetched, and what is refused."""

from __future__ import annotations

import gzip
import socket
import threading
import time
import zlib
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer, ThreadingHTTPServer
from typing import Any, ClassVar, cast

import pytest

from pactgraph.loaders import fetch as fetching
from pactgraph.loaders.fetch import fetch
from pactgraph.loaders.page import decoded
from pactgraph.loaders.registry import loader_for
from pactgraph.ontology.errors import UnreadableSource

PAGE = "<!DOCTYPE html><html><title>Zürich</title><body><p>Azure hosts Frontier.</p></body></html>".encode()
TEXT = b"Azure hosts Frontier.\n"


class _Site(BaseHTTPRequestHandler):
    answers: ClassVar[dict[str, tuple[int, dict[str, str], bytes]]] = {
        "/page": (200, {"Content-Type": "text/html; charset=utf-8"}, PAGE),
        "/page.md": (200, {"Content-Type": "text/html"}, PAGE),
        "/notes.md": (200, {"Content-Type": "text/plain"}, TEXT),
        "/deals.csv": (200, {"Content-Type": "application/octet-stream"}, b"subject,predicate,object\n"),
        "/report": (200, {"Content-Type": "application/pdf"}, b"%PDF-1.4\n"),
        "/latin": (
            200,
            {"Content-Type": "text/plain; charset=iso-8859-1"},
            "Azure hébergé".encode("latin-1"),
        ),
        "/quotes": (200, {"Content-Type": "text/html; charset=iso-8859-1"}, b"<p>\x93Azure\x94</p>"),
        "/said": (
            200,
            {"Content-Type": "text/html; charset=utf-8"},
            b"<meta charset='latin-1'><p>\xc3\xbc</p>",
        ),
        "/empty": (200, {"Content-Type": "text/html"}, b""),
        "/large": (200, {"Content-Type": "text/plain"}, b"x" * 5000),
        "/packed": (200, {"Content-Encoding": "gzip"}, gzip.compress(TEXT)),
        "/deflated": (200, {"Content-Encoding": "deflate"}, zlib.compress(TEXT)),
        "/bomb": (200, {"Content-Encoding": "gzip"}, gzip.compress(b"x" * 1_000_000)),
        "/brotli": (200, {"Content-Encoding": "br"}, b"x"),
        "/broken": (200, {"Content-Encoding": "gzip"}, b"not packed"),
        "/to-page": (302, {"Location": "/page"}, b""),
        "/away": (302, {"Location": "file:///etc/hostname"}, b""),
        "/round": (302, {"Location": "/round"}, b""),
    }

    def do_GET(self) -> None:
        if self.path == "/inside":
            port = cast(HTTPServer, self.server).server_port
            answer: Any = (302, {"Location": f"http://127.0.0.2:{port}/page"}, b"")
        else:
            answer = self.answers.get(self.path, (404, {}, b"no"))
        status, headers, body = answer
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Tests need no log."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with ThreadingHTTPServer(("0.0.0.0", 0), _Site) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.mark.parametrize(
    ("path", "loader"),
    [
        ("/page", "html"),
        ("/page.md", "html"),
        ("/notes.md", "article"),
        ("/deals.csv", "claim table"),
        ("/report", "pdf"),
        ("/to-page", "html"),
    ],
)
def test_what_is_fetched_is_read_by_what_the_server_says_it_is(path: str, loader: str, site: str) -> None:
    document = fetch(f"{site}{path}", allow_private=True)
    assert loader_for(document).name == loader
    assert document.url == document.identifier == f"{site}{path}"


@pytest.mark.parametrize(
    ("path", "words"), [("/page", "Zürich"), ("/quotes", "“Azure”"), ("/said", "<p>ü</p>")]
)
def test_the_servers_encoding_of_a_page_counts(path: str, words: str, site: str) -> None:
    assert words in decoded(fetch(f"{site}{path}", allow_private=True))


def test_the_servers_encoding_of_a_text_counts_and_the_users_before_it(site: str) -> None:
    assert fetch(f"{site}/latin", allow_private=True).text() == "Azure hébergé"
    assert fetch(f"{site}/latin", allow_private=True, encoding="cp1251").text() == "Azure hйbergй"


@pytest.mark.parametrize("path", ["/packed", "/deflated"])
def test_a_packed_answer_is_unpacked(path: str, site: str) -> None:
    assert fetch(f"{site}{path}", allow_private=True).data == TEXT


@pytest.mark.parametrize(
    ("path", "problem"),
    [
        ("/nowhere", "the server answers 404"),
        ("/empty", "the answer is empty"),
        ("/large", "larger than 1,000 bytes"),
        ("/bomb", "larger than 1,000 bytes"),
        ("/brotli", "packs its answer as 'br'"),
        ("/broken", "cannot be fetched"),
        ("/away", "is not allowed"),
        ("/round", "infinite loop"),
    ],
)
def test_what_cannot_be_fetched_says_why(path: str, problem: str, site: str) -> None:
    with pytest.raises(UnreadableSource, match=problem):
        fetch(f"{site}{path}", allow_private=True, size_limit=1000)


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:9/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://10.1.2.3/x",
        "http://192.168.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://100.64.0.1/",
        "http://0.0.0.0/",
        "http://2130706433/",
        "http://user:word@127.0.0.1/",
        "https://localhost/",
    ],
)
def test_private_addresses_are_refused(address: str) -> None:
    with pytest.raises(UnreadableSource, match="leads to the private address"):
        fetch(address)


@pytest.mark.parametrize(
    "address", ["ftp://example.org/", "file:///etc/passwd", "http://", "https:///x", "data:,x"]
)
def test_other_schemes_are_refused(address: str) -> None:
    with pytest.raises(UnreadableSource, match="only http and https"):
        fetch(address)


def test_a_server_that_is_not_there() -> None:
    with pytest.raises(UnreadableSource, match="cannot be fetched"):
        fetch("http://127.0.0.1:1/", allow_private=True, wait=2)


def test_a_redirect_to_a_private_address_is_refused(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "_is_public", lambda address: address == "127.0.0.1")
    assert fetch(f"{site}/page").data == PAGE
    with pytest.raises(UnreadableSource, match=r"leads to the private address 127\.0\.0\.2"):
        fetch(f"{site}/inside")


def test_a_name_that_changes_its_address_after_the_check_is_refused(
    site: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, asked = socket.getaddrinfo, []

    def changing(host: Any, *arguments: Any, **options: Any) -> Any:
        asked.append(host)
        if host != "rebinding.example":
            return real(host, *arguments, **options)
        return real("93.184.216.34" if len(asked) == 1 else "127.0.0.1", *arguments, **options)

    monkeypatch.setattr(socket, "getaddrinfo", changing)
    port = site.rsplit(":", 1)[1]
    with pytest.raises(
        UnreadableSource, match=r"rebinding\.example: leads to the private address 127\.0\.0\.1"
    ):
        fetch(f"http://rebinding.example:{port}/page")
    assert len(asked) == 2


def test_a_server_that_drips_is_left() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        stop = threading.Event()

        def drip() -> None:
            client, _ = server.accept()
            with client:
                client.recv(4096)
                client.sendall(b"HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\n\r\n")
                while not stop.wait(0.05):
                    try:
                        client.sendall(b"x")
                    except OSError:
                        return

        thread = threading.Thread(target=drip, daemon=True)
        thread.start()
        began = time.monotonic()
        with pytest.raises(UnreadableSource, match="takes too long"):
            fetch(f"http://127.0.0.1:{server.getsockname()[1]}/", allow_private=True, time_limit=0.4)
        stop.set()
        thread.join()
        assert time.monotonic() - began < 5
