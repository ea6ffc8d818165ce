"""What a reader takes along: CSV, SVG and PNG."""

from __future__ import annotations

import csv
import io
import xml.etree.ElementTree as ElementTree
from pathlib import Path

from pactgraph.graph.partnership_graph import PartnershipGraph
from tests.graph.view.opened import Opened

OPENAI = "entity:https://w3id.org/pactgraph/entity/openai"
SVG = "{http://www.w3.org/2000/svg}"


def test_csv_holds_every_claim_with_its_words(
    reference: PartnershipGraph, reference_page: Opened, tmp_path: Path
) -> None:
    reference_page.show(table=True, tableAll=True)
    with reference_page.tab.expect_download() as download:
        reference_page.tab.get_by_role("button", name="Download CSV").click()
    path = tmp_path / "claims.csv"
    download.value.save_as(path)
    rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"))))
    claims = reference.snapshot.claims
    assert {row["Claim"] for row in rows} == {iri.rsplit("/", 1)[-1] for iri in claims}
    quotes = {iri.rsplit("/", 1)[-1]: claim.evidence.quote for iri, claim in claims.items()}
    for row in rows:
        assert row["Words"].removeprefix("'") == quotes[row["Claim"]]


def test_table_is_sorted_and_filtered(reference: PartnershipGraph, reference_page: Opened) -> None:
    tab = reference_page.tab
    reference_page.show(table=True, tableAll=True)
    said = tab.locator("#claims tbody tr td:nth-child(6)").all_inner_texts()
    assert said == sorted(said, reverse=True) and len(said) == 100
    tab.get_by_role("button", name="Show").last.click()
    assert tab.locator("#claims tbody tr").count() > 300
    tab.get_by_role("button", name="Amount", exact=True).click()
    tab.get_by_role("button", name="Amount").click()
    sizes = [
        (size, claim.object_name)
        for claim in reference.snapshot.claims.values()
        for amount in claim.amounts
        if amount.unit is not None and (size := amount.high or amount.low) is not None
    ]
    largest = max(size for size, _ in sizes)
    expected = {name for size, name in sizes if size == largest}
    assert tab.locator("#claims tbody tr td.object").first.inner_text() in expected
    tab.locator("#table-query").fill("azure exclusive")
    tab.wait_for_function("() => document.querySelectorAll('#claims tbody tr').length < 60")
    texts = tab.locator("#claims tbody tr").all_inner_texts()
    assert texts and all("azure" in text.lower() for text in texts)


def test_svg_has_every_line_as_it_is_drawn_and_a_legend(reference_page: Opened) -> None:
    reference_page.show(standings=["holds", "past"])
    text = reference_page.tab.evaluate("() => pactgraph.svg()")
    picture = ElementTree.fromstring(text)
    paths = [path.get("d") or "" for path in picture.iter(f"{SVG}path")]
    assert sum("Q" in path for path in paths) >= len(reference_page.visible_ties())
    words = {element.text for element in picture.iter(f"{SVG}text")}
    assert {
        "AI partnerships",
        "OpenAI",
        "hosting",
        "organization",
        "exclusive",
        "ended or superseded",
    } <= words
    assert any("As of 27 February 2026" in (word or "") for word in words)
    assert "href" not in text and "<script" not in text


def test_png_is_twice_as_sharp(reference_page: Opened, tmp_path: Path) -> None:
    with reference_page.tab.expect_download() as download:
        reference_page.tab.get_by_text("Save", exact=True).click()
        reference_page.tab.get_by_role("button", name="Picture (PNG)").click()
    path = tmp_path / "picture.png"
    download.value.save_as(path)
    data = path.read_bytes()
    assert data[:8] == b"\x89PNG\r\n\x1a\n" and len(data) > 50_000
    width = int.from_bytes(data[16:20], "big")
    assert width == 2 * reference_page.tab.evaluate("() => document.getElementById('map').clientWidth")
