"""The page's own script as one text: its modules in the order in which they build on each other."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

__all__ = ["MODULES", "PURE", "bundled"]

PURE = ("model", "time", "nets", "scene", "state", "shapes", "picture")
"""The modules that touch no document, and can be tried without a browser."""
MODULES = (
    *PURE,
    "dom", "app", "glyphs", "map", "camera", "labels", "picking", "panel", "evidence", "portrait", "ways",
    "legend", "search", "timebar", "table", "download", "start",
)  # fmt: skip

_IMPORT = re.compile(r"^import \{[^}]*\} from '\./[a-z]+\.mjs';\n", re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|const|let|class)\b)", re.MULTILINE)


@cache
def bundled() -> str:
    """All modules in one scope, so that a page needs one script and the policy one hash.

    >>> "import {" in bundled(), "export " in bundled()
    (False, False)
    """
    folder = files(__package__) / "script"
    parts = [(folder / f"{name}.mjs").read_text(encoding="utf-8") for name in MODULES]
    whole = "".join(_EXPORT.sub("", _IMPORT.sub("", part)) for part in parts)
    return f"(async () => {{\n'use strict';\n{whole}}})();\n"
