"""Documents from the web: http and https only, in bounded time and size, and no private addresses."""

from __future__ import annotations

import ipaddress
import socket
import time
import urllib.error
import urllib.request
import zlib
from collections.abc import Collection
from http.client import HTTPConnection, HTTPException, HTTPMessage, HTTPResponse, HTTPSConnection
from typing import IO, Any, Final
from urllib.parse import urlsplit

from pactgraph.loaders.document import Document
from pactgraph.ontology.errors import UnreadableSource

__all__ = ["fetch"]

_WAIT: Final = 20.0
_TIME_LIMIT: Final = 120.0
_SIZE_LIMIT: Final = 20 * 1024 * 1024
_AT_ONCE: Final = 1 << 16
_AGENT: Final = "pactgraph (partnership knowledge graph; reads one page at its user's request)"
_PAGES: Final = ("text/html", "application/xhtml+xml")


def fetch(
    url: str,
    *,
    allow_private: bool = False,
    encoding: str | None = None,
    wait: float = _WAIT,
    time_limit: float = _TIME_LIMIT,
    size_limit: int = _SIZE_LIMIT,
) -> Document:
    """The document at a URL, after redirects.

    ``wait`` is how long a server may be silent, ``time_limit`` how long it may take in all, in seconds;
    ``size_limit`` is in bytes, of the content as it is unpacked.

    >>> fetch("file:///etc/hostname")
    Traceback (most recent call last):
    pactgraph.ontology.errors.UnreadableSource: file:///etc/hostname: only http and https addresses are loaded

    :raises UnreadableSource: where the address is refused, unreachable, too slow, too large or empty
    """
    visit = _Visit(allow_private)
    visit.check(url)
    request = urllib.request.Request(url, headers={"User-Agent": _AGENT})
    deadline = time.monotonic() + time_limit
    try:
        with visit.opener().open(request, timeout=min(wait, time_limit)) as answer:
            data = _content(answer, url, size_limit, deadline)
            media_type = answer.headers.get_content_type()
            charset = answer.headers.get_content_charset()
            final_url = answer.geturl()
    except urllib.error.HTTPError as error:
        with error:
            raise UnreadableSource(f"{url}: the server answers {error.code} {error.reason}") from None
    except (OSError, HTTPException, ValueError, zlib.error) as error:
        reason = getattr(error, "reason", None) or error
        raise UnreadableSource(f"{url}: cannot be fetched ({reason})") from None
    if not data.strip():
        raise UnreadableSource(f"{url}: the answer is empty")
    if charset and (media_type in _PAGES or charset.lower() not in ("utf-8", "utf8", "us-ascii")):
        encoding = encoding or charset
    return Document(final_url, url, data, media_type, url, encoding)


def _content(answer: HTTPResponse, url: str, size_limit: int, deadline: float) -> bytes:
    coding = (answer.headers.get("Content-Encoding") or "identity").strip().lower()
    if coding not in ("identity", "gzip", "x-gzip", "deflate"):
        raise UnreadableSource(
            f"{url}: the server packs its answer as {coding!r}, though nothing asked it to"
        )
    unpacking = None if coding == "identity" else zlib.decompressobj(wbits=zlib.MAX_WBITS | 32)
    content = bytearray()
    while piece := answer.read1(_AT_ONCE):
        room = size_limit + 1 - len(content)
        content += piece if unpacking is None else unpacking.decompress(piece, room)
        if len(content) > size_limit:
            raise UnreadableSource(f"{url}: larger than {size_limit:,} bytes; download it and load the file")
        if time.monotonic() > deadline:
            raise UnreadableSource(f"{url}: the server takes too long; download it and load the file")
    return bytes(content)


class _Visit:
    """One visit of a URL and of where that leads, and the hosts whose addresses were asked for."""

    def __init__(self, allow_private: bool) -> None:
        self.allow_private = allow_private
        self.hosts: set[str] = set()

    def opener(self) -> urllib.request.OpenerDirector:
        return urllib.request.build_opener(
            urllib.request.ProxyHandler({}) if self.allow_private else urllib.request.ProxyHandler(),
            _CheckedRedirects(self),
            *(() if self.allow_private else (_Http(self.hosts), _Https(self.hosts))),
        )

    def check(self, url: str) -> None:
        """Refuse a URL that is not of the web, or whose host has a private address.

        :raises UnreadableSource: where it is refused
        """
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise UnreadableSource(f"{url}: only http and https addresses are loaded")
        if self.allow_private:
            return
        self.hosts.add(parts.hostname)
        try:
            found = socket.getaddrinfo(parts.hostname, parts.port or 443, proto=socket.IPPROTO_TCP)
        except (OSError, ValueError):
            raise UnreadableSource(
                f"{url}: the host {parts.hostname} is not found; check the address and the network"
            ) from None
        for *_, address in found:
            if not _is_public(str(address[0])):
                raise UnreadableSource(
                    f"{url}: leads to the private address {address[0]}; pass --allow-private if you trust it"
                )


class _CheckedRedirects(urllib.request.HTTPRedirectHandler):
    """Follows redirects only to addresses that could have been asked for directly."""

    def __init__(self, visit: _Visit) -> None:
        self.visit = visit

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        self.visit.check(newurl)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


class _Checked(HTTPConnection):
    """A connection that is closed, before anything is sent, where the host has another address by now."""

    hosts: Collection[str] = ()

    def connect(self) -> None:
        super().connect()
        address = str(self.sock.getpeername()[0])
        # a proxy that the user has set is none of the hosts asked for, and may be private
        if self.host.strip("[]") in self.hosts and not _is_public(address):
            self.close()
            raise UnreadableSource(f"{self.host}: leads to the private address {address}")


class _CheckedTls(HTTPSConnection, _Checked):
    """The same under TLS, checked before the handshake."""


class _Http(urllib.request.HTTPHandler):
    def __init__(self, hosts: Collection[str]) -> None:
        super().__init__()
        self.hosts = hosts

    def http_open(self, req: urllib.request.Request) -> HTTPResponse:
        return self.do_open(_made(_Checked, self.hosts), req)


class _Https(urllib.request.HTTPSHandler):
    def __init__(self, hosts: Collection[str]) -> None:
        super().__init__()
        self.hosts = hosts

    def https_open(self, req: urllib.request.Request) -> HTTPResponse:
        return self.do_open(_made(_CheckedTls, self.hosts), req)


def _made(kind: type[_Checked], hosts: Collection[str]) -> Any:
    """A maker of connections that know which hosts were asked for."""

    def make(host: str, **options: Any) -> HTTPConnection:
        connection = kind(host, **options)
        connection.hosts = hosts
        return connection

    return make


def _is_public(address: str) -> bool:
    found = ipaddress.ip_address(address.partition("%")[0])
    mapped = found.ipv4_mapped if isinstance(found, ipaddress.IPv6Address) else None
    return (mapped or found).is_global
