"""Every command on the pages of ``docs`` and in the README runs, and does what it says."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pytest

from pactgraph.graph.cli import main
from tests.loaders.documents import paragraph, pdf, word, zipped
from tests.loaders.gold.texts import gold

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
RELEASE = "REDMOND, Feb. 27, 2026 - Azure remains the exclusive host of stateless APIs."
INPUTS: dict[str, str | bytes] = {
    "article.md": "---\npublished: 2026-02-27\n---\nAzure remains the exclusive host of stateless APIs.\n",
    "article.txt": "Microsoft invests $1 billion in OpenAI.\n",
    "deals.csv": "subject,predicate,object\nAzure,hosts,Frontier\n",
    "suppliers.csv": "subject,predicate,object\nNimbus Cloud Inc.,partners-with,Halcyon Labs\n"
    "Nimbus Cloud,invests-in,Borealis\nNimbus Clouds,partners-with,Halcyon Labs\n",
    "customers.csv": "id,first_name,last_name,date_of_birth\n1,Robert,Smith,1978-12-11\n"
    "2,Bob,Smith,11/12/1978\n",
    "rounds.csv": "Investor,Company,Round,Amount (USD m),Closed,Source\n"
    "Alpha Ventures;Beta Capital,Zenith Robotics,Series A,12.5,2024-03-04,https://e.org/1\n"
    "SoftBank,Helion Works,Series C,up to 450,Q3 2025,https://e.org/2\n"
    "Gamma,Orbital Foods,Seed,2,3201-10-21,https://e.org/3\n",
    "shareholders.csv": "Shareholder,Shares,Stake (%)\nAnn Lee,4000000,40\nAlder Ventures,2500000,25\n",
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
    "relationships.xml": '<rr:RelationshipData xmlns:rr="urn:rr"><rr:RelationshipRecord><rr:Relationship>'
    "<rr:StartNode><rr:NodeID>5493000000000000CH01</rr:NodeID></rr:StartNode>"
    "<rr:EndNode><rr:NodeID>5493000000000000PA02</rr:NodeID></rr:EndNode>"
    "<rr:RelationshipType>IS_FUND-MANAGED_BY</rr:RelationshipType></rr:Relationship>"
    "</rr:RelationshipRecord></rr:RelationshipData>\n",
    "exceptions.xml": '<r:ReportingExceptionData xmlns:r="urn:r"><r:Exception>'
    "<r:LEI>5493000000000000CH01</r:LEI>"
    "<r:ExceptionCategory>DIRECT_ACCOUNTING_CONSOLIDATION_PARENT</r:ExceptionCategory>"
    "<r:ExceptionReason>NO_KNOWN_PERSON</r:ExceptionReason></r:Exception></r:ReportingExceptionData>\n",
    "entities.xml": '<l:LEIData xmlns:l="urn:l"><l:LEIRecord><l:LEI>5493000000000000CH01</l:LEI>'
    "<l:Entity><l:LegalName>Child Fund</l:LegalName></l:Entity></l:LEIRecord></l:LEIData>\n",
    "ex21.html": "<html><p>Exhibit 21</p><p>Subsidiaries of One Corp.</p><table>"
    "<tr><td>Sub A Inc.</td><td>Ohio</td><td>51%</td></tr></table></html>\n",
    "13d.xml": '<edgarSubmission xmlns="http://www.sec.gov/edgar/schedule13D"><formData><coverPageHeader>'
    "<dateOfEvent>12/31/2024</dateOfEvent><issuerInfo><issuerCIK>7</issuerCIK>"
    "<issuerName>One Corp.</issuerName></issuerInfo></coverPageHeader><reportingPersons><reportingPersonInfo>"
    "<reportingPersonName>Fund LP</reportingPersonName><percentOfClass>8.5</percentOfClass>"
    "</reportingPersonInfo></reportingPersons></formData></edgarSubmission>\n",
    "13f.xml": "<informationTable><infoTable><nameOfIssuer>ONE CORP</nameOfIssuer>"
    "<titleOfClass>COM</titleOfClass><cusip>123456101</cusip><value>9</value>"
    "<shrsOrPrnAmt><sshPrnamt>2</sshPrnamt><sshPrnamtType>SH</sshPrnamtType></shrsOrPrnAmt></infoTable>"
    "</informationTable>",
    "submission.txt": "ACCESSION NUMBER: 2\nCONFORMED SUBMISSION TYPE: 10-K\n\nFILER:\n\n"
    "  COMPANY CONFORMED NAME: ONE CORP\n  CENTRAL INDEX KEY: 7\n<DOCUMENT>\n<TYPE>EX-21\n<TEXT>\n"
    "Subsidiaries of the Registrant\n\nSub A Inc.    Ohio    51%\n</TEXT>\n</DOCUMENT>\n",
    "opencorporates.json": '{"api_version": "0.4", "results": {"company": {"name": "ACME LTD", '
    '"company_number": "01234567", "jurisdiction_code": "gb", "opencorporates_url": '
    '"https://opencorporates.com/companies/gb/01234567"}}}\n',
    "statements.csv": "canonical_id,entity_id,prop,schema,value,dataset\n"
    "own,own,owner,Ownership,jo,list\nown,own,asset,Ownership,acme,list\njo,jo,name,Person,Jo Doe,list\n",
    "answer.json": '{"limit": 5, "results": [{"id": "acme", "caption": "Acme", "schema": "Company", '
    '"properties": {"name": ["Acme"]}}]}\n',
    "company_tickers.json": '{"0": {"cik_str": 7, "ticker": "ONE", "title": "One Corp."}}\n',
    "header.txt": "ACCESSION NUMBER: 1\nCONFORMED SUBMISSION TYPE: 10-K\n\nFILER:\n\n"
    "  COMPANY CONFORMED NAME: ONE CORP\n  CENTRAL INDEX KEY: 7\n",
    "theirs.ttl": "@prefix org: <http://www.w3.org/ns/org#> .\n"
    "<https://e.org/a> org:subOrganizationOf <https://e.org/b> .\n",
    "deals.ttl": "@prefix my: <https://example.org/deals#> .\n<https://e.org/d> a my:Deal ; "
    "my:closed '2026-01-31' ; my:buyer <https://e.org/a> ; my:target <https://e.org/b> ; my:price 4 .\n",
    "my.rq": "PREFIX my: <https://example.org/deals#>\nCONSTRUCT { [] a pact:Claim ; rdf:subject ?buyer ; "
    "rdf:predicate pact:acquires ; rdf:object ?target } WHERE { ?d my:buyer ?buyer ; my:target ?target }\n",
    "network.gml": 'graph [ directed 1 node [ id 0 label "Alpha" ] node [ id 1 label "Beta" ] '
    'edge [ source 0 target 1 label "owns 60%" ] ]',
    "network.json": '{"nodes": [{"id": "Alpha"}, {"id": "Beta"}], "links": [{"source": "Alpha", '
    '"target": "Beta", "type": "partner"}]}',
    "network.zip": zipped({"deals.csv": "subject,predicate,object\nAzure,hosts,Frontier\n"}),
    "network.graphml": '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
    '<key id="r" for="edge" attr.name="relation" attr.type="string"/><graph edgedefault="directed">'
    '<node id="Alpha"/><node id="Beta"/><edge source="Alpha" target="Beta"><data key="r">owns</data></edge>'
    "</graph></graphml>\n",
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
