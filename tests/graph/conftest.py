"""The command line, run as a user runs it."""

from __future__ import annotations

from pathlib import Path

import pytest

from pactgraph.graph.cli import main
from tests.graph.outcome import Outcome, Run


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    monkeypatch.chdir(tmp_path)

    def go(*arguments: str) -> Outcome:
        monkeypatch.setattr("sys.argv", ["pactgraph", *arguments])
        capsys.readouterr()
        with pytest.raises(SystemExit) as left:
            main()
        captured = capsys.readouterr()
        return Outcome(int(left.value.code or 0), captured.out, captured.err)

    return go
