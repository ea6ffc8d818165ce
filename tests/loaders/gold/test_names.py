"""Which gold entity a name stands for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactgraph.loaders.gold.document import GoldEntity
from pactgraph.loaders.gold.names import Names, content_words, normal

NAMES = Names(
    [
        GoldEntity("OpenAI", "Company", ("the AI lab",)),
        GoldEntity("Amazon Web Services", "CloudPlatform"),
        GoldEntity("Meta", "Company"),
        GoldEntity("stateless OpenAI APIs", "API", ("APIs",)),
        GoldEntity("Series F round", "Round"),
        GoldEntity("Series G round", "Round"),
    ]
)


@pytest.mark.parametrize(
    ("name", "entities"),
    [
        ("OpenAI", {"OpenAI"}),
        ("openai", {"OpenAI"}),
        ("OpenAI, Inc.", {"OpenAI"}),
        ("OpenAI’s", {"OpenAI"}),
        ("The AI Lab", {"OpenAI"}),
        ("AWS", {"Amazon Web Services"}),
        ("Facebook", {"Meta"}),
        ("Amazon Services", {"?amazon services"}),  # a company matches by a whole name only
        ("the stateless API of OpenAI", {"stateless OpenAI APIs"}),
        ("stateless APIs", {"stateless OpenAI APIs"}),
        ("API", {"stateless OpenAI APIs"}),
        ("stateful things", {"?stateful things"}),
        ("Series F", {"Series F round"}),
        ("round", {"?round"}),
        ("Acme", {"?acme"}),
        ("", {"?"}),
    ],
)
def test_a_name_stands_for(name: str, entities: set[str]) -> None:
    assert NAMES.standing_for(name) == entities


@given(st.text(max_size=30))
def test_any_text_is_normal_once_and_has_an_answer(text: str) -> None:
    assert NAMES.standing_for(text)
    assert content_words(text) == content_words(f"the {text}")
    assert normal(f" {text} ") == normal(text)
