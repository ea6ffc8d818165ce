"""What the tests of the article reader share: reading a text and showing its claims as plain triples."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pactgraph.loaders.text import read_article
from pactgraph.ontology.claim import Claim
from pactgraph.ontology.partial_date import PartialDate
from pactgraph.ontology.source import Source

Read = Callable[..., list[Claim]]


@pytest.fixture(scope="session")
def read() -> Read:
    """Reads a text and returns its claims."""

    def reading(text: str, published: str | None = None, publisher: str | None = None) -> list[Claim]:
        day = PartialDate.parse(published) if published else None
        source = Source("test:article", text=text, published=day, publisher=publisher)
        return [record for record in read_article(source) if isinstance(record, Claim)]

    return reading
