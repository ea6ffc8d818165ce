"""Documents from the web: http and https only, in bounded time and size, and no private addresses."""

from __future__ import annotations

import ipaddress
import socket
import urllib.error
import urllib.request
from http.client import HTTPException, HTTPMessage
from typing import IO, Final
from urllib.parse import urlsplit

from pactgraph.loaders.document import Document
from pactgraph.ontology.errors import UnreadableSource

__all__ = ["fetch"]

_TIME_LIMIT: Final = 20.0
_SIZE_LIMIT: Final = 20 * 1024 * 1024
_AGENT: Final = "pactgraph (partnership knowledge graph; reads one page at its user's request)"


class _CheckedRedirects(urllib.request.HTTPRedirectHandler):
    """Follows redirects only to addresses that could have been asked for directly."""

    def __init__(self, allow_private: bool) -> None:
        self.allow_private = allow_private

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        _check(newurl, allow_private=self.allow_private)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def fetch(
    url: str,
    *,
    allow_private: bool = False,
    encoding: str | None = None,
    time_limit: float = _TIME_LIMIT,
    size_limit: int = _SIZE_LIMIT,
) -> Document:
    """The document at a URL; ``time_limit`` in seconds for each wait, ``size_limit`` in bytes.

    >>> fetch("file:///etc/hostname")
    Traceback (most recent call last):
    pactgraph.ontology.errors.UnreadableSource: file:///etc/hostname: only http and https addresses are loaded

    :raises UnreadableSource: where the address is refused, unreachable, too slow, too large or empty
    """
    _check(url, allow_private=allow_private)
    opener = urllib.request.build_opener(
        urllib.request.ProxyHandler({}) if allow_private else urllib.request.ProxyHandler(),
        _CheckedRedirects(allow_private),
    )
    request = urllib.request.Request(url, headers={"User-Agent": _AGENT})
    try:
        with opener.open(request, timeout=time_limit) as answer:
            data = answer.read(size_limit + 1)
            media_type = answer.headers.get_content_type()
            charset = answer.headers.get_content_charset()
            final_url = answer.geturl()
    except urllib.error.HTTPError as error:
        raise UnreadableSource(f"{url}: the server answers {error.code} {error.reason}") from None
    except (OSError, HTTPException, ValueError) as error:
        reason = getattr(error, "reason", None) or error
        raise UnreadableSource(f"{url}: cannot be fetched ({reason})") from None
    if len(data) > size_limit:
        raise UnreadableSource(f"{url}: larger than {size_limit:,} bytes; download it and load the file")
    if not data.strip():
        raise UnreadableSource(f"{url}: the answer is empty")
    if charset and charset.lower() not in ("utf-8", "utf8", "us-ascii"):
        encoding = encoding or charset
    return Document(final_url, url, data, media_type, url, encoding)


def _check(url: str, *, allow_private: bool) -> None:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise UnreadableSource(f"{url}: only http and https addresses are loaded")
    if allow_private:
        return
    try:
        found = socket.getaddrinfo(parts.hostname, parts.port or 443, proto=socket.IPPROTO_TCP)
    except (OSError, ValueError):
        raise UnreadableSource(
            f"{url}: the host {parts.hostname} is not found; check the address and the network"
        ) from None
    for *_, address in found:
        if not ipaddress.ip_address(str(address[0]).partition("%")[0]).is_global:
            raise UnreadableSource(
                f"{url}: leads to the private address {address[0]}; pass --allow-private if you trust it"
            )
