"""Title, author, publisher and date of pages, by each of the routes on which pages tell them."""

from __future__ import annotations

import pytest

from pactgraph.loaders.page import PageFacts, page_facts, parsed

ARTICLE = (
    '"@type": "NewsArticle", "headline": "Azure keeps it", "datePublished": "2026-02-27T09:00:00Z", '
    '"author": {"@type": "Person", "name": "Jo Writer"}, '
    '"publisher": {"@type": "Organization", "name": "The Wire"}'
)
KNOWN = ("Azure keeps it", "Jo Writer", "The Wire", "2026-02-27")


def facts(head: str = "", body: str = "", url: str | None = None) -> PageFacts:
    return page_facts(parsed(f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"), url)


def told(found: PageFacts) -> tuple[str | None, str | None, str | None, str | None]:
    return found.title, found.author, found.publisher, str(found.published) if found.published else None


def script(json: str) -> str:
    """A script of JSON-LD, in which three points stand for the article."""
    return f'<script type="application/ld+json">{json.replace("...", ARTICLE)}</script>'


LINKED_DATA = {
    "an object": "{...}",
    "a list": '[{"@type": "BreadcrumbList"}, {...}]',
    "a graph": '{"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "Other"}, {...}]}',
    "types as a list": '{..., "@type": ["Article", "NewsArticle"]}',
    "a type as an address": '{..., "@type": "http://schema.org/NewsArticle"}',
    "the main entity of a page": '{"@type": "WebPage", "mainEntity": {...}}',
    "names as bare texts": '{"@type": "Article", "headline": "Azure keeps it", "author": "Jo Writer",'
    ' "publisher": "The Wire", "datePublished": "2026-02-27"}',
    "references into a graph": '{"@graph": [{"@type": "Person", "@id": "#jo", "name": "Jo Writer"},'
    ' {"@type": "Organization", "@id": "#wire", "name": "The Wire"}, {"@type": "Article",'
    ' "headline": "Azure keeps it", "author": {"@id": "#jo"}, "publisher": {"@id": "#wire"},'
    ' "datePublished": "2026-02-27"}]}',
    "within comment marks": "<!-- {...} -->",
    "within CDATA marks": "//<![CDATA[\n{...}\n//]]>",
}
BROKEN = {
    "a comma at the end": "{...,}",
    "single quotes": "{..., \"description\": 'It's Azure's \"own\" deal'}",
    "a line break in a text": '{"description": "one\ntwo", ...}',
    "cut off": '{..., "keywords": ["cloud", "hos',
    "no closing brace": "{...",
    "a second object behind it": "{...}, ",
}


@pytest.mark.parametrize("json", [*LINKED_DATA.values(), *BROKEN.values()], ids=[*LINKED_DATA, *BROKEN])
def test_json_ld_in_every_form_and_broken(json: str) -> None:
    assert told(facts(script(json))) == KNOWN


def test_json_ld_that_cannot_be_read_is_passed_over() -> None:
    head = script("%s not json {{{") + '<meta property="og:title" content="Azure keeps it">'
    assert facts(head).title == "Azure keeps it"
    assert facts(script("[" * 100_000) + "<title>Still here</title>").title == "Still here"


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="og:title" content="Azure keeps it"><meta property="og:site_name" content="The Wire">'
        '<meta property="article:published_time" content="2026-02-27T09:00:00+00:00">'
        '<meta property="article:author" content="Jo Writer">',
        '<meta name="title" content="Azure keeps it"><meta name="Author" content="Jo Writer">'
        '<meta name="publisher" content="The Wire"><meta name="DATE" content="27 February 2026">',
        '<meta name="DC.title" content="Azure keeps it"><meta name="dc.creator" content="Jo Writer">'
        '<meta name="dc.publisher" content="The Wire"><meta name="dcterms.issued" content="2026-02-27">',
        '<meta name="sailthru.title" content="Azure keeps it">'
        '<meta name="sailthru.author" content="By Jo Writer">'
        '<meta name="application-name" content="The Wire">'
        '<meta name="sailthru.date" content="2026-02-27 09:00:00">',
        '<meta itemprop="headline" content="Azure keeps it"><meta itemprop="author" content="Jo Writer">'
        '<meta property="og:site_name" content="The Wire">'
        '<meta itemprop="datePublished" content="2026-02-27">',
    ],
    ids=["OpenGraph", "plain names", "Dublin Core", "mailing services", "microdata"],
)
def test_meta_tags(head: str) -> None:
    assert told(facts(head)) == KNOWN


