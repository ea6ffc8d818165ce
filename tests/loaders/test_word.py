"""Word documents: paragraphs, lists, tables, tracked changes and properties."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from pactgraph.loaders.document import Document
from pactgraph.loaders.registry import loader_for
from pactgraph.loaders.word import WORD
from pactgraph.ontology.claim import Claim
from pactgraph.ontology.errors import MalformedSource
from pactgraph.ontology.records import Notice
from pactgraph.ontology.source import Source
from tests.loaders.documents import W, paragraph, word

CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
    "<dc:title>Azure keeps it"
    "</dc:title><dc:creator>Jo Writer</dc:creator><dcterms:created>2026-03-01T09:00:00Z</dcterms:created>"
    "</cp:coreProperties>"
)
APP = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Company>Example Wire</Company></Properties>"
)


def read(data: bytes) -> tuple[Source, list[Claim], list[str]]:
    source, *records = WORD.read(Document("a.docx", "file:///a.docx", data))
    assert isinstance(source, Source)
    notices = [record.message for record in records if isinstance(record, Notice)]
    return source, [record for record in records if isinstance(record, Claim)], notices


def test_paragraphs_and_properties() -> None:
    data = word(
        paragraph("Big deal"),
        paragraph("REDMOND, Feb. 27, 2026 - Azure remains the exclusive ", "host of stateless OpenAI APIs."),
        core=CORE,
        app=APP,
    )
    source, claims, notices = read(data)
    assert (source.title, source.author, source.publisher) == ("Azure keeps it", "Jo Writer", "Example Wire")
    assert str(source.published) == "2026-02-27" and notices == []
    assert [(c.subject_name, c.relation) for c in claims] == [("Azure", "exclusive-host-of")]
    assert source.text is not None
    assert source.text[claims[0].evidence.start : claims[0].evidence.end] == claims[0].evidence.quote


def test_without_properties_the_first_line_is_the_title_and_the_date_of_making_is_told() -> None:
    assert read(word(paragraph("Big deal"), paragraph("Azure hosts Frontier.")))[0].title == "Big deal"
    source, _, notices = read(word(paragraph("Azure hosts Frontier."), core=CORE))
    assert str(source.published) == "2026-03-01" and "when the document was made" in notices[0]


@pytest.mark.parametrize(
    ("block", "text"),
    [
        (paragraph("One", "<w:r><w:tab/><w:t>two</w:t><w:br/><w:t>three</w:t></w:r>"), "One two\nthree"),
        (paragraph("Item", properties="<w:numPr/>"), "- Item"),
        (
            f"<w:tbl><w:tr><w:tc>{paragraph('Host')}</w:tc><w:tc>{paragraph('Azure')}{paragraph('AWS')}</w:tc></w:tr>"
            f"<w:tr><w:tc>{paragraph('')}</w:tc><w:tc>{paragraph('x')}</w:tc></w:tr></w:tbl>",
            "Host | Azure AWS\nx",
        ),
        (
            paragraph(
                "Azure ",
                "<w:del><w:r><w:delText>stops</w:delText></w:r></w:del>",
                "<w:ins><w:r><w:t>hosts</w:t></w:r></w:ins>",
                " it",
            ),
            "Azure hosts it",
        ),
        (paragraph("A", "<w:moveFrom><w:r><w:t>gone</w:t></w:r></w:moveFrom>", "B"), "AB"),
        (
            paragraph("See ", "<w:hyperlink><w:r><w:t>the deal</w:t></w:r></w:hyperlink>", "."),
            "See the deal.",
        ),
        (paragraph("<w:r><w:instrText>HYPERLINK x</w:instrText></w:r>", "Link"), "Link"),
        (paragraph("stateless", "<w:r><w:noBreakHyphen/></w:r>", "only"), "stateless-only"),
        (f"<w:sdt><w:sdtContent>{paragraph('In a field')}</w:sdtContent></w:sdt>", "In a field"),
    ],
)
def test_what_a_reader_of_the_document_sees(block: str, text: str) -> None:
    assert read(word(block))[0].text == text


ENTITY = f'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]><w:document xmlns:w="{W}">&x;</w:document>'


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"PK\x03\x04 nonsense", "cannot be read"),
        (word(paragraph("x"), name="other.xml"), "this is no Word document: it has no word/document.xml"),
        (word("<w:p>"), "word/document.xml in it is not XML"),
        (word(), "holds no text"),
        (word(paragraph(" ")), "holds no text"),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, problem: str) -> None:
    with pytest.raises(MalformedSource, match=problem):
        read(data)


def test_no_file_outside_is_read() -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as parts:
        parts.writestr("word/document.xml", ENTITY)
    with pytest.raises(MalformedSource, match=r"holds no text|not XML"):
        read(out.getvalue())


def test_a_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pactgraph.loaders.word._LARGEST_PART", 100)
    with pytest.raises(MalformedSource, match="larger than 100 bytes unpacked"):
        read(word(paragraph("x" * 200)))


def test_it_is_known_by_ending_and_content() -> None:
    data = word(paragraph("x"))
    assert (
        loader_for(Document("a.docx", "a", data)).name
        == loader_for(Document("file", "f", data)).name
        == "word"
    )
