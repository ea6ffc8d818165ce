"""Front matter is read where it is right, and refused with its line where it is not."""

from __future__ import annotations

import pytest

from pactgraph.loaders.front_matter import FrontMatter, split_front_matter
from pactgraph.ontology.errors import MalformedSource
from pactgraph.ontology.partial_date import PartialDate


def test_all_fields_are_read() -> None:
    text = "---\ntitle: 'A: B'\nauthor: C\npublisher: D\npublished: 2026-04\nurl: https://e.org/\n---\nBody\n"
    front, body = split_front_matter(text, "a.md")
    assert front == FrontMatter("A: B", "C", "D", PartialDate(2026, 4), "https://e.org/")
    assert body == "Body\n"


@pytest.mark.parametrize(
    "text", ["No front matter.", "--- not one\n", "-----\na: b\n", "a\n---\nb: c\n---\n"]
)
def test_other_text_is_left_alone(text: str) -> None:
    assert split_front_matter(text, "a.md") == (FrontMatter(), text)


def test_an_empty_block_says_nothing() -> None:
    assert split_front_matter("---\n---\nBody", "a.md") == (FrontMatter(), "Body")


def test_fields_of_other_uses_are_left_out_and_named() -> None:
    text = "---\ntitle: A\ntags:\n  - b\nlicense: cc-by\ndate: 2026-04\n---\nBody"
    front, _ = split_front_matter(text, "a.md")
    assert front == FrontMatter("A", published=PartialDate(2026, 4), left_out=("tags", "license"))


def test_the_own_name_of_a_field_goes_before_another() -> None:
    front, _ = split_front_matter("---\ndate: 2025\npublished: 2026\n---\n", "a.md")
    assert front.published == PartialDate(2026)


@pytest.mark.parametrize(
    ("block", "problem"),
    [
        ("title: a\npublished: 2025-13-40", "a.md, line 3: published: the date '2025-13-40' does not exist"),
        ("published: next week", "a.md, line 2: published: 'next week' is not a date"),
        (
            "title: a\nauthour: b",
            "line 3: the front matter field 'authour' is not known; do you mean 'author'?",
        ),
        ("title: [", "the front matter is not YAML"),
        ("url: x\ntitle: [a, b]", "a.md, line 3: title should be text"),
        ("date: 2025-13-40", "a.md, line 2: published: the date '2025-13-40' does not exist"),
        ("just words", "should be lines of 'field: text'"),
        ("x: &a [*a, *a]", "the front matter"),
    ],
)
def test_a_wrong_block_is_refused(block: str, problem: str) -> None:
    with pytest.raises(MalformedSource) as raised:
        split_front_matter(f"---\n{block}\n---\nBody", "a.md")
    assert problem in str(raised.value)
