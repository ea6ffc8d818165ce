"""The article among banners, menus and appeals to subscribe, in whatever encoding."""

from __future__ import annotations

import json

import pytest

from pactgraph.loaders.document import Document
from pactgraph.loaders.html import HTML
from pactgraph.loaders.page import decoded, main_text
from pactgraph.ontology.claim import Claim
from pactgraph.ontology.errors import MalformedSource
from pactgraph.ontology.records import Notice, Record
from pactgraph.ontology.source import Source

STORY = (
    "Azure remains the exclusive host of stateless OpenAI APIs, both companies said on Friday.",
    "Microsoft invests $1 billion in OpenAI, and the companies work together since 2019 on many things.",
    "The statement is meant to calm customers who asked what would change with the new agreement.",
)
FURNITURE = (
    "Read more: Oracle hosts Frontier",
    "Read also: AWS hosts everything",
    "Sign up for our free daily newsletter.",
    "Already a subscriber? Log in to continue reading.",
    "We and our partners use cookies to store information on a device.",
    "Accept all cookies",
    "(Reporting by Jo Writer; Editing by Ann Other)",
    "Reporting by Jo Writer in London",
    "© 2026 Example Wire",
    "All rights reserved.",
)
KEPT = (
    "We use Azure for training.",
    "Readers said the deal reads well.",
    "Copyright holders licensed their work to OpenAI in March.",
    "Related companies hold 5%. Microsoft invests.",
    "Subscribers of ChatGPT pay $20.",
    "Reporting requirements apply to OpenAI.",
)


def page(*paragraphs: str, before: str = "", after: str = "", head: str = "") -> str:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    article = f"<article><h1>T</h1>{text}</article>"
    return f"<html><head><title>T</title>{head}</head><body>{before}{article}{after}</body></html>"


def lines(page: str) -> list[str]:
    """The paragraphs read, without the heading."""
    return [line for line in main_text(page).splitlines() if line != "T"]


def read(data: bytes, name: str = "page.html") -> list[Record]:
    return list(HTML.read(Document(name, f"file:///{name}", data)))


@pytest.mark.parametrize("line", FURNITURE)
def test_lines_of_the_page_are_not_of_the_article(line: str) -> None:
    assert lines(page(*STORY[:2], line, STORY[2])) == list(STORY)


@pytest.mark.parametrize("line", KEPT)
def test_lines_of_the_article_stay(line: str) -> None:
    assert line in lines(page(*STORY[:2], line, STORY[2]))


def test_menus_banners_and_footers_are_left_out() -> None:
    before = (
        "<nav><a href='/'>Home</a><a href='/login'>Sign in</a></nav><div id='cookie-banner'><p>We use "
        "cookies to improve your experience on this site and to show you more.</p><button>OK</button></div>"
    )
    after = "<aside><h3>Most read</h3><a href='/x'>Oracle hosts Frontier</a></aside><footer>Imprint</footer>"
    assert lines(page(*STORY, before=before, after=after)) == list(STORY)


@pytest.mark.parametrize(
    "body",
    [
        "",
        "<div id='root'></div><script>render()</script>",
        "<p>We use cookies on this site.</p>",
        "<h1>Log in</h1>",
    ],
)
def test_a_page_without_an_article_is_an_error_that_says_what_to_do(body: str) -> None:
    with pytest.raises(MalformedSource, match=r"no main text is found .* open it in a browser"):
        read(f"<html><body>{body}</body></html>".encode())


def test_an_article_that_only_metadata_carries_is_read_from_there() -> None:
    body = json.dumps(
        {"@type": "NewsArticle", "headline": "T", "articleBody": "\n\n".join(STORY) + " &amp; more"}
    )
    head = f'<script type="application/ld+json">{body}</script>'
    source, *records = read(f"<html><head>{head}</head><body><div id='app'></div></body></html>".encode())
    assert isinstance(source, Source) and source.text is not None
    assert source.text.splitlines()[0] == STORY[0] and source.text.endswith("& more")
    claims = [record for record in records if isinstance(record, Claim)]
    assert claims
    for claim in claims:
        assert source.text[claim.evidence.start : claim.evidence.end] == claim.evidence.quote


def test_a_page_for_subscribers_is_read_and_told() -> None:
    head = '<script type="application/ld+json">{"@type": "Article", "isAccessibleForFree": false}</script>'
    notices = [record for record in read(page(*STORY, head=head).encode()) if isinstance(record, Notice)]
    assert any("for subscribers" in notice.message for notice in notices)


@pytest.mark.parametrize(
    ("declared", "written"),
    [
        ('<meta charset="windows-1252">', "windows-1252"),
        ('<meta charset="iso-8859-1">', "windows-1252"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-1">', "windows-1252"),
        ("<META CHARSET='Windows-1252'/>", "windows-1252"),
        ('<meta charset="utf-8">', "utf-8"),
        ('<meta charset="utf-16">', "utf-8"),
        ('<meta charset="nonsense">', "windows-1252"),
        ("", "windows-1252"),
        ("", "utf-8"),
        ("", "utf-8-sig"),
        ("", "utf-16"),
        ('<meta charset="shift_jis">', "ascii"),
    ],
)
def test_the_encoding_is_the_declared_one(declared: str, written: str) -> None:
    words = "“Zürich” – 5 €" if written != "ascii" else "Zurich"
    text = page(f"{words} hosts it for a long time.", *STORY, head=declared)
    assert f"{words} hosts it" in decoded(Document("a.html", "a", text.encode(written)))


def test_an_encoding_given_by_the_user_or_server_comes_first() -> None:
    data = page("Лондон hosts it.", head='<meta charset="utf-8">').encode("windows-1251")
    assert "Лондон" in decoded(Document("a.html", "a", data, encoding="windows-1251"))


def test_a_broken_byte_does_not_lose_the_article() -> None:
    data = page(*STORY, head='<meta charset="utf-8">').encode().replace(b"Friday", b"Fri\xffday")
    source = read(data)[0]
    assert isinstance(source, Source) and source.text is not None and "Fri\ufffdday" in source.text


def test_xhtml_with_a_declaration_is_read() -> None:
    data = ('<?xml version="1.0" encoding="iso-8859-1"?>' + page("Zürich hosts it.", *STORY)).encode(
        "latin-1"
    )
    source = read(data, "page.xhtml")[0]
    assert isinstance(source, Source) and "Zürich" in str(source.text)
    assert HTML.recognises(Document("download", "d", data))