@pytest.mark.parametrize(
    "body",
    [
        '<h1>Azure keeps it</h1><p class="byline">By Jo Writer</p>'
        '<time datetime="2026-02-27T09:00">today</time>'
        "<footer>© 2026 The Wire. All rights reserved.</footer>",
        "<h1>Azure keeps it</h1><p>By Jo Writer</p><div class='PostDate'>27 February 2026, 9 am</div>"
        "<p>Copyright © 2019-2026 The Wire</p>",
        '<article><h1 itemprop="headline">Azure keeps it</h1><a rel="author" href="/jo">Jo Writer</a>'
        '<span itemprop="datePublished" content="2026-02-27">Friday</span></article>'
        "<small>(c) The Wire</small>"
        "<small>Copyright 2026 by The Wire, all rights reserved</small>",
        '<h1>Azure keeps it</h1><span class="author vcard"><a class="url fn" href="/jo">Jo Writer</a></span>'
        '<abbr class="entry-date" title="x">February 27, 2026</abbr><div itemprop="publisher" itemscope>'
        '<meta itemprop="name" content="The Wire"></div><p>© 2026 Some Platform</p>',
        '<h1>Azure keeps it</h1><div class="article-byline">By Jo Writer | Feb. 27, 2026 9:00 AM</div>'
        '<div class="published">Published 27.02.2026</div><p>© The Wire | Imprint</p>',
    ],
)
def test_what_a_reader_sees(body: str) -> None:
    assert told(facts(body=body)) == KNOWN


def test_nothing_told_is_nothing_invented() -> None:
    assert facts(body="<p>Azure hosts Frontier.</p>") == PageFacts()


@pytest.mark.parametrize(
    ("said", "body", "url", "day"),
    [
        ("2026-02-28T01:53:14Z", "<p class='date'>Feb. 27, 2026 5:53 PM</p>", None, "2026-02-27"),
        ("2026-02-28T01:53:14Z", "", "https://e.org/2026/02/27/deal", "2026-02-27"),
        ("2026-02-28T01:53:14+00:00", "", "https://e.org/story/2026-02-27/deal", "2026-02-27"),
        ("2026-02-27T23:53:14-08:00", "", None, "2026-02-27"),
        ("2026-02-28T01:53:14Z", "<p class='date'>Feb. 3, 2026</p>", None, "2026-02-28"),
        ("2026-02-28", "<p class='date'>Feb. 27, 2026</p>", None, "2026-02-28"),
        ("20260227T090000Z", "", None, "2026-02-27"),
        ("Fri, 27 Feb 2026 09:00:00 GMT", "", None, "2026-02-27"),
        ("2026-02", "", None, "2026-02"),
        ("2026", "", None, "2026"),
        ("2026-02-31T00:00:00Z", "", None, None),
        ("yesterday", "", None, None),
        ("", "", "https://e.org/2026/2/27/deal", "2026-02-27"),
    ],
)
def test_the_day_is_that_of_the_publishers_calendar(
    said: str, body: str, url: str | None, day: str | None
) -> None:
    published = facts(f'<meta property="article:published_time" content="{said}">', body, url).published
    assert (str(published) if published else None) == day


