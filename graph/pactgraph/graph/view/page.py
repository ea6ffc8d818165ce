"""The page as one HTML text: template, style, scripts and data; scripts are allowed by their hashes."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import zlib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup

from pactgraph.graph.view.bundle import bundled
from pactgraph.graph.view.drawing import drawing_of
from pactgraph.graph.view.payload import Finding, Focus, map_data, texts_of
from pactgraph.graph.view.ties import ClaimedGraph
from pactgraph.graph.view.wording import plain_date
from pactgraph.ontology.partial_date import PartialDate

__all__ = ["packed", "page", "places_in", "rendered"]

_DATA = re.compile(r'<script id="map-data" type="text/plain">([A-Za-z0-9+/=]+)</script>')


def page(
    graph: ClaimedGraph,
    *,
    title: str,
    focus: Focus | None = None,
    findings: Iterable[Finding] = (),
    places: Mapping[str, tuple[int, int]] | None = None,
) -> str:
    """The finished page of a graph.

    >>> from datetime import date
    >>> from pactgraph.graph.view.ties import claimed_graph
    >>> empty = claimed_graph([], [], [], day=date(2026, 4, 27))
    >>> "Fish &amp; chips" in page(empty, title="Fish & chips")
    True
    """
    drawing = drawing_of(graph, places)
    return rendered(
        title=title,
        day=plain_date(PartialDate.of(graph.day)),
        entity_count=len(graph.entities),
        tie_count=len(graph.ties),
        map_data=map_data(graph, drawing, focus),
        texts=texts_of(graph, findings),
    )


def places_in(text: str) -> dict[str, tuple[int, int]]:
    """Where a page of ours has its entities, by the names of their nodes; nothing for any other text.

    >>> places_in("<p>Hello</p>")
    {}
    """
    found = _DATA.search(text)
    try:
        data = {} if found is None else json.loads(zlib.decompress(base64.b64decode(found[1])))
        return {str(node["id"]): (int(node["x"]), int(node["y"])) for node in data.get("nodes", ())}
    except (ValueError, zlib.error, KeyError, TypeError):
        return {}


def packed(content: Any) -> str:
    """JSON values, deflated and in base64: small, and without a character that HTML could misread.

    >>> packed({"a": "</script>"}).isascii(), "<" in packed({"a": "</script>"})
    (True, False)
    """
    return _deflated(json.dumps(content, ensure_ascii=True, separators=(",", ":"), sort_keys=False))


def rendered(
    *,
    title: str,
    day: str,
    entity_count: int,
    tie_count: int,
    map_data: dict[str, Any],
    texts: dict[str, Any],
) -> str:
    """The HTML of a page that holds some data, as ``map_data`` and ``texts_of`` make them."""
    scripts = (_boot(), _library(), bundled())
    return _template().render(
        title=title,
        day=day,
        empty=entity_count == 0,
        entity_count=entity_count,
        tie_count=tie_count,
        csp="; ".join(
            (
                "default-src 'none'",
                "script-src " + " ".join(f"'{_digest(script)}'" for script in scripts),
                f"style-src '{_digest(_style())}'",
                "img-src data:",
                "base-uri 'none'",
                "form-action 'none'",
                "require-trusted-types-for 'script'",
                "trusted-types pactgraph",
            )
        ),
        # These are files of this package and of pyvis, and base64: nothing of the graph is marked safe.
        style=Markup(_style()),
        boot=Markup(_boot()),
        library=Markup(_packed_library()),
        program=Markup(_packed_program()),
        map_data=Markup(packed(map_data)),
        texts=Markup(packed(texts)),
    )


def _deflated(text: str) -> str:
    return base64.b64encode(zlib.compress(text.encode(), 9)).decode()


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@cache
def _library() -> str:
    bundled = files("pyvis") / "lib" / "vis-9.1.2" / "vis-network.min.js"
    text = bundled.read_text(encoding="utf-8").replace("\r\n", "\n")
    # Developer tools would fetch the source map, which is not there.
    return text.partition("//# sourceMappingURL=")[0]


@cache
def _packed_library() -> str:
    return _deflated(_library())


@cache
def _packed_program() -> str:
    return _deflated(bundled())


@cache
def _boot() -> str:
    return (files(__package__) / "boot.js").read_text(encoding="utf-8")


@cache
def _style() -> str:
    return (files(__package__) / "view.css").read_text(encoding="utf-8")


@cache
def _template() -> Template:
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.from_string((files(__package__) / "page.html.j2").read_text(encoding="utf-8"))
