"""Every command on the pages of ``docs`` and in the README runs, and does what it says."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from pactgraph.graph.cli import main

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
INPUTS = {
    "article.md": "---\npublished: 2026-02-27\n---\nAzure remains the exclusive host of stateless APIs.\n",
    "article.txt": "Microsoft invests $1 billion in OpenAI.\n",
    "deals.csv": "subject,predicate,object\nAzure,hosts,Frontier\n",
    "suppliers.csv": "subject,predicate,object\nNimbus Cloud Inc.,partners-with,Halcyon Labs\n"
    "Nimbus Cloud,invests-in,Borealis\nNimbus Clouds,partners-with,Halcyon Labs\n",
    "customers.csv": "id,first_name,last_name,date_of_birth\n1,Robert,Smith,1978-12-11\n2,Bob,Smith,11/12/1978\n",
    "graph.ttl": "@prefix pact: <https://w3id.org/pactgraph/ontology#> .\n"
    "<https://e.org/a> pact:partners-with <https://e.org/b> .\n",
}
LEAVES_THE_MACHINE = "https://example.org/"


def commands(page: Path) -> list[str]:
    lines = re.findall(r"^    (pactgraph .*)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return [re.sub(r"\s{2,}#.*", "", line) for line in lines]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_of_a_page_runs(
    page: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, text in INPUTS.items():
        Path(name).write_text(text, encoding="utf-8")
    found = commands(page)
    assert found
    for command in found:
        arguments = [a for a in shlex.split(command)[1:] if not a.startswith(LEAVES_THE_MACHINE)]
        monkeypatch.setattr("sys.argv", ["pactgraph", *arguments])
        with pytest.raises(SystemExit) as left:
            main()
        out = capsys.readouterr()
        # conflicts and the like end with 1 when they have findings
        assert left.value.code in (0, 1), (command, out.err)
        assert out.out or out.err.startswith("wrote"), command


def answer(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, *arguments: str) -> str:
    monkeypatch.setattr("sys.argv", ["pactgraph", "query", *arguments])
    with pytest.raises(SystemExit):
        main()
    return capsys.readouterr().out


def test_the_page_on_the_three_times_tells_the_truth(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    host = "SELECT ?host { ?host pact:exclusive-host-of entity:openai-stateless-apis }"
    licence = ("ip-licences", "-f", "csv", "--as-of")
    assert "azure" in answer(capsys, monkeypatch, host, "--as-of", "2026-02-27", "-f", "csv")
    assert "azure" not in answer(capsys, monkeypatch, host, "--as-of", "2026-04-27", "-f", "csv")
    early = ("--as-of", "2026-06-01", "--said-by", "2026-03-01", "-f", "csv")
    assert "azure" in answer(capsys, monkeypatch, host, *early)
    assert "OpenAI,Microsoft,models and products,true" in answer(capsys, monkeypatch, *licence, "2026-03-15")
    assert "OpenAI,Microsoft,models and products,false" in answer(capsys, monkeypatch, *licence, "2026-05-15")
    nothing = ("ASK { ?h pact:exclusive-host-of ?w }", "--as-of", "2026-02-27", "--known-by", "2019-12-31")
    assert answer(capsys, monkeypatch, *nothing) == "false\n"
