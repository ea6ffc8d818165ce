"""PDF documents: text layer, title, author and date; and those that cannot be read."""

from __future__ import annotations

import textwrap
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from pactgraph.loaders.document import Document
from pactgraph.loaders.pdf import PDF
from pactgraph.loaders.registry import loader_for
from pactgraph.ontology.claim import Claim
from pactgraph.ontology.errors import MalformedSource
from pactgraph.ontology.records import Notice
from pactgraph.ontology.source import Source
from tests.loaders.documents import pdf

PROSE = (
    "Azure remains the exclusive host of stateless OpenAI APIs, both companies said on Friday in a "
    "joint statement. Microsoft invests $1 billion in OpenAI, and the companies have worked together "
    "since 2019 on the infra-structure that matters to customers."
)


def read(data: bytes, name: str = "a.pdf") -> tuple[Source, list[Claim], list[str]]:
    source, *records = PDF.read(Document(name, f"file:///{name}", data))
    assert isinstance(source, Source)
    notices = [record.message for record in records if isinstance(record, Notice)]
    return source, [record for record in records if isinstance(record, Claim)], notices


def test_a_press_release_is_read_with_its_facts() -> None:
    lines = ["Azure keeps the APIs", *textwrap.wrap("REDMOND, Feb. 27, 2026 - " + PROSE, 80)]
    info = "/Title (Azure keeps it) /Author (Jo Writer) /CreationDate (D:20260301090000Z)"
    source, claims, notices = read(pdf(lines, info=info))
    assert (source.title, source.author, str(source.published)) == (
        "Azure keeps it",
        "Jo Writer",
        "2026-02-27",
    )
    assert ("Azure", "exclusive-host-of") in {(c.subject_name, c.relation) for c in claims}
    assert source.text is not None and PROSE in source.text
    for claim in claims:
        assert source.text[claim.evidence.start : claim.evidence.end] == claim.evidence.quote
    assert notices == []


def test_a_date_of_making_is_taken_and_told() -> None:
    source, _, notices = read(pdf(textwrap.wrap(PROSE, 80), info="/CreationDate (D:20260301090000Z)"))
    assert str(source.published) == "2026-03-01"
    assert notices == ["its text tells no date, so it counts from 2026-03-01, when the PDF was made"]


@pytest.mark.parametrize("title", ["Microsoft Word - deal_v3.docx", "untitled", "release.indd", " "])
def test_a_title_that_a_program_made_up_is_not_taken(title: str) -> None:
    source, *_ = read(pdf(["Azure keeps the APIs", *textwrap.wrap(PROSE, 80)], info=f"/Title ({title})"))
    assert source.title == "Azure keeps the APIs"


def test_running_heads_and_page_numbers_are_left_out_and_sentences_go_on_over_pages() -> None:
    lines = textwrap.wrap(PROSE, 60)
    pages = [
        ["Example Wire 2026", *lines[i : i + 2], f"Page {i} of 9", str(i)] for i in range(0, len(lines), 2)
    ]
    source, *_ = read(pdf(*pages))
    assert source.text is not None and source.text.split() == PROSE.split()
    assert PROSE.split(". ")[0] in source.text, "a sentence is one line, though it stood on two pages"


def test_a_scan_says_what_to_do() -> None:
    with pytest.raises(MalformedSource, match="no text layer"):
        read(pdf([]))


@pytest.mark.parametrize(
    "data",
    [b"%PDF-1.4\n", b"%PDF-1.4 nonsense" * 50, pdf(["x"])[:300], pdf(["x"]).replace(b"/Kids", b"/Dogs")],
)
def test_a_broken_file_is_one_clear_message(data: bytes) -> None:
    with pytest.raises(MalformedSource, match=r"a\.pdf: .*(cannot be read|no text layer)"):
        read(data)


def test_a_password_is_asked_for() -> None:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf(textwrap.wrap(PROSE, 80)))))
    writer.encrypt("secret", algorithm="RC4-128")
    out = BytesIO()
    writer.write(out)
    with pytest.raises(MalformedSource, match="asks for a password"):
        read(out.getvalue())
    open_to_all = PdfWriter(clone_from=PdfReader(BytesIO(pdf(textwrap.wrap(PROSE, 80)))))
    open_to_all.encrypt("", "owner", algorithm="RC4-128")
    out = BytesIO()
    open_to_all.write(out)
    assert PROSE in str(read(out.getvalue())[0].text)


def test_it_is_known_by_ending_type_and_content(tmp_path: Path) -> None:
    data = pdf(["x"])
    for document in (
        Document("a.pdf", "a", data),
        Document("https://e.org/x", "x", data, "application/pdf", "https://e.org/x"),
        Document("download", "d", data),
    ):
        assert loader_for(document).name == "pdf"
