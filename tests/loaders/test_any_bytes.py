"""Whatever bytes come, a loader reads them or says in one of pactgraph's errors why not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pactgraph.loaders.document import Document
from pactgraph.loaders.html import HTML
from pactgraph.loaders.loader import Loader
from pactgraph.loaders.mail import MAIL
from pactgraph.loaders.page import page_facts, parsed
from pactgraph.loaders.pdf import PDF
from pactgraph.loaders.word import WORD
from pactgraph.ontology.claim import Claim
from pactgraph.ontology.errors import PactgraphError
from pactgraph.ontology.source import Source
from tests.loaders.documents import paragraph, pdf, word

PAGE = (
    b'<html><head><meta charset="windows-1252"><meta name="date" content="2026-02-27T09:00Z">'
    b'<script type="application/ld+json">{"@type": ["Article"], "@graph": [{"@id": "#a", '
    b'"author": {"@id": "#a"}}]}</script>'
    b"</head><body><h1>Deal</h1><p>By Jo Writer</p><p>Azure hosts Frontier.</p></body></html>"
)
MESSAGE = (
    b"From: Jo <jo@example.org>\nSubject: =?utf-8?q?De=C3=A4l?=\nDate: Fri, 27 Feb 2026 09:00:00 -0800\n"
    b'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b"\n\n--b\nContent-Type: text/html\n\n'
    b"<p>Azure hosts Frontier.</p>\n--b--\n"
)
KINDS = [
    (HTML, PAGE),
    (MAIL, MESSAGE),
    (PDF, pdf(["Azure hosts Frontier."], info="/Title (Deal) /CreationDate (D:20260227)")),
    (WORD, word(paragraph("Azure hosts Frontier."))),
]


@st.composite
def damaged(draw: st.DrawFn, data: bytes) -> bytes:
    """A document in which some stretches are overwritten, doubled or missing."""
    for _ in range(draw(st.integers(0, 4))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.integers(0, 40)))
        data = (
            data[:start]
            + draw(st.sampled_from([b"", data[start:end] * 2, b"\xff\x00<&{[(", b"=?x?q?=ff?="]))
            + data[end:]
        )
    return data


@pytest.mark.parametrize(("loader", "data"), KINDS, ids=[loader.name for loader, _ in KINDS])
def test_the_whole_document_is_read(loader: Loader, data: bytes) -> None:
    records = list(loader.read(Document(f"a{loader.suffixes[0]}", "file:///a", data)))
    assert any(isinstance(record, Claim) for record in records)


@pytest.mark.parametrize(("loader", "data"), KINDS, ids=[loader.name for loader, _ in KINDS])
@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_damaged_document_is_read_or_refused(loader: Loader, data: bytes, chosen: st.DataObject) -> None:
    document = Document(f"a{loader.suffixes[0]}", "file:///a", chosen.draw(damaged(data)))
    try:
        source, *records = loader.read(document)
    except PactgraphError:
        return
    assert isinstance(source, Source) and source.text is not None
    for record in records:
        if isinstance(record, Claim):
            assert source.text[record.evidence.start : record.evidence.end] == record.evidence.quote


@given(st.text(alphabet='<>"=/ abmetanmcspi{}[]:,@0129-©By', max_size=120))
def test_facts_of_any_page(text: str) -> None:
    page_facts(
        parsed(f"<html>{text}<h1>{text}</h1><time datetime='{text}'>{text}</time>"),
        "https://e.org/2026/02/31/x",
    )
    page_facts(
        parsed(f'<script type="application/ld+json">{text}</script><meta name="date" content="{text}">')
    )
