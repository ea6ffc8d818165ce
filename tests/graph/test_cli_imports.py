"""What the command line imports before it knows what is asked."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = (
    "IPython",
    "igraph",
    "networkx",
    "openpyxl",
    "pyarrow",
    "pydantic_ai",
    "pypdf",
    "pyvis",
    "rdflib.plugins.sparql",
    "trafilatura",
)
ASKING = "from pactgraph.graph.cli import cli; import sys; {first}; print(*sys.modules)"


@pytest.mark.parametrize(
    "first",
    [
        "",
        "cli.main(['query', '--list'], standalone_mode=False)",
        "[cli.commands[name] for name in cli.commands]",
    ],
    ids=["nothing asked", "a quick question", "every command imported, as for --help"],
)
def test_no_heavy_module_is_imported_before_it_is_needed(first: str) -> None:
    program = ASKING.format(first=first or "None")
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    imported = set(done.stdout.splitlines()[-1].split())
    assert "pactgraph.graph.cli" in imported
    assert imported.isdisjoint(HEAVY)


def test_a_command_is_imported_when_it_is_asked_for() -> None:
    program = ASKING.format(first="cli.main(['--version'], standalone_mode=False)")
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert "pactgraph.loaders.registry" not in done.stdout.split()