def test_a_date_of_change_is_no_date_of_publication() -> None:
    head = script('{"@type": "Article", "headline": "A headline", "dateModified": "2026-03-01"}')
    assert facts(head + '<meta property="article:modified_time" content="2026-03-01">').published is None


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        (
            "<title>Azure keeps it | The Wire</title>" + script("{...}"),
            "",
            "Azure keeps it",
        ),
        (
            "<title>Azure keeps it - The Wire</title>",
            "<h1>Azure keeps it</h1>",
            "Azure keeps it",
        ),
        ("<title>AWS - Azure - a war</title>", "", "AWS - Azure - a war"),
        (
            '<meta property="og:title" content="Azure keeps it – Wire">'
            '<meta property="og:site_name" content="Wire">',
            "",
            "Azure keeps it",
        ),
        (script("{...}"), "<h1>The Wire</h1>", "Azure keeps it"),
        ("<title>Deal</title>", "<svg><title>Share</title></svg>", "Deal"),
    ],
)
def test_the_title_is_that_of_the_article(head: str, body: str, title: str) -> None:
    assert facts(head, body).title == title


@pytest.mark.parametrize(
    ("head", "body", "author"),
    [
        ('<meta name="author" content="jo-w">', "", None),
        (
            '<meta name="author" content="https://e.org/people/jo">',
            "<p class='byline'>By Jo Writer</p>",
            "Jo Writer",
        ),
        ('<meta name="author" content="Ann Editor">', "<p class='byline'>By Jo Writer</p>", "Jo Writer"),
        (
            '<meta name="author" content="Jo Writer">',
            "<p class='byline'>Jo Writer @jo / 2 days</p>",
            "Jo Writer",
        ),
        (
            '<meta name="author" content="Jo Writer"><meta name="author" content="Ann Other">',
            "",
            "Jo Writer, Ann Other",
        ),
        (
            '<meta name="author" content="admin">',
            "<p>By Jo Writer and Ann Other</p>",
            "Jo Writer and Ann Other",
        ),
        (
            "",
            "<p>By 2027 the deal ends.</p><p>By far the largest deal of the year is that of Azure.</p>",
            None,
        ),
    ],
)
def test_the_author_is_a_name_and_the_byline_confirms_it(head: str, body: str, author: str | None) -> None:
    assert facts(head, body).author == author


def test_the_address_is_the_canonical_one() -> None:
    link = (
        '<link rel="canonical" href="/news/deal"><meta property="og:url" content="https://other.example/x">'
    )
    assert facts(link, url="https://e.org/news/deal?utm=1").url == "https://e.org/news/deal"
    assert (
        facts('<link rel="canonical" href="/">', url="https://e.org/news/deal").url
        == "https://e.org/news/deal"
    )


@pytest.mark.parametrize(
    ("paid", "free"),
    [
        ('"isAccessibleForFree": false', False),
        ('"isAccessibleForFree": "False"', False),
        ('"isAccessibleForFree": true', True),
        ('"hasPart": {"@type": "WebPageElement", "isAccessibleForFree": "False"}', False),
        ('"hasPart": [{"isAccessibleForFree": false}]', False),
    ],
)
def test_a_page_for_subscribers_says_so_to_machines(paid: str, free: bool) -> None:
    assert facts(script("{..., " + paid + "}")).free is free


@pytest.mark.parametrize(
    ("words", "free"),
    [
        ("Subscribe to <b>continue</b> reading.", False),
        ("Already a subscriber? Log in", False),
        ("This article is for subscribers only.", False),
        ("This story is exclusively for members", False),
        ("Subscribe to our newsletter", True),
        ("Subscribers of ChatGPT pay $20.", True),
        ("<script>'Subscribe to read'</script>", True),
    ],
)
def test_a_page_for_subscribers_says_so_to_readers(words: str, free: bool) -> None:
    assert facts(body=f"<p>Azure hosts Frontier.</p><div>{words}</div>").free is free
