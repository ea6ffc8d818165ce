"""The page as one HTML text: template, style and scripts put together, and allowed by their hashes."""

from __future__ import annotations

import base64
import hashlib
import json
import zlib
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup

from pactgraph.graph.view.drawing import network_of
from pactgraph.graph.view.palette import DARK_PAPER, LIGHT_PAPER
from pactgraph.graph.view.panel_data import panel_data
from pactgraph.graph.view.ties import ClaimedGraph
from pactgraph.graph.view.wording import plain_date
from pactgraph.ontology.partial_date import PartialDate

__all__ = ["packed", "page"]

_SCRIPTS = (
    "data.js", "glyphs.js", "map.js", "focus.js", "labels.js",
    "picking.js", "panel.js", "legend.js", "search.js", "start.js",
)  # fmt: skip


def page(graph: ClaimedGraph, *, title: str) -> str:
    """The finished page of a graph.

    >>> from datetime import date
    >>> from pactgraph.graph.view.ties import claimed_graph
    >>> empty = claimed_graph([], [], [], day=date(2026, 4, 27), in_view=())
    >>> "Fish &amp; chips" in page(empty, title="Fish & chips")
    True
    """
    library, program, style = _library(), _program(), _style()
    network = network_of(graph)
    content = {
        "title": title,
        "day": plain_date(PartialDate.of(graph.day)),
        "paper": [LIGHT_PAPER, DARK_PAPER],
        "network": {"nodes": network.nodes, "edges": network.edges, "options": network.options},
        **panel_data(graph),
    }
    return _template().render(
        title=title,
        day=content["day"],
        empty=not graph.entities,
        entity_count=len(graph.entities),
        tie_count=len(graph.ties),
        csp="; ".join(
            (
                "default-src 'none'",
                f"script-src '{_digest(library)}' '{_digest(program)}'",
                f"style-src '{_digest(style)}'",
                "img-src data:",
                "base-uri 'none'",
                "form-action 'none'",
                "require-trusted-types-for 'script'",
                "trusted-types 'none'",
            )
        ),
        # These are files of this package and of pyvis, and base64: nothing of the graph is marked safe.
        style=Markup(style),
        library=Markup(library),
        program=Markup(program),
        content=Markup(packed(content)),
    )


def packed(content: Any) -> str:
    """JSON values, deflated and in base64: small, and without a character that HTML could misread.

    >>> packed({"a": "</script>"}).isascii(), "<" in packed({"a": "</script>"})
    (True, False)
    """
    text = json.dumps(content, ensure_ascii=True, separators=(",", ":"), sort_keys=False)
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
def _program() -> str:
    scripts = files(__package__) / "script"
    parts = [(scripts / name).read_text(encoding="utf-8") for name in _SCRIPTS]
    return "(async () => {\n'use strict';\n" + "\n".join(parts) + "})();"


@cache
def _style() -> str:
    return (files(__package__) / "view.css").read_text(encoding="utf-8")


@cache
def _template() -> Template:
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.from_string((files(__package__) / "page.html.j2").read_text(encoding="utf-8"))
