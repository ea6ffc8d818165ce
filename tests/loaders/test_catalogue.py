"""The catalogue: names, identifiers, and tables of one's own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pactgraph.loaders.catalogue import (
    Catalogue,
    bundled_catalogue,
    current_catalogue,
    read_catalogue,
    using_catalogue,
)
from pactgraph.loaders.document import Document
from pactgraph.loaders.table import CLAIM_TABLE
from pactgraph.ontology.claim import Claim
from pactgraph.ontology.entity import Entity
from pactgraph.ontology.errors import InvalidValue, MalformedSource, UnreadableSource
from pactgraph.ontology.identifiers import Identifier
from tests.shared import shared

OWN = """id,name,kind,aliases,parent,identifiers
nimbus,Nimbus,organization,Nimbus Inc.|NBS,,cik:12345|domain:www.nimbus.example
,Bedrock,cloud-platform,,Nimbus,
"""


@pytest.fixture
def own(tmp_path: Path) -> Catalogue:
    path = tmp_path / "own.csv"
    path.write_text("\ufeff" + OWN, encoding="utf-8")
    return read_catalogue(path)


@pytest.mark.parametrize(
    ("scheme", "value", "name"),
    [
        ("cik", "320193", "Apple"),
        ("ticker", "msft", "Microsoft"),
        ("lei", "zxtilkjkg63jeloeg630", "Amazon"),
        ("qid", "Q21708200", "OpenAI"),
        ("domain", "openai.com", "OpenAI"),
        ("domain", "www.anthropic.com", "Anthropic"),
    ],
)
def test_entities_are_found_by_identifiers(scheme: str, value: str, name: str) -> None:
    identifier = Identifier.of(scheme, value)
    for asked in (identifier, identifier.iri):
        found = bundled_catalogue().find_by_identifier(asked)
        assert found is not None and found.name == name


def test_a_domain_that_is_a_page_of_several_finds_none() -> None:
    pages = [Entity(Entity.named(name).iri, name, homepage="https://acme.example/") for name in ("A", "B")]
    assert Catalogue(pages).find_by_identifier(Identifier.of("domain", "acme.example")) is None
    assert Catalogue(pages[:1]).find_by_identifier(Identifier.of("domain", "acme.example")) == pages[0]


def test_identifiers_of_the_sec_are_those_of_its_list() -> None:
    listed = json.loads(shared("data/08_sec_filings/company_tickers.json").read_text(encoding="utf-8"))
    tickers = {row["ticker"]: str(row["cik_str"]).zfill(10) for row in listed.values()}
    checked = 0
    for entity in bundled_catalogue():
        known = {found.scheme: found.value for iri in entity.identifiers if (found := Identifier.parse(iri))}
        if "ticker" in known:
            assert tickers[known["ticker"]] == known["cik"], entity.name
            checked += 1
    assert checked == 28


def test_leis_have_right_check_digits() -> None:
    found = [Identifier.parse(iri) for entity in bundled_catalogue() for iri in entity.identifiers]
    leis = [one.value for one in found if one is not None and one.scheme == "lei"]
    assert len(leis) == 4
    for lei in leis:
        assert int("".join(str(int(sign, 36)) for sign in lei)) % 97 == 1


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("NVIDIA CORP.", "NVIDIA"),
        ("microsoft corp", "Microsoft"),
        ("OpenAI Charity", None),
        ("Azure Inc", None),
    ],
)
def test_names_match_but_for_legal_form(name: str, found: str | None) -> None:
    entity = bundled_catalogue().match(name)
    assert (None if entity is None else entity.name) == found


def test_a_table_of_ones_own(own: Catalogue) -> None:
    nimbus, bedrock = own
    assert own.find("nbs") == nimbus and own.find_by_identifier(Identifier.of("cik", "12345")) == nimbus
    assert bedrock.parent == nimbus.iri and bedrock.kind == "cloud-platform"


def test_ones_own_entities_go_before_the_bundled_ones(own: Catalogue) -> None:
    with using_catalogue(own) as catalogue:
        assert current_catalogue() is catalogue
        found = catalogue.find("bedrock")
        assert found is not None and found.kind == "cloud-platform"
        amazon = catalogue.find("Amazon Bedrock")
        assert amazon is not None and "Bedrock" not in amazon.aliases
        document = Document("deals.csv", "deals", b"subject,predicate,object\nNBS,hosts,Frontier\n")
        (claim,) = (record for record in CLAIM_TABLE.read(document) if isinstance(record, Claim))
        assert claim.subject.endswith("/nimbus") and claim.object.endswith("/frontier")
    assert current_catalogue() is bundled_catalogue()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("title\nA\n", "line 1: a catalogue has the column name"),
        ("name,kind\nA,plant\n", "line 2: 'plant' is none of the kinds"),
        ("name,identifiers\nA,cik:x\n", "line 2: 'x' is no CIK of the SEC"),
        ("name,identifiers\nA,x\n", "line 2: 'x' is no identifier; write it as scheme:value"),
        ("name,aliases\nA,C\nB,c\n", "'c' names both 'A' and 'B'"),
        ("name,identifiers\nA,cik:1\nB,cik:0001\n", "identifies both 'A' and 'B'"),
        ("name\n\n  ,\n", "line 3: the row has more cells than there are columns"),
        ("id,name\na,\n", "line 2: an entity needs a name"),
    ],
)
def test_a_wrong_table_is_refused_with_its_place(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "own.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises((MalformedSource, InvalidValue), match=r"own\.csv") as raised:
        read_catalogue(path)
    assert told in str(raised.value)


def test_a_table_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UnreadableSource, match="cannot be read"):
        read_catalogue(tmp_path / "none.csv")
