"""Wrapped lines become paragraphs again; lines that stand for themselves stay."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactgraph.loaders.document import Document
from pactgraph.loaders.registry import loader_for
from pactgraph.loaders.wrapped_lines import joined, unwrapped
from pactgraph.ontology.claim import Claim

PROSE = (
    "Azure remains the exclusive host of stateless OpenAI APIs, both companies said on Friday in a "
    "joint statement. Microsoft invests $1 billion in OpenAI, and the companies have worked together "
    "since 2019 on many things that matter to customers. The statement is meant to calm those who asked "
    "what would change."
)


@pytest.mark.parametrize("width", [50, 65, 72, 80, 100, 120])
def test_prose_wrapped_at_any_width_is_whole_again(width: int) -> None:
    text = "\n\n".join("\n".join(textwrap.wrap(PROSE, width)) for _ in range(3))
    assert unwrapped(text) == "\n\n".join([PROSE] * 3)
    assert list(joined(textwrap.wrap(PROSE, width))) == [PROSE]


@pytest.mark.parametrize(
    "text",
    [
        "A paragraph that is a line, and says much more than that.\nAnother one, which is also a line.\n",
        "Big deal\n\nMicrosoft: $13 billion\nAmazon: $50 billion\nOracle: a lot\n",
        "# Heading of the whole thing that is long\n\nAzure hosts it.\nAWS hosts it too.\n",
        "- Azure hosts Frontier for as long as the companies agree\n- AWS hosts it as well\n",
        "| host | thing that is hosted by the host of that column |\n| azure | frontier |\n",
        "",
        "one line",
    ],
)
def test_lines_that_stand_for_themselves_stay(text: str) -> None:
    assert unwrapped(text) == text


def test_items_and_headings_among_wrapped_lines_stay() -> None:
    wrapped = "\n".join(textwrap.wrap(PROSE, 60))
    text = f"{wrapped}\n- an item\n- another one\n\n## Terms\n{wrapped}\n> quoted words\n"
    assert unwrapped(text).splitlines() == [
        PROSE, "- an item", "- another one", "", "## Terms", PROSE, "> quoted words",
    ]  # fmt: skip


def test_headings_and_items_of_a_page_are_not_of_the_paragraph_before() -> None:
    page = [
        "Azure remains the exclusive host of stateless OpenAI APIs, as both",
        "companies said on Friday, and nothing about this will be changed.",
        "1.2 What is this deal?",
        "It is what the companies agreed on, and it is about all that they",
        "do.",
        "• First, Azure hosts the APIs that keep no state for as long as it",
        "can.",
        "• Second, it ends.",
    ]
    assert list(joined(page)) == [
        f"{page[0]} {page[1]}",
        page[2],
        f"{page[3]} do.",
        f"{page[5]} can.",
        page[7],
    ]


@given(st.text(alphabet="ab .\n-A", max_size=400))
def test_every_character_keeps_its_place(text: str) -> None:
    found = unwrapped(text)
    assert len(found) == len(text)
    assert all(a == b or (a == "\n" and b == " ") for a, b in zip(text, found, strict=True))


@pytest.mark.parametrize(
    ("lines", "paragraph"),
    [
        (
            ["Azure remains the exclusive host of the infra-", "structure of OpenAI."],
            "the infrastructure of OpenAI.",
        ),
        (
            ["Its long-term deal stays; it is said that the long-", "term deal ends."],
            "the long-term deal ends.",
        ),
        (
            ["Azure remains the exclusive host of the infra\u00ad", "structure of OpenAI."],
            "the infrastructure of",
        ),
        (
            ["Azure remains the exclusive host of Microsoft-", "OpenAI systems."],
            "of Microsoft-OpenAI systems.",
        ),
        (["Azure remains the exclusive host of it, 2019-", "2026 included."], "of it, 2019-2026 included."),
    ],
)
def test_words_broken_at_the_end_of_a_line(lines: list[str], paragraph: str) -> None:
    [found] = joined(lines)
    assert paragraph in found


def test_a_wrapped_article_is_understood_across_its_lines() -> None:
    text = "\n".join(textwrap.wrap(PROSE, 38 + 10)) + "\n"
    document = Document("a.txt", "file:///a.txt", text.encode())
    source, *records = loader_for(document).read(document)
    claims = [record for record in records if isinstance(record, Claim)]
    assert ("Azure", "exclusive-host-of") in {(c.subject_name, c.relation) for c in claims}
    for claim in claims:
        start, end = claim.evidence.start, claim.evidence.end
        assert claim.evidence.quote.split() == text[start:end].split(), "offsets point into the file as well"
    assert getattr(source, "text", None) == PROSE + "\n"
