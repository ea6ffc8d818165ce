"""Every command on the pages of ``docs`` and in the README runs, and does what it says."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pytest

from pactgraph.graph.cli import main
from tests.loaders.documents import paragraph, pdf, word
from tests.loaders.gold.texts import gold

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
RELEASE = "REDMOND, Feb. 27, 2026 - Azure remains the exclusive host of stateless APIs."
INPUTS: dict[str, str | bytes] = {
    "article.md": "---\npublished: 2026-02-27\n---\nAzure remains the exclusive host of stateless APIs.\n",
    "article.txt": "Microsoft invests $1 billion in OpenAI.\n",
    "deals.csv": "subject,predicate,object\nAzure,hosts,Frontier\n",
    "graph.ttl": "@prefix pact: <https://w3id.org/pactgraph/ontology#> .\n"
    "<https://e.org/a> pact:partners-with <https://e.org/b> .\n",
    "page.html": f"<html><title>Deal</title><body><article><p>{RELEASE}</p></article></body></html>",
    "release.pdf": pdf([RELEASE]),
    "letter.docx": word(paragraph(RELEASE)),
    "mail.eml": f"From: press@example.org\nSubject: Deal\nDate: Fri, 27 Feb 2026 09:00 -0800\n\n{RELEASE}\n",
    "news/a.md": f"{RELEASE}\n",
    "news/old.xls": b"\xd0\xcf\x11\xe0",
    "gold/own.json": json.dumps(gold()),
    "claims.jsonl": '{"doc": "own", "subject": "Azure", "predicate": "hosts", "object": "Frontier"}\n',
    "ownership.ftm.json": '{"id": "own-1", "schema": "Ownership", "properties": {"owner": ["top"], '
    '"asset": ["acme"], "percentage": ["60"]}}\n'
    '{"id": "top", "schema": "Company", "properties": {"name": ["Acme Holdings"]}}\n'
    '{"id": "acme", "schema": "Company", "properties": {"name": ["Acme"]}}\n',
    "ownership.bods.json": '[{"statementId": "s1", "recordId": "acme", "recordType": "entity", '
    '"recordDetails": {"name": "Acme", "entityType": {"type": "registeredEntity"}}},\n'
    '{"statementId": "s2", "recordId": "rel", "recordType": "relationship", "recordDetails": '
    '{"subject": "acme", "interestedParty": {"reason": "subjectExemptFromDisclosure"}}}]\n',
    "item.wikidata.json": '{"entities": {"Q1": {"type": "item", "id": "Q1", "labels": {"en": '
    '{"language": "en", "value": "Acme"}}, "claims": {"P749": [{"rank": "normal", "mainsnak": '
    '{"snaktype": "novalue"}}]}}}}\n',
    "snapshot.psc.txt": '{"company_number": "01234567", "data": {"etag": "e", "name": "Joe Bloggs", '
    '"kind": "individual-person-with-significant-control", "natures_of_control": '
    '["ownership-of-shares-25-to-50-percent"]}}\n',
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
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_bytes(text if isinstance(text, bytes) else text.encode())
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
