"""The page in Firefox, from a file: it draws its map. A smoke test with the browser's own screenshot."""

from __future__ import annotations

import os
import shutil
import struct
import subprocess
import time
import zlib
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from pactgraph.graph.view import write
from tests.graph.view.corpus import Corpus


@pytest.fixture(scope="module")
def firefox() -> str:
    path = shutil.which("firefox-esr") or shutil.which("firefox")
    if path is None:
        if os.environ.get("CI") == "true":
            pytest.fail("no firefox is installed, and CI must not pass without it")
        pytest.skip("no firefox is installed (Debian: apt install firefox-esr)")
    return path


def _nearest(left: int, up: int, corner: int) -> int:
    guess = left + up - corner
    return min((left, up, corner), key=lambda one: abs(guess - one))


def rows(png: bytes) -> list[bytes]:
    """The pixels of an 8-bit PNG without interlacing, row by row; enough of the format for a screenshot."""
    width, height, depth, colour = struct.unpack(">IIBB", png[16:26])
    assert depth == 8 and colour in (2, 6)
    size = 3 if colour == 2 else 4
    data, at = b"", 8
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        if png[at + 4 : at + 8] == b"IDAT":
            data += png[at + 8 : at + 8 + length]
        at += 12 + length
    raw, found, before = zlib.decompress(data), [], bytearray(width * size)
    for y in range(height):
        start = y * (width * size + 1)
        line, kind = bytearray(raw[start + 1 : start + 1 + width * size]), raw[start]
        for x in range(width * size):
            left = line[x - size] if x >= size else 0
            up, corner = before[x], before[x - size] if x >= size else 0
            if kind == 1:
                line[x] = (line[x] + left) & 255
            elif kind == 2:
                line[x] = (line[x] + up) & 255
            elif kind == 3:
                line[x] = (line[x] + (left + up) // 2) & 255
            elif kind == 4:
                near = min(
                    (abs(left + up - corner - one), at, one) for at, one in enumerate((left, up, corner))
                )
                line[x] = (line[x] + near[2]) & 255
        found.append(bytes(line[i] for p in range(0, width * size, size) for i in (p, p + 1, p + 2)))
        before = line
    return found


@pytest.fixture
def slow_address() -> Iterator[str]:
    """An address that answers after a while: what waits for it, waits for the page beside it to be drawn."""

    class Slow(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            time.sleep(5)
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Slow)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def test_draws_its_map_from_a_file(firefox: str, slow_address: str, corpus: Corpus, tmp_path: Path) -> None:
    page, host, picture = (tmp_path / name for name in ("graph.html", "host.html", "picture.png"))
    write(page, corpus.page())
    host.write_text(
        "<!DOCTYPE html><style>body{margin:0}iframe{border:0;width:100vw;height:100vh}</style>"
        f'<iframe src="{page.as_uri()}"></iframe><img hidden src="{slow_address}">',
        encoding="utf-8",
    )
    profile = tmp_path / "profile"
    profile.mkdir()
    command = [firefox, "--headless", "--no-remote", "--profile", str(profile), "--window-size=900,600"]
    subprocess.run(
        [*command, "--screenshot", str(picture), host.as_uri()],
        env={**os.environ, "HOME": str(tmp_path)},
        capture_output=True,
        timeout=120,
        check=True,
    )
    stage = [row[3 * 215 : 3 * 560] for row in rows(picture.read_bytes())[80:450]]
    colours = {bytes(row[at : at + 3]) for row in stage for at in range(0, len(row), 3)}
    assert bytes.fromhex("1f6feb") in colours, "the blue of an organization is on the map"
    assert bytes.fromhex("0b7a75") in colours, "so is the green of a cloud platform"
