"""Web pages: main text and metadata, read like any article."""

from __future__ import annotations

import pytest

from pactgraph.loaders.document import Document
from pactgraph.loaders.html import HTML
from pactgraph.ontology.claim import Claim
from pactgraph.ontology.errors import MalformedSource
from pactgraph.ontology.source import Source

PAGE = """<!DOCTYPE html><html lang="en"><head><title>Azure keeps stateless APIs - Example Wire</title>
<meta property="og:title" content="Azure keeps stateless APIs">
<meta property="og:site_name" content="Example Wire"><meta name="author" content="Jo Writer">
<meta property="article:published_time" content="2026-02-27T09:00:00Z"></head>
<body><nav><a href="/">Home</a> <a href="/login">Sign in</a></nav>
<article><h1>Azure keeps stateless APIs</h1>
<p>Azure remains the exclusive host of stateless OpenAI APIs, both companies said on Friday.</p>
<p>Microsoft invests $1 billion in OpenAI &amp; licenses its models. The companies have worked together since
2019, and the statement is meant to calm customers who asked what would change.</p></article>
<script>var tracking = "Oracle hosts Frontier";</script><footer>All rights reserved</footer></body></html>"""


def test_a_page_gives_its_metadata_and_main_text() -> None:
    source, *others = HTML.read(Document("page.html", "file:///page.html", PAGE.encode()))
    assert isinstance(source, Source) and source.text is not None
    assert (source.title, source.author, source.publisher) == (
        "Azure keeps stateless APIs",
        "Jo Writer",
        "Example Wire",
    )
    assert str(source.published) == "2026-02-27"
    assert "Sign in" not in source.text and "Oracle" not in source.text
    claims = [record for record in others if isinstance(record, Claim)]
    assert ("Azure", "exclusive-host-of") in {(c.subject_name, c.relation) for c in claims}
    for claim in claims:
        assert source.text[claim.evidence.start : claim.evidence.end] == claim.evidence.quote


def test_a_page_without_text_says_so() -> None:
    with pytest.raises(MalformedSource, match="no main text is found"):
        list(HTML.read(Document("page.html", "file:///page.html", b"<html><body></body></html>")))


ABOUT = """<html><head><title>About us</title><script type="application/ld+json">
{"@context": "https://schema.org", "@graph": [{"@type": "WebPage", "name": "About us", 
 "about": {"@id": "#us"}},
 {"@type": "Corporation", "@id": "#us", "name": "Halcyon Labs", "parentOrganization":
 {"@type": "Corporation", "name": "Borealis Bank"}, "founder": [{"@type": "Person", "name": "Jo Doe"}]}]}
</script></head><body><main><p>Halcyon Labs makes instruments for people who like to measure the weather
at home.</p></main></body></html>"""


def test_what_a_page_tells_of_organizations_in_json_ld_is_read() -> None:
    document = Document("about.html", "file:///about.html", ABOUT.encode())
    found = list(HTML.read(document))
    claims = {(c.subject_name, c.relation, c.object_name) for c in found if isinstance(c, Claim)}
    assert ("Halcyon Labs", "subsidiary-of", "Borealis Bank") in claims
    page, inner = (record for record in found if isinstance(record, Source))
    assert inner.within == page.iri
    assert all(claim.source == inner.iri for claim in found if isinstance(claim, Claim))


def test_the_json_ld_of_an_article_tells_of_its_publisher_and_is_no_claim() -> None:
    text = ABOUT.replace('"WebPage"', '"NewsArticle"')
    found = HTML.read(Document("news.html", "file:///news.html", text.encode()))
    assert not [record for record in found if isinstance(record, Claim)]
